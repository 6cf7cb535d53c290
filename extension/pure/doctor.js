/**
 * From what the background found to the doctor's report: pure. Nothing personal is in it, so that it can be passed on.
 *
 * @import { DoctorView, Found, Translate } from '../types.d.ts'
 */

/** @param {Found} found @param {Translate} t @returns {DoctorView} */
export function toDoctorView({ link, sentence, fix, report, version, browser, mayReach }, t) {
  const isReady = link.state === 'ready';
  /** @type {Array<Omit<DoctorView['lines'][number], 'stateLabel'>>} */
  const own = [{ title: t('doctor_link'), state: isReady ? 'good' : 'broken', text: sentence, fix: isReady ? null : fix }];
  if (!mayReach.agent) own.push({ title: t('doctor_permissions'), state: 'broken', text: t('doctor_no_agent'), fix: t('doctor_no_agent_fix') });
  if (!mayReach.linkedin) own.push({ title: t('doctor_permissions'), state: 'broken', text: t('doctor_no_linkedin'), fix: t('doctor_no_linkedin_fix') });
  if (mayReach.agent && mayReach.linkedin) own.push({ title: t('doctor_permissions'), state: 'good', text: t('doctor_permitted'), fix: null });
  if (report && report.version !== version) {
    own.push({ title: t('doctor_versions'), state: 'attention', text: t('doctor_versions_apart', report.version, version), fix: t('doctor_versions_fix') });
  }
  const lines = [...own, ...(report?.lines ?? [])].map((line) => ({ ...line, stateLabel: t(`doctor_${line.state}`) }));
  const head = t('doctor_head', version, browser, report ? t('doctor_agent_version', report.version, report.python, report.system) : t('doctor_agent_silent'));
  const errors = report?.errors ?? [];
  return { head, lines, errors, copy: asText(head, lines, errors, t) };
}

/** @param {string} head @param {DoctorView['lines']} lines @param {ReadonlyArray<string>} errors @param {Translate} t */
function asText(head, lines, errors, t) {
  const told = lines.map(({ title, stateLabel, text, fix }) => `- ${t('copy_reason', title, stateLabel, fix ? t('two_sentences', text, fix) : text)}`);
  return [head, '', ...told, ...(errors.length ? ['', ...errors] : [])].join('\n');
}
