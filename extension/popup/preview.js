/**
 * What a changed preference would do to the last verdicts, right below it, with the choice to save it or to leave it.
 */

import { node, t } from '../pure/page.js';

/**
 * @import { PreviewView, ToneText } from '../types.d.ts'
 */

/** What the preview stands below: the control with its title and its help. */
const ROW = 'fieldset, .field';

/** @type {HTMLElement | null} */
let shown = null;

/** @param {PreviewView} view @param {Element} place what was pressed @param {{ onSave: () => void, onLeave: () => void }} on */
export function showPreview(view, place, { onSave, onLeave }) {
  hidePreview();
  const told = node('p', { id: 'preview-told', role: 'status' });
  shown = node(
    'section',
    { id: 'preview', 'aria-labelledby': 'preview-told' },
    told,
    node('ul', { class: 'counts' }, ...view.counts.map((count) => node('li', {}, count))),
    node('ul', { class: 'changes' }, ...view.changes.map(change)),
    node('div', { class: 'buttons' }, button('preview-save', 'first', t('preview_save'), onSave), button('preview-leave', '', t('preview_leave'), onLeave)),
  );
  (place.closest(ROW) ?? place).after(shown);
  // Said once it stands there, or a screen reader would not hear it.
  told.textContent = view.sentence;
  shown.scrollIntoView({ block: 'nearest' });
}

export function hidePreview() {
  shown?.remove();
  shown = null;
}

/** @param {PreviewView['changes'][number]} change */
function change({ name, before, after, on }) {
  return node(
    'li',
    {},
    node('bdi', { class: 'who' }, name),
    node('span', { class: 'on' }, on),
    node('span', { class: 'way' }, toned(before), node('span', { class: 'to', role: 'img', 'aria-label': t('preview_to') }), toned(after)),
  );
}

/** @param {ToneText} text */
function toned({ tone, word }) {
  return node('span', { class: 'toned', 'data-tone': tone }, globalThis.WhosAsking.panel.icon(tone), word);
}

/** @param {string} id @param {string} look @param {string} label @param {() => void} onPress */
function button(id, look, label, onPress) {
  const made = node('button', { id, type: 'button', class: look }, label);
  made.addEventListener('click', onPress);
  return made;
}
