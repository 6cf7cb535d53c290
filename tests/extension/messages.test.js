/** Every sentence has its key, every key its use, and every language says the same. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILTERS } from '../../extension/pure/notebook.js';
import { counted, numberOf } from '../../extension/pure/numbers.js';
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

// ------------------------------------------------------------------------------------------------ languages

/** What the agent's rules are held against as well (tests/test_languages.py). @type {Record<string, Record<'plurals' | 'written', Record<string, string>>>} */
const EXPECTED = JSON.parse(read('tests', 'plurals.json'));
const LANGUAGES = Object.keys(EXPECTED);
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** What may stand in another language as it stands in English: names, and words that a near language has as well. */
const SAME = new Set([
  ...["Who's Asking", "Who's Asking: $1", "Who's Asking $1, $2. $3", 'Agent $1, Python $2, $3.', 'macOS', 'Windows', 'Linux', 'Android', 'ChromeOS', 'ltr'],
  ...['Archive', 'Certifications', 'Code', 'File', 'Interviewers', 'Invitation', 'No', 'Note', 'Notes', 'Port', 'Preset', 'Publications'],
  ...['Recruiters', 'Versions'],
]);

/** @param {string} language @returns {Record<string, string>} */
function localeOf(language) {
  const entries = Object.entries(JSON.parse(read('extension', '_locales', language, 'messages.json')));
  return Object.fromEntries(entries.map(([key, { message }]) => [key, message]));
}

const english = localeOf('en');
/** Keys of which there is one for each plural form. */
const COUNTED = new Set(Object.keys(english).flatMap((key) => (key.endsWith('_one') ? [key.replace(PLURAL, '')] : [])));

/** @param {string} key */
function isCounted(key) {
  return PLURAL.test(key) && COUNTED.has(key.replace(PLURAL, ''));
}

/** @param {string} message */
function places(message) {
  return new Set([...message.matchAll(/\$\d/g)].map(([place]) => place));
}

for (const language of LANGUAGES) {
  const own = localeOf(language);
  const rules = new Intl.PluralRules(language);

  test(`${language}: no sentence is missing, none is too many, none is empty`, () => {
    const plain = (/** @type {Record<string, string>} */ catalogue) => Object.keys(catalogue).filter((key) => !isCounted(key));
    assert.deepEqual(plain(own).sort(), plain(english).sort());
    for (const [key, message] of Object.entries(own)) assert.ok(message === message.trim() && message, key);
    assert.equal(own.language, language);
    assert.equal(own.direction, language === 'ar' ? 'rtl' : 'ltr');
  });

  test(`${language}: a count has the forms that the language has`, () => {
    // Not for millions ("many" in French, Spanish, Italian and Portuguese), nor where another form serves: then `_other` does.
    const categories = new Set([...rules.resolvedOptions().pluralCategories]);
    for (const key of Object.keys(own)) if (isCounted(key)) assert.ok(categories.has(/** @type {any} */ (PLURAL.exec(key)?.[1])), key);
    for (const key of COUNTED) {
      assert.ok(own[`${key}_other`], key);
      // The browser would take a form that is missing from English, where English has it.
      if (categories.has('one')) assert.ok(own[`${key}_one`], key);
    }
  });

  test(`${language}: no value is lost`, () => {
    for (const [key, message] of Object.entries(own)) {
      const given = places(english[key] ?? english[key.replace(PLURAL, '_other')] ?? '');
      const ofOneNumber = isCounted(key) && /_(?:zero|one|two)$/.test(key) && rules.select(0) !== 'one';
      if (!ofOneNumber) assert.deepEqual(places(message), given, key);
    }
  });

  test(`${language}: no sentence is left in English`, () => {
    const left = Object.entries(own).filter(([key, message]) => message === english[key] && /\p{L}{2}/u.test(message.replace(/\$\d/g, '')));
    if (language !== 'en') for (const [key, message] of left) assert.ok(SAME.has(message), key);
  });

  test(`${language}: commands and addresses stand as they are typed`, () => {
    for (const [key, message] of Object.entries(english)) {
      const typed = message.match(/whosasking [a-z]+(?: [A-Z]+)?|127\.0\.0\.1|--port|linkedin\.com|\.zip|Complete_LinkedInDataExport_….zip/g) ?? [];
      for (const word of typed) assert.ok((own[key] ?? own[key.replace(PLURAL, '_other')])?.includes(word), `${key}: ${word}`);
    }
  });

  test(`${language}: the stores take the name and the description`, () => {
    assert.ok((own.name ?? '').length <= 45 && (own.description ?? '').length <= 132);
  });

  test(`${language}: plural forms and numbers are the browser's`, () => {
    const { plurals, written } = EXPECTED[language] ?? { plurals: {}, written: {} };
    for (const [n, category] of Object.entries(plurals)) assert.equal(rules.select(Number(n)), category, n);
    const speak = (/** @type {string} */ key) => (key === 'language' ? language : '');
    for (const [n, said] of Object.entries(written)) assert.equal(numberOf(Number(n), speak), said);
  });
}

test('a count is said in its form, with the form for others where the language has none', () => {
  /** @type {Record<string, string>} */
  const polish = { language: 'pl', row_one: '$1 wiersz', row_few: '$1 wiersze', row_other: '$1 wierszy' };
  const speak = (/** @type {string} */ key, /** @type {string[]} */ ...values) => (polish[key] ?? '').replace('$1', values[0] ?? '');
  assert.deepEqual(
    [1, 2, 5, 22, 12_345].map((n) => counted('row', n, speak)),
    ['1 wiersz', '2 wiersze', '5 wierszy', '22 wiersze', '12\u00a0345 wierszy'],
  );
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
