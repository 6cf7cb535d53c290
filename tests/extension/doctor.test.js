/** What the doctor's tab says of what was found. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDoctorView } from '../../extension/pure/doctor.js';
import { describeLink } from '../../extension/pure/view.js';
import { example, t } from './helpers.js';

/** @param {Partial<import('../../extension/types.d.ts').Found>} [changed] @returns {import('../../extension/types.d.ts').Found} */
function found(changed = {}) {
  const link = changed.link ?? { state: 'ready', port: 47823 };
  const report = example('doctor');
  return {
    report,
    version: report.version,
    browser: 'Firefox on Linux',
    mayReach: { agent: true, linkedin: true },
    ...describeLink(link, t),
    ...changed,
    link,
  };
}

test('the agent`s own lines follow what the browser knows', () => {
  const view = toDoctorView(found(), t);
  assert.deepEqual(
    view.lines.map(({ title }) => title),
    [t('doctor_link'), t('doctor_permissions'), ...example('doctor').lines.map((/** @type {{ title: string }} */ { title }) => title)],
  );
  assert.equal(view.lines[0]?.state, 'good');
});

test('a link that is down is told with its fix, and the report is there all the same', () => {
  const view = toDoctorView(found({ link: { state: 'not_running', port: 47823 }, report: null }), t);
  assert.equal(view.lines[0]?.state, 'broken');
  assert.equal(view.lines[0]?.fix, t('link_not_running_fix'));
  assert.ok(view.head.includes(t('doctor_agent_silent')));
});

test('a missing permission is named, and which one', () => {
  const texts = (/** @type {{ agent: boolean, linkedin: boolean }} */ mayReach) => toDoctorView(found({ mayReach }), t).lines.map(({ text }) => text);
  assert.ok(texts({ agent: false, linkedin: true }).includes(t('doctor_no_agent')));
  assert.ok(texts({ agent: true, linkedin: false }).includes(t('doctor_no_linkedin')));
  assert.ok(!texts({ agent: false, linkedin: true }).includes(t('doctor_permitted')));
});

test('versions apart are told', () => {
  const view = toDoctorView(found({ version: '9.9.9' }), t);
  assert.ok(view.lines.some(({ text }) => text === t('doctor_versions_apart', example('doctor').version, '9.9.9')));
});

test('everything that is shown is in the report to copy', () => {
  const view = toDoctorView(found(), t);
  for (const { text, fix } of view.lines) assert.ok(view.copy.includes(text) && (!fix || view.copy.includes(fix)), text);
  for (const error of view.errors) assert.ok(view.copy.includes(error));
  assert.ok(view.copy.startsWith(view.head));
});
