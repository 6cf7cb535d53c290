/** Which profile is open, and when it stands. With a clock of our own: nothing here waits. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { page } from './helpers.js';

const ADA = 'https://www.linkedin.com/in/ada-example/';

/** A card as the React pages have it. @param {string} slug @param {string} [key] @param {string} [more] */
function card(slug, key = `ACoA-${slug}`, more = '') {
  return `<section componentkey="com.linkedin.sdui.profile.card.ref${key}Topcard"><a href="/in/${slug}/"><h2>Name of ${slug}</h2></a>${more}</section>`;
}

/** A clock that the test moves. @param {import('jsdom').DOMWindow} window */
function clockOf(window) {
  /** @type {Map<number, { at: number, every: number, run: () => void }>} */
  const waiting = new Map();
  let now = 1_000;
  let id = 0;
  const add = (/** @type {() => void} */ run, /** @type {number} */ ms, /** @type {number} */ every) =>
    waiting.set(++id, { at: now + (ms || 0), every, run }) && id;
  Object.assign(window, {
    setTimeout: (/** @type {() => void} */ run, /** @type {number} */ ms) => add(run, ms, 0),
    setInterval: (/** @type {() => void} */ run, /** @type {number} */ ms) => add(run, ms, ms),
    clearTimeout: (/** @type {number} */ which) => waiting.delete(which),
    clearInterval: (/** @type {number} */ which) => waiting.delete(which),
  });
  window.Date.now = () => now;
  return {
    waiting,
    /** @param {number} ms */
    async pass(ms) {
      const end = now + ms;
      for (;;) {
        // What the page's observers have to say comes first.
        await new Promise((resolve) => setImmediate(resolve));
        const next = [...waiting].sort(([, a], [, b]) => a.at - b.at)[0];
        if (!next || next[1].at > end) break;
        const [which, timer] = next;
        now = Math.max(now, timer.at);
        if (timer.every) timer.at = now + timer.every;
        else waiting.delete(which);
        timer.run();
      }
      now = end;
    },
  };
}

/** @param {string} html @param {string} [url] */
function watched(html, url = ADA) {
  const { window, document, whosAsking } = page(`<body><main id="workspace">${html}</main></body>`, url, ['watch.js']);
  const clock = clockOf(window);
  /** @type {string[]} */
  const seen = [];
  const life = { isAlive: true };
  const watcher = whosAsking.watch.watch({
    document,
    onArrive: (slug) => seen.push(`arrive ${slug}`),
    onSettled: (slug) => seen.push(`settled ${slug}`),
    onStuck: () => seen.push('stuck'),
    onLeave: () => seen.push('leave'),
    onPulse: () => {},
    isAlive: () => life.isAlive,
  });
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  /** @param {string} path */
  const go = (path) => {
    window.history.pushState(null, '', path);
    window.dispatchEvent(new window.Event('popstate'));
  };
  /** What happened since the last time. */
  const news = () => seen.splice(0);
  return { window, document, main, clock, watcher, life, go, news };
}

test('addresses of profiles, and others', () => {
  const { slugOf } = page('', ADA, ['watch.js']).whosAsking.watch;
  const profiles = {
    'https://www.linkedin.com/in/ada-example/': 'ada-example',
    'https://www.linkedin.com/in/ada-example': 'ada-example',
    'https://www.linkedin.com/in/Ada-Example?trk=x#y': 'ada-example',
    'https://de.linkedin.com/in/ada-example/en': 'ada-example',
    'https://www.linkedin.com/in/ada-example/de/': 'ada-example',
    'https://www.linkedin.com/mwlite/in/ada-example': 'ada-example',
    'https://www.linkedin.com/in/ada-example/overlay/about-this-profile/': 'ada-example',
    'https://www.linkedin.com/in/jos%C3%A9-%C3%B1/': 'josé-ñ',
    'https://www.linkedin.com/in/jose%CC%81/': 'josé',
    'https://www.linkedin.com/in/ACoAAbCdEf/': 'ACoAAbCdEf',
    'https://www.linkedin.com/in/100%25/': '100%',
    'https://www.linkedin.com/in/100%/': '100%',
    'https://www.linkedin.com:8443/in/ada/': 'ada',
  };
  for (const [address, slug] of Object.entries(profiles)) assert.equal(slugOf(address), slug, address);
  const others = [
    '/',
    '/feed/',
    '/in/',
    '/in/me/',
    '/company/in/x/',
    '/search/results/people/',
    '/in/ada/details/experience/',
    '/in/ada/recent-activity/all/',
    '/sales/lead/x',
    '/mynetwork/',
  ];
  for (const path of others) assert.equal(slugOf(`https://www.linkedin.com${path}`), null, path);
  for (const address of ['https://linkedin.com.evil.example/in/ada/', 'https://evillinkedin.com/in/ada/', 'https://example.com/in/ada'])
    assert.equal(slugOf(address), null, address);
});

test('a profile that stands is told, once it is quiet', async () => {
  const { clock, news } = watched(card('ada-example'));
  assert.deepEqual(news(), ['arrive ada-example']);
  await clock.pass(3_000);
  assert.deepEqual(news(), ['settled ada-example']);
});

test('off profiles there is nothing to do', async () => {
  const { main, clock, news } = watched(card('ada-example'), 'https://www.linkedin.com/feed/');
  main.append('x');
  await clock.pass(5_000);
  assert.deepEqual(news(), []);
});

test('a name that comes later is waited for', async () => {
  const { main, clock, news } = watched('<section componentkey="com.linkedin.sdui.profile.card.refPTopcard"><h2> </h2></section>');
  await clock.pass(2_000);
  assert.deepEqual(news(), ['arrive ada-example']);
  main.innerHTML = card('ada-example');
  await clock.pass(500);
  assert.deepEqual(news(), ['settled ada-example']);
});

test('a card that is still loading is waited for', async () => {
  const { document, clock, news } = watched(card('ada-example', 'P', '<div role="progressbar"></div>'));
  await clock.pass(1_000);
  assert.deepEqual(news(), ['arrive ada-example']);
  document.querySelector('[role="progressbar"]')?.remove();
  await clock.pass(500);
  assert.deepEqual(news(), ['settled ada-example']);
});

test('what comes later is told again, many changes as one', async () => {
  const { main, clock, news } = watched(card('ada-example'));
  await clock.pass(1_000);
  news();
  for (let n = 0; n < 20; n += 1) {
    main.append('more');
    await clock.pass(20);
  }
  await clock.pass(500);
  assert.deepEqual(news(), ['settled ada-example']);
});

test('a page that is never quiet is read all the same', async () => {
  const { main, clock, news } = watched(card('ada-example'));
  await clock.pass(1_000);
  news();
  for (let n = 0; n < 100; n += 1) {
    main.append('more');
    await clock.pass(100);
  }
  const times = news().length;
  assert.ok(times >= 3 && times <= 6, `${times} times in ten seconds`);
});

test('the next profile is told when its own card stands, and not before', async () => {
  const { main, clock, go, news, watcher } = watched(card('ada-example'));
  await clock.pass(1_000);
  news();
  go('/in/bea-example/');
  assert.deepEqual(news(), ['arrive bea-example']);
  assert.equal(watcher.name(), null, 'the card of the one before is nobody’s place');
  main.append('noise');
  await clock.pass(3_000);
  assert.deepEqual(news(), []);
  main.innerHTML = card('bea-example');
  await clock.pass(500);
  assert.deepEqual(news(), ['settled bea-example']);
  assert.equal(watcher.name()?.textContent, 'Name of bea-example');
});

test('a card without a link is told apart by its key', async () => {
  const bare = (/** @type {string} */ key) => `<section componentkey="com.linkedin.sdui.profile.card.ref${key}Topcard"><h2>Same Name</h2></section>`;
  const { main, clock, go, news } = watched(bare('P1'));
  await clock.pass(1_000);
  news();
  go('/in/bea-example/');
  await clock.pass(2_000);
  assert.deepEqual(news(), ['arrive bea-example']);
  main.innerHTML = bare('P2');
  await clock.pass(500);
  assert.deepEqual(news(), ['settled bea-example']);
});

test('an id that turns into a name is the same member', async () => {
  const { clock, go, news } = watched(
    '<section componentkey="com.linkedin.sdui.profile.card.refACoAAbTopcard"><h2>Ada</h2></section>',
    'https://www.linkedin.com/in/ACoAAb/',
  );
  await clock.pass(1_000);
  go('/in/ada-example/');
  await clock.pass(1_000);
  assert.deepEqual(news(), ['arrive ACoAAb', 'settled ACoAAb', 'arrive ada-example', 'settled ada-example']);
});

test('a page that goes on showing somebody else is said to, once', async () => {
  const { clock, news } = watched(card('cid-example'));
  await clock.pass(30_000);
  assert.deepEqual(news(), ['arrive ada-example', 'stuck']);
});

test('a page without any name is left to the agent to tell', async () => {
  const { clock, news } = watched('<p>This page does not exist</p>');
  await clock.pass(30_000);
  assert.deepEqual(news(), ['arrive ada-example', 'settled ada-example']);
});

test('leaving is told, and then there is quiet', async () => {
  const { main, clock, go, news } = watched(card('ada-example'));
  await clock.pass(1_000);
  news();
  go('/feed/');
  assert.deepEqual(news(), ['leave']);
  main.append('x');
  await clock.pass(5_000);
  assert.deepEqual(news(), []);
});

test('a move that no event tells of is noticed all the same', async () => {
  const { window, clock, news } = watched(card('ada-example'));
  await clock.pass(1_000);
  news();
  window.history.pushState(null, '', '/feed/');
  await clock.pass(2_000);
  assert.deepEqual(news(), ['leave']);
});

test('a main part that is exchanged is watched on', async () => {
  const { document, clock, news } = watched(card('ada-example'));
  await clock.pass(1_000);
  news();
  const main = document.createElement('main');
  main.innerHTML = card('ada-example');
  document.querySelector('main')?.replaceWith(main);
  await clock.pass(3_000);
  assert.deepEqual(news(), ['settled ada-example']);
  main.append('more');
  await clock.pass(1_000);
  assert.deepEqual(news(), ['settled ada-example']);
});

test('a dialog that opens beside the main part is noticed', async () => {
  const { document, clock, news } = watched(card('ada-example'));
  await clock.pass(2_000);
  news();
  const dialog = document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  document.body.append(dialog);
  await clock.pass(2_000);
  assert.deepEqual(news(), ['settled ada-example']);
});

test('a script that was left behind goes quiet for good', async () => {
  const { main, clock, news, life } = watched(card('ada-example'));
  await clock.pass(1_000);
  news();
  life.isAlive = false;
  main.append('more');
  await clock.pass(5_000);
  assert.deepEqual(news(), []);
  assert.equal(clock.waiting.size, 0, 'a timer goes on');
});

test('the name is found by structure, not among side cards, twins and dialogs', async () => {
  const layouts = [
    [card('ada-example'), 'Name of ada-example'],
    ['<div inert aria-hidden="true"><h2>Twin</h2></div><section data-member-id="1"><h1>Ember</h1></section><aside><h2>Side</h2></aside>', 'Ember'],
    ['<div role="dialog"><h2>Join</h2></div><section class="top-card-layout"><h1>Public</h1><div role="dialog"><h2>Sign in</h2></div></section>', 'Public'],
    ['<h1>Plain</h1>', 'Plain'],
  ];
  for (const [html, name] of layouts) {
    const { clock, watcher } = watched(html ?? '');
    await clock.pass(500);
    assert.equal(watcher.name()?.textContent, name);
  }
});
