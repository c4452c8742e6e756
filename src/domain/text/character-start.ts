/** Longest character that a reader sees as one, in code units: the emoji in use have up to 19. Longer ones are divided. */
const maxCharacterLength = 64;

const characters = new Intl.Segmenter();

const isLowSurrogate = (text: string, index: number): boolean => (text.charCodeAt(index) & 0xfc00) === 0xdc00;

/** Two of them are a flag: which two depends on where their row begins. */
const isRegionalIndicator = (text: string, index: number): boolean =>
  text.charCodeAt(index) === 0xd83c && text.charCodeAt(index + 1) >= 0xdde6 && text.charCodeAt(index + 1) <= 0xddff;

const continuesSymbol = /^(?:[\p{M}\p{Cf}\uDC00-\uDFFF]|\p{Emoji_Modifier})/u;

/** The index, or the nearest one before it that lies between two characters. */
export function findCharacterStart(text: string, index: number): number {
  if (index <= 0) return 0;
  if (index >= text.length) return text.length;
  let start = Math.max(0, index - maxCharacterLength);
  if (isLowSurrogate(text, start)) start--;
  while (start > 1 && isRegionalIndicator(text, start - 2)) start -= 2;
  const segments = characters.segment(text.slice(start, index + maxCharacterLength));
  const offset = segments.containing(index - start)?.index ?? 0;
  // The slice may begin within a character; what begins shortly after is then part of it.
  const isWhole = start === 0 ? offset > 0 : offset > maxCharacterLength / 4;
  if (isWhole) return start + offset;
  return start === 0 && index <= maxCharacterLength ? 0 : divideCharacter(text, index);
}

/** Divides a sequence that is longer than any in use: between two of its letters or emoji. */
function divideCharacter(text: string, index: number): number {
  let cut = index;
  while (
    cut > index - maxCharacterLength &&
    (text[cut - 1] === '\u200d' || continuesSymbol.test(text.slice(cut, cut + 2)))
  )
    cut--;
  if (cut > index - maxCharacterLength) return cut;
  return isLowSurrogate(text, index) ? index - 1 : index;
}
