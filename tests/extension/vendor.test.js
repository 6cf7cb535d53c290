/** What comes from others lies in vendor/ as they published it, with its licence. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { files, ROOT, read } from './helpers.js';

const PUBLISHED = { 'vendor/chart.js/chart.umd.min.js': 'chart.js/dist/chart.umd.min.js' };

test('every file of others is byte by byte what its package holds', () => {
  for (const [path, source] of Object.entries(PUBLISHED)) {
    assert.ok(readFileSync(join(ROOT, 'extension', path)).equals(readFileSync(join(ROOT, 'node_modules', source))), path);
  }
  assert.deepEqual(files(/^vendor\/.*\.js$/), Object.keys(PUBLISHED));
});

test('their licences say which versions these are', () => {
  const licence = read('extension', 'vendor/chart.js/LICENSE');
  for (const name of ['chart.js', '@kurkle/color']) {
    const { version, license } = JSON.parse(read('node_modules', `${name}/package.json`));
    assert.ok(licence.toLowerCase().includes(`${name} ${version}`), name);
    assert.equal(license, 'MIT');
  }
});
