import type { Diagnosis } from '../../domain/index.js';
import type { PushBrowser } from '../push/push-browser.js';
import type { SessionEnvironment } from '../session-environment.js';
import { withTimeout } from '../with-timeout.js';
import { createBrowserProbe, createBrowserSocketProbe } from './browser-probe.js';
import { checkPush } from './check-push.js';
import { createFetchProbe } from './fetch-probe.js';
import { runChecks } from './run-checks.js';

/** The longest time of one request (ms). */
const timeoutMs = 8_000;

/** Checks the server of a session from where it runs. */
export async function diagnose(
  environment: SessionEnvironment,
  { browser, fetch: send }: { readonly browser?: PushBrowser; readonly fetch?: typeof fetch },
): Promise<Diagnosis> {
  const { options, address, clock } = environment;
  const isInPage = typeof document !== 'undefined';
  const hasSocket = typeof WebSocket !== 'undefined';
  return runChecks({
    url: address?.href ?? options.url,
    services: options.services,
    runtime: isInPage ? 'browser' : 'node',
    origin: isInPage ? globalThis.origin : null,
    probe: isInPage ? createBrowserProbe(timeoutMs, send) : createFetchProbe({ timeoutMs, origin: null, send }),
    probeSocket: hasSocket ? createBrowserSocketProbe(timeoutMs) : null,
    token: await readToken(environment),
    clockDifferenceMs: clock.differenceMs,
    ...(isInPage && {
      checkPush: async () => {
        // The code of push is there where push is set up.
        const { defaultPushBrowser } = await import('../push/push-client.js');
        return checkPush(options.push, browser ?? defaultPushBrowser, timeoutMs, send);
      },
    }),
  });
}

/** The agent's token, as requests send it. Without one the checks go on. */
async function readToken({ options, credentials, store, time }: SessionEnvironment): Promise<string | null> {
  if (store.state.agent === null) return null;
  const { token } = options;
  if (typeof token !== 'function') return token ?? credentials.loginToken;
  const asked = new Promise<unknown>((resolve) => resolve(token({ refused: null })));
  const answer = await withTimeout(asked, timeoutMs, time).catch(() => null);
  return typeof answer === 'string' && answer.trim() !== '' ? answer.trim() : null;
}
