/**
 * Measures for the tests, read into a world beside the page's own, where closed shadow roots count as open ones: what holds the
 * focus and how it shows it, what the Tab key has to reach, what is cut.
 */
const measure = (() => {
  const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';
  /** Drawn by a label that lies around the field: the field itself is transparent. */
  const DRAWN_BY_LABEL = 'input[type="radio"], input[type="file"]';
  const MOST_OFF = 1;

  /** Own pages are ours as a whole; on a page of LinkedIn's, what we laid over it. */
  const roots = () => {
    const hosts = [...(globalThis.shown ?? [])].filter((host) => host.isConnected);
    return hosts.length > 0 ? hosts.map((host) => host.shadowRoot) : [document];
  };

  const inside = (root) => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
  const all = () => roots().flatMap(inside);
  const parentOf = (element) => element.parentElement ?? element.getRootNode().host ?? null;
  const ancestors = (element) => (element ? [element, ...ancestors(parentOf(element))] : []);
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !ancestors(element).some((each) => each.matches('.sr, .skip:not(:focus)'));

  const focused = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element === document.body || element === document.documentElement || !all().includes(element) ? null : element;
  };

  const nameOf = (element) => {
    const words = element.getAttribute('aria-label') ?? (element.labels?.[0] ?? element).textContent ?? '';
    const place = element.id || element.dataset.key || element.dataset.part || element.className.replace(' unseen', '');
    return `${element.localName} ${place} "${words.trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  };

  /** One radio button of a group is a stop, the others are reached by arrows. */
  const isStop = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(':disabled') || element.tabIndex < 0 || element.closest('[inert]')) return false;
    if (element.localName === 'summary' && element.parentElement?.localName !== 'details') return false;
    if (element.type !== 'radio') return true;
    const group = all().filter(({ type, name }) => type === 'radio' && name === element.name);
    return element === (group.find(({ checked }) => checked) ?? group[0]);
  };
  const stops = () => {
    const dialog = all().find((element) => element.localName === 'dialog' && element.open);
    return all().filter((element) => element.matches(FOCUSABLE) && isStop(element) && (!dialog || dialog.contains(element)));
  };

  // ------------------------------------------------------------------------------------------------ colours

  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return { red, green, blue, alpha };
  };
  /** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
  const luminance = ({ red, green, blue }) => {
    const [r, g, b] = [red, green, blue].map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(rgba(one)), luminance(rgba(other))].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  /** What an outline lies on: the background around its element. */
  const behind = (element) => {
    const around = ancestors(parentOf(element)).find((each) => rgba(getComputedStyle(each).backgroundColor).alpha === 255);
    return around ? getComputedStyle(around).backgroundColor : 'white';
  };

  // -------------------------------------------------------------------------------------------------- focus

  const outlined = (element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && contrast(outlineColor, behind(element)) >= 3;
  };
  const drawnBy = (element) => (element.matches(DRAWN_BY_LABEL) ? (element.closest('label') ?? element) : element);

  /** Is something else painted over its middle? A fixed toast or a sticky foot would be. */
  const coveredBy = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const x = left + width / 2;
    const y = top + height / 2;
    let found = document.elementFromPoint(x, y);
    while (found?.shadowRoot?.elementFromPoint(x, y) && found.shadowRoot.elementFromPoint(x, y) !== found) found = found.shadowRoot.elementFromPoint(x, y);
    if (!found || ancestors(found).includes(element) || element.contains(found)) return null;
    return nameOf(found);
  };

  /** A link within a sentence is as high as its line, which WCAG 2.5.8 allows. */
  const isTooSmall = (element, { width, height }) => (width < 24 || height < 24) && !(element.localName === 'a' && getComputedStyle(element).display === 'inline');

  const told = () => {
    const element = focused();
    if (!element) return null;
    const seen = drawnBy(element);
    const { left, top, right, bottom, width, height } = seen.getBoundingClientRect();
    const trouble = [];
    if (!outlined(seen) && element.getAttribute('role') !== 'dialog') trouble.push('its focus does not show');
    if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) trouble.push('it is out of sight');
    else if (coveredBy(seen)) trouble.push(`${coveredBy(seen)} lies over it`);
    if (isTooSmall(element, { width, height })) trouble.push(`it is ${Math.round(width)} x ${Math.round(height)}`);
    return { name: nameOf(element), at: all().indexOf(element), trouble };
  };

  // ---------------------------------------------------------------------------------------------------- cut

  const scrolls = (value) => value === 'auto' || value === 'scroll';
  /** A line that ends in dots says all of it elsewhere: in the title or the label of its button. */
  const isShortened = (element) => ancestors(element).some((each) => getComputedStyle(each).textOverflow === 'ellipsis' && each.closest('[title], [aria-label]'));

  const isCut = (rect, element) => {
    for (const box of ancestors(element)) {
      const { overflowX, overflowY, position } = getComputedStyle(box);
      const { left, right, top, bottom } = box.getBoundingClientRect();
      // What scrolls by itself can be brought into sight, if only downwards: that is where text goes on.
      if (scrolls(overflowX) && box.scrollWidth > box.clientWidth && box.matches('.scroll, .bar, pre')) return false;
      if (overflowX !== 'visible' && (rect.left < left - MOST_OFF || rect.right > right + MOST_OFF)) return true;
      if (overflowY !== 'visible' && !scrolls(overflowY) && (rect.top < top - MOST_OFF || rect.bottom > bottom + MOST_OFF)) return true;
      if (position === 'fixed') break;
    }
    return rect.left < -MOST_OFF || rect.right > innerWidth + MOST_OFF;
  };

  const words = () =>
    all()
      .filter((element) => !element.matches('style, script, option, textarea') && isShown(element) && !isShortened(element))
      .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.data)).map((node) => ({ node, element })));

  const rectsOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  };

  const buttonOverrun = ({ node, element }) => {
    const button = element.closest('button, .choices label');
    if (!button) return false;
    const box = button.getBoundingClientRect();
    return rectsOf(node).some(({ left, right, top, bottom }) => left < box.left - MOST_OFF || right > box.right + MOST_OFF || top < box.top - MOST_OFF || bottom > box.bottom + MOST_OFF);
  };

  const cut = () => {
    const found = words()
      .filter((word) => rectsOf(word.node).some((rect) => isCut(rect, word.element)) || buttonOverrun(word))
      .map(({ node, element }) => `${nameOf(element)}: ${node.data.trim().slice(0, 60)}`);
    const { scrollWidth, clientWidth } = document.documentElement;
    const isOwn = roots()[0] === document;
    return isOwn && scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in a window of ${clientWidth}`, ...found] : found;
  };

  // ------------------------------------------------------------------------------------------------ spacing

  /** https://www.w3.org/TR/WCAG22/#text-spacing */
  const SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';
  const space = (isOn) => {
    globalThis.spacing ??= new CSSStyleSheet();
    globalThis.spacing.replaceSync(isOn ? SPACING : '');
    for (const root of [...roots(), ...all().flatMap(({ shadowRoot }) => shadowRoot ?? [])]) {
      if (!root.adoptedStyleSheets.includes(globalThis.spacing)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, globalThis.spacing];
    }
  };

  // ------------------------------------------------------------------------------------------------- motion

  const moving = () =>
    [...roots(), ...all().flatMap(({ shadowRoot }) => shadowRoot ?? [])]
      .flatMap((root) => root.getAnimations())
      .map((animation) => animation.animationName ?? animation.transitionProperty ?? 'a script');

  return {
    moving,
    told,
    stops: () => stops().map((element) => ({ name: nameOf(element), at: all().indexOf(element) })),
    cut,
    space,
    frames: () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  };
})();
globalThis.measure = measure;
