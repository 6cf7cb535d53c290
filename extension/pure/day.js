import { localeOf } from './numbers.js';

/**
 * @import { Translate } from '../types.d.ts'
 */

/** A day in the language of the interface ("Nov 22, 2026"), where the reader is; '' where it is none. @param {string} time ISO 8601 @param {Translate} t */
export function dayOf(time, t) {
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime())) return '';
  return new Intl.DateTimeFormat(localeOf(t), { day: 'numeric', month: 'short', year: 'numeric' }).format(moment);
}

/** A day, month or year as it was recorded ("2019-05"), wherever the reader is; '' where it is none. @param {string} written @param {Translate} t */
export function dateOf(written, t) {
  const moment = new Date(written);
  if (Number.isNaN(moment.getTime())) return '';
  /** @type {Intl.DateTimeFormatOptions} */
  const shown = { year: 'numeric', ...(written.length > 4 && { month: 'short' }), ...(written.length > 7 && { day: 'numeric' }) };
  return new Intl.DateTimeFormat(localeOf(t), { ...shown, timeZone: 'UTC' }).format(moment);
}
