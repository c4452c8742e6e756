/** Letters without a decomposition in Unicode. */
const foldedLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', ı: 'i' },
  ...{ đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ŋ: 'n' },
};
const foldedPattern = new RegExp(`[${Object.keys(foldedLetters).join('')}]`, 'g');

/** Accents, and the vowel signs that are left out in Arabic and Hebrew. Those of other scripts are letters of their own. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\p{Cf}]/gu;

/** A text for searching: without case, accents, hidden characters and repeated white space. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(accents, '')
    .replace(foldedPattern, (letter) => foldedLetters[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();

/** True when every word of the query is somewhere in the text, in any order. Both are folded. */
export const includesWords = (foldedText: string, foldedQuery: string): boolean =>
  foldedQuery.split(' ').every((word) => foldedText.includes(word));
