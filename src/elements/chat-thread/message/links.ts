import { html, nothing, type TemplateResult } from 'lit';
import { linkDestination, sanitizeUrl } from '../../internal/sanitize/sanitize-url.js';
import { toMailtoUrl, toTelUrl } from './contact-urls.js';
import { findLinks, type FoundLink } from './find-links.js';

/** Splits a text into plain parts and links. */
export const linkify = (text: string): readonly (string | TemplateResult)[] =>
  renderWithLinks(text, findLinks(text), 0, text.length);

/** A range of a text with the links in it. */
export function renderWithLinks(
  text: string,
  links: readonly FoundLink[],
  from: number,
  to: number,
): readonly (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let consumed = from;
  for (const { start, end, url } of links) {
    if (start < from || end > to) continue;
    parts.push(text.slice(consumed, start), renderLink(url, text.slice(start, end)));
    consumed = end;
  }
  parts.push(text.slice(consumed, to));
  return parts;
}

/** The target of an explicit link: a safe http, https, mailto or tel URL; null for anything else. */
export const linkUrl = (address: string): string | null =>
  sanitizeUrl(address) ?? (/^tel:/i.test(address) ? toTelUrl(decodeNumber(address)) : null);

/** Programs write `tel:+49%2030%201234` and `tel://+49301234`. */
const decodeNumber = (address: string): string =>
  address.replace(/^tel:\/*/i, '').replaceAll(/%(?:20|2b|28|29|2f|c2%a0)/gi, decodeURIComponent);

/** The same for what people type into a field for an address: `www.shop.example`, `pim@mail.example`. */
export const typedUrl = (address: string): string | null => linkUrl(address) ?? linkUrl(completeAddress(address));

function completeAddress(address: string): string {
  if (/^www\.[^\s@]+$/i.test(address)) return `https://${address}`;
  return /[:/]/.test(address) ? '' : (toMailtoUrl(address) ?? '');
}

/** True if a link text already shows where the link leads. */
function showsDestination(text: string, destination: string, url: string): boolean {
  if (url.startsWith('tel:')) return toTelUrl(text) === url;
  const normalized = text
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:)/, '');
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
    >${content}${showsDestination(text, destination, url) ? nothing : [' ', html`<bdi class="link-destination">${destination}</bdi>`]}</a
  >`;
}
