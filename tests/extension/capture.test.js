/** The copy of the page: what goes, what stays, what is marked, and that the page itself is left as it is. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { JSDOM } from 'jsdom';
import { page, ROOT } from './helpers.js';

const URL_OF_PROFILE = 'https://www.linkedin.com/in/ada-example/';
const SAVED = join(ROOT, '..', 'shared', 'pages');

/**
 * What a page's copy is, as text and as a document.
 * @param {string} html @param {{ url?: string, isShown?: (element: Element) => boolean }} [options]
 */
async function copyOf(html, { url = URL_OF_PROFILE, isShown = (element) => !element.closest('[data-test-gone]') } = {}) {
  const { window, document, whosAsking } = page(html, url, ['capture.js']);
  const before = document.documentElement.outerHTML;
  const captured = await whosAsking.capture.capture(document, { isShown });
  assert.equal(document.documentElement.outerHTML, before, 'the page was changed');
  return { ...captured, window, document, copy: new JSDOM(captured.html).window.document };
}

/** @param {string} main @param {string} [beside] */
function profile(main, beside = '') {
  return `<html lang="pl"><head><title>Ada</title></head><body><div id="root"><main id="workspace">${main}</main></div>${beside}</body></html>`;
}

test('the copy says that it is one, and in which language the page is', async () => {
  const { copy } = await copyOf(profile('<h2>Ada</h2>'));
  assert.equal(copy.documentElement.getAttribute('data-wa-capture'), '1');
  assert.equal(copy.documentElement.lang, 'pl');
  assert.equal(copy.title, 'Ada');
  assert.ok(copy.querySelector('body > #root > main#workspace > h2'), 'the way down to the main part is kept');
});

test('what is hidden is marked and kept, with all its insides', async () => {
  const { copy } = await copyOf(profile('<p>· 2nd</p><div data-test-gone style="display: none"><p>· 1st <b>x</b></p></div>'));
  const hidden = [...copy.querySelectorAll('[data-wa-hidden]')].map(({ localName }) => localName);
  assert.deepEqual(hidden, ['div', 'p', 'b']);
  assert.match(copy.body.textContent ?? '', /2nd.*1st/);
});

test('a wrapper without a box of its own is not hidden; a child of an invisible one may be visible', async () => {
  const isShown = (/** @type {Element} */ element) => element.localName !== 'div';
  const { copy } = await copyOf(
    profile('<div id="contents" style="display: contents"><p>seen</p></div><div id="dim" style="visibility: hidden"><p>seen too</p></div>'),
    { isShown },
  );
  assert.equal(copy.querySelector('#contents')?.hasAttribute('data-wa-hidden'), false);
  assert.equal(copy.querySelector('#dim')?.hasAttribute('data-wa-hidden'), true);
  for (const p of copy.querySelectorAll('p')) assert.equal(p.hasAttribute('data-wa-hidden'), false);
});

test('every number leads back to its element', async () => {
  const { copy, document, element } = await copyOf(
    profile(
      '<section componentkey="k"><h2>Ada</h2><ul><li>one</li><li><a href="/x">two</a></li></ul><div>words</div><div><span id="s"></span></div></section>',
    ),
  );
  const numbered = [...copy.querySelectorAll('[data-wa-n]')];
  assert.deepEqual(
    numbered.map((one) => Number(one.getAttribute('data-wa-n'))),
    numbered.map((_, index) => index + 1),
  );
  for (const one of numbered) {
    const original = element(Number(one.getAttribute('data-wa-n')));
    assert.equal(original?.localName, one.localName);
    assert.equal(original?.textContent, one.textContent);
    assert.ok(original && document.contains(original));
  }
  for (const selector of ['section', 'h2', 'li', 'a', 'section > div', '#s']) assert.ok(copy.querySelector(selector)?.hasAttribute('data-wa-n'), selector);
  assert.equal(element(0), undefined);
  assert.equal(element(10_000), undefined);
});

test('noise goes: scripts, styles, insides of drawings, media, hashed classes', async () => {
  const { html, copy } = await copyOf(
    profile(`<script>const noise = 1;</script><style>.noise{}</style><noscript>noise</noscript><template><p>noise</p></template>
      <svg id="verified-medium" aria-label="View" class="noise" viewBox="0 0 1 1"><path d="noise"/><title>noise</title></svg>
      <svg data-test-icon="connect-small"><use href="#noise"/></svg>
      <img alt="Ada" srcset="noise" sizes="noise" src="https://media.licdn.com/dms/image/v2/abc/profile-displayphoto-shrink_200_200/0?e=noise&t=noise">
      <img src="data:image/gif;base64,R0lGODlhnoise"><video src="v"><source src="noise"></video><iframe src="/x">noise</iframe>
      <div class="_1a2b3c4d pv-top-card 0a1b2c3d t-24" tabindex="0" onclick="noise()" data-supported-dps="noise" style="color: noise; aspect-ratio: 4 / 1; top: 0">kept</div>`),
  );
  assert.doesNotMatch(html, /noise/);
  assert.equal(copy.querySelector('#verified-medium')?.getAttribute('aria-label'), 'View');
  assert.ok(copy.querySelector('svg[data-test-icon="connect-small"]'));
  assert.equal(copy.querySelector('img')?.getAttribute('src'), 'https://media.licdn.com/dms/image/v2/abc/profile-displayphoto-shrink_200_200/0');
  assert.equal(copy.querySelectorAll('img')[1]?.getAttribute('src'), 'data:image/gif;base64,');
  const kept = copy.querySelector('main > div');
  assert.equal(kept?.className, 'pv-top-card t-24');
  assert.equal(kept?.getAttribute('style'), 'aspect-ratio: 4 / 1');
});

test('what a reader may need stays', async () => {
  const attributes = {
    id: 'i',
    componentkey: 'c',
    role: 'list',
    lang: 'de',
    dir: 'rtl',
    title: '#OPEN_TO_WORK',
    'data-view-name': 'v',
    'data-member-id': '1',
    'data-section': 's',
    'aria-label': 'l',
    'aria-hidden': 'true',
    'aria-expanded': 'false',
    inert: '',
    hidden: '',
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  const { copy } = await copyOf(
    profile(`<div ${written.join(' ')}>x</div><a href="/search/?connectionOf=%5B%22P%22%5D&network=%5B%22F%22%5D">12</a>
      <time datetime="2020">2020</time><li-icon type="linkedin-bug"></li-icon><div data-display-contents="true" class="_1a2b3c4d _2b3c4d5e">x</div>`),
  );
  for (const [name, value] of Object.entries(attributes)) assert.equal(copy.querySelector('#i')?.getAttribute(name), value, name);
  assert.equal(copy.querySelector('a')?.getAttribute('href'), '/search/?connectionOf=%5B%22P%22%5D&network=%5B%22F%22%5D');
  assert.equal(copy.querySelector('time')?.getAttribute('datetime'), '2020');
  assert.equal(copy.querySelector('li-icon')?.getAttribute('type'), 'linkedin-bug');
  // By its class the hidden one of two wrappers is told where nothing else tells it.
  assert.equal(copy.querySelector('[data-display-contents]')?.className, '_1a2b3c4d _2b3c4d5e');
});

test('empty shells stay: they tell what is absent from what was not loaded', async () => {
  const { copy } = await copyOf(profile('<div componentkey="profileCardsBelowActivityPart1"><div componentkey="x.card.refPEducation"></div></div>'));
  assert.ok(copy.querySelector('[componentkey="profileCardsBelowActivityPart1"] > [componentkey="x.card.refPEducation"]'));
});

test('what the reader typed, and could choose, is nobody’s business', async () => {
  const { html, document } = await copyOf(
    profile(`<form><input type="password" value="secret"><input value="secret"><textarea>secret</textarea><select><option>secret</option></select>
      <div contenteditable="true">secret <b>secret</b></div><div role="textbox">secret</div><div contenteditable>secret</div></form>`),
  );
  assert.ok(document.querySelector('input'));
  assert.doesNotMatch(html, /secret/);
});

test('beside the main part only what lies over it is read; of the rest, that it is there', async () => {
  const beside = `<header id="global-nav"><p>noise</p></header><aside id="msg-overlay" aria-label="Messaging"><p>noise</p></aside><div class="toast">noise</div>
    <dialog open data-testid="dialog"><p>Joined March 2011</p></dialog><dialog><p>noise</p></dialog><div data-floating-ui-portal><div role="menu">Remove</div></div>`;
  const { html, copy } = await copyOf(profile('<h2>Ada</h2>', beside));
  assert.doesNotMatch(html, /noise/);
  assert.equal(copy.querySelector('#global-nav')?.childNodes.length, 0);
  assert.match(copy.querySelector('dialog')?.textContent ?? '', /Joined March 2011/);
  assert.match(copy.querySelector('[role="menu"]')?.textContent ?? '', /Remove/);
});

test('a dialog in an open shadow root is read', async () => {
  const { window, document, whosAsking } = page(profile('<h2>Ada</h2>', '<div id="interop-outlet"></div>'), URL_OF_PROFILE, ['capture.js']);
  const root = document.querySelector('#interop-outlet')?.attachShadow({ mode: 'open' });
  root?.append(document.createElement('p'), document.createElement('b'));
  for (const child of root?.children ?? []) child.textContent = `inside ${child.localName}`;
  const { html } = await whosAsking.capture.capture(document, { isShown: () => true });
  assert.match(html, /inside p.*inside b.*<\/div>/);
  window.close();
});

test('JSON of the first load stays where it speaks of this member', async () => {
  const code = (/** @type {string} */ json) => `<code id="bpr-guid-1" style="display:none">${json}</code>`;
  const beside = [
    code('{"publicIdentifier":"ada-example","created":1}'),
    code('{"publicIdentifier":"somebody-else","noise":1}'),
    code('{"noise":"ada-example"}'),
  ].join('');
  const { html } = await copyOf(profile('<h2>Ada</h2><p>Use <code>a &lt; b</code></p>', beside));
  assert.match(html, /"publicIdentifier":"ada-example","created":1/);
  assert.match(html, /a &lt; b/);
  assert.doesNotMatch(html, /noise/);
});

test('what a public page says about its member stays', async () => {
  const head =
    '<meta name="pageKey" content="public_profile_v3"><link rel="canonical" href="https://uk.linkedin.com/in/ada"><link rel="preload" href="noise"><script type="application/ld+json">{"name":"Ada </b>"}</script><script>noise</script>';
  const { html, copy } = await copyOf(`<html><head>${head}</head><body><main><h1>Ada</h1></main></body></html>`);
  assert.doesNotMatch(html, /noise/);
  assert.equal(copy.querySelector('meta')?.getAttribute('content'), 'public_profile_v3');
  assert.equal(copy.querySelector('link')?.getAttribute('href'), 'https://uk.linkedin.com/in/ada');
  assert.deepEqual(JSON.parse(copy.querySelector('script')?.textContent ?? ''), { name: 'Ada </b>' });
});

test('a page without a main part is read whole', async () => {
  const { copy } = await copyOf('<html><body class="x"><div><h1>Join LinkedIn</h1></div></body></html>');
  assert.equal(copy.body.className, 'x');
  assert.equal(copy.querySelector('h1')?.textContent, 'Join LinkedIn');
});

test('words survive as words', async () => {
  const hostile = "\"><script>alert(1)</script> & &amp; 'quoted' <b>";
  const { window, document, whosAsking } = page(profile('<p id="p"></p><a id="a">x</a>'), URL_OF_PROFILE, ['capture.js']);
  const [p, a] = [document.getElementById('p'), document.getElementById('a')];
  if (p) p.textContent = hostile;
  a?.setAttribute('aria-label', hostile);
  const { html } = await whosAsking.capture.capture(document, { isShown: () => true });
  const copy = new JSDOM(html).window.document;
  assert.equal(copy.getElementById('p')?.textContent, hostile);
  assert.equal(copy.getElementById('a')?.getAttribute('aria-label'), hostile);
  assert.equal(copy.querySelector('script'), null);
  window.close();
});

test('a page beyond all bounds is said to be too large, and is not walked to its end', async () => {
  const { tooLarge, html } = await copyOf(profile(`<p>${'x'.repeat(9 * 1024 * 1024)}</p><p>end</p>`));
  assert.equal(tooLarge, true);
  assert.doesNotMatch(html, /end/);
  assert.equal((await copyOf(profile(`<p>${'ü'.repeat(5 * 1024 * 1024)}</p>`))).tooLarge, true, 'bytes count, not characters');
  assert.equal((await copyOf(profile('<i></i>'.repeat(61_000)))).tooLarge, true);
  assert.equal((await copyOf(profile('<p>small</p>'))).tooLarge, false);
});

test('a page that changes while it is walked does no harm', async () => {
  const { window, document, whosAsking } = page(profile('<section><p>one</p></section>'.repeat(400)), URL_OF_PROFILE, ['capture.js']);
  const walking = whosAsking.capture.capture(document, { isShown: () => true, sliceMs: 0 });
  window.setTimeout(() => document.querySelector('main')?.replaceChildren());
  const { html } = await walking;
  assert.match(html, /<\/main>.*<\/html>$/);
});

const noPages = existsSync(SAVED) ? false : 'the saved pages are not on this machine';
test('of saved pages, every word of the main part survives', { skip: noPages }, async () => {
  for (const name of readdirSync(SAVED).filter((path) => path.endsWith('.html'))) {
    const { copy, document } = await copyOf(readFileSync(join(SAVED, name), 'utf8'), { isShown: () => true });
    const words = (/** @type {Document} */ { body }) => textOf(body.querySelector('main') ?? body);
    assert.equal(words(copy), words(document), name);
  }
});

/** All words but those that are left out on purpose. @param {Element} element */
function textOf(element) {
  const kept = /** @type {Element} */ (element.cloneNode(true));
  for (const gone of kept.querySelectorAll(
    'script, style, noscript, template, svg, select, datalist, textarea, iframe, video, audio, code, [contenteditable], [role="textbox"]',
  ))
    gone.remove();
  return (kept.textContent ?? '').replace(/\s+/g, ' ').trim();
}
