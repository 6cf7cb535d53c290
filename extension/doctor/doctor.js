/** The doctor's tab: each thing that has to be right, how it is, and what to do. Asks anew each time. */

import { toDoctorView } from '../pure/doctor.js';
import { ask, byId, node, setUp, t } from '../pure/page.js';

/** @import { DoctorView } from '../types.d.ts' */

const SVG = 'http://www.w3.org/2000/svg';
const MARKS = { good: 'm5 10.5 3.2 3.2L15 7', attention: 'M10 4.5v7m0 3.4v.1', broken: 'm6 6 8 8m0-8-8 8' };

setUp();

const lines = byId('lines', HTMLElement);
const errors = byId('errors', HTMLElement);
let copy = '';

byId('again', HTMLButtonElement).addEventListener('click', look);
byId('copy', HTMLButtonElement).addEventListener('click', async () => {
  await navigator.clipboard.writeText(copy);
  byId('told', HTMLElement).textContent = t('copied');
});

async function look() {
  lines.setAttribute('aria-busy', 'true');
  const found = await ask({ type: 'doctor' });
  lines.removeAttribute('aria-busy');
  if (found) show(toDoctorView(found, t));
}

/** @param {DoctorView} view */
function show(view) {
  copy = view.copy;
  byId('told', HTMLElement).textContent = '';
  byId('head', HTMLElement).textContent = view.head;
  lines.replaceChildren(...view.lines.map(line));
  errors.hidden = view.errors.length === 0;
  errors.querySelector('pre')?.replaceChildren(view.errors.join('\n'));
}

/** @param {DoctorView['lines'][number]} line */
function line({ title, state, stateLabel, text, fix }) {
  const item = node('li', { 'data-state': state }, mark(state), node('h2', {}, title, ' ', node('span', { class: 'sr' }, stateLabel)), node('p', {}, text));
  if (fix) item.append(node('p', { class: 'fix' }, fix));
  return item;
}

/** @param {keyof typeof MARKS} state */
function mark(state) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [name, value] of Object.entries({ viewBox: '0 0 20 20', 'aria-hidden': 'true' })) svg.setAttribute(name, value);
  const drawn = { d: MARKS[state], fill: 'none', stroke: 'currentColor', 'stroke-width': '2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  for (const [name, value] of Object.entries(drawn)) path.setAttribute(name, value);
  svg.append(path);
  return svg;
}

await look();
