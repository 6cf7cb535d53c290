/**
 * Numbers, and words that follow them, as the language of the interface writes them: pure.
 */

/**
 * @import { Translate } from '../types.d.ts'
 */

/** What `Intl` is asked for. Digits are those of ports, commands and the agent's sentences, in Arabic as well. @param {Translate} t */
export function localeOf(t) {
  return `${t('language')}-u-nu-latn`;
}

/** @param {number} n @param {Translate} t */
export function numberOf(n, t) {
  return new Intl.NumberFormat(localeOf(t)).format(n);
}

/**
 * A sentence in the form that a count asks for: of `KEY_one`, `KEY_few`, ... the one of its plural category, else `KEY_other`.
 * @param {string} key @param {number} n the count, `$1` in the sentence @param {Translate} t
 */
export function counted(key, n, t) {
  const category = new Intl.PluralRules(localeOf(t)).select(n);
  return t(`${key}_${category}`, numberOf(n, t)) || t(`${key}_other`, numberOf(n, t));
}
