/**
 * The copy of the page that the agent reads: one walk over the live page, which is only looked at and never changed.
 *
 * In the copy, and only there, `data-wa-hidden` marks what is not visible (the browser knows which of two degrees is the
 * hidden one) and `data-wa-n` numbers what a reason may later point to. Invisible parts stay: they tell the relation, and
 * an empty shell tells what is absent from what was not loaded. Out go scripts, styles, the insides of drawings, media
 * data, and whatever the reader typed.
 */
(() => {
  /** The agent takes no more (bytes of the message; text outside of ASCII counts for more than one). */
  const MOST_BYTES = 8 * 1024 * 1024;
  const MOST_NODES = 60_000;
  /** Milliseconds at a stretch; then the page has its turn. */
  const SLICE_MS = 8;
  const NODES_BETWEEN_LOOKS = 128;

  const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
  const DROPPED = new Set(['style', 'noscript', 'template', 'link', 'source', 'track', 'embed', 'hr']);
  /** Kept as a shell: their insides are drawings, media, other documents, or what the reader typed or could choose. */
  const SHELLS = new Set(['svg', 'canvas', 'video', 'audio', 'object', 'iframe', 'textarea', 'select', 'datalist', 'picture-in-picture']);
  const NUMBERED = new Set(['section', 'li', 'a', 'h1', 'h2', 'h3', 'h4', 'p', 'button', 'article']);

  const KEPT = new Set([
    'id',
    'href',
    'componentkey',
    'role',
    'src',
    'alt',
    'title',
    'lang',
    'dir',
    'hidden',
    'inert',
    'open',
    'datetime',
    'content',
    'name',
    'property',
    'rel',
    'type',
    'class',
  ]);
  /** Attributes that carry nothing for a reader, and many of them. */
  const NOISE =
    /^data-(?:supported-dps|loaded|rtl|rtl-ignore|ghost-classes|field|js-module-id|tracking-.*|control-.*|impression-.*|ember-.*|test-reactions-.*)$|^aria-(?:disabled|live|atomic|relevant|busy|describedby|controls|owns|activedescendant|roledescription|valuem.*|valuenow|valuetext|haspopup|posinset|setsize)$/;
  /** Attributes that tell something on some elements only. @type {Record<string, Set<string>>} */
  const ONLY_ON = { name: new Set(['meta', 'input']), type: new Set(['li-icon', 'code', 'input', 'icon']), content: new Set(['meta']), rel: new Set(['link']) };
  const HASHED_CLASS = /(?:^|\s)_?[0-9a-f]{8}(?=\s|$)/;
  const MOST_CLASSES = 4_000;
  const LONGEST_VALUE = 2_000;
  const LONGEST_DATA = 300;

  const MAIN = 'main#workspace, main, [role="main"]';
  /** Beside the main part: what the reader opened over it. */
  const OVER_IT = 'dialog[open], [role="dialog"], [data-floating-ui-portal], #interop-outlet';
  /** Only their presence tells something (who is signed in). */
  const LANDMARKS = 'header, nav, aside, footer';
  const HEAD = 'title, meta, link[rel="canonical"], link[rel="alternate"], script[type="application/ld+json"]';
  const JSON_ABOUT_SOMEBODY = '"publicIdentifier"';

  const TEXT = 3;
  const ELEMENT = 1;
  const FRAGMENT = 11;

  /** One capture in the making. */
  class Copy {
    /** @param {(element: Element) => boolean} isShown @param {string} address */
    constructor(isShown, address) {
      this.isShown = isShown;
      this.address = address;
      /** @type {string[]} */
      this.parts = [];
      /** @type {WeakRef<Element>[]} */
      this.elements = [];
      this.size = 0;
      /** The elements we are inside of: their end tags, and whether they have no box at all. @type {{ end: string, boxless: boolean }[]} */
      this.inside = [];
      this.nodes = 0;
    }

    /** @param {string} part */
    add(part) {
      this.parts.push(part);
      this.size += part.length;
    }

    get isFull() {
      return this.size > MOST_BYTES || this.nodes > MOST_NODES;
    }

    /** The start tag. @param {Element} element @param {string} tag @param {boolean} isHidden @param {boolean} isNumbered */
    open(element, tag, isHidden, isNumbered) {
      let start = `<${tag}`;
      // Names first: reading `attributes` would make an object of each attribute of the page.
      for (const name of element.getAttributeNames()) {
        const keep = keeperOf(name);
        const kept = keep === null ? null : keep(element.getAttribute(name) ?? '', tag, element);
        if (kept !== null) start += ` ${name}="${escapeValue(kept)}"`;
      }
      if (isHidden) start += ' data-wa-hidden=""';
      if (isNumbered) start += ` data-wa-n="${this.elements.push(new WeakRef(element))}"`;
      this.add(`${start}>`);
      this.nodes += 1;
    }

    /**
     * Walks one part of the page. A generator, so that a large page can be walked in slices.
     * @param {Element} root
     * @returns {Generator<void, void, void>}
     */
    *walk(root) {
      /** @type {Node | null} */
      let node = root;
      for (let seen = 1; node && !this.isFull; seen += 1) {
        if (seen % NODES_BETWEEN_LOOKS === 0) yield;
        node = this.visit(node) ?? this.after(node, root);
      }
      while (this.inside.length > 0) this.add(this.inside.pop()?.end ?? '');
    }

    /** Writes one node. @param {Node} node @returns {Node | null} its first child, where there is one to go on with */
    visit(node) {
      if (node.nodeType === ELEMENT) return this.enter(/** @type {Element} */ (node));
      if (node.nodeType === TEXT) this.add(escapeText(/** @type {Text} */ (node).data));
      return null;
    }

    /** The next node in the order of the page, behind one that is done. @param {Node} done @param {Element} root @returns {Node | null} */
    after(done, root) {
      /** @type {Node | null} */
      let node = done;
      while (node && node !== root && !node.nextSibling) node = this.leave(node);
      return node && node !== root ? node.nextSibling : null;
    }

    /** Up one level; out of a shadow root to its host. @param {Node} node @returns {Node | null} */
    leave(node) {
      this.add(this.inside.pop()?.end ?? '');
      const parent = node.parentNode;
      return parent?.nodeType === FRAGMENT ? /** @type {ShadowRoot} */ (parent).host : parent;
    }

    /** Writes the start of an element. @param {Element} element @returns {Node | null} its first child, where there is one to go on with */
    enter(element) {
      const tag = element.localName;
      if (DROPPED.has(tag)) return null;
      if (tag === 'script') return this.script(element);
      if (tag === 'code' && !this.isKeptCode(element)) return null;
      const isInBoxless = this.inside.at(-1)?.boxless === true;
      const state = isInBoxless ? 'boxless' : this.stateOf(element);
      const child = isShell(element, tag) ? null : firstChild(element);
      this.open(element, tag, state !== 'shown', isNumbered(element, tag));
      if (VOID.has(tag)) return null;
      if (!child) {
        this.add(`</${tag}>`);
        return null;
      }
      this.inside.push({ end: `</${tag}>`, boxless: state === 'boxless' });
      return child;
    }

    /** Shown, or hidden with all its insides, or hidden while something inside may yet be visible. @param {Element} element @returns {'shown' | 'boxless' | 'hidden'} */
    stateOf(element) {
      if (this.isShown(element)) return 'shown';
      const style = element.ownerDocument.defaultView?.getComputedStyle(element);
      if (style?.display === 'none') return 'boxless';
      // `display: contents` has no box of its own; its children have.
      if (style?.display === 'contents' && style.visibility === 'visible') return 'shown';
      return 'hidden';
    }

    /** The one script that is content: what a public page says about its member. @param {Element} element */
    script(element) {
      if (element.getAttribute('type') === 'application/ld+json') {
        this.add(`<script type="application/ld+json">${(element.textContent ?? '').replaceAll('<', '\\u003c')}</script>`);
      }
      return null;
    }

    /** JSON of the first page load is kept where it speaks of this member; other data and other people stay here. @param {Element} element */
    isKeptCode(element) {
      if (!element.id.includes('bpr-guid') && element.firstElementChild) return true;
      const text = element.textContent ?? '';
      if (!/^\s*[{[]/.test(text)) return true;
      return text.includes(JSON_ABOUT_SOMEBODY) && (this.address === '' || text.toLowerCase().includes(this.address));
    }
  }

  /** @param {Element} element */
  function firstChild(element) {
    // Some of LinkedIn's dialogs live in an open shadow root.
    return element.shadowRoot?.firstChild ?? element.firstChild;
  }

  /** @param {Element} element @param {string} tag */
  function isShell(element, tag) {
    if (SHELLS.has(tag) || VOID.has(tag)) return true;
    // What the reader is writing is nobody's business.
    return element.hasAttribute('contenteditable') || element.getAttribute('role') === 'textbox';
  }

  /** @param {Element} element @param {string} tag */
  function isNumbered(element, tag) {
    if (NUMBERED.has(tag) || element.id !== '' || element.hasAttribute('componentkey') || element.getAttribute('role') === 'listitem') return true;
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === TEXT && /\S/.test(/** @type {Text} */ (child).data)) return true;
    }
    return false;
  }

  /** What of an attribute's value goes into the copy; null: nothing. @typedef {(value: string, tag: string, element: Element) => string | null} Keeper */

  /** Each name is looked at once. @type {Map<string, Keeper | null>} */
  const keepers = new Map();

  /** @param {string} name */
  function keeperOf(name) {
    let keeper = keepers.get(name);
    if (keeper === undefined) {
      keeper = newKeeper(name);
      keepers.set(name, keeper);
    }
    return keeper;
  }

  /** @param {string} name @returns {Keeper | null} */
  function newKeeper(name) {
    if (name === 'class') return keptClasses;
    if (name === 'style') return (value) => /aspect-ratio:[^;]+/.exec(value)?.[0] ?? null;
    if (name === 'src' || /^data-.*(?:url|src|background)/.test(name)) return shortAddress;
    const tags = ONLY_ON[name];
    if (tags) return (value, tag) => (tags.has(tag) ? value.slice(0, LONGEST_VALUE) : null);
    if (KEPT.has(name)) return (value) => value.slice(0, LONGEST_VALUE);
    return /^(?:data|aria)-/.test(name) && !NOISE.test(name) ? (value) => value.slice(0, LONGEST_DATA) : null;
  }

  /** The same classes come again and again. @type {Map<string, string | null>} */
  const classes = new Map();

  /** Names of classes, without those that are made anew with each build. The wrappers that hide by class keep theirs. @type {Keeper} */
  function keptClasses(value, tag, element) {
    if (tag === 'svg') return null;
    if (element.hasAttribute('data-display-contents')) return value;
    let kept = classes.get(value);
    if (kept === undefined) {
      kept = lastingClasses(value);
      if (classes.size < MOST_CLASSES) classes.set(value, kept);
    }
    return kept;
  }

  /** @param {string} value @returns {string | null} */
  function lastingClasses(value) {
    if (!HASHED_CLASS.test(value)) return value;
    const names = value.split(/\s+/).filter((name) => name !== '' && !HASHED_CLASS.test(name));
    return names.length > 0 ? names.join(' ') : null;
  }

  /** Which picture it is, not the picture. @param {string} address */
  function shortAddress(address) {
    if (address.startsWith('data:')) return address.slice(0, Math.min(address.indexOf(',') + 1 || 32, 32));
    const end = address.search(/[?#]/);
    return address.slice(0, end < 0 ? LONGEST_DATA : Math.min(end, LONGEST_DATA));
  }

  /** @param {string} text */
  function escapeText(text) {
    const plain = text.length > 1 ? text.replace(/\s+/g, ' ') : text;
    return /[&<>]/.test(plain) ? plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : plain;
  }

  /** @param {string} value */
  function escapeValue(value) {
    return /[&"<]/.test(value) ? value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;') : value;
  }

  /** Has a box and is not hidden by `visibility`. @param {Element} element */
  function isShown(element) {
    return element.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true });
  }

  /** The parts of the page that are walked, in order. @param {Document} document */
  function partsOf({ body }) {
    const main = body?.querySelector(MAIN);
    if (!body || !main) return { main: body, shells: [], over: [] };
    const isBeside = (/** @type {Element} */ element) => !main.contains(element) && !element.contains(main);
    const over = [...body.querySelectorAll(OVER_IT)]
      .filter(isBeside)
      .filter((element, _, all) => !all.some((other) => other !== element && other.contains(element)));
    const codes = [...body.querySelectorAll('code')].filter(isBeside);
    const shells = [...body.querySelectorAll(LANDMARKS)].filter((element) => isBeside(element) && !element.parentElement?.closest(LANDMARKS));
    return { main, shells, over: [...over, ...codes] };
  }

  /**
   * The whole copy, in the order head, landmarks (empty), main part, what lies over it.
   * @param {Document} document @param {Copy} copy
   * @returns {Generator<void, void, void>}
   */
  function* copyOf(document, copy) {
    addHead(document, copy);
    const { main, shells, over } = partsOf(document);
    if (main && main === document.body) yield* copy.walk(main);
    else if (main) yield* bodyOf(document.body, main, shells, over, copy);
    copy.add('</html>');
  }

  /** The body, without what stands beside the main part. @param {Element} body @param {Element} main @param {Element[]} shells @param {Element[]} over @param {Copy} copy @returns {Generator<void, void, void>} */
  function* bodyOf(body, main, shells, over, copy) {
    const around = ancestorsOf(main, body);
    copy.open(body, 'body', false, false);
    for (const shell of shells) addShell(shell, copy);
    for (const element of around) copy.open(element, element.localName, false, false);
    yield* copy.walk(main);
    for (const element of around.reverse()) copy.add(`</${element.localName}>`);
    for (const element of over) yield* copy.walk(element);
    copy.add('</body>');
  }

  /** @param {Document} document @param {Copy} copy */
  function addHead({ documentElement: root, head }, copy) {
    const attributes = ['lang', 'dir', 'class']
      .filter((name) => root.hasAttribute(name))
      .map((name) => ` ${name}="${escapeValue(root.getAttribute(name) ?? '')}"`);
    copy.add(`<!DOCTYPE html><html data-wa-capture="1"${attributes.join('')}><head>`);
    for (const element of head?.querySelectorAll(HEAD) ?? []) {
      const tag = element.localName;
      if (tag === 'title') copy.add(`<title>${escapeText(element.textContent ?? '')}</title>`);
      else if (tag === 'script') copy.script(element);
      else copy.open(element, tag, false, false);
    }
    copy.add('</head>');
  }

  /** @param {Element} element @param {Copy} copy */
  function addShell(element, copy) {
    copy.open(element, element.localName, false, false);
    copy.add(`</${element.localName}>`);
  }

  /** From the outside in, without the ends. @param {Element} element @param {Element} top */
  function ancestorsOf(element, top) {
    const ancestors = [];
    for (let parent = element.parentElement; parent && parent !== top; parent = parent.parentElement) ancestors.unshift(parent);
    return ancestors;
  }

  /** Lets the page have its turn. @returns {Promise<void>} */
  function turn() {
    return new Promise((resolve) => setTimeout(resolve));
  }

  /** @param {string} path */
  function slugIn(path) {
    const slug = /\/in\/([^/]+)/.exec(path)?.[1] ?? '';
    try {
      return decodeURIComponent(slug).toLowerCase();
    } catch {
      return slug.toLowerCase();
    }
  }

  /**
   * A copy of what the page shows now.
   * @param {Document} document
   * @param {import('../types.d.ts').CaptureOptions} [options] isShown: whether an element is visible; sliceMs: how long at a stretch
   * @returns {Promise<import('../types.d.ts').Captured>}
   */
  async function capture(document, options = {}) {
    const { sliceMs = SLICE_MS } = options;
    const copy = new Copy(options.isShown ?? isShown, slugIn(document.location?.pathname ?? ''));
    let until = performance.now() + sliceMs;
    for (const _ of copyOf(document, copy)) {
      if (performance.now() < until) continue;
      await turn();
      until = performance.now() + sliceMs;
    }
    const html = copy.parts.join('');
    return {
      html,
      element: (number) => copy.elements[number - 1]?.deref(),
      tooLarge: copy.isFull || (html.length * 3 > MOST_BYTES && new TextEncoder().encode(html).length > MOST_BYTES),
    };
  }

  globalThis.WhosAsking = Object.assign(globalThis.WhosAsking ?? {}, { capture: { capture } });
})();
