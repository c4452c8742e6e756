import type { NetworkFailure } from '../../domain/index.js';
import { isTimeout, toAnswer, toRequestInit, type Probe, type ProbeSocket } from './probe.js';

/** Calls `run`, and says whether the policy of the page blocked a request to this origin meanwhile. */
async function watchPolicy<Result>(
  url: string,
  run: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly isBlocked: boolean }> {
  const target = globalThis.document as Document | undefined;
  const { host } = new URL(url);
  let isBlocked = false;
  const handleViolation = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective === 'connect-src' && URL.canParse(blockedURI) && new URL(blockedURI).host === host)
      isBlocked = true;
  };
  target?.addEventListener('securitypolicyviolation', handleViolation);
  try {
    const result = await run();
    // A violation is reported in a task of its own, perhaps after the request has failed.
    await new Promise((resolve) => setTimeout(resolve));
    return { result, isBlocked };
  } finally {
    target?.removeEventListener('securitypolicyviolation', handleViolation);
  }
}

/** What the page may not read fails like what cannot be reached: a second request, whose answer is not read, tells them apart. */
export const createBrowserProbe =
  (timeoutMs: number, send: typeof fetch = fetch): Probe =>
  async (request) => {
    const fetchOnce = (init: RequestInit) => send(request.url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const sentAt = Date.now();
    let failure: NetworkFailure = 'unreachable';
    const { result, isBlocked } = await watchPolicy(request.url, async () => {
      try {
        return await toAnswer(await fetchOnce(toRequestInit(request)), sentAt);
      } catch (error) {
        if (isTimeout(error)) {
          failure = 'timed-out';
          return null;
        }
      }
      await fetchOnce({ mode: 'no-cors', credentials: 'omit', cache: 'no-store' }).then(
        () => (failure = 'cors'),
        (error: unknown) => (failure = isTimeout(error) ? 'timed-out' : 'unreachable'),
      );
      return null;
    });
    if (result !== null) return result;
    return { failure: isBlocked ? 'blocked-by-policy' : failure };
  };

export const createBrowserSocketProbe =
  (timeoutMs: number): ProbeSocket =>
  async (url) => {
    const { result, isBlocked } = await watchPolicy(url, async () => {
      let socket: WebSocket;
      try {
        socket = new WebSocket(url);
      } catch {
        // A page of https does not open ws:.
        return { failure: 'unreachable' as const };
      }
      return new Promise<Awaited<ReturnType<ProbeSocket>>>((resolve) => {
        const timer = setTimeout(() => finish({ failure: 'timed-out' }), timeoutMs);
        const finish = (found: Awaited<ReturnType<ProbeSocket>>): void => {
          clearTimeout(timer);
          socket.onmessage = socket.onerror = socket.onclose = null;
          socket.close();
          resolve(found);
        };
        socket.onmessage = ({ data }) => finish({ message: String(data) });
        socket.onerror = socket.onclose = () => finish({ failure: 'unreachable' });
      });
    });
    return isBlocked ? { failure: 'blocked-by-policy' } : result;
  };
