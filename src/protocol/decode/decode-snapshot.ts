import type {
  AgentId,
  ChannelSession,
  ChannelSessionId,
  Conversation,
  ConversationState,
  EpochMs,
  Participant,
  TaskId,
  WrapUpTimer,
} from '../../domain/index.js';
import type { Labelled } from '../../domain/text/label.js';
import { isActiveRecord, parseParticipant } from './decode-participant.js';
import { findConversationId } from './basic-fields.js';
import { parseChannelSession, parseCountdown, parseCustomer, parseRaisedHands, findRoom } from './decode-parts.js';
import { validatePayload, MAX_SNAPSHOT_SIZE } from '../payload-limits.js';
import { ownValue } from '../../domain/own-value.js';
import {
  enumTable,
  asId,
  isObject,
  asName,
  positiveOrNull,
  asStringMap,
  asUpperCase,
  asObject,
  asObjects,
  type JsonObject,
} from '../json.js';
import { decodeHistory, decodeNewest, type EarlierRows } from './decode-history.js';
import { parseTimestamp } from '../timestamp.js';
import { toOpaque } from '../wire-objects.js';
import type { DecodeContext, LabelledEvent } from './decode-context.js';

/** INACTIVE counts as active: it only means that the customer has not answered for a while. */
const conversationStates: Readonly<Record<string, ConversationState>> = {
  ...enumTable('customer-left', 'closed'),
  ON_HOLD: 'paused',
  WRAP_UP: 'wrapping-up',
  CLOSING: 'closed',
};

export interface DecodedSnapshot {
  readonly event: LabelledEvent;
  /** Problems with single events of the history. */
  readonly problems: readonly string[];
  /** The rest of its history; null if all of it was decoded. */
  readonly earlier: EarlierRows | null;
}

/**
 * `onTopicData`: a full snapshot, sent after joining and after every reconnect. Its history is decoded like live events;
 * an invalid event is skipped.
 */
export function decodeSnapshot(payload: unknown, context: DecodeContext): DecodedSnapshot | string {
  const envelope = asObject(payload);
  const { topicEvents, ...rest } = asObject(envelope['topicData']);
  const check = validatePayload({ ...envelope, topicData: rest }, MAX_SNAPSHOT_SIZE);
  if ('refused' in check) return check.refused;
  const content = asObject(check.value);
  const topic = asObject(content['topicData']);
  const conversationId = findConversationId(content, { conversationId: topic['id'] });
  if (conversationId === '') return 'no conversation id';

  const { own, participants } = parseParticipants(topic, context.agentId);
  if (own === null) return 'no record of our own participation';
  const maxSize = MAX_SNAPSHOT_SIZE - check.size;
  const newestCount = context.newestCount?.(conversationId) ?? Infinity;
  const split = decodeNewest(topicEvents, newestCount, conversationId, context, maxSize);
  const history = split?.newest ?? decodeHistory(topicEvents, conversationId, context, maxSize);
  if (typeof history === 'string') return history;

  const conversation: Labelled<Conversation> = {
    id: conversationId,
    taskId: asId<TaskId>(content['taskId']),
    state: own.role === 'wrap-up' ? 'wrapping-up' : (ownValue(conversationStates, asName(topic['state'])) ?? 'active'),
    customer: parseCustomer(asObject(topic['customer'] ?? asObject(topic['channelSession'])['customer'])),
    channelSessions: parseChannelSessions(topic),
    firstChannelSession: isObject(topic['channelSession']) ? toOpaque(topic['channelSession']) : null,
    participants,
    role: own.role,
    bargedIn: own.bargedIn,
    entries: [],
    customerTypingUntil: null,
    data: asStringMap(topic['conversationData']),
    wrapUp: parseWrapUpTimer(topic, own, context.now),
    sla: parseCountdown(topic['agentSla'], context.now),
    hold: asName(topic['state']) === 'ON_HOLD' ? parseCountdown(topic['holdTimerDetails'], context.now) : null,
    handsRaised: parseRaisedHands(asObject(topic['agentHandRaise'])),
    openedAt: parseTimestamp(topic['creationTime']) ?? history.startedAt ?? context.now,
    room: findRoom(content, topic),
    ownParticipant: own.source,
  };
  return {
    event: { type: 'conversation-snapshot', conversation, history: history.events },
    problems: history.problems,
    earlier: split?.earlier ?? null,
  };
}

/** Open channel sessions: the participants of type CUSTOMER, in the order they joined. */
function parseChannelSessions(topic: JsonObject): readonly Labelled<ChannelSession>[] {
  const rows = Array.isArray(topic['participants'])
    ? asObjects(topic['participants'])
        .filter((row) => asUpperCase(row['type']) === 'CUSTOMER' && isActiveRecord(row))
        .map((row) => asObject(row['participant']))
    : asObjects(topic['channelSession']);
  const sessions = new Map<ChannelSessionId, Labelled<ChannelSession>>();
  for (const row of rows) {
    const session = parseChannelSession(row);
    if (session !== null && !['ENDED', 'CLOSED'].includes(asName(row['state']))) sessions.set(session.id, session);
  }
  return [...sessions.values()];
}

/** Agents are in up to three places. This agent's own record is in `topicParticipant`, which takes precedence. */
function parseParticipants(
  topic: JsonObject,
  ownAgentId: AgentId | null,
): { own: Labelled<Participant> | null; participants: readonly Labelled<Participant>[] } {
  const byAgent = new Map<AgentId, Labelled<Participant>>();
  for (const row of [...asObjects(topic['participants']), ...asObjects(topic['agentParticipants'])]) {
    const participant = isActiveRecord(row) ? parseParticipant(row) : null;
    if (participant !== null) byAgent.set(participant.agentId, participant);
  }
  const own =
    parseParticipant(asObject(topic['topicParticipant'])) ??
    (ownAgentId === null ? null : (byAgent.get(ownAgentId) ?? null));
  if (own !== null) {
    const existing = byAgent.get(own.agentId);
    byAgent.set(own.agentId, { ...own, joinedAt: own.joinedAt ?? existing?.joinedAt ?? null });
  }
  return { own, participants: [...byAgent.values()] };
}

/** After a reload during wrap-up the server sends the remaining seconds. */
function parseWrapUpTimer(topic: JsonObject, own: Participant, now: EpochMs): WrapUpTimer | null {
  const seconds = own.role === 'wrap-up' ? positiveOrNull(topic['durationInSeconds']) : null;
  return seconds === null ? null : { endsAt: now + seconds * 1_000, seconds };
}
