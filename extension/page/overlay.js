/**
 * The badge beside the name, and the panel that it opens. One plain element, last in the document and outside of
 * LinkedIn's own tree, with a closed shadow root.
 */
(() => {
  /** A screen reader hears what changes in a part that it knows already. */
  const HEARD_AFTER_MS = 100;
  const SPOT_MS = 2_000;
  const SPOT_MARGIN = 6;
  /** LinkedIn's own listeners have no business with what happens on the badge. */
  const KEPT_IN =
    'click dblclick auxclick contextmenu mousedown mouseup mousemove mouseover mouseout pointerdown pointerup pointermove pointerover pointerout touchstart touchend touchmove keydown keyup keypress focusin focusout input change copy selectstart wheel'.split(
      ' ',
    );
  const MOVES = ['scroll', 'resize', 'load'];
  const ON_ALL = { capture: true, passive: true };

  /** @param {string} css */
  function sheetOf(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  }

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag @param {string} className @param {Record<string, string>} [attributes]
   */
  function make(tag, className, attributes = {}) {
    const element = document.createElement(tag);
    element.className = className;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  /** Keeps what happens in a shadow root from the page. @param {ShadowRoot} root */
  function keepIn(root) {
    for (const type of KEPT_IN) root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }

  class Overlay {
    #host = document.createElement('div');
    #root;
    #badge = make('button', 'badge', { type: 'button', 'aria-expanded': 'false', 'aria-haspopup': 'dialog' });
    #sheet = make('div', 'sheet', { role: 'dialog', 'aria-labelledby': 'word', tabindex: '-1' });
    #spot = make('div', 'spot');
    #status = make('div', 'sr', { role: 'status' });
    #findName;
    #on;
    /** @type {import('../types.d.ts').View | null} */
    #view = null;
    #viewText = '';
    /** What was said last. */
    #news = '';
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #sayTimer;
    #frame = 0;
    #hasRoom = true;
    #isDocked = false;
    /** @type {Element | null} */
    #spotted = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #spotTimer;
    #soon = () => {
      this.#frame ||= requestAnimationFrame(() => this.place());
    };

    /** @param {import('../types.d.ts').OverlayOptions} options */
    constructor({ name, on, mode = 'closed' }) {
      const { tokens, panel, overlay } = globalThis.WhosAsking.styles;
      this.#findName = name;
      this.#on = { ...on, onClose: () => this.close(), onGoTo: (/** @type {number} */ anchor) => this.#makeRoom(() => on.onGoTo(anchor)) };
      this.#root = this.#host.attachShadow({ mode });
      this.#root.adoptedStyleSheets = [tokens, panel, overlay].map(sheetOf);
      for (const part of [this.#badge, this.#sheet, this.#spot]) part.hidden = true;
      this.#root.append(this.#badge, this.#sheet, this.#spot, this.#status);
      this.#listen();
    }

    #listen() {
      keepIn(this.#root);
      this.#root.addEventListener('keydown', (event) => {
        if (/** @type {KeyboardEvent} */ (event).key === 'Escape') this.close();
      });
      this.#badge.addEventListener('click', () => (this.#sheet.hidden ? this.open() : this.close()));
      for (const type of MOVES) window.addEventListener(type, this.#soon, ON_ALL);
    }

    open() {
      if (!this.#view) return;
      this.#sheet.hidden = false;
      this.#badge.setAttribute('aria-expanded', 'true');
      this.place();
      this.#sheet.scrollTop = 0;
      this.#sheet.focus({ preventScroll: true });
    }

    close() {
      if (this.#sheet.hidden) return;
      const hadFocus = this.#root.activeElement !== null;
      this.#sheet.hidden = true;
      this.#isDocked = false;
      this.#badge.setAttribute('aria-expanded', 'false');
      if (hadFocus) this.#badge.focus({ preventScroll: true });
      this.place();
    }

    /** @param {import('../types.d.ts').View} view */
    show(view) {
      const text = JSON.stringify(view);
      if (text === this.#viewText) return;
      this.#view = view;
      this.#viewText = text;
      this.#drawBadge(view);
      this.#drawSheet(view);
      this.place();
      this.#say(view);
    }

    /** Each verdict is said once: another sentence under the same word is no news. @param {import('../types.d.ts').View} view */
    #say({ announcement, news }) {
      if (announcement === '' || news === this.#news) return;
      this.#news = news;
      clearTimeout(this.#sayTimer);
      this.#sayTimer = setTimeout(() => {
        this.#status.textContent = announcement;
      }, HEARD_AFTER_MS);
    }

    /** @param {import('../types.d.ts').View} view */
    #drawBadge({ tone, word, provisional, provisionalLabel, language, dir, headings }) {
      const label = make('span', 'label');
      label.textContent = word;
      const soFar = make('span', 'so-far');
      soFar.textContent = provisionalLabel;
      const hint = make('span', 'sr');
      hint.textContent = headings.open;
      this.#badge.lang = language;
      this.#badge.dir = dir;
      this.#badge.dataset.tone = tone;
      this.#spot.dataset.tone = tone;
      this.#badge.dataset.provisional = String(provisional);
      this.#badge.replaceChildren(globalThis.WhosAsking.panel.icon(tone), label, ...(provisional ? [soFar] : []), hint);
    }

    /** Draws the panel anew; the place in it and the focus stay. @param {import('../types.d.ts').View} view */
    #drawSheet(view) {
      const { scrollTop } = this.#sheet;
      const focused = /** @type {HTMLElement | null} */ (this.#root.activeElement);
      const had = this.#sheet.contains(focused) ? focused : null;
      // Only where it stands follows the page; the words follow their own language, whichever way the page is written.
      this.#sheet.lang = view.language;
      this.#sheet.dir = view.dir;
      this.#status.lang = view.language;
      this.#status.dir = view.dir;
      this.#sheet.replaceChildren(globalThis.WhosAsking.panel.draw(view, this.#on, this.#sheet));
      this.#sheet.scrollTop = scrollTop;
      if (had && !globalThis.WhosAsking.panel.focusAgain(this.#sheet, had)) this.#sheet.focus({ preventScroll: true });
    }

    /** @param {() => void} andGo */
    #makeRoom(andGo) {
      // On a narrow window the panel would lie over the place; on a wide one it makes room and stays.
      if (globalThis.WhosAsking.place.isNarrow()) this.close();
      else this.#isDocked = true;
      andGo();
    }

    place() {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      if (document.documentElement.lastElementChild !== this.#host) document.documentElement.append(this.#host);
      const name = this.#view?.onPage ? this.#findName() : null;
      this.#badge.hidden = !name || name.getClientRects().length === 0;
      if (name && !this.#badge.hidden) this.#placeBadge(name);
      if (!this.#view?.onPage) this.close();
      if (!this.#sheet.hidden) Object.assign(this.#sheet.style, globalThis.WhosAsking.place.ofSheet(this.#badge.getBoundingClientRect(), this.#isDocked));
      this.#placeSpot();
    }

    /** @param {Element} name */
    #placeBadge(name) {
      const size = this.#badge.getBoundingClientRect();
      const { left, top, hasRoom, isSeen } = globalThis.WhosAsking.place.ofBadge(name, size, this.#host, this.#hasRoom);
      const from = this.#host.getBoundingClientRect();
      this.#hasRoom = hasRoom;
      this.#badge.style.transform = `translate(${Math.round(left - from.left)}px, ${Math.round(top - from.top)}px)`;
      // Never over LinkedIn's toolbar or dialogs; but the keyboard reaches it anywhere, and then it shows.
      this.#badge.classList.toggle('unseen', !isSeen);
    }

    /** Shows a place on the page for a moment; drawn here, not there. @param {Element} element */
    point(element) {
      clearTimeout(this.#spotTimer);
      this.#spotted = element;
      this.#spotTimer = setTimeout(() => {
        this.#spotted = null;
        this.#placeSpot();
      }, SPOT_MS);
      this.place();
    }

    #placeSpot() {
      const rect = this.#spotted?.getBoundingClientRect();
      this.#spot.hidden = !rect;
      if (!rect) return;
      const { left, top, width, height } = rect;
      Object.assign(this.#spot.style, {
        left: `${left - SPOT_MARGIN}px`,
        top: `${top - SPOT_MARGIN}px`,
        width: `${width + 2 * SPOT_MARGIN}px`,
        height: `${height + 2 * SPOT_MARGIN}px`,
      });
    }

    remove() {
      cancelAnimationFrame(this.#frame);
      clearTimeout(this.#spotTimer);
      clearTimeout(this.#sayTimer);
      for (const type of MOVES) window.removeEventListener(type, this.#soon, ON_ALL);
      this.#host.remove();
    }
  }

  globalThis.WhosAsking = Object.assign(globalThis.WhosAsking ?? {}, {
    overlay: { create: (/** @type {import('../types.d.ts').OverlayOptions} */ options) => new Overlay(options), keepIn, make, sheetOf },
  });
})();
