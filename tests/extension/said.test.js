/** What the popup shows of a wish that would change verdicts, and of what was said of people. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPreview } from '../../extension/pure/preview.js';
import { toSaid } from '../../extension/pure/said.js';
import { example, t } from './helpers.js';

test('a preview tells the sentence, the counts, and each member with both words', () => {
  const reply = example('preview');
  const view = toPreview(reply, t);
  assert.equal(view.sentence, reply.sentence);
  assert.deepEqual(view.counts, ['2 from accept to look closer', '1 from look closer to ignore']);
  assert.deepEqual(view.changes[1], {
    name: 'Rolan Vey <b>VIP</b>',
    before: { tone: 'look_closer', word: 'Look closer' },
    after: { tone: 'ignore', word: 'Ignore' },
    on: view.changes[0]?.on,
  });
  assert.match(view.changes[2]?.on ?? '', /2026/);
});

test('a member whose name was not read goes by the address', () => {
  const reply = example('preview');
  reply.changes[0].name = '';
  reply.changes[0].reviewed = 'long ago';
  const [first] = toPreview(reply, t).changes;
  assert.equal(first?.name, reply.changes[0].slug);
  assert.equal(first?.on, '');
});

test('each word that was said of a person has its place and its way back', () => {
  const [one] = example('overrides').overrides;
  const overrides = ['known', 'blocked', 'not_spam', 'spam'].map((kind, id) => ({ ...one, id, kind, name: id === 0 ? '' : one.name }));
  const { people } = toSaid({ overrides, feedback: { families: [], softened: [] } }, t);
  assert.deepEqual(
    people.map(({ id, name, word }) => [id, name, word]),
    [
      [0, one.slug, 'I know them'],
      [1, one.name, 'Never again'],
      [2, one.name, 'Not spam'],
      [3, one.name, 'This was spam'],
    ],
  );
  for (const { name, undo } of people) assert.ok(undo.includes(name));
});

test('a family is softened, or weighs as before, only where that can be offered', () => {
  const feedback = example('feedback');
  feedback.families.push({ ...feedback.families[0], family: 'other', offered: false });
  const { families } = toSaid({ overrides: [], feedback }, t);
  assert.deepEqual(
    families.map(({ family, label, softened }) => [family, label, softened]),
    [
      ['cold_pitch', 'Let it weigh less', ['vague_praise', 'cold_pitch']],
      ['vague_praise', 'Let it weigh as before', []],
      ['other', '', ['vague_praise', 'other']],
    ],
  );
});
