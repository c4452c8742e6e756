import type { NetworkFailure } from '../domain/index.js';

/** What Node says about a request that failed, by its code. */
export function readNetworkFailure(error: unknown): NetworkFailure {
  if (error instanceof Error && /^(Timeout|Abort)Error$/.test(error.name)) return 'timed-out';
  const { cause = error } = error as { readonly cause?: unknown };
  const { code = '', errors = [] } = (cause ?? {}) as { readonly code?: string; readonly errors?: readonly unknown[] };
  if (code === '' && errors.length > 0) return readNetworkFailure(errors[0]);
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) return 'unknown-host';
  if (code === 'ECONNREFUSED') return 'connection-refused';
  if (/TIMEDOUT|TIMEOUT/.test(code)) return 'timed-out';
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code) ? 'bad-certificate' : 'unreachable';
}
