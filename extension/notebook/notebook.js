/**
 * The notebook, a tab of its own: whom I know, what was advised, what I did. One section at a time, named in the address, so that the
 * browser's own "back" works.
 */

import { byId, node, setUp, t } from '../pure/page.js';
import { showArchive } from './archive.js';
import { showHistory } from './history.js';
import { hear, whenTriedAgain } from './link.js';
import { attempt } from './parts.js';
import { showPeople } from './people.js';
import { showPictures } from './pictures.js';
import { showSettings } from './settings.js';
import { showWaiting } from './waiting.js';
import { showWords } from './words.js';

/**
 * @import { LiveEvent } from '../../shared/contract.d.ts'
 * @import { Section } from '../types.d.ts'
 */

/** @type {Record<string, (place: HTMLElement, argument: string) => Promise<Section>>} */
const SECTIONS = {
  people: showPeople,
  history: showHistory,
  waiting: showWaiting,
  words: showWords,
  pictures: showPictures,
  archive: showArchive,
  settings: showSettings,
};

/** News that stand for all that a section can have missed. @type {LiveEvent['event'][]} */
const MISSED = ['verdict', 'notebook', 'preferences'];

setUp();
byId('nav', HTMLElement).setAttribute('aria-label', t('notebook_sections'));

let name = '';
/** @type {Section} */
let section = {};
/** How often a section was opened: what is overtaken does not show itself. */
let opened = 0;
/** What changed elsewhere while a section was still loading. @type {LiveEvent[] | null} */
let early = [];

/** @param {boolean} isFirst */
async function open(isFirst) {
  const [wanted = '', argument = ''] = location.hash.slice(1).split('/');
  const next = Object.hasOwn(SECTIONS, wanted) ? wanted : 'people';
  if (next === name && section.go) {
    await attempt(() => section.go?.(argument));
    return;
  }
  name = next;
  const mine = ++opened;
  section.leave?.();
  section = {};
  early = [];
  for (const link of document.querySelectorAll('#nav a')) {
    if (link.getAttribute('href') === `#${name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const place = node('section', { class: name });
  byId('place', HTMLElement).replaceChildren(place);
  await attempt(async () => {
    const shown = await SECTIONS[name]?.(place, argument);
    if (mine === opened) section = shown ?? {};
    else shown?.leave?.();
  });
  if (mine === opened) catchUp();
  const title = place.querySelector('h1');
  document.title = title ? t('notebook_title_of', title.textContent ?? '') : t('notebook_title');
  if (!isFirst) title?.focus({ preventScroll: true });
}

function catchUp() {
  const missed = early ?? [];
  early = null;
  for (const event of missed) onNews(event);
}

/** Something changed elsewhere. What somebody is typing into is left alone. @param {LiveEvent} event */
function onNews(event) {
  if (early) {
    early.push(event);
    return;
  }
  if (event.event !== 'import' && document.activeElement?.matches('textarea, .edit *')) return;
  attempt(() => section.news?.(event));
}

/** Nobody heard for a while, and anything may have changed: with the agent away, not even the section may be there. */
async function onReturn() {
  if (!section.news) {
    await reopen(true);
    return;
  }
  for (const event of MISSED) onNews({ event, verdict: null, preferences: null, override: null, progress: null });
}

/** @param {boolean} isFirst as if it were the first, which leaves the focus where it is */
async function reopen(isFirst) {
  name = '';
  await open(isFirst);
}

byId('skip', HTMLAnchorElement).addEventListener('click', (event) => {
  event.preventDefault();
  byId('main', HTMLElement).focus();
});
addEventListener('hashchange', () => open(false));
whenTriedAgain(() => reopen(false));
// In this order: what changes while the section loads is news already.
await hear(onNews, onReturn);
await open(true);
