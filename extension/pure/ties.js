import { numberOf } from './numbers.js';

/**
 * From what is recorded of a member to what can be said of them with one tap each: pure.
 *
 * @import { InviteText, QuestionText, TapGroup, TieFields, TieText } from '../../shared/contract.d.ts'
 * @import { Tap, TapGroupView, TiesView, Translate } from '../types.d.ts'
 */

/** Of these kinds everything can be said at first sight; of the others behind one line each. @type {ReadonlySet<TieFields['kind']>} */
const AT_FIRST_SIGHT = new Set(['met', 'interaction', 'voucher']);
/** What is asked on once it is begun: how it went, the next talk. @type {ReadonlySet<TieFields['kind']>} */
const GO_ON = new Set(['recruiter', 'interviewer', 'interaction']);

/** @param {InviteText} invite @param {Translate} t @returns {TiesView} */
export function toTies(invite, t) {
  const said = (invite.person?.ties ?? []).filter(({ tie }) => tie.kind !== 'note');
  const kinds = new Set(said.map(({ tie }) => tie.kind));
  const groups = invite.taps.map((group) => toGroup(unsaid(group, said), invite, t)).filter(({ taps }) => taps.length > 0);
  const goesOn = (/** @type {TapGroupView} */ { kind }) => GO_ON.has(kind) && kinds.has(kind);
  return {
    hint: invite.advice === 'nothing_recorded' ? invite.sentence : null,
    recorded: said.map((tie) => toRecorded(tie, t)).reverse(),
    questions: invite.questions.map((question, index) => toQuestion(question, index, t)),
    next: groups.filter(goesOn),
    groups: groups.filter((group) => !goesOn(group)),
  };
}

/** Without what was said already: it would say nothing new. Talks are counted. @param {TapGroup} group @param {ReadonlyArray<TieText>} said @returns {TapGroup} */
function unsaid({ title, taps }, said) {
  const words = new Set(said.map(({ tie }) => JSON.stringify(tie)));
  return { title, taps: taps.filter(({ tie }) => tie.kind === 'interaction' || !words.has(JSON.stringify(tie))) };
}

/** @param {TapGroup} group @param {InviteText} invite @param {Translate} t @returns {TapGroupView} */
function toGroup({ title, taps }, { interactions, of }, t) {
  const kind = taps[0]?.tie.kind ?? 'note';
  const progress = kind === 'interaction' && interactions !== null && of !== null ? t('tie_progress', numberOf(interactions, t), numberOf(of, t)) : '';
  return {
    kind,
    title,
    progress,
    folded: !AT_FIRST_SIGHT.has(kind),
    taps: taps.map(({ label, tie }) => ({ key: `tap:${kind}:${label}`, label, say: { what: 'tie', tie, person: null } })),
  };
}

/** @param {TieText} tie @param {Translate} t @returns {TiesView['recorded'][number]} */
function toRecorded({ id, words }, t) {
  return { words, undo: { key: `untie:${id}`, label: t('undo_of', words), say: { what: 'untie', id } } };
}

/** @param {QuestionText} question @param {number} index @param {Translate} t @returns {TiesView['questions'][number]} */
function toQuestion({ text, yes, no, person, undo }, index, t) {
  /** @type {Tap[]} */
  const answers = [];
  const add = (/** @type {string} */ name, /** @type {Tap['say']} */ say) => answers.push({ key: `${name}:${index}`, label: t(name), say });
  if (undo !== null) add('undo_tie', { what: 'untie', id: undo });
  else if (person !== null) add('answer_yes', { what: 'same', person });
  else if (yes) add('answer_yes', { what: 'tie', tie: yes, person: null });
  if (no) add('answer_no', { what: 'tie', tie: no, person });
  return { text, answers };
}
