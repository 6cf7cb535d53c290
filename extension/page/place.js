/**
 * Where the badge goes: beside the name, found by rectangles on the page as it lies, so that nothing of it moves.
 */
(() => {
  const GAP = 8;
  const MARGIN = 16;
  const SHEET_WIDTH = 400;
  const SHEET_HEIGHT = 480;
  /** Below this width the panel lies at the lower edge of the window. */
  const NARROW = 560;
  const BELOW_TOOLBAR = 64;
  const PICTURE = /^(?:svg|img|button)$/i;
  const PRESSABLE = 'button, img, svg, [role="button"]';

  /** Where the name's line ends, with whatever stands behind the name on it. @param {Element} name @param {boolean} isRtl */
  function endOfLine(name, isRtl) {
    const line = rectsOf(name).at(-1) ?? name.getBoundingClientRect();
    const middle = (line.top + line.bottom) / 2;
    const onLine = thingsIn(rowOf(name))
      .flatMap(rectsOf)
      .filter(({ top, bottom }) => top <= middle && bottom >= middle);
    const edge = isRtl ? Math.min(line.left, ...onLine.map(({ left }) => left)) : Math.max(line.right, ...onLine.map(({ right }) => right));
    return { line, middle, edge };
  }

  /** The boxes of a picture, or of words (a heading may be wider than its words). @param {Node} node */
  function rectsOf(node) {
    if (PICTURE.test(node.nodeName)) return [/** @type {Element} */ (node).getBoundingClientRect()];
    const range = /** @type {Document} */ (node.ownerDocument).createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width }) => width > 1);
  }

  /** The words and pictures in a row. Words for screen readers are as wide as any, in a box of one pixel: not those. @param {Element} row */
  function thingsIn(row) {
    const things = [];
    const walker = row.ownerDocument.createTreeWalker(row, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (PICTURE.test(node.nodeName) || isSeenText(node)) things.push(node);
    }
    return things;
  }

  /** @param {Node} node */
  function isSeenText({ nodeType, textContent, parentElement }) {
    return nodeType === Node.TEXT_NODE && /\S/.test(textContent ?? '') && (parentElement?.getBoundingClientRect().width ?? 0) > 2;
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
    const { innerWidth, innerHeight } = window;
    const card = name.closest('section')?.getBoundingClientRect();
    const scroller = scrollerOf(name)?.getBoundingClientRect();
    const hasCard = card !== undefined && card.width > 0;
    return {
      left: hasCard ? Math.max(0, card.left) : 0,
      right: hasCard ? Math.min(innerWidth, card.right) : innerWidth,
      top: Math.max(0, scroller?.top ?? 0),
      bottom: Math.min(innerHeight, scroller?.bottom ?? innerHeight),
    };
  }

  /** What scrolls the name, where that is not the window. @param {Element} name */
  function scrollerOf(name) {
    for (let parent = name.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
    }
    return null;
  }

  /** Does something that stays in place (a toolbar, a dialog) lie over the name? @param {Element} name @param {DOMRect} line @param {Element} host */
  function isCovered(name, line, host) {
    const hit = document.elementFromPoint((line.left + line.right) / 2, (line.top + line.bottom) / 2);
    if (!hit || hit === host || hit.contains(name)) return false;
    for (let over = /** @type {Element | null} */ (hit); over && !over.contains(name); over = over.parentElement) {
      if (/fixed|sticky/.test(getComputedStyle(over).position)) return true;
    }
    return false;
  }

  /** Is there something to see or press already? @param {{ left: number, top: number }} place @param {DOMRect} size @param {Element} host */
  function isTaken({ left, top }, { width, height }, host) {
    return [left + 4, left + width / 2, left + width - 4].some((x) => {
      const under = document.elementsFromPoint(x, top + height / 2).find((element) => element !== host);
      return under?.closest(PRESSABLE) != null;
    });
  }

  /**
   * The place of the badge in the window: behind the name on its line; above the name where there is no room.
   * @param {Element} name @param {DOMRect} size of the badge @param {Element} host what it lives in @param {boolean} hadRoom the last answer, kept while the name is out of sight
   */
  function ofBadge(name, size, host, hadRoom) {
    const isRtl = getComputedStyle(name).direction === 'rtl';
    const bounds = boundsOf(name);
    const { line, middle, edge } = endOfLine(name, isRtl);
    const beside = { left: isRtl ? edge - GAP - size.width : edge + GAP, top: middle - size.height / 2 };
    const above = { left: isRtl ? bounds.left + MARGIN : bounds.right - MARGIN - size.width, top: name.getBoundingClientRect().top - size.height - GAP };
    const isInside = middle >= bounds.top && middle <= bounds.bottom;
    const fits = beside.left >= bounds.left + GAP && beside.left + size.width <= bounds.right - GAP;
    const hasRoom = isInside ? fits && !isTaken(beside, size, host) : hadRoom;
    const isSeen = isInside && !isCovered(name, line, host);
    const { left, top } = hasRoom ? beside : above;
    // Out of sight, it waits where the keyboard can bring it out without scrolling the page.
    return { left, top: isSeen ? top : BELOW_TOOLBAR, hasRoom, isSeen };
  }

  /**
   * The place of the panel, as style: below the badge and always within the window.
   * @param {DOMRect} badge @param {boolean} isDocked whether it makes room for the profile
   */
  function ofSheet(badge, isDocked) {
    const { innerWidth, innerHeight } = window;
    if (innerWidth < NARROW) return { left: `${GAP}px`, right: `${GAP}px`, top: 'auto', bottom: `${GAP}px`, width: 'auto', maxHeight: '75vh' };
    const rightmost = innerWidth - SHEET_WIDTH - MARGIN;
    const lowest = Math.max(BELOW_TOOLBAR, innerHeight - MARGIN - SHEET_HEIGHT);
    const left = isDocked ? rightmost : Math.min(Math.max(badge.left, MARGIN), rightmost);
    const top = isDocked ? BELOW_TOOLBAR : Math.min(Math.max(badge.bottom + GAP, BELOW_TOOLBAR), lowest);
    return { left: `${left}px`, right: 'auto', top: `${top}px`, bottom: 'auto', width: `${SHEET_WIDTH}px`, maxHeight: `${innerHeight - top - MARGIN}px` };
  }

  globalThis.WhosAsking = Object.assign(globalThis.WhosAsking ?? {}, { place: { ofBadge, ofSheet, isNarrow: () => window.innerWidth < NARROW } });
})();
