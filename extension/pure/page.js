/**
 * What the extension's own pages share: words, looks, and the way to the background.
 */

import { t } from './words.js';

export { t };

/**
 * @import { FromOwn, View } from '../types.d.ts'
 */

/** Puts the words and the colours in. */
export function setUp() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(globalThis.WhosAsking.styles.tokens);
  document.adoptedStyleSheets = [sheet];
  document.documentElement.lang = t('language');
  document.documentElement.dir = t('direction');
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t(node.getAttribute('data-text') ?? '');
}

/** Lets a screen reader hear of a verdict, and of the same one no second time. @param {string} id of the part that says it @param {View} view */
export function hear(id, { announcement, news }) {
  const place = byId(id, HTMLElement);
  if (place.dataset.news === news) return;
  place.dataset.news = news;
  place.textContent = announcement;
}

/** @param {FromOwn} message @returns {Promise<any>} null where the background gave no answer */
export function ask(message) {
  return chrome.runtime.sendMessage(message).catch(() => null);
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new (...args: any[]) => T} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const node = document.getElementById(id);
  if (!(node instanceof kind)) throw new TypeError(`no ${id} on this page`);
  return node;
}

/** An element with what is in it; words become text. @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} children */
export function node(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== ''));
  return element;
}
