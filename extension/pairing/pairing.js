/**
 * The tab in which a browser is paired: the reader types the code that the agent printed. A tab, because Firefox closes
 * a popup as soon as the reader looks at the terminal.
 */

import { ask, byId, setUp, t } from '../pure/page.js';

setUp();

const form = byId('pair', HTMLFormElement);
const code = byId('code', HTMLInputElement);
const submit = byId('submit', HTMLButtonElement);
const told = byId('told', HTMLElement);
const portForm = byId('port-form', HTMLFormElement);
const port = byId('port', HTMLInputElement);

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const digits = code.value.replace(/\D/g, '');
  if (digits.length !== 8) {
    tell('wrong', t('pairing_eight'));
    code.focus();
    return;
  }
  submit.disabled = true;
  tell('', t('pairing_working'));
  const answer = await ask({ type: 'pair', code: digits });
  submit.disabled = false;
  tell(answer?.ok ? 'right' : 'wrong', answer?.sentence ?? t('link_error'));
  if (answer?.ok) finish();
  else code.select();
});

/** The code in two groups of four, as the agent prints it. */
code.addEventListener('input', () => {
  const digits = code.value.replace(/\D/g, '').slice(0, 8);
  const grouped = digits.length > 4 ? `${digits.slice(0, 4)} ${digits.slice(4)}` : digits;
  if (code.selectionStart === code.value.length && code.value !== grouped) code.value = grouped;
});

portForm.addEventListener('submit', async (event) => {
  event.preventDefault();
  const wanted = Number(port.value);
  const isRight = /^\d+$/.test(port.value.trim()) && wanted >= 1024 && wanted <= 65535;
  byId('port-told', HTMLElement).textContent = t(isRight ? 'pairing_port_saved' : 'pairing_port_wrong');
  if (isRight) showLink(await ask({ type: 'port', port: wanted }));
});

byId('link-action', HTMLButtonElement).addEventListener('click', async () => {
  if (byId('link-action', HTMLButtonElement).dataset.action === 'allow') await chrome.permissions.request({ origins: ['http://127.0.0.1/*'] });
  showLink(await ask({ type: 'link' }));
});

/** @param {'' | 'right' | 'wrong'} kind @param {string} sentence */
function tell(kind, sentence) {
  told.className = kind;
  told.textContent = sentence;
  code.setAttribute('aria-invalid', String(kind === 'wrong'));
}

function finish() {
  document.body.classList.add('is-done');
  code.value = '';
  code.disabled = true;
  submit.disabled = true;
  byId('done', HTMLElement).hidden = false;
  byId('link', HTMLElement).hidden = true;
}

/** What else stands in the way; being unpaired is what this tab is for. @param {any} answer */
function showLink(answer) {
  if (!answer) return;
  const { link, sentence, fix, action } = answer;
  port.value = String(link.port);
  const isNews = link.state !== 'ready' && link.state !== 'not_paired' && link.state !== 'revoked';
  byId('link', HTMLElement).hidden = !isNews;
  byId('link-sentence', HTMLElement).textContent = sentence;
  byId('link-fix', HTMLElement).textContent = fix;
  const button = byId('link-action', HTMLButtonElement);
  button.hidden = action === null || action.name === 'port';
  button.textContent = action?.label ?? '';
  button.dataset.action = action?.name ?? '';
}

if (location.hash === '#port') byId('port-part', HTMLDetailsElement).open = true;
showLink(await ask({ type: 'link' }));
