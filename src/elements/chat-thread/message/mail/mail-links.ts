import { sanitizeName } from '../../../internal/sanitize/sanitize-name.js';
import { linkDestination } from '../../../internal/sanitize/sanitize-url.js';
import { linkUrl } from '../links.js';

const maxLinks = 30;

/**
 * Links are found by pattern, not by parsing: parsing would report the e-mail's inline styles as violations of a strict
 * content security policy. The bounded repetitions prevent catastrophic backtracking.
 */
const anchorTagPattern = /<a\s([^<>]{1,2000})>([^<]{0,80})/gi;
const hrefPattern = /\bhref\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"']{1,2000}))/i;

/** Links of an e-mail, each URL once, with the first text inside the link. */
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

/** Decodes the entities that occur in addresses. */
const decodeEntities = (text: string): string =>
  text
    .replaceAll(/&(?:amp|#38|#x26);/gi, '&')
    .replaceAll(/&(?:quot|#34|#x22);/gi, '"')
    .replaceAll(/&nbsp;/gi, ' ');
