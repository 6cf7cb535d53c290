/**
 * A small mark on each person's card of the invitations page, and the summary above the list. Like the badge: one plain
 * element outside of LinkedIn's own tree, with a closed shadow root, placed by rectangles; nothing of the page moves.
 */
(() => {
  const { overlay, place, panel, styles } = globalThis.WhosAsking;
  /** A screen reader hears what changes in a part that it knows already. */
  const HEARD_AFTER_MS = 100;
  const GAP = 8;
  const BELOW_TOOLBAR = 64;
  const MOVES = ['scroll', 'resize', 'load'];
  const ON_ALL = { capture: true, passive: true };
  const STEPS = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 });

  /** The line with the name on a card: where the first link with words stands; words beside a photo are for screen readers. @param {Element} card */
  function lineOf(card) {
    const links = [...card.querySelectorAll('a[href*="/in/"]')].filter((each) => /\S/.test(each.textContent ?? ''));
    const link = links.find((each) => !each.querySelector('img, figure')) ?? links[0];
    return (
      link?.closest('p, .invitation-card__tvm-title, .invitation-card__title') ?? link?.querySelector('.invitation-card__title, p, strong') ?? link ?? card
    );
  }

  class Marks {
    #host = document.createElement('div');
    #root = this.#host.attachShadow({ mode: 'closed' });
    #layer = overlay.make('div', 'marks', { role: 'group' });
    #bar = overlay.make('div', 'bar', { role: 'group' });
    #tip = overlay.make('div', 'tip', { 'aria-hidden': 'true' });
    #status = overlay.make('div', 'sr', { role: 'status' });
    #findList;
    /** @type {import('../types.d.ts').PlacedMark[]} */
    #marks = [];
    #part = '';
    #viewText = '';
    #frame = 0;
    #isMeasured = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #sayTimer;
    /** @type {import('../types.d.ts').PlacedMark | null} */
    #told = null;
    #soon = () => {
      this.#frame ||= requestAnimationFrame(() => this.place());
    };

    /** @param {{ list(): Element | null }} options list: what the invitations stand in */
    constructor({ list }) {
      this.#findList = list;
      this.#root.adoptedStyleSheets = [styles.tokens, styles.marks].map(overlay.sheetOf);
      this.#tip.hidden = true;
      this.#root.append(this.#bar, this.#layer, this.#tip, this.#status);
      overlay.keepIn(this.#root);
      this.#root.addEventListener('keydown', (event) => this.#press(/** @type {KeyboardEvent} */ (event)));
      for (const type of MOVES) window.addEventListener(type, this.#soon, ON_ALL);
    }

    /**
     * @param {import('../types.d.ts').InvitationsView} view
     * @param {(anchor: number) => Element | undefined} cardOf
     */
    show(view, cardOf) {
      const cards = view.marks.map(({ anchor }) => (anchor === null ? undefined : cardOf(anchor)));
      const isSame = this.#viewText === JSON.stringify(view) && this.#marks.every(({ card }, at) => card === cards[at]);
      if (isSame) return;
      this.#viewText = JSON.stringify(view);
      this.#drawBar(view);
      this.#drawMarks(view, cards);
      this.place();
      clearTimeout(this.#sayTimer);
      this.#sayTimer = setTimeout(() => this.#say(view.announcement), HEARD_AFTER_MS);
    }

    /** @param {string} announcement */
    #say(announcement) {
      if (this.#status.textContent !== announcement) this.#status.textContent = announcement;
    }

    /** The summary. Pressing a part shows its marks alone; the list itself stays as it is. @param {import('../types.d.ts').InvitationsView} view */
    #drawBar({ parts, sentence, title, language, dir }) {
      const focused = /** @type {HTMLElement | null} */ (this.#root.activeElement)?.dataset.part;
      if (!parts.some(({ id }) => id === this.#part)) this.#part = '';
      for (const own of [this.#bar, this.#layer, this.#tip, this.#status]) Object.assign(own, { lang: language, dir });
      this.#bar.setAttribute('aria-label', title);
      this.#layer.setAttribute('aria-label', title);
      const count = overlay.make('span', 'count');
      count.textContent = sentence;
      this.#bar.replaceChildren(count, ...parts.map((part) => this.#chip(part)));
      if (focused) /** @type {HTMLElement | null} */ (this.#bar.querySelector(`[data-part="${CSS.escape(focused)}"]`))?.focus({ preventScroll: true });
    }

    /** @param {import('../types.d.ts').PartView} part */
    #chip({ id, title, count, tone }) {
      const chip = overlay.make('button', 'chip', { type: 'button', 'aria-pressed': String(id === this.#part), title });
      chip.dataset.part = id;
      chip.dataset.tone = tone;
      const words = overlay.make('span', 'words');
      words.textContent = title;
      const number = overlay.make('b', '');
      number.textContent = count;
      chip.append(words, number);
      chip.addEventListener('click', () => this.#filter(id === this.#part ? '' : id));
      return chip;
    }

    /** @param {string} part '' shows all */
    #filter(part) {
      this.#part = part;
      for (const chip of this.#bar.querySelectorAll('.chip'))
        chip.setAttribute('aria-pressed', String(/** @type {HTMLElement} */ (chip).dataset.part === part));
      this.#hideTip();
      this.#rove(0);
      this.place();
    }

    /** @param {import('../types.d.ts').InvitationsView} view @param {Array<Element | undefined>} cards */
    #drawMarks(view, cards) {
      const focused = this.#marks.find(({ button }) => button === this.#root.activeElement)?.card;
      this.#hideTip();
      this.#marks = view.marks.flatMap((mark, at) => {
        const card = cards[at];
        return card ? [{ view: mark, card, line: lineOf(card), button: this.#mark(mark), width: 0 }] : [];
      });
      this.#layer.replaceChildren(...this.#marks.map(({ button }) => button));
      this.#isMeasured = false;
      this.#rove(0);
      if (focused) this.#marks.find(({ card }) => card === focused)?.button.focus({ preventScroll: true });
    }

    /** @param {import('../types.d.ts').MarkView} view */
    #mark(view) {
      const button = overlay.make('button', 'mark', { type: 'button', 'aria-label': view.label, tabindex: '-1' });
      button.dataset.tone = view.tone;
      const word = overlay.make('span', 'word');
      word.textContent = view.word;
      button.append(panel.icon(view.tone), word);
      const isThis = () => this.#marks.find((mark) => mark.button === button) ?? null;
      button.addEventListener('focus', () => this.#bringIn(isThis()));
      for (const type of ['pointerenter', 'focus', 'click']) button.addEventListener(type, () => this.#tell(isThis()));
      for (const type of ['pointerleave', 'blur']) button.addEventListener(type, () => this.#hideTip());
      return button;
    }

    // -------------------------------------------------------------------------------------------- by keyboard

    /** The marks that the pressed part leaves. */
    get #shown() {
      return this.#marks.filter(({ view }) => this.#part === '' || view.parts.includes(this.#part));
    }

    /** One stop for the Tab key; arrows go from mark to mark. @param {number} at */
    #rove(at) {
      for (const { button } of this.#marks) button.tabIndex = -1;
      const stop = this.#shown[at];
      if (stop) stop.button.tabIndex = 0;
    }

    /** @param {KeyboardEvent} event */
    #press(event) {
      if (event.key === 'Escape') this.#hideTip();
      const shown = this.#shown;
      const here = shown.findIndex(({ button }) => button === this.#root.activeElement);
      const step = STEPS[event.key];
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? shown.length - 1 : here + (step ?? 0);
      const next = shown[to];
      if (here < 0 || to === here || !next) return;
      event.preventDefault();
      this.#rove(to);
      // The reader asked for this card: it may have to come into view.
      next.card.scrollIntoView({ block: 'nearest' });
      this.place();
      next.button.focus({ preventScroll: true });
    }

    /** The keyboard came to a mark whose card is out of sight. @param {import('../types.d.ts').PlacedMark | null} mark */
    #bringIn(mark) {
      if (!mark?.button.classList.contains('unseen')) return;
      mark.card.scrollIntoView({ block: 'nearest' });
      this.place();
    }

    // -------------------------------------------------------------------------------------------- the reason

    /** @param {import('../types.d.ts').PlacedMark | null} mark */
    #tell(mark) {
      if (!mark) return;
      this.#told = mark;
      const { view } = mark;
      const head = overlay.make('b', 'head');
      head.textContent = view.word;
      const why = overlay.make('span', 'why');
      why.textContent = view.sentence;
      const quotes = view.quotes.map((text) => {
        const quote = overlay.make('q', '');
        quote.textContent = text;
        return quote;
      });
      this.#tip.dataset.tone = view.tone;
      this.#tip.replaceChildren(head, why, ...quotes);
      this.#tip.hidden = false;
      this.#placeTip();
    }

    #hideTip() {
      this.#told = null;
      this.#tip.hidden = true;
    }

    #placeTip() {
      if (!this.#told) return;
      const mark = this.#told.button.getBoundingClientRect();
      const size = this.#tip.getBoundingClientRect();
      const isBelow = mark.bottom + GAP + size.height < window.innerHeight;
      const left = Math.min(Math.max(GAP, this.#tip.dir === 'rtl' ? mark.right - size.width : mark.left), window.innerWidth - size.width - GAP);
      Object.assign(this.#tip.style, { left: `${left}px`, top: `${isBelow ? mark.bottom + GAP : mark.top - GAP - size.height}px` });
    }

    // -------------------------------------------------------------------------------------------- places

    /** One look at all rectangles, then one writing: however many cards there are, the page is laid out once. */
    place() {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      if (document.documentElement.lastElementChild !== this.#host) document.documentElement.append(this.#host);
      const list = this.#findList();
      if (!this.#isMeasured) this.#measure();
      const from = this.#host.getBoundingClientRect();
      const bounds = list && place.boundsOf(list);
      const places = this.#marks.map((mark) => (bounds ? this.#placeOf(mark, bounds) : null));
      const above = list && place.above(list, this.#bar.getBoundingClientRect(), this.#host);
      for (const [at, { button }] of this.#marks.entries()) {
        const to = places[at];
        // The one stop of the Tab key is reached wherever its card is.
        button.hidden = !to && button.tabIndex !== 0;
        button.classList.toggle('unseen', !to);
        if (!to) continue;
        button.classList.toggle('compact', to.isCompact);
        button.style.transform = `translate(${Math.round(to.left - from.left)}px, ${Math.round(to.top - from.top)}px)`;
      }
      this.#bar.hidden = !list || this.#marks.length < 2; // of one, the mark says it all
      this.#bar.classList.toggle('floating', !above);
      this.#bar.style.transform = above ? `translate(${Math.round(above.left - from.left)}px, ${Math.round(above.top - from.top)}px)` : '';
      this.#placeTip();
    }

    #measure() {
      for (const { button } of this.#marks) {
        button.hidden = false;
        button.classList.remove('compact');
      }
      for (const mark of this.#marks) mark.width = mark.button.offsetWidth;
      this.#isMeasured = this.#marks.length === 0 || this.#marks.some(({ width }) => width > 0);
    }

    /** @param {import('../types.d.ts').PlacedMark} mark @param {import('../types.d.ts').Bounds} bounds */
    #placeOf(mark, bounds) {
      if (this.#part !== '' && !mark.view.parts.includes(this.#part)) return null;
      const found = place.ofMark(mark, bounds, this.#host);
      if (found || mark.button !== this.#root.activeElement) return found;
      // The keyboard is on it: it shows wherever its card is.
      return { left: mark.card.getBoundingClientRect().left, top: BELOW_TOOLBAR, isCompact: false };
    }

    remove() {
      cancelAnimationFrame(this.#frame);
      clearTimeout(this.#sayTimer);
      for (const type of MOVES) window.removeEventListener(type, this.#soon, ON_ALL);
      this.#host.remove();
    }
  }

  globalThis.WhosAsking = Object.assign(globalThis.WhosAsking ?? {}, {
    marks: { create: (/** @type {{ list(): Element | null }} */ options) => new Marks(options) },
  });
})();
