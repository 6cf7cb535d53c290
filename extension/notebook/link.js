/**
 * The notebook's own way to the agent: lists in pages and an archive of many megabytes do not fit through the background.
 */

import { createAgent, LinkTrouble, toLink } from '../agent.js';
import { isBlocked } from '../blocked.js';
import { byId, t } from '../pure/page.js';
import { describeLink } from '../pure/view.js';
import * as settings from '../settings.js';

/** @import { LiveEvent } from '../../shared/contract.d.ts' */

const agent = createAgent({ settings, isBlocked, language: t('language') });

/** What "try again" does. @type {() => Promise<void>} */
let retry = async () => {};

/** @param {() => Promise<void>} action what "try again" does */
export function whenTriedAgain(action) {
  retry = action;
}

/** Something was not done: its message is the sentence to show. */
export class NotDone extends Error {}

/**
 * @template T
 * @param {'GET' | 'POST' | 'PUT' | 'DELETE'} method @param {string} path @param {unknown} [message]
 * @returns {Promise<T>} throws NotDone, after the page has told why where the link is in trouble
 */
export async function asked(method, path, message) {
  return /** @type {T} */ (await told(agent.ask(method, path, message)));
}

/** @param {Blob} archive @returns {Promise<import('../../shared/contract.d.ts').ImportReply>} throws NotDone */
export async function sendArchive(archive) {
  return /** @type {import('../../shared/contract.d.ts').ImportReply} */ (await told(agent.sendArchive(archive)));
}

/** @param {Promise<unknown>} answer */
async function told(answer) {
  try {
    const body = await answer;
    byId('trouble', HTMLElement).hidden = true;
    return body;
  } catch (error) {
    const link = { ...toLink(error), port: (await settings.load()).port };
    const { sentence, fix, action } = describeLink(link, t);
    if (!(error instanceof LinkTrouble) || error.state !== 'error') showTrouble(sentence, fix, action);
    throw new NotDone(t('two_sentences', sentence, fix));
  }
}

/** @param {string} sentence @param {string} fix @param {import('../types.d.ts').Action | null} action */
function showTrouble(sentence, fix, action) {
  byId('trouble', HTMLElement).hidden = false;
  byId('trouble-sentence', HTMLElement).textContent = sentence;
  byId('trouble-fix', HTMLElement).textContent = fix;
  const button = byId('trouble-action', HTMLButtonElement);
  button.hidden = action === null;
  button.textContent = action?.label ?? '';
  button.onclick = () => mend(action?.name);
}

/** @param {string | undefined} action */
async function mend(action) {
  // The browser asks at once, while the press still counts as one.
  if (action === 'allow') await chrome.permissions.request({ origins: ['http://127.0.0.1/*'] });
  if (action === 'pair' || action === 'pair_again' || action === 'port') {
    await chrome.tabs.create({ url: chrome.runtime.getURL(`pairing/pairing.html${action === 'port' ? '#port' : ''}`) });
    return;
  }
  await retry();
}

/**
 * Hears of changes that were made elsewhere, for as long as the page is open. Waits until it hears, or cannot.
 * @param {(event: LiveEvent) => void} onEvent @param {() => void} onReturn it hears again, after a while in which it did not
 * @returns {Promise<boolean>} whether it hears
 */
export async function hear(onEvent, onReturn) {
  const again = () =>
    setTimeout(async () => {
      if (await hear(onEvent, onReturn)) onReturn();
    }, 3_000);
  const socket = await agent.listen((event) => onEvent(/** @type {LiveEvent} */ (event)), again).catch(again);
  if (!(socket instanceof WebSocket)) return false;
  return new Promise((resolve) => {
    socket.addEventListener('open', () => resolve(true), { once: true });
    socket.addEventListener('close', () => resolve(false), { once: true });
  });
}
