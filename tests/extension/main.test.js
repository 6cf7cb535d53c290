/** What happens on a page of LinkedIn's, from the profile that opens to the answer that is shown. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './helpers.js';

const VIEW = { tone: 'accept', subject: { slug: 'ada', memberId: null, name: 'Ada' }, override: null, copy: 'text' };

/** A page with the script that runs there, and everything around it pretended. @param {{ display?: string }} [options] */
async function stage({ display = 'page_and_toolbar' } = {}) {
  const { window, document } = page('<body><main></main></body>', 'https://www.linkedin.com/in/ada/', []);
  const state = {
    slug: /** @type {string | null} */ ('ada'),
    html: '<p>Ada</p>',
    isAlive: true,
    /** @type {any} */
    reply: (/** @type {any} */ message) =>
      message.type === 'review' ? { view: { ...VIEW }, link: 'ready', slug: 'ada' } : { view: { tone: 'checking' }, ok: true, link: 'ready' },
  };
  /** @type {any[]} */
  const sent = [];
  /** @type {any[]} */
  const shown = [];
  /** @type {any} */
  let events;
  /** @type {any} */
  let hear;
  let overlays = 0;
  const overlay = {
    show: (/** @type {any} */ view) => shown.push(view),
    place() {},
    open() {},
    point() {},
    remove: () => {
      overlays -= 1;
    },
  };
  Object.assign(window, {
    chrome: {
      runtime: {
        get id() {
          return state.isAlive ? 'an-extension' : undefined;
        },
        sendMessage: async (/** @type {any} */ message) => {
          sent.push(message);
          return message.type === 'start' ? { display } : state.reply(message);
        },
        onMessage: {
          addListener: (/** @type {any} */ listener) => {
            hear = listener;
          },
        },
      },
    },
    WhosAsking: {
      capture: { capture: async () => ({ html: state.html, tooLarge: false, element: () => document.querySelector('main') }) },
      invitations: { watch: () => ({ view: null, adopt() {}, stop() {} }) },
      overlay: {
        create: () => {
          overlays += 1;
          return overlay;
        },
      },
      watch: {
        slugOf: () => state.slug,
        watch: (/** @type {any} */ options) => {
          events = options;
          events.onArrive('ada');
          return {
            get slug() {
              return state.slug;
            },
            name: () => null,
            stop() {},
          };
        },
      },
    },
    setTimeout: (/** @type {() => void} */ run) => setImmediate(run),
  });
  const { read } = await import('./helpers.js');
  window.eval(read('extension', 'page', 'main.js'));
  const rest = async () => {
    for (let n = 0; n < 20; n += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  await rest();
  return {
    state,
    sent,
    shown,
    rest,
    window,
    events: () => events,
    hear: (/** @type {any} */ message, id = 'an-extension') => {
      /** @type {any} */ let answer;
      hear(message, { id }, (/** @type {any} */ given) => {
        answer = given;
      });
      return answer;
    },
    overlays: () => overlays,
    of: (/** @type {string} */ type) => sent.filter((message) => message.type === type),
    async settle() {
      events.onSettled(state.slug);
      await rest();
    },
  };
}

test('a profile that stands is captured, sent and shown', async () => {
  const { settle, of, shown } = await stage();
  await settle();
  assert.deepEqual(
    of('review').map(({ url, html }) => ({ url, html })),
    [{ url: 'https://www.linkedin.com/in/ada/', html: '<p>Ada</p>' }],
  );
  assert.deepEqual(
    shown.map(({ tone }) => tone),
    ['checking', 'accept'],
  );
});

test('the same page is not sent twice; a changed one is', async () => {
  const { settle, of, state } = await stage();
  await settle();
  await settle();
  assert.equal(of('review').length, 1);
  state.html = '<p>Ada, and her jobs</p>';
  await settle();
  assert.equal(of('review').length, 2);
});

test('an answer that comes when the reader has gone on is dropped', async () => {
  const { settle, state, shown, events, rest } = await stage();
  /** @type {any} */
  let answer;
  state.reply = (/** @type {any} */ message) =>
    message.type === 'review'
      ? new Promise((resolve) => {
          answer = resolve;
        })
      : { view: { tone: 'checking', of: state.slug } };
  await settle();
  state.slug = 'bea';
  events().onArrive('bea');
  await rest();
  answer({ view: { ...VIEW }, link: 'ready', slug: 'ada' });
  await rest();
  assert.deepEqual(shown.map(({ tone, of }) => [tone, of]).at(-1), ['checking', 'bea']);
  assert.ok(!shown.some(({ tone }) => tone === 'accept'));
});

test('an answer that comes after the address changed, and before anybody said so, is dropped', async () => {
  const { settle, state, shown, rest } = await stage();
  /** @type {any} */
  let answer;
  state.reply = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  await settle();
  state.slug = 'bea';
  answer({ view: { ...VIEW }, link: 'ready', slug: 'ada' });
  await rest();
  assert.ok(!shown.some(({ tone }) => tone === 'accept'));
});

test('toolbar only: the page gets nothing, and the popup is told all', async () => {
  const { settle, overlays, hear } = await stage({ display: 'toolbar_only' });
  await settle();
  assert.equal(overlays(), 0);
  assert.equal(hear({ type: 'show' }).view.tone, 'accept');
});

test('a changed preference: the badge goes or comes, and the page is judged anew', async () => {
  const { settle, overlays, hear, of, rest } = await stage();
  await settle();
  assert.equal(overlays(), 1);
  hear({ type: 'again', display: 'toolbar_only' });
  await rest();
  assert.equal(overlays(), 0);
  assert.equal(of('review').length, 2);
  hear({ type: 'again', display: 'page_and_toolbar' });
  await rest();
  assert.equal(overlays(), 1);
});

test('off profiles the badge is gone and the toolbar is told', async () => {
  const { settle, overlays, events, of, state } = await stage();
  await settle();
  state.slug = null;
  events().onLeave();
  assert.equal(overlays(), 0);
  assert.equal(of('left').length, 1);
});

test('an agent that was away is asked until it is there; then the page is sent', async () => {
  const { settle, state, events, rest, of, shown } = await stage();
  state.reply = (/** @type {any} */ message) => ({ view: { tone: message.type === 'checking' ? 'checking' : 'off' }, link: 'not_running', mayPass: true });
  await settle();
  assert.equal(shown.at(-1)?.tone, 'off');
  state.reply = (/** @type {any} */ message) => (message.type === 'alive' ? { link: 'ready', view: null } : { view: { ...VIEW }, link: 'ready', slug: 'ada' });
  for (let n = 0; n < 5; n += 1) {
    events().onPulse();
    await rest();
  }
  assert.ok(of('alive').length >= 1);
  assert.equal(shown.at(-1)?.tone, 'accept');
});

/** Twenty pulses, with an agent that answers and fails on the page. @param {boolean} mayPass */
async function failing(mayPass) {
  const { settle, state, events, rest, of, shown } = await stage();
  state.reply = (/** @type {any} */ message) => (message.type === 'alive' ? { link: 'ready', view: null } : { view: { tone: 'off' }, link: 'error', mayPass });
  await settle();
  const pulse = async () => {
    for (let n = 0; n < 20; n += 1) {
      events().onPulse();
      await rest();
    }
  };
  await pulse();
  return { state, events, rest, of, shown, settle, pulse };
}

test('a page on which the agent failed is sent again by itself, and followed once it is read', async () => {
  const { settle, state, events, rest, of, shown } = await stage();
  const inTime = state.reply;
  state.reply = (/** @type {any} */ message) => (message.type === 'review' ? { view: { tone: 'off' }, link: 'error', mayPass: true } : inTime(message));
  await settle();
  assert.equal(shown.at(-1)?.tone, 'off');
  state.reply = inTime;
  for (let n = 0; n < 5; n += 1) {
    events().onPulse();
    await rest();
  }
  assert.equal(of('review').length, 2);
  assert.equal(shown.at(-1)?.tone, 'accept');
});

test('a page that breaks the agent each time is given up after some tries; the next profile has its own', async () => {
  const { state, events, of, settle, pulse } = await failing(true);
  assert.equal(of('review').length, 4);
  await pulse();
  assert.equal(of('review').length, 4);
  state.slug = 'bea';
  events().onArrive('bea');
  await settle();
  await pulse();
  assert.equal(of('review').length, 8);
});

test('a page that the agent refuses is not sent again', async () => {
  const { of } = await failing(false);
  assert.equal(of('review').length, 1);
});

test('what the reader says of somebody goes to the agent, and the page is judged anew', async () => {
  const { settle, hear, rest, of, state } = await stage();
  await settle();
  hear({ type: 'act', action: 'known' });
  await rest();
  assert.deepEqual(
    of('override').map(({ kind, subject }) => [kind, subject.slug]),
    [['known', 'ada']],
  );
  assert.equal(of('review').length, 2);
  state.reply = () => ({ view: { ...VIEW, override: { id: 7 } }, link: 'ready', slug: 'ada' });
  hear({ type: 'act', action: 'retry' });
  await rest();
  hear({ type: 'act', action: 'undo' });
  await rest();
  assert.deepEqual(
    of('undo').map(({ id }) => id),
    [7],
  );
});

test('somebody else’s messages are not heard', async () => {
  const { settle, hear, rest, of } = await stage();
  await settle();
  hear({ type: 'act', action: 'blocked' }, 'another-extension');
  await rest();
  assert.equal(of('override').length, 0);
});

test('after a reload of the extension the old script takes its badge away and is quiet', async () => {
  const { settle, state, sent, overlays, events, rest } = await stage();
  await settle();
  state.isAlive = false;
  const before = sent.length;
  assert.equal(events().isAlive(), false);
  assert.equal(overlays(), 0);
  await settle();
  await rest();
  assert.equal(sent.length, before);
});

test('read into the page twice, it runs once', async () => {
  const { settle, window, overlays, rest } = await stage();
  await settle();
  const { read } = await import('./helpers.js');
  window.eval(read('extension', 'page', 'main.js'));
  await rest();
  assert.ok(overlays() <= 1);
});
