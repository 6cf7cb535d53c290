/** The link, the preferences, the notebook as a file, and deleting it all. */

import { showPreferences } from '../popup/preferences.js';
import { withQuery } from '../pure/notebook.js';
import { counted } from '../pure/numbers.js';
import { ask, node, t } from '../pure/page.js';
import { asked } from './link.js';
import { agreed, button, heading, toast } from './parts.js';

/**
 * @import { ExportPart, Forgotten, VerdictsDeleted } from '../../shared/contract.d.ts'
 * @import { Section } from '../types.d.ts'
 */

/** @param {HTMLElement} place @returns {Promise<Section>} */
export async function showSettings(place) {
  const link = node('p', { class: 'name' });
  const fix = node('p', { class: 'help' });
  const ready = node('p', { class: 'ready', role: 'status' });
  place.append(
    heading(t('notebook_settings'), t('notebook_settings_lead')),
    part(
      'notebook_link',
      link,
      fix,
      node(
        'p',
        { class: 'buttons' },
        node('a', { href: '../pairing/pairing.html' }, t('notebook_pair')),
        node('a', { href: '../doctor/doctor.html' }, t('popup_doctor')),
      ),
    ),
    node('section', { class: 'part', id: 'preferences', hidden: '' }),
    part(
      'notebook_export',
      node('p', { class: 'help' }, t('notebook_export_help')),
      node(
        'p',
        { class: 'buttons' },
        button(t('notebook_export_json'), () => save('json', ready), { id: 'export-json' }),
        button(t('notebook_export_csv'), () => save('csv', ready), { id: 'export-csv' }),
      ),
      ready,
    ),
    part(
      'notebook_delete',
      node('p', { class: 'help' }, t('notebook_delete_help')),
      node(
        'p',
        { class: 'buttons' },
        button(t('notebook_delete_verdicts'), deleteVerdicts, { class: 'danger', id: 'delete-verdicts' }),
        button(t('notebook_delete_people'), deletePeople, { class: 'danger', id: 'delete-people' }),
      ),
    ),
  );

  async function showLink() {
    const answer = await ask({ type: 'link' });
    link.textContent = answer?.sentence ?? '';
    fix.textContent = answer?.fix ?? '';
  }

  const preferences = () => showPreferences({ whenNotSaved: showLink, whenSaved: async () => {} });
  await Promise.all([showLink(), preferences()]);
  return { news: ({ event }) => (event === 'preferences' ? preferences() : undefined) };
}

/** @param {string} key @param {...Node} inside */
function part(key, ...inside) {
  return node('section', { class: 'part' }, node('h2', {}, t(key)), ...inside);
}

/** Puts the file together of the parts that the agent gives, and offers it to be saved. @param {'json' | 'csv'} form @param {HTMLElement} ready where to save it */
async function save(form, ready) {
  const texts = [];
  let name = '';
  let kind = '';
  /** @type {string | null} */
  let after = null;
  do {
    const got = /** @type {ExportPart} */ (await asked('GET', withQuery('/v1/export', { as: form, after })));
    texts.push(got.text);
    ({ name, media_type: kind, next: after } = got);
  } while (after !== null);
  const link = node('a', { href: URL.createObjectURL(new Blob(texts, { type: kind })), download: name, id: 'export-file' }, t('notebook_exported', name));
  ready.replaceChildren(link);
  link.focus();
}

async function deleteVerdicts() {
  if (!(await agreed(t('notebook_delete_verdicts_question'), t('notebook_final'), t('notebook_delete_yes')))) return;
  const { verdicts } = /** @type {VerdictsDeleted} */ (await asked('DELETE', '/v1/history'));
  toast(counted('notebook_verdicts_deleted', verdicts, t));
}

async function deletePeople() {
  if (!(await agreed(t('notebook_delete_people_question'), t('notebook_final'), t('notebook_delete_yes')))) return;
  const { people } = /** @type {Forgotten} */ (await asked('DELETE', '/v1/people'));
  toast(counted('notebook_people_deleted', people, t));
}
