/**
 * What the user said of people, each to be taken back; and the telltale signs that they called wrong, each with an offer.
 */

import { numberOf } from '../pure/numbers.js';
import { ask, byId, node, t } from '../pure/page.js';
import { toSaid } from '../pure/said.js';
import { propose } from './preferences.js';

/**
 * @import { Said, SaidView } from '../types.d.ts'
 */

let shown = '';

/** Asks anew; nothing is drawn again where nothing is new. */
export async function showSaid() {
  const said = /** @type {Said | null} */ (await ask({ type: 'said' }));
  const view = said && toSaid(said, t);
  const text = JSON.stringify(view);
  const section = byId('said', HTMLElement);
  if (text === shown || section.querySelector('#preview')) return;
  shown = text;
  const open = new Set([...section.querySelectorAll('details[open]')].map(({ id }) => id));
  const focused = document.activeElement?.id;
  const parts =
    view === null
      ? []
      : [part('families', t('popup_families'), view.families.map(family), open), part('people', t('popup_said'), view.people.map(person), open)];
  section.replaceChildren(...parts.flatMap((found) => found ?? []));
  section.hidden = section.childElementCount === 0;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** A folded list; nothing where it would be empty. @param {string} id @param {string} title @param {HTMLElement[]} items @param {Set<string>} open */
function part(id, title, items, open) {
  if (items.length === 0) return null;
  const summary = node('summary', { id: `${id}-title` }, title, node('span', { class: 'count' }, numberOf(items.length, t)));
  return node('details', { id, ...(open.has(id) && { open: '' }) }, summary, node('ul', {}, ...items));
}

/** @param {SaidView['people'][number]} person */
function person({ id, name, word, on, undo }) {
  const button = node('button', { id: `revoke-${id}`, type: 'button', 'aria-label': undo }, t('said_undo_short'));
  button.addEventListener('click', () => revoke(id));
  return node('li', { class: 'person' }, node('bdi', { class: 'who' }, name), node('span', { class: 'help' }, t('said_on', word, on)), button);
}

/** @param {number} id */
async function revoke(id) {
  const answer = await ask({ type: 'revoke', id });
  const told = document.getElementById('told');
  if (told && answer?.view) told.textContent = t('popup_not_saved', answer.view.sentence);
  await showSaid();
}

/** @param {SaidView['families'][number]} family */
function family({ family: id, title, text, label, softened }) {
  const item = node('li', { class: 'family' }, node('span', { class: 'who' }, title), node('p', { class: 'help' }, text));
  if (label === '') return item;
  const button = node('button', { id: `family-${id}`, type: 'button', 'aria-describedby': `family-${id}-title` }, label);
  button.addEventListener('click', () => propose({ preset: null, values: { softened_families: softened } }, button));
  item.firstElementChild?.setAttribute('id', `family-${id}-title`);
  item.append(button);
  return item;
}
