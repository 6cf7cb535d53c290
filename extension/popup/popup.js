/**
 * The popup: how the link stands, this page's verdict, the preferences, and what was said of people. Asks anew each time it is opened.
 */

import { ask, byId, hear, setUp, t } from '../pure/page.js';
import { drawInvitations } from './invitations.js';
import { listenForPaste } from './pasted.js';
import { showPreferences } from './preferences.js';
import { showSaid } from './said.js';

/**
 * @import { ActionName, View } from '../types.d.ts'
 */

const LOOK_AGAIN = 700;
const PROFILE = /^https:\/\/([a-z]+\.)?linkedin\.com\/(mwlite\/)?in\//;

setUp();

const place = byId('verdict', HTMLElement);
const root = place.attachShadow({ mode: 'open' });
root.adoptedStyleSheets = [globalThis.WhosAsking.styles.tokens, globalThis.WhosAsking.styles.panel].map((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
});

let shownVerdict = '';

// ------------------------------------------------------------------------------------------------ the link

async function showLink() {
  const answer = await ask({ type: 'link' });
  if (!answer) return;
  const { link, sentence, fix, action } = answer;
  const section = byId('link', HTMLElement);
  section.dataset.state = link.state;
  byId('link-sentence', HTMLElement).textContent = sentence;
  byId('link-fix', HTMLElement).textContent = fix;
  const button = byId('link-action', HTMLButtonElement);
  button.hidden = action === null;
  button.textContent = action?.label ?? '';
  button.onclick = () => mend(action.name);
}

/** The one button of the link's state. @param {ActionName} action */
async function mend(action) {
  // The browser asks at once, while the press still counts as one.
  if (action === 'allow') await chrome.permissions.request({ origins: ['http://127.0.0.1/*'] });
  if (action === 'pair' || action === 'pair_again' || action === 'port') {
    await chrome.tabs.create({ url: chrome.runtime.getURL(`pairing/pairing.html${action === 'port' ? '#port' : ''}`) });
    window.close();
    return;
  }
  const tab = await profileTab();
  if (tab) await tell(tab, { type: 'act', action: 'retry' });
  await refresh();
}

// ------------------------------------------------------------------------------------------------ this page

/** The tab that the popup is about: the one in front; where that is the popup itself, the profile looked at last. @returns {Promise<chrome.tabs.Tab | undefined>} */
async function profileTab() {
  const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (front && !front.url?.startsWith(chrome.runtime.getURL(''))) return front;
  const tabs = await chrome.tabs.query({ url: 'https://*.linkedin.com/*' });
  return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/** @param {chrome.tabs.Tab} tab @param {import('../types.d.ts').ToPage} message @returns {Promise<any>} null where nobody listens */
function tell(tab, message) {
  return tab.id === undefined ? Promise.resolve(null) : chrome.tabs.sendMessage(tab.id, message).catch(() => null);
}

async function showVerdict() {
  const tab = await profileTab();
  const answer = tab && (await tell(tab, { type: 'show' }));
  const view = /** @type {View | null} */ (answer?.view ?? null);
  const listed = /** @type {import('../types.d.ts').InvitationsView | null} */ (answer?.invitations ?? null);
  const text = JSON.stringify([view, listed, tab?.id, tab?.url, Boolean(answer)]);
  if (text === shownVerdict) return;
  shownVerdict = text;
  // What changed the verdict may be a word that was said of the member.
  showSaid();
  // Without an agent the sentence above says it all.
  if (view && view.tone !== 'off' && tab) drawVerdict(view, tab);
  else if (view?.tone === 'off') root.replaceChildren();
  else if (listed) root.replaceChildren(drawInvitations(listed));
  else root.replaceChildren(hint(!answer && tab?.url && PROFILE.test(tab.url) ? 'popup_reload' : 'popup_no_profile'));
}

/** @param {View} view @param {chrome.tabs.Tab} tab */
function drawVerdict(view, tab) {
  const had = /** @type {HTMLElement | null} */ (root.activeElement);
  root.replaceChildren(
    globalThis.WhosAsking.panel.draw(
      view,
      {
        onAction: (action) => {
          if (action === 'copy') navigator.clipboard.writeText(view.copy);
          else if (action === 'copy_note') navigator.clipboard.writeText(view.invite?.note ?? '');
          else tell(tab, { type: 'act', action });
        },
        onSay: (say) => tell(tab, { type: 'say', say }),
        onGoTo: (anchor) => tell(tab, { type: 'goTo', anchor }),
      },
      root,
    ),
  );
  if (had) globalThis.WhosAsking.panel.focusAgain(root, had);
  hear('heard', view);
}

/** @param {string} key */
function hint(key) {
  const line = document.createElement('p');
  line.className = 'sentence hint';
  line.textContent = t(key);
  const panel = document.createElement('div');
  panel.className = 'panel';
  panel.append(line);
  return panel;
}

async function refresh() {
  await Promise.all([showLink(), showVerdict(), showPreferences({ whenNotSaved: showLink, whenSaved: showSaid })]);
}

setInterval(showVerdict, LOOK_AGAIN);
listenForPaste([...root.adoptedStyleSheets]);
await refresh();
