/**
 * The whole verdict as plain text, to paste elsewhere: what decided first, then everything. Pure.
 */

/**
 * @import { Line, Reason, Translate, View } from '../types.d.ts'
 */

/** @param {View} view @param {Translate} t */
export function asText(view, t) {
  const { headings, nextStep } = view;
  const whole = (/** @type {Reason} */ reason) => [titled(reason, t), ...reason.quotes.map(({ text, place }) => `    ${t('copy_quote', text, place)}`)];
  const line = (/** @type {Line} */ { text, stateLabel }) => item(t('copy_state', text, stateLabel));
  return [
    said([first(view, t), view.question, view.sentence]),
    said([nextStep && t('copy_labelled', headings.nextStep, nextStep), ...view.changed, view.budget]),
    removal(view),
    // With their evidence they stand among the checks and the telltale signs below.
    part(
      headings.reasons,
      view.reasons.map((reason) => titled(reason, t)),
    ),
    part(headings.settle, view.settle.map(item)),
    invite(view, t),
    part(
      headings.ties,
      (view.ties?.recorded ?? []).map(({ words }) => item(words)),
    ),
    part(headings.diligence, view.diligence.map(line)),
    part(headings.checks, view.checks.flatMap(whole)),
    part(headings.telltales, view.telltales.flatMap(whole)),
    part(headings.points, view.points.map(line)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The word, and of whom. @param {View} view @param {Translate} t */
function first({ word, provisional, provisionalLabel, subject }, t) {
  const told = provisional ? t('copy_state', word, provisionalLabel) : word;
  return subject?.name ? t('copy_of', told, subject.name) : told;
}

/** @param {ReadonlyArray<string | null>} lines */
function said(lines) {
  return lines.filter(Boolean).join('\n');
}

/** A titled part; nothing where it would be empty. @param {string} title @param {ReadonlyArray<string>} lines */
function part(title, lines) {
  return lines.length > 0 ? [title, ...lines].join('\n') : '';
}

/** @param {string} text */
function item(text) {
  return `- ${text}`;
}

/** @param {Reason} reason @param {Translate} t */
function titled({ title, markLabel, text }, t) {
  return item(text ? t('copy_reason', title, markLabel, text) : t('copy_state', title, markLabel));
}

/** @param {View} view */
function removal({ removal: offered }) {
  return offered
    ? part(
        offered.offer,
        offered.steps.map((step, index) => `${index + 1}. ${step}`),
      )
    : '';
}

/** @param {View} view @param {Translate} t */
function invite({ invite: advice, headings }, t) {
  return advice ? part(headings.invite, [advice.title, ...advice.lines, ...(advice.note ? [t('copy_note', advice.note)] : [])]) : '';
}
