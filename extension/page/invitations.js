/**
 * What happens on the invitations page: it is captured as it grows and sent to the background, and each person's card gets
 * its mark. Reading only: nothing is accepted, ignored or opened. Off that page: nothing.
 */
(() => {
  const { capture, marks } = globalThis.WhosAsking;
  /** Milliseconds without a change before the list is read; read at the latest after PATIENCE. */
  const QUIET = 200;
  const PATIENCE = 1_500;
  const PULSE = 1_000;
  const ASK_WHEN_OFF = 3;
  /** How often a page is sent again of its own accord where the agent fails on it. */
  const TRIES = 3;

  const PAGE = /^\/mynetwork\/(?:grow\/?|invitation-manager\/?(?:received(?:\/.*)?)?)?$/;
  const MAIN = 'main#workspace, main, [role="main"]';
  const KEYS = ['InvitationManagerPage_InvitationsList', 'MyNetwork_InvitationsPreview', 'pending-invitations-preview'];
  const LISTS = [...KEYS.map((key) => `[componentkey="${key}"], [id="${key}"]`), 'ul.mn-invitation-list', '.mn-invitations-preview'].join(', ');
  /** Where the page marks no list: its whole main part. */
  const SCREEN = '[data-sdui-screen*=".mynetwork.InvitationReceived"]';

  /** @param {string} address */
  function isInvitations(address) {
    const { hostname, pathname } = new URL(address);
    return PAGE.test(pathname) && /(^|\.)linkedin\.com$/.test(hostname);
  }

  /** What the invitations stand in: the list itself where the page marks one. */
  function findList() {
    const list = document.querySelector(LISTS) ?? document.querySelector(SCREEN);
    return list?.querySelector('[role="list"]') ?? list;
  }

  /**
   * @param {import('../types.d.ts').InvitationsOptions} options
   * @returns {import('../types.d.ts').Invitations}
   */
  function watch({ ask, isAlive }) {
    /** @type {import('../types.d.ts').Display} */
    let display = 'page_and_toolbar';
    /** @type {import('../types.d.ts').InvitationsView | null} */
    let view = null;
    /** @type {import('../types.d.ts').Captured | null} */
    let captured = null;
    /** @type {import('../types.d.ts').Marks | null} */
    let shown = null;
    /** Of the page that is open now; every other answer is late and dropped. */
    let visit = 0;
    let isHere = false;
    let isReading = false;
    let isWanted = false;
    let isOff = false;
    let faults = 0;
    let sentHtml = '';
    let firstChange = 0;
    let beats = 0;
    /** @type {Element | null} */
    let observed = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const observer = new MutationObserver(soon);

    function soon() {
      const now = Date.now();
      firstChange ||= now;
      clearTimeout(timer);
      timer = setTimeout(read, Math.max(0, Math.min(QUIET, firstChange + PATIENCE - now)));
      shown?.place();
    }

    async function read() {
      firstChange = 0;
      if (!isHere || !isAlive()) return;
      if (isReading) {
        isWanted = true;
        return;
      }
      isReading = true;
      try {
        await readFor(visit);
      } finally {
        isReading = false;
        if (isWanted) {
          isWanted = false;
          soon();
        }
      }
    }

    /** @param {number} mine */
    async function readFor(mine) {
      if (!findList()) return;
      const copy = await capture.capture(document);
      if (mine !== visit || copy.html === sentHtml) return;
      sentHtml = copy.html;
      const answer = await ask({ type: 'invitations', url: location.href, html: copy.tooLarge ? null : copy.html });
      if (mine === visit && isInvitations(location.href)) take(answer, copy);
    }

    /** @param {{ view: import('../types.d.ts').InvitationsView | null, link: string, mayPass: boolean } | null} answer view null: nobody could judge the page now @param {import('../types.d.ts').Captured} copy */
    function take(answer, copy) {
      if (answer?.view) {
        isOff = false;
        show(answer.view, copy);
        return;
      }
      if (answer?.link === 'error') faults += 1;
      isOff = answer === null || (answer.mayPass && faults <= TRIES);
      if (isOff) sentHtml = '';
    }

    /** @param {import('../types.d.ts').InvitationsView} next @param {import('../types.d.ts').Captured} copy */
    function show(next, copy) {
      view = next;
      captured = copy;
      if (display === 'toolbar_only' || next.marks.length === 0) {
        shown?.remove();
        shown = null;
        return;
      }
      shown ??= marks.create({ list: findList });
      shown.show(next, copy.element);
    }

    /** One node at a time: the main part of the page. */
    function observe() {
      const main = document.querySelector(MAIN);
      if (main === observed && main?.isConnected) return;
      observer.disconnect();
      observed = main;
      if (main) observer.observe(main, { childList: true, subtree: true, characterData: true });
      soon();
    }

    function look() {
      if (!isAlive()) return;
      const isNow = isInvitations(location.href);
      if (isNow === isHere) return;
      isHere = isNow;
      if (isHere) observe();
      else leave();
    }

    function leave() {
      visit += 1;
      view = null;
      captured = null;
      sentHtml = '';
      isOff = false;
      faults = 0;
      clearTimeout(timer);
      observer.disconnect();
      observed = null;
      shown?.remove();
      shown = null;
    }

    function beat() {
      if (!isAlive()) return;
      look();
      if (!isHere || document.visibilityState === 'hidden') return;
      observe();
      shown?.place();
      beats += 1;
      if (isOff && beats % ASK_WHEN_OFF === 0) read();
    }

    const navigation = /** @type {EventTarget | undefined} */ (/** @type {any} */ (window).navigation);
    navigation?.addEventListener('navigatesuccess', look);
    window.addEventListener('popstate', look);
    const pulse = setInterval(beat, PULSE);

    return {
      get view() {
        return view;
      },
      /** What changed elsewhere may change every card. @param {import('../types.d.ts').Display} wanted */
      adopt(wanted) {
        display = wanted;
        if (view && captured) show(view, captured);
        sentHtml = '';
        look();
        if (isHere) soon();
      },
      stop() {
        clearInterval(pulse);
        navigation?.removeEventListener('navigatesuccess', look);
        window.removeEventListener('popstate', look);
        leave();
      },
    };
  }

  globalThis.WhosAsking = Object.assign(globalThis.WhosAsking ?? {}, { invitations: { isInvitations, watch } });
})();
