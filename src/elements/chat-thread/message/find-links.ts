import { hiddenInUrls } from '../../../domain/text/hidden-characters.js';
import { addressPattern } from '../../internal/format/markup.js';
import { sanitizeUrl } from '../../internal/sanitize/sanitize-url.js';
import { LinkifyIt } from './text-libraries.js';

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
/** A letter or symbol that no address begins with: `见https://shop.example`, `👉pim@mail.example`, `❤️pim@mail.example`. */
const foreign = String.raw`(?:[^\p{ASCII}\p{Script=Latin}\p{M}]\p{M}*|[\ufe0f\u20e3])`;
/** Words before a colon that are no scheme, as `sip:` is one. */
const mailLabel = String.raw`(?:mail|\b(?:to|from|b?cc|contact|kontakt|an|von|address|adresse|courriel|correo)|[^\0-\x7f])`;
const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;

/**
 * What ends an address, or does not belong to it, and is read as a space for finding: hidden characters, full-width signs,
 * typographic quotes and dashes, letters of scripts without spaces and emoji after a Latin letter, and what is glued to its beginning.
 */
const separators = new RegExp(
  [
    String.raw`["${hiddenInUrls}\u2010-\u201f\u2026\u2039\u203a\xab\xbb\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\x60]`,
    '&(?:quot|[lg]t|nbsp|apos|#39);',
    `${foreign}(?=${anyScheme}|${mailbox})`,
    // An address in the query of another one is a part of that.
    String.raw`[=+|~$^,;_](?=${anyScheme})(?<!://\S{1,500}[?&#][^\s?&#=]{0,64}=)`,
    String.raw`(?<=[A-Za-z0-9])${unspaced}|(?<=[A-Za-z0-9/])\p{Extended_Pictographic}`,
    String.raw`(?<=^|[\s("<[{,;])['*~.!=+^&$}-]+(?=${mailbox})`,
    String.raw`(?:(?<=${mailLabel}):|(?<=(?:^|\s)(?:e-?)?mail)=|[,;[{|])(?=${mailbox})`,
  ].join('|'),
  'giu',
);

/** Signs in the middle of words, with which a path goes on: `/wiki/Col·legi`, `/wiki/1914–1918`, `/wiki/L’Aquila`. A dash ends a host. */
const wordSigns = new RegExp(
  String.raw`(?:(?<=\p{L})[·・](?=\p{L})|(?<=[^\s:/][/?#]\S{0,500}[\p{L}\p{N}])–(?=[\p{L}\p{N}])|(?<=[/_-]\p{L}{1,2})’(?=\p{L})(?!s\b))(?!${anyScheme}|${mailbox})`,
  'giu',
);

/** The addresses in a text, in order. Each begins and ends where a reader sees it begin and end. */
export function findLinks(text: string): readonly FoundLink[] {
  if (!addressPattern.test(text)) return [];
  const links: FoundLink[] = [];
  const spaced = text.replaceAll(wordSigns, '-').replaceAll(separators, (found) => ' '.repeat(found.length));
  for (const { schema, index: start, lastIndex } of finder.match(spaced) ?? []) {
    const isMail = schema === 'mailto:';
    const address = trimSentence(trimHost(text.slice(start, lastIndex), text.slice(lastIndex, lastIndex + 3)), {
      isMail,
      before: text[start - 1],
    });
    const end = start + address.length;
    if (isPartial(text, start, end, { isMail, hasPath: /[^/:][/?#]/.test(address) })) continue;
    const url = sanitizeUrl(
      schema === 'www.' ? `https://${address}` : address.replace(/^(?:mailto:)?(?=[^:]*@)/i, 'mailto:'),
    );
    if (url !== null && isHost(readHost(address), { isMail, url })) links.push({ start, end, url });
  }
  return links;
}

const hostStart = /^(?:[a-z]+:\/\/|[^@/?#]*@)?/i;
const readHost = (address: string): string =>
  /^(?:\[[^\]]*\]|[\p{L}\p{N}\p{M}.-]*)/u.exec(address.replace(hostStart, ''))?.[0] ?? '';

/**
 * Ends an address after its host where a character follows that neither belongs to a host nor begins a path, and where
 * another script or address is glued to it: `https://shop.exampleдом`, `https://a.examplehttps://b.example`.
 */
function trimHost(address: string, after: string): string {
  const prefix = hostStart.exec(address)?.[0] ?? '';
  const host = readHost(address);
  const rest = address.slice(prefix.length + host.length);
  if (/^(?:[/?#]|:\d)/.test(rest)) return address;
  const cut = after === '://' ? host.replace(/https?$/i, '') : host.replace(mixedEnding, '');
  return prefix + cut;
}

/** Letters of another script after Latin ones, in the last part of a host. */
const mixedEnding = /(?<=\.[a-z0-9-]*[a-z])[^ -~\p{Script=Latin}\p{M}][^.]*$/iu;

/** True for what looks like a host, and leads to where it seems to lead: not `1.2`, which is read as `1.0.0.2`. */
function isHost(host: string, { isMail, url }: { readonly isMail: boolean; readonly url: string }): boolean {
  if (mixedEnding.test(host)) return false;
  // `lodash@4.17.21` is a version, and `icon@2x.png` a file.
  if (isMail) return /\.[^.]*\p{L}[^.]+$/u.test(host) && !/^\dx\./i.test(host) && !/^mailto:[^@]*[?#%/]/i.test(url);
  const { hostname } = new URL(url);
  return !/^[\d.]+$/.test(hostname) || hostname === host;
}

/** Cuts off marks of emphasis, and the next sentence where the space is missing: `pim@mail.example.And then`. */
function trimSentence(
  address: string,
  { isMail, before }: { readonly isMail: boolean; readonly before: string | undefined },
): string {
  const withoutMarks = address
    .replace(/\[\/[a-z]+\]$/i, '')
    // `<https://shop.example|Shop>` and `'https://shop.example','x'`
    .replace(before === "'" && !isMail ? /'.*/ : before === '<' || before === '[' ? /\|.*/ : '', '')
    .replace(before === '_' ? /[*~|:?!.,;_]+$/ : /(?:[*~|:?!.,;]|:-)+$/, '');
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
  if (isShortened.test(after) && (!hasPath || goesOn.test(after) || lacksPart.test(text.slice(0, end)))) return true;
  if (isMail)
    return (
      nameGoesOn.test(text.slice(Math.max(0, start - 2), start)) ||
      /[@/\\]/.test(before) ||
      /^(?:@|:\/?[^\s\p{P}])/u.test(after) ||
      continuesHost.test(after)
    );
  const address = text.slice(start, end);
  if (/^www/i.test(address) && /[.@/\\-]/.test(before)) return true;
  if (hasPath) return false;
  // A user name before the host, or a host that goes on in another script.
  if (/^(?::[^\s/]*)?@/.test(after) || continuesHost.test(after)) return true;
  // A name without a dot is one only where nothing follows: `https://shop。example` is another host.
  return /^[a-z]+:\/\/[^.[]+$/i.test(address) && !endsAddress.test(after);
}

/**
 * One ellipsis: two are the Chinese sign. After a path, it also ends sentences, and the rest at least leads to the same
 * host, but for these.
 */
const isShortened = /^…(?!…)/;
const goesOn = /^…[\w/&=#%-]/;
const lacksPart = /[/=&?#_-]$|%[\da-f]?$/i;

/** A sign within a name, with which only the end of an address was found: `o’brien@mail.example`. */
const nameGoesOn = new RegExp(
  String.raw`[\p{Script=Latin}\p{N}][\u2010\u2011\u2018\u2019\u02bc\xb4\x60${hiddenInUrls}]$`,
  'u',
);
const continuesHost = /^(?:[\p{L}\p{N}\p{M}·・-]+\.[\p{L}\p{N}]|\.\.[\p{L}\p{N}]|%[\da-f]{2})/iu;
const endsAddress = /^(?:[.,;:!?)\]}>"'*~|`_]*(?:(?!\ufeff)\s|$))/;
