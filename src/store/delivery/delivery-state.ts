import type { AgentId, CommandId, ConversationId, EntryId, EpochMs, Message } from '../../domain/index.js';
import type { OutboxRow, Witness } from './outbox-row.js';

/** Delays in milliseconds. */
export interface DeliveryTiming {
  /** How long the confirmation of a message may take. */
  readonly echo: number;
  /** How long a server may need to store what it has received. */
  readonly settle: number;
  /** How long a reading of the history may take. */
  readonly read: number;
  /** How long after a reconnect a history is waited for before the agent is asked. */
  readonly decide: number;
}

/** The history of a conversation is requested from REST, or by `topicSubscription`. */
export type ReadSource = 'activities' | 'subscription';

export type DeliveryEvent =
  | { readonly type: 'composed'; readonly row: OutboxRow }
  /** Rows from the device, in the order in which they were composed. */
  | { readonly type: 'restored'; readonly rows: readonly OutboxRow[] }
  /** Rows that another page has settled or discarded: the history shows which, or the agent says. */
  | { readonly type: 'lost'; readonly rows: readonly OutboxRow[] }
  /** This version of the row is on the device, or the device cannot keep it and the agent knows. */
  | { readonly type: 'saved'; readonly id: CommandId; readonly version: number }
  | { readonly type: 'connected' }
  | { readonly type: 'disconnected' }
  /** The history from `from` on, or all of it. Without the number of a reading: the server has pushed it. */
  | {
      readonly type: 'history';
      readonly conversationId: ConversationId;
      readonly messages: readonly Message[];
      readonly from: EpochMs | null;
      readonly reading: number | null;
    }
  | { readonly type: 'reading-failed'; readonly conversationId: ConversationId; readonly reading: number }
  | { readonly type: 'message-received'; readonly conversationId: ConversationId; readonly message: Message }
  /** The connection did not take the message. */
  | { readonly type: 'not-emitted'; readonly id: CommandId }
  | { readonly type: 'rejected'; readonly id: CommandId; readonly problem: string }
  | { readonly type: 'retried' | 'discarded' | 'abandoned'; readonly id: CommandId }
  | { readonly type: 'closed'; readonly conversationId: ConversationId }
  /** The estimate of the server's time has changed. */
  | { readonly type: 'clock-stepped'; readonly stepMs: number }
  | { readonly type: 'tick' };

export type DeliveryEffect =
  | { readonly type: 'save'; readonly row: OutboxRow }
  | { readonly type: 'emit'; readonly row: OutboxRow }
  | {
      readonly type: 'read';
      readonly source: ReadSource;
      readonly row: OutboxRow;
      readonly reading: number;
      /** Read on until this server time. */
      readonly until: EpochMs;
    }
  /** The row is gone. `rejected` rows stay. */
  | {
      readonly type: 'ended';
      readonly row: OutboxRow;
      readonly how: 'confirmed' | 'rejected' | 'discarded' | 'abandoned' | 'closed';
    };

export interface Reading {
  readonly number: number;
  readonly source: ReadSource;
  readonly startedAt: number;
}

export interface Queue {
  readonly rows: readonly OutboxRow[];
  /** Its history has come over this connection. */
  readonly isReady: boolean;
  readonly reading: Reading | null;
  /** Readings of this connection that took too long. Their answers still count. */
  readonly lateReadings: readonly Reading[];
  /** What the last reading that failed has asked. */
  readonly failedSource: ReadSource | null;
  /** No attempt before this time. */
  readonly pausedUntil: number;
  readonly witnesses: readonly Witness[];
  /** Events that have confirmed replies here. They confirm no other one. */
  readonly claimed: readonly EntryId[];
}

export interface DeliveryState {
  readonly agentId: AgentId | null;
  /** When the connection was opened; null while there is none. */
  readonly connectedAt: number | null;
  readonly queues: ReadonlyMap<ConversationId, Queue>;
  readonly readings: number;
}

export const emptyDelivery = (agentId: AgentId | null): DeliveryState => ({
  agentId,
  connectedAt: null,
  queues: new Map(),
  readings: 0,
});

export interface Transition {
  readonly state: DeliveryState;
  readonly effects: readonly DeliveryEffect[];
}

export const maxAutomaticResends = 2;
/** The two readings that a resend needs are not made in the same moment. */
const readGapMs = (timing: DeliveryTiming): number => timing.settle / 3;
/** How far the estimate of the server's time may be off when the send is searched in a history. */
export const clockToleranceMs = 10_000;

export const emptyQueue: Queue = {
  rows: [],
  isReady: false,
  reading: null,
  lateReadings: [],
  failedSource: null,
  pausedUntil: 0,
  witnesses: [],
  claimed: [],
};

/** Still looked for in every history. */
export const isSearched = ({ state, decision }: OutboxRow): boolean =>
  state === 'unconfirmed' || (state === 'needs-decision' && (decision === 'no-history' || decision === 'elsewhere'));

/** All messages, in the order in which they were composed within their conversation. */
export const listRows = (state: DeliveryState): readonly OutboxRow[] =>
  [...state.queues.values()].flatMap(({ rows }) => rows);

/** When `tick` is due; null when nothing waits. */
export function getNextTick({ queues, connectedAt }: DeliveryState, timing: DeliveryTiming): number | null {
  if (connectedAt === null) return null;
  let next = Infinity;
  for (const queue of queues.values()) {
    const head = getHead(queue);
    if (head === undefined) continue;
    if (head.state === 'in-flight') next = Math.min(next, head.sentAt + timing.echo);
    if (head.state === 'queued' && queue.isReady) next = Math.min(next, queue.pausedUntil);
    if (head.state === 'unconfirmed') next = Math.min(next, getDecideAt(connectedAt, head, timing));
    if (!needsHistory(queue, head)) continue;
    next = Math.min(
      next,
      queue.reading === null ? getReadAt(queue, head, connectedAt, timing) : queue.reading.startedAt + timing.read,
    );
  }
  return next === Infinity ? null : next;
}

/** The first message that is not settled. It blocks those after it; a rejected one is only shown. */
export const getHead = ({ rows }: Queue): OutboxRow | undefined => rows.find((row) => row.state !== 'rejected');

/** Something can be sent, or decided, only once there is a history. */
export const needsHistory = ({ isReady }: Queue, head: OutboxRow): boolean =>
  isSearched(head) || (head.state === 'queued' && !isReady);

/** A live connection answers sooner than one that was just opened. */
export const getDecideAt = (connectedAt: number, row: OutboxRow, timing: DeliveryTiming): number =>
  row.unconfirmedAt > connectedAt ? row.unconfirmedAt + timing.echo : connectedAt + timing.decide;

/** When the second history that lacks a message is evidence: the server must have stored by then what it had received. */
export const getSecondReadAt = (
  { absentAt, sentAt }: Pick<OutboxRow, 'absentAt' | 'sentAt'>,
  timing: DeliveryTiming,
): number => Math.max((absentAt ?? 0) + readGapMs(timing), sentAt + timing.settle);

export function getReadAt(
  queue: Queue,
  { absentAt, sentAt }: OutboxRow,
  connectedAt: number,
  timing: DeliveryTiming,
): number {
  // The resync brings the history of a new connection.
  if (!queue.isReady) return Math.max(queue.pausedUntil, connectedAt + timing.read);
  if (absentAt === null) return queue.pausedUntil;
  return Math.max(queue.pausedUntil, getSecondReadAt({ absentAt, sentAt }, timing));
}
