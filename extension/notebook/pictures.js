/** Pictures of what was counted, each also as a table. Colours are those of the page, light or dark. */

import { localeOf, numberOf } from '../pure/numbers.js';
import { node, t } from '../pure/page.js';
import { toPictures } from '../pure/pictures.js';
import { asked } from './link.js';
import { heading } from './parts.js';

/**
 * @import { StatisticsReply } from '../../shared/contract.d.ts'
 * @import { Chart, Picture, Section } from '../types.d.ts'
 */

/** @param {HTMLElement} place @returns {Promise<Section>} */
export async function showPictures(place) {
  const shown = node('div', { class: 'figures' });
  place.append(heading(t('notebook_pictures'), t('notebook_pictures_lead')), shown);
  /** @type {Chart[]} */
  let charts = [];
  /** @type {Picture[]} */
  let pictures = [];

  async function load() {
    const counted = /** @type {StatisticsReply} */ (await asked('GET', '/v1/statistics'));
    const before = JSON.stringify(pictures);
    pictures = toPictures(counted, t);
    if (JSON.stringify(pictures) !== before || pictures.length === 0) draw();
  }

  function draw() {
    for (const chart of charts) chart.destroy();
    charts = [];
    shown.replaceChildren(...(pictures.length > 0 ? pictures.map(figure) : [node('p', { class: 'empty' }, t('notebook_no_pictures'))]));
    // A canvas has its size once it is in the page.
    charts = pictures.map((picture) => paint(picture, shown));
  }

  const looks = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  for (const look of looks) look.addEventListener('change', draw);
  await load();
  return {
    leave: () => {
      for (const look of looks) look.removeEventListener('change', draw);
      for (const chart of charts) chart.destroy();
    },
    news: ({ event }) => (event === 'verdict' || event === 'notebook' ? load() : undefined),
  };
}

/** @param {Picture} picture */
function figure(picture) {
  const canvas = node('canvas', { id: `canvas-${picture.id}`, role: 'img', 'aria-label': t('picture_as_text', picture.title, picture.text) });
  return node(
    'figure',
    { class: picture.kind },
    node('figcaption', {}, node('h2', {}, picture.title), node('p', { class: 'help' }, picture.text)),
    node('div', { class: 'plot' }, canvas),
    node(
      'details',
      {},
      node('summary', {}, t('picture_table')),
      node('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': picture.title }, table(picture)),
    ),
  );
}

/** @param {Picture} picture */
function table({ title, first, labels, series }) {
  const head = [first, ...series.map(({ name }) => name)].map((name) => node('th', { scope: 'col' }, name));
  const rows = labels.map((label, at) =>
    node('tr', {}, node('th', { scope: 'row' }, label), ...series.map(({ values }) => node('td', { class: 'number' }, numberOf(values[at] ?? 0, t)))),
  );
  return node('table', {}, node('caption', { class: 'sr' }, title), node('thead', {}, node('tr', {}, ...head)), node('tbody', {}, ...rows));
}

/** @param {Picture} picture @param {HTMLElement} shown @returns {Chart} */
function paint(picture, shown) {
  const canvas = /** @type {HTMLCanvasElement} */ (shown.querySelector(`#canvas-${picture.id}`));
  const colour = coloursOf(shown);
  const isLine = picture.kind === 'line';
  const drawn = isLine ? picture.series.slice(0, 1) : picture.series;
  const datasets = drawn.map(({ name, values, tone }) => ({
    label: name,
    data: values,
    backgroundColor: isLine ? colour('wash') : colour(tone ?? 'none'),
    ...(isLine
      ? { borderColor: colour('focus'), borderWidth: 2, fill: true, pointRadius: 0, pointHitRadius: 12, tension: 0.2 }
      : { borderRadius: 3, maxBarThickness: 28 }),
  }));
  return new globalThis.Chart(canvas, { type: isLine ? 'line' : 'bar', data: { labels: picture.labels, datasets }, options: optionsOf(picture, colour) });
}

/** @param {Picture} picture @param {(name: string) => string} colour */
function optionsOf({ kind, series }, colour) {
  const isRtl = document.documentElement.dir === 'rtl';
  const font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
  const words = { color: colour('soft'), font };
  const isStacked = kind !== 'line';
  const counts = {
    stacked: isStacked,
    beginAtZero: true,
    border: { display: false },
    grid: { color: colour('line') },
    ticks: { ...words, precision: 0, maxTicksLimit: 6 },
  };
  const names = {
    stacked: isStacked,
    border: { color: colour('line') },
    grid: { display: false },
    ticks: { ...words, maxRotation: 0, autoSkipPadding: 16 },
    reverse: false,
  };
  const across = kind === 'bars';
  const x = { ...(across ? counts : names), reverse: isRtl };
  const y = { ...(across ? names : counts), position: isRtl ? 'right' : 'left' };
  return {
    animation: false,
    maintainAspectRatio: false,
    indexAxis: across ? 'y' : 'x',
    locale: localeOf(t),
    interaction: { mode: 'index', intersect: false, axis: across ? 'y' : 'x' },
    scales: { x, y },
    plugins: {
      legend: {
        display: series.length > 1 && isStacked,
        rtl: isRtl,
        position: 'bottom',
        labels: { ...words, color: colour('ink'), boxWidth: 12, boxHeight: 12, useBorderRadius: true, borderRadius: 3, padding: 16 },
      },
      tooltip: {
        rtl: isRtl,
        backgroundColor: colour('ink'),
        titleColor: colour('surface'),
        bodyColor: colour('surface'),
        titleFont: font,
        bodyFont: font,
        padding: 10,
        boxPadding: 4,
      },
    },
  };
}

/** The page's own colours by name: of a token, or of a tone; as the browser paints them, for a canvas knows no tokens. @param {HTMLElement} place @returns {(name: string) => string} */
function coloursOf(place) {
  return (name) => {
    const isTone = ['accept', 'look_closer', 'ignore'].includes(name);
    const probe = node('span', isTone ? { 'data-tone': name } : {});
    if (name === 'wash') probe.style.color = 'color-mix(in srgb, var(--focus) 16%, transparent)';
    else probe.style.color = `var(--${isTone ? 'solid' : name === 'none' ? 'quiet' : name})`;
    place.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
}
