import { sanitizeUrl } from '../../internal/sanitize/sanitize-url.js';

const extension = /[\s,;]*(?:;ext=|\bextn?\.?|\bextension|x)[\s:.]*(\d{1,7})$/i;

/** Amounts, coordinates, versions, hours, dates with spaces, and numbers of books and of persons. */
const otherNumber =
  /^(?:[1-9]\d?(?:\.\d{3})+|[1-9](?: \d{3}){2,}|[1-9]?\d\.\d{3,}|(?:.*\D)?\d\.\d\..*|[0-2]?\d\.?(?:[03]0|[14]5) ?[-\u2013] ?[0-2]?\d\.?(?:[03]0|[14]5)|\d\d? \d\d? (?:19|20)\d\d|\d-\d{2,6}-\d{2,6}-\d|\d{3}-\d\d-\d{4})$/;

/** Dates, years, amounts and addresses of machines, which people write into fields for numbers, too. */
const noNumber =
  /^(?:\d{4}([-./])\d\d?\1\d\d?|\d\d?([-./])\d\d?\2(?:\d\d|\d{4})|\d+\.\d\d?|\d\d?[./](?:19|20)\d\d|(?:19|20)\d\d ?[-\u2013] ?(?:19|20)\d\d|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?=.)|$)){4})$/;

/** A `tel:` URL; null unless the text is one telephone number without doubt. Letters, star codes and lists are not. */
export function toTelUrl(text: string): string | null {
  const number = text.trim().replace(/^tel:\s*/i, '');
  const [ending = '', extensionDigits = ''] = extension.exec(number) ?? [];
  const main = number
    .slice(0, number.length - ending.length)
    // The zero that is left out when calling from abroad; Italian numbers keep it.
    .replace(/(?<=^(?:\(?\+|00)[\d\p{Zs})./\u2010-\u2015-]{1,6})(?<!^\D*(?:00)?\p{Zs}*39\D*)\(\p{Zs}*0\p{Zs}*\)/u, ' ');
  if (!/^\(?\+?[\d\p{Zs}().\/\u2010-\u2015-]+$/u.test(main) || noNumber.test(main) || otherNumber.test(main))
    return null;
  // In `+44 (020)`, `+44 020` and `+44 0 20` it may be meant to be left out or not. In some countries all numbers begin with it.
  if (
    /^(?:\(?\+|00).*\(0\d|^(?:\(?\+|00)\p{Zs}?(?:\d{1,3}[^\d(]+0\D|(?!39|2(?:25|4[12])|378)\d{1,3}[^\d(]+0)/u.test(main)
  )
    return null;
  const halves = main.split(/\/|\p{Zs}[-\u2010-\u2015]\p{Zs}/u).map((half) => half.replaceAll(/\D/g, '').length);
  // `030/1234567` has an area code; after a whole number another one begins, or another ending of it.
  const hasPrefix = /^\(?[+0]/.test(main);
  if (halves.length > 2 || (halves.length === 2 && (!hasPrefix || Math.min(...halves) >= 6 || (halves[0] ?? 0) > 8)))
    return null;
  // Another number, or another ending of it, in parentheses.
  if (/[()]/.test(main.replaceAll(/\([^()]*\)/g, '')) || /(?:\d\D*){7}\(/.test(main)) return null;
  const digits = main.replaceAll(/[^\d+]/g, '');
  const hasGroups = digits !== main;
  if (!/^(?:(?:\+|00)[1-9]\d{2,14}|(?!00\d\d)\d{3,15})$/.test(digits) || (hasGroups && digits.length < 6)) return null;
  // Without a prefix, two short ones are written like one in groups.
  if (!hasPrefix && (digits.length > 11 || (hasGroups && digits.length < 7))) return null;
  return `tel:${digits}${extensionDigits === '' ? '' : `;ext=${extensionDigits}`}`;
}

/** A `mailto:` URL; null if the text is not a plain e-mail address. */
export function toMailtoUrl(address: string): string | null {
  const trimmed = address.trim().replace(/^mailto:/i, '');
  return /^[^\s@?&#%]+@[^\s@?&#%]+$/.test(trimmed) ? sanitizeUrl(`mailto:${trimmed}`) : null;
}
