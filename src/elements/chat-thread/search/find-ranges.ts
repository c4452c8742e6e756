import { foldText } from '../../../domain/text/fold-text.js';

/** A text for searching, and where each of its characters is in the original. */
function foldWithPositions(text: string): { readonly folded: string; readonly positions: readonly number[] } {
  let folded = '';
  const positions: number[] = [];
  let index = 0;
  for (const character of text) {
    const part = /\s/.test(character) ? ' ' : foldText(character);
    folded += part;
    for (let i = 0; i < part.length; i++) positions.push(index);
    index += character.length;
  }
  return { folded, positions: [...positions, text.length] };
}

/** Where the words of a folded query are in a text, as pairs of start and end. */
export function findWords(text: string, foldedQuery: string): readonly (readonly [start: number, end: number])[] {
  const { folded, positions } = foldWithPositions(text);
  return foldedQuery.split(' ').flatMap((word) => {
    const found: [number, number][] = [];
    if (word === '') return found;
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
      found.push([positions[at] ?? 0, positions[at + word.length] ?? text.length]);
    return found;
  });
}
