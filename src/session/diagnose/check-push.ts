import type { CheckFinding } from '../../domain/index.js';
import type { PushBrowser } from '../push/push-browser.js';
import type { PushOptions } from '../push/push-options.js';

const name = 'push';

/** Whether pushes can arrive in this browser. Asks for no permission, and registers nothing. */
export async function checkPush(
  options: PushOptions | null,
  browser: PushBrowser,
  timeoutMs: number,
  send: typeof fetch = fetch,
): Promise<CheckFinding> {
  if (options === null) return { name, status: 'skipped', code: 'not-configured' };
  if (!browser.isSupported) return { name, status: 'failed', code: 'not-supported' };
  const startedAt = performance.now();
  // The site's own worker is registered by the site.
  if (options.registration === undefined) {
    const url = new URL(options.worker ?? '/agent-desk-sw.js', document.baseURI).href;
    const httpStatus = await findScript(url, timeoutMs, send);
    const finding = { name, url, durationMs: performance.now() - startedAt } as const;
    if (httpStatus !== 'ok') return { ...finding, status: 'failed', code: 'worker-missing', httpStatus };
  }
  const durationMs = performance.now() - startedAt;
  switch (browser.permission()) {
    case 'denied':
      return { name, status: 'failed', code: 'permission-denied', durationMs };
    case 'default':
      return { name, status: 'warning', code: 'permission-not-asked', durationMs };
    default:
      return { name, status: 'ok', code: 'ok', durationMs };
  }
}

/** `ok`, or the status of what is there instead; null when nothing answers. */
async function findScript(url: string, timeoutMs: number, send: typeof fetch): Promise<'ok' | number | null> {
  try {
    const response = await send(url, { cache: 'no-store', signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    const isScript = /javascript/i.test(response.headers.get('content-type') ?? '');
    return response.ok && isScript ? 'ok' : response.status;
  } catch {
    return null;
  }
}
