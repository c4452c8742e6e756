import { readNetworkFailure } from '../../protocol/network-failure.js';
import { toAnswer, toRequestInit, type Probe, type ProbeRequest } from './probe.js';

/** Whether a browser would let a page of this origin send the request and read the answer. */
function allowsOrigin(response: Response, origin: string): boolean {
  const allowed = response.headers.get('access-control-allow-origin');
  return allowed === '*' || allowed === origin;
}

/** What a browser asks first: an asterisk does not include the header with the token. */
function allowsHeaders(response: Response, wanted: readonly string[]): boolean {
  const allowed = (response.headers.get('access-control-allow-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  return wanted.every((name) => allowed.includes(name) || (allowed.includes('*') && name !== 'authorization'));
}

/** Outside of a page, where every answer can be read. With an origin, it is checked whether a page of it could. */
export const createFetchProbe =
  ({
    timeoutMs,
    origin,
    send = fetch,
  }: {
    readonly timeoutMs: number;
    readonly origin: string | null;
    readonly send?: typeof fetch | undefined;
  }): Probe =>
  async (request) => {
    const sentAt = Date.now();
    const signal = AbortSignal.timeout(timeoutMs);
    const isSameOrigin = origin === new URL(request.url).origin;
    try {
      if (origin !== null && !isSameOrigin && !(await isPreflightAllowed(request, origin, send, signal)))
        return { failure: 'cors' };
      const init = toRequestInit(request);
      const headers = { ...init.headers, ...(origin !== null && { Origin: origin }) };
      // The first request includes the connection, which says nothing about the clock.
      const response = await send(request.url, { ...init, headers, signal });
      const answer = await toAnswer(response, sentAt);
      return origin === null || isSameOrigin || allowsOrigin(response, origin) ? answer : { failure: 'cors' };
    } catch (error) {
      return { failure: readNetworkFailure(error) };
    }
  };

/** Plain text, as of the socket, is sent without asking. Only services get the token. */
async function isPreflightAllowed(
  { url, method = 'GET', json, token }: ProbeRequest,
  origin: string,
  send: typeof fetch,
  signal: AbortSignal,
): Promise<boolean> {
  const wanted = [...(token === undefined ? [] : ['authorization']), ...(json === undefined ? [] : ['content-type'])];
  if (wanted.length === 0) return true;
  const response = await send(url, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': wanted.join(','),
    },
    signal,
  });
  await response.body?.cancel();
  return response.ok && allowsOrigin(response, origin) && allowsHeaders(response, wanted);
}
