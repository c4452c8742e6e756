import { hiddenInUrls } from '../../internal/sanitize/hidden-characters.js';
import { sanitizeUrl, toMailtoUrl } from '../../internal/sanitize/sanitize-url.js';

/** An address in a text. */
export interface FoundLink {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

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
const bracketPairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const trailingPunctuation: ReadonlySet<string> = new Set('.,;:!?…،؛؟。，！？*_~');

/** The addresses in a text, in order. */
export function findLinks(text: string): readonly FoundLink[] {
  const links: FoundLink[] = [];
  for (const match of text.matchAll(linkPattern)) {
    const address = trimTrailingPunctuation(match[0]);
    const url = toUrl(address);
    if (url !== null) links.push({ start: match.index, end: match.index + address.length, url });
  }
  return links;
}

function toUrl(address: string): string | null {
  if (/^www\./i.test(address)) return sanitizeUrl(`https://${address}`);
  return /^(?:https?:|mailto:)/i.test(address) ? sanitizeUrl(address) : toMailtoUrl(address);
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
