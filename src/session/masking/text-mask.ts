import type { CustomerDetails } from '../../protocol/decode/customer-details.js';
import { maskAddress, maskName } from './mask-value.js';

const emailPattern = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\p{L}/gu;
/** A run of digits with the separators of telephone numbers. */
const numberPattern = /(?<![\p{L}\p{N}])[+(]{0,2}\d[\d ().\/\u00a0-]{3,30}\d(?!\p{N})/gu;
const datePattern = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)/;
/** Numbers with fewer digits are house numbers, amounts and the like. */
const minDigits = 6;
/** So many last digits identify a number, with or without its country and area code. */
const significantDigits = 7;
/** Longer names and addresses, and more of them, are not those of a person. */
const maxLength = 200;
const maxTexts = 50;

const limit = (texts: readonly string[]): readonly string[] =>
  texts.filter(({ length }) => length <= maxLength).slice(0, maxTexts);

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
/** These scripts put no spaces between words. */
const unspacedPattern = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** Matches these words, as whole words and in any case; null when there are none. */
function createWordPattern(words: readonly string[]): RegExp | null {
  const alternatives = [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map((word) =>
      unspacedPattern.test(word) ? escapePattern(word) : `(?<![\\p{L}\\p{N}])${escapePattern(word)}(?![\\p{L}\\p{N}])`,
    );
  return alternatives.length === 0 ? null : new RegExp(alternatives.join('|'), 'giu');
}

/** Masks the details of one customer within texts. */
export class TextMask {
  readonly #numbers: readonly string[];
  readonly #words: RegExp | null;

  constructor(details: CustomerDetails) {
    const names = limit(details.names);
    const addresses = limit(details.addresses);
    const words = names.flatMap((name) => name.split(/[\s,]+/)).filter((word) => [...word].length > 1);
    const otherAddresses = addresses.filter((address) => address.length > 3 && /\p{L}/u.test(address));
    this.#numbers = addresses.map(digitsOf).filter((digits) => digits.length >= minDigits);
    this.#words = createWordPattern([...otherAddresses, ...words]);
  }

  /** Masks what is known of the customer. For texts that a program composed. */
  known(text: string): string {
    const withoutNumbers = text.replace(numberPattern, (number) =>
      this.#isKnown(number) ? maskAddress(number) : number,
    );
    return this.#maskWords(withoutNumbers);
  }

  /** Also masks any address of a mail and what looks like a telephone number. For notes and reports about a customer. */
  all(text: string): string {
    return this.#maskWords(
      text
        .replace(emailPattern, maskAddress)
        .replace(numberPattern, (number) =>
          this.#isKnown(number) || isTelephoneNumber(number) ? maskAddress(number) : number,
        ),
    );
  }

  #maskWords(text: string): string {
    return this.#words === null ? text : text.replace(this.#words, (word) => maskName(word));
  }

  #isKnown(number: string): boolean {
    const digits = digitsOf(number);
    return (
      digits.length >= minDigits &&
      this.#numbers.some((known) => known.endsWith(digits) || digits.endsWith(known.slice(-significantDigits)))
    );
  }
}

function isTelephoneNumber(number: string): boolean {
  return /^[+(0]/.test(number) && digitsOf(number).length >= significantDigits && !datePattern.test(number);
}
