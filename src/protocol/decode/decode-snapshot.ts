import type {
  AgentId,
  ChannelSession,
  ChannelSessionId,
  Conversation,
  ConversationEvent,
  ConversationId,
  ConversationState,
  EpochMs,
  Participant,
  TaskId,
  WrapUpTimer,
} from '../../domain/index.js';
import type { Labelled } from '../../domain/label.js';
import { isActiveRecord, parseParticipant } from './decode-agent.js';
import { decodeConversationEvent } from './decode-conversation-event.js';
import {
  parseChannelSession,
  findConversationId,
  parseCountdown,
  parseCustomer,
  parseRaisedHands,
  findRoom,
} from './decode-parts.js';
import { validatePayload, validateJson, MAX_SNAPSHOT_SIZE } from '../payload-limits.js';
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
import { isMessageAdded, withoutContent } from './decode-oversized.js';
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
  const history = decodeHistory(topicEvents, conversationId, context, MAX_SNAPSHOT_SIZE - check.size);
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

interface DecodedHistory {
  readonly events: readonly Labelled<ConversationEvent>[];
  readonly problems: readonly string[];
  readonly startedAt: EpochMs | null;
}

/**
 * Decodes history, oldest first. Servers do not keep strict order (a typing stop may follow the message that caused it),
 * so events are sorted by time. Equal times keep their order; an event without a time follows its predecessor.
 */
export function decodeHistory(
  rows: unknown,
  conversationId: ConversationId,
  context: DecodeContext,
  maxSize = MAX_SNAPSHOT_SIZE,
): DecodedHistory | string {
  const problems: string[] = [];
  const timestamped: { at: EpochMs; events: readonly Labelled<ConversationEvent>[] }[] = [];
  let remainingSize = maxSize;
  let previousAt: EpochMs | null = null;
  for (const row of Array.isArray(rows) ? (rows as readonly unknown[]) : []) {
    const check = validateJson(row, remainingSize);
    const isRefused = 'refused' in check;
    if (isRefused && check.refused === 'too large') return 'too large';
    if (isRefused) problems.push(`history: ${check.refused}`);
    else remainingSize -= check.size;
    const event = isRefused ? withoutContent(row, check.refused, context.now) : asObject(check.value);
    if (event === null) continue;
    const at: EpochMs = parseTimestamp(event['timestamp']) ?? previousAt ?? context.now;
    previousAt = at;
    const decoded = decodeConversationEvent(event, { ...context, conversationId, at });
    if (typeof decoded === 'string') {
      // A refused event has its problem already.
      if (!isRefused) problems.push(`history: ${decoded}`);
    } else timestamped.push({ at, events: isRefused ? decoded.filter(isMessageAdded) : decoded });
  }
  timestamped.sort((a, b) => a.at - b.at);
  return { events: timestamped.flatMap((row) => row.events), problems, startedAt: timestamped[0]?.at ?? null };
}
