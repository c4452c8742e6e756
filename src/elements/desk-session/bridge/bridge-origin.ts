import { cleanLabel } from '../../../domain/text/label.js';

/** An origin to post to, or why there is none. */
export type BridgeOrigin = { readonly origin: string } | { readonly problem: string };

const problem = (text: string): BridgeOrigin => ({ problem: `bridge-origin ${text} Nothing is posted.` });

/**
 * Reads `bridge-origin`, which names exactly one site. `parentOrigin` is that of the page around this one, in browsers with
 * `ancestorOrigins`.
 */
export function readBridgeOrigin(value: string, parentOrigin: string | null): BridgeOrigin {
  const text = cleanLabel(value).trim();
  if (text === '')
    return problem('is empty: write the origin of the page around this one, such as "https://crm.example.com".');
  if (/[*,\s]/.test(text)) return problem(`is "${text}", but has to name one site, such as "https://crm.example.com".`);
  const url = parseUrl(text);
  if (url === null) return problem(`is "${text}", which is no origin: write one such as "https://crm.example.com".`);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return problem(`is "${text}", which names no site: write an origin with https, such as "https://crm.example.com".`);
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    return problem(`is "${text}": write the origin alone, "${url.origin}".`);
  }
  // A sandboxed parent has no origin that could be named.
  if (parentOrigin === 'null')
    return problem(`is "${text}", but the page around this one is sandboxed and has no origin.`);
  if (parentOrigin !== null && parentOrigin !== url.origin) {
    return problem(`is "${url.origin}", but the page around this one is of "${parentOrigin}".`);
  }
  return { origin: url.origin };
}

/** Without `//` the browser would repair it to something that was perhaps not meant. */
const parseUrl = (text: string): URL | null =>
  /^[a-z][a-z\d+.-]*:/i.test(text) && URL.canParse(text) && (/^https?:\/\//i.test(text) || !/^https?:/i.test(text))
    ? new URL(text)
    : null;
