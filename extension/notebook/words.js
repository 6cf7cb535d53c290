/** What I said of people, each to be taken back. */

import { node, t } from '../pure/page.js';
import { toSaid } from '../pure/said.js';
import { takeBack } from './history.js';
import { asked } from './link.js';
import { attempt, button, heading } from './parts.js';

/**
 * @import { FeedbackReply, Override, OverridesReply } from '../../shared/contract.d.ts'
 * @import { Section } from '../types.d.ts'
 */

/** @param {HTMLElement} place @returns {Promise<Section>} */
export async function showWords(place) {
  const list = node('div', {});
  place.append(heading(t('notebook_words'), t('notebook_words_lead')), list);

  async function draw() {
    const { overrides } = /** @type {OverridesReply} */ (await asked('GET', '/v1/overrides'));
    const feedback = /** @type {FeedbackReply} */ ({ families: [], softened: [] });
    const { people } = toSaid({ overrides, feedback }, t);
    const rows = people.map((person, at) => row(person, /** @type {Override} */ (overrides[at]), () => attempt(draw)));
    list.replaceChildren(rows.length > 0 ? node('ul', { class: 'list' }, ...rows) : node('p', { class: 'empty' }, t('notebook_no_words')));
  }

  await draw();
  return { news: ({ event }) => (event === 'override' || event === 'notebook' ? draw() : undefined) };
}

/** @param {import('../types.d.ts').SaidView['people'][number]} person @param {Override} said @param {() => void} onChange */
function row({ name, word, on, undo }, said, onChange) {
  return node(
    'li',
    { class: 'entry' },
    node('div', { class: 'about' }, node('bdi', { class: 'name' }, name), node('p', { class: 'text' }, t('said_on', word, on))),
    button(t('said_undo_short'), () => takeBack(said, onChange), { 'aria-label': undo }),
  );
}
