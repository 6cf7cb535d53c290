/** From the agent's answers to the notebook. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOf } from '../../extension/pure/day.js';
import { noteOf, outcomesOf, processWords, profileOf, toEntry, toPerson, whyNotSent, withQuery, withTyped } from '../../extension/pure/notebook.js';
import { toPictures } from '../../extension/pure/pictures.js';
import { example, t } from './helpers.js';

test('a query holds what was asked, and nothing else', () => {
  assert.equal(withQuery('/v1/people', { limit: 50, search: 'a & b', only: '', after: null }), '/v1/people?limit=50&search=a+%26+b');
  assert.equal(withQuery('/v1/people', { after: null }), '/v1/people');
});

test('an address of a profile leads to LinkedIn and nowhere else', () => {
  assert.equal(profileOf('zoë'), 'https://www.linkedin.com/in/zo%C3%AB/');
  assert.equal(profileOf('a/../../x?y#z'), 'https://www.linkedin.com/in/a%2F..%2F..%2Fx%3Fy%23z/');
  assert.equal(profileOf(null), null);
  assert.equal(profileOf(''), null);
});

test('a day, a month and a year are said as exactly as they were recorded, in every time zone', () => {
  assert.equal(dateOf('2020-04-06', t), 'Apr 6, 2020');
  assert.equal(dateOf('2020-04', t), 'Apr 2020');
  assert.equal(dateOf('2020', t), '2020');
  assert.equal(dateOf('soon', t), '');
});

test('a person of the example', () => {
  const person = example('person');
  const view = toPerson(person, t);
  assert.equal(view.name, person.name);
  assert.equal(view.ties.length + view.notes.length, person.ties.length);
  assert.ok(view.facts.every((fact) => fact && !fact.includes('$')));
});

test('somebody of whom little is known', () => {
  const bare = { ...example('person'), name: '', slug: null, former_slugs: [], said: null, ties: [], connection: null, exchange: null };
  assert.deepEqual(toPerson(bare, t), {
    id: bare.id,
    name: t('notebook_nameless'),
    words: bare.words,
    job: '',
    profile: null,
    said: '',
    facts: [],
    ties: [],
    notes: [],
  });
});

test('what was typed is said, and what was emptied is not', () => {
  const tie = { ...noteOf('x'), kind: /** @type {const} */ ('met'), text: null, place: 'Northquay', on: '2019' };
  assert.deepEqual(withTyped(tie, { place: ' ', on: ' 2020-05 ', until: '' }), { ...tie, place: null, on: '2020-05', until: null });
});

test('a verdict of the history with what was said of it', () => {
  const { entries, said } = example('history');
  assert.equal(toEntry(entries[0], said[0], t).said, null);
  assert.deepEqual(toEntry(entries[1], said[1], t).said, {
    id: said[1].id,
    word: 'You said: Not spam',
    undo: t('said_undo', entries[1].name),
  });
});

test('only what ends a process is offered where one waits', () => {
  const { groups } = example('taps');
  assert.deepEqual(
    outcomesOf(groups, 'recruiter').map(({ tie }) => tie.outcome),
    ['went_well'],
  );
  assert.deepEqual(outcomesOf(groups, 'interviewer'), []);
});

test('a process in words, whatever of it is known', () => {
  const process = { role: /** @type {const} */ ('recruiter'), title: 'Recruiter', outcome: null, waiting: true, company: 'X', on: '2026-10', effort: [] };
  assert.equal(processWords(process, t), 'Recruiter at X, since Oct 2026');
  assert.equal(processWords({ ...process, on: null }, t), 'Recruiter at X');
  assert.equal(processWords({ ...process, company: null }, t), 'Recruiter, since Oct 2026');
  assert.equal(processWords({ ...process, company: null, on: null }, t), 'Recruiter');
});

test('what cannot be sent is said before it is sent', () => {
  const zip = { name: 'Basic.ZIP', size: 1 };
  assert.equal(whyNotSent([zip], false, t), '');
  assert.equal(whyNotSent([zip], true, t), t('notebook_drop_folder'));
  assert.equal(whyNotSent([], false, t), t('notebook_drop_nothing'));
  assert.equal(whyNotSent([zip, zip], false, t), t('notebook_drop_many'));
  assert.equal(whyNotSent([{ name: 'photo.png', size: 1 }], false, t), t('notebook_drop_other'));
});

test('each picture has a value for every label, and words that stand for it', () => {
  const pictures = toPictures(example('statistics'), t);
  assert.deepEqual(
    pictures.map(({ id }) => id),
    ['weeks', 'checks', 'months'],
  );
  for (const { text, labels, series } of pictures) {
    assert.ok(text && !text.includes('$'));
    for (const { name, values } of series) assert.ok(name && values.length === labels.length);
  }
  assert.match(pictures[0]?.text ?? '', /31/);
});

test('nothing to show, no picture', () => {
  assert.deepEqual(toPictures({ weeks: [], checks: [], months: [] }, t), []);
});
