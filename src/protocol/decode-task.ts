import type { CloseReason, ConversationId, Offer, ServerEvent, TaskId, WithdrawReason } from '../domain/index.js';
import { conversationIdOf, customerOf, directionOf, isVoice, queueOf, roomOf, sessionChannel } from './decode-parts.js';
import {
  alike,
  id,
  lookUp,
  nameOf,
  numberOrNull,
  positive,
  text,
  textOrNull,
  upper,
  wire,
  wires,
  type Wire,
} from './guards.js';
import { moment } from './time.js';
import type { DecodeContext } from './types.js';

/** Reads a message of the server about one conversation; a text says what is wrong. */
export type ConversationDecoder = (
  payload: Wire,
  conversationId: ConversationId,
  context: DecodeContext,
) => ServerEvent | string;

/**
 * The parts of a task: each has a state and says in its type what was asked for. Older servers put both on the task
 * itself, which then counts as its only part.
 */
export function mediaOf(task: Wire): readonly Wire[] {
  const media = wires(task['activeMedia']);
  return media.length > 0 ? media : [task];
}

/** `taskRequest`: somebody to talk to. RESERVED rings; STARTED is already ours and wants to be taken at once. */
export const decodeOffer: ConversationDecoder = (payload, conversationId, { now }) => {
  const session = wire(payload['channelSession']);
  const taskId = id<TaskId>(payload['taskId']);
  if (taskId === '') return 'no task id';
  const state = nameOf(payload['taskState']);
  if (!['', 'RESERVED', 'STARTED'].includes(state)) return 'not on offer';
  const channel = sessionChannel(session);
  const ringSeconds = positive(payload['ronaSeconds']);
  const offer: Offer = {
    conversationId,
    taskId,
    direction: directionOf(upper(payload['taskDirection']) || 'INBOUND'),
    customer: customerOf(wire(session['customer'])),
    channel,
    queue: queueOf(payload['queue']),
    note: textOrNull(payload['note']),
    requestedBy: textOrNull(payload['requestedBy']),
    offeredAt: now,
    expiresAt: moment(payload['expiresAt']) ?? (ringSeconds && now + ringSeconds * 1_000),
    ringSeconds,
    started: state === 'STARTED',
    voice: isVoice(channel),
    uncertain: false,
    room: roomOf(payload, session),
  };
  return { type: 'offer-received', offer };
};

/** Only some servers say why, or which task; the vendor's says nothing. */
const withdrawReasons: Readonly<Record<string, WithdrawReason>> = {
  ...alike('customer-left', 'answered-elsewhere'),
  RONA: 'timed-out',
  CANCELLED: 'customer-left',
  AGENT_LOGOUT: 'logged-out',
};

export const decodeRevoked: ConversationDecoder = (payload, conversationId) => {
  const reason = lookUp(withdrawReasons, nameOf(payload['reason'])) ?? 'gone';
  const taskId = id<TaskId>(payload['taskId']);
  return { type: 'offer-withdrawn', conversationId, reason, ...(taskId && { taskId }) };
};

/** The wording differs in case and in spaces or underscores from release to release. */
const closeReasons: Readonly<Record<string, CloseReason>> = {
  ...alike('transferred', 'customer-left', 'wrap-up-expired', 'no-primary-agent'),
  UNSUBSCRIBED: 'left',
  CHAT_TRANSFERRED: 'transferred',
  WRAP_UP_APPLIED: 'wrapped-up',
  CHOOSING_LEAVE_WITHOUT_WRAP_UP: 'wrap-up-skipped',
  WRAP_UP_NOT_APPLIED: 'wrap-up-skipped',
  WRAP_UP_TIMER_EXPIRED: 'wrap-up-expired',
  AGENT_LOGOUT: 'logged-out',
};

/** `topicUnsubscription` from the server: out of the conversation, by our own wish or not. */
export const decodeUnsubscribed: ConversationDecoder = (payload, conversationId) => {
  const detail = text(payload['reason']);
  const words = upper(detail.slice(0, 100)).replace(/[\s_]+/g, '_');
  const reason = lookUp(closeReasons, words);
  return {
    type: 'conversation-closed',
    conversationId,
    reason: reason ?? 'other',
    detail: reason === undefined ? detail : '',
  };
};

/** The documentation has milliseconds in a string, desks count seconds: nobody wraps up for an hour. */
export const decodeWrapUpStarted: ConversationDecoder = (payload, conversationId, { now }) => {
  const duration = numberOrNull(payload['duration']) ?? -1;
  if (duration < 0) return 'no duration';
  const seconds = duration > 3_600 ? duration / 1_000 : duration;
  return { type: 'wrap-up-started', conversationId, seconds, at: now };
};

const reroutings = alike('transfer', 'conference');

/** The router has taken a request in. That a consultation is placed shows in its conversation, which this names not. */
export function decodeAssistancePlaced(payload: Wire): ServerEvent | readonly ServerEvent[] | string {
  const name = upper(payload['requestAction']);
  const action = lookUp(reroutings, name);
  if (action === undefined) return name === 'CONSULT' ? [] : 'unknown request';
  return { type: 'reroute-acknowledged', action };
}

/** A consultation became a transfer: the conversation goes on under the consultation's task. */
export const decodeConsultTransferred: ConversationDecoder = (payload, conversationId) => {
  const task = wire(payload['newTask'] ?? payload['task']);
  const part = mediaOf(task).find(({ type }) => directionOf(wire(type)['direction']) === 'consult-transfer');
  if (text(task['id']) === '' || part === undefined) return 'no new task';
  return { type: 'task-replaced', conversationId, taskId: taskIdOf(task, part) };
};

/** Newer servers know a task by `<task>:<media>`; one without media is its own part, and just the task. */
const taskIdOf = (task: Wire, part: Wire): TaskId =>
  (part === task ? text(task['id']) : `${text(task['id'])}:${text(part['id'])}`) as TaskId;

export interface ActiveTask {
  readonly conversationId: ConversationId;
  readonly taskId: TaskId;
  readonly phase: 'offered' | 'active' | 'wrapping-up';
}

/** Best first: a task whose one channel is running is not on offer, whatever its others do. */
const livePhases = [
  ['ACTIVE', 'active'],
  ['STARTED', 'active'],
  ['RESERVED', 'offered'],
] as const;

/** What an agent has on hand, of either task generation; closed and still unassigned tasks are left out. */
export function activeTaskOf(task: Wire): ActiveTask | null {
  const parts = mediaOf(task);
  const sessions = parts.map((part) => wire(part['channelSession'] ?? part['requestSession']));
  const conversationId = conversationIdOf(task, ...sessions);
  const state = nameOf(task['state']);
  if (conversationId === '' || text(task['id']) === '' || state === 'CLOSED') return null;
  if (state === 'WRAP_UP')
    return { conversationId, taskId: taskIdOf(task, parts.at(-1) ?? task), phase: 'wrapping-up' };
  for (const [name, phase] of livePhases) {
    const part = parts.find((one) => nameOf(one['state']) === name);
    if (part !== undefined) return { conversationId, taskId: taskIdOf(task, part), phase };
  }
  return null;
}
