import type {
  ChannelSessionId,
  Command,
  CommandOutcome,
  ConnectionProblem,
  ConversationId,
  HandoverNote,
  ServerError,
} from '../../domain/index.js';
import { isObject } from '../../domain/is-object.js';
import { ownValue } from '../../domain/own-value.js';
import { MAX_EVENT_SIZE, validatePayload } from '../../protocol/payload-limits.js';
import type { OutboxRow } from '../../store/delivery/outbox-row.js';
import type { Draft, WrapUpDraft } from '../../store/state.js';
import {
  anyId,
  check,
  findMisfit,
  flag,
  nullOr,
  object,
  oneOf,
  text,
  type Check,
} from '../../store/basic-command-shapes.js';

/*
 * What the tabs of one agent say to each other. A message may come from any script of the origin, so its shape is checked like
 * that of a payload from the server. Wire events in it are checked where they are decoded, commands where they are dispatched.
 */

/** Raise it when another release would misread the messages. */
export const tabProtocol = 1;

/** How the connection is. */
export interface TabLink {
  readonly status: 'connecting' | 'online' | 'reconnecting' | 'refused' | 'taken-over' | 'closed' | 'signed-out';
  readonly problem: ConnectionProblem | null;
}

/** A change of the state that no wire event has brought. */
export type TabChange =
  | { readonly type: 'closed' | 'withdrawn' | 'certain' | 'history'; readonly conversationId: ConversationId }
  | { readonly type: 'resynced' };

/** A pending command, or a message that is not confirmed. The ids are those of a message. */
export interface TabPending {
  readonly id: string;
  readonly command: Command;
  readonly delivery: 'queued' | 'sending' | 'unconfirmed' | 'undecided' | 'rejected';
  readonly issuedAt: number;
  readonly problem: string;
  readonly eventId: string | null;
  readonly messageId: string | null;
}

/** Of a message that another leader may have sent: what looked like it before it was written. */
export type Lookalikes = OutboxRow['lookalikes'];

/** What an agent does in a tab that shows in all of them. */
export type TabAction =
  | { readonly type: 'read' | 'hide-offer' | 'dismiss'; readonly conversationId: ConversationId }
  /** The tab that shows the conversation calls the agent. */
  | { readonly type: 'call'; readonly conversationId: ConversationId }
  | { readonly type: 'dismiss-all' }
  | {
      readonly type: 'reply-channel';
      readonly conversationId: ConversationId;
      readonly channelSessionId: ChannelSessionId;
    }
  /** `at` (wall clock) decides which of two is the last one. */
  | {
      readonly type: 'draft';
      readonly conversationId: ConversationId;
      readonly at: number;
      readonly value: Draft | null;
    }
  | {
      readonly type: 'wrap-up';
      readonly conversationId: ConversationId;
      readonly at: number;
      readonly value: WrapUpDraft | null;
    }
  /** The agent has closed it. Not in a snapshot: older releases refuse one with an action that they do not know. */
  | { readonly type: 'handover-note'; readonly conversationId: ConversationId; readonly note: HandoverNote }
  /** An own setting of the agent; undefined removes it. */
  | { readonly type: 'setting'; readonly name: string; readonly at: number; readonly value: unknown }
  | { readonly type: 'server-error'; readonly error: ServerError }
  | { readonly type: 'dismiss-errors' }
  /** The token was renewed, and is on the device under this id. */
  | { readonly type: 'renewed'; readonly id: string };

/** What only the leader can do; `push`: all tabs read again whether push is on. */
export type TabRequest = 'reconnect' | 'retry' | 'discard' | 'push';

/** One event from the server, or a change between two of them. */
export type TabEntry = { readonly name: string; readonly args: readonly unknown[] } | { readonly change: TabChange };

/** What a tab needs that joins. */
export interface TabSnapshot {
  readonly link: TabLink;
  readonly isResynced: boolean;
  /** Server time. */
  readonly now: number;
  readonly entries: readonly TabEntry[];
  readonly conversationIds: readonly string[];
  readonly offerIds: readonly string[];
  readonly pending: readonly TabPending[];
  readonly actions: readonly TabAction[];
  readonly unread: readonly { readonly id: string; readonly count: number; readonly from: string }[];
  /** Since when this tab leads (wall clock). */
  readonly since: number;
  /** What the agent has dismissed: a tab that was put aside meanwhile lists it still. Tabs of older releases send none of these. */
  readonly dismissed?: readonly { readonly id: string; readonly at: number }[];
  readonly dismissedErrors?: readonly ServerError[];
  readonly notes?: readonly { readonly id: string; readonly note: HandoverNote }[];
}

export type FollowerMessage =
  | { readonly type: 'join' | 'ping' | 'hidden' | 'who' }
  | { readonly type: 'command'; readonly id: string; readonly command: Command }
  /** Tabs of older releases send no `lookalikes`. */
  | { readonly type: 'send'; readonly message: TabPending; readonly lookalikes?: Lookalikes | null }
  | { readonly type: 'act'; readonly action: TabAction }
  | { readonly type: 'request'; readonly what: TabRequest; readonly id: string };

/** They are numbered. A tab that misses one asks for a snapshot. */
export type NumberedMessage =
  | { readonly type: 'event'; readonly name: string; readonly args: readonly unknown[] }
  | { readonly type: 'change'; readonly change: TabChange }
  | { readonly type: 'link'; readonly link: TabLink }
  | { readonly type: 'pending'; readonly pending: readonly TabPending[] }
  | { readonly type: 'outcome'; readonly id: string; readonly outcome: CommandOutcome };

type Numbers = { readonly epoch: string; readonly seq: number };

export type LeaderMessage =
  | (NumberedMessage & Numbers)
  | ({ readonly type: 'beat' } & Numbers)
  | ({ readonly type: 'lead' } & Numbers)
  /** To one tab: by which id it finds the sign-in on the device. */
  | ({ readonly type: 'sign-in'; readonly id: string } & Numbers)
  | ({ readonly type: 'snapshot' } & TabSnapshot & Numbers);

export type TabMessage = FollowerMessage | LeaderMessage;

/** A message as it comes. */
export interface ReceivedMessage {
  readonly from: string;
  readonly message: TabMessage;
}

const number = check(Number.isFinite, 'a number');
const shortId = check((value) => typeof value === 'string' && value !== '' && value.length <= 200, 'an id');
const shortText = check((value) => typeof value === 'string' && value.length <= 1_000, 'a short string');
const list =
  (item: Check, most: number): Check =>
  (value, path) => {
    if (!Array.isArray(value) || value.length > most) return `${path} is a list`;
    for (let index = 0; index < value.length; index++) {
      const expected = item(value[index], `${path}[${index}]`);
      if (expected !== null) return expected;
    }
    return null;
  };

/** Tabs of older releases do not send it. */
const optional =
  (other: Check): Check =>
  (value, path) =>
    value === undefined ? null : other(value, path);

/** One of several shapes, by their type. */
const byType =
  (shapes: Readonly<Record<string, Readonly<Record<string, Check>>>>): Check =>
  (value, path) => {
    if (!isObject(value) || typeof value['type'] !== 'string') return `${path} is an object with a type`;
    const fields = ownValue(shapes, value['type']);
    return fields === undefined ? `${path} is of a known type` : findMisfit(fields, value, `${path}.`);
  };

const anObject = check(isObject, 'an object');
const args = list(() => null, 8);
const conversation = { conversationId: anyId };
const change = byType({
  closed: conversation,
  withdrawn: conversation,
  certain: conversation,
  history: conversation,
  resynced: {},
});
/** As a record, so that a new code does not compile until it is here. */
const problemCodes: Readonly<Record<ConnectionProblem['code'], true>> = {
  'login-failed': true,
  'bad-request': true,
  unauthorised: true,
  'credentials-expired': true,
  licence: true,
  'timed-out': true,
  'server-error': true,
  unreachable: true,
  'no-url': true,
  'already-signing-in': true,
  'sign-in-cancelled': true,
  'session-ended': true,
  'forced-logout': true,
  other: true,
};
const link = object({
  status: oneOf('connecting', 'online', 'reconnecting', 'refused', 'taken-over', 'closed', 'signed-out'),
  problem: nullOr(object({ code: oneOf(...Object.keys(problemCodes)), detail: text })),
});
const pendingCommand = object({
  id: anyId,
  command: anObject,
  delivery: oneOf('queued', 'sending', 'unconfirmed', 'undecided', 'rejected'),
  issuedAt: number,
  problem: text,
  eventId: nullOr(anyId),
  messageId: nullOr(anyId),
});
const pending = list(pendingCommand, 5_000);
const lookalikes = nullOr(list(anyId, 5_000));
const isDraft = nullOr(object({ text, replyTo: nullOr(anyId), whisper: flag }));
const isWrapUp = nullOr(object({ note: text, codes: list(object({ category: text, value: text }), 100) }));
const serverError = object({ event: text, message: text, conversationId: nullOr(anyId) });
const handoverNote = object({
  text,
  requestedBy: nullOr(text),
  direction: text,
  taskId: text,
  isClosed: flag,
});
const action = byType({
  read: conversation,
  'hide-offer': conversation,
  dismiss: conversation,
  call: conversation,
  'dismiss-all': {},
  'reply-channel': { ...conversation, channelSessionId: anyId },
  draft: { ...conversation, at: number, value: isDraft },
  'wrap-up': { ...conversation, at: number, value: isWrapUp },
  // Who reads a setting checks its shape, as for one from the device.
  setting: { name: shortId, at: number, value: () => null },
  'server-error': { error: serverError },
  'dismiss-errors': {},
  'handover-note': { ...conversation, note: handoverNote },
  renewed: { id: shortId },
});
const optionalText = check((given) => given === undefined || typeof given === 'string', 'a string');
const outcome = object({
  status: oneOf('confirmed', 'refused', 'unknown', 'not-sent', 'discarded', 'invalid'),
  message: optionalText,
  why: optionalText,
});
const entry: Check = (value, path) =>
  isObject(value) && 'change' in value
    ? change(value['change'], `${path}.change`)
    : object({ name: shortText, args })(value, path);

const numbers = { epoch: anyId, seq: check((value) => Number.isSafeInteger(value), 'a whole number') };

/** The fields of every message, beside its type. */
const messageFields: Readonly<Record<TabMessage['type'], Readonly<Record<string, Check>>>> = {
  join: {},
  ping: {},
  hidden: {},
  who: {},
  'sign-in': { ...numbers, id: shortId },
  command: { id: anyId, command: anObject },
  send: { message: pendingCommand, lookalikes: (value, path) => lookalikes(value ?? null, path) },
  act: { action },
  request: { what: oneOf('reconnect', 'retry', 'discard', 'push'), id: text },
  beat: numbers,
  lead: numbers,
  event: { ...numbers, name: shortText, args },
  change: { ...numbers, change },
  link: { ...numbers, link },
  pending: { ...numbers, pending },
  outcome: { ...numbers, id: anyId, outcome },
  snapshot: {
    ...numbers,
    link,
    isResynced: flag,
    now: number,
    entries: list(entry, 100_000),
    conversationIds: list(anyId, 10_000),
    offerIds: list(anyId, 10_000),
    pending,
    actions: list(action, 10_000),
    unread: list(object({ id: anyId, count: number, from: text }), 10_000),
    since: number,
    dismissed: optional(list(object({ id: anyId, at: number }), 1_000)),
    dismissedErrors: optional(list(serverError, 100)),
    notes: optional(list(object({ id: anyId, note: handoverNote }), 10_000)),
  },
};

/** The arguments of wire events have their own limits, and are measured when they are decoded. */
const unmeasured = ['args'];

/** What a message turned out to be. */
export type ReadResult =
  ReceivedMessage | { readonly newer: true } | { readonly older: true } | { readonly problem: string };

/** Reads what came over the channel. Never throws. `build` is the release of this tab. */
export function readTabMessage(data: unknown, build: string): ReadResult & { readonly isNewerBuild?: true } {
  if (!isObject(data) || data['desk'] !== 'agent-desk') return { problem: 'no message of a desk' };
  const { protocol, from, build: other } = data;
  if (typeof protocol !== 'number' || !Number.isSafeInteger(protocol)) return { problem: 'no protocol' };
  if (protocol > tabProtocol) return { newer: true };
  if (protocol < tabProtocol) return { older: true };
  if (typeof from !== 'string' || from === '' || from.length > 100) return { problem: 'no sender' };
  const isNewer = typeof other === 'string' && compareBuilds(other, build) > 0;
  const measured = validatePayload(data['message'], 4 * MAX_EVENT_SIZE, unmeasured);
  if ('refused' in measured) return { problem: measured.refused };
  const expected = byType(messageFields)(measured.value, 'message');
  if (expected !== null) return { problem: expected };
  const received = { from, message: measured.value as TabMessage };
  return isNewer ? { ...received, isNewerBuild: true } : received;
}

/** A message as it is posted. */
export const writeTabMessage = (message: TabMessage, from: string, build: string): unknown => ({
  desk: 'agent-desk',
  protocol: tabProtocol,
  build,
  from,
  message,
});

/** Above zero when `a` is a later release than `b`; zero for what is no release. */
export function compareBuilds(a: string, b: string): number {
  const [left, right] = [a, b].map((build) => /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})/.exec(build)?.slice(1).map(Number));
  if (left === undefined || right === undefined) return 0;
  const index = left.findIndex((part, i) => part !== right[i]);
  return index < 0 ? 0 : (left[index] as number) - (right[index] as number);
}
