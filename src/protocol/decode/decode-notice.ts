import type {
  ChannelSession,
  EntryId,
  Notice,
  NoticeContent,
  Participant,
  RaisedHand,
  TaskDirection,
} from '../../domain/index.js';
import type { Labelled } from '../../domain/text/label.js';
import { parseParticipant } from './decode-participant.js';
import { parseCall } from './body/decode-rich-body.js';
import { parseSender } from './decode-message.js';
import {
  parseChannelSession,
  parseCountdown,
  parseCustomer,
  parseDirection,
  parsePreChatForm,
  parseRaisedHands,
  parseQueue,
} from './decode-parts.js';
import { getTaskMedia } from './active-task.js';
import {
  isObject,
  asName,
  numberOrNull,
  asString,
  asStringMap,
  asStrings,
  asUpperCase,
  asObject,
  type JsonObject,
  asLabel,
} from '../json.js';
import { parseTimestamp } from '../timestamp.js';
import { toOpaque } from '../wire-objects.js';
import type { EventDecoder, UnscopedEvent, CimContext } from './decode-context.js';

// Conversation events that are not messages.

/** Adds a notice to the thread. */
function createNoticeEvent(
  { source, name, at }: CimContext,
  what: Labelled<NoticeContent>,
  visible = true,
): UnscopedEvent {
  // Events without an id get a stable one, so that the same event (live, then in history) is added once.
  const id = (asString(source['id']) || `${name.slice(0, 100)}@${at}`) as EntryId;
  const entry: Labelled<Notice> = { kind: 'notice', id, at, what, visible };
  return { type: 'entry-added', entry };
}

/** An unknown event, or one without a text: kept as a hidden notice with its name. */
export const decodeHidden: EventDecoder = (event) => [
  createNoticeEvent(event, { type: 'other', wireName: event.name.slice(0, 100) }, false),
];

const forChannelSession =
  (toEvents: (session: Labelled<ChannelSession>, event: CimContext) => readonly UnscopedEvent[]): EventDecoder =>
  (event) => {
    const session = parseChannelSession(event.data);
    return session === null ? 'no channel session' : toEvents(session, event);
  };

/** A channel session that was ended or has expired. */
const decodeSessionEnded = forChannelSession(({ id, channel }, event) => {
  const cause = asLabel(asObject(event.data['state'])['reasonCode']);
  return [
    { type: 'channel-session-closed', sessionId: id },
    createNoticeEvent(event, { type: 'channel-session-ended', channelName: channel.name, cause }),
  ];
});

function createSessionStartedEvent({ channel }: Labelled<ChannelSession>, event: CimContext): UnscopedEvent {
  const form = parsePreChatForm(event.data);
  const what = { type: 'channel-session-started', channelName: channel.name, cause: '' } as const;
  return createNoticeEvent(event, form.length === 0 ? what : { ...what, form });
}

type CreateAgentNotice = (type: 'agent-joined' | 'agent-left', visible: boolean) => UnscopedEvent;

/** Role changes have the agent in `conversationParticipant`, joining and leaving in `agentParticipant`. */
const forParticipant =
  (
    toEvents: (participant: Labelled<Participant>, createNotice: CreateAgentNotice) => readonly UnscopedEvent[],
  ): EventDecoder =>
  (event) => {
    const participant = parseParticipant(
      asObject(event.data['conversationParticipant'] ?? event.data['agentParticipant']),
    );
    if (participant === null) return 'no agent';
    const { agentId, username, displayName, role } = participant;
    return toEvents(participant, (type, visible) =>
      createNoticeEvent(event, { type, agentId, name: username || displayName, role }, visible),
    );
  };

/** Silent monitors join without a visible notice. */
const decodeAgentSubscribed = forParticipant((participant, createNotice) => [
  { type: 'participant-joined', participant },
  createNotice('agent-joined', participant.role !== 'monitor'),
]);

/** An agent in wrap-up was reported as having left when wrap-up began. */
const decodeAgentUnsubscribed = forParticipant(({ agentId, role }, createNotice) => [
  { type: 'participant-left', agentId },
  createNotice('agent-left', role !== 'monitor' && role !== 'wrap-up'),
]);

/** For the other participants, a change to primary means joining, to wrap-up means leaving. */
const decodeRoleChanged = forParticipant((participant, createNotice) => {
  const roleEvent: UnscopedEvent = { type: 'participant-role-changed', participant };
  if (participant.role === 'primary') return [roleEvent, createNotice('agent-joined', true)];
  return participant.role === 'wrap-up' ? [roleEvent, createNotice('agent-left', true)] : [roleEvent];
});

const decodeCustomerChanged: EventDecoder = (event) => {
  const customer = parseCustomer(event.data);
  if (customer.id === '') return 'no customer';
  return [
    { type: 'customer-changed', customer },
    createNoticeEvent(event, { type: 'customer-changed', name: customer.name }, false),
  ];
};

const decodeDataChanged: EventDecoder = ({ source, data }) =>
  isObject(source['data']) ? [{ type: 'data-changed', data: asStringMap(data) }] : 'no data';

/**
 * The time the agent has to answer. Newer servers report the elapsed percentage, older ones the start time. A report
 * with neither, other than the start, does not change the countdown.
 */
const decodeSlaReported: EventDecoder = (event) => {
  const { data } = event;
  const countdown = parseCountdown(data, event.at);
  const percentCompleted = numberOrNull(data['percentageCompleted']) ?? 0;
  const hasTiming =
    asUpperCase(data['action']) === 'START_TIMER' || percentCompleted > 0 || parseTimestamp(data['startTime']) !== null;
  if (countdown === null || !hasTiming) return decodeHidden(event);
  const startedAt = countdown.startedAt - Math.min(percentCompleted, 100) * countdown.seconds * 10;
  return [{ type: 'sla-changed', sla: { ...countdown, startedAt } }];
};

const decodeSlaStopped: EventDecoder = () => [{ type: 'sla-changed', sla: null }];

const decodePaused: EventDecoder = (event) => [
  { type: 'hold-changed', paused: true, hold: parseCountdown(event.data['holdTimerDetails'], event.at) },
  createNoticeEvent(event, { type: 'paused' }),
];

const decodeResumed: EventDecoder = (event) => [
  { type: 'hold-changed', paused: false, hold: null },
  createNoticeEvent(event, { type: 'resumed' }),
];

function createHandsEvent({ source, data, at, conversationId }: CimContext) {
  const names = parseRaisedHands(data);
  const session = asObject(source['channelSession']);
  const hand: Labelled<RaisedHand> = {
    conversationId,
    agentNames: names,
    customerName: parseCustomer(asObject(session['customer'])).name,
    channelName: asLabel(parseChannelSession(session)?.channel.name),
    since: at,
    channelSession: toOpaque(session),
  };
  return { type: 'hands-changed', names, hand: names.length === 0 ? null : hand } as const;
}

const decodeHandRaised: EventDecoder = (event) => {
  const hands = createHandsEvent(event);
  return [hands, createNoticeEvent(event, { type: 'hand-raised', names: hands.names })];
};

/** The event lists the hands still raised. Its sender is the agent who lowered a hand. */
const decodeHandLowered: EventDecoder = (event) => {
  const sender = parseSender(event);
  const names = sender.kind === 'agent' ? [sender.name] : [];
  return [createHandsEvent(event), createNoticeEvent(event, { type: 'hand-lowered', names })];
};

/** Steps of a phone call. Call legs are visible in the thread, hold and resume are not. */
const decodeCallStep =
  (what: 'leg-started' | 'leg-ended' | 'held' | 'resumed', visible: boolean): EventDecoder =>
  (event) => [createNoticeEvent(event, { type: 'call', what, detail: asLabel(event.body['reasonCode']) }, visible)];

const decodeCallSummary: EventDecoder = (event) =>
  isObject(event.source['data'])
    ? [createNoticeEvent(event, { type: 'call-summary', call: parseCall(event.data) })]
    : decodeHidden(event);

// Progress of requests to bring in another agent. `media` is an item of `getTaskMedia`.

type RerouteNoticeType = 'reroute-placed' | 'reroute-cancelled' | 'reroute-failed';

const getTaskRequest = (media: JsonObject): JsonObject => asObject(media['type'] ?? media['requestType']);
const getDirection = (media: JsonObject): TaskDirection => parseDirection(getTaskRequest(media)['direction']);
const isAgentTargeted = (media: JsonObject): boolean => asUpperCase(getTaskRequest(media)['mode']) === 'AGENT';

const isRequestedByAgent = (media: JsonObject): boolean =>
  ['transfer', 'conference', 'consult'].includes(getDirection(media));

function createRerouteEvents(
  event: CimContext,
  type: RerouteNoticeType,
  media: JsonObject,
  visible = true,
): readonly UnscopedEvent[] {
  const what: Labelled<NoticeContent> = {
    type,
    direction: getDirection(media),
    to: isAgentTargeted(media) ? 'agent' : 'queue',
    queueName: asLabel(asObject(event.data['queue'])['name'], parseQueue(media['queue'])?.name),
    requestedBy: asLabel(asObject(getTaskRequest(media)['metadata'])['requestedBy']),
  };
  return [createNoticeEvent(event, what, visible)];
}

/** Requests by agents only, not the customer's own queueing. A consultation gets its visible notice once an agent is found. */
const decodeTaskEnqueued: EventDecoder = (event) => {
  const mediaItems = getTaskMedia(asObject(event.data['task']));
  const media = mediaItems.find(({ state }) => asName(state) === 'QUEUED') ?? mediaItems.at(-1);
  if (media === undefined || !isRequestedByAgent(media)) return decodeHidden(event);
  return createRerouteEvents(event, 'reroute-placed', media, getDirection(media) !== 'consult');
};

/**
 * Visible for a cancelled conference request, for a consultation or a transfer by name that has reached an agent, and for
 * a consultation turned into a transfer. Other steps show in presence, offers, participants or the request's notice.
 */
const decodeTaskStateChanged: EventDecoder = (event) => {
  const task = asObject(event.data['task'] ?? event.data);
  const mediaItems = getTaskMedia(task);
  if (asName(asObject(task['state'])['reasonCode']) === 'FORCE_CLOSED') {
    const last = mediaItems.at(-1) ?? task;
    return getDirection(last) === 'conference'
      ? createRerouteEvents(event, 'reroute-cancelled', last)
      : decodeHidden(event);
  }
  const changedMediaIds = asStrings(event.data['mediaStateChanges']);
  const placedMedia = mediaItems.find((media) => {
    if (changedMediaIds.length > 0 && !changedMediaIds.includes(asString(media['id']))) return false;
    const state = asName(media['state']);
    const direction = getDirection(media);
    return state === 'RESERVED'
      ? direction === 'consult' || (direction === 'transfer' && isAgentTargeted(media))
      : state === 'ACTIVE' && direction === 'consult-transfer';
  });
  return placedMedia === undefined ? decodeHidden(event) : createRerouteEvents(event, 'reroute-placed', placedMedia);
};

/** Decoders by event name. Events not listed here are hidden. */
export const noticeDecoders: Readonly<Record<string, EventDecoder>> = {
  CHANNEL_SESSION_STARTED: forChannelSession((session, event) => [
    { type: 'channel-session-opened', session },
    createSessionStartedEvent(session, event),
  ]),
  CHANNEL_SESSION_ENDED: decodeSessionEnded,
  CHANNEL_SESSION_EXPIRED: decodeSessionEnded,
  CHANNEL_SESSION_DATA_UPDATED: forChannelSession((session) => [{ type: 'channel-session-updated', session }]),
  AGENT_SUBSCRIBED: decodeAgentSubscribed,
  AGENT_UNSUBSCRIBED: decodeAgentUnsubscribed,
  PARTICIPANT_ROLE_CHANGED: decodeRoleChanged,
  TASK_ENQUEUED: decodeTaskEnqueued,
  TASK_STATE_CHANGED: decodeTaskStateChanged,
  NO_AGENT_AVAILABLE: (event) =>
    createRerouteEvents(event, 'reroute-failed', event.data, isRequestedByAgent(event.data)),
  ASSOCIATED_CUSTOMER_CHANGED: decodeCustomerChanged,
  CONVERSATION_DATA_CHANGED: decodeDataChanged,
  CUSTOMER_LEFT: (event) => [createNoticeEvent(event, { type: 'customer-left' }, false)],
  AGENT_SLA_STARTED: decodeSlaReported,
  AGENT_SLA: decodeSlaReported,
  AGENT_SLA_STOPPED: decodeSlaStopped,
  AGENT_SLA_EXPIRED: decodeSlaStopped,
  CONVERSATION_PAUSED: decodePaused,
  CONVERSATION_RESUMED: decodeResumed,
  HAND_RAISED: decodeHandRaised,
  HAND_DOWN: decodeHandLowered,
  CALL_LEG_STARTED: decodeCallStep('leg-started', true),
  CALL_LEG_ENDED: decodeCallStep('leg-ended', true),
  CALL_HOLD: decodeCallStep('held', false),
  CALL_RESUME: decodeCallStep('resumed', false),
  VOICE_ACTIVITY: decodeCallSummary,
};
