/** What the extension is made of, and what it must never be. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DEFAULT_PORT } from '../../extension/settings.js';
import { EXTENSION, files, read } from './helpers.js';

const manifest = JSON.parse(read('extension', 'manifest.json'));
/** Our own: what comes from others is compared with its package (vendor.test.js). */
const scripts = files(/^(?!vendor\/).*\.js$/);

test('it asks for no more than it needs', () => {
  for (const permission of manifest.permissions) assert.ok(['storage', 'scripting', 'activeTab', 'alarms'].includes(permission), permission);
  // Port-less: with a port, Firefox lists the permission and still fails every fetch.
  assert.deepEqual(manifest.host_permissions, ['http://127.0.0.1/*', 'https://*.linkedin.com/*']);
  assert.equal(manifest.optional_permissions, undefined);
  assert.equal(manifest.externally_connectable, undefined);
});

test('a page finds nothing of it', () => {
  assert.equal(manifest.web_accessible_resources, undefined);
  for (const path of files(/^page\//)) assert.ok(!/getURL|chrome-extension:|moz-extension:/.test(read('extension', path)), path);
});

test('one manifest serves both browsers', () => {
  assert.equal(manifest.manifest_version, 3);
  assert.equal(manifest.minimum_chrome_version, '144');
  assert.equal(manifest.incognito, 'not_allowed');
  assert.deepEqual(manifest.background, { service_worker: 'background.js', scripts: ['background.js'], type: 'module' });
  assert.ok(manifest.browser_specific_settings.gecko.id);
  assert.deepEqual(manifest.browser_specific_settings.gecko.data_collection_permissions, { required: ['websiteContent'] });
});

test('its pages may speak to this machine only', () => {
  const policy = manifest.content_security_policy.extension_pages;
  assert.match(policy, /connect-src http:\/\/127\.0\.0\.1:\* ws:\/\/127\.0\.0\.1:\*;/);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe|https:/);
});

test('every file that is named is there', () => {
  const named = [
    manifest.background.service_worker,
    ...manifest.content_scripts.flatMap((/** @type {{ js: string[] }} */ { js }) => js),
    manifest.action.default_popup,
    ...Object.values(manifest.icons),
    ...Object.values(manifest.action.default_icon),
  ];
  for (const tone of ['accept', 'look_closer', 'ignore', 'none', 'checking', 'off']) named.push(`icons/${tone}-16.png`, `icons/${tone}-32.png`);
  for (const path of named) assert.ok(existsSync(join(EXTENSION, path)), path);
});

test('every file that a page names is there', () => {
  for (const path of files(/\.html$/)) {
    for (const [, name] of read('extension', path).matchAll(/(?:src|href)="([^"#]+)[^"]*"/g)) {
      assert.ok(existsSync(join(EXTENSION, path, '..', name ?? '')), `${path}: ${name}`);
    }
  }
});

test('every import is there', () => {
  for (const path of scripts) {
    for (const [, name] of read('extension', path).matchAll(/^(?:import|export) .*?from '([^']+)';$/gm)) {
      assert.ok(existsSync(join(EXTENSION, path, '..', name ?? '')), `${path}: ${name}`);
    }
  }
});

test('scripts in the page are classic, and all of page/ is read into it', () => {
  assert.deepEqual([...manifest.content_scripts[0].js].sort(), files(/^page\/.*\.js$/).sort());
  for (const path of files(/^page\/.*\.js$/)) assert.doesNotMatch(read('extension', path), /^(?:import|export) /m, path);
  assert.deepEqual(manifest.content_scripts[0].matches, ['https://*.linkedin.com/*']);
});

test('only agent.js fetches, and it knows one address', () => {
  for (const path of scripts) {
    const code = withoutComments(read('extension', path));
    if (path !== 'agent.js') assert.doesNotMatch(code, /\bfetch\(|XMLHttpRequest|new WebSocket|sendBeacon|EventSource|importScripts|\bimport\(/, path);
  }
  const addresses = withoutComments(read('extension', 'agent.js')).match(/\b(?:https?|wss?):\/\/[^/`'"]*/g);
  assert.equal(addresses?.length, 2);
  for (const address of addresses ?? []) assert.match(address, /^(?:http|ws):\/\/127\.0\.0\.1:\$\{port\}/);
});

test('no request goes to LinkedIn: nothing that is shown has an address there', () => {
  for (const path of files(/\.(?:js|html|css)$/)) {
    const code = withoutComments(read('extension', path));
    assert.doesNotMatch(code, /(?:src|href|url\()\s*[=(]?\s*["'`]?https?:/, path);
    assert.doesNotMatch(code, /voyager|rsc-action/i, path);
  }
});

test('nothing is clicked, typed or submitted for anybody', () => {
  for (const path of scripts)
    assert.doesNotMatch(
      withoutComments(read('extension', path)),
      /\.click\(\)|\.submit\(\)|requestSubmit|dispatchEvent|initEvent|new (?:Mouse|Pointer|Keyboard)Event/,
      path,
    );
});

test('only settings.js stores', () => {
  for (const path of scripts) {
    if (path === 'settings.js') continue;
    assert.doesNotMatch(withoutComments(read('extension', path)), /chrome\.storage|localStorage|sessionStorage|indexedDB|document\.cookie/, path);
  }
});

test('words become text, never markup', () => {
  for (const path of scripts)
    assert.doesNotMatch(
      withoutComments(read('extension', path)),
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function/,
      path,
    );
});

test('the page is only looked at: nothing of it is written to', () => {
  for (const path of ['page/capture.js', 'page/watch.js', 'page/place.js']) {
    assert.doesNotMatch(withoutComments(read('extension', path)), /\.setAttribute|\.append\(|\.remove\(\)|\.style\.|classList|dataset|\.textContent =/, path);
  }
});

test('the port is the one where the agent listens', () => {
  const constant = /^DEFAULT_PORT(?:: Final)? = (\d+)$/m.exec(read('agent', 'whosasking', 'server', 'local.py'));
  assert.equal(String(DEFAULT_PORT), constant?.[1]);
});

test('the version is the one of the package', () => {
  const version = /^__version__ = "([^"]+)"$/m.exec(read('agent', 'whosasking', '__init__.py'))?.[1];
  assert.equal(manifest.version, version);
  assert.equal(JSON.parse(read('package.json')).version, version);
});

/** @param {string} code */
function withoutComments(code) {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
