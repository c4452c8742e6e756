import { findCharacterStart } from '../../../domain/text/character-start.js';

/**
 * Longest run of letters without a place to break, in code units. Browsers shape the rest of the run again for each line, so
 * that a long one of joined letters takes seconds. Scripts that are written without spaces can be broken.
 */
const maxRunLength = 400;
/** Without a number of repetitions, for which browsers need tens of milliseconds before they begin to search. */
const letters = new RegExp(
  String.raw`[[\p{L}\p{M}\p{Cf}]--[A-Za-z\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]]+`,
  'gv',
);

/** Where the first run that is too long is to be divided at the latest; null if there is none. */
export function findLongRun(text: string): number | null {
  if (text.length < maxRunLength) return null;
  for (const { index, 0: run } of text.matchAll(letters)) if (run.length >= maxRunLength) return index + maxRunLength;
  return null;
}

/** True for texts with a run of letters that is too long for a line of its own. */
export const hasLongRun = (text: string): boolean => text.length > maxRunLength && findLongRun(text) !== null;

/** A text, divided within the runs of letters that are too long for a line of their own. */
export function splitLongRuns(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let run = findRun(text, from); run !== null; run = findRun(text, from)) {
    parts.push(text.slice(from, run));
    from = run;
  }
  return [...parts, text.slice(from)];
}

/** Where to divide the first run that is too long. */
function findRun(text: string, from: number): number | null {
  const run = findLongRun(text.slice(from));
  if (run === null) return null;
  const end = from + run;
  return end < text.length ? Math.max(from + 1, findCharacterStart(text, end)) : null;
}
