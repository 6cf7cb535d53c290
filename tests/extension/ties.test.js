/** From what is recorded of a member to the buttons: what is said, and in which order. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toTies } from '../../extension/pure/ties.js';
import { example, t } from './helpers.js';

/** @param {Partial<import('../../shared/contract.d.ts').InviteText>} [more] @returns {import('../../shared/contract.d.ts').InviteText} */
function invite(more = {}) {
  return { ...example('review-look-closer').invite, ...more };
}

test('nothing recorded: every group is there, and nothing goes on', () => {
  const found = invite({ person: null });
  const ties = toTies(found, t);
  assert.deepEqual([ties.recorded, ties.next], [[], []]);
  assert.equal(ties.groups.length, found.taps.length);
  assert.deepEqual(
    ties.groups.filter(({ folded }) => !folded).map(({ kind }) => kind),
    ['met', 'interaction', 'voucher'],
  );
});

test('where nothing is recorded that advice could rest on, that is said', () => {
  const sentence = 'Nothing is recorded yet.';
  assert.equal(toTies(invite({ advice: 'nothing_recorded', sentence }), t).hint, sentence);
  assert.equal(toTies(invite({ advice: 'invite_now', sentence }), t).hint, null);
});

test('a process that was begun goes on, in the words of the perspective', () => {
  const ties = toTies(invite(), t);
  assert.deepEqual(
    ties.next.map(({ kind }) => kind),
    ['recruiter'],
  );
  assert.ok(!ties.groups.some(({ kind }) => kind === 'recruiter'));
  const sales = invite({ taps: invite().taps.map((group) => ({ ...group, title: group.title === 'Recruiter' ? 'Buyer' : group.title })) });
  assert.equal(toTies(sales, t).next[0]?.title, 'Buyer');
});

test('what was said is not offered again, unless it is counted', () => {
  const person = invite().person;
  assert.ok(person);
  const taps = invite().taps.flatMap((group) => group.taps);
  const ties = taps.map(({ tie }, index) => ({ id: index + 1, words: 'said', recorded: '2026-11-22', tie }));
  const { groups, next } = toTies(invite({ person: { ...person, ties } }), t);
  assert.deepEqual(
    [...groups, ...next].map(({ kind }) => kind),
    ['interaction'],
  );
});

test('the talks of a digital colleague are counted', () => {
  const person = invite().person;
  assert.ok(person);
  const talked = { ...invite().taps.find(({ taps }) => taps[0]?.tie.kind === 'interaction') };
  const tie = talked.taps?.[0]?.tie;
  assert.ok(tie);
  const found = invite({ interactions: 3, of: 5, person: { ...person, ties: [{ id: 9, words: 'talked', recorded: '2026-11-22', tie }] } });
  assert.deepEqual(
    toTies(found, t).next.map(({ kind, progress }) => [kind, progress]),
    [['interaction', '3 of 5']],
  );
});

test('a note is for the notebook; everything else is listed, the newest first', () => {
  const person = invite().person;
  const [first] = person?.ties ?? [];
  assert.ok(person && first);
  const note = { ...first, id: 8, tie: { ...first.tie, kind: /** @type {const} */ ('note') } };
  const ties = toTies(invite({ person: { ...person, ties: [first, note, { ...first, id: 9 }] } }), t);
  assert.deepEqual(
    ties.recorded.map(({ undo }) => undo.say),
    [
      { what: 'untie', id: 9 },
      { what: 'untie', id: first.id },
    ],
  );
});

test('a yes and a no record what the agent says that they do', () => {
  const [asked] = invite().questions;
  const answers = toTies(invite(), t).questions[0]?.answers.map(({ label, say }) => [label, say]);
  assert.deepEqual(answers, [
    ['Yes', { what: 'tie', tie: asked?.yes, person: null }],
    ['No', { what: 'tie', tie: asked?.no, person: null }],
  ]);
});

test('“the same person” joins; a no is recorded of the namesake, and can be taken back', () => {
  const no = invite().questions[0]?.no ?? null;
  const answersOf = (/** @type {Partial<import('../../shared/contract.d.ts').QuestionText>} */ more) =>
    toTies(invite({ questions: [{ text: 'x', yes: null, no: null, person: null, undo: null, ...more }] }), t).questions[0]?.answers.map(({ say }) => say);
  assert.deepEqual(answersOf({ person: 4, no }), [
    { what: 'same', person: 4 },
    { what: 'tie', tie: no, person: 4 },
  ]);
  assert.deepEqual(answersOf({ undo: 6 }), [{ what: 'untie', id: 6 }]);
  assert.deepEqual(answersOf({}), []);
});
