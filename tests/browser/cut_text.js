/** Which texts of ours a reader cannot read to the end, in the page and in the shadow roots that the examination opened. */

/** Every element that stands for itself, ours on LinkedIn's pages and all on our own. */
function* ours() {
  const isOwnPage = !location.protocol.startsWith('http');
  const roots = isOwnPage ? [document.body] : [...(globalThis.shown ?? [])].map((host) => host.shadowRoot);
  for (const root of roots) yield* within(root);
}

function* within(root) {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* within(element.shadowRoot);
  }
}

/** Texts that somebody sees: not those for a screen reader alone, nor what is folded. */
function* texts() {
  for (const element of ours()) {
    if (/^(?:STYLE|SCRIPT|OPTION|TEXTAREA)$/.test(element.tagName) || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
    if (element.closest('.sr, .skip')) continue;
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE && node.data.trim() !== '') yield [element, node];
  }
}

/** What shows a part of its content only: the ancestors of an element, out of shadow roots as well. */
function* clipping(element) {
  for (let at = element; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
    const { overflowX, overflowY } = getComputedStyle(at);
    if (overflowX !== 'visible' || overflowY !== 'visible') yield { at, overflowX, overflowY };
  }
}

function whyCut(element, node) {
  // A stranger's headline may be as long as it likes: what shortens it says it whole.
  if (element.closest('[title]')?.title.trim() === node.data.trim()) return '';
  const range = document.createRange();
  range.selectNodeContents(node);
  const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  if (rects.length === 0) return '';
  const left = Math.min(...rects.map((rect) => rect.left));
  const right = Math.max(...rects.map((rect) => rect.right));
  const top = Math.min(...rects.map((rect) => rect.top));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  const isButton = element.closest('button, summary, .chip, label');
  if (isButton && isButton.scrollWidth > isButton.clientWidth + 1 && getComputedStyle(isButton).display !== 'inline') return 'wider than its button';
  for (const { at, overflowX, overflowY } of clipping(element)) {
    if (/auto|scroll/.test(overflowX) && at !== document.documentElement && at.scrollWidth > at.clientWidth) return canScroll(at) ? '' : 'scrolled sideways';
    const box = at.getBoundingClientRect();
    if (/hidden|clip/.test(overflowX) && (left < box.left - 1 || right > box.right + 1)) return 'cut sideways';
    if (/hidden|clip/.test(overflowY) && (top < box.top - 1 || bottom > box.bottom + 1)) return 'cut in height';
    if (/auto|scroll/.test(overflowY)) break;
  }
  return left < -1 || right > innerWidth + 1 ? 'outside of the window' : '';
}

/** What may be moved sideways: a table of the reader's own, and the parts of the summary above the invitations. */
function canScroll(element) {
  return element.matches('.scroll, .bar, pre');
}

function cutTexts() {
  const found = [...texts()].flatMap(([element, node]) => {
    const why = whyCut(element, node);
    return why ? [`${why}: ${element.tagName.toLowerCase()}.${element.className}: ${node.data.trim().slice(0, 60)}`] : [];
  });
  const isOwnPage = !location.protocol.startsWith('http');
  if (isOwnPage && document.documentElement.scrollWidth > innerWidth + 1) found.push(`the page is ${document.documentElement.scrollWidth} pixels wide`);
  return found;
}

function seenTexts() {
  return [...texts()].length;
}

/** The languages that our own texts say they are in. */
function spokenIn() {
  const languages = [...texts()].map(([element]) => {
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) if (at.lang) return at.lang;
    return '';
  });
  return [...new Set(languages)];
}
