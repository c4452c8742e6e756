import { hiddenInUrls } from '../../../domain/hidden-characters.js';

const allowedProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

const hiddenCharacters = new RegExp(`[${hiddenInUrls}]`, 'u');
const maxLength = 4096;

/**
 * Returns an untrusted address as the browser parses it, or null unless it is an absolute http, https or mailto URL.
 * Every `href` goes through here. Hidden characters and credentials (`https://bank.example@evil.example`) are rejected,
 * because they disguise the host.
 */
export function sanitizeUrl(address: string): string | null {
  const trimmed = address.trim();
  if (trimmed.length > maxLength || hiddenCharacters.test(trimmed) || !/^(?:https?:\/\/|mailto:)/i.test(trimmed))
    return null;
  try {
    const url = new URL(trimmed);
    if (!allowedProtocols.has(url.protocol) || url.username !== '' || url.password !== '') return null;
    return url.href;
  } catch {
    return null;
  }
}

/** The host of a sanitized URL, in punycode where it has letters of other scripts; the address of a mailto URL. */
export function getHost(address: string): string {
  try {
    const url = new URL(address);
    return url.protocol === 'mailto:' ? url.pathname : url.host;
  } catch {
    return '';
  }
}

/** The part of a URL that shows where it leads: host, mailbox or phone number. */
export const linkDestination = (url: string): string => getHost(url) || url.replace(/^tel:/, '');

const extension = /[\s,;]*(?:;ext=|\bextn?\.?|\bextension|x)[\s:.]*(\d{1,7})$/i;

/** A `tel:` URL; null unless the text is one telephone number without doubt. Letters, star codes and lists are not. */
export function toTelUrl(text: string): string | null {
  const number = text.trim();
  const [ending = '', extensionDigits = ''] = extension.exec(number) ?? [];
  const main = number
    .slice(0, number.length - ending.length)
    // The zero that is left out when calling from abroad.
    .replace(/(?<=^(?:\(?\+|00)[\d\s)]{1,6})\(\s*0\s*\)/, ' ');
  if (!/^\(?\+?[\d\s().\/\u2010-\u2015-]+$/.test(main)) return null;
  const halves = main.split('/').map((half) => half.replaceAll(/\D/g, '').length);
  // `030/1234567` has an area code; two halves that are long enough are two numbers.
  if (halves.length > 2 || (halves.length === 2 && Math.min(...halves) >= 6)) return null;
  const digits = main.replaceAll(/[^\d+]/g, '');
  if (!/^(?:\+\d{3,15}|00\d{3,15}|\d{3,15})$/.test(digits)) return null;
  return `tel:${digits}${extensionDigits === '' ? '' : `;ext=${extensionDigits}`}`;
}

/** A `mailto:` URL; null if the text is not a plain e-mail address. */
export function toMailtoUrl(address: string): string | null {
  const trimmed = address.trim();
  return /^[^\s@?&#%]+@[^\s@?&#%]+$/.test(trimmed) ? sanitizeUrl(`mailto:${trimmed}`) : null;
}
