import { findCharacterStart } from './character-start.js';

/*
 * What a text of other people may cost to lay out. Every string of the wire passes through here when it is decoded, so
 * that the state holds bounded texts only.
 */

/** Most marks on one character. The longest sequences of real languages (Tibetan, Hebrew with accents) have eight. */
export const maxMarks = 10;
/** Longest name or label, in UTF-16 code units. */
export const maxLabelLength = 250;

const excessMarks = new RegExp(String.raw`([\p{M}\p{Cf}]{${maxMarks}})[\p{M}\p{Cf}]+`, 'gu');

/** Cuts stacks of combining marks and invisible characters: laying out a long one takes seconds. */
export const limitMarks = (text: string): string => (text.length > maxMarks ? text.replace(excessMarks, '$1') : text);

/** Cuts a name or label to its maximum length. The end is kept if `tail` is above zero, as file names need it. */
export function limitLabel(text: string, tail = 0): string {
  const limited = limitMarks(text);
  if (limited.length <= maxLabelLength) return limited;
  const end = tail === 0 ? '' : limited.slice(findCharacterStart(limited, limited.length - tail));
  return `${limited.slice(0, findCharacterStart(limited, maxLabelLength - end.length - 1))}…${end}`;
}
