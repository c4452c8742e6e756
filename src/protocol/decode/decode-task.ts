import type { CloseReason, ConversationId, Offer, TaskId, WithdrawReason } from '../../domain/index.js';
import type { Labelled } from '../../domain/text/label.js';
import {
  parseAddresses,
  parseCustomer,
  parseDirection,
  isVoiceChannel,
  parseQueue,
  findRoom,
  parseSessionChannel,
} from './decode-parts.js';
import { ownValue } from '../../domain/own-value.js';
import {
  enumTable,
  asId,
  asName,
  numberOrNull,
  positiveOrNull,
  asString,
  stringOrNull,
  asUpperCase,
  asObject,
  type JsonObject,
  asLabel,
} from '../json.js';
import { parseTimestamp } from '../timestamp.js';
import { buildTaskId, getTaskMedia } from './active-task.js';
import type { DecodeContext, LabelledEvent } from './decode-context.js';

/** Decodes a payload about one conversation. Returns a string to describe a problem. */
export type ConversationDecoder = (
  payload: JsonObject,
  conversationId: ConversationId,
  context: DecodeContext,
) => LabelledEvent | string;

/** `taskRequest`: an offer. RESERVED waits to be accepted; STARTED is already assigned and accepted automatically. */
export const decodeOffer: ConversationDecoder = (payload, conversationId, { now }) => {
  const session = asObject(payload['channelSession']);
  const taskId = asId<TaskId>(payload['taskId']);
  if (taskId === '') return 'no task id';
  const state = asName(payload['taskState']);
  if (!['', 'RESERVED', 'STARTED'].includes(state)) return 'not on offer';
  const channel = parseSessionChannel(session);
  const ringSeconds = positiveOrNull(payload['ronaSeconds']);
  const offer: Labelled<Offer> = {
    conversationId,
    taskId,
    direction: parseDirection(asUpperCase(payload['taskDirection']) || 'INBOUND'),
    customer: parseCustomer(asObject(session['customer'])),
    channel,
    ...parseAddresses(session),
    queue: parseQueue(payload['queue']),
    note: stringOrNull(payload['note']),
    requestedBy: asLabel(payload['requestedBy']) || null,
    offeredAt: now,
    expiresAt: parseTimestamp(payload['expiresAt']),
    ringSeconds,
    started: state === 'STARTED',
    voice: isVoiceChannel(channel),
    uncertain: false,
    room: findRoom(payload, session),
  };
  return { type: 'offer-received', offer };
};

/** Only some servers send a reason or a task id; the vendor's sends neither. */
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

/** Close reasons. Releases differ in case and in spaces or underscores, so both are normalized first. */
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

/** `topicUnsubscription` from the server: the agent is removed from the conversation, requested or not. */
export const decodeUnsubscribed: ConversationDecoder = (payload, conversationId) => {
  const detail = asLabel(payload['reason']);
  const normalizedReason = asUpperCase(detail.slice(0, 100)).replace(/[\s_]+/g, '_');
  const reason = ownValue(closeReasons, normalizedReason);
  return {
    type: 'conversation-closed',
    conversationId,
    reason: reason ?? 'other',
    detail: reason === undefined ? detail : '',
  };
};

/** Milliseconds in the documentation, seconds in practice. A value above an hour of seconds counts as milliseconds. */
export const decodeWrapUpStarted: ConversationDecoder = (payload, conversationId, { now }) => {
  const duration = numberOrNull(payload['duration']) ?? -1;
  if (duration < 0) return 'no duration';
  const seconds = duration > 3_600 ? duration / 1_000 : duration;
  return { type: 'wrap-up-started', conversationId, seconds, at: now };
};

const rerouteActions = enumTable('transfer', 'conference');

/** The router accepted a request. A consultation is confirmed by a notice in its conversation instead. */
export function decodeAssistancePlaced(payload: JsonObject): LabelledEvent | readonly LabelledEvent[] | string {
  const name = asUpperCase(payload['requestAction']);
  const action = ownValue(rerouteActions, name);
  if (action === undefined) return name === 'CONSULT' ? [] : 'unknown request';
  return { type: 'reroute-acknowledged', action };
}

/** A consultation became a transfer: the conversation continues with the consultation's task. */
export const decodeConsultTransferred: ConversationDecoder = (payload, conversationId) => {
  const task = asObject(payload['newTask'] ?? payload['task']);
  const media = getTaskMedia(task).find(
    ({ type }) => parseDirection(asObject(type)['direction']) === 'consult-transfer',
  );
  if (asString(task['id']) === '' || media === undefined) return 'no new task';
  return { type: 'task-replaced', conversationId, taskId: buildTaskId(task, media) };
};
