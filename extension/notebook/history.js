/** The verdicts: what was advised, what I said of it, and taking that back. */

import { toEntry, withQuery } from '../pure/notebook.js';
import { ask, node, t } from '../pure/page.js';
import { asked, NotDone } from './link.js';
import { attempt, button, choice, heading, pagedList, searchBox, toast, whenTypingRests } from './parts.js';

/**
 * @import { HistoryEntry, HistoryReply, Override } from '../../shared/contract.d.ts'
 * @import { Section } from '../types.d.ts'
 */

/** @param {HTMLElement} place @returns {Promise<Section>} */
export async function showHistory(place) {
  const [searchPart, search] = searchBox('history-search', t('notebook_search_history'));
  const [verdictPart, verdict] = choice('history-verdict', t('notebook_verdict'), [
    ['', t('notebook_any')],
    ['accept', t('tone_accept')],
    ['look_closer', t('tone_look_closer')],
    ['ignore', t('tone_ignore')],
  ]);
  const [saidPart, said] = choice('history-said', t('notebook_you_said_filter'), [
    ['', t('notebook_any')],
    ['known', t('said_known')],
    ['blocked', t('said_blocked')],
    ['not_spam', t('said_not_spam')],
    ['spam', t('said_spam')],
  ]);
  let total = 0;
  const list = pagedList({
    label: t('notebook_history'),
    empty: () => t(total === 0 ? 'notebook_no_verdicts' : 'notebook_none_found'),
    load: async (before) => {
      const query = { limit: 50, search: search.value.trim(), verdict: verdict.value, said: said.value, before };
      const reply = /** @type {HistoryReply} */ (await asked('GET', withQuery('/v1/history', query)));
      total = reply.total;
      return { items: reply.entries.map((entry, at) => ({ entry, said: reply.said[at] ?? null })), next: reply.next === null ? null : String(reply.next) };
    },
    draw: (item) => row(item, () => attempt(list.begin)),
  });
  place.append(
    heading(t('notebook_history'), t('notebook_history_lead')),
    node('div', { class: 'tools', role: 'search' }, searchPart, verdictPart, saidPart),
    list.element,
  );
  whenTypingRests(search, () => attempt(list.begin));
  for (const select of [verdict, said]) select.addEventListener('change', () => attempt(list.begin));
  await list.begin();
  return {
    news: async ({ event }) => {
      // Whoever reads further down is not thrown back to the top.
      if ((event === 'verdict' || event === 'override') && scrollY < 200) await list.begin();
    },
  };
}

/** @param {{ entry: HistoryEntry, said: Override | null }} item @param {() => void} onChange */
function row({ entry, said }, onChange) {
  const view = toEntry(entry, said, t);
  const name = view.profile
    ? node('a', { class: 'name', href: view.profile, target: '_blank', rel: 'noopener noreferrer' }, node('bdi', {}, view.name))
    : node('bdi', { class: 'name' }, view.name);
  const item = node(
    'li',
    { class: 'entry', 'data-tone': view.tone },
    globalThis.WhosAsking.panel.icon(view.tone),
    node(
      'div',
      { class: 'about' },
      node(
        'p',
        { class: 'line' },
        name,
        node('span', { class: 'tone' }, view.word),
        ...(view.provisional ? [node('span', { class: 'so-far' }, view.provisional)] : []),
      ),
      node('p', { class: 'text' }, view.sentence),
    ),
    node('time', { class: 'on', datetime: entry.reviewed }, view.on),
  );
  if (view.said && said) {
    item.append(
      node(
        'p',
        { class: 'did' },
        node('span', {}, view.said.word),
        button(t('said_undo_short'), () => takeBack(said, onChange), { 'aria-label': view.said.undo }),
      ),
    );
  }
  return item;
}

/** Through the background, which lets open profiles follow. @param {Override} said @param {() => void} onChange */
export async function takeBack({ id, kind, slug, member_id, name }, onChange) {
  const answer = await ask({ type: 'revoke', id });
  if (!answer?.ok) throw new NotDone(answer?.view?.sentence ?? t('link_error'));
  onChange();
  toast(t('notebook_taken_back'), async () => {
    await asked('PUT', '/v1/overrides', { kind, slug, member_id, name });
    onChange();
  });
}
