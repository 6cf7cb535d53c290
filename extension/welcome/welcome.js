/** The tab that opens once, after the extension was added: what it does, what leaves the browser, and the first verdict. */

import { ask, byId, hear, node, setUp, t } from '../pure/page.js';

/** @import { View } from '../types.d.ts' */

const LOOK_AGAIN = 2_000;

/** How this system gets pipx; after that, all do the same. */
const PIPX = { linux: 'sudo apt install pipx', mac: 'brew install pipx', win: 'py -m pip install --user pipx' };

setUp();

const display = byId('display', HTMLFieldSetElement);
const told = byId('display-told', HTMLElement);
const trial = byId('trial', HTMLElement);
const root = trial.attachShadow({ mode: 'open' });
root.adoptedStyleSheets = [globalThis.WhosAsking.styles.tokens, globalThis.WhosAsking.styles.panel].map((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
});

byId('pair', HTMLButtonElement).addEventListener('click', () => ask({ type: 'openPairing' }));
byId('try', HTMLButtonElement).addEventListener('click', tryIt);
display.addEventListener('change', choose);

async function showCommands() {
  const { os } = await chrome.runtime.getPlatformInfo();
  const commands = [PIPX[/** @type {keyof typeof PIPX} */ (os)] ?? PIPX.linux, 'pipx install whosasking', 'whosasking setup'];
  byId('commands', HTMLElement).replaceChildren(...commands.map((command) => node('code', { dir: 'ltr' }, command)));
}

/** The agent may be started, and the browser paired, while this tab is open. */
async function showLink() {
  const answer = await ask({ type: 'link' });
  if (!answer) return;
  const isReady = answer.link.state === 'ready';
  const sentence = byId('link', HTMLElement);
  sentence.dataset.state = answer.link.state;
  if (sentence.textContent !== answer.sentence) sentence.textContent = answer.sentence;
  byId('link-fix', HTMLElement).textContent = isReady ? '' : answer.fix;
  byId('pair', HTMLButtonElement).hidden = isReady;
  byId('try', HTMLButtonElement).disabled = !isReady;
  if (display.disabled === isReady) await showDisplay(isReady);
}

/** @param {boolean} isReady */
async function showDisplay(isReady) {
  display.disabled = !isReady;
  told.textContent = isReady ? '' : t('welcome_show_later');
  const answer = isReady ? await ask({ type: 'preferences' }) : null;
  const chosen = answer?.preferences?.values.display ?? 'page_and_toolbar';
  for (const input of display.querySelectorAll('input')) input.checked = input.value === chosen;
}

async function choose() {
  const chosen = display.querySelector('input:checked');
  if (!(chosen instanceof HTMLInputElement)) return;
  const answer = await ask({ type: 'change', preset: null, values: { display: chosen.value } });
  told.textContent = answer?.problem ?? t('saved');
}

async function tryIt() {
  const answer = await ask({ type: 'trial' });
  const view = /** @type {View | null} */ (answer?.view ?? null);
  if (!view) return;
  root.replaceChildren(globalThis.WhosAsking.panel.draw(view, { onAction: () => {}, onSay: () => {}, onGoTo: () => {} }));
  hear('trial-heard', view);
}

setInterval(showLink, LOOK_AGAIN);
await Promise.all([showCommands(), showLink(), showDisplay(false)]);
