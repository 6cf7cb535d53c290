/** What the panel draws, and that words stay words. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toChecking, toTrouble, toView } from '../../extension/pure/view.js';
import { example, page, t } from './helpers.js';

const { document, whosAsking } = page('', 'https://www.linkedin.com/in/ada/', ['panel.js']);

/** @param {import('../../extension/types.d.ts').View} view @param {Partial<import('../../extension/types.d.ts').PanelEvents>} [on] */
function draw(view, on = {}) {
  return whosAsking.panel.draw(view, { onAction() {}, onSay() {}, onGoTo() {}, onClose() {}, ...on });
}

test('three reasons come first, then everything that was looked at', () => {
  const panel = draw(toView(example('review-look-closer'), t));
  const parts = [...panel.querySelectorAll('section')].map(({ className }) => className.replace('part ', ''));
  assert.deepEqual(parts, ['reasons', 'invite', 'ties', 'diligence', 'settle', 'checks', 'telltales', 'completeness']);
  assert.equal(panel.querySelectorAll('.reasons li').length, 3);
  assert.equal(panel.querySelectorAll('.checks li').length, 5);
  assert.equal(panel.querySelectorAll('.completeness li').length, 10);
  for (const quote of panel.querySelectorAll('.checks q')) assert.ok(quote.textContent);
});

test('parts with nothing in them are not drawn', () => {
  for (const view of [toChecking(t), toTrouble({ state: 'not_running', port: 1 }, t), toView(example('review-none'), t)]) {
    assert.equal(draw(view).querySelectorAll('section').length, 0);
  }
});

test('in the popup the rest waits behind one line', () => {
  const panel = whosAsking.panel.draw(toView(example('review-accept'), t), { onAction() {}, onSay() {}, onGoTo() {} });
  assert.ok(panel.querySelector('details .checks'));
  assert.equal(panel.querySelector('[data-key="close"]'), null);
});

test('hostile words are shown as words', () => {
  const hostile = '<img src=x onerror=alert(1)><script>alert(1)</script>';
  const text = JSON.stringify(example('review-look-closer'), (key, value) =>
    typeof value === 'string' && /^(?:sentence|question|next_step|title|reason|text|quote|name)$/.test(key) ? hostile : value,
  );
  const panel = draw(toView(JSON.parse(text), t));
  assert.equal(panel.querySelectorAll('img, script').length, 0);
  assert.ok(panel.textContent?.includes(hostile));
});

test('a reason with a place is a button that goes there; one without is none', () => {
  const reply = example('review-look-closer');
  reply.page.anchors = { top_card: 38 };
  /** @type {number[]} */
  const gone = [];
  const panel = draw(toView(reply, t), { onGoTo: (anchor) => gone.push(anchor) });
  const rows = [...panel.querySelectorAll('.checks .row')];
  for (const [index, { evidence }] of reply.review.findings.entries()) {
    assert.equal(rows[index]?.localName, evidence.length > 0 ? 'button' : 'div');
  }
  /** @type {HTMLElement | undefined} */ (rows.find(({ localName }) => localName === 'button'))?.click();
  assert.deepEqual(gone, [38]);
});

test('each action has its button, and does that', () => {
  /** @type {string[]} */
  const done = [];
  const panel = draw(toView({ ...example('review-accept'), override: null }, t), {
    onAction: (action) => done.push(action),
    onClose: () => done.push('close'),
  });
  for (const button of panel.querySelectorAll('button:not(.row, .tap)')) /** @type {HTMLElement} */ (button).click();
  assert.deepEqual(done.sort(), ['blocked', 'close', 'copy', 'known', 'spam']);
});

test('two buttons stand first; what is said of the invitation is quieter', () => {
  const reply = { ...example('review-ignore'), override: null };
  const foot = draw(toView(reply, t)).querySelector('.foot');
  const labels = (/** @type {string} */ selector) => [...(foot?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent);
  assert.deepEqual(labels(':scope > button'), ['I know them', 'Never again']);
  assert.deepEqual(labels('.quiet button'), ['Not spam', 'This was spam']);
});

test('advice on inviting them is one block, with a note to copy and nothing to send', () => {
  /** @type {string[]} */
  const done = [];
  const reply = example('review-look-closer');
  const block = draw(toView(reply, t), { onAction: (action) => done.push(action) }).querySelector('.invite');
  for (const text of [reply.invite.title, reply.invite.sentence, ...reply.invite.more, reply.invite.note]) assert.ok(block?.textContent?.includes(text));
  const buttons = [...(block?.querySelectorAll('button') ?? [])];
  for (const button of buttons) button.click();
  assert.deepEqual(done, ['copy_note']);
});

test('what is recorded can be taken back, and every button says what it says', () => {
  /** @type {import('../../extension/types.d.ts').Say[]} */
  const said = [];
  const reply = example('review-look-closer');
  const block = draw(toView(reply, t), { onSay: (say) => said.push(say) }).querySelector('.ties');
  const recorded = [...(block?.querySelectorAll('.recorded li') ?? [])];
  assert.deepEqual(
    recorded.map((line) => line.querySelector('span')?.textContent),
    reply.invite.person.ties.map((/** @type {{ words: string }} */ { words }) => words).reverse(),
  );
  for (const button of block?.querySelectorAll('button') ?? []) button.click();
  assert.deepEqual(
    said.slice(0, 3).map((say) => say.what === 'untie' && say.id),
    [3, 2, 1],
  );
  const ties = said.flatMap((say) => (say.what === 'tie' ? [JSON.stringify(say.tie)] : []));
  const known = new Set(reply.invite.person.ties.map((/** @type {{ tie: unknown }} */ { tie }) => JSON.stringify(tie)));
  const offered = reply.invite.taps.flatMap((/** @type {{ taps: { tie: unknown }[] }} */ { taps }) => taps.map(({ tie }) => JSON.stringify(tie)));
  for (const tie of offered) assert.ok(known.has(tie) || ties.includes(tie), tie);
});

test('with nothing recorded the kinds stand there; with something they wait behind one line', () => {
  const reply = example('review-accept');
  assert.equal(reply.invite.person, null);
  assert.ok(draw(toView(reply, t)).querySelector('.ties > .kinds > .taps'));
  const begun = draw(toView(example('review-look-closer'), t));
  assert.ok(begun.querySelector('.ties > .more:not([open]) .kinds'));
  assert.ok(begun.querySelector('.ties > .group .tap'), 'how it went with the recruiter is asked on');
});

test('what was unfolded stays so when it is drawn anew', () => {
  const view = toView(example('review-look-closer'), t);
  const before = draw(view);
  before.querySelector('.ties .more')?.setAttribute('open', '');
  const after = whosAsking.panel.draw(view, { onAction() {}, onSay() {}, onGoTo() {}, onClose() {} }, before);
  assert.deepEqual(
    [...after.querySelectorAll('details[open]')].map((details) => details.getAttribute('data-key')),
    ['ties'],
  );
});

test('what changed is a line each, and a removal comes with its steps and no button', () => {
  const reply = example('review-look-closer');
  reply.changed = ['first line', 'second line'];
  reply.removal = { offer: 'the offer', steps: ['one', 'two'] };
  const panel = draw(toView(reply, t));
  assert.deepEqual(
    [...panel.querySelectorAll('.changed')].map(({ textContent }) => textContent),
    reply.changed,
  );
  assert.deepEqual(
    [...panel.querySelectorAll('.removal :is(p, li)')].map(({ textContent }) => textContent),
    ['the offer', 'one', 'two'],
  );
  assert.equal(panel.querySelector('.removal button'), null);
});

test('telltale signs that do not count are there, and muted', () => {
  const reply = example('review-ignore');
  reply.override = { ...example('overrides').overrides[0], kind: 'not_spam' };
  const panel = draw(toView(reply, t));
  const rows = [...panel.querySelectorAll('.telltales .row')];
  assert.equal(rows.length, reply.review.telltales.length);
  for (const row of rows) assert.ok(row.classList.contains('muted') && row.querySelector('.state')?.textContent === 'shown, not counted');
  assert.equal(panel.querySelectorAll('.checks .muted').length, 0);
});

test('every button and picture has a name or is none to a screen reader', () => {
  const panel = draw(toView(example('review-look-closer'), t));
  for (const button of panel.querySelectorAll('button')) assert.ok(button.getAttribute('aria-label') || button.textContent?.trim());
  for (const svg of panel.querySelectorAll('svg')) assert.equal(svg.getAttribute('aria-hidden'), 'true');
});

test('each tone has a picture of its own', () => {
  const pictures = /** @type {const} */ (['accept', 'look_closer', 'ignore', 'none', 'checking', 'off']).map((tone) => whosAsking.panel.icon(tone).innerHTML);
  assert.equal(new Set(pictures).size, pictures.length);
  assert.ok(document);
});
