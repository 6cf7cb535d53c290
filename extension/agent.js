/**
 * The only fetch: everything that is said to the agent on this machine.
 *
 * Before anything private leaves, the other side proves that it is the agent this browser was paired with: a MAC over a
 * fresh number *and the port*, so that a program which took the port cannot borrow the answer of the real agent on
 * another one. Until that proof stands, no word of the other side is shown and nothing but the number is sent.
 *
 * Nothing is remembered between calls: an agent started a second ago is found at once.
 *
 * @import { Hello, PairReply, Problem } from '../shared/contract.d.ts'
 * @import { AgentOptions, Client, Link, LinkState } from './types.d.ts'
 */

/** The version of the contract that this extension speaks. */
export const PROTOCOL = 1;

/** Milliseconds: a greeting is answered at once or not at all; a page may wait behind others and then take its time. */
const GREETING_MS = 3_000;
const ANSWER_MS = 20_000;
/** An archive is sent, read and merged in a minute; a huge one on a slow machine takes longer. */
const ARCHIVE_MS = 15 * 60_000;

/** Pages whose worker was ended while it read: their own fault, or that of a machine which slept or had no time. */
const GIVEN_UP = new Set(['page_too_slow', 'page_broke_worker']);

/** Why there is no answer, in one of the states that the popup tells apart. */
export class LinkTrouble extends Error {
  /** @param {Exclude<LinkState, 'ready'>} state @param {Omit<Link, 'state' | 'port'>} [more] */
  constructor(state, more = {}) {
    super(state);
    this.state = state;
    this.more = more;
  }
}

/**
 * The agent, as seen from here.
 * @param {AgentOptions} options settings: what is kept; isBlocked: whether the browser itself forbids the way; language: in
 *   which the agent is to answer; fetch and WebSocket: the browser's own, replaced in tests.
 */
export function createAgent({ settings, isBlocked, language, fetch = (input, init) => globalThis.fetch(input, init), WebSocket = globalThis.WebSocket }) {
  /** One request, without any trace of the page. @param {number} port @param {string} path @param {RequestInit} init @param {number} patience */
  async function send(port, path, init, patience) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(patience),
        ...init,
      });
      return { status: response.status, body: await bodyOf(response) };
    } catch (error) {
      if (error instanceof DOMException && error.name === 'TimeoutError') throw new LinkTrouble('busy');
      throw new LinkTrouble((await isBlocked()) ? 'blocked' : 'not_running');
    }
  }

  /** Asked for in the language of the interface, whatever is asked. @param {string} path */
  function inLanguage(path) {
    return `${path}${path.includes('?') ? '&' : '?'}language=${language}`;
  }

  /** Who answers on the port? Sends nothing private. @param {number} port @param {Client | null} client @returns {Promise<{ hello: Hello, nonce: string }>} */
  async function greet(port, client) {
    const nonce = hex(crypto.getRandomValues(new Uint8Array(32)));
    const query = new URLSearchParams({ nonce, ...(client && { client: client.id }) });
    const { status, body } = await send(port, `/v1/hello?${query}`, { method: 'GET' }, GREETING_MS);
    if (status === 503) throw new LinkTrouble('busy');
    if (status !== 200 || !isHello(body)) throw new LinkTrouble('something_else');
    if (body.protocol_min > PROTOCOL || body.protocol_max < PROTOCOL) {
      throw new LinkTrouble('versions_apart', { agentIsOlder: body.protocol_max < PROTOCOL });
    }
    return { hello: body, nonce };
  }

  /** Asks for the proof and checks it. @returns {Promise<{ port: number, client: Client, hello: Hello }>} the agent that may be trusted */
  async function meet() {
    const { port, client } = await settings.load();
    const { hello, nonce } = await greet(port, client);
    if (!client) throw new LinkTrouble('not_paired');
    if (hello.proof === null) throw new LinkTrouble('revoked');
    if (!(await isProven(hello.proof, nonce, port, client.token))) throw new LinkTrouble('something_else');
    return { port, client, hello };
  }

  /** A request with the token, to the proven agent only. @param {'GET' | 'POST' | 'PUT' | 'DELETE'} method @param {string} path @param {unknown} [message] */
  function ask(method, path, message) {
    const body = message === undefined ? null : JSON.stringify(message);
    return askWith(path, { method, body, headers: body === null ? {} : { 'Content-Type': 'application/json' } }, ANSWER_MS);
  }

  /** @param {string} path @param {{ method: string, headers: Record<string, string>, body: string | Blob | null }} request @param {number} patience */
  async function askWith(path, { method, headers, body: sent }, patience) {
    const { port, client } = await meet();
    const { status, body } = await send(
      port,
      inLanguage(path),
      { method, headers: { ...headers, Authorization: `Bearer ${client.token}` }, body: sent },
      patience,
    );
    if (status >= 200 && status < 300) return body;
    throw refusal(status, isProblem(body) ? body : null);
  }

  return {
    ask,

    /** LinkedIn's archive, as it is. @param {Blob} archive the ZIP */
    sendArchive: (archive) => askWith('/v1/imports', { method: 'POST', headers: { 'Content-Type': 'application/zip' }, body: archive }, ARCHIVE_MS),

    /** How the link stands now, without sending anything private. @returns {Promise<Link>} */
    async link() {
      const { port } = await settings.load();
      return meet().then(
        ({ hello }) => ({ state: 'ready', port, version: hello.version }),
        (error) => ({ ...toLink(error), port }),
      );
    },

    /**
     * Trades the code that the agent printed for a token.
     * @param {string} code eight digits @param {string} client_name how the agent lists this browser
     * @returns {Promise<Client>} proven: the agent knew the token again
     */
    async pair(code, client_name) {
      const { port } = await settings.load();
      await greet(port, null);
      const headers = { 'Content-Type': 'application/json' };
      const { status, body } = await send(port, '/v1/pair', { method: 'POST', headers, body: JSON.stringify({ code, client_name }) }, GREETING_MS);
      if (status < 200 || status >= 300 || !isPairReply(body)) {
        throw new LinkTrouble('error', { problem: isProblem(body) ? body : null, status });
      }
      const client = { id: body.client_id, token: body.token };
      const { hello, nonce } = await greet(port, client);
      if (hello.proof === null || !(await isProven(hello.proof, nonce, port, client.token))) throw new LinkTrouble('something_else');
      return client;
    },

    /**
     * Opens the live wire: news that came from elsewhere. An extra; whoever calls this must be right without it.
     * @param {(event: unknown) => void} onEvent @param {() => void} onClose
     */
    async listen(onEvent, onClose) {
      const { port, client } = await meet();
      const socket = new WebSocket(`ws://127.0.0.1:${port}${inLanguage('/v1/live')}`, ['whosasking.v1', `bearer.${client.token}`]);
      socket.addEventListener('message', ({ data }) => {
        const event = parse(String(data));
        if (event !== undefined) onEvent(event);
      });
      socket.addEventListener('close', onClose, { once: true });
      return socket;
    },
  };
}

/** Why the proven agent did not do it; its words may be shown. @param {number} status @param {Problem | null} problem */
function refusal(status, problem) {
  if (status === 401) return new LinkTrouble('revoked');
  if (status === 503 && (problem === null || problem.code === 'agent_busy')) return new LinkTrouble('busy');
  return new LinkTrouble('error', { problem, status });
}

/** May the next try go better, though nobody does anything? What the agent refused for the page's sake it would refuse again. @param {Omit<Link, 'port'>} link */
export function mayPass({ state, status = 0, problem }) {
  return state !== 'error' || status >= 500 || GIVEN_UP.has(problem?.code ?? '');
}

/** A thrown thing as the state of the link. @param {unknown} error @returns {Omit<Link, 'port'>} */
export function toLink(error) {
  return error instanceof LinkTrouble ? { state: error.state, ...error.more } : { state: 'error' };
}

/**
 * Is this the agent that gave us the token? It keeps the token's SHA-256 only; from that comes a key, and from the key a
 * MAC over our fresh number and the port (contract.py, Hello; a worked example: shared/examples/hello-proof.json).
 * @param {string} proof hex @param {string} nonce @param {number} port @param {string} token
 */
export async function isProven(proof, nonce, port, token) {
  if (!/^[0-9a-f]{64}$/.test(proof)) return false;
  const text = new TextEncoder();
  const tokenHash = await crypto.subtle.digest('SHA-256', text.encode(token));
  const key = await crypto.subtle.sign('HMAC', await hmacKey(tokenHash), text.encode('whosasking.hello.key.v1'));
  const mac = Uint8Array.from(proof.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.verify('HMAC', await hmacKey(key), mac, text.encode(`whosasking.hello.v1|${nonce}|${port}`));
}

/** @param {ArrayBuffer} secret */
function hmacKey(secret) {
  return crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

/** @param {Response} response */
async function bodyOf(response) {
  if (response.type === 'opaqueredirect') return undefined;
  return parse(await response.text());
}

/** Marks that turn the reading order around; in a stranger's name they would turn our own sentence around it as well. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** @param {string} text @returns {unknown} undefined where it is no JSON */
function parse(text) {
  try {
    return JSON.parse(text, (_, value) => (typeof value === 'string' ? value.replace(TURNING, '') : value));
  } catch {
    return undefined;
  }
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {unknown} body @returns {body is Hello} */
function isHello(body) {
  const hello = /** @type {Partial<Hello> | null} */ (body);
  return (
    typeof hello === 'object' &&
    hello?.product === 'whosasking' &&
    typeof hello.version === 'string' &&
    Number.isInteger(hello.protocol_min) &&
    Number.isInteger(hello.protocol_max) &&
    (hello.proof === null || typeof hello.proof === 'string')
  );
}

/** @param {unknown} body @returns {body is PairReply} */
function isPairReply(body) {
  const reply = /** @type {Partial<PairReply> | null} */ (body);
  return typeof reply === 'object' && typeof reply?.client_id === 'string' && typeof reply.token === 'string';
}

/** @param {unknown} body @returns {body is Problem} */
function isProblem(body) {
  const problem = /** @type {Partial<Problem> | null} */ (body);
  return typeof problem === 'object' && typeof problem?.code === 'string' && typeof problem.message === 'string' && typeof problem.fix === 'string';
}
