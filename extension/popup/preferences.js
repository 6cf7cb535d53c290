/**
 * The preferences in the popup: drawn from the agent's schema, read-only while the agent is away. Saved at once, but for what
 * would change recent verdicts: that is shown first.
 */

import { readValue, toForm } from '../pure/form.js';
import { counted, numberOf } from '../pure/numbers.js';
import { ask, byId, node, t } from '../pure/page.js';
import { toPreview } from '../pure/preview.js';
import { hidePreview, showPreview } from './preview.js';

/**
 * @import { PreferencesReply, PreviewReply } from '../../shared/contract.d.ts'
 * @import { FieldView, FormView, Preset, Proposal } from '../types.d.ts'
 */

/** The group that is open at first. */
const IN_SIGHT = 'display';

let shownForm = '';
/** How often the form was drawn. */
let drawn = 0;
/** What was pressed and is not saved yet. @type {Proposal | null} */
let pending = null;
/** @type {PreferencesReply | null} */
let inForce = null;
let onTrouble = async () => {};
let onSaved = async () => {};

/** @param {{ whenNotSaved: () => Promise<void>, whenSaved: () => Promise<void> }} events */
export async function showPreferences({ whenNotSaved, whenSaved }) {
  onTrouble = whenNotSaved;
  onSaved = whenSaved;
  const answer = await ask({ type: 'preferences' });
  if (answer?.preferences) drawForm(answer.preferences, answer.current, '');
}

/** @param {PreferencesReply} reply @param {boolean} isCurrent @param {string} told */
function drawForm(reply, isCurrent, told) {
  const text = JSON.stringify([reply, isCurrent, told]);
  if (text === shownForm || pending !== null) return;
  shownForm = text;
  inForce = reply;
  const form = toForm(reply, t);
  const section = byId('preferences', HTMLElement);
  const focused = document.activeElement?.id;
  const open = new Set([...section.querySelectorAll('details[open]')].map(({ id }) => id));
  section.hidden = false;
  section.replaceChildren(
    node('h2', {}, t('popup_preferences')),
    node('p', { id: 'told', role: 'status', class: 'help' }, isCurrent ? told : t('popup_read_only')),
    presets(form, isCurrent),
    ...form.groups.map((group) => groupOf(group, isCurrent, open)),
  );
  drawn += 1;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** A group of preferences, folded; what shows itself elsewhere stays in sight. @param {FormView['groups'][number]} group @param {boolean} isCurrent @param {Set<string>} open */
function groupOf({ name, title, fields }, isCurrent, open) {
  const id = `group-${name}`;
  const isOpen = open.has(id) || (drawn === 0 && name === IN_SIGHT);
  const summary = node('summary', { id: `${id}-title` }, title, node('span', { class: 'count' }, countOf(fields)));
  return node('details', { id, ...(isOpen && { open: '' }) }, summary, ...fields.map((field) => row(field, isCurrent)));
}

/** @param {ReadonlyArray<FieldView>} fields */
function countOf(fields) {
  const changed = fields.filter((field) => field.changed).length;
  return changed > 0 ? counted('popup_changed', changed, t) : '';
}

/** @param {FormView} form @param {boolean} isCurrent */
function presets({ presets: all }, isCurrent) {
  const choices = all.map(({ name, title, help, chosen }) => ({ value: name, title, help, chosen }));
  const help = all.find(({ chosen }) => chosen)?.help ?? t('popup_mixed');
  return fieldset('preset', t('popup_presets'), choices, help, isCurrent, (value, place) =>
    propose({ preset: /** @type {Preset} */ (value), values: {} }, place),
  );
}

/**
 * A choice of a few, side by side.
 * @param {string} id @param {string} title @param {ReadonlyArray<{ value: string, title: string, chosen: boolean, help?: string }>} choices
 * @param {string} help @param {boolean} isCurrent @param {(value: string, place: Element) => void} onChoice
 */
function fieldset(id, title, choices, help, isCurrent, onChoice) {
  const told = node('p', { class: 'help' }, help);
  const labels = choices.map((choice) => {
    const input = /** @type {HTMLInputElement} */ (node('input', { type: 'radio', name: id, id: `${id}-${choice.value}`, value: choice.value }));
    input.checked = choice.chosen;
    input.disabled = !isCurrent;
    input.addEventListener('change', () => {
      if (choice.help) told.textContent = choice.help;
      onChoice(choice.value, input);
    });
    if (choice.help) input.setAttribute('aria-description', choice.help);
    return node('label', { for: input.id }, input, node('span', {}, choice.title));
  });
  return node('fieldset', {}, node('legend', {}, title), node('div', { class: 'choices' }, ...labels), told);
}

/** @param {FieldView} field @param {boolean} isCurrent */
function row(field, isCurrent) {
  const id = `field-${field.name}`;
  if (field.kind === 'choice')
    return fieldset(id, field.title, field.options, field.help, isCurrent, (value, place) => propose({ preset: null, values: { [field.name]: value } }, place));
  const control = controlOf(field, id);
  control.disabled = !isCurrent;
  control.setAttribute('aria-describedby', `${id}-help`);
  control.addEventListener('change', () => {
    const value = readValue(field, control.type === 'checkbox' ? control.checked : control.value);
    if (value === null) resetTo(control, field);
    else propose({ preset: null, values: { [field.name]: value } }, control);
  });
  const help = [node('span', {}, field.help)];
  if (field.changed && field.kind === 'number') help.push(node('span', { class: 'usual' }, t('popup_default', field.usual)));
  return node(
    'div',
    { class: `field ${field.kind}` },
    node('label', { for: id }, field.title),
    control,
    node('p', { class: 'help', id: `${id}-help` }, ...help),
  );
}

/** @param {FieldView} field @param {string} id */
function controlOf({ kind, value, minimum, maximum }, id) {
  const input = /** @type {HTMLInputElement} */ (node('input', { id, type: kind === 'switch' ? 'checkbox' : 'number' }));
  if (kind === 'switch') {
    input.checked = value === true;
    input.setAttribute('role', 'switch');
  } else {
    input.value = String(value);
    if (minimum !== null) input.min = String(minimum);
    if (maximum !== null) input.max = String(maximum);
  }
  return input;
}

/** A number out of bounds is put back, and the bounds are said. @param {HTMLInputElement} control @param {FieldView} field */
function resetTo(control, field) {
  control.value = String(field.value);
  byId('told', HTMLElement).textContent = t('popup_bounds', numberOf(field.minimum ?? 0, t), numberOf(field.maximum ?? 0, t));
}

/**
 * A wish to change something: saved at once where no recent verdict would change; else first shown, then saved or left.
 * What is wished while another wish waits goes with it.
 * @param {Proposal} wish @param {Element} place what was pressed
 */
export async function propose(wish, place) {
  pending = wish.preset === null ? { preset: pending?.preset ?? null, values: { ...pending?.values, ...wish.values } } : wish;
  const mine = pending;
  const reply = /** @type {PreviewReply | null} */ (await ask({ type: 'preview', ...mine }));
  // Something else was pressed meanwhile: that answer holds both.
  if (pending !== mine) return;
  if (reply === null || reply.changes.length === 0) {
    await save(mine, reply && t('popup_saved_unchanged', reply.sentence));
    return;
  }
  const focusAgain = () => document.getElementById(place.id)?.focus({ preventScroll: true });
  showPreview(toPreview(reply, t), place, {
    onSave: () => save(mine, null).then(focusAgain),
    onLeave: () => {
      leave();
      focusAgain();
    },
  });
}

/** Everything as it was. */
function leave() {
  pending = null;
  shownForm = '';
  hidePreview();
  if (inForce) drawForm(inForce, true, t('popup_left'));
}

/** @param {Proposal} proposal @param {string | null} told */
async function save(proposal, told) {
  pending = null;
  hidePreview();
  const answer = await ask({ type: 'change', ...proposal });
  if (answer?.problem) await onTrouble();
  // What was pressed meanwhile is drawn with its own answer.
  if (pending !== null) return;
  shownForm = '';
  if (answer?.preferences) drawForm(answer.preferences, answer.current, answer.problem ? t('popup_not_saved', answer.problem) : (told ?? t('popup_saved')));
  await onSaved();
}
