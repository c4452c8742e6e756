import { limitLabel } from '../../../../domain/text/limit-text.js';
import { cleanLabel } from '../../../../domain/text/label.js';
import { linkDestination, toMailtoUrl } from '../../../internal/sanitize/sanitize-url.js';
import { linkUrl } from '../links.js';
import { isText, readSeenText, visitSeen } from './mail-nodes.js';

const maxLinks = 500;

/** The links that a person sees in a mail, each URL once, with the first words that lead there. */
export function readLinks(mail: Element): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  const base = readBase(mail);
  visitSeen(mail, (node) => {
    if (isText(node) || (node.localName !== 'a' && node.localName !== 'area')) return true;
    const url = readLinkUrl(node, base);
    if (url !== null && (links.get(url) ?? '') === '') links.set(url, readWords(node));
    return links.size < maxLinks;
  });
  return new Map([...links].map(([url, words]) => [url, words || linkDestination(url)]));
}

/** Where relative addresses of a mail lead; empty if it does not say. */
export function readBase(mail: Element): string {
  const base = mail.querySelector('base[href]')?.getAttribute('href')?.trim() ?? '';
  return /^https?:/i.test(base) ? base : '';
}

/** Where a link leads, in the one form of the address that is safe to open; null if there is none. */
export function readLinkUrl(element: Element, base: string): string | null {
  // Links in SVG have either attribute.
  const address = element.getAttribute('href') ?? element.getAttribute('xlink:href');
  if (address === null) return null;
  const resolved = resolveAddress(address, base);
  return linkUrl(resolved) ?? linkUrl(completeAddress(resolved));
}

/** What people type into the field for an address of a link: `www.shop.example`, `pim@mail.example`. */
function completeAddress(address: string): string {
  if (/^www\.[^\s@]+$/i.test(address)) return `https://${address}`;
  return /[:/]/.test(address) ? '' : (toMailtoUrl(address) ?? '');
}

/** An address as browsers read it: without line ends, and relative to the base. */
export function resolveAddress(address: string, base: string): string {
  const joined = address.replaceAll(/[\t\r\n]/g, '').trim();
  if (/^[a-z][a-z\d+.-]*:/i.test(joined) || /^(?:$|#)/.test(joined) || (base === '' && !joined.startsWith('//')))
    return joined;
  try {
    return new URL(joined, base || 'https://mail.invalid').href;
  } catch {
    return joined;
  }
}

function readWords(element: Element): string {
  const texts = [readSeenText(element), ...['alt', 'title', 'aria-label'].map((name) => element.getAttribute(name))];
  const text = texts.map((candidate) => cleanLabel(candidate ?? '').trim()).find((candidate) => candidate !== '');
  return limitLabel(text ?? '');
}
