import { hiddenInUrls } from '../../../domain/text/hidden-characters.js';

const allowedProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

const hiddenCharacters = new RegExp(`[${hiddenInUrls}]`, 'u');
const maxLength = 4096;

const isMailText = (parameter: string): boolean => /^(?:subject|body)=/i.test(parameter);

/**
 * Returns an untrusted address as the browser parses it, or null unless it is an absolute http, https or mailto URL.
 * Every `href` goes through here. Hidden characters and credentials (`https://bank.example@evil.example`) are rejected,
 * because they disguise the host. Of a mail, only subject and text are kept.
 */
export function sanitizeUrl(address: string): string | null {
  const trimmed = address.trim();
  // An ellipsis at the end stands for what was cut off.
  if (
    trimmed.length > maxLength ||
    trimmed.endsWith('…') ||
    hiddenCharacters.test(trimmed) ||
    !/^(?:https?:\/\/|mailto:)/i.test(trimmed)
  )
    return null;
  try {
    const url = new URL(trimmed);
    if (!allowedProtocols.has(url.protocol) || url.username !== '' || url.password !== '') return null;
    // Further recipients would not be seen.
    if (url.protocol === 'mailto:') url.search = url.search.slice(1).split('&').filter(isMailText).join('&');
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
