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
  /** The width and height of a mark without its word, and how far it hangs over a photo's corner. */
  const COMPACT = 24;
  const OVERHANG = 4;
  const PRESSABLE_OR_FIELD = 'button, a, img, svg, input, label, [role="button"], [role="tab"], [role="radio"]';
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
    const rightmost = Math.max(0, window.innerWidth - size.width);
    return { left: Math.min(Math.max(left, 0), rightmost), top: isSeen ? top : BELOW_TOOLBAR, hasRoom, isSeen };
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

  /** The end of a card's first line: its buttons where they stand beside the line, else the card's edge. @param {Element} card @param {number} middle @param {boolean} isRtl */
  function endOfCard(card, middle, isRtl) {
    const box = card.getBoundingClientRect();
    const beside = [...card.querySelectorAll('button')]
      .map((button) => button.getBoundingClientRect())
      .filter(({ width, top, bottom }) => width > 0 && top <= middle + COMPACT && bottom >= middle - COMPACT);
    return isRtl ? Math.max(box.left, ...beside.map(({ right }) => right)) + GAP : Math.min(box.right, ...beside.map(({ left }) => left)) - GAP;
  }

  /**
   * The place of a mark in the window: behind the name; as a picture alone where there is no room for its word; on the photo
   * where there is none at all. null: its card is not in sight.
   * @param {{ card: Element, line: Element, width: number }} mark @param {import('../types.d.ts').Bounds} bounds @param {Element} host
   */
  function ofMark({ card, line, width }, bounds, host) {
    const rect = lineInSight(card, line, bounds, host);
    if (!rect) return null;
    const isRtl = getComputedStyle(card).direction === 'rtl';
    const middle = (rect.top + rect.bottom) / 2;
    const end = endOfCard(card, middle, isRtl);
    const room = isRtl ? rect.left - GAP - end : end - rect.right - GAP;
    if (room < COMPACT) return onPhoto(card.querySelector('figure, img')?.getBoundingClientRect() ?? card.getBoundingClientRect(), isRtl);
    const isCompact = room < width;
    const wide = isCompact ? COMPACT : width;
    return { left: isRtl ? rect.left - GAP - wide : rect.right + GAP, top: middle - COMPACT / 2, isCompact };
  }

  /** The last piece of a card's line, where it can be seen. @param {Element} card @param {Element} line @param {import('../types.d.ts').Bounds} bounds @param {Element} host */
  function lineInSight(card, line, { top, bottom }, host) {
    const box = card.getBoundingClientRect();
    if (box.height === 0 || box.bottom < top || box.top > bottom) return null;
    const rect = rectsOf(line).at(-1) ?? line.getBoundingClientRect();
    const middle = (rect.top + rect.bottom) / 2;
    return middle < top || middle > bottom || isCovered(line, rect, host) ? null : rect;
  }

  /** @param {DOMRect} photo @param {boolean} isRtl */
  function onPhoto(photo, isRtl) {
    return { left: isRtl ? photo.left - OVERHANG : photo.right - COMPACT + OVERHANG, top: photo.bottom - COMPACT + OVERHANG, isCompact: true };
  }

  /** A heading is as wide as its card; its words are not. @param {Element} element @param {number} x */
  function hasWordsAt(element, x) {
    const hasOwnWords = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.textContent ?? ''));
    return hasOwnWords && rectsOf(element).some(({ left, right }) => left - GAP <= x && x <= right + GAP);
  }

  /** The room above a list, where nothing stands that could be read or pressed; null where there is none. @param {Element} list @param {DOMRect} size @param {Element} host */
  function above(list, size, host) {
    const { left, right, top, width } = list.getBoundingClientRect();
    const at = top - size.height - GAP;
    if (size.width === 0 || size.width > width || at < BELOW_TOOLBAR || top > window.innerHeight) return null;
    const from = getComputedStyle(list).direction === 'rtl' ? left : right - size.width;
    const isTaken = [0, 0.2, 0.4, 0.6, 0.8, 1].some((part) => {
      const x = from + GAP + part * (size.width - 2 * GAP);
      const under = document.elementsFromPoint(x, at + size.height / 2).find((element) => element !== host);
      return under !== undefined && (under.closest(PRESSABLE_OR_FIELD) !== null || hasWordsAt(under, x));
    });
    return isTaken ? null : { left: from, top: at };
  }

  globalThis.WhosAsking = Object.assign(globalThis.WhosAsking ?? {}, {
    place: { above, boundsOf, ofBadge, ofMark, ofSheet, isNarrow: () => window.innerWidth < NARROW },
  });
})();
