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
  ServerEvent,
  TaskId,
  WrapUpTimer,
} from '../domain/index.js';
import { isPresent, opaque, participantOf } from './decode-agent.js';
import { decodeConversationEvent } from './decode-cim.js';
import { channelSessionOf, conversationIdOf, countdownOf, customerOf, handsOf, roomOf } from './decode-parts.js';
import { admit, admitJson, MAX_SNAPSHOT } from './gate.js';
import { alike, id, isWire, lookUp, nameOf, positive, textMap, upper, wire, wires, type Wire } from './guards.js';
import { moment } from './time.js';
import type { DecodeContext } from './types.js';

/** INACTIVE only says that the customer is slow. */
const states: Readonly<Record<string, ConversationState>> = {
  ...alike('customer-left', 'closed'),
  ON_HOLD: 'paused',
  WRAP_UP: 'wrapping-up',
  CLOSING: 'closed',
};

export interface Snapshot {
  readonly event: ServerEvent;
  /** What was wrong with single events of the history. */
  readonly problems: readonly string[];
}

/**
 * `onTopicData`: a conversation as the server holds it, after joining and after every reconnect. Its history goes
 * through the decoder of live events; an event that cannot be read costs that event alone.
 */
export function decodeSnapshot(payload: unknown, context: DecodeContext): Snapshot | string {
  const outer = wire(payload);
  const { topicEvents, ...rest } = wire(outer['topicData']);
  const admitted = admit({ ...outer, topicData: rest }, MAX_SNAPSHOT);
  if ('refused' in admitted) return admitted.refused;
  const whole = wire(admitted.value);
  const topic = wire(whole['topicData']);
  const conversationId = conversationIdOf(whole, { conversationId: topic['id'] });
  if (conversationId === '') return 'no conversation id';

  const { own, participants } = participantsOf(topic, context.agentId);
  if (own === null) return 'no record of our own participation';
  const history = historyOf(topicEvents, conversationId, context, MAX_SNAPSHOT - admitted.size);
  if (typeof history === 'string') return history;

  const conversation: Conversation = {
    id: conversationId,
    taskId: id<TaskId>(whole['taskId']),
    state: own.role === 'wrap-up' ? 'wrapping-up' : (lookUp(states, nameOf(topic['state'])) ?? 'active'),
    customer: customerOf(wire(topic['customer'] ?? wire(topic['channelSession'])['customer'])),
    channelSessions: sessionsOf(topic),
    firstChannelSession: isWire(topic['channelSession']) ? opaque(topic['channelSession']) : null,
    participants,
    role: own.role,
    bargedIn: own.bargedIn,
    entries: [],
    customerTypingUntil: null,
    data: textMap(topic['conversationData']),
    wrapUp: wrapUpOf(topic, own, context.now),
    sla: countdownOf(topic['agentSla'], context.now),
    hold: nameOf(topic['state']) === 'ON_HOLD' ? countdownOf(topic['holdTimerDetails'], context.now) : null,
    handsRaised: handsOf(wire(topic['agentHandRaise'])),
    openedAt: moment(topic['creationTime']) ?? history.startedAt ?? context.now,
    room: roomOf(whole, topic),
    ownParticipant: own.source,
  };
  return {
    event: { type: 'conversation-snapshot', conversation, history: history.events },
    problems: history.problems,
  };
}

/** Live sessions are what takes part as CUSTOMER, in the order they joined. */
function sessionsOf(topic: Wire): readonly ChannelSession[] {
  const rows = Array.isArray(topic['participants'])
    ? wires(topic['participants'])
        .filter((row) => upper(row['type']) === 'CUSTOMER' && isPresent(row))
        .map((row) => wire(row['participant']))
    : wires(topic['channelSession']);
  const sessions = new Map<ChannelSessionId, ChannelSession>();
  for (const row of rows) {
    const session = channelSessionOf(row);
    if (session !== null && !['ENDED', 'CLOSED'].includes(nameOf(row['state']))) sessions.set(session.id, session);
  }
  return [...sessions.values()];
}

/** Agents come in up to three places; ours in its own, which is the one that counts. */
function participantsOf(
  topic: Wire,
  me: AgentId | null,
): { own: Participant | null; participants: readonly Participant[] } {
  const byAgent = new Map<AgentId, Participant>();
  for (const row of [...wires(topic['participants']), ...wires(topic['agentParticipants'])]) {
    const participant = isPresent(row) ? participantOf(row) : null;
    if (participant !== null) byAgent.set(participant.agentId, participant);
  }
  const own = participantOf(wire(topic['topicParticipant'])) ?? (me === null ? null : (byAgent.get(me) ?? null));
  if (own !== null) {
    const listed = byAgent.get(own.agentId);
    byAgent.set(own.agentId, { ...own, joinedAt: own.joinedAt ?? listed?.joinedAt ?? null });
  }
  return { own, participants: [...byAgent.values()] };
}

/** On a reload during wrap-up the server says how many seconds are left. */
function wrapUpOf(topic: Wire, own: Participant, now: EpochMs): WrapUpTimer | null {
  const seconds = own.role === 'wrap-up' ? positive(topic['durationInSeconds']) : null;
  return seconds === null ? null : { endsAt: now + seconds * 1_000, seconds };
}

interface History {
  readonly events: readonly ConversationEvent[];
  readonly problems: readonly string[];
  readonly startedAt: EpochMs | null;
}

/**
 * Wire events in their own order made facts, oldest first. Servers do not keep strict order (a stop may come after the
 * message that caused it), so they are sorted by time; those of one moment stay as they came, and one without a time
 * stays behind the one before it.
 */
export function historyOf(
  rows: unknown,
  conversationId: ConversationId,
  context: DecodeContext,
  most = MAX_SNAPSHOT,
): History | string {
  const problems: string[] = [];
  const dated: { at: EpochMs; events: readonly ConversationEvent[] }[] = [];
  let left = most;
  let last: EpochMs | null = null;
  for (const row of Array.isArray(rows) ? (rows as readonly unknown[]) : []) {
    const admitted = admitJson(row, left);
    if ('refused' in admitted) {
      if (admitted.refused === 'too large') return 'too large';
      problems.push(`history: ${admitted.refused}`);
      continue;
    }
    left -= admitted.size;
    const event = wire(admitted.value);
    const at: EpochMs = moment(event['timestamp']) ?? last ?? context.now;
    last = at;
    const decoded = decodeConversationEvent(event, { ...context, conversationId, at });
    if (typeof decoded === 'string') problems.push(`history: ${decoded}`);
    else dated.push({ at, events: decoded });
  }
  dated.sort((a, b) => a.at - b.at);
  return { events: dated.flatMap((row) => row.events), problems, startedAt: dated[0]?.at ?? null };
}
