/**
 * The popup: how the link stands, this page's verdict, and the preferences. Asks anew each time it is opened.
 */

import { readValue, toForm } from '../pure/form.js';
import { ask, byId, setUp, t } from '../pure/page.js';

/**
 * @import { PreferencesReply } from '../../shared/contract.d.ts'
 * @import { ActionName, FieldView, FormView, View } from '../types.d.ts'
 */

const LOOK_AGAIN = 700;
const PROFILE = /^https:\/\/([a-z]+\.)?linkedin\.com\/(mwlite\/)?in\//;

setUp();

const place = byId('verdict', HTMLElement);
const root = place.attachShadow({ mode: 'open' });
root.adoptedStyleSheets = [globalThis.WhosAsking.styles.tokens, globalThis.WhosAsking.styles.panel].map((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
});

let shownVerdict = '';
let shownForm = '';

// ------------------------------------------------------------------------------------------------ the link

async function showLink() {
  const answer = await ask({ type: 'link' });
  if (!answer) return;
  const { link, sentence, fix, action } = answer;
  const section = byId('link', HTMLElement);
  section.dataset.state = link.state;
  byId('link-sentence', HTMLElement).textContent = sentence;
  byId('link-fix', HTMLElement).textContent = fix;
  const button = byId('link-action', HTMLButtonElement);
  button.hidden = action === null;
  button.textContent = action?.label ?? '';
  button.onclick = () => mend(action.name);
}

/** The one button of the link's state. @param {ActionName} action */
async function mend(action) {
  // The browser asks at once, while the press still counts as one.
  if (action === 'allow') await chrome.permissions.request({ origins: ['http://127.0.0.1/*'] });
  if (action === 'pair' || action === 'pair_again' || action === 'port') {
    await chrome.tabs.create({ url: chrome.runtime.getURL(`pairing/pairing.html${action === 'port' ? '#port' : ''}`) });
    window.close();
    return;
  }
  const tab = await profileTab();
  if (tab) await tell(tab, { type: 'act', action: 'retry' });
  await refresh();
}

// ------------------------------------------------------------------------------------------------ this page

/** The tab that the popup is about: the one in front; where that is the popup itself, the profile looked at last. @returns {Promise<chrome.tabs.Tab | undefined>} */
async function profileTab() {
  const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (front && !front.url?.startsWith(chrome.runtime.getURL(''))) return front;
  const tabs = await chrome.tabs.query({ url: 'https://*.linkedin.com/*' });
  return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/** @param {chrome.tabs.Tab} tab @param {import('../types.d.ts').ToPage} message @returns {Promise<any>} null where nobody listens */
function tell(tab, message) {
  return tab.id === undefined ? Promise.resolve(null) : chrome.tabs.sendMessage(tab.id, message).catch(() => null);
}

async function showVerdict() {
  const tab = await profileTab();
  const answer = tab && (await tell(tab, { type: 'show' }));
  const view = /** @type {View | null} */ (answer?.view ?? null);
  const text = JSON.stringify([view, tab?.id, tab?.url, Boolean(answer)]);
  if (text === shownVerdict) return;
  shownVerdict = text;
  // Without an agent the sentence above says it all.
  if (view && view.tone !== 'off' && tab) drawVerdict(view, tab);
  else if (view?.tone === 'off') root.replaceChildren();
  else root.replaceChildren(hint(!answer && tab?.url && PROFILE.test(tab.url) ? 'popup_reload' : 'popup_no_profile'));
}

/** @param {View} view @param {chrome.tabs.Tab} tab */
function drawVerdict(view, tab) {
  const focused = /** @type {HTMLElement | null} */ (root.activeElement)?.dataset.key;
  root.replaceChildren(
    globalThis.WhosAsking.panel.draw(view, {
      onAction: (action) => (action === 'copy' ? navigator.clipboard.writeText(view.copy) : tell(tab, { type: 'act', action })),
      onGoTo: (anchor) => tell(tab, { type: 'goTo', anchor }),
    }),
  );
  if (focused) /** @type {HTMLElement | null} */ (root.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus({ preventScroll: true });
}

/** @param {string} key */
function hint(key) {
  const line = document.createElement('p');
  line.className = 'sentence hint';
  line.textContent = t(key);
  const panel = document.createElement('div');
  panel.className = 'panel';
  panel.append(line);
  return panel;
}

// ------------------------------------------------------------------------------------------------ preferences

async function showPreferences() {
  const answer = await ask({ type: 'preferences' });
  if (answer?.preferences) drawForm(answer.preferences, answer.current, '');
}

/** @param {PreferencesReply} reply @param {boolean} isCurrent @param {string} told */
function drawForm(reply, isCurrent, told) {
  const text = JSON.stringify([reply, isCurrent, told]);
  if (text === shownForm) return;
  shownForm = text;
  const form = toForm(reply);
  const section = byId('preferences', HTMLElement);
  const focused = document.activeElement?.id;
  const open = new Set([...section.querySelectorAll('details[open]')].map(({ id }) => id));
  section.hidden = false;
  section.replaceChildren(
    node('h2', {}, t('popup_preferences')),
    node('p', { id: 'told', role: 'status', class: 'help' }, isCurrent ? told : t('popup_read_only')),
    presets(form, isCurrent),
    ...form.groups.map(({ name, title, fields }) => {
      const id = `group-${name}`;
      return node(
        'details',
        { id, ...(open.has(id) && { open: '' }) },
        node('summary', {}, title, node('span', { class: 'count' }, countOf(fields))),
        ...fields.map((field) => row(field, isCurrent)),
      );
    }),
  );
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** @param {ReadonlyArray<FieldView>} fields */
function countOf(fields) {
  const changed = fields.filter((field) => field.changed).length;
  return changed > 0 ? t('popup_changed', String(changed)) : '';
}

/** @param {FormView} form @param {boolean} isCurrent */
function presets({ presets: all }, isCurrent) {
  const chosenHelp = all.find(({ chosen }) => chosen)?.help ?? t('popup_mixed');
  const choices = all.map(({ name, title, help, chosen }) => {
    const input = /** @type {HTMLInputElement} */ (node('input', { type: 'radio', name: 'preset', id: `preset-${name}`, value: name }));
    input.checked = chosen;
    input.disabled = !isCurrent;
    input.addEventListener('change', () => save(name, {}));
    input.setAttribute('aria-description', help);
    return node('label', { class: 'preset', for: input.id, title: help }, input, node('span', {}, title));
  });
  const legend = node('legend', { class: 'sr' }, t('popup_presets'));
  return node('fieldset', { class: 'presets' }, legend, ...choices, node('p', { class: 'help' }, chosenHelp));
}

/** @param {FieldView} field @param {boolean} isCurrent */
function row(field, isCurrent) {
  const id = `field-${field.name}`;
  const control = controlOf(field, id);
  control.toggleAttribute('disabled', !isCurrent);
  control.setAttribute('aria-describedby', `${id}-help`);
  control.addEventListener('change', () => {
    const value = readValue(field, control instanceof HTMLInputElement && control.type === 'checkbox' ? control.checked : control.value);
    if (value === null) resetTo(control, field);
    else save(null, { [field.name]: value });
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

/** @param {FieldView} field @param {string} id @returns {HTMLInputElement | HTMLSelectElement} */
function controlOf({ kind, value, minimum, maximum, options }, id) {
  if (kind === 'choice') {
    const select = /** @type {HTMLSelectElement} */ (node('select', { id }));
    for (const option of options) select.append(new Option(option.title, option.value, option.chosen, option.chosen));
    return select;
  }
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

/** A number out of bounds is put back, and the bounds are said. @param {HTMLInputElement | HTMLSelectElement} control @param {FieldView} field */
function resetTo(control, field) {
  control.value = String(field.value);
  byId('told', HTMLElement).textContent = t('popup_bounds', String(field.minimum), String(field.maximum));
}

/** @param {import('../types.d.ts').Preset | null} preset @param {Record<string, unknown>} values */
async function save(preset, values) {
  const answer = await ask({ type: 'change', preset, values });
  shownForm = '';
  if (answer?.problem) await showLink();
  if (answer?.preferences) drawForm(answer.preferences, true, answer.problem ? t('popup_not_saved', answer.problem) : t('popup_saved'));
}

/** @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} children */
function node(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== ''));
  return element;
}

async function refresh() {
  await Promise.all([showLink(), showVerdict(), showPreferences()]);
}

setInterval(showVerdict, LOOK_AGAIN);
await refresh();
