/** Recruiters' and interviewers' processes whose outcome is not told yet: one tap tells it. */

import { outcomesOf, processWords, withQuery } from '../pure/notebook.js';
import { node, t } from '../pure/page.js';
import { asked } from './link.js';
import { attempt, button, heading, pagedList, toast } from './parts.js';

/**
 * @import { PeopleReply, PersonText, ProcessText, TapsReply, TieFields } from '../../shared/contract.d.ts'
 * @import { Section } from '../types.d.ts'
 */

/** @param {HTMLElement} place @returns {Promise<Section>} */
export async function showWaiting(place) {
  const { groups } = /** @type {TapsReply} */ (await asked('GET', '/v1/taps'));
  const list = pagedList({
    label: t('notebook_waiting'),
    empty: () => t('notebook_nothing_waits'),
    load: async (after) => {
      const reply = /** @type {PeopleReply} */ (await asked('GET', withQuery('/v1/people', { limit: 50, only: 'waiting', after })));
      return { items: reply.people, next: reply.next };
    },
    draw: row,
  });

  /** @param {PersonText} person */
  function row(person) {
    const waiting = person.processes.filter((process) => process.waiting);
    const name = node('a', { class: 'name', href: `#people/${person.id}` }, node('bdi', {}, person.name));
    return node('li', { class: 'process' }, name, ...waiting.map((process) => step(person, process)));
  }

  /** @param {PersonText} person @param {ProcessText} process */
  function step(person, process) {
    const words = processWords(process, t);
    const chips = outcomesOf(groups, process.role).map(({ label, tie }) => button(label, () => tell(person, label, tie), { class: 'chip' }));
    return node('fieldset', { class: 'taps' }, node('legend', {}, words), ...chips);
  }

  /** @param {PersonText} person @param {string} label @param {TieFields} tie */
  async function tell(person, label, tie) {
    const now = /** @type {PersonText} */ (await asked('POST', '/v1/ties', { person: person.id, slug: null, member_id: null, name: '', tie }));
    await list.begin();
    toast(t('notebook_outcome_told', person.name, label), async () => {
      await asked('DELETE', `/v1/ties/${now.ties.at(-1)?.id}`);
      await attempt(list.begin);
    });
  }

  place.append(heading(t('notebook_waiting'), t('notebook_waiting_lead')), list.element);
  await list.begin();
  return { news: ({ event }) => (event === 'notebook' ? list.begin() : undefined) };
}
