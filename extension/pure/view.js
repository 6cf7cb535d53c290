/**
 * From a review to what is shown of it: pure, the same for the badge, the panel and the popup.
 */

import { asText } from './copy.js';
import { toTies } from './ties.js';

/**
 * @import { EvidenceText, FindingText, InviteText, ReviewReply, TelltaleText } from '../../shared/contract.d.ts'
 * @import { Action, Headings, InviteView, Line, Link, Quote, Reason, Tone, Translate, View } from '../types.d.ts'
 */

const SHOWN_FIRST = 3;
const RANK = { failed: 0, unknown: 1, passed: 2 };

/** A verdict in words. @param {ReviewReply} reply @param {Translate} t @returns {View} */
export function toView({ page, review, override, invite, changed, removal }, t) {
  const quote = (/** @type {EvidenceText} */ { quote, where }) => toQuote(quote, where, page.anchors, t);
  const checks = review.findings.map((finding) => fromFinding(finding, quote, t));
  const isCounted = override?.kind !== 'not_spam';
  const telltales = review.telltales.map((telltale) => fromTelltale(telltale, isCounted, quote, t));
  const tone = review.verdict;
  const word = t(`tone_${tone}`);
  const subject = page.slug === null ? null : { slug: page.slug, memberId: page.member_id, name: page.name ?? '' };
  /** @type {View} */
  const view = {
    tone,
    onPage: page.kind !== 'not_a_profile',
    word,
    provisional: review.provisional,
    provisionalLabel: review.provisional ? t('so_far') : '',
    question: review.question,
    sentence: review.sentence,
    nextStep: review.next_step,
    reasons: deciding(review.deciding, checks, telltales),
    checks,
    telltales,
    points: review.points.map(({ state, title }) => toLine(state, title, t)),
    diligence: review.diligence.map(({ state, text }) => toLine(state, text, t)),
    settle: review.settle.map(({ text }) => text).filter((text) => text !== review.next_step),
    actions: subject === null || page.relation === 'self' ? [] : actionsFor(override, review, t),
    subject,
    override,
    invite: toInvite(invite),
    ties: subject && invite && toTies(invite, t),
    changed,
    removal,
    budget: invite?.budget ?? null,
    news: [page.slug, tone, override?.kind].join(' '),
    announcement: subject?.name ? t('announcement_of', subject.name, word, review.sentence) : t('announcement', word, review.sentence),
    copy: '',
    ...ownLanguage(t),
    headings: headings(t),
  };
  return { ...view, copy: asText(view, t) };
}

/** A state in which there is no verdict: the link to the agent is not there, or the page could not be reviewed. @param {Link} link @param {Translate} t @returns {View} */
export function toTrouble(link, t) {
  const { sentence, fix, action } = describeLink(link, t);
  return {
    ...bare('off', t(link.state === 'error' ? 'tone_cannot_tell' : 'tone_off'), t),
    sentence,
    nextStep: fix,
    actions: action ? [action] : [],
    announcement: sentence,
    news: sentence,
  };
}

/** A page that is not sent at all. @param {'too_large' | 'wrong_person'} why @param {Translate} t @returns {View} */
export function toUnreadable(why, t) {
  return { ...bare('off', t('tone_cannot_tell'), t), sentence: t(why), nextStep: t(`${why}_fix`), announcement: t(why), news: why };
}

/** While the agent reads. @param {Translate} t @returns {View} */
export function toChecking(t) {
  return { ...bare('checking', t('tone_checking'), t), sentence: t('checking_sentence') };
}

/** The link in one sentence, one fix and one button. @param {Link} link @param {Translate} t @returns {{ sentence: string, fix: string, action: Action | null }} */
export function describeLink(link, t) {
  const port = String(link.port);
  /** @type {Record<Link['state'], () => [string, string, Action['name'] | null]>} */
  const say = {
    ready: () => [t('link_ready'), t('link_ready_fix', port), null],
    not_running: () => [t('link_not_running'), t('link_not_running_fix'), 'retry'],
    blocked: () => [t('link_blocked'), t('link_blocked_fix'), 'allow'],
    something_else: () => [t('link_something_else', port), t('link_something_else_fix'), 'port'],
    not_paired: () => [t('link_not_paired'), t('link_not_paired_fix'), 'pair'],
    revoked: () => [t('link_revoked'), t('link_revoked_fix'), 'pair_again'],
    versions_apart: () => [t('link_versions_apart'), t(link.agentIsOlder ? 'link_agent_older_fix' : 'link_extension_older_fix'), 'retry'],
    busy: () => [t('link_busy'), t('link_busy_fix'), 'retry'],
    error: () => [link.problem?.message ?? t('link_error'), link.problem?.fix ?? t('link_error_fix'), 'retry'],
  };
  const [sentence, fix, name] = say[link.state]();
  return { sentence, fix, action: name && { name, label: t(`action_${name}`) } };
}

/** The reasons that decided, most important first; filled up with what says most where fewer were named. @param {ReadonlyArray<string>} ids @param {Reason[]} checks @param {Reason[]} telltales */
function deciding(ids, checks, telltales) {
  const all = [...telltales, ...checks];
  const named = ids.flatMap((id) => all.find((reason) => reason.id === id) ?? []);
  const others = checks.filter((check) => !named.includes(check)).sort((a, b) => rank(a) - rank(b));
  return [...named, ...others].slice(0, SHOWN_FIRST);
}

/** @param {Reason} reason */
function rank({ mark }) {
  return mark in RANK ? RANK[/** @type {keyof typeof RANK} */ (mark)] : 0;
}

/** @param {FindingText} finding @param {(evidence: EvidenceText) => Quote} quote @param {Translate} t @returns {Reason} */
function fromFinding({ check, title, outcome, reason, evidence }, quote, t) {
  const quotes = evidence.map(quote);
  return { id: check, mark: outcome, markLabel: t(`mark_${outcome}`), title, text: reason, quotes, anchor: firstAnchor(quotes) };
}

/** @param {TelltaleText} telltale @param {boolean} isCounted @param {(evidence: EvidenceText) => Quote} quote @param {Translate} t @returns {Reason} */
function fromTelltale({ family, title, class: weight, quote: words, where }, isCounted, quote, t) {
  const mark = isCounted ? weight : 'not_counted';
  const quotes = [quote({ quote: words, where })];
  return { id: family, mark, markLabel: t(`mark_${mark}`), title, text: '', quotes, anchor: firstAnchor(quotes) };
}

/** @param {string} text @param {string} where @param {Readonly<Record<string, number>>} anchors @param {Translate} t @returns {Quote} */
function toQuote(text, where, anchors, t) {
  const [section = '', position] = where.split('/');
  const name = t(`place_${section}`) || section.replaceAll('_', ' ');
  return { text, place: position ? t('place_position', name, position) : name, anchor: anchors[where] ?? anchors[section] ?? null };
}

/** @param {Quote[]} quotes */
function firstAnchor(quotes) {
  return quotes.find(({ anchor }) => anchor !== null)?.anchor ?? null;
}

/** @param {boolean | null} state @param {string} text @param {Translate} t @returns {Line} */
function toLine(state, text, t) {
  return { state, stateLabel: t(state === null ? 'mark_unknown' : state ? 'point_there' : 'point_missing'), text };
}

/** The advice on inviting them oneself; none where nothing is recorded that it could rest on. @param {InviteText | null} invite @returns {InviteView | null} */
function toInvite(invite) {
  if (!invite?.title || !invite.sentence || invite.advice === 'nothing_recorded') return null;
  return { title: invite.title, lines: [invite.sentence, ...invite.more], note: invite.note };
}

/** What may be said of the member: one word at a time, and that one can be taken back. @param {View['override']} override @param {ReviewReply['review']} review @param {Translate} t @returns {Action[]} */
function actionsFor(override, { verdict, telltales }, t) {
  if (override) return [{ name: 'undo', label: t(`action_undo_${override.kind}`) }];
  const speaks = telltales.some((telltale) => telltale.class !== 'note');
  /** @type {Action[]} */
  const quiet = [];
  if (speaks) quiet.push({ name: 'not_spam', label: t('action_not_spam'), quiet: true });
  if (verdict !== 'none') quiet.push({ name: 'spam', label: t('action_spam'), quiet: true });
  return [{ name: 'known', label: t('action_known') }, { name: 'blocked', label: t('action_blocked') }, ...quiet];
}

/** @param {Tone} tone @param {string} word @param {Translate} t @returns {View} */
function bare(tone, word, t) {
  return {
    tone,
    onPage: true,
    word,
    provisional: false,
    provisionalLabel: '',
    question: null,
    sentence: '',
    nextStep: null,
    reasons: [],
    checks: [],
    telltales: [],
    points: [],
    diligence: [],
    settle: [],
    actions: [],
    subject: null,
    override: null,
    invite: null,
    ties: null,
    changed: [],
    removal: null,
    budget: null,
    announcement: '',
    news: '',
    copy: '',
    ...ownLanguage(t),
    headings: headings(t),
  };
}

/** @param {Translate} t */
function ownLanguage(t) {
  return { language: t('language'), dir: t('direction') };
}

/** @param {Translate} t @returns {Headings} */
function headings(t) {
  return {
    reasons: t('heading_reasons'),
    checks: t('heading_checks'),
    telltales: t('heading_telltales'),
    points: t('heading_points'),
    diligence: t('heading_diligence'),
    settle: t('heading_settle'),
    nextStep: t('heading_next_step'),
    close: t('action_close'),
    open: t('badge_open'),
    copy: t('action_copy'),
    copied: t('copied'),
    invite: t('heading_invite'),
    copyNote: t('action_copy_note'),
    ties: t('heading_ties'),
    moreTies: t('more_ties'),
    undo: t('undo_tie'),
    goTo: t('go_to'),
    everything: t('heading_everything'),
  };
}
