/**
 * From the agent's answers to what the notebook shows: pure.
 */

import { dateOf, dayOf } from './day.js';
import { localeOf, numberOf } from './numbers.js';

/**
 * @import { HistoryEntry, ImportReply, Override, PersonText, ProcessText, TapGroup, TapText, TieFields, TieText } from '../../shared/contract.d.ts'
 * @import { EntryView, PersonView, TieView, Translate } from '../types.d.ts'
 */

/** By what people can be filtered, in the order in which they are offered; '' = everybody. */
export const FILTERS = /** @type {const} */ ([
  '',
  'connection',
  'former',
  'exchange',
  'met',
  'linked',
  'interaction',
  'voucher',
  'recruiter',
  'interviewer',
  'note',
  'known',
  'blocked',
]);

/** A path with its query; what is empty is left away. @param {string} path @param {Record<string, string | number | null>} query */
export function withQuery(path, query) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== '');
  const written = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return written ? `${path}?${written}` : path;
}

/** @param {string | null} slug @returns {string | null} the address of a profile, for the reader to open */
export function profileOf(slug) {
  return slug ? `https://www.linkedin.com/in/${encodeURIComponent(slug)}/` : null;
}

/** @param {PersonText} person @param {Translate} t @returns {PersonView} */
export function toPerson(person, t) {
  const { connection } = person;
  return {
    id: person.id,
    name: person.name || person.slug || t('notebook_nameless'),
    words: person.words,
    job: connection ? jobOf(connection, t) : '',
    profile: profileOf(person.slug),
    said: person.said ? t(`said_${person.said}`) : '',
    facts: factsOf(person, t),
    notes: person.ties.filter(({ tie }) => tie.kind === 'note').map((tie) => toTie(tie, t)),
    ties: person.ties.filter(({ tie }) => tie.kind !== 'note').map((tie) => toTie(tie, t)),
  };
}

/** @param {{ company: string | null, position: string | null }} connection @param {Translate} t */
function jobOf({ company, position }, t) {
  return company && position ? t('notebook_job', position, company) : (position ?? company ?? '');
}

/** @param {PersonText} person @param {Translate} t @returns {string[]} */
function factsOf({ connection, exchange, former_slugs: former }, t) {
  const facts = [];
  if (connection) {
    const on = connection.on ? dateOf(connection.on, t) : t('notebook_unknown_day');
    facts.push(t(connection.current ? 'notebook_connected' : 'notebook_former', on));
  }
  if (exchange) {
    const counts = [exchange.sent, exchange.received].map((n) => numberOf(n, t));
    facts.push(t('notebook_exchange', ...counts, dateOf(exchange.first, t), dateOf(exchange.last, t)));
  }
  if (former.length > 0) facts.push(t('notebook_former_addresses', listOf(former, t)));
  return facts;
}

/** @param {TieText} tie @param {Translate} t @returns {TieView} */
export function toTie({ id, words, recorded, tie }, t) {
  return { id, words: tie.kind === 'note' ? (tie.text ?? '') : words, recorded: t('notebook_recorded', dateOf(recorded, t)), parts: partsOf(tie), tie };
}

/** What of a tie can be said more exactly. @param {TieFields} tie @returns {TieView['parts']} */
function partsOf({ kind }) {
  if (kind === 'note') return ['text'];
  if (kind === 'met' || kind === 'linked') return ['place', 'on', 'until'];
  return kind === 'not_together' ? [] : ['place', 'on'];
}

/** The tie with what was typed; what was emptied is not said. @param {TieFields} tie @param {Partial<Record<'place' | 'on' | 'until' | 'text', string>>} typed @returns {TieFields} */
export function withTyped(tie, typed) {
  const said = Object.entries(typed).map(([part, written]) => [part, written.trim() || null]);
  return { ...tie, ...Object.fromEntries(said) };
}

/** A note. @param {string} text @returns {TieFields} */
export function noteOf(text) {
  return { kind: 'note', as: null, on: null, until: null, place: null, outcome: null, bond: null, shared: null, effort: null, text };
}

/** @param {HistoryEntry} entry @param {Override | null} said @param {Translate} t @returns {EntryView} */
export function toEntry(entry, said, t) {
  const name = entry.name || entry.slug || t('notebook_nameless');
  return {
    id: entry.id,
    name,
    profile: profileOf(entry.slug),
    tone: entry.verdict,
    word: t(`tone_${entry.verdict}`),
    provisional: entry.provisional ? t('so_far') : '',
    sentence: entry.sentence,
    on: dayOf(entry.reviewed, t),
    said: said && { id: said.id, word: t('notebook_you_said', t(`said_${said.kind}`)), undo: t('said_undo', name) },
  };
}

/** The ends of a process that can be told by one tap. @param {ReadonlyArray<TapGroup>} groups @param {ProcessText['role']} role @returns {TapText[]} */
export function outcomesOf(groups, role) {
  const waits = new Set(['open', 'pending']);
  return groups.flatMap(({ taps }) => taps).filter(({ tie }) => tie.kind === role && tie.outcome !== null && !waits.has(tie.outcome));
}

/** @param {ProcessText} process @param {Translate} t */
export function processWords({ title, company, on }, t) {
  if (company && on) return t('notebook_process_at_since', title, company, dateOf(on, t));
  if (company) return t('notebook_process_at', title, company);
  return on ? t('notebook_process_since', title, dateOf(on, t)) : title;
}

/** When an archive was imported, and of which day it is. @param {ImportReply} done @param {Translate} t */
export function importedOn({ imported }, t) {
  return t('notebook_imported_on', dayOf(imported, t));
}

/** Why a dropped thing cannot be sent; '' where it can. @param {ReadonlyArray<{ name: string, size: number }>} files @param {boolean} isFolder @param {Translate} t */
export function whyNotSent(files, isFolder, t) {
  const [file] = files;
  if (isFolder) return t('notebook_drop_folder');
  if (!file) return t('notebook_drop_nothing');
  if (files.length > 1) return t('notebook_drop_many');
  return /\.zip$/i.test(file.name) ? '' : t('notebook_drop_other');
}

/** @param {ReadonlyArray<string>} items @param {Translate} t */
function listOf(items, t) {
  return new Intl.ListFormat(localeOf(t), { type: 'conjunction' }).format(items);
}
