/**
 * From what the user said of people to the lists in the popup: pure.
 */

import { dayOf } from './day.js';

/**
 * @import { FamilyFeedback, Override } from '../../shared/contract.d.ts'
 * @import { Said, SaidView, Translate } from '../types.d.ts'
 */

/** @param {Said} said @param {Translate} t @returns {SaidView} */
export function toSaid({ overrides, feedback }, t) {
  return {
    people: overrides.map((override) => toPerson(override, t)),
    families: feedback.families.map((family) => toFamily(family, feedback.softened, t)),
  };
}

/** @param {Override} override @param {Translate} t @returns {SaidView['people'][number]} */
function toPerson({ id, kind, name, slug, created }, t) {
  const who = name || slug;
  return { id, name: who, word: t(`said_${kind}`), on: dayOf(created, t), undo: t('said_undo', who) };
}

/** Weighs less, or as before: only ever because the user pressed it. @param {FamilyFeedback} family @param {ReadonlyArray<string>} now @param {Translate} t @returns {SaidView['families'][number]} */
function toFamily({ family, title, text, softened, offered }, now, t) {
  return {
    family,
    title,
    text,
    label: softened || offered ? t(softened ? 'feedback_restore' : 'feedback_soften') : '',
    softened: softened ? now.filter((other) => other !== family) : [...now.filter((other) => other !== family), family],
  };
}
