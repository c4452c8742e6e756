import { sanitizeName } from '../../../internal/sanitize/sanitize-name.js';
import { linkUrl, linkDestination } from '../links.js';

/** More links are not listed. */
const maxLinks = 30;

/**
 * A link in markup, and the address in it. Not parsed: a page that allows no styles would hear of those in the mail. In two
 * steps, each with a limit and without a choice to go back to, so that no mail is long to read.
 */
const anchorTagPattern = /<a\s([^<>]{1,2000})>([^<]{0,80})/gi;
const hrefPattern = /\bhref\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"']{1,2000}))/i;

/** Where the links of a mail lead, each address once, with the words that begin under it. */
export function extractLinks(markup: string): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const [, attributes = '', label = ''] of markup.matchAll(anchorTagPattern)) {
    const [, doubleQuoted, singleQuoted, unquoted] = hrefPattern.exec(attributes) ?? [];
    const url = linkUrl(decodeEntities(doubleQuoted ?? singleQuoted ?? unquoted ?? '').trim());
    if (url === null || links.has(url)) continue;
    links.set(url, sanitizeName(decodeEntities(label).replaceAll(/\s+/g, ' ')).trim() || linkDestination(url));
    if (links.size === maxLinks) break;
  }
  return links;
}

/** The entities that are in addresses. */
const decodeEntities = (text: string): string =>
  text
    .replaceAll(/&(?:amp|#38|#x26);/gi, '&')
    .replaceAll(/&(?:quot|#34|#x22);/gi, '"')
    .replaceAll(/&nbsp;/gi, ' ');
