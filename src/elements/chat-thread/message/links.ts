import { html, nothing, type TemplateResult } from 'lit';
import { hiddenInUrls } from '../../internal/sanitize/hidden-characters.js';
import { getHost, toMailtoUrl, sanitizeUrl, toTelUrl } from '../../internal/sanitize/sanitize-url.js';

/** A run of characters that an address may contain; `sanitizeUrl` decides whether it is one. */
const urlCharacters = String.raw`[^\s<>"'\x60${hiddenInUrls}]+`;
const emailPattern = String.raw`[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}`;

/**
 * Candidates for links: addresses with a scheme, with `www.`, and e-mail addresses. A bare `shop.example` is not one: it
 * may be a file name or a missing space between sentences. Matching time is linear in the length of the text.
 */
const linkPattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:https?://|mailto:|www\.(?=[\p{L}\p{N}]))${urlCharacters}|(?<![\p{L}\p{N}_.+-])${emailPattern}`,
  'giu',
);
const schemePattern = new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:https?://|mailto:)${urlCharacters}`, 'iuy');

const bracketPairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const trailingPunctuation: ReadonlySet<string> = new Set('.,;:!?…،؛؟。，！？*_~');

/** Splits a text into plain parts and links. */
export function linkify(text: string): readonly (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let consumed = 0;
  for (const match of text.matchAll(linkPattern)) {
    const address = trimTrailingPunctuation(match[0]);
    const url = toUrl(address);
    if (url === null) continue;
    parts.push(text.slice(consumed, match.index), renderLink(url, address));
    consumed = match.index + address.length;
  }
  parts.push(text.slice(consumed));
  return parts;
}

function toUrl(address: string): string | null {
  if (/^www\./i.test(address)) return sanitizeUrl(`https://${address}`);
  return /^(?:https?:|mailto:)/i.test(address) ? sanitizeUrl(address) : toMailtoUrl(address);
}

/**
 * The address with a scheme at a position of a text, empty if there is none. There is no other address before
 * `scannedUntil`.
 */
export function matchAddressAt(
  text: string,
  position: number,
): { readonly address: string; readonly scannedUntil: number } {
  schemePattern.lastIndex = position;
  const candidate = schemePattern.exec(text)?.[0] ?? '';
  const address = trimTrailingPunctuation(candidate);
  return { address: sanitizeUrl(address) === null ? '' : address, scannedUntil: position + candidate.length };
}

/** The target of an explicit link: a safe http, https, mailto or tel URL; null for anything else. */
export const linkUrl = (address: string): string | null =>
  sanitizeUrl(address) ?? (/^tel:/i.test(address) ? toTelUrl(address.slice('tel:'.length)) : null);

/** The part of a URL that shows where it leads: host, mailbox or phone number. */
export const linkDestination = (url: string): string => getHost(url) || url.replace(/^tel:/, '');

/** True if a link text already shows where the link leads. */
function showsDestination(text: string, destination: string): boolean {
  const normalized = text
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)/, '');
  if (/^\+?\d+$/.test(destination)) return normalized.replaceAll(/[\s()./-]/g, '') === destination;
  return (
    normalized === destination ||
    (normalized.startsWith(destination) && /^[/?#]\S*$/.test(normalized.slice(destination.length)))
  );
}

/**
 * An untrusted link. Opens in a new tab without opener and referrer. If the text does not show the destination, it is
 * appended.
 */
export function renderLink(
  url: string,
  text: string,
  content: unknown = text,
  title: string | undefined = undefined,
): TemplateResult {
  const destination = linkDestination(url);
  return html`<a
    href=${url}
    dir=${content === text ? 'ltr' : 'auto'}
    target="_blank"
    rel="noopener noreferrer nofollow"
    title=${title || nothing}
    tabindex="-1"
    >${content}${showsDestination(text, destination) ? nothing : [' ', html`<bdi class="link-destination">${destination}</bdi>`]}</a
  >`;
}

/** Cuts off punctuation of the sentence around an address, and closing brackets that were not opened in it. */
function trimTrailingPunctuation(address: string): string {
  /** Surplus of each closing bracket. Counted once: counting at every step would be quadratic. */
  const unmatchedByBracket = new Map<string, number>();
  let end = address.length;
  for (; end > 0; end--) {
    const character = address[end - 1] ?? '';
    const opener = bracketPairs[character];
    if (opener === undefined) {
      if (trailingPunctuation.has(character)) continue;
      break;
    }
    const unmatched =
      unmatchedByBracket.get(character) ?? countBefore(address, end, character) - countBefore(address, end, opener);
    if (unmatched <= 0) break;
    unmatchedByBracket.set(character, unmatched - 1);
  }
  return address.slice(0, end);
}

function countBefore(text: string, end: number, character: string): number {
  let total = 0;
  for (let index = text.indexOf(character); index >= 0 && index < end; index = text.indexOf(character, index + 1))
    total++;
  return total;
}
