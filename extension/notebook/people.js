/** Whom I know: found by words and ties, and the card of one of them beside the list. */

import { FILTERS, toPerson, withQuery } from '../pure/notebook.js';
import { node, t } from '../pure/page.js';
import { isBusy, showPerson } from './card.js';
import { asked } from './link.js';
import { attempt, choice, heading, pagedList, searchBox, whenTypingRests } from './parts.js';

/**
 * @import { PeopleReply, PersonText } from '../../shared/contract.d.ts'
 * @import { Section } from '../types.d.ts'
 */

/** @param {HTMLElement} place @param {string} argument the number of somebody @returns {Promise<Section>} */
export async function showPeople(place, argument) {
  const [searchPart, search] = searchBox('people-search', t('notebook_search_people'));
  const [filterPart, filter] = choice(
    'people-filter',
    t('notebook_filter'),
    FILTERS.map((name) => /** @type {const} */ ([name, t(`notebook_only_${name || 'all'}`)])),
  );
  let total = 0;
  let shown = argument;

  const list = pagedList({
    label: t('notebook_people'),
    empty: () => t(total === 0 ? 'notebook_nobody_yet' : 'notebook_nobody_found'),
    load: async (after) => {
      const query = { limit: 50, search: search.value.trim(), only: filter.value, after };
      const reply = /** @type {PeopleReply} */ (await asked('GET', withQuery('/v1/people', query)));
      total = reply.total;
      return { items: reply.people, next: reply.next };
    },
    draw: (person) => row(person, shown),
  });
  const card = node('div', { class: 'card' });
  place.append(
    heading(t('notebook_people'), t('notebook_people_lead')),
    node(
      'div',
      { class: 'two' },
      node('div', { class: 'finding' }, node('div', { class: 'tools', role: 'search' }, searchPart, filterPart), list.element),
      card,
    ),
  );
  whenTypingRests(search, () => attempt(list.begin));
  filter.addEventListener('change', () => attempt(list.begin));

  /** @param {string} number @param {boolean} [isNews] nobody asked for it */
  async function go(number, isNews = false) {
    shown = number;
    for (const link of list.element.querySelectorAll('a')) mark(link, link.getAttribute('href') === `#people/${number}`);
    place.classList.toggle('has-card', number !== '');
    if (number === '') card.replaceChildren(node('p', { class: 'empty' }, t('notebook_choose')));
    else await showPerson(card, Number(number), { onChange: () => attempt(list.begin), isNews });
  }

  await list.begin();
  await go(argument);
  return {
    go: async (number) => {
      await go(number);
      /** @type {HTMLElement | null} */ (number === '' ? search : card.querySelector('h2'))?.focus();
    },
    news: async ({ event }) => {
      if (event !== 'notebook' && event !== 'override') return;
      await list.begin();
      if (shown !== '' && !isBusy(card)) await go(shown, true);
    },
  };
}

/** @param {PersonText} person @param {string} shown */
function row(person, shown) {
  const { id, name, words, job } = toPerson(person, t);
  const link = node(
    'a',
    { href: `#people/${id}` },
    node('bdi', { class: 'name' }, name),
    node('span', { class: 'text' }, words),
    node('bdi', { class: 'text' }, job),
  );
  mark(link, String(id) === shown);
  return node('li', { class: 'person' }, link);
}

/** @param {Element} link @param {boolean} isShown */
function mark(link, isShown) {
  if (isShown) link.setAttribute('aria-current', 'true');
  else link.removeAttribute('aria-current');
}
