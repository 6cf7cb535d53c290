/**
 * From the agent's answer on what a preference would change to what is shown of it: pure.
 */

import { dayOf } from './day.js';

/**
 * @import { PreviewReply } from '../../shared/contract.d.ts'
 * @import { PreviewView, ToneText, Translate } from '../types.d.ts'
 */

/** @param {PreviewReply} reply @param {Translate} t @returns {PreviewView} */
export function toPreview({ sentence, counts, changes }, t) {
  const toned = (/** @type {ToneText['tone']} */ tone) => ({ tone, word: t(`tone_${tone}`) });
  return {
    sentence,
    counts: counts.map(({ text }) => text),
    changes: changes.map(({ name, slug, before, after, reviewed }) => ({
      name: name || slug,
      before: toned(before),
      after: toned(after),
      on: dayOf(reviewed, t),
    })),
  };
}
