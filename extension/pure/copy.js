/**
 * The whole verdict as plain text, to paste elsewhere: what decided first, then everything. Pure.
 */

/**
 * @import { Line, Reason, View } from '../types.d.ts'
 */

/** @param {View} view */
export function asText(view) {
  const { headings, provisional, provisionalLabel, subject } = view;
  const first = `${view.word}${provisional ? ` (${provisionalLabel})` : ''}${subject?.name ? ` · ${subject.name}` : ''}`;
  return [
    said([first, view.question, view.sentence]),
    said([view.nextStep && `${headings.nextStep}: ${view.nextStep}`, ...view.changed, view.budget]),
    removal(view),
    // With their evidence they stand among the checks and the telltale signs below.
    part(headings.reasons, view.reasons.map(titled)),
    part(headings.settle, view.settle.map(item)),
    invite(view),
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

/** @param {Line} line */
function line({ text, stateLabel }) {
  return item(`${text} (${stateLabel})`);
}

/** @param {Reason} reason */
function titled({ title, markLabel, text }) {
  return item(`${title} (${markLabel})${text ? `: ${text}` : ''}`);
}

/** @param {Reason} reason */
function whole(reason) {
  return [titled(reason), ...reason.quotes.map(({ text, place }) => `    "${text}" (${place})`)];
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

/** @param {View} view */
function invite({ invite: advice, headings }) {
  return advice ? part(headings.invite, [advice.title, ...advice.lines, ...(advice.note ? [`"${advice.note}"`] : [])]) : '';
}
