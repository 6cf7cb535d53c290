/** The card of one person: what is known of them, what I recorded, and one tap for each thing more. */

import { noteOf, toPerson, withTyped } from '../pure/notebook.js';
import { ask, node, t } from '../pure/page.js';
import { asked } from './link.js';
import { agreed, button, toast } from './parts.js';

/**
 * @import { OverridesReply, PersonText, TapsReply, TieFields } from '../../shared/contract.d.ts'
 * @import { TieView } from '../types.d.ts'
 */

/** @param {HTMLElement} place @param {number} number @param {{ onChange: () => void, isNews?: boolean }} on isNews: nobody asked for it */
export async function showPerson(place, number, { onChange, isNews = false }) {
  const [person, { groups }] = await Promise.all([
    /** @type {Promise<PersonText>} */ (asked('GET', `/v1/people/${number}`)),
    /** @type {Promise<TapsReply>} */ (asked('GET', '/v1/taps')),
  ]);
  // What was begun meanwhile is not drawn over.
  if (isNews && isBusy(place)) return;
  let isOpen = person.ties.length === 0;
  /** A note that is not saved yet outlives a tap. */
  let draft = '';
  draw(person);

  /** @param {PersonText} now */
  function draw(now) {
    const view = toPerson(now, t);
    const title = node('h2', { tabindex: '-1' }, node('bdi', {}, view.name));
    const adding = node('details', { class: 'adding', ...(isOpen && { open: '' }) }, node('summary', {}, t('notebook_add')), ...groups.map(group));
    adding.addEventListener('toggle', () => {
      isOpen = /** @type {HTMLDetailsElement} */ (adding).open;
    });
    place.replaceChildren(
      node('a', { class: 'back', href: '#people' }, t('notebook_back')),
      node('div', { class: 'top' }, title, ...links(view.profile)),
      node('p', { class: 'how' }, view.words),
      node('ul', { class: 'facts' }, ...[view.job, ...view.facts].filter(Boolean).map((fact) => node('li', {}, fact))),
      ...(view.said
        ? [
            node(
              'p',
              { class: 'word' },
              node('span', {}, t('notebook_you_said', view.said)),
              button(t('said_undo_short'), () => takeBack(now)),
            ),
          ]
        : []),
      node('h3', {}, t('notebook_ties')),
      view.ties.length > 0 ? node('ul', { class: 'ties' }, ...view.ties.map(tieRow)) : node('p', { class: 'empty' }, t('notebook_no_ties')),
      adding,
      node('h3', {}, t('notebook_notes')),
      node('ul', { class: 'ties notes' }, ...view.notes.map(tieRow)),
      noteForm(),
      node(
        'p',
        { class: 'end' },
        button(t('notebook_forget'), () => forget(view.name), { class: 'danger' }),
      ),
    );
  }

  /** @param {TapsReply['groups'][number]} offered */
  function group({ title, taps }) {
    const chips = taps.map(({ label, tie }) => button(label, () => add(tie), { class: 'chip' }));
    return node('fieldset', { class: 'taps' }, node('legend', {}, title), ...chips);
  }

  /** @param {TieView} view */
  function tieRow({ id, words, recorded, parts, tie }) {
    const said = node('span', { class: 'words' }, node('bdi', {}, words), node('span', { class: 'on' }, recorded));
    const edit = button(t('notebook_edit'), () => row.replaceChildren(editForm(id, tie, parts)), { 'aria-label': t('notebook_edit_of', words) });
    const undo = button(t('notebook_undo'), () => take(id, tie), { 'aria-label': t('notebook_undo_of', words) });
    const row = node('li', {}, said, ...(parts.length > 0 ? [edit] : []), undo);
    return row;
  }

  /** @param {number} id @param {TieFields} tie @param {TieView['parts']} parts */
  function editForm(id, tie, parts) {
    const fields = parts.map((part) => /** @type {const} */ ([part, field(part, tie[part] ?? '', `tie-${id}-${part}`)]));
    const form = node(
      'form',
      { class: 'edit' },
      ...fields.map(([part, input]) => node('label', { class: part }, node('span', {}, t(`notebook_part_${part}`)), input)),
      node('div', { class: 'buttons' }, node('button', { class: 'first' }, t('notebook_save')), button(t('notebook_leave'), again)),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const typed = Object.fromEntries(fields.map(([part, input]) => [part, input.value]));
      save(id, tie, withTyped(tie, typed), form);
    });
    queueMicrotask(() => fields[0]?.[1].focus());
    return form;
  }

  /** @param {number} id @param {TieFields} before @param {TieFields} after @param {HTMLElement} form */
  async function save(id, before, after, form) {
    try {
      show(await asked('PUT', `/v1/ties/${id}`, after));
      toast(t('notebook_saved'), async () => show(await asked('PUT', `/v1/ties/${id}`, before)));
    } catch (error) {
      form.querySelector('.wrong')?.remove();
      form.append(node('p', { class: 'wrong', role: 'alert' }, error instanceof Error ? error.message : ''));
    }
  }

  function noteForm() {
    const text = /** @type {HTMLTextAreaElement} */ (
      node('textarea', { id: 'note', rows: '3', maxlength: '1000', placeholder: t('notebook_note_hint'), 'aria-label': t('notebook_note_hint') })
    );
    text.value = draft;
    text.addEventListener('input', () => {
      draft = text.value;
    });
    const save = button(t('notebook_note_save'), async () => {
      if (draft.trim() === '') {
        text.focus();
        return;
      }
      const written = draft;
      draft = '';
      await add(noteOf(written)).catch((error) => {
        draft = written;
        throw error;
      });
    });
    return node('div', { class: 'note' }, text, save);
  }

  /** @param {TieFields} tie */
  async function add(tie) {
    const now = await asked('POST', '/v1/ties', { person: number, slug: null, member_id: null, name: '', tie });
    const added = /** @type {PersonText} */ (now).ties.at(-1);
    show(now);
    toast(t('notebook_recorded_now', added?.tie.kind === 'note' ? t('notebook_a_note') : (added?.words ?? '')), async () =>
      show(await asked('DELETE', `/v1/ties/${added?.id}`)),
    );
  }

  /** @param {number} id @param {TieFields} tie */
  async function take(id, tie) {
    show(await asked('DELETE', `/v1/ties/${id}`));
    toast(t('notebook_taken_back'), async () =>
      show(await asked('POST', '/v1/ties', { person: number, slug: person.slug, member_id: person.member_id, name: person.name, tie })),
    );
  }

  /** Takes back what was said of them. @param {PersonText} now */
  async function takeBack(now) {
    const { overrides } = /** @type {OverridesReply} */ (await asked('GET', '/v1/overrides'));
    const slugs = new Set([now.slug, ...now.former_slugs]);
    const said = overrides.find(({ slug, member_id }) => (member_id !== null && member_id === now.member_id) || slugs.has(slug));
    if (said) await ask({ type: 'revoke', id: said.id });
    await again();
    onChange();
  }

  /** @param {string} name */
  async function forget(name) {
    if (!(await agreed(t('notebook_forget_question', name), t('notebook_forget_help'), t('notebook_forget_yes')))) return;
    await asked('DELETE', `/v1/people/${number}`);
    toast(t('notebook_forgotten', name));
    location.hash = '#people';
    onChange();
  }

  async function again() {
    draw(/** @type {PersonText} */ (await asked('GET', `/v1/people/${number}`)));
  }

  /** @param {unknown} now */
  function show(now) {
    draw(/** @type {PersonText} */ (now));
    /** @type {HTMLElement | null} */ (place.querySelector('h2'))?.focus({ preventScroll: true });
    onChange();
  }
}

/** Is somebody writing on the card? @param {HTMLElement} place */
export function isBusy(place) {
  const note = /** @type {HTMLTextAreaElement | null} */ (place.querySelector('#note'));
  return place.querySelector('.edit') !== null || Boolean(note?.value) || (note !== null && note === document.activeElement);
}

/** @param {TieView['parts'][number]} part @param {string} value @param {string} id @returns {HTMLInputElement | HTMLTextAreaElement} */
function field(part, value, id) {
  if (part === 'text') {
    const text = /** @type {HTMLTextAreaElement} */ (node('textarea', { id, rows: '3', maxlength: '1000' }));
    text.value = value;
    return text;
  }
  const hint = part === 'place' ? '' : t('notebook_date_hint');
  const input = /** @type {HTMLInputElement} */ (node('input', { id, autocomplete: 'off', maxlength: part === 'place' ? '120' : '10', placeholder: hint }));
  input.value = value;
  return input;
}

/** @param {string | null} profile */
function links(profile) {
  return profile ? [node('a', { class: 'profile', href: profile, target: '_blank', rel: 'noopener noreferrer' }, t('notebook_profile'))] : [];
}
