import { numberOf } from './numbers.js';

/**
 * From the agent's schema of preferences to a form: pure. A new preference of the agent's appears here by itself.
 *
 * @import { PreferenceField, PreferencesReply } from '../../shared/contract.d.ts'
 * @import { FieldView, FormView, Translate } from '../types.d.ts'
 */

/** The kinds of field that the popup can draw; others are for the terminal. */
const DRAWN = new Set(['choice', 'number', 'switch']);

/** @param {PreferencesReply} reply @param {Translate} t @returns {FormView} */
export function toForm({ values, preset, presets, fields, groups }, t) {
  const now = /** @type {Readonly<Record<string, unknown>>} */ (/** @type {unknown} */ (values));
  return {
    presets: presets.map(({ name, title, help }) => ({ name, title, help, chosen: name === preset })),
    groups: groups
      .map(({ value, title }) => ({
        name: value,
        title,
        fields: fields.filter(({ group, kind }) => group === value && DRAWN.has(kind)).map((field) => toField(field, now[field.name], t)),
      }))
      .filter(({ fields: shown }) => shown.length > 0),
  };
}

/** @param {PreferenceField} field @param {unknown} value @param {Translate} t @returns {FieldView} */
function toField({ name, kind, title, help, minimum, maximum, options, default: usual }, value, t) {
  return {
    name,
    kind,
    title,
    help,
    value,
    minimum,
    maximum,
    options: options.map((option) => ({ ...option, chosen: option.value === value })),
    changed: value !== usual,
    usual: typeof usual === 'number' ? numberOf(usual, t) : (options.find((option) => option.value === usual)?.title ?? ''),
  };
}

/** What the reader typed, as the value of a field; null where it is none. @param {FieldView} field @param {string | boolean} typed @returns {string | number | boolean | null} */
export function readValue({ kind, minimum, maximum, options }, typed) {
  if (kind === 'switch') return typed === true;
  if (kind === 'choice') return options.some(({ value }) => value === typed) ? typed : null;
  const number = Number(typed);
  if (typed === '' || !Number.isInteger(number)) return null;
  return number >= (minimum ?? number) && number <= (maximum ?? number) ? number : null;
}
