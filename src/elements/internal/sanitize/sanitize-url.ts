import { hiddenInUrls } from './hidden-characters.js';

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

/** A `tel:` URL; null if the text contains no phone number. */
export function toTelUrl(number: string): string | null {
  const digits = number.replaceAll(/[^\d+]/g, '');
  return /^\+?\d{3,20}$/.test(digits) ? `tel:${digits}` : null;
}

/** A `mailto:` URL; null if the text is not a plain e-mail address. */
export function toMailtoUrl(address: string): string | null {
  const trimmed = address.trim();
  return /^[^\s@?&#%]+@[^\s@?&#%]+$/.test(trimmed) ? sanitizeUrl(`mailto:${trimmed}`) : null;
}
