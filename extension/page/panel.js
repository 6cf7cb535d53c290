/** Draws what is known of a page: the verdict, why, and what to do next. Nodes by DOM calls only; shared with the popup. */
(() => {
  const SVG = 'http://www.w3.org/2000/svg';

  /** Shape and glyph of each tone: to tell apart without colour. @type {Record<import('../types.d.ts').Tone, { shape: string, glyph: string }>} */
  const TONES = {
    accept: { shape: 'M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z', glyph: 'm7 12.4 3.4 3.4L17 9' },
    look_closer: {
      shape: 'M10.2 1.8a2.6 2.6 0 0 1 3.6 0l8.4 8.4a2.6 2.6 0 0 1 0 3.6l-8.4 8.4a2.6 2.6 0 0 1-3.6 0l-8.4-8.4a2.6 2.6 0 0 1 0-3.6Z',
      glyph: 'M11 7.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Zm2.6 6.1 2.9 2.9',
    },
    ignore: { shape: 'M5 2h14a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3Z', glyph: 'M7 12h10' },
    none: { shape: 'M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z', glyph: 'M9.2 9.2a2.9 2.9 0 1 1 4.4 2.5c-1 .6-1.6 1.2-1.6 2.3m0 3v.1' },
    checking: { shape: '', glyph: '' },
    off: { shape: '', glyph: '' },
  };

  const MARKS = {
    passed: 'm5 10.5 3.2 3.2L15 7',
    failed: 'm6 6 8 8m0-8-8 8',
    unknown: 'M7.6 7.6a2.4 2.4 0 1 1 3.7 2c-.9.6-1.3 1-1.3 2m0 2.6v.1',
    hard: 'M10 4.5v7m0 3.4v.1',
    strong: 'M10 4.5v7m0 3.4v.1',
    weak: 'M10 4.5v7m0 3.4v.1',
    note: 'M10 9v6m0-9.5v.1',
    not_counted: 'M6 10h8',
  };

  /**
   * @param {string} tag
   * @param {Record<string, string | boolean | ((event: Event) => void)>} [props] attributes; functions become listeners
   * @param {...(Node | string | null | undefined | false)} children
   */
  function element(tag, props = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) {
      if (typeof value === 'function') node.addEventListener(name, value);
      else if (value !== false) node.setAttribute(name, value === true ? '' : value);
    }
    node.append(...children.flatMap((child) => child || []));
    return node;
  }

  /** @param {string} size @param {...Record<string, string>} paths @returns {SVGSVGElement} */
  function drawing(size, ...paths) {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
    svg.setAttribute('aria-hidden', 'true');
    for (const attributes of paths) {
      const path = document.createElementNS(SVG, 'path');
      for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
      svg.append(path);
    }
    return svg;
  }

  const LINE = { fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  const SHEETS = {
    ...LINE,
    d: 'M7.5 6.5h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-8a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1ZM13.5 6.5v-2a1 1 0 0 0-1-1h-8a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h2',
    stroke: 'currentColor',
    'stroke-width': '1.5',
  };

  const CROSS = { ...LINE, d: 'm5.5 5.5 9 9m0-9-9 9', stroke: 'currentColor', 'stroke-width': '1.6' };

  /** The picture of a tone. @param {import('../types.d.ts').Tone} tone */
  function icon(tone) {
    const ring = 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Z';
    if (tone === 'checking') {
      return drawing(
        '24',
        { ...LINE, d: ring, stroke: 'var(--line)', 'stroke-width': '3' },
        { ...LINE, d: 'M12 2a10 10 0 0 1 10 10', stroke: 'var(--solid)', 'stroke-width': '3', class: 'spin' },
      );
    }
    if (tone === 'off') return drawing('24', { ...LINE, d: `${ring}M5.2 18.8 18.8 5.2`, stroke: 'var(--solid)', 'stroke-width': '2.4' });
    const { shape, glyph } = TONES[tone];
    return drawing('24', { d: shape, fill: 'var(--solid)' }, { ...LINE, d: glyph, stroke: 'var(--glyph)', 'stroke-width': '2.2' });
  }

  /** @param {import('../types.d.ts').Mark} name */
  function mark(name) {
    const svg = drawing('20', { ...LINE, d: MARKS[name], stroke: 'currentColor', 'stroke-width': '2' });
    svg.setAttribute('class', `mark-${name}`);
    return svg;
  }

  /** @param {import('../types.d.ts').Quote} quote */
  function quoted({ text, place, anchor }) {
    const arrow = anchor !== null && drawing('12', { ...LINE, d: 'M3.5 8.5 8.5 3.5M4.5 3.5h4v4', stroke: 'currentColor', 'stroke-width': '1.3' });
    return element('span', { class: 'quote' }, element('q', { dir: 'auto' }, text), element('span', { class: 'place' }, place, arrow));
  }

  /** One reason; a button where there is a place to go to. @param {import('../types.d.ts').Reason} reason @param {string} key @param {import('../types.d.ts').View} view @param {import('../types.d.ts').PanelEvents} on */
  function row(reason, key, { headings }, on) {
    const { anchor } = reason;
    const body = element(
      'span',
      {},
      element('span', { class: 'title' }, reason.title),
      element('span', { class: 'state' }, reason.markLabel),
      reason.text && element('span', { class: 'text' }, reason.text),
      ...reason.quotes.map(quoted),
      anchor !== null && element('span', { class: 'sr' }, headings.goTo),
    );
    const content = [mark(reason.mark), body];
    const look = reason.mark === 'not_counted' ? 'row muted' : 'row';
    if (anchor === null) return element('li', {}, element('div', { class: look }, ...content));
    return element('li', {}, element('button', { type: 'button', class: look, 'data-key': key, click: () => on.onGoTo(anchor) }, ...content));
  }

  /** @param {import('../types.d.ts').Line} line */
  function line({ state, stateLabel, text }) {
    return element(
      'li',
      { class: 'line', 'data-state': String(state) },
      mark(state === null ? 'unknown' : state ? 'passed' : 'failed'),
      element('span', {}, text, ' ', element('span', { class: 'sr' }, stateLabel)),
    );
  }

  /** The ten points, the checks, the signs: everything that was looked at. @param {import('../types.d.ts').View} view @param {import('../types.d.ts').PanelEvents} on */
  function rest(view, on) {
    const { headings } = view;
    return [
      part('diligence', headings.diligence, view.diligence.map(line), 'lines'),
      part(
        'settle',
        headings.settle,
        view.settle.map((text) => element('li', {}, text)),
        'lines',
      ),
      part(
        'checks',
        headings.checks,
        view.checks.map((reason) => row(reason, `check:${reason.id}`, view, on)),
      ),
      part(
        'telltales',
        headings.telltales,
        view.telltales.map((reason) => row(reason, `telltale:${reason.id}`, view, on)),
      ),
      part('completeness', headings.points, view.points.map(line), 'points'),
    ].filter((found) => found !== null);
  }

  /** A titled part; nothing where it would be empty. @param {string} name @param {string} title @param {Node[]} items @param {string} [listClass] */
  function part(name, title, items, listClass = '') {
    if (items.length === 0) return null;
    return element('section', { class: `part ${name}` }, element('h3', {}, title), element('ul', { class: listClass, role: 'list' }, ...items));
  }

  /** @param {import('../types.d.ts').View} view @param {import('../types.d.ts').PanelEvents} on */
  function head(view, on) {
    const close = on.onClose;
    // No header, no footer: in a page of somebody else's those would count as the page's own.
    return element(
      'div',
      { class: 'head' },
      icon(view.tone),
      element(
        'div',
        {},
        view.question && element('p', { class: 'question' }, view.question),
        element('h2', { class: 'word', id: 'word' }, view.word, view.provisional && element('span', { class: 'so-far' }, view.provisionalLabel)),
      ),
      element(
        'div',
        { class: 'tools' },
        view.copy && tool('copy', view.headings.copy, SHEETS, (event) => copied('copy', event, view, on)),
        close && tool('close', view.headings.close, CROSS, () => close()),
      ),
    );
  }

  /** Whether to invite them oneself: one quiet block, with a note to copy where one was drafted. @param {import('../types.d.ts').View} view @param {import('../types.d.ts').PanelEvents} on */
  function invite(view, on) {
    const { headings, invite: advice } = view;
    if (!advice) return null;
    return element(
      'section',
      { class: 'part invite' },
      element('h3', {}, headings.invite),
      element('p', { class: 'title' }, advice.title),
      ...advice.lines.map((text) => element('p', { class: 'text' }, text)),
      advice.note &&
        element(
          'div',
          { class: 'note' },
          element('q', { dir: 'auto' }, advice.note),
          tool('copy_note', headings.copyNote, SHEETS, (event) => copied('copy_note', event, view, on)),
        ),
    );
  }

  /** How the connection is removed, step by step, for the reader's own hand. @param {import('../types.d.ts').View} view */
  function removal({ removal: offered }) {
    if (!offered) return null;
    return element(
      'section',
      { class: 'part removal' },
      element('p', {}, offered.offer),
      element('ol', {}, ...offered.steps.map((step) => element('li', {}, step))),
    );
  }

  /** What is recorded of them, and what can be said of them: one tap each. @param {import('../types.d.ts').View} view @param {import('../types.d.ts').PanelEvents} on */
  function ties({ ties: found, headings }, on) {
    if (!found) return null;
    const { hint, recorded, questions, next, groups } = found;
    const begun = recorded.length > 0;
    return element(
      'section',
      { class: 'part ties' },
      element('h3', {}, headings.ties),
      hint && element('p', { class: 'hint' }, hint),
      begun &&
        element(
          'ul',
          { class: 'recorded', role: 'list' },
          ...recorded.map(({ words, undo }) =>
            element('li', {}, mark('passed'), element('span', { dir: 'auto' }, words), tap({ ...undo, label: headings.undo }, on, undo.label)),
          ),
        ),
      ...questions.map(({ text, answers }) => element('div', { class: 'asked' }, element('p', {}, text), ...answers.map((answer) => tap(answer, on)))),
      ...next.map((group) => titled(group, on)),
      begun
        ? element('details', { class: 'more', 'data-key': 'ties' }, element('summary', { 'data-key': 'ties' }, headings.moreTies), kinds(groups, on))
        : kinds(groups, on),
    );
  }

  /** What can be said at first sight, then a line for each of the other kinds. @param {ReadonlyArray<import('../types.d.ts').TapGroupView>} groups @param {import('../types.d.ts').PanelEvents} on */
  function kinds(groups, on) {
    const shown = groups.filter(({ folded }) => !folded);
    const single = shown.filter(({ kind }) => kind !== 'met').flatMap(({ taps }) => taps);
    return element(
      'div',
      { class: 'kinds' },
      ...shown.filter(({ kind }) => kind === 'met').map((group) => titled(group, on)),
      single.length > 0 && element('div', { class: 'taps' }, ...single.map((one) => tap(one, on))),
      ...groups
        .filter(({ folded }) => folded)
        .map(({ kind, title, taps }) =>
          element(
            'details',
            { class: 'kind', 'data-key': kind },
            element('summary', { 'data-key': kind }, title),
            element('div', { class: 'taps' }, ...taps.map((one) => tap(one, on))),
          ),
        ),
    );
  }

  /** @param {import('../types.d.ts').TapGroupView} group @param {import('../types.d.ts').PanelEvents} on */
  function titled({ title, progress, taps }, on) {
    return element(
      'div',
      { class: 'group' },
      element('p', { class: 'group-title' }, title, progress && element('span', { class: 'state' }, progress)),
      element('div', { class: 'taps' }, ...taps.map((one) => tap(one, on))),
    );
  }

  /** @param {import('../types.d.ts').Tap} tap @param {import('../types.d.ts').PanelEvents} on @param {string} [name] what it does, where the label alone does not say it */
  function tap({ key, label, say }, on, name) {
    return element('button', { type: 'button', class: 'tap', 'data-key': key, 'aria-label': name ?? false, click: () => on.onSay(say) }, label);
  }

  /** A small button with a picture. @param {string} key @param {string} label @param {Record<string, string>} path @param {(event: Event) => void} click */
  function tool(key, label, path, click) {
    return element('button', { type: 'button', class: 'tool', 'aria-label': label, title: label, 'data-key': key, click }, drawing('20', path));
  }

  /** @param {import('../types.d.ts').View} view @param {import('../types.d.ts').PanelEvents} on */
  function foot(view, on) {
    const { actions } = view;
    if (actions.length === 0) return null;
    const quiet = actions.filter((action) => action.quiet).map((action) => button(action, on));
    return element(
      'div',
      { class: 'foot' },
      ...actions.filter((action) => !action.quiet).map((action) => button(action, on)),
      quiet.length > 0 && element('div', { class: 'quiet' }, ...quiet),
    );
  }

  /** @param {import('../types.d.ts').Action} action @param {import('../types.d.ts').PanelEvents} on */
  function button({ name, label }, on) {
    return element('button', { type: 'button', 'data-key': name, click: () => on.onAction(name) }, label);
  }

  /** @param {'copy' | 'copy_note'} what @param {Event} event @param {import('../types.d.ts').View} view @param {import('../types.d.ts').PanelEvents} on */
  function copied(what, { currentTarget }, view, on) {
    on.onAction(what);
    const button = /** @type {HTMLElement} */ (currentTarget);
    button.replaceChildren(mark('passed'));
    // Within a button it would not be heard.
    const heard = button.closest('.panel')?.querySelector('.heard');
    if (heard) heard.textContent = view.headings.copied;
  }

  /**
   * The whole panel.
   * @param {import('../types.d.ts').View} view
   * @param {import('../types.d.ts').PanelEvents} on
   * @param {ParentNode} [before] what was drawn until now: what was unfolded there stays so
   */
  function draw(view, on, before) {
    const panel = drawNew(view, on);
    for (const unfolded of before?.querySelectorAll('details[open]') ?? []) {
      panel.querySelector(`details[data-key="${unfolded.getAttribute('data-key')}"]`)?.setAttribute('open', '');
    }
    return panel;
  }

  /** @param {import('../types.d.ts').View} view @param {import('../types.d.ts').PanelEvents} on */
  function drawNew(view, on) {
    const { headings } = view;
    return element(
      'div',
      { class: 'panel', 'data-tone': view.tone, lang: view.language, dir: view.dir },
      head(view, on),
      view.sentence && element('p', { class: 'sentence' }, view.sentence),
      view.nextStep && element('p', { class: 'next' }, element('b', {}, headings.nextStep), view.nextStep),
      ...view.changed.map((text) => element('p', { class: 'changed' }, text)),
      removal(view),
      view.budget && element('p', { class: 'budget' }, view.budget),
      part(
        'reasons',
        headings.reasons,
        view.reasons.map((reason) => row(reason, `reason:${reason.id}`, view, on)),
      ),
      invite(view, on),
      ties(view, on),
      ...(on.onClose ? rest(view, on) : folded(view, on)),
      foot(view, on),
      element('p', { class: 'sr heard', role: 'status' }),
    );
  }

  /** In the popup, where room is scarce, the rest waits behind one line. @param {import('../types.d.ts').View} view @param {import('../types.d.ts').PanelEvents} on */
  function folded(view, on) {
    const parts = rest(view, on);
    return parts.length > 0
      ? [element('details', { class: 'rest', 'data-key': 'rest' }, element('summary', { 'data-key': 'rest' }, view.headings.everything), ...parts)]
      : [];
  }

  /** What takes the place of a word that was just said, and of its undo. @type {Record<string, string>} */
  const INSTEAD = { known: 'undo', blocked: 'undo', not_spam: 'undo', spam: 'undo', undo: 'known' };

  /**
   * Gives the focus back after a drawing, and brings it into sight: to what had it, else to what took its place.
   * @param {ParentNode} drawn @param {HTMLElement} had what had the focus in the drawing before
   * @returns {boolean} false where neither is there
   */
  function focusAgain(drawn, had) {
    const key = had.dataset.key ?? '';
    const keyed = (/** @type {string} */ name) =>
      /** @type {HTMLElement | null} */ (drawn.querySelector(`[data-key="${CSS.escape(name)}"]:is(button, summary)`));
    const candidates = [keyed(key), keyed(INSTEAD[key] ?? key), /^(?:tap|untie|answer_\w+|undo_tie):/.test(key) ? tieIn(drawn) : null];
    // What is folded away cannot hold it.
    const place = candidates.find((each) => each?.checkVisibility());
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: 'nearest' });
    return place !== undefined && place !== null;
  }

  /** The undo of what was recorded last; else the first thing that can be said. @param {ParentNode} drawn */
  function tieIn(drawn) {
    return /** @type {HTMLElement | null} */ (drawn.querySelector('.recorded .tap') ?? drawn.querySelector('.ties :is(button, summary)'));
  }

  globalThis.WhosAsking = Object.assign(globalThis.WhosAsking ?? {}, { panel: { draw, icon, focusAgain } });
})();
