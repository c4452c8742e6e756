import { limitLabel } from '../../../../domain/text/limit-text.js';
import { cleanLabel } from '../../../../domain/text/label.js';
import { linkDestination } from '../../../internal/sanitize/sanitize-url.js';
import { findLinks } from '../find-links.js';
import { typedUrl } from '../links.js';
import { hasVisibleSize, isElement, isText, readSeenText, showsNothing, visitSeen } from './mail-nodes.js';

const maxLinks = 500;

/** The links and addresses that a person sees in a mail, each URL once, with the first words that lead there. */
export function readLinks(mail: Element): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  const base = readBase(mail);
  let linkDepth = 0;
  const isLink = (node: Element | Text): node is Element =>
    !isText(node) && (node.localName === 'a' || node.localName === 'area') && readLinkUrl(node, base) !== null;
  const add = (url: string | null, words: string): void => {
    if (url !== null && (links.get(url) ?? '') === '') links.set(url, words);
  };
  visitSeen(
    mail,
    (node) => {
      if (isLink(node)) {
        linkDepth++;
        add(readLinkUrl(node, base), readWords(node));
      } else if (isText(node) && linkDepth === 0 && node.parentElement?.localName !== 'textarea') {
        const { data } = node;
        for (const { url, start, end } of findLinks(data))
          if (
            (start > 0 || isApart(node, 'previousSibling')) &&
            (end < data.length || isApart(node, 'nextSibling')) &&
            hasVisibleSize(node.parentElement)
          )
            add(url, limitLabel(data.slice(start, end)));
      }
      return links.size < maxLinks;
    },
    (node) => {
      if (isLink(node)) linkDepth--;
    },
  );
  return new Map([...links].map(([url, words]) => [url, words || linkDestination(url)]));
}

const inlineElement = /^(?:abbr|b|bd[io]|big|em|font|i|ins|mark|small|span|strong|tt|u)$/;
const lineElement = /^(?:blockquote|br|center|div|dl|h[1-6r]|ol|p|pre|table|ul)$/;

/** True where the text before or after a text does not go on from it: an address that does is only a part of one. */
function isApart(text: Text, side: 'previousSibling' | 'nextSibling'): boolean {
  let node: Node = text;
  for (;;) {
    const sibling = node[side];
    const { parentElement } = node;
    if (sibling === null) {
      if (parentElement === null || !inlineElement.test(parentElement.localName)) return true;
      node = parentElement;
      continue;
    }
    if (isElement(sibling) && lineElement.test(sibling.localName)) return true;
    const isSeen = isText(sibling) || (isElement(sibling) && !showsNothing(sibling));
    const words = isSeen ? (sibling.textContent ?? '') : '';
    if (words !== '') return /\s/.test(words.at(side === 'nextSibling' ? 0 : -1) ?? '');
    node = sibling;
  }
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
  return typedUrl(resolveAddress(address, base));
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
