import { warnOnce } from '../browser/diagnostics.js';
import { hiddenInLabels } from '../domain/text/hidden-characters.js';

/** Comes with what is pasted; in a path it would make another address. */
const hiddenCharacters = new RegExp(`[${hiddenInLabels}]`, 'gu');
const clean = (given: string): string => given.replaceAll(hiddenCharacters, '').trim();

/** Without the slashes, browsers read it as a path of a page with the same scheme. */
const webAddress = /^(?:https?|wss?):[/\\]{2}/i;
/** A path relative to the page. Anything before it that looks like a host or a scheme lacks "https://". */
const relativeAddress = /^(?:\.{0,2}\/|(?!localhost\b|(?:https?|wss?)\/\/)[^/?#.:]+(?:[/?#]|$))/i;

/** Relative addresses refer to the page, where there is one. */
function parseUrl(text: string): URL | null {
  const base = (globalThis as { document?: { readonly baseURI: string } }).document?.baseURI;
  return URL.canParse(text, base) ? new URL(text, base) : null;
}

/**
 * The base address that a host wrote, for HTTP: `ws:` becomes `http:`, the fragment is dropped and the query is kept.
 * For anything else, why it is no address, in words.
 */
function readAddress(given: string): URL | string {
  const text = clean(given);
  if (!webAddress.test(text) && !relativeAddress.test(text)) return 'it needs "https://" or "http://" before the host';
  const parsed = parseUrl(text);
  const url = parsed && parseUrl(parsed.href.replace(/^ws/, 'http'));
  if (url === null || !webAddress.test(url.href)) return 'it cannot be read as a URL';
  if (url.username + url.password !== '') return 'a user name and password do not belong in it';
  url.hash = '';
  // Without a query, "?" would make it another address.
  url.search ||= '';
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}

/** The address of an Agent Manager or of a service. Null, with a warning that says why, for what is no address. */
export function parseAddress(given: string, name: string): URL | null {
  const address = readAddress(given);
  if (typeof address !== 'string') return address;
  // An empty address is a page that has not set one yet.
  if (clean(given) !== '') {
    warnOnce(
      `${name} is an address such as "https://cx.example.com/agent-manager". "${given}" cannot be used: ${address}.`,
    );
  }
  return null;
}

/** A path below a base address, with the queries of both. */
export function appendPath(base: URL, path: string): string {
  const [pathname = '', query = ''] = path.split('?', 2);
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/+$/, '')}/${pathname}`;
  url.search = [query, base.search.slice(1)].filter((part) => part !== '').join('&');
  return url.href;
}

/** The address of a service beside the Agent Manager. */
export function siblingAddress(manager: URL, servicePath: string): URL {
  const url = new URL(manager);
  url.pathname = `${manager.pathname.replace(/\/+$/, '').replace(/\/[^/]*$/, '')}/${servicePath}`;
  return url;
}
