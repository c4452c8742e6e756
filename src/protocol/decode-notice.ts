import type { ChannelSession, EntryId, Notice, NoticeWhat, Participant, TaskDirection } from '../domain/index.js';
import { opaque, participantOf } from './decode-agent.js';
import { callOf } from './decode-card.js';
import { senderOf } from './decode-message.js';
import { channelSessionOf, countdownOf, customerOf, directionOf, formOf, handsOf, queueOf } from './decode-parts.js';
import { mediaOf } from './decode-task.js';
import { firstText, isWire, nameOf, numberOrNull, text, textMap, texts, upper, wire, type Wire } from './guards.js';
import { moment } from './time.js';
import type { EventDecoder, Fact, Happening } from './types.js';

// Events of a conversation that are no messages.

/** A line of the record. */
function line({ event, name, at }: Happening, what: NoticeWhat, visible = true): Fact {
  // Events without an id get one made of what they say, so that one met twice (live, then in a history) is still one.
  const id = (text(event['id']) || `${name.slice(0, 100)}@${at}`) as EntryId;
  const entry: Notice = { kind: 'notice', id, at, what, visible };
  return { type: 'entry-added', entry: what.type === 'other' ? { ...entry, source: opaque(event) } : entry };
}

/**
 * An event desks do not show, or one nobody has told us of: kept without a line and with everything in it, for whoever
 * looks into the record.
 */
export const unseen: EventDecoder = (it) => [line(it, { type: 'other', wireName: it.name.slice(0, 100) }, false)];

const aboutSession =
  (tell: (session: ChannelSession, it: Happening) => readonly Fact[]): EventDecoder =>
  (it) => {
    const session = channelSessionOf(it.data);
    return session === null ? 'no channel session' : tell(session, it);
  };

/** Ended by somebody, or expired: gone either way. */
const sessionEnded = aboutSession(({ id, channel }, it) => {
  const cause = text(wire(it.data['state'])['reasonCode']);
  return [
    { type: 'channel-session-closed', sessionId: id },
    line(it, { type: 'channel-session-ended', channelName: channel.name, cause }),
  ];
});

function sessionStarted({ channel }: ChannelSession, it: Happening): Fact {
  const form = formOf(it.data);
  const what = { type: 'channel-session-started', channelName: channel.name, cause: '' } as const;
  return line(it, form.length === 0 ? what : { ...what, form });
}

type CameOrWent = (type: 'agent-joined' | 'agent-left', visible: boolean) => Fact;

/** Role changes have the agent in another place than coming and going. */
const aboutAgent =
  (tell: (participant: Participant, line: CameOrWent) => readonly Fact[]): EventDecoder =>
  (it) => {
    const participant = participantOf(wire(it.data['conversationParticipant'] ?? it.data['agentParticipant']));
    if (participant === null) return 'no agent';
    const { agentId, username, displayName, role } = participant;
    return tell(participant, (type, visible) =>
      line(it, { type, agentId, name: username || displayName, role }, visible),
    );
  };

/** Supervisors who only listen take part without a line: the agent is not to notice, the customer even less. */
const agentSubscribed = aboutAgent((participant, cameOrWent) => [
  { type: 'participant-joined', participant },
  cameOrWent('agent-joined', participant.role !== 'monitor'),
]);

/** Whoever is in wrap-up was said to have left when that began. */
const agentUnsubscribed = aboutAgent(({ agentId, role }, cameOrWent) => [
  { type: 'participant-left', agentId },
  cameOrWent('agent-left', role !== 'monitor' && role !== 'wrap-up'),
]);

/** To primary is joining, to wrap-up is leaving, as far as the others can see. */
const roleChanged = aboutAgent((participant, cameOrWent) => {
  const changed: Fact = { type: 'participant-role-changed', participant };
  if (participant.role === 'primary') return [changed, cameOrWent('agent-joined', true)];
  return participant.role === 'wrap-up' ? [changed, cameOrWent('agent-left', true)] : [changed];
});

const customerChanged: EventDecoder = (it) => {
  const customer = customerOf(it.data);
  if (customer.id === '') return 'no customer';
  return [{ type: 'customer-changed', customer }, line(it, { type: 'customer-changed', name: customer.name }, false)];
};

const dataChanged: EventDecoder = ({ event, data }) =>
  isWire(event['data']) ? [{ type: 'data-changed', data: textMap(data) }] : 'no data';

/**
 * The time the agent has to answer. Later reports come with how much of it is over, older ones with when it began; one
 * that says neither, and is not the start, tells nothing about the clock.
 */
const slaReported: EventDecoder = (it) => {
  const { data } = it;
  const whole = countdownOf(data, it.at);
  const done = numberOrNull(data['percentageCompleted']) ?? 0;
  const timed = upper(data['action']) === 'START_TIMER' || done > 0 || moment(data['startTime']) !== null;
  if (whole === null || !timed) return unseen(it);
  const startedAt = whole.startedAt - Math.min(done, 100) * whole.seconds * 10;
  return [{ type: 'sla-changed', sla: { ...whole, startedAt } }];
};

const slaOver: EventDecoder = () => [{ type: 'sla-changed', sla: null }];

const paused: EventDecoder = (it) => [
  { type: 'hold-changed', paused: true, hold: countdownOf(it.data['holdTimerDetails'], it.at) },
  line(it, { type: 'paused' }),
];

const resumed: EventDecoder = (it) => [
  { type: 'hold-changed', paused: false, hold: null },
  line(it, { type: 'resumed' }),
];

const handRaised: EventDecoder = (it) => {
  const names = handsOf(it.data);
  return [{ type: 'hands-changed', names }, line(it, { type: 'hand-raised', names })];
};

/** Whoever still has a hand up is listed; whoever took it down sent the event. */
const handLowered: EventDecoder = (it) => {
  const by = senderOf(it);
  const names = by.kind === 'agent' ? [by.name] : [];
  return [{ type: 'hands-changed', names: handsOf(it.data) }, line(it, { type: 'hand-lowered', names })];
};

/** Steps of a phone call. Desks show legs as cards of the history and nothing for hold and resume. */
const call =
  (what: 'leg-started' | 'leg-ended' | 'held' | 'resumed', visible: boolean): EventDecoder =>
  (it) => [line(it, { type: 'call', what, detail: text(it.body['reasonCode']) }, visible)];

const callSummary: EventDecoder = (it) =>
  isWire(it.event['data']) ? [line(it, { type: 'call-summary', call: callOf(it.data) })] : unseen(it);

// What becomes of agents' requests to bring in somebody else. `part` is a piece of a task, see `mediaOf`.

type Rerouting = 'reroute-placed' | 'reroute-cancelled' | 'reroute-failed';

const requestOf = (part: Wire): Wire => wire(part['type'] ?? part['requestType']);
const partDirection = (part: Wire): TaskDirection => directionOf(requestOf(part)['direction']);
const isForAgent = (part: Wire): boolean => upper(requestOf(part)['mode']) === 'AGENT';

const askedByAgent = (part: Wire): boolean => ['transfer', 'conference', 'consult'].includes(partDirection(part));

function reroute(it: Happening, type: Rerouting, part: Wire, visible = true): readonly Fact[] {
  const what: NoticeWhat = {
    type,
    direction: partDirection(part),
    to: isForAgent(part) ? 'agent' : 'queue',
    queueName: firstText(wire(it.data['queue'])['name'], queueOf(part['queue'])?.name),
    requestedBy: text(wire(requestOf(part)['metadata'])['requestedBy']),
  };
  return [line(it, what, visible)];
}

/**
 * Only requests of agents are told: a customer being queued is not news to whoever is already there. A consultation has
 * its line when it has found somebody.
 */
const taskEnqueued: EventDecoder = (it) => {
  const parts = mediaOf(wire(it.data['task']));
  const part = parts.find(({ state }) => nameOf(state) === 'QUEUED') ?? parts.at(-1);
  if (part === undefined || !askedByAgent(part)) return unseen(it);
  return reroute(it, 'reroute-placed', part, partDirection(part) !== 'consult');
};

/**
 * A cancelled conference request; a consultation, or a transfer to a certain agent, that has found somebody; a
 * consultation turned transfer. Every other step of a task shows in presence, offers and participants, and a transfer
 * to a queue was told when it was placed.
 */
const taskStateChanged: EventDecoder = (it) => {
  const task = wire(it.data['task'] ?? it.data);
  const parts = mediaOf(task);
  if (nameOf(wire(task['state'])['reasonCode']) === 'FORCE_CLOSED') {
    const last = parts.at(-1) ?? task;
    return partDirection(last) === 'conference' ? reroute(it, 'reroute-cancelled', last) : unseen(it);
  }
  const changed = texts(it.data['mediaStateChanges']);
  const placed = parts.find((part) => {
    if (changed.length > 0 && !changed.includes(text(part['id']))) return false;
    const state = nameOf(part['state']);
    const direction = partDirection(part);
    return state === 'RESERVED'
      ? direction === 'consult' || (direction === 'transfer' && isForAgent(part))
      : state === 'ACTIVE' && direction === 'consult-transfer';
  });
  return placed === undefined ? unseen(it) : reroute(it, 'reroute-placed', placed);
};

/** What each event that is no message does. Names not in here are not shown. */
export const noticeDecoders: Readonly<Record<string, EventDecoder>> = {
  CHANNEL_SESSION_STARTED: aboutSession((session, it) => [
    { type: 'channel-session-opened', session },
    sessionStarted(session, it),
  ]),
  CHANNEL_SESSION_ENDED: sessionEnded,
  CHANNEL_SESSION_EXPIRED: sessionEnded,
  CHANNEL_SESSION_DATA_UPDATED: aboutSession((session) => [{ type: 'channel-session-updated', session }]),
  AGENT_SUBSCRIBED: agentSubscribed,
  AGENT_UNSUBSCRIBED: agentUnsubscribed,
  PARTICIPANT_ROLE_CHANGED: roleChanged,
  TASK_ENQUEUED: taskEnqueued,
  TASK_STATE_CHANGED: taskStateChanged,
  NO_AGENT_AVAILABLE: (it) => reroute(it, 'reroute-failed', it.data, askedByAgent(it.data)),
  ASSOCIATED_CUSTOMER_CHANGED: customerChanged,
  CONVERSATION_DATA_CHANGED: dataChanged,
  CUSTOMER_LEFT: (it) => [line(it, { type: 'customer-left' }, false)],
  AGENT_SLA_STARTED: slaReported,
  AGENT_SLA: slaReported,
  AGENT_SLA_STOPPED: slaOver,
  AGENT_SLA_EXPIRED: slaOver,
  CONVERSATION_PAUSED: paused,
  CONVERSATION_RESUMED: resumed,
  HAND_RAISED: handRaised,
  HAND_DOWN: handLowered,
  CALL_LEG_STARTED: call('leg-started', true),
  CALL_LEG_ENDED: call('leg-ended', true),
  CALL_HOLD: call('held', false),
  CALL_RESUME: call('resumed', false),
  VOICE_ACTIVITY: callSummary,
};
