import { foldText, formsOf, spellOut } from '../../../domain/text/fold-text.js';

/** A text for searching, and where each of its characters is in the original. */
function foldWithPositions(
  text: string,
  fold: (character: string) => string,
): { readonly folded: string; readonly positions: readonly number[] } {
  let folded = '';
  const positions: number[] = [];
  let index = 0;
  for (const character of text) {
    const part = /\s/.test(character) ? ' ' : fold(character);
    folded += part;
    for (let i = 0; i < part.length; i++) positions.push(index);
    index += character.length;
  }
  return { folded, positions: [...positions, text.length] };
}

/** Where the words of a query of `foldWords` are in a text, as pairs of start and end. */
export function findWords(text: string, foldedQuery: string): readonly (readonly [start: number, end: number])[] {
  const texts = [foldText, (character: string) => foldText(spellOut(character))].map((fold) =>
    foldWithPositions(text, fold),
  );
  return foldedQuery.split(' ').flatMap((word) => {
    const found = new Map<number, number>();
    for (const { folded, positions } of texts)
      for (const form of formsOf(word).filter((each) => each !== '')) {
        for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + form.length)) {
          const start = positions[at] ?? 0;
          found.set(start, Math.max(found.get(start) ?? 0, positions[at + form.length] ?? text.length));
        }
      }
    return [...found].sort(([a], [b]) => a - b);
  });
}
