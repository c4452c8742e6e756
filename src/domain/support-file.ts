import type { AgentState, ChannelState } from './agent.js';
import type { ConnectionProblem, ConnectionStatus } from './connection-state.js';
import type { Check, Diagnosis } from './diagnosis.js';
import type { PushState } from './push-notification.js';
import type { StorageProblem } from './storage-problem.js';
import type { TelemetryEvent, TelemetryEventName, UnplainFields } from './telemetry.js';

/** Releases: digits and dots only. */
export interface SupportVersions {
  readonly package: string;
  /** The option `server`. */
  readonly server: string;
}

/** The parts of a support file, each a list of records or one record. Every field is a number, a flag, or a word of a closed list. */
export interface SupportParts {
  readonly browser: {
    readonly engine: 'chromium' | 'firefox' | 'webkit' | 'other';
    /** Its major version; 0 when it is not known. */
    readonly version: number;
    readonly isMobile: boolean;
    readonly isOnline: boolean;
    readonly isSecure: boolean;
    readonly isVisible: boolean;
    /** How long the page is open, in milliseconds. */
    readonly pageAgeMs: number;
  };
  readonly settings: {
    readonly replyMode: 'reuse-id' | 'reference';
    readonly tabs: 'share' | 'single';
    readonly outbox: 'indexeddb' | 'memory';
    readonly isAutoAnswer: boolean;
    readonly hasOwnToken: boolean;
    readonly hasPush: boolean;
    readonly hasTelemetry: boolean;
    readonly isDebug: boolean;
    /** Services whose address is set. */
    readonly ownServices: number;
  };
  readonly state: {
    readonly connection: ConnectionStatus;
    readonly problem: ConnectionProblem['code'] | 'none';
    readonly isOutage: boolean;
    /** This tab has the connection; true also when tabs share nothing. */
    readonly isLeading: boolean;
    readonly agent: AgentState | 'none';
    readonly offers: number;
    readonly conversations: number;
    /** Requests and messages that are not finished. */
    readonly pending: number;
    readonly credentials: 'valid' | 'expired';
    readonly storage: StorageProblem | 'ok';
    readonly push: PushState | 'none';
    /** How far the server's clock is ahead, in milliseconds; 0 also while it is not known. */
    readonly clockDifferenceMs: number;
  };
  readonly channel: { readonly state: ChannelState };
  readonly connectionChange: {
    /** When, by the clock of this machine, in epoch milliseconds. */
    readonly at: number;
    readonly status: ConnectionStatus;
    readonly problem: ConnectionProblem['code'] | 'none';
  };
  readonly check: Pick<Check, 'name' | 'status' | 'code' | 'durationMs'> & {
    /** 0 without a response. */
    readonly httpStatus: number;
    readonly differenceMs: number;
  };
  readonly error: { readonly name: TelemetryEventName; readonly count: number };
}

type RequireNone<Fields extends never> = Fields;

/** A compile error here: a support file has a field that could hold personal data. */
export type PlainSupportParts = RequireNone<UnplainFields<SupportParts>>;

/**
 * What an agent can send to their support: how the desk and its connection are and were. No texts, no names, no addresses, no
 * tokens.
 */
export interface SupportFile {
  readonly format: 'agent-desk-support/1';
  /** By the clock of this machine, in epoch milliseconds. */
  readonly createdAt: number;
  readonly versions: SupportVersions;
  readonly browser: SupportParts['browser'];
  readonly settings: SupportParts['settings'];
  readonly state: SupportParts['state'];
  readonly channels: readonly SupportParts['channel'][];
  readonly connectionHistory: readonly SupportParts['connectionChange'][];
  /** The check of the server; its status is `skipped` when it could not be made. */
  readonly diagnosis: {
    readonly status: Diagnosis['status'] | 'skipped';
    readonly checks: readonly SupportParts['check'][];
  };
  readonly telemetry: readonly TelemetryEvent[];
  /** How often each kind of error happened lately. */
  readonly errors: readonly SupportParts['error'][];
}
