/** A sentence of `_locales` by its key; '' where there is none. @param {string} key @param {...string} values */
export function t(key, ...values) {
  return chrome.i18n.getMessage(key, values);
}
