import type { CloseReason, ConversationId, Offer, ServerEvent, TaskId, WithdrawReason } from '../domain/index.js';
import { lookUp } from './decode-agent.js';
import { conversationIdOf, customerOf, directionOf, isVoice, queueOf, roomOf, sessionChannel } from './decode-parts.js';
import { id, isWire, nameOf, numberOrNull, text, textOrNull, upper, wire, wires, type Wire } from './guards.js';
import { moment } from './time.js';
import type { DecodeContext } from './types.js';

/** One piece of a task: where it stands, and what was asked for. */
export interface TaskPart {
  readonly id: string;
  /** Upper case: QUEUED, RESERVED, STARTED, ACTIVE, CLOSED. */
  readonly state: string;
  /** Direction, mode and who asked, as received. */
  readonly request: Wire;
  readonly queueName: string;
}

/** The parts of a task. Older servers put state and request on the task itself: that counts as its only part. */
export function mediaOf(task: Wire): readonly TaskPart[] {
  const media = wires(task['activeMedia']);
  if (media.length > 0) return media.map(partOf);
  return isWire(task['type']) ? [partOf(task)] : [];
}

const partOf = (part: Wire): TaskPart => ({
  id: text(part['id']),
  state: nameOf(part['state']),
  request: wire(part['type']),
  queueName: queueOf(part['queue'])?.name ?? '',
});

/** `taskRequest`: somebody to talk to. RESERVED rings; STARTED is already ours and wants to be taken at once. */
export function decodeOffer(payload: Wire, context: DecodeContext): ServerEvent | string {
  const session = wire(payload['channelSession']);
  const conversationId = conversationIdOf(payload, session);
  const taskId = id<TaskId>(payload['taskId']);
  if (conversationId === '') return 'no conversation id';
  if (taskId === '') return 'no task id';
  const state = nameOf(payload['taskState']);
  if (state !== '' && state !== 'RESERVED' && state !== 'STARTED') return 'a task that is not on offer';
  const channel = sessionChannel(session);
  const ringSeconds = positive(payload['ronaSeconds']);
  const offer: Offer = {
    conversationId,
    taskId,
    direction: upper(payload['taskDirection']) === '' ? 'inbound' : directionOf(payload['taskDirection']),
    customer: customerOf(wire(session['customer'])),
    channel,
    queue: queueOf(payload['queue']),
    note: textOrNull(payload['note']),
    requestedBy: textOrNull(payload['requestedBy']),
    offeredAt: context.now,
    expiresAt: moment(payload['expiresAt']) ?? (ringSeconds === null ? null : context.now + ringSeconds * 1_000),
    ringSeconds,
    started: state === 'STARTED',
    voice: isVoice(channel),
    uncertain: false,
    room: roomOf(payload, session),
  };
  return { type: 'offer-received', offer };
}

function positive(value: unknown): number | null {
  const number = numberOrNull(value);
  return number !== null && number > 0 ? number : null;
}

/** Only some servers say why; the vendor's says nothing. */
const withdrawReasons: Readonly<Record<string, WithdrawReason>> = {
  RONA: 'timed-out',
  CANCELLED: 'customer-left',
  CUSTOMER_LEFT: 'customer-left',
  AGENT_LOGOUT: 'logged-out',
  ANSWERED_ELSEWHERE: 'answered-elsewhere',
};

export function decodeRevoked(payload: Wire): ServerEvent | string {
  const conversationId = conversationIdOf(payload);
  if (conversationId === '') return 'no conversation id';
  const reason = lookUp(withdrawReasons, nameOf(payload['reason'])) ?? 'gone';
  return { type: 'offer-withdrawn', conversationId, reason };
}

/** The wording differs in case and in spaces or underscores from release to release. */
const closeReasons: Readonly<Record<string, CloseReason>> = {
  UNSUBSCRIBED: 'left',
  CHAT_TRANSFERRED: 'transferred',
  TRANSFERRED: 'transferred',
  CUSTOMER_LEFT: 'customer-left',
  WRAP_UP_APPLIED: 'wrapped-up',
  CHOOSING_LEAVE_WITHOUT_WRAP_UP: 'wrap-up-skipped',
  WRAP_UP_NOT_APPLIED: 'wrap-up-skipped',
  WRAP_UP_TIMER_EXPIRED: 'wrap-up-expired',
  WRAP_UP_EXPIRED: 'wrap-up-expired',
  NO_PRIMARY_AGENT: 'no-primary-agent',
  AGENT_LOGOUT: 'logged-out',
};

/** `topicUnsubscription` from the server: out of the conversation, by our own wish or not. */
export function decodeUnsubscribed(payload: Wire): ServerEvent | string {
  const conversationId = conversationIdOf(payload);
  if (conversationId === '') return 'no conversation id';
  const words = text(payload['reason']);
  const reason =
    lookUp(
      closeReasons,
      upper(words)
        .slice(0, 100)
        .replace(/[\s_]+/g, '_'),
    ) ?? 'other';
  return { type: 'conversation-closed', conversationId, reason, detail: reason === 'other' ? words : '' };
}

export function decodeClosed(payload: Wire): ServerEvent | string {
  const conversationId = conversationIdOf(payload);
  return conversationId === '' ? 'no conversation id' : { type: 'conversation-ended', conversationId };
}

/** The documentation has milliseconds in a string, desks count seconds: nobody wraps up for an hour. */
export function decodeWrapUpStarted(payload: Wire, context: DecodeContext): ServerEvent | string {
  const conversationId = conversationIdOf(payload);
  const duration = numberOrNull(payload['duration']);
  if (conversationId === '') return 'no conversation id';
  if (duration === null || duration < 0) return 'no duration';
  const seconds = duration > 3_600 ? duration / 1_000 : duration;
  return { type: 'wrap-up-started', conversationId, seconds, at: context.now };
}

/** The router has taken a request in. That a consultation is placed shows in its conversation, which this names not. */
export function decodeAssistancePlaced(payload: Wire): ServerEvent | readonly ServerEvent[] | string {
  const action = upper(payload['requestAction']);
  if (action === 'CONSULT') return [];
  if (action === 'TRANSFER') return { type: 'reroute-acknowledged', action: 'transfer' };
  if (action === 'CONFERENCE') return { type: 'reroute-acknowledged', action: 'conference' };
  return 'unknown request';
}

export function decodeAssistanceAssigned(payload: Wire): ServerEvent | string {
  const conversationId = conversationIdOf(payload, wire(payload['task']));
  if (conversationId === '') return 'no conversation id';
  return { type: 'assistance-assigned', conversationId, kind: text(payload['type']) };
}

/** A consultation became a transfer: the conversation goes on under the consultation's task. */
export function decodeConsultTransferred(payload: Wire): ServerEvent | string {
  const task = wire(payload['newTask'] ?? payload['task']);
  const conversationId = conversationIdOf(payload, task);
  const media = wires(task['activeMedia']).find(
    (part) => directionOf(wire(part['type'])['direction']) === 'consult-transfer',
  );
  if (conversationId === '') return 'no conversation id';
  if (text(task['id']) === '' || media === undefined) return 'no new task';
  return { type: 'task-replaced', conversationId, taskId: taskIdOf(task, media) };
}

/** Newer servers know a task by `<task>:<media>`; without media it is just the task. */
export const taskIdOf = (task: Wire, media: Wire | undefined): TaskId =>
  (media === undefined ? text(task['id']) : `${text(task['id'])}:${text(media['id'])}`) as TaskId;

export interface ActiveTask {
  readonly conversationId: ConversationId;
  readonly taskId: TaskId;
  readonly phase: 'offered' | 'active' | 'wrapping-up';
}

/** Best first: a task whose one channel is running is not on offer, whatever its others do. */
const livePhases: readonly (readonly [state: string, phase: ActiveTask['phase']])[] = [
  ['ACTIVE', 'active'],
  ['STARTED', 'active'],
  ['RESERVED', 'offered'],
];

/** What an agent has on hand, of either task generation; closed and still unassigned tasks are left out. */
export function activeTaskOf(task: Wire): ActiveTask | null {
  const media = wires(task['activeMedia']);
  const sessions = [task, ...media].map((holder) => wire(holder['channelSession'] ?? holder['requestSession']));
  const conversationId = conversationIdOf(task, ...sessions);
  const state = nameOf(task['state']);
  if (conversationId === '' || text(task['id']) === '' || state === 'CLOSED') return null;
  if (state === 'WRAP_UP') return { conversationId, taskId: taskIdOf(task, media.at(-1)), phase: 'wrapping-up' };
  for (const [name, phase] of livePhases) {
    if (media.length === 0 && state === name) return { conversationId, taskId: taskIdOf(task, undefined), phase };
    const part = media.find((one) => nameOf(one['state']) === name);
    if (part !== undefined) return { conversationId, taskId: taskIdOf(task, part), phase };
  }
  return null;
}
