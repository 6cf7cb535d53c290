/** Who may ask for what, and what the toolbar and the tabs are told. */

import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { example, read, t } from './helpers.js';

const ID = 'extension-id';
const OWN = { id: ID, url: `chrome-extension://${ID}/popup/popup.html` };
const PAGE = { id: ID, frameId: 0, url: 'https://www.linkedin.com/feed/', tab: { id: 5, url: 'https://www.linkedin.com/in/jonas-ferreira-lund/' } };
const SUBJECT = { slug: 'jonas-ferreira-lund', memberId: null, name: 'Jonas' };

/** What the browser and the agent were told since the start of the test. */
const told = {
  icons: /** @type {any[]} */ ([]),
  tabs: /** @type {any[]} */ ([]),
  asked: /** @type {any[]} */ ([]),
  opened: /** @type {any[]} */ ([]),
  scripted: /** @type {any[]} */ ([]),
};
const kept = /** @type {Record<string, any>} */ ({});
/** @type {any} */
let listener;
/** @type {any} */
let installed;
/** @type {(method: string, path: string, body: any) => [number, unknown]} */
let agent;

const browser = {
  runtime: {
    id: ID,
    getURL: (/** @type {string} */ path) => `chrome-extension://${ID}/${path}`,
    getManifest: () => JSON.parse(read('extension', 'manifest.json')),
    getPlatformInfo: async () => ({ os: 'linux' }),
    onMessage: { addListener: (/** @type {any} */ added) => (listener = added) },
    onInstalled: { addListener: (/** @type {any} */ added) => (installed = added) },
  },
  i18n: { getMessage: (/** @type {string} */ key, /** @type {string[]} */ values) => t(key, ...values) },
  storage: { local: { get: async () => kept, set: async (/** @type {any} */ values) => Object.assign(kept, values), setAccessLevel: async () => {} } },
  action: { setIcon: async (/** @type {any} */ icon) => told.icons.push(icon), setTitle: async (/** @type {any} */ title) => told.icons.push(title) },
  tabs: {
    query: async () => [{ id: 5 }, { id: 6 }],
    sendMessage: async (/** @type {number} */ id, /** @type {any} */ message) => told.tabs.push([id, message]),
    create: async (/** @type {any} */ tab) => told.opened.push(tab.url),
  },
  scripting: { executeScript: async (/** @type {any} */ what) => told.scripted.push(what) },
  permissions: { contains: async () => true },
};

/** @param {string} url @param {RequestInit} [init] */
async function fetch(url, init = {}) {
  const { pathname, searchParams, port } = new URL(url);
  if (pathname === '/v1/hello')
    return Response.json({ product: 'whosasking', version: '0.1.0', protocol_min: 1, protocol_max: 1, proof: proof(searchParams, port) });
  const body = init.body ? JSON.parse(String(init.body)) : null;
  told.asked.push([init.method, pathname, body]);
  const [status, answer] = agent(String(init.method), pathname, body);
  return Response.json(answer, { status });
}

class WebSocket extends EventTarget {
  close() {}
}

Object.assign(globalThis, { chrome: browser, fetch, WebSocket });
Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'Mozilla/5.0 Firefox/150.0' } });

/** @param {URLSearchParams} asked @param {string} port */
function proof(asked, port) {
  if (asked.get('client') !== 'c') return null;
  const key = createHmac('sha256', createHash('sha256').update('token').digest()).update('whosasking.hello.key.v1').digest();
  return createHmac('sha256', key)
    .update(`whosasking.hello.v1|${asked.get('nonce')}|${port}`)
    .digest('hex');
}

await import('../../extension/background.js');

/** @param {any} message @param {any} sender @returns {Promise<any>} undefined where the question was not taken */
function ask(message, sender) {
  return new Promise((resolve) => {
    if (listener(message, sender, resolve) !== true) resolve(undefined);
  });
}

beforeEach(() => {
  for (const list of Object.values(told)) list.length = 0;
  for (const key of Object.keys(kept)) delete kept[key];
  kept.client = { id: 'c', token: 'token' };
  agent = () => [200, example('review-look-closer')];
});

const ASKS_OF_PAGES = [
  { type: 'start' },
  { type: 'review', url: PAGE.tab.url, html: '' },
  { type: 'override', kind: 'known', subject: SUBJECT },
  { type: 'undo', id: 1, subject: SUBJECT },
  { type: 'checking' },
  { type: 'left' },
  { type: 'alive' },
];
const ASKS_OF_OWN = [
  { type: 'link' },
  { type: 'pair', code: '12345678' },
  { type: 'port', port: 5000 },
  { type: 'preferences' },
  { type: 'change', preset: null, values: { display: 'toolbar_only' } },
  { type: 'preview', preset: null, values: { display: 'toolbar_only' } },
  { type: 'said' },
  { type: 'revoke', id: 1 },
];

test('pages may not do what the popup may', async () => {
  for (const message of ASKS_OF_OWN) assert.equal(await ask(message, PAGE), undefined, message.type);
  assert.deepEqual(told.asked, []);
});

test('nobody from elsewhere may ask for anything', async () => {
  const strangers = [
    { ...PAGE, id: 'another-extension' },
    { ...OWN, id: 'another-extension' },
    { ...PAGE, url: 'https://linkedin.com.evil.example/in/x/' },
    { ...PAGE, url: 'http://www.linkedin.com/in/x/' },
    { ...PAGE, frameId: 3 },
    { ...PAGE, tab: undefined },
    { id: ID, url: `chrome-extension://${ID}.evil.example/popup.html` },
    { id: ID },
  ];
  for (const sender of strangers) {
    for (const message of [...ASKS_OF_PAGES, ...ASKS_OF_OWN]) assert.equal(await ask(message, sender), undefined, JSON.stringify([message.type, sender]));
  }
  assert.deepEqual(told.asked, []);
});

test('a question that nobody knows is not taken', async () => {
  for (const sender of [PAGE, OWN]) {
    for (const message of [{ type: 'constructor' }, { type: 'token' }, {}]) assert.equal(await ask(message, sender), undefined);
  }
});

test('a page may speak of its own member only', async () => {
  agent = () => [200, {}];
  for (const subject of [SUBJECT, { ...SUBJECT, slug: 'JONAS-ferreira-lund' }]) {
    assert.deepEqual(await ask({ type: 'override', kind: 'known', subject }, PAGE), { ok: true, view: null });
  }
  const alias = { ...PAGE, tab: { id: 5, url: 'https://www.linkedin.com/in/ACoAAx/' } };
  assert.deepEqual(await ask({ type: 'override', kind: 'known', subject: { ...SUBJECT, memberId: 'ACoAAx' } }, alias), { ok: true, view: null });
  told.asked.length = 0;
  assert.equal(await ask({ type: 'override', kind: 'blocked', subject: { ...SUBJECT, slug: 'somebody-else' } }, PAGE), undefined);
  assert.equal(await ask({ type: 'undo', id: 3, subject: { ...SUBJECT, slug: 'somebody-else' } }, PAGE), undefined);
  assert.equal(await ask({ type: 'override', kind: 'known', subject: SUBJECT }, { ...PAGE, tab: { id: 5, url: 'https://www.linkedin.com/feed/' } }), undefined);
  assert.deepEqual(told.asked, []);
});

test('a review is shown on the toolbar of its own tab', async () => {
  const { view, link } = await ask({ type: 'review', url: PAGE.tab.url, html: '<p>' }, PAGE);
  assert.equal(view.tone, 'look_closer');
  assert.equal(link, 'ready');
  assert.deepEqual(told.asked, [['POST', '/v1/reviews', { url: PAGE.tab.url, html: '<p>', language: 'en' }]]);
  const [icon, title] = told.icons;
  assert.equal(icon.tabId, 5);
  assert.equal(icon.path[16], '/icons/look_closer-16.png');
  assert.ok(title.title.includes(view.sentence));
});

test('without an agent there is a state and no verdict', async () => {
  kept.client = null;
  const { view, link } = await ask({ type: 'review', url: PAGE.tab.url, html: '<p>' }, PAGE);
  assert.equal(link, 'not_paired');
  assert.equal(view.tone, 'off');
  assert.equal(told.icons[0].path[16], '/icons/off-16.png');
  assert.deepEqual(told.asked, []);
});

test('a page that is too large is not sent', async () => {
  const { view } = await ask({ type: 'review', url: PAGE.tab.url, html: null }, PAGE);
  assert.equal(view.tone, 'off');
  assert.deepEqual(told.asked, []);
});

test('a changed preference is kept, and every open profile is told', async () => {
  const reply = example('preferences');
  reply.values.display = 'toolbar_only';
  agent = () => [200, reply];
  const { preferences, problem } = await ask({ type: 'change', preset: null, values: { display: 'toolbar_only' } }, OWN);
  assert.equal(problem, null);
  assert.deepEqual(preferences, reply);
  assert.deepEqual(kept.preferences, reply);
  assert.deepEqual(told.tabs, [
    [5, { type: 'again', display: 'toolbar_only' }],
    [6, { type: 'again', display: 'toolbar_only' }],
  ]);
  assert.deepEqual(await ask({ type: 'start' }, PAGE), { display: 'toolbar_only' });
  told.tabs.length = 0;
  await ask({ type: 'preferences' }, OWN);
  assert.deepEqual(told.tabs, [], 'the same values again are no news');
});

test('a refused preference keeps the ones in force, and says why', async () => {
  kept.preferences = example('preferences');
  agent = () => [422, { code: 'accept_not_below_ignore', message: 'No.', fix: 'Less.' }];
  const answer = await ask({ type: 'change', preset: null, values: { accept_up_to: 5 } }, OWN);
  assert.deepEqual(answer, { preferences: kept.preferences, current: true, problem: 'No. Less.' });
  assert.deepEqual(told.tabs, []);
});

test('a preview asks and saves nothing', async () => {
  const reply = example('preview');
  agent = () => [200, reply];
  const { preset, values } = example('preview-request');
  assert.deepEqual(await ask({ type: 'preview', preset, values }, OWN), reply);
  assert.deepEqual(told.asked, [['POST', '/v1/preferences/preview', { preset, values }]]);
  assert.equal(kept.preferences, undefined);
  agent = () => [400, example('problem')];
  assert.equal(await ask({ type: 'preview', preset, values }, OWN), null);
});

test('what was said of people is listed, and taken back for every open profile', async () => {
  agent = (_, path) => [200, example(path === '/v1/feedback' ? 'feedback' : 'overrides')];
  assert.deepEqual(await ask({ type: 'said' }, OWN), { overrides: example('overrides').overrides, feedback: example('feedback') });
  assert.equal((await ask({ type: 'revoke', id: 7 }, OWN)).ok, true);
  assert.deepEqual(told.asked.at(-1), ['DELETE', '/v1/overrides/7', null]);
  assert.deepEqual(
    told.tabs.map(([id, { type }]) => [id, type]),
    [
      [5, 'again'],
      [6, 'again'],
    ],
  );
  agent = () => [500, {}];
  assert.equal(await ask({ type: 'said' }, OWN), null);
});

test('with the agent away the last known preferences are shown, and not as current', async () => {
  kept.preferences = example('preferences');
  kept.client = null;
  assert.deepEqual(await ask({ type: 'preferences' }, OWN), { preferences: kept.preferences, current: false });
  assert.equal((await ask({ type: 'change', preset: 'strict', values: {} }, OWN)).current, false);
});

test('a pairing that failed says why in our own words', async () => {
  agent = () => [403, { code: 'pairing_code_wrong', message: 'Type your password here', fix: 'evil' }];
  const wrong = await ask({ type: 'pair', code: '12345678' }, OWN);
  assert.deepEqual(wrong, { ok: false, sentence: t('pairing_code_wrong') });
  agent = () => [403, { code: 'name', message: 'Type your password here', fix: 'evil' }];
  assert.deepEqual(await ask({ type: 'pair', code: '12345678' }, OWN), { ok: false, sentence: t('pairing_failed') });
});

test('a pairing keeps the token and fetches the preferences', async () => {
  kept.client = null;
  agent = (_, path) => [200, path === '/v1/pair' ? { client_id: 'c', token: 'token' } : example('preferences')];
  assert.deepEqual(await ask({ type: 'pair', code: '12345678' }, OWN), { ok: true, sentence: t('pairing_done') });
  assert.deepEqual(kept.client, { id: 'c', token: 'token' });
  assert.deepEqual(kept.preferences, example('preferences'));
  assert.match(told.asked[0][2].client_name, /^Firefox on Linux$/);
});

test('an answer to a page never carries the token', async () => {
  for (const message of ASKS_OF_PAGES) assert.ok(!JSON.stringify((await ask(message, PAGE)) ?? '').includes('"token"'), message.type);
});

test('pages that were open before are reached once the extension is there', async () => {
  await installed({ reason: 'update' });
  assert.deepEqual(
    told.scripted.map(({ target, files }) => [target.tabId, files.at(-1)]),
    [
      [5, 'page/main.js'],
      [6, 'page/main.js'],
    ],
  );
});

test('the welcome tab opens once: after the extension was added, not after an update', async () => {
  told.opened.length = 0;
  await installed({ reason: 'update' });
  assert.deepEqual(told.opened, []);
  await installed({ reason: 'install' });
  assert.equal(told.opened.length, 1);
  assert.match(String(told.opened[0]), /welcome\/welcome\.html$/);
});
