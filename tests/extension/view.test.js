/** From the agent's answers to what is shown. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeLink, toChecking, toTrouble, toUnreadable, toView } from '../../extension/pure/view.js';
import { example, t } from './helpers.js';

const STATES = /** @type {const} */ (['not_running', 'blocked', 'something_else', 'not_paired', 'revoked', 'versions_apart', 'busy', 'error']);

for (const [name, tone, word] of [
  ['accept', 'accept', 'Accept'],
  ['look-closer', 'look_closer', 'Look closer'],
  ['ignore', 'ignore', 'Ignore'],
  ['none', 'none', 'No verdict'],
]) {
  test(`the example of ${name} is shown whole`, () => {
    const reply = example(`review-${name}`);
    const view = toView(reply, t);
    assert.equal(view.tone, tone);
    assert.equal(view.word, word);
    assert.equal(view.sentence, reply.review.sentence);
    assert.equal(view.question, reply.review.question);
    assert.equal(view.nextStep, reply.review.next_step);
    assert.equal(view.checks.length, reply.review.findings.length);
    assert.equal(view.telltales.length, reply.review.telltales.length);
    assert.equal(view.points.length, reply.review.points.length);
    assert.equal(view.diligence.length, reply.review.diligence.length);
    for (const text of texts(view)) assert.notEqual(text, '', 'an empty text is shown');
  });
}

test('a verdict is news once: another sentence under the same word is none, another word or one that was said is', () => {
  const reply = { ...example('review-look-closer'), override: null };
  const { news } = toView(reply, t);
  assert.equal(toView({ ...reply, review: { ...reply.review, sentence: 'Another sentence.', provisional: !reply.review.provisional } }, t).news, news);
  assert.notEqual(toView({ ...reply, review: { ...reply.review, verdict: 'accept' } }, t).news, news);
  assert.notEqual(toView({ ...reply, page: { ...reply.page, slug: 'somebody-else' } }, t).news, news);
  const override = { id: 1, kind: /** @type {const} */ ('known'), slug: 'a', member_id: null, name: 'A', created: '2026-05-03T10:00:00Z' };
  assert.notEqual(toView({ ...reply, override }, t).news, news);
  assert.equal(toChecking(t).announcement, '');
});

test('the deciding reasons come first, and there are three', () => {
  const reply = example('review-ignore');
  const view = toView(reply, t);
  assert.equal(view.reasons.length, 3);
  assert.deepEqual(
    view.reasons.slice(0, reply.review.deciding.length).map(({ id }) => id),
    reply.review.deciding.slice(0, 3),
  );
});

test('where fewer decided, what says most fills up', () => {
  const reply = example('review-accept');
  reply.review.deciding = ['activity'];
  reply.review.findings[0].outcome = 'failed';
  const ids = toView(reply, t).reasons.map(({ id }) => id);
  assert.equal(ids[0], 'activity');
  assert.equal(ids[1], reply.review.findings[0].check);
  assert.equal(new Set(ids).size, 3);
});

test('a name among the deciding ones that nobody knows is passed over', () => {
  const reply = example('review-accept');
  reply.review.deciding = ['a check of tomorrow'];
  assert.equal(toView(reply, t).reasons.length, 3);
});

test('evidence knows its place on the page, its section where the place is not numbered, and nothing else', () => {
  const reply = example('review-accept');
  reply.page.anchors = { experience: 7, 'experience/2': 9 };
  const evidence = (/** @type {string} */ where) => ({ quote: 'words', where });
  reply.review.findings[0].evidence = [evidence('experience/2'), evidence('experience/3'), evidence('about')];
  const [second, third, about] = toView(reply, t).checks[0]?.quotes ?? [];
  assert.deepEqual(second, { text: 'words', place: 'Experience, no. 2', anchor: 9 });
  assert.equal(third?.anchor, 7);
  assert.deepEqual(about, { text: 'words', place: 'About', anchor: null });
});

test('a section of tomorrow is named as it comes', () => {
  const reply = example('review-accept');
  reply.review.findings[0].evidence = [{ quote: 'words', where: 'some_section' }];
  assert.equal(toView(reply, t).checks[0]?.quotes[0]?.place, 'some section');
});

test('a page that is no profile gets nothing on it; one that cannot be read, and the own one, do', () => {
  const reply = example('review-none');
  assert.equal(toView(reply, t).onPage, false);
  reply.page.kind = 'unknown_layout';
  assert.equal(toView(reply, t).onPage, true);
  reply.page = { ...reply.page, kind: 'profile', slug: 'me-myself', relation: 'self' };
  assert.equal(toView(reply, t).onPage, true);
  assert.deepEqual(toView(reply, t).actions, []);
});

test('what was said of somebody can be undone', () => {
  const reply = example('review-accept');
  reply.override = null;
  assert.deepEqual(
    toView(reply, t).actions.map(({ name }) => name),
    ['known', 'blocked', 'spam'],
  );
  for (const [kind, label] of [
    ['known', 'Undo: I know them'],
    ['blocked', 'Undo: never again'],
    ['not_spam', 'Undo: not spam'],
    ['spam', 'Undo: this was spam'],
  ]) {
    reply.override = { ...example('review-look-closer').override, kind };
    assert.deepEqual(toView(reply, t).actions, [{ name: 'undo', label }]);
  }
});

test('“not spam” is offered where a telltale sign weighs, “this was spam” wherever there is a verdict', () => {
  const reply = { ...example('review-ignore'), override: null };
  const offered = () =>
    toView(reply, t)
      .actions.filter(({ quiet }) => quiet)
      .map(({ name }) => name);
  for (const weight of ['hard', 'strong', 'weak']) {
    reply.review.telltales = [{ ...reply.review.telltales[0], class: weight }];
    assert.deepEqual(offered(), ['not_spam', 'spam'], weight);
  }
  reply.review.telltales = [{ ...reply.review.telltales[0], class: 'note' }];
  assert.deepEqual(offered(), ['spam']);
  reply.review = { ...reply.review, verdict: 'none', telltales: [] };
  assert.deepEqual(offered(), []);
});

test('with “not spam” said, telltale signs are shown and not counted', () => {
  const reply = example('review-ignore');
  for (const [kind, counted] of [
    ['not_spam', false],
    ['spam', true],
    ['known', true],
  ]) {
    reply.override = { ...example('overrides').overrides[0], kind };
    for (const { mark } of toView(reply, t).telltales) assert.equal(mark !== 'not_counted', counted, String(kind));
  }
});

test('without anything recorded there is no advice; a budget that is used up is told', () => {
  const reply = example('review-accept');
  assert.equal(toView(reply, t).budget, reply.invite.budget);
  assert.equal(toView(reply, t).invite?.title, reply.invite.title);
  for (const invite of [null, { ...reply.invite, advice: 'nothing_recorded' }, { ...reply.invite, advice: null, title: null, sentence: null }]) {
    assert.equal(toView({ ...reply, invite }, t).invite, null);
  }
  assert.equal(toView({ ...reply, invite: null }, t).budget, null);
});

test('the same step is not said twice', () => {
  const { review } = example('review-look-closer');
  const view = toView(example('review-look-closer'), t);
  assert.ok(review.settle.some((/** @type {{ text: string }} */ step) => step.text === view.nextStep));
  assert.ok(!view.settle.includes(view.nextStep ?? ''));
});

test('as text, the verdict holds every check and every quote', () => {
  const reply = example('review-look-closer');
  const { copy } = toView(reply, t);
  assert.match(copy, /^Look closer \(so far\) · /);
  for (const { title, reason, evidence } of reply.review.findings) {
    assert.ok(copy.includes(title) && copy.includes(reason));
    for (const { quote } of evidence) assert.ok(copy.includes(quote));
  }
});

test('as text, the verdict tells what decided first, then everything else that the panel tells', () => {
  const reply = {
    ...example('review-look-closer'),
    changed: ['They worked elsewhere.'],
    removal: { offer: 'You can remove them.', steps: ['Open More.', 'Choose it.'] },
  };
  const view = toView(reply, t);
  const { copy, headings } = view;
  const titles = ['reasons', 'settle', 'invite', 'ties', 'diligence', 'checks', 'telltales', 'points'];
  const places = titles.map((title) => copy.indexOf(`\n${headings[/** @type {keyof typeof headings} */ (title)]}\n`));
  assert.ok(places.every((place) => place > 0));
  assert.deepEqual(
    places.toSorted((a, b) => a - b),
    places,
  );
  const everything = [
    ...[view.sentence, view.question, view.nextStep, view.budget, view.invite?.title, view.invite?.note, ...(view.invite?.lines ?? [])],
    ...[...view.changed, ...view.settle, 'You can remove them.', '1. Open More.', '2. Choose it.'],
    ...[...view.points, ...view.diligence].map(({ text, stateLabel }) => `- ${text} (${stateLabel})`),
    ...[...view.checks, ...view.telltales].flatMap(({ title, quotes }) => [title, ...quotes.map(({ text }) => text)]),
    ...(view.ties?.recorded ?? []).map(({ words }) => `- ${words}`),
  ];
  for (const text of everything) assert.ok(text === null || copy.includes(text ?? '?'), text ?? 'missing');
});

test('as text, what is not there has no title', () => {
  const { review } = example('review-accept');
  const { copy, headings } = toView({ ...example('review-accept'), review: { ...review, telltales: [], settle: [], diligence: [] }, invite: null }, t);
  for (const title of [headings.telltales, headings.settle, headings.diligence, headings.invite, headings.ties])
    assert.ok(!copy.includes(`\n${title}\n`), title);
  assert.ok(!copy.includes('\n\n\n'));
});

test('each state of the link has a sentence and a fix of its own, and one button', () => {
  const said = STATES.map((state) => describeLink({ state, port: 1234, problem: null }, t));
  assert.equal(new Set(said.map(({ sentence }) => sentence)).size, STATES.length);
  for (const { sentence, fix, action } of said) {
    assert.ok(sentence && fix);
    assert.ok(action?.label);
  }
  assert.equal(describeLink({ state: 'ready', port: 1234 }, t).action, null);
});

test('versions apart: the older one is to be updated', () => {
  assert.match(describeLink({ state: 'versions_apart', port: 1, agentIsOlder: true }, t).fix, /agent/);
  assert.match(describeLink({ state: 'versions_apart', port: 1, agentIsOlder: false }, t).fix, /extension/);
});

test('a problem of the agent is told in its words', () => {
  const problem = example('problem');
  const view = toTrouble({ state: 'error', port: 1, problem }, t);
  assert.equal(view.sentence, problem.message);
  assert.equal(view.nextStep, problem.fix);
  assert.equal(view.tone, 'off');
});

test('while it is being read, and where it is not sent, there is no verdict', () => {
  assert.equal(toChecking(t).tone, 'checking');
  assert.deepEqual(toChecking(t).actions, []);
  for (const why of /** @type {const} */ (['too_large', 'wrong_person'])) {
    const { tone, sentence, nextStep } = toUnreadable(why, t);
    assert.ok(tone === 'off' && sentence && nextStep);
  }
});

/** Every text of a view. @param {unknown} value @returns {string[]} */
function texts(value) {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  // Nothing to say is said by these.
  return Object.entries(value).flatMap(([key, inner]) => (/^(?:text|provisionalLabel|copy|progress)$/.test(key) ? [] : texts(inner)));
}
