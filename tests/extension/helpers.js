/** What the tests of the extension share. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';

export const ROOT = join(import.meta.dirname, '..', '..');
export const EXTENSION = join(ROOT, 'extension');

/** @param {...string} path below the root */
export function read(...path) {
  return readFileSync(join(ROOT, ...path), 'utf8');
}

/** An example of the contract. @param {string} name @returns {any} */
export function example(name) {
  return JSON.parse(read('shared', 'examples', `${name}.json`));
}

/** Every file of the extension, by its path in there. @param {RegExp} [pattern] */
export function files(pattern = /./) {
  return readdirSync(EXTENSION, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(EXTENSION.length + 1))
    .filter((path) => pattern.test(path));
}

const MESSAGES = JSON.parse(read('extension', '_locales', 'en', 'messages.json'));

/** The sentence, as the browser makes it of a key and values. @type {import('../../extension/types.d.ts').Translate} */
export function t(key, ...values) {
  const sentence = MESSAGES[key]?.message ?? '';
  return sentence.replace(/\$(\d)/g, (/** @type {string} */ _, /** @type {string} */ place) => values[Number(place) - 1] ?? '');
}

/** A page at an address of LinkedIn's, with scripts of page/ read into it. @param {string} html @param {string} url @param {string[]} scripts */
export function page(html, url, scripts) {
  const dom = new JSDOM(html, { url, runScripts: 'outside-only', pretendToBeVisual: true });
  // jsdom lacks it.
  dom.window.TextEncoder = TextEncoder;
  for (const script of scripts) dom.window.eval(read('extension', 'page', script));
  const { window } = dom;
  return { window, document: window.document, whosAsking: /** @type {import('../../extension/types.d.ts').InPage} */ (window.WhosAsking) };
}
