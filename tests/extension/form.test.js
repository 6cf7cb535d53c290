/** From the agent's schema of preferences to a form. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readValue, toForm } from '../../extension/pure/form.js';
import { example, t } from './helpers.js';

const reply = example('preferences');

test('every preference of the schema has its place in a group', () => {
  const { groups } = toForm(reply, t);
  const shown = groups.flatMap(({ fields }) => fields.map(({ name }) => name));
  assert.deepEqual(shown.sort(), reply.fields.map((/** @type {{ name: string }} */ { name }) => name).sort());
  for (const name of shown) assert.ok(name in reply.values, name);
});

test('the preset in force is the chosen one; a mix chooses none', () => {
  const chosen = (/** @type {string | null} */ preset) => toForm({ ...reply, preset }, t).presets.filter((one) => one.chosen);
  assert.deepEqual(
    chosen('strict').map(({ name }) => name),
    ['strict'],
  );
  assert.deepEqual(chosen(null), []);
});

test('a changed value is told from its default', () => {
  const changed = toForm({ ...reply, values: { ...reply.values, connections_at_least: 51 } }, t);
  const names = changed.groups.flatMap(({ fields }) => fields.filter((field) => field.changed).map(({ name }) => name));
  assert.deepEqual(names, ['connections_at_least']);
  assert.equal(fieldOf(changed, 'connections_at_least').usual, '50');
});

test('the value in force is the chosen option', () => {
  const { options } = fieldOf(toForm({ ...reply, values: { ...reply.values, recruiters: 'never' } }, t), 'recruiters');
  assert.deepEqual(
    options.filter(({ chosen }) => chosen).map(({ value }) => value),
    ['never'],
  );
});

test('a preference that the extension never heard of is drawn', () => {
  const field = { ...reply.fields[0], name: 'of_tomorrow', kind: 'number', minimum: 2, maximum: 4, options: [], default: 3 };
  const form = toForm({ ...reply, fields: [...reply.fields, field], values: { ...reply.values, of_tomorrow: 4 } }, t);
  assert.equal(fieldOf(form, 'of_tomorrow').value, 4);
});

test('a kind of field that the extension cannot draw is left to the terminal', () => {
  const field = { ...reply.fields[0], name: 'of_tomorrow', kind: 'list' };
  const shown = toForm({ ...reply, fields: [...reply.fields, field] }, t).groups.flatMap(({ fields }) => fields.map(({ name }) => name));
  assert.equal(shown.length, reply.fields.length);
});

test('only what fits is taken', () => {
  const form = toForm(reply, t);
  const number = fieldOf(form, 'ignore_from');
  assert.equal(readValue(number, '4'), 4);
  for (const typed of ['', '0', '6', '2.5', 'four', '-1']) assert.equal(readValue(number, typed), null, typed);
  const choice = fieldOf(form, 'display');
  assert.equal(readValue(choice, 'toolbar_only'), 'toolbar_only');
  assert.equal(readValue(choice, 'everywhere'), null);
  assert.equal(readValue(fieldOf(form, 'stranger_needs_proof'), true), true);
  assert.equal(readValue(fieldOf(form, 'stranger_needs_proof'), false), false);
});

/** @param {import('../../extension/types.d.ts').FormView} form @param {string} name */
function fieldOf({ groups }, name) {
  const field = groups.flatMap(({ fields }) => fields).find((one) => one.name === name);
  assert.ok(field, name);
  return field;
}
