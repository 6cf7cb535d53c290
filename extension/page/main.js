/**
 * What happens on a page of LinkedIn's: a profile opens, it is captured and sent to the background, and the answer is
 * shown. Off profiles: nothing. Knows no agent; everything that is shown arrives as a view.
 */
(() => {
  const { capture, invitations, overlay, watch } = globalThis.WhosAsking;
  /** Milliseconds between two captures of one profile; longer while nothing new comes of it. */
  const BETWEEN = 400;
  const BETWEEN_AT_MOST = 8_000;
  const ASK_WHEN_OFF = 3;
  const ASK_WHEN_ON = 20;
  /** How often a page is sent again by itself after the agent failed on it: a page that hangs its worker costs the others time. */
  const TRIES = 3;

  /** @type {import('./../types.d.ts').Display} */
  let display = 'page_and_toolbar';
  /** @type {import('../types.d.ts').Overlay | null} */
  let badge = null;
  /** @type {import('../types.d.ts').View | null} */
  let view = null;
  /** @type {import('../types.d.ts').Captured | null} */
  let captured = null;
  /** Of the profile that is open now; every other answer is late and dropped. */
  let visit = 0;
  let sentHtml = '';
  let sentAt = 0;
  let wait = BETWEEN;
  let isReading = false;
  let isWanted = false;
  let isOff = false;
  /** How often the agent failed on this profile. */
  let faults = 0;
  let beats = 0;
  let isStopped = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** Is this script still the extension's? After a reload of the extension its old scripts stay behind. */
  function isAlive() {
    if (chrome.runtime?.id && !isStopped) return true;
    if (!isStopped) stop();
    return false;
  }

  /** @param {import('../types.d.ts').FromPage} message @returns {Promise<any>} null where nobody answers */
  async function ask(message) {
    if (!isAlive()) return null;
    try {
      return await chrome.runtime.sendMessage(message);
    } catch {
      return null;
    }
  }

  /** @param {import('../types.d.ts').View} next */
  function show(next) {
    view = next;
    if (display === 'toolbar_only') {
      badge?.remove();
      badge = null;
      return;
    }
    badge ??= overlay.create({ name: () => watcher.name(), on: { onAction: act, onSay: say, onGoTo: goTo } });
    badge.show(next);
  }

  /** @param {boolean} isForced send even what was sent before */
  function read(isForced) {
    if (isForced) sentHtml = '';
    if (isReading) {
      isWanted = true;
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(readNow, isForced ? 0 : Math.max(0, sentAt + wait - Date.now()));
  }

  async function readNow() {
    const { slug } = watcher;
    if (slug === null || !isAlive()) return;
    isReading = true;
    const mine = visit;
    try {
      await readFor(slug, mine);
    } finally {
      isReading = false;
      if (isWanted) {
        isWanted = false;
        read(false);
      }
    }
  }

  /** @param {string} slug @param {number} mine */
  async function readFor(slug, mine) {
    const copy = await capture.capture(document);
    if (mine !== visit) return;
    if (copy.html === sentHtml) return;
    captured = copy;
    sentHtml = copy.html;
    sentAt = Date.now();
    const answer = await ask({ type: 'review', url: location.href, html: copy.tooLarge ? null : copy.html });
    // The reader may have gone on to somebody else meanwhile.
    if (mine !== visit || watch.slugOf(location.href) !== slug) return;
    if (!answer) {
      // The background was ended in the middle; it is asked again.
      isOff = true;
      sentHtml = '';
      return;
    }
    const isNews = JSON.stringify(answer.view) !== JSON.stringify(view);
    wait = isNews ? BETWEEN : Math.min(wait * 1.5, BETWEEN_AT_MOST);
    isOff = mayAskAgain(answer);
    show(answer.view);
  }

  /** Trouble that may pass is waited for; faults of the agent a few times only. @param {{ link: string, mayPass: boolean }} answer */
  function mayAskAgain({ link, mayPass }) {
    if (link === 'error') faults += 1;
    return mayPass && faults <= TRIES;
  }

  /** @param {import('../types.d.ts').ActionName} action */
  async function act(action) {
    const subject = view?.subject;
    if (action === 'copy') await copy(view?.copy);
    else if (action === 'copy_note') await copy(view?.invite?.note);
    else if (action === 'retry') read(true);
    else if (action === 'pair' || action === 'pair_again' || action === 'port' || action === 'allow') await ask({ type: 'openPairing' });
    else if (subject && isWord(action)) await decide({ type: 'override', kind: action, subject });
    else if (subject && action === 'undo' && view?.override) await decide({ type: 'undo', id: view.override.id, subject });
  }

  /** Records or takes back one thing of the member. @param {import('../types.d.ts').Say} what */
  async function say(what) {
    if (view?.subject) await decide({ type: 'say', say: what, subject: view.subject });
  }

  /** @param {string | null | undefined} text */
  async function copy(text) {
    await navigator.clipboard.writeText(text ?? '').catch(() => {});
  }

  /** What the reader may say of the member. @param {import('../types.d.ts').ActionName} action @returns {action is import('../../shared/contract.d.ts').Override['kind']} */
  function isWord(action) {
    return action === 'known' || action === 'blocked' || action === 'not_spam' || action === 'spam';
  }

  /** @param {import('../types.d.ts').FromPage} message */
  async function decide(message) {
    const mine = visit;
    const answer = await ask(message);
    if (mine !== visit || !answer) return;
    if (answer.ok) {
      read(true);
      return;
    }
    isOff = true;
    show(answer.view);
  }

  /** Takes the reader to a place on the page; only when asked. @param {number} number */
  function goTo(number) {
    let place = captured?.element(number);
    while (place && place.getClientRects().length === 0 && place.parentElement) place = place.parentElement;
    if (!place?.isConnected) return;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    place.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
    badge?.point(place);
  }

  /** A profile was opened. */
  function arrive() {
    visit += 1;
    view = null;
    captured = null;
    sentHtml = '';
    sentAt = 0;
    wait = BETWEEN;
    faults = 0;
    isWanted = false;
    badge?.remove();
    badge = null;
    showFor({ type: 'checking' });
  }

  /** Shows a state that is no verdict, unless there is one by then. @param {import('../types.d.ts').FromPage} message */
  async function showFor(message) {
    const mine = visit;
    const answer = await ask(message);
    if (mine === visit && answer && (!view || view.tone === 'checking')) show(answer.view);
  }

  function leave() {
    visit += 1;
    view = null;
    captured = null;
    sentHtml = '';
    clearTimeout(timer);
    badge?.remove();
    badge = null;
    ask({ type: 'left' });
  }

  function pulse() {
    badge?.place();
    beats += 1;
    if (beats % (isOff ? ASK_WHEN_OFF : ASK_WHEN_ON) === 0) askWhetherAlive();
  }

  /** An agent that was started meanwhile is asked at once; one that went away is said to be away. */
  async function askWhetherAlive() {
    const mine = visit;
    const answer = await ask({ type: 'alive' });
    if (mine !== visit || !answer) return;
    if (answer.link === 'ready') {
      if (isOff) read(true);
      return;
    }
    isOff = true;
    if (view?.tone === 'off') show(answer.view);
  }

  /** @param {import('../types.d.ts').ToPage} message @returns {unknown} the answer, where one is wanted */
  function hear(message) {
    switch (message.type) {
      case 'again':
        return adopt(message.display);
      case 'show':
        return { isProfile: watcher.slug !== null, view, invitations: listed.view };
      case 'act':
        return act(message.action);
      case 'say':
        return say(message.say);
      case 'goTo':
        return goTo(message.anchor);
      case 'open':
        return badge?.open();
      default:
        return null;
    }
  }

  /** Something changed elsewhere: the preferences, or what was said of somebody. @param {import('../types.d.ts').Display} wanted */
  function adopt(wanted) {
    display = wanted;
    if (view) show(view);
    if (watcher.slug !== null) read(true);
    listed.adopt(display);
  }

  /** @type {import('../types.d.ts').Watcher} */
  let watcher;
  const listed = invitations.watch({ ask, isAlive });

  async function start() {
    const answer = await ask({ type: 'start' });
    if (isStopped) return;
    display = answer?.display ?? display;
    watcher = watch.watch({
      document,
      isAlive,
      onArrive: arrive,
      onLeave: leave,
      onPulse: pulse,
      onSettled: () => read(false),
      onStuck: () => showFor({ type: 'stuck' }),
    });
    listed.adopt(display);
    chrome.runtime.onMessage.addListener((message, sender, respond) => {
      if (sender.id === chrome.runtime.id && !isStopped) respond(hear(message));
    });
  }

  function stop() {
    isStopped = true;
    clearTimeout(timer);
    watcher?.stop();
    listed.stop();
    badge?.remove();
    badge = null;
  }

  // The scripts may be read into a page twice: after a reload of the extension, and by Firefox at the start.
  globalThis.WhosAsking.stop?.();
  globalThis.WhosAsking.stop = stop;
  start();
})();
