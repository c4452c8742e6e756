import { hiddenInLabels, unusualSpaces } from './hidden-characters.js';

/** Letters without a decomposition in Unicode. */
const foldedLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', ı: 'i' },
  ...{ đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ŋ: 'n', ə: 'e', ς: 'σ' },
  // Forms that keyboards for Arabic and Persian, or their writers, use for the same letter.
  ...{ ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك' },
};
const foldedPattern = new RegExp(`[${Object.keys(foldedLetters).join('')}]`, 'g');

/**
 * Accents, and the vowel signs that are left out in Arabic and Hebrew. Those of other scripts are letters of their own. With
 * them what has no glyph: it comes along when a name is copied.
 */
const accents = new RegExp(
  `[\\u0300-\\u036f\\u0591-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u0640\\p{Cf}\\u180b-\\u180f\\ufe00-\\ufe0f${hiddenInLabels}]`,
  'gu',
);
const blanks = new RegExp(`[\\s\\p{Pd}${unusualSpaces}]+`, 'gu');

const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;
const apostrophes = /['`´‘’ʻʼ]/g;

/** A text for searching: without case, accents, apostrophes, hyphens, hidden characters and repeated white space. */
export const foldText = (text: string): string =>
  text
    .replace(blanks, ' ')
    // Compatibility forms of an accent alone begin with a blank.
    .replace(apostrophes, '')
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(accents, '')
    .replace(foldedPattern, (letter) => foldedLetters[letter] ?? letter)
    .replace(arabicDigits, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(blanks, ' ')
    .trim();

const phoneNumber = /^[\d\s()./+]+$/;
const betweenDigits = /(?<=\d)[\s()./+]+(?=\d)/g;
/** Digits from which on a query is taken for a number, however it is written. */
const leastDigits = 5;

/**
 * True when every word of the query is somewhere in the text, in any order, or when the query is a phone number that is there in
 * another way of writing. Both are folded.
 */
export const includesWords = (foldedText: string, foldedQuery: string): boolean =>
  foldedQuery.split(' ').every((word) => foldedText.includes(word)) || includesNumber(foldedText, foldedQuery);

function includesNumber(foldedText: string, foldedQuery: string): boolean {
  if (!phoneNumber.test(foldedQuery)) return false;
  // Without the zeros of a dialled number, which stand for a country or an area: 0049 and (0) for +49.
  const digits = foldedQuery
    .replace(/(?<=\d\s*)\(0\)/, '')
    .replaceAll(/\D/g, '')
    .replace(/^0+/, '');
  return digits.length >= leastDigits && foldedText.replaceAll(betweenDigits, '').includes(digits);
}
