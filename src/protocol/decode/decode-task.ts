import type { CloseReason, ConversationId, Offer, ServerEvent, TaskId, WithdrawReason } from '../../domain/index.js';
import {
  findConversationId,
  parseCustomer,
  parseDirection,
  isVoiceChannel,
  parseQueue,
  findRoom,
  parseSessionChannel,
} from './decode-parts.js';
import {
  enumTable,
  asId,
  ownValue,
  asName,
  numberOrNull,
  positiveOrNull,
  asString,
  stringOrNull,
  asUpperCase,
  asObject,
  asObjects,
  type JsonObject,
} from '../json.js';
import { parseTimestamp } from '../timestamp.js';
import type { DecodeContext } from './decode-context.js';

/** Reads a message of the server about one conversation; a text says what is wrong. */
export type ConversationDecoder = (
  payload: JsonObject,
  conversationId: ConversationId,
  context: DecodeContext,
) => ServerEvent | string;

/**
 * The parts of a task: each has a state and says in its type what was asked for. Older servers put both on the task
 * itself, which then counts as its only part.
 */
export function getTaskMedia(task: JsonObject): readonly JsonObject[] {
  const media = asObjects(task['activeMedia']);
  return media.length > 0 ? media : [task];
}

/** `taskRequest`: somebody to talk to. RESERVED rings; STARTED is already ours and wants to be taken at once. */
export const decodeOffer: ConversationDecoder = (payload, conversationId, { now }) => {
  const session = asObject(payload['channelSession']);
  const taskId = asId<TaskId>(payload['taskId']);
  if (taskId === '') return 'no task id';
  const state = asName(payload['taskState']);
  if (!['', 'RESERVED', 'STARTED'].includes(state)) return 'not on offer';
  const channel = parseSessionChannel(session);
  const ringSeconds = positiveOrNull(payload['ronaSeconds']);
  const offer: Offer = {
    conversationId,
    taskId,
    direction: parseDirection(asUpperCase(payload['taskDirection']) || 'INBOUND'),
    customer: parseCustomer(asObject(session['customer'])),
    channel,
    queue: parseQueue(payload['queue']),
    note: stringOrNull(payload['note']),
    requestedBy: stringOrNull(payload['requestedBy']),
    offeredAt: now,
    expiresAt: parseTimestamp(payload['expiresAt']) ?? (ringSeconds && now + ringSeconds * 1_000),
    ringSeconds,
    started: state === 'STARTED',
    voice: isVoiceChannel(channel),
    uncertain: false,
    room: findRoom(payload, session),
  };
  return { type: 'offer-received', offer };
};

/** Only some servers say why, or which task; the vendor's says nothing. */
const withdrawReasons: Readonly<Record<string, WithdrawReason>> = {
  ...enumTable('customer-left', 'answered-elsewhere'),
  RONA: 'timed-out',
  CANCELLED: 'customer-left',
  AGENT_LOGOUT: 'logged-out',
};

export const decodeRevoked: ConversationDecoder = (payload, conversationId) => {
  const reason = ownValue(withdrawReasons, asName(payload['reason'])) ?? 'gone';
  const taskId = asId<TaskId>(payload['taskId']);
  return { type: 'offer-withdrawn', conversationId, reason, ...(taskId && { taskId }) };
};

/** The wording differs in case and in spaces or underscores from release to release. */
const closeReasons: Readonly<Record<string, CloseReason>> = {
  ...enumTable('transferred', 'customer-left', 'wrap-up-expired', 'no-primary-agent'),
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
  const detail = asString(payload['reason']);
  const normalizedReason = asUpperCase(detail.slice(0, 100)).replace(/[\s_]+/g, '_');
  const reason = ownValue(closeReasons, normalizedReason);
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

const rerouteActions = enumTable('transfer', 'conference');

/** The router has taken a request in. That a consultation is placed shows in its conversation, which this names not. */
export function decodeAssistancePlaced(payload: JsonObject): ServerEvent | readonly ServerEvent[] | string {
  const name = asUpperCase(payload['requestAction']);
  const action = ownValue(rerouteActions, name);
  if (action === undefined) return name === 'CONSULT' ? [] : 'unknown request';
  return { type: 'reroute-acknowledged', action };
}

/** A consultation became a transfer: the conversation goes on under the consultation's task. */
export const decodeConsultTransferred: ConversationDecoder = (payload, conversationId) => {
  const task = asObject(payload['newTask'] ?? payload['task']);
  const media = getTaskMedia(task).find(
    ({ type }) => parseDirection(asObject(type)['direction']) === 'consult-transfer',
  );
  if (asString(task['id']) === '' || media === undefined) return 'no new task';
  return { type: 'task-replaced', conversationId, taskId: buildTaskId(task, media) };
};

/** Newer servers know a task by `<task>:<media>`; one without media is its own part, and just the task. */
const buildTaskId = (task: JsonObject, media: JsonObject): TaskId =>
  (media === task ? asString(task['id']) : `${asString(task['id'])}:${asString(media['id'])}`) as TaskId;

export interface ActiveTask {
  readonly conversationId: ConversationId;
  readonly taskId: TaskId;
  readonly phase: 'offered' | 'active' | 'wrapping-up';
}

/** Best first: a task whose one channel is running is not on offer, whatever its others do. */
const openPhases = [
  ['ACTIVE', 'active'],
  ['STARTED', 'active'],
  ['RESERVED', 'offered'],
] as const;

/** What an agent has on hand, of either task generation; closed and still unassigned tasks are left out. */
export function parseActiveTask(task: JsonObject): ActiveTask | null {
  const mediaItems = getTaskMedia(task);
  const sessions = mediaItems.map((media) => asObject(media['channelSession'] ?? media['requestSession']));
  const conversationId = findConversationId(task, ...sessions);
  const state = asName(task['state']);
  if (conversationId === '' || asString(task['id']) === '' || state === 'CLOSED') return null;
  if (state === 'WRAP_UP')
    return { conversationId, taskId: buildTaskId(task, mediaItems.at(-1) ?? task), phase: 'wrapping-up' };
  for (const [name, phase] of openPhases) {
    const media = mediaItems.find((candidate) => asName(candidate['state']) === name);
    if (media !== undefined) return { conversationId, taskId: buildTaskId(task, media), phase };
  }
  return null;
}
