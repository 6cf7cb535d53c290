/** From the judged invitations page to what is shown of it, and which addresses are such a page. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toInvitations } from '../../extension/pure/invitations.js';
import { example, page, t } from './helpers.js';

test('every card becomes a mark with its word, and is in its parts of the summary', () => {
  const view = toInvitations(example('invitations'), t);
  assert.deepEqual(
    view.marks.map(({ anchor, tone, parts }) => [anchor, tone, parts]),
    [
      [31, 'accept', ['known']],
      [44, 'look_closer', ['recruiter']],
      [57, 'ignore', ['ignore', 'alike/1']],
      [70, 'look_closer', ['stranger', 'alike/1']],
      [83, 'look_closer', ['stranger', 'alike/1']],
    ],
  );
  assert.equal(view.announcement, '5 invitations');
});

test('a mark says to a screen reader who, the word, and why', () => {
  const [known] = toInvitations(example('invitations'), t).marks;
  assert.equal(known?.label, 'Marit Halloran: Accept. You know them.');
});

test('the parts of the summary count what their marks are', () => {
  const view = toInvitations(example('invitations'), t);
  for (const { id, count } of view.parts) assert.equal(count, String(view.marks.filter(({ parts }) => parts.includes(id)).length), id);
});

test('somebody without a name has one to be called by, and nobody waiting is no news', () => {
  const reply = example('invitations');
  const [card] = reply.invitations;
  assert.equal(toInvitations({ ...reply, invitations: [{ ...card, name: null }] }, t).marks[0]?.name, 'Somebody');
  assert.equal(toInvitations({ ...reply, groups: [], invitations: [] }, t).announcement, '');
});

const ADDRESSES = /** @type {Array<[string, boolean]>} */ ([
  ['https://www.linkedin.com/mynetwork/invitation-manager/received/', true],
  ['https://www.linkedin.com/mynetwork/invitation-manager/', true],
  ['https://www.linkedin.com/mynetwork/invitation-manager', true],
  ['https://www.linkedin.com/mynetwork/grow/', true],
  ['https://www.linkedin.com/mynetwork/', true],
  ['https://www.linkedin.com/mynetwork/invitation-manager/sent/', false],
  ['https://www.linkedin.com/mynetwork/network-manager/people-follow/', false],
  ['https://www.linkedin.com/in/mynetwork/', false],
  ['https://linkedin.com.example/mynetwork/grow/', false],
]);

for (const [address, is] of ADDRESSES) {
  test(`${address} ${is ? 'is' : 'is no'} page of invitations`, () => {
    const { window } = page('<main></main>', 'https://www.linkedin.com/', ['capture.js', 'invitations.js']);
    assert.equal(window.WhosAsking.invitations.isInvitations(address), is);
  });
}

/** How often a page is sent within thirty pulses, to an agent that answers so. @param {any} answer */
async function timesSent(answer) {
  const { window } = page('<main><ul class="mn-invitation-list"></ul></main>', 'https://www.linkedin.com/mynetwork/grow/', ['capture.js', 'invitations.js']);
  /** @type {() => void} */
  let beat = () => {};
  Object.defineProperty(window.document, 'visibilityState', { value: 'visible' });
  // jsdom draws nothing.
  window.Element.prototype.checkVisibility = () => true;
  window.setInterval = /** @type {any} */ ((/** @type {() => void} */ pulse) => (beat = pulse));
  let sent = 0;
  const ask = async () => {
    sent += 1;
    return answer;
  };
  const watching = window.WhosAsking.invitations.watch({ ask, isAlive: () => true });
  for (let pulse = 0; pulse < 30; pulse += 1) {
    beat();
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await new Promise((resolve) => setTimeout(resolve, 400));
  watching.stop();
  return sent;
}

test('a page on which the agent fails is sent again a few times at most, and one that it refuses is not', async () => {
  const failing = await timesSent({ view: null, link: 'error', mayPass: true });
  assert.ok(failing >= 2 && failing <= 4, String(failing));
  assert.equal(await timesSent({ view: null, link: 'error', mayPass: false }), 1);
});

test('an agent that is away is waited for', async () => {
  assert.ok((await timesSent({ view: null, link: 'not_running', mayPass: true })) > 4);
});
