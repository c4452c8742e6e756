import { html, nothing, type TemplateResult } from 'lit';
import { hostOf, mailUrl, safeUrl, telUrl } from '../internal/safe-url.js';

/** What can be in an address; whether it is one, `safeUrl` decides. */
const run = String.raw`[^\s<>"'\x60\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]+`;
const name = String.raw`[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}`;

/**
 * Where an address may begin: with its scheme, with `www.` (which nobody writes who means anything else), or with the
 * name of a mailbox. A bare `shop.example` is no link: it may as well be a file or the end of a sentence. No character is
 * looked at more than a few times, whatever the text.
 */
const candidates = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:https?://|mailto:|www\.(?=[\p{L}\p{N}]))${run}|(?<![\p{L}\p{N}_.+-])${name}`,
  'giu',
);
const schemed = new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:https?://|mailto:)${run}`, 'iuy');

const closing: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const punctuation: ReadonlySet<string> = new Set('.,;:!?…،؛؟。，！？*_~');

/** Text with the addresses in it made links. */
export function linked(text: string): readonly (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let done = 0;
  for (const match of text.matchAll(candidates)) {
    const address = withoutTail(match[0]);
    const url = urlOf(address);
    if (url === null) continue;
    parts.push(text.slice(done, match.index), renderLink(url, address));
    done = match.index + address.length;
  }
  parts.push(text.slice(done));
  return parts;
}

function urlOf(address: string): string | null {
  if (/^www\./i.test(address)) return safeUrl(`https://${address}`);
  return /^(?:https?:|mailto:)/i.test(address) ? safeUrl(address) : mailUrl(address);
}

/**
 * The address with a scheme that begins at a position of a text, empty when there is none, and how far was looked for it:
 * up to there nothing else is an address.
 */
export function addressAt(text: string, position: number): { readonly address: string; readonly looked: number } {
  schemed.lastIndex = position;
  const run = schemed.exec(text)?.[0] ?? '';
  const address = withoutTail(run);
  return { address: safeUrl(address) === null ? '' : address, looked: position + run.length };
}

/** Where a link that somebody wrote as one may lead: web, mail or telephone. Null for anything else. */
export const linkUrl = (address: string): string | null =>
  safeUrl(address) ?? (/^tel:/i.test(address) ? telUrl(address.slice('tel:'.length)) : null);

/** Where a link leads, in the fewest words that cannot mislead: host, mailbox or number. */
export const placeOf = (url: string): string => hostOf(url) || url.replace(/^tel:/, '');

/** A text says itself where the link under it leads. */
function says(text: string, place: string): boolean {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)/, '');
  if (/^\+?\d+$/.test(place)) return said.replaceAll(/[\s()./-]/g, '') === place;
  return said === place || (said.startsWith(place) && /^[/?#]\S*$/.test(said.slice(place.length)));
}

/**
 * A link to somewhere others named: opened apart, telling it nothing, and only when somebody asks for it. Words that
 * hide where it leads have that place written behind them.
 */
export function renderLink(
  url: string,
  text: string,
  content: unknown = text,
  title: string | undefined = undefined,
): TemplateResult {
  const place = placeOf(url);
  return html`<a
    href=${url}
    dir=${content === text ? 'ltr' : 'auto'}
    target="_blank"
    rel="noopener noreferrer nofollow"
    title=${title || nothing}
    tabindex="-1"
    >${content}${says(text, place) ? nothing : [' ', html`<bdi class="place">${place}</bdi>`]}</a
  >`;
}

/** Punctuation after an address belongs to the sentence, a closing bracket only if none was opened in the address. */
function withoutTail(address: string): string {
  /** By closing bracket: how many more of the pair are closed than opened; counted once, for addresses may be long. */
  const surplus = new Map<string, number>();
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1] ?? '';
    const opener = closing[last];
    if (opener === undefined) {
      if (punctuation.has(last)) continue;
      break;
    }
    const over = surplus.get(last) ?? count(address, end, last) - count(address, end, opener);
    if (over <= 0) break;
    surplus.set(last, over - 1);
  }
  return address.slice(0, end);
}

function count(text: string, end: number, character: string): number {
  let n = 0;
  for (let at = text.indexOf(character); at >= 0 && at < end; at = text.indexOf(character, at + 1)) n++;
  return n;
}
