/**
 * The badge beside the name, and the panel that it opens. One plain element, last in the document and outside of
 * LinkedIn's own tree, with a closed shadow root; placed by rectangles, so that nothing of the page moves.
 */
(() => {
  const GAP = 8;
  const MARGIN = 16;
  const SHEET_WIDTH = 400;
  const NARROW = 560;
  const LEAST_HEIGHT = 320;
  const BELOW_TOOLBAR = 64;
  const SPOT_MS = 2_000;
  /** LinkedIn's own listeners have no business with what happens on the badge. */
  const KEPT_IN = [
    'click',
    'dblclick',
    'auxclick',
    'contextmenu',
    'mousedown',
    'mouseup',
    'mouseover',
    'mouseout',
    'mousemove',
    'pointerdown',
    'pointerup',
    'pointermove',
    'pointerover',
    'pointerout',
    'touchstart',
    'touchend',
    'touchmove',
    'keydown',
    'keyup',
    'keypress',
    'focusin',
    'focusout',
    'input',
    'change',
    'copy',
    'selectstart',
    'wheel',
  ];

  /** @param {string} css */
  function sheetOf(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  }

  /** Where the name's line ends, with whatever stands behind the name on it. @param {Element} name @param {boolean} isRtl */
  function endOfLine(name, isRtl) {
    const line = rectsOf(name).at(-1) ?? name.getBoundingClientRect();
    const middle = (line.top + line.bottom) / 2;
    const onLine = thingsIn(rowOf(name))
      .flatMap(rectsOf)
      .filter(({ top, bottom }) => top <= middle && bottom >= middle);
    const edge = isRtl ? Math.min(line.left, ...onLine.map(({ left }) => left)) : Math.max(line.right, ...onLine.map(({ right }) => right));
    return { line, edge };
  }

  /** The boxes of a picture, or of words (a heading may be wider than its words). @param {Node} node */
  function rectsOf(node) {
    if (/^(?:svg|img|button)$/i.test(node.nodeName)) return [/** @type {Element} */ (node).getBoundingClientRect()];
    const range = /** @type {Document} */ (node.ownerDocument).createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width }) => width > 1);
  }

  /** The words and pictures in a row. Words for screen readers are as wide as any, in a box of one pixel: not those. @param {Element} row */
  function thingsIn(row) {
    const things = [];
    const walker = row.ownerDocument.createTreeWalker(row, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const isWord = node.nodeType === Node.TEXT_NODE && /\S/.test(node.textContent ?? '') && (node.parentElement?.getBoundingClientRect().width ?? 0) > 2;
      if (isWord || /^(?:svg|img|button)$/i.test(node.nodeName)) things.push(node);
    }
    return things;
  }

  /** The widest ancestor that is still one line high. @param {Element} name */
  function rowOf(name) {
    const tallest = name.getBoundingClientRect().height * 1.6 + 8;
    let row = name;
    for (let parent = name.parentElement; parent; parent = parent.parentElement) {
      if (parent.getBoundingClientRect().height > tallest) break;
      row = parent;
    }
    return row;
  }

  /** The box in which the name's card may show itself: the card, cut by whatever scrolls it. @param {Element} name */
  function boundsOf(name) {
    const { innerWidth, innerHeight } = /** @type {Window & typeof globalThis} */ (name.ownerDocument.defaultView);
    const bounds = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const card = name.closest('section')?.getBoundingClientRect();
    for (let parent = name.parentElement; parent && parent !== name.ownerDocument.body; parent = parent.parentElement) {
      if (!/(?:auto|scroll)/.test(getComputedStyle(parent).overflowY)) continue;
      const rect = parent.getBoundingClientRect();
      bounds.top = Math.max(bounds.top, rect.top);
      bounds.bottom = Math.min(bounds.bottom, rect.bottom);
      break;
    }
    if (card && card.width > 0) {
      bounds.left = Math.max(bounds.left, card.left);
      bounds.right = Math.min(bounds.right, card.right);
    }
    return bounds;
  }

  /** Does something that stays in place (a toolbar, a dialog) lie over the name? @param {Element} name @param {DOMRect} line @param {Element} host */
  function isCovered(name, line, host) {
    const document = name.ownerDocument;
    const hit = document.elementFromPoint((line.left + line.right) / 2, (line.top + line.bottom) / 2);
    if (!hit || hit === host || hit.contains(name)) return false;
    for (let over = /** @type {Element | null} */ (hit); over && !over.contains(name); over = over.parentElement) {
      if (/^(?:fixed|sticky)$/.test(getComputedStyle(over).position)) return true;
    }
    return false;
  }

  /** @param {import('../types.d.ts').OverlayOptions} options @returns {import('../types.d.ts').Overlay} */
  function create({ document, name: findName, on, mode = 'closed' }) {
    const { styles, panel } = globalThis.WhosAsking;
    const window = /** @type {Window & typeof globalThis} */ (document.defaultView);
    const host = document.createElement('div');
    const root = host.attachShadow({ mode });
    root.adoptedStyleSheets = [styles.tokens, styles.panel, styles.overlay].map(sheetOf);

    const badge = document.createElement('button');
    badge.className = 'badge';
    badge.type = 'button';
    badge.hidden = true;
    badge.setAttribute('aria-expanded', 'false');
    badge.setAttribute('aria-haspopup', 'dialog');
    const sheet = document.createElement('div');
    sheet.className = 'sheet';
    sheet.hidden = true;
    sheet.tabIndex = -1;
    sheet.setAttribute('role', 'dialog');
    sheet.setAttribute('aria-labelledby', 'word');
    const spot = document.createElement('div');
    spot.className = 'spot';
    spot.hidden = true;
    const status = document.createElement('div');
    status.className = 'sr';
    status.setAttribute('role', 'status');
    root.append(badge, sheet, spot, status);

    /** @type {import('../types.d.ts').View | null} */
    let shown = null;
    let shownText = '';
    let frame = 0;
    let isDocked = false;
    let hasRoom = true;
    /** @type {Element | null} */
    let spotted = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let spotTimer;

    for (const type of KEPT_IN) root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
    root.addEventListener('keydown', (event) => {
      if (/** @type {KeyboardEvent} */ (event).key === 'Escape' && !sheet.hidden) close();
    });
    badge.addEventListener('click', () => (sheet.hidden ? open() : close()));

    function open() {
      if (!shown) return;
      sheet.hidden = false;
      badge.setAttribute('aria-expanded', 'true');
      place();
      sheet.scrollTop = 0;
      sheet.focus({ preventScroll: true });
    }

    function close() {
      const hadFocus = root.activeElement !== null;
      sheet.hidden = true;
      badge.setAttribute('aria-expanded', 'false');
      isDocked = false;
      // It may be out of sight; what has the focus is shown.
      badge.style.visibility = 'visible';
      if (hadFocus) badge.focus({ preventScroll: true });
      else place();
    }

    /** @param {import('../types.d.ts').View} view */
    function show(view) {
      const text = JSON.stringify(view);
      if (text === shownText) return;
      shown = view;
      shownText = text;
      badge.dataset.tone = view.tone;
      spot.dataset.tone = view.tone;
      badge.dataset.provisional = String(view.provisional);
      const word = document.createElement('span');
      word.textContent = view.word;
      badge.replaceChildren(panel.icon(view.tone), word);
      if (view.provisional) {
        const soFar = document.createElement('span');
        soFar.className = 'so-far';
        soFar.textContent = view.provisionalLabel;
        badge.append(soFar);
      }
      const hint = document.createElement('span');
      hint.className = 'sr';
      hint.textContent = view.headings.open;
      badge.append(hint);
      drawSheet(view);
      if (view.announcement && status.textContent !== view.announcement) status.textContent = view.announcement;
      place();
    }

    /** @param {import('../types.d.ts').View} view */
    function drawSheet(view) {
      const { scrollTop } = sheet;
      const focused = /** @type {HTMLElement | null} */ (root.activeElement)?.dataset.key;
      const hadFocus = sheet.contains(root.activeElement);
      sheet.replaceChildren(panel.draw(view, { ...on, onClose: close, onGoTo: goTo }));
      sheet.scrollTop = scrollTop;
      if (!hadFocus) return;
      const again = focused && /** @type {HTMLElement | null} */ (sheet.querySelector(`[data-key="${CSS.escape(focused)}"]`));
      (again || sheet).focus({ preventScroll: true });
    }

    /** @param {number} anchor */
    function goTo(anchor) {
      // On a narrow window the panel would lie over the place.
      if (window.innerWidth < NARROW) close();
      // On a wide one it makes room and stays.
      isDocked = true;
      on.onGoTo(anchor);
    }

    function place() {
      cancelAnimationFrame(frame);
      frame = 0;
      if (document.documentElement.lastElementChild !== host) document.documentElement.append(host);
      const name = shown?.onPage ? findName() : null;
      badge.hidden = !name || name.getClientRects().length === 0;
      if (name && !badge.hidden) placeBadge(name);
      if (!shown?.onPage && !sheet.hidden) close();
      if (!sheet.hidden) placeSheet();
      placeSpot();
    }

    /** @param {Element} name */
    function placeBadge(name) {
      const isRtl = getComputedStyle(name).direction === 'rtl';
      const bounds = boundsOf(name);
      const { line, edge } = endOfLine(name, isRtl);
      const size = badge.getBoundingClientRect();
      const middle = (line.top + line.bottom) / 2;
      const beside = { left: isRtl ? edge - GAP - size.width : edge + GAP, top: middle - size.height / 2 };
      const above = { left: isRtl ? bounds.left + MARGIN : bounds.right - MARGIN - size.width, top: name.getBoundingClientRect().top - size.height - GAP };
      const isOutside = middle < bounds.top || middle > bounds.bottom;
      if (!isOutside) hasRoom = beside.left >= bounds.left + GAP && beside.left + size.width <= bounds.right - GAP && !isTaken(beside, size);
      const { left, top } = hasRoom ? beside : above;
      const from = host.getBoundingClientRect();
      badge.dir = isRtl ? 'rtl' : 'ltr';
      badge.style.transform = `translate(${Math.round(left - from.left)}px, ${Math.round(top - from.top)}px)`;
      badge.style.visibility = canBeSeen(name, line, isOutside) ? 'visible' : 'hidden';
    }

    /** Never over LinkedIn's toolbar or dialogs; but what has the focus stays in sight. @param {Element} name @param {DOMRect} line @param {boolean} isOutside */
    function canBeSeen(name, line, isOutside) {
      return root.activeElement === badge || !(isOutside || isCovered(name, line, host));
    }

    /** Is there something to see or press already? @param {{ left: number, top: number }} place @param {DOMRect} size */
    function isTaken({ left, top }, { width, height }) {
      return [left + 4, left + width / 2, left + width - 4].some((x) => {
        const under = document.elementsFromPoint(x, top + height / 2).find((element) => element !== host);
        return under?.closest('button, img, svg, [role="button"]') != null;
      });
    }

    function placeSheet() {
      const { innerWidth, innerHeight } = window;
      const isNarrow = innerWidth < NARROW;
      const { style } = sheet;
      if (isNarrow) {
        Object.assign(style, { left: `${GAP}px`, top: 'auto', bottom: `${GAP}px`, width: 'auto', right: `${GAP}px`, maxHeight: '75vh' });
        return;
      }
      const at = badge.getBoundingClientRect();
      const rightmost = innerWidth - SHEET_WIDTH - MARGIN;
      const left = isDocked ? rightmost : Math.min(Math.max(at.left, MARGIN), rightmost);
      const top = Math.min(Math.max(at.bottom + GAP, BELOW_TOOLBAR), Math.max(BELOW_TOOLBAR, innerHeight - MARGIN - Math.min(LEAST_HEIGHT * 1.5, innerHeight)));
      Object.assign(style, {
        left: `${left}px`,
        top: `${top}px`,
        right: 'auto',
        bottom: 'auto',
        width: `${SHEET_WIDTH}px`,
        maxHeight: `${innerHeight - top - MARGIN}px`,
      });
    }

    function placeSpot() {
      spot.hidden = spotted === null;
      const rect = spotted?.getBoundingClientRect();
      if (!rect) return;
      Object.assign(spot.style, { left: `${rect.left - 6}px`, top: `${rect.top - 6}px`, width: `${rect.width + 12}px`, height: `${rect.height + 12}px` });
    }

    function soon() {
      frame ||= requestAnimationFrame(place);
    }

    const moves = { capture: true, passive: true };
    window.addEventListener('scroll', soon, moves);
    window.addEventListener('resize', soon, moves);
    window.addEventListener('load', soon, moves);

    return {
      show,
      place,
      open,
      point(element) {
        clearTimeout(spotTimer);
        spotted = element;
        spotTimer = setTimeout(() => {
          spotted = null;
          placeSpot();
        }, SPOT_MS);
        place();
      },
      remove() {
        cancelAnimationFrame(frame);
        clearTimeout(spotTimer);
        window.removeEventListener('scroll', soon, moves);
        window.removeEventListener('resize', soon, moves);
        window.removeEventListener('load', soon, moves);
        host.remove();
      },
    };
  }

  globalThis.WhosAsking = Object.assign(globalThis.WhosAsking ?? {}, { overlay: { create } });
})();
