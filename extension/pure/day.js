/**
 * @import { Translate } from '../types.d.ts'
 */

/** A day in the language of the interface ("Nov 22, 2026"), where the reader is; '' where it is none. @param {string} time ISO 8601 @param {Translate} t */
export function dayOf(time, t) {
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime())) return '';
  return new Intl.DateTimeFormat(t('language'), { day: 'numeric', month: 'short', year: 'numeric' }).format(moment);
}
