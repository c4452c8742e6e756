/**
 * Who may call the emulator. It runs on developers' machines, where any page in the browser can send requests to it: the
 * `Host` shows names that an attacker has pointed at this machine, the `Origin` shows which page calls.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendResponse } from './http-router.js';

export interface AccessOptions {
  /** The name or address it listens on. */
  readonly host: string;
  /** The only origins allowed; empty is any, for everything but the control API. */
  readonly origins: readonly string[];
  /** Any origin and any address may use the control API. */
  readonly controlOpen: boolean;
  /** Pages of other origins may read the answers. Without it only those of the control API. */
  readonly cors?: boolean;
}

const wildcardHosts = new Set(['0.0.0.0', '::']);

export class AccessPolicy {
  readonly #hosts: ReadonlySet<string>;
  readonly #origins: ReadonlySet<string>;
  readonly #isWildcard: boolean;
  readonly #isControlOpen: boolean;
  readonly #hasCors: boolean;

  constructor({ host, origins, controlOpen, cors = true }: AccessOptions) {
    this.#hosts = new Set([hostName(urlHost(host)), ...origins.map((origin) => new URL(origin).hostname)]);
    this.#origins = new Set(origins);
    this.#isWildcard = wildcardHosts.has(host);
    this.#isControlOpen = controlOpen;
    this.#hasCors = cors;
  }

  /** Whether a request goes on. Refused requests and preflights are answered here; the others get their CORS headers. */
  admit(req: IncomingMessage, res: ServerResponse, isControl: boolean): boolean {
    const refusal = this.refusal(req, isControl);
    if (refusal !== null) {
      const body = { error: refusal, ...(isControl ? { field: '' } : { statusCode: 403, msg: refusal }) };
      sendResponse(res, { status: 403, body });
      return false;
    }
    this.#setCorsHeaders(req, res, isControl);
    if (req.method !== 'OPTIONS') return true;
    res.writeHead(204).end();
    return false;
  }

  /** Why a request is refused; null when it is not. */
  refusal(req: IncomingMessage, isControl: boolean): string | null {
    if (!this.#isServedHost(req)) return 'the host is not served here; see --host and --origin';
    if (isControl && !this.#isControlOpen && !isLoopback(req.socket.remoteAddress))
      return 'the control API accepts only callers on this machine';
    if (!this.#allowsOrigin(req.headers.origin, isControl)) return 'pages of this origin are not allowed; see --origin';
    return null;
  }

  /** Allows the page to read the response, always without credentials. */
  #setCorsHeaders(req: IncomingMessage, res: ServerResponse, isControl: boolean): void {
    if (!isControl && !this.#hasCors) return;
    const isAny = isControl ? this.#isControlOpen : this.#origins.size === 0;
    const allowed = isAny ? '*' : req.headers.origin;
    if (!isAny) res.setHeader('Vary', 'Origin');
    if (allowed === undefined) return;
    res.setHeader('Access-Control-Allow-Origin', allowed);
    res.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, DELETE, OPTIONS');
    const requestedHeaders = req.headers['access-control-request-headers'];
    res.setHeader('Access-Control-Allow-Headers', requestedHeaders ?? 'Content-Type, Authorization');
    res.setHeader('Access-Control-Expose-Headers', 'Content-Disposition, Content-Length');
    res.setHeader('Access-Control-Max-Age', '600');
    if (req.headers['access-control-request-private-network'] === 'true') {
      res.setHeader('Access-Control-Allow-Private-Network', 'true');
    }
  }

  #isServedHost(req: IncomingMessage): boolean {
    const name = hostName(req.headers.host ?? '');
    if (name === '') return false;
    if (isLoopbackName(name) || this.#hosts.has(name)) return true;
    return this.#isWildcard && name === hostName(urlHost(plainAddress(req.socket.localAddress ?? '')));
  }

  #allowsOrigin(origin: string | undefined, isControl: boolean): boolean {
    if (origin === undefined || this.#origins.has(origin)) return true;
    return isControl ? this.#isControlOpen || isLoopbackOrigin(origin) : this.#origins.size === 0;
  }
}

/** The serialized origins of an option. Throws a `RangeError` for what is no origin. */
export function parseOrigins(origin: string | readonly string[] | null): string[] {
  return [origin ?? []].flat().map((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || url.origin === 'null' || url.hostname.includes('*') || url.href !== `${url.origin}/`)
      throw new RangeError(`invalid origin: ${text}`);
    return url.origin;
  });
}

/** The host in the URLs of an emulator that listens on the given one. */
export function reachableHost(host: string): string {
  return wildcardHosts.has(host) ? '127.0.0.1' : urlHost(host);
}

/** Whether a caller's address is one of this machine's own loopback addresses. */
export function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address ?? '');
}

/** A host name or address as it is written in a URL. */
function urlHost(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

/** The name in a `Host` header, without the port, in its canonical form; '' for what is no host. */
function hostName(header: string): string {
  if (!/^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(header) || !URL.canParse(`http://${header}`)) return '';
  return new URL(`http://${header}`).hostname.replace(/\.$/, '');
}

function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || isLoopback(name);
}

function isLoopbackOrigin(origin: string): boolean {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  return url?.origin === origin && /^https?:$/.test(url.protocol) && isLoopbackName(url.hostname);
}

/** An IPv4 address that reached an IPv6 socket, as IPv4. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}
