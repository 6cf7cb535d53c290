/** What every section of the notebook draws with: lists in pages, buttons, a toast that can undo, a question before what is final. */

import { byId, node, t } from '../pure/page.js';
import { NotDone } from './link.js';

const TOAST_MS = 10_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let toastEnds;

/** @param {string} words @param {() => unknown} onPress @param {Record<string, string>} [attributes] @returns {HTMLButtonElement} */
export function button(words, onPress, attributes = {}) {
  const made = /** @type {HTMLButtonElement} */ (node('button', { type: 'button', ...attributes }, words));
  made.addEventListener('click', async () => {
    made.disabled = true;
    await attempt(onPress);
    made.disabled = false;
  });
  return made;
}

/** Does it, and says why where it was not done. @param {() => unknown} action */
export async function attempt(action) {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    toast(error.message);
  }
}

/** Says what was done, and offers to undo it. @param {string} sentence @param {(() => unknown) | null} [undo] */
export function toast(sentence, undo = null) {
  const place = byId('toast', HTMLElement);
  place.replaceChildren(node('p', {}, sentence));
  if (undo) {
    const back = async () => {
      place.replaceChildren();
      await undo();
    };
    place.append(button(t('notebook_undo'), back));
  }
  clearTimeout(toastEnds);
  // As long as somebody points at it or stands on it, it stays; and with an undo in it as long as somebody may be on the way by keyboard.
  const end = () => {
    if (place.matches(':hover, :focus-within') || (undo && document.querySelector(':focus-visible'))) wait();
    else place.replaceChildren();
  };
  const wait = () => {
    toastEnds = setTimeout(end, TOAST_MS);
  };
  wait();
}

/** Asks before what cannot be undone. @param {string} question @param {string} help @param {string} yes @returns {Promise<boolean>} */
export function agreed(question, help, yes) {
  const dialog = byId('confirm', HTMLDialogElement);
  byId('confirm-question', HTMLElement).textContent = question;
  byId('confirm-help', HTMLElement).textContent = help;
  byId('confirm-yes', HTMLButtonElement).textContent = yes;
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true }));
}

/** The head of a section. @param {string} title @param {string} lead */
export function heading(title, lead) {
  return node('div', { class: 'heading' }, node('h1', { tabindex: '-1' }, title), node('p', { class: 'lead' }, lead));
}

/** @param {string} id @param {string} label @param {ReadonlyArray<readonly [string, string]>} options @returns {[HTMLElement, HTMLSelectElement]} */
export function choice(id, label, options) {
  const select = /** @type {HTMLSelectElement} */ (node('select', { id }, ...options.map(([value, words]) => node('option', { value }, words))));
  return [node('label', { class: 'choice' }, node('span', {}, label), select), select];
}

/** @param {string} id @param {string} label @returns {[HTMLElement, HTMLInputElement]} */
export function searchBox(id, label) {
  const input = /** @type {HTMLInputElement} */ (
    node('input', { id, type: 'search', autocomplete: 'off', spellcheck: 'false', placeholder: label, 'aria-label': label, maxlength: '100' })
  );
  return [node('div', { class: 'search' }, input), input];
}

/** Calls it once typing rests. @param {HTMLInputElement} input @param {() => unknown} onRest */
export function whenTypingRests(input, onRest) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waits;
  input.addEventListener('input', () => {
    clearTimeout(waits);
    waits = setTimeout(onRest, 150);
  });
}

/**
 * A list that grows by a page at a time.
 * @template T
 * @param {{ label: string, empty: () => string, load: (after: string | null) => Promise<{ items: ReadonlyArray<T>, next: string | null }>, draw: (item: T) => HTMLElement }} options
 */
export function pagedList({ label, empty, load, draw }) {
  const list = node('ul', { class: 'list', 'aria-label': label });
  const none = node('p', { class: 'empty', role: 'status' });
  const more = button(t('notebook_more'), () => grow(), { class: 'more', hidden: '' });
  /** @type {string | null} */
  let next = null;
  let asking = 0;

  async function grow() {
    const { items, next: following } = await load(next);
    const first = list.childElementCount;
    list.append(...items.map(draw));
    next = following;
    more.hidden = next === null;
    /** @type {HTMLElement | null | undefined} */ (list.children[first]?.querySelector('a, button'))?.focus();
  }

  /** From the beginning; an answer that is overtaken by a later question is not shown. */
  async function begin() {
    const mine = ++asking;
    const { items, next: following } = await load(null);
    if (mine !== asking) return;
    list.replaceChildren(...items.map(draw));
    next = following;
    more.hidden = next === null;
    none.textContent = items.length === 0 ? empty() : '';
  }

  return { element: node('div', {}, list, none, more), begin };
}
