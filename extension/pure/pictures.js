/**
 * From what the agent counted to pictures and to the same as tables: pure.
 */

import { dateOf } from './day.js';
import { numberOf } from './numbers.js';

/**
 * @import { StatisticsReply } from '../../shared/contract.d.ts'
 * @import { Picture, Translate } from '../types.d.ts'
 */

/** @param {StatisticsReply} counted @param {Translate} t @returns {Picture[]} those of which there is something to show */
export function toPictures(counted, t) {
  return [weeks(counted, t), checks(counted, t), months(counted, t)].filter(({ labels }) => labels.length > 0);
}

/** @param {StatisticsReply} counted @param {Translate} t @returns {Picture} */
function weeks({ weeks: all }, t) {
  const tones = /** @type {const} */ (['accept', 'look_closer', 'ignore']);
  const total = all.reduce((sum, week) => sum + week.accept + week.look_closer + week.ignore, 0);
  return {
    id: 'weeks',
    kind: 'columns',
    title: t('picture_weeks'),
    text: t('picture_weeks_text', numberOf(total, t), numberOf(all.length, t)),
    first: t('picture_week'),
    labels: all.map(({ week }) => dateOf(week, t)),
    series: tones.map((tone) => ({ name: t(`tone_${tone}`), tone, values: all.map((week) => week[tone]) })),
  };
}

/** @param {StatisticsReply} counted @param {Translate} t @returns {Picture} */
function checks({ checks: all }, t) {
  const outcomes = /** @type {const} */ ([
    ['failed', 'ignore'],
    ['unknown', 'none'],
    ['passed', 'accept'],
  ]);
  const [most] = all;
  return {
    id: 'checks',
    kind: 'bars',
    title: t('picture_checks'),
    text: most ? t('picture_checks_text', most.title, numberOf(most.failed, t), numberOf(most.failed + most.passed, t)) : '',
    first: t('picture_check'),
    labels: all.map(({ title }) => title),
    series: outcomes.map(([outcome, tone]) => ({ name: t(`mark_${outcome}`), tone, values: all.map((check) => check[outcome]) })),
  };
}

/** @param {StatisticsReply} counted @param {Translate} t @returns {Picture} */
function months({ months: all }, t) {
  const last = all.at(-1);
  const year = all.slice(-12).reduce((sum, { made }) => sum + made, 0);
  return {
    id: 'months',
    kind: 'line',
    title: t('picture_months'),
    text: last ? t('picture_months_text', numberOf(last.total, t), numberOf(year, t)) : '',
    first: t('picture_month'),
    labels: all.map(({ month }) => dateOf(month, t)),
    series: [
      { name: t('picture_total'), tone: 'focus', values: all.map(({ total }) => total) },
      { name: t('picture_made'), tone: null, values: all.map(({ made }) => made) },
    ],
  };
}
