import type { ConnectionProblem, ConnectionStatus } from './connection-state.js';
import type { CommandOutcome, CommandType } from './commands.js';
import type { WithdrawReason } from './task.js';

/** What took time. */
interface Took {
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
}

/** Tags that can be named; `inner` is any element inside them. */
export const telemetryElements = [
  'agent-desk',
  'agent-login',
  'agent-state-switch',
  'chat-thread',
  'conversation-list',
  'customer-card',
  'customer-history',
  'desk-announcements',
  'pull-queue',
  'raised-hands',
  'supervisor-panel',
  'task-offer',
  'team-wallboard',
  'inner',
] as const;

/** Kinds of errors that can be named; their texts never are. */
export const telemetryErrors = [
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'URIError',
  'DOMException',
  'other',
] as const;

/** Where in an element an error was caught. */
export const telemetryPlaces = ['render', 'updated', 'message', 'item', 'announcement'] as const;

/**
 * What a `telemetry` hook gets, by name. No personal data: every field is a number, a flag, or a word of a closed list, which
 * the compiler checks below.
 */
export interface TelemetryEventMap {
  /** A sign-in with a name and a password finished. */
  'sign-in': Took & {
    /** `done`, or why it failed. */
    readonly outcome: 'done' | ConnectionProblem['code'];
  };
  /** The connection is open, from the first attempt on. */
  connect: Took & {
    /** Whether this session was connected before. */
    readonly kind: 'first' | 'again';
  };
  /** The connection was lost or ended, after it was open for this long. */
  disconnect: Took & {
    /** The status since then. */
    readonly status: ConnectionStatus;
    /** Why, if the server or the session said so. */
    readonly code: ConnectionProblem['code'] | 'none';
  };
  /** The agent accepted an offer, from its arrival to the accept. */
  'offer-accepted': Took;
  /** An offer ended without being accepted here, from its arrival on. */
  'offer-missed': Took & {
    /** Why it ended. */
    readonly reason: WithdrawReason;
  };
  /** The server confirmed a message of the agent, from Send on. */
  'message-confirmed': Took;
  /** A message of the agent was not delivered, from Send on. */
  'message-failed': Took & {
    /** How it ended. */
    readonly outcome: Exclude<CommandOutcome['status'], 'confirmed'>;
  };
  /** Any other command finished, from the request of the agent or the page on. */
  command: Took & {
    /** What was requested. */
    readonly command: Exclude<CommandType, 'send-message'>;
    /** How it ended. */
    readonly outcome: CommandOutcome['status'];
  };
  /** An error was caught in an element; the event `element-error` has the error itself. */
  'render-error': {
    /** The element. */
    readonly element: (typeof telemetryElements)[number];
    /** What failed. */
    readonly where: (typeof telemetryPlaces)[number];
    /** The kind of the error. */
    readonly error: (typeof telemetryErrors)[number];
  };
  /** The page did not respond for this long, whatever ran; only in browsers that report it. */
  'long-task': Took;
  /** The server sent something that could not be read. */
  'protocol-problem': Record<never, never>;
  /** The server reported an error that answers nothing requested here. */
  'server-error': Record<never, never>;
  /** The server refuses the token of REST requests. */
  'credentials-expired': {
    /** Who can renew it. */
    readonly renewedBy: 'password' | 'host';
  };
}

export type TelemetryEventName = keyof TelemetryEventMap;

/** An event of the `telemetry` hook. */
export type TelemetryEvent<Name extends TelemetryEventName = TelemetryEventName> = {
  readonly [Each in TelemetryEventName]: {
    readonly name: Each;
    /** When it ended, by the clock of this machine, in epoch milliseconds. */
    readonly at: number;
  } & TelemetryEventMap[Each];
}[Name];

/** Receives telemetry. What it throws is reported on the console, once, and changes nothing. */
export type TelemetryHook = (event: TelemetryEvent) => void;

/** True for numbers, flags and closed lists of words; false for any other text, branded ones and patterns included. */
type IsPlain<Value> = [Value] extends [number | boolean]
  ? true
  : [Value] extends [string]
    ? Record<never, never> extends Record<Value, 1>
      ? false
      : true
    : false;

/** The fields that are not plain, of all events. */
export type UnplainFields<Events> = {
  [Name in keyof Events]: {
    [Field in keyof Events[Name]]-?: IsPlain<Events[Name][Field]> extends true ? never : Field;
  }[keyof Events[Name]];
}[keyof Events];

type RequireNone<Fields extends never> = Fields;

/** A compile error here: an event has a field that could hold personal data. */
export type PlainTelemetry = RequireNone<UnplainFields<TelemetryEventMap>>;
