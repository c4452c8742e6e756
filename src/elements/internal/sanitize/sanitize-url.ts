const allowedProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** What no honest address contains: controls, and marks that turn the direction of the text around them. */
const invisibleCharacters = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const maxLength = 4096;

/**
 * The one gate between an address somebody wrote and an `href`: the address as the browser understands it, or null when
 * it is not absolute, not http, https or mailto, or made to be misread. A user name in front of the host
 * (`https://bank.example@evil.example`) serves only that.
 */
export function sanitizeUrl(address: string): string | null {
  const trimmed = address.trim();
  if (trimmed.length > maxLength || invisibleCharacters.test(trimmed) || !/^(?:https?:\/\/|mailto:)/i.test(trimmed))
    return null;
  try {
    const url = new URL(trimmed);
    if (!allowedProtocols.has(url.protocol) || url.username !== '' || url.password !== '') return null;
    return url.href;
  } catch {
    return null;
  }
}

/** The host a safe address leads to, as it is really called (letters of other scripts show as punycode). */
export function getHost(address: string): string {
  try {
    const url = new URL(address);
    return url.protocol === 'mailto:' ? url.pathname : url.host;
  } catch {
    return '';
  }
}

/** A link that opens the phone; null when there is no number in the text. */
export function toTelUrl(number: string): string | null {
  const digits = number.replaceAll(/[^\d+]/g, '');
  return /^\+?\d{3,20}$/.test(digits) ? `tel:${digits}` : null;
}

export function toMailtoUrl(address: string): string | null {
  const trimmed = address.trim();
  return /^[^\s@?&#%]+@[^\s@?&#%]+$/.test(trimmed) ? sanitizeUrl(`mailto:${trimmed}`) : null;
}
