import { LinkifyIt } from 'linkify-it';
import { hiddenInUrls } from '../../../domain/hidden-characters.js';
import { sanitizeUrl } from '../../internal/sanitize/sanitize-url.js';

/** An address in a text. */
export interface FoundLink {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

/**
 * Finds addresses with a scheme, with `www.`, and e-mail addresses. A bare `shop.example` is not one: it may be a file name
 * or a missing space between sentences.
 */
const finder = new LinkifyIt()
  .add('ftp:', null)
  .add('//', null)
  .add('www.', {
    validate: (text, position, { re }) => {
      const host = re.get_relative_proto_validator();
      host.lastIndex = position;
      return host.exec(text)?.[0].length ?? 0;
    },
  });

const anyScheme = String.raw`(?:https?://|www\.|mailto:)`;
const mailbox = String.raw`[A-Za-z0-9][A-Za-z0-9._+&='-]{0,63}@`;
/** A letter or symbol that no address begins with: `见https://shop.example`, `👉pim@mail.example`. */
const foreign = String.raw`[^\p{ASCII}\p{Script=Latin}\p{M}]`;
const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;

/**
 * What ends an address, or does not belong to it, and is read as a space for finding: hidden characters, full-width signs,
 * typographic quotes and dashes, letters of scripts without spaces and emoji after a Latin letter, and what is glued to its beginning.
 */
const separators = new RegExp(
  [
    String.raw`[${hiddenInUrls}\u2010-\u201f\u2026\u2039\u203a\xab\xbb\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\x60]`,
    `${foreign}(?=${anyScheme}|${mailbox})`,
    String.raw`[=+|~$^,;](?=${anyScheme})`,
    String.raw`(?<=[A-Za-z0-9])${unspaced}|(?<=[A-Za-z0-9/])\p{Extended_Pictographic}`,
    String.raw`(?<=^|[\s("<[{,;])['*~.!-]+(?=${mailbox})`,
    String.raw`(?:(?<=mail):|[,;[{|])(?=${mailbox})`,
  ].join('|'),
  'giu',
);

/** The addresses in a text, in order. Each begins and ends where a reader sees it begin and end. */
export function findLinks(text: string): readonly FoundLink[] {
  if (!/:\/\/|www\.|@/i.test(text)) return [];
  const links: FoundLink[] = [];
  const spaced = text.replaceAll(separators, (found) => ' '.repeat(found.length));
  for (const { schema, index: start, lastIndex } of finder.match(spaced) ?? []) {
    const isMail = schema === 'mailto:';
    const address = trimSentence(text.slice(start, lastIndex), isMail);
    const end = start + address.length;
    if (isPartial(text, start, end, { isMail, hasPath: /[^/:][/?#]/.test(address) })) continue;
    const url = sanitizeUrl(
      schema === 'www.' ? `https://${address}` : address.replace(/^(?:mailto:)?(?=[^:]*@)/i, 'mailto:'),
    );
    if (url !== null && !/^mailto:[^@]*[?#%/]/i.test(url)) links.push({ start, end, url });
  }
  return links;
}

/** Cuts off marks of emphasis, and the next sentence where the space is missing: `pim@mail.example.And then`. */
function trimSentence(address: string, isMail: boolean): string {
  const withoutMarks = address.replace(/[*~]+$/, '');
  const isHostOnly = isMail || !/[^/:][/?#]/.test(address);
  return isHostOnly ? withoutMarks.replace(/(?<=\.[a-z0-9-]+)\.\p{Lu}\p{Ll}*$/u, '') : withoutMarks;
}

/** True if what was found is only a part of an address, which leads to somewhere else or nowhere. */
function isPartial(
  text: string,
  start: number,
  end: number,
  { isMail, hasPath }: { readonly isMail: boolean; readonly hasPath: boolean },
): boolean {
  const before = text.slice(Math.max(0, start - 1), start);
  const after = text.slice(end, end + 80);
  if (isMail) return /[@/\\]/.test(before) || /^(?:@|:[^\s\p{P}])/u.test(after) || continuesHost.test(after);
  if (/^www/i.test(text.slice(start, end)) && /[.@/\\-]/.test(before)) return true;
  // A user name before the host, or a host that goes on in another script.
  return !hasPath && (/^(?::[^\s/]*)?@/.test(after) || continuesHost.test(after));
}

const continuesHost = /^[\p{L}\p{N}\p{M}-]+\.[\p{L}\p{N}]/u;
