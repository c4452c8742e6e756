import { findCharacterStart } from './character-start.js';

/*
 * What a text of other people may cost to lay out. Every string of the wire passes through here when it is decoded, so
 * that the state holds bounded texts only.
 */

/** Most marks on one character. The longest sequences of real languages (Tibetan, Hebrew with accents) have eight. */
export const maxMarks = 10;
/** Longest name or label, in UTF-16 code units. */
export const maxLabelLength = 250;

const mark = /[\p{M}\p{Cf}]/u;
const excessMarks = new RegExp(String.raw`([\p{M}\p{Cf}]{${maxMarks}})[\p{M}\p{Cf}]+`, 'gu');

/** Cuts stacks of combining marks and invisible characters: laying out a long one takes seconds. */
export const limitMarks = (text: string): string => (mayHaveStack(text) ? text.replace(excessMarks, '$1') : text);

/**
 * False if there is certainly no stack. Texts of languages without marks need not be read as a whole: a stack contains
 * every eleventh character.
 */
function mayHaveStack(text: string): boolean {
  let marks = 0;
  for (let at = maxMarks; at < text.length && marks < 10; at += maxMarks + 1) {
    const code = text.charCodeAt(at);
    // Latin, Chinese and Hangul have no marks, other than the soft hyphen.
    if (code < 0x300 ? code !== 0xad : (code >= 0x3400 && code < 0xa000) || (code >= 0xac00 && code < 0xd800)) continue;
    const start = code >= 0xdc00 && code < 0xe000 ? at - 1 : at;
    if (!mark.test(String.fromCodePoint(text.codePointAt(start) ?? 0))) continue;
    marks++;
    if (text.slice(Math.max(0, start - 2 * maxMarks), start + 2 * maxMarks + 2).search(excessMarks) >= 0) return true;
  }
  return marks >= 10;
}

/** Cuts a text to `maxLength`, with a mark where it is cut. */
export const limitText = (text: string, maxLength: number): string =>
  text.length <= maxLength ? text : `${text.slice(0, findCharacterStart(text, maxLength - 1))}…`;

/** Cuts a name or label to its maximum length. The end is kept if `tail` is above zero, as file names need it. */
export function limitLabel(text: string, tail = 0): string {
  const limited = limitMarks(text);
  if (limited.length <= maxLabelLength) return limited;
  const end = tail === 0 ? '' : limited.slice(findCharacterStart(limited, limited.length - tail));
  return `${limited.slice(0, findCharacterStart(limited, maxLabelLength - end.length - 1))}…${end}`;
}
