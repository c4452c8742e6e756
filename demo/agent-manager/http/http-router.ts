/** A small router for node:http: paths with `:params`, JSON bodies, size limits. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface RequestContext {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; an empty object without a body, and for routes that read the stream themselves. */
  readonly body: unknown;
  readonly req: IncomingMessage;
}

export interface RouteResponse {
  readonly status?: number;
  readonly body?: unknown;
  /** A file instead of a JSON body, with headers that replace those of JSON. */
  readonly file?: { readonly bytes: Buffer; readonly headers: Readonly<Record<string, string>> };
}

export type Handler = (context: RequestContext) => RouteResponse | Promise<RouteResponse>;

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: Handler;
  /** The handler reads the request stream. */
  readonly raw?: boolean;
}

/** An error response; handlers throw it. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super(`HTTP ${String(status)}`);
  }
}

interface CompiledRoute extends Route {
  readonly parts: readonly string[];
}

export class Router {
  readonly #routes: CompiledRoute[] = [];
  readonly #maxBodyBytes: number;

  constructor(maxBodyBytes: number) {
    this.#maxBodyBytes = maxBodyBytes;
  }

  add(method: string, path: string, handler: Handler, raw = false): void {
    this.#routes.push({ method, path, handler, raw, parts: splitPath(path) });
  }

  /** Runs the matching route; null when there is none. */
  async run(req: IncomingMessage, path: string, query: URLSearchParams): Promise<RouteResponse | null> {
    const method = req.method ?? 'GET';
    const parts = splitPath(path);
    let hasOtherMethod = false;
    for (const route of this.#routes) {
      const params = matchPath(route.parts, parts);
      if (!params) continue;
      if (route.method !== method) {
        hasOtherMethod = true;
        continue;
      }
      const body = route.raw || method === 'GET' || method === 'HEAD' ? {} : await readJson(req, this.#maxBodyBytes);
      return await route.handler({ method, path, params, query, body, req });
    }
    if (hasOtherMethod) throw new HttpError(405, { error: 'method not allowed' });
    return null;
  }
}

function splitPath(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function matchPath(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (let i = 0; i < pattern.length; i += 1) {
    const expected = pattern[i] ?? '';
    const actual = parts[i] ?? '';
    if (expected.startsWith(':')) {
      try {
        params[expected.slice(1)] = decodeURIComponent(actual);
      } catch {
        return null;
      }
    } else if (expected !== actual) {
      return null;
    }
  }
  return params;
}

async function readJson(req: IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read an oversized body to its end: a client that is cut off while sending does not see the response.
    if (size <= maxBytes) chunks.push(chunk);
  }
  if (size > maxBytes)
    throw new HttpError(413, { error: 'the body is too large', statusCode: 413, msg: 'the body is too large' });
  if (size === 0) return {};
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new HttpError(400, { error: 'the body is not JSON', statusCode: 400, msg: 'the body is not JSON' });
  }
}

/** The URL of a request; an invalid target counts as the root. */
export function requestUrl(req: IncomingMessage): URL {
  const origin = 'http://emulator.invalid';
  const target = req.url ?? '/';
  return new URL(URL.canParse(target, origin) ? target : '/', origin);
}

/** What a proxy answers where nothing is: a page, not JSON. */
export const proxyNotFound: RouteResponse = {
  status: 404,
  file: {
    bytes: Buffer.from('<html><head><title>404 Not Found</title></head><body>404 Not Found</body></html>'),
    headers: { 'Content-Type': 'text/html' },
  },
};

export function sendResponse(res: ServerResponse, { status = 200, body = {}, file }: RouteResponse): void {
  if (res.headersSent) return;
  const content = file?.bytes ?? Buffer.from(JSON.stringify(body));
  const headers = file?.headers ?? {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  };
  res.writeHead(status, { ...headers, 'X-Content-Type-Options': 'nosniff', 'Content-Length': content.byteLength });
  res.end(content);
}
