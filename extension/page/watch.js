/**
 * Notices which profile is open, when it stands, and when more of it has come. Looks only: one observer on one node, and
 * only while a profile is open.
 */
(() => {
  /** Milliseconds without a change before the page is read: the first time, and later. */
  const QUIET_FIRST = 50;
  const QUIET_LATER = 250;
  /** Read at the latest after this long, however busy the page is. */
  const PATIENCE = 2_000;
  const LOOK_EVERY = 80;
  /** After this long without a name, or with another member's, something is odd: then looks are rare. */
  const GIVE_UP = 8_000;
  const LOOK_RARELY = 1_000;
  const PULSE = 1_000;

  const MAIN = 'main#workspace, main, [role="main"]';
  const TOP_CARD =
    '[componentkey^="com.linkedin.sdui.profile.card.ref" i][componentkey$="Topcard" i], [id^="com.linkedin.sdui.profile.card.ref" i][id$="Topcard" i], [data-view-name="profile-top-card"], section[data-member-id], .top-card-layout';
  /** The sticky copy of the name that some builds carry is inert or hidden from readers. */
  const TWIN = '[inert], [aria-hidden="true"], [role="dialog"], dialog, form';
  const DIALOG = 'dialog[open], [role="dialog"]';
  const PROFILE = /^\/(?:mwlite\/)?in\/([^/]+)(?:\/(.*))?$/;
  /** Below a profile's address, still the profile: a dialog over it, or its text in another language. */
  const STILL_THE_PROFILE = /^(?:$|overlay\/|edit\/|skill-insights\/|[a-z]{2}(?:[-_][A-Za-z]{2})?\/?$)/;
  const ID_ALIAS = /^ACoA/;

  /** The member whose profile an address shows, as LinkedIn writes it there, decoded; null for any other page. @param {string} address */
  function slugOf(address) {
    const { hostname, pathname } = new URL(address);
    const [, slug, rest = ''] = PROFILE.exec(pathname) ?? [];
    if (!slug || !STILL_THE_PROFILE.test(rest) || !/(^|\.)linkedin\.com$/.test(hostname)) return null;
    return slug === 'me' ? null : decode(slug);
  }

  /** @param {string} slug */
  function decode(slug) {
    try {
      const decoded = decodeURIComponent(slug).normalize();
      return ID_ALIAS.test(decoded) ? decoded : decoded.toLowerCase();
    } catch {
      return slug.toLowerCase();
    }
  }

  /** The heading that holds the member's name. @param {Document} document */
  function findName(document) {
    const main = document.querySelector(MAIN) ?? document.body;
    const card = main?.querySelector(TOP_CARD);
    for (const heading of (card ?? main)?.querySelectorAll('h1, h2') ?? []) {
      if (!heading.closest(TWIN) && /\S/.test(heading.textContent ?? '')) return heading;
    }
    return null;
  }

  /** Which member's card stands there, by LinkedIn's own key; '' where it carries none. @param {Document} document */
  function cardKey(document) {
    const card = document.querySelector(TOP_CARD);
    return card?.getAttribute('componentkey') ?? card?.getAttribute('data-member-id') ?? card?.id ?? '';
  }

  /** Whose link the name carries; null where it carries none. @param {Element} name @param {string} base */
  function linkedSlug(name, base) {
    const link = name.closest('a[href*="/in/"]') ?? name.querySelector('a[href*="/in/"]');
    const href = link?.getAttribute('href');
    if (!href) return null;
    try {
      return slugOf(new URL(href, base).href);
    } catch {
      return null;
    }
  }

  /**
   * @param {import('../types.d.ts').WatchOptions} options
   * @returns {import('../types.d.ts').Watcher}
   */
  function watch({ document, onArrive, onSettled, onStuck, onLeave, onPulse, isAlive }) {
    const window = /** @type {Window & typeof globalThis} */ (document.defaultView);
    /** @type {string | null} */
    let slug = null;
    /** The card that stood there when another profile was opened: it is not theirs. */
    let staleKey = '';
    let hasSettled = false;
    let isStuck = false;
    let arrived = 0;
    let dialogs = 0;
    /** @type {Element | null} */
    let observed = null;
    let firstChange = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    let pulse;

    const observer = new window.MutationObserver(() => soon(hasSettled ? QUIET_LATER : QUIET_FIRST));

    /** Reads once the page has been quiet for a while. @param {number} quiet */
    function soon(quiet) {
      const now = Date.now();
      firstChange ||= now;
      clearTimeout(timer);
      timer = setTimeout(settle, Math.max(0, Math.min(quiet, firstChange + PATIENCE - now)));
    }

    function settle() {
      if (!lives() || slug === null) return;
      firstChange = 0;
      observe();
      if (isTheirs() && !isLoading()) {
        hasSettled = true;
        isStuck = false;
        onSettled(slug);
      } else keepLooking(slug);
    }

    /** @param {string} slug */
    function keepLooking(slug) {
      const isLate = Date.now() - arrived > GIVE_UP;
      timer = setTimeout(settle, isLate ? LOOK_RARELY : LOOK_EVERY);
      if (!isLate || isStuck || hasSettled) return;
      isStuck = true;
      // No name at all: not a page that we know; the agent may know what it is.
      if (findName(document)) onStuck();
      else onSettled(slug);
    }

    function isLoading() {
      return document.querySelector(TOP_CARD)?.querySelector('[role="progressbar"]') != null;
    }

    /** Is the profile on the page the one of the address? LinkedIn changes the address first and the page later. */
    function isTheirs() {
      const name = findName(document);
      if (!name || slug === null) return false;
      const linked = linkedSlug(name, window.location.href);
      if (linked !== null && !ID_ALIAS.test(slug) && !ID_ALIAS.test(linked)) return linked === slug;
      return staleKey === '' || cardKey(document) !== staleKey;
    }

    /** One node at a time: the main part of the page. */
    function observe() {
      const main = document.querySelector(MAIN);
      if (main === observed && main?.isConnected) return;
      observer.disconnect();
      observed = main;
      if (main) observer.observe(main, { childList: true, subtree: true, characterData: true });
    }

    function look() {
      if (!lives()) return;
      const now = slugOf(window.location.href);
      if (now === slug) return;
      // The address of one member may change from their id to their name; then their card is no stranger's.
      staleKey = slug !== null && now !== null && !ID_ALIAS.test(slug) ? cardKey(document) : '';
      slug = now;
      hasSettled = false;
      isStuck = false;
      arrived = Date.now();
      firstChange = 0;
      clearTimeout(timer);
      if (slug === null) {
        rest();
        onLeave();
        return;
      }
      onArrive(slug);
      observe();
      soon(QUIET_FIRST);
    }

    /** Off profiles there is nothing to do. */
    function rest() {
      observer.disconnect();
      observed = null;
    }

    function beat() {
      look();
      if (slug === null || document.visibilityState === 'hidden' || !lives()) return;
      const open = document.querySelectorAll(DIALOG).length;
      if (observed?.isConnected !== true || open !== dialogs) {
        dialogs = open;
        observe();
        soon(QUIET_LATER);
      }
      onPulse();
    }

    /** After the extension was reloaded or removed, its old script has nothing to say. */
    function lives() {
      if (isAlive()) return true;
      stop();
      return false;
    }

    function stop() {
      clearTimeout(timer);
      clearInterval(pulse);
      rest();
      navigation?.removeEventListener('navigatesuccess', look);
      window.removeEventListener('popstate', look);
    }

    const navigation = /** @type {EventTarget | undefined} */ (/** @type {any} */ (window).navigation);
    navigation?.addEventListener('navigatesuccess', look);
    window.addEventListener('popstate', look);
    pulse = setInterval(beat, PULSE);
    look();

    return {
      get slug() {
        return slug;
      },
      name: () => (slug !== null && isTheirs() ? findName(document) : null),
      stop,
    };
  }

  globalThis.WhosAsking = Object.assign(globalThis.WhosAsking ?? {}, { watch: { slugOf, watch } });
})();
