/** How a check ended. `skipped`: it does not apply here, or an earlier check says why it could not be made. */
export type CheckStatus = 'ok' | 'warning' | 'failed' | 'skipped';

/** The services beside the Agent Manager. */
export type ServiceName = 'admin' | 'routing' | 'conversations' | 'files' | 'reports' | 'customers' | 'announcements';

export type CheckName =
  | 'address'
  | 'server'
  | 'cors'
  | 'login'
  | 'socket-path'
  | 'socket-polling'
  | 'socket-websocket'
  | ServiceName
  | 'clock'
  | 'push';

/** What a check has found. The guide “Check a server” explains each. */
export type CheckCode =
  | 'ok'
  /** It answers; who is signed in decides about the rest. */
  | 'needs-sign-in'
  | 'no-url'
  | 'mixed-content'
  | 'unreachable'
  | 'unknown-host'
  | 'connection-refused'
  | 'bad-certificate'
  | 'timed-out'
  | 'blocked-by-policy'
  | 'cors'
  | 'missing'
  | 'forbidden'
  | 'wrong-answer'
  | 'server-error'
  | 'old-protocol'
  | 'no-upgrade'
  | 'clock-differs'
  | 'not-readable'
  | 'not-configured'
  | 'not-supported'
  | 'permission-denied'
  | 'permission-not-asked'
  | 'worker-missing'
  /** A browser knows, and this is none. */
  | 'not-in-browser'
  /** No page was named for which to check. */
  | 'no-origin'
  /** An earlier check says why. */
  | 'depends';

/** Why there was no answer that can be read. */
export type NetworkFailure = Extract<
  CheckCode,
  'unreachable' | 'unknown-host' | 'connection-refused' | 'bad-certificate' | 'timed-out' | 'blocked-by-policy' | 'cors'
>;

/** One line of a diagnosis. */
export interface Check {
  readonly name: CheckName;
  readonly status: CheckStatus;
  readonly code: CheckCode;
  /** What was found, in English. */
  readonly text: string;
  /** What to do about it, in English; empty when there is nothing to do. */
  readonly remedy: string;
  /** The address that was asked; null when none was. */
  readonly url: string | null;
  /** The status of the HTTP response; null without one. */
  readonly httpStatus: number | null;
  /** How long the check took, in milliseconds. */
  readonly durationMs: number;
  /** `clock` only: how far the server's clock is ahead of this one, in milliseconds. */
  readonly differenceMs: number | null;
}

/** What `session.diagnose()` and `agent-desk-check` find. */
export interface Diagnosis {
  readonly format: 'agent-desk-diagnosis/1';
  /** `failed` when one check failed, else `warning` when one warns, else `ok`. */
  readonly status: Exclude<CheckStatus, 'skipped'>;
  readonly takenAt: string;
  /** Version of this package. */
  readonly version: string;
  readonly runtime: 'browser' | 'node';
  /** The origin whose pages are to use the server; null when none was named. */
  readonly origin: string | null;
  readonly checks: readonly Check[];
}

/** A check without its words. */
export type CheckFinding = Pick<Check, 'name' | 'status' | 'code'> &
  Partial<Pick<Check, 'url' | 'httpStatus' | 'durationMs' | 'differenceMs'>>;

/** The status of all checks together. */
export function worstStatus(checks: readonly Pick<Check, 'status'>[]): Diagnosis['status'] {
  const has = (wanted: CheckStatus): boolean => checks.some(({ status }) => status === wanted);
  return has('failed') ? 'failed' : has('warning') ? 'warning' : 'ok';
}

/** A server clock that differs by less is no cause of anything; the desk follows it. */
export const clockToleranceMs = 30_000;
