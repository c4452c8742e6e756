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

/** Adds the letters by which German, Danish, Norwegian and Swedish write marks; folding removes the marks themselves. */
export const spellOut = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[aou]\u0308|ø/gi, '$&e')
    .replace(/a\u030a/gi, 'a$&');

const innerHyphen = /(?<=[\p{L}\p{M}])\p{Pd}(?=\p{L})/u;
/** Between the forms of a word: no text has this character. */
const or = '\ue000';

/** The forms of a word from `foldWords`. */
export const formsOf = (word: string): readonly string[] => word.split(or);

/** What has a hyphen inside is found in one word too. */
function addForms(part: string): string {
  if (!/[äöüåø\u0308\u030a]|[\p{L}\p{M}]\p{Pd}\p{L}/iu.test(part)) return part;
  const [first = '', ...others] = part.split(innerHyphen);
  const joined = others.length === 0 ? [] : [first + others.join('')];
  return [[first, ...joined], ...others.map((word) => [word])]
    .map((forms) => [...forms, ...forms.map(spellOut)].join(or))
    .join(' ');
}

/** A text for `includesWords`: folded, with each word in all its forms, e.g. `muller` and `mueller` for Müller. */
export const foldWords = (text: string): string => foldText(text.replace(/\S+/g, addForms));

const phoneNumber = /^[\d\s()./+]+$/;
const betweenDigits = /(?<=\d)[\s()./+]+(?=\d)/g;
/** Digits from which on a query is taken for a number, however it is written. */
const leastDigits = 5;

/** True when a word, in one of its forms, is somewhere in the text. */
export const includesWord = (foldedText: string, word: string): boolean =>
  formsOf(word).some((form) => foldedText.includes(form));

/**
 * True when every word of the query is somewhere in the text, in any order, or when the query is a phone number that is there in
 * another way of writing. Both are of `foldWords`.
 */
export const includesWords = (foldedText: string, foldedQuery: string): boolean =>
  foldedQuery.split(' ').every((word) => includesWord(foldedText, word)) || includesNumber(foldedText, foldedQuery);

function includesNumber(foldedText: string, foldedQuery: string): boolean {
  if (!phoneNumber.test(foldedQuery)) return false;
  // Without the zeros of a dialled number, which stand for a country or an area: 0049 and (0) for +49.
  const digits = foldedQuery
    .replace(/(?<=\d\s*)\(0\)/, '')
    .replaceAll(/\D/g, '')
    .replace(/^0+/, '');
  return digits.length >= leastDigits && foldedText.replaceAll(betweenDigits, '').includes(digits);
}
