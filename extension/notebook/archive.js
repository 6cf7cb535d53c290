/** LinkedIn's own archive of my data: chosen or dropped, read with progress, and what earlier imports brought. */

import { importedOn, whyNotSent } from '../pure/notebook.js';
import { counted, numberOf } from '../pure/numbers.js';
import { node, t } from '../pure/page.js';
import { asked, NotDone, sendArchive } from './link.js';
import { attempt, heading } from './parts.js';

/**
 * @import { ImportReply, ImportsReply, LiveEvent } from '../../shared/contract.d.ts'
 * @import { Section } from '../types.d.ts'
 */

/** An import goes on while another section is looked at. @type {Promise<ImportReply> | null} */
let underWay = null;

/** @param {HTMLElement} place @returns {Promise<Section>} */
export async function showArchive(place) {
  const input = /** @type {HTMLInputElement} */ (node('input', { type: 'file', id: 'archive-file', accept: '.zip,application/zip', class: 'sr' }));
  const choose = node('label', { class: 'file', for: 'archive-file' }, t('notebook_choose_file'), input);
  const bar = /** @type {HTMLProgressElement} */ (node('progress', { max: '100', 'aria-label': t('notebook_archive') }));
  const said = node('p', { class: 'said', role: 'status' });
  const progress = node('div', { class: 'progress', hidden: '' }, bar, said);
  const zone = node('div', { class: 'drop' }, node('h2', {}, t('notebook_drop')), node('p', { class: 'help' }, t('notebook_drop_help')), choose);
  const result = node('div', { class: 'result', 'aria-live': 'polite' });
  const done = node('div', {});
  const steps = ['notebook_get_settings', 'notebook_get_copy', 'notebook_get_wait'].map((key) => node('li', {}, t(key)));
  place.append(
    heading(t('notebook_archive'), t('notebook_archive_lead')),
    zone,
    progress,
    result,
    node('details', { class: 'how-to' }, node('summary', {}, t('notebook_get')), node('ol', {}, ...steps)),
    done,
  );

  input.addEventListener('change', () => {
    take([...(input.files ?? [])], false);
    input.value = '';
  });
  place.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('is-over');
  });
  place.addEventListener('dragleave', () => zone.classList.remove('is-over'));
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('is-over');
    const { files, items } = /** @type {DataTransfer} */ (event.dataTransfer);
    take([...files], items[0]?.webkitGetAsEntry?.()?.isDirectory === true);
  });
  // A file that misses the section would be opened by the browser instead.
  const miss = (/** @type {Event} */ event) => event.preventDefault();
  for (const name of ['dragover', 'drop']) addEventListener(name, miss);

  /** @param {File[]} files @param {boolean} isFolder */
  function take(files, isFolder) {
    const [file] = files;
    const why = whyNotSent(files, isFolder, t);
    if (underWay) return;
    if (why || !file) {
      result.replaceChildren(node('p', { class: 'wrong' }, why));
      return;
    }
    underWay = sendArchive(file);
    follow(underWay);
  }

  /** @param {Promise<ImportReply>} sent */
  async function follow(sent) {
    result.replaceChildren();
    input.disabled = true;
    progress.hidden = false;
    bar.removeAttribute('value');
    said.textContent = t('notebook_sending');
    try {
      result.replaceChildren(...summary(await sent));
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      result.replaceChildren(node('p', { class: 'wrong' }, error.message));
    } finally {
      underWay = null;
      progress.hidden = true;
      input.disabled = false;
    }
    await attempt(list);
  }

  async function list() {
    const { imports } = /** @type {ImportsReply} */ (await asked('GET', '/v1/imports'));
    const rows = imports.map((one) => node('li', {}, node('p', { class: 'name' }, one.sentence), node('p', { class: 'help' }, importedOn(one, t)), lines(one)));
    done.replaceChildren(...(rows.length > 0 ? [node('h2', {}, t('notebook_imports')), node('ul', { class: 'imports' }, ...rows)] : []));
  }

  if (underWay) follow(underWay);
  await list();
  return {
    leave: () => {
      for (const name of ['dragover', 'drop']) removeEventListener(name, miss);
    },
    news: async (event) => {
      if (event.event === 'import') tell(event, bar, said);
      else if (event.event === 'notebook' && !underWay) await list();
    },
  };
}

/** @param {LiveEvent} event @param {HTMLProgressElement} bar @param {HTMLElement} said */
function tell({ progress }, bar, said) {
  if (!progress || progress.done) return;
  bar.value = progress.percent;
  said.textContent = progress.text;
}

/** @param {ImportReply} reply */
function lines(reply) {
  return node('ul', { class: 'lines' }, ...reply.lines.map((line) => node('li', {}, line)));
}

/** @param {ImportReply} reply */
function summary(reply) {
  const parts = [node('p', { class: 'right name' }, reply.sentence), lines(reply)];
  if (reply.malformed_count === 0) return parts;
  const rows = reply.malformed.map(({ file, line, text }) =>
    node('tr', {}, node('td', {}, file), node('td', { class: 'number' }, numberOf(line, t)), node('td', {}, text)),
  );
  const head = ['notebook_file', 'notebook_line', 'notebook_what'].map((key) => node('th', { scope: 'col' }, t(key)));
  parts.push(
    node(
      'details',
      { class: 'malformed' },
      node('summary', {}, counted('notebook_malformed', reply.malformed_count, t)),
      node('div', { class: 'scroll', tabindex: '0' }, node('table', {}, node('thead', {}, node('tr', {}, ...head)), node('tbody', {}, ...rows))),
    ),
  );
  return parts;
}
