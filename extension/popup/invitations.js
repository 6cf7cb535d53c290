/**
 * The invitations page in the popup: who is waiting, with the word on each. It is there whether the page is marked or not.
 */

import { node } from '../pure/page.js';

/**
 * @import { InvitationsView, MarkView } from '../types.d.ts'
 */

/** @param {InvitationsView} view */
export function drawInvitations(view) {
  const parts = view.parts.map(({ title, count }) => node('li', { class: 'line part' }, node('b', {}, count), node('span', {}, title)));
  return node(
    'div',
    { class: 'panel invitations', lang: view.language, dir: view.dir },
    node('h2', { class: 'sentence' }, view.sentence),
    ...(parts.length > 0 ? [node('ul', { class: 'part parts' }, ...parts)] : []),
    ...(view.marks.length > 0 ? [node('ul', { class: 'part' }, ...view.marks.map(row))] : []),
  );
}

/** @param {MarkView} mark */
function row({ name, tone, word, sentence }) {
  const told = node('span', {}, node('span', { class: 'title' }, name), node('span', { class: 'state' }, word), node('span', { class: 'text' }, sentence));
  return node('li', { class: 'row', 'data-tone': tone }, globalThis.WhosAsking.panel.icon(tone), told);
}
