import { numberOf } from './numbers.js';

/**
 * From the judged invitations page to what is shown of it: pure, the same for the marks, the summary and the popup.
 *
 * @import { InvitationGroupText, InvitationText, InvitationsReply } from '../../shared/contract.d.ts'
 * @import { InvitationsView, MarkView, PartView, Tone, Translate } from '../types.d.ts'
 */

/** The word that most of a part's cards carry; '' where a part says nothing of the word. @type {Partial<Record<InvitationGroupText['group'], Tone>>} */
const TONES = { known: 'accept', ignore: 'ignore' };

/** @param {InvitationsReply} reply @param {Translate} t @returns {InvitationsView} */
export function toInvitations({ sentence, groups, invitations }, t) {
  return {
    sentence,
    title: t('invitations_title'),
    parts: groups.map((part) => toPart(part, t)),
    marks: invitations.map((card) => toMark(card, t)),
    announcement: invitations.length > 0 ? sentence : '',
    language: t('language'),
    dir: t('direction'),
  };
}

/** @param {InvitationGroupText} part @param {Translate} t @returns {PartView} */
function toPart({ group, alike, title, n }, t) {
  return { id: idOf(group, alike), title, count: numberOf(n, t), tone: TONES[group] ?? 'none' };
}

/** @param {InvitationText} card @param {Translate} t @returns {MarkView} */
function toMark({ name, anchor, verdict, sentence, group, alike, telltales }, t) {
  const word = t(`tone_${verdict}`);
  const somebody = name ?? t('invitations_nameless');
  return {
    anchor,
    name: somebody,
    tone: verdict,
    word,
    sentence,
    label: t('invitations_mark', somebody, word, sentence),
    parts: [group, ...(alike === null ? [] : [idOf('alike', alike)])],
    quotes: telltales.map(({ quote }) => quote),
  };
}

/** @param {InvitationGroupText['group']} group @param {number | null} alike */
function idOf(group, alike) {
  return alike === null ? group : `${group}/${alike}`;
}
