/** Every sentence has its key, and every key its use. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILTERS } from '../../extension/pure/notebook.js';
import { describeLink, toView } from '../../extension/pure/view.js';
import { example, files, read, t } from './helpers.js';

const messages = JSON.parse(read('extension', '_locales', 'en', 'messages.json'));
const code = files(/\.(?:js|html|json)$/)
  .filter((path) => !path.startsWith('_locales'))
  .map((path) => read('extension', path))
  .join('\n');

/** Keys that are made of a part: the parts are checked where they are known. */
const MADE = /^(?:tone|mark|place|action|system|link|pairing|too_many|too_large|wrong_person|said|doctor|notebook_only|notebook_part|notebook_get)_/;

test('every key in the code has its sentence', () => {
  const used = [
    ...code.matchAll(/\bt\(\s*'([a-z_]+)'/g),
    ...code.matchAll(/data-text="([a-z_]+)"/g),
    ...code.matchAll(/__MSG_([a-z_]+)__/g),
    ...code.matchAll(/\? '([a-z]+_[a-z_]+)' : '([a-z]+_[a-z_]+)'/g),
    ...[...code.matchAll(/\bcounted\(\s*'([a-z_]+)'/g)].map(([call, key]) => [call, `${key}_other`]),
  ];
  assert.ok(used.length > 60);
  for (const [, ...keys] of used) {
    for (const key of keys) if (key && !/^(?:look_closer|page_and_toolbar|toolbar_only)$/.test(key)) assert.ok(messages[key]?.message, key);
  }
});

test('every sentence is used', () => {
  for (const key of Object.keys(messages)) {
    const plain = key.replace(/_(?:zero|one|two|few|many|other)$/, '');
    const counted = plain === key ? '' : `|counted\\(\\s*'${plain}'`;
    if (!MADE.test(key)) assert.match(code, new RegExp(`['"_]${key}['"_]${counted}`), key);
  }
});

test('no two places stand so close that Chromium takes them for a named one, and refuses the whole extension', () => {
  const languages = files(/messages\.json$/);
  assert.ok(languages.length > 1);
  for (const path of languages) assert.doesNotMatch(read('extension', path), /\$\w+\$/, path);
});

test('keys that are made of a part have their sentences', () => {
  const tones = ['accept', 'look_closer', 'ignore', 'none', 'checking', 'off', 'cannot_tell'];
  const marks = ['passed', 'failed', 'unknown', 'hard', 'strong', 'weak', 'note', 'not_counted'];
  const words = ['known', 'blocked', 'not_spam', 'spam'];
  const sections = [...read('agent', 'whosasking', 'model.py').matchAll(/^ {4}"([a-z]+)",$/gm)].map(([, name]) => name).slice(0, 15);
  // Eight digits are counted before the code is sent.
  const codes = [...read('agent', 'whosasking', 'server', 'pairing.py').matchAll(/AccessDenied\("([a-z_]+)"/g)].map(([, name]) => name);
  assert.ok(sections.includes('experience') && codes.includes('pairing_code_wrong'));
  for (const name of tones) assert.ok(t(`tone_${name}`), name);
  for (const name of words) assert.ok(t(`action_${name}`) && t(`action_undo_${name}`) && t(`said_${name}`), name);
  for (const name of marks) assert.ok(t(`mark_${name}`), name);
  for (const name of [...sections, 'top_card', 'invitation']) assert.ok(t(`place_${name}`), name);
  for (const name of ['good', 'attention', 'broken']) assert.ok(t(`doctor_${name}`), name);
  for (const name of FILTERS) assert.ok(t(`notebook_only_${name || 'all'}`), name);
  for (const name of ['place', 'on', 'until', 'text']) assert.ok(t(`notebook_part_${name}`), name);
  for (const name of codes) assert.ok(name && t(name), name);
});

test('no value is lost: a sentence has a place for each that it is given', () => {
  assert.match(describeLink({ state: 'something_else', port: 4711 }, t).sentence, /4711/);
  assert.match(describeLink({ state: 'ready', port: 4711 }, t).fix, /4711/);
});

test('nobody is called a fake, a bot or a scammer', () => {
  for (const [key, { message }] of Object.entries(messages)) assert.doesNotMatch(message, /\b(?:fake|bot|scam\w*|fraud\w*)\b/i, key);
});

test('no sentence is joined out of English pieces', () => {
  const view = toView(example('review-look-closer'), t);
  const shown = [view.word, view.sentence, ...view.checks.flatMap(({ title, text }) => [title, text])];
  const whole = new Set([...Object.values(messages).map(({ message }) => message), ...texts(example('review-look-closer').review)]);
  for (const text of shown) assert.ok(whole.has(text), text);
});

/** @param {unknown} value @returns {string[]} */
function texts(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
