import { findCharacterStart } from '../../../domain/text/character-start.js';

/** How far back a space is looked for. */
const maxWordLength = 200;
/** How far back the words of scripts without spaces begin. */
const maxUnspacedWordLength = 40;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Where to cut a text that is longer than `maxLength`: between words, or at least between characters. */
export function findCut(text: string, maxLength: number): number {
  if (text.length <= maxLength) return text.length;
  const start = Math.max(0, maxLength - maxWordLength);
  const space = /\s+\S*$/.exec(text.slice(start, maxLength + 1));
  if (space !== null && start + space.index > 0) return findCharacterStart(text, start + space.index);
  const character = findCharacterStart(text, maxLength);
  const segments = words.segment(text.slice(start, maxLength + maxWordLength));
  const word = start + (segments.containing(character - start)?.index ?? 0);
  const cut = word > start && character - word <= maxUnspacedWordLength ? findCharacterStart(text, word) : character;
  return cut > 0 ? cut : findFirstEnd(text, maxLength);
}

/** The end of a character that is longer than it may be: there is no room for less. */
function findFirstEnd(text: string, maxLength: number): number {
  let end = maxLength + 1;
  while (findCharacterStart(text, end) === 0) end++;
  return findCharacterStart(text, end);
}

/** A text that is cut to `maxLength`, with a mark where it is. */
export const shorten = (text: string, maxLength: number): string =>
  text.length <= maxLength ? text : `${text.slice(0, findCut(text, maxLength - 1)).trimEnd()}…`;
