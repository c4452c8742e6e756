/** How far back a space is looked for. */
const maxWordLength = 200;

/** Where to cut a text that is longer than `maxLength`: between words, or at least between characters as a reader sees them. */
export function findCut(text: string, maxLength: number): number {
  if (text.length <= maxLength) return text.length;
  const start = Math.max(0, maxLength - maxWordLength);
  const space = /\s+\S*$/.exec(text.slice(start, maxLength + 1));
  if (space !== null && start + space.index > 0) return start + space.index;
  const segments = new Intl.Segmenter().segment(text.slice(start, maxLength + maxWordLength));
  const grapheme = segments.containing(maxLength - start)?.index ?? 0;
  return grapheme > 0 ? start + grapheme : maxLength;
}
