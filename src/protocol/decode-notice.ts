import type { ConversationEvent, NoticeWhat, Participant } from '../domain/index.js';
import { participantOf } from './decode-agent.js';
import { callOf } from './decode-card.js';
import { senderOf } from './decode-message.js';
import { channelSessionOf, countdownOf, customerOf, handsOf } from './decode-parts.js';
import { noAgentAvailable, taskEnqueued, taskStateChanged } from './decode-task-notice.js';
import { isWire, numberOrNull, text, textMap, upper, wire } from './guards.js';
import { notice, unseen, type NoticeDecoder } from './notice.js';
import { moment } from './time.js';

const sessionStarted: NoticeDecoder = (event, name, scope) => {
  const session = channelSessionOf(wire(event['data']));
  if (session === null) return 'no channel session';
  const what = { type: 'channel-session-started', channelName: session.channel.name, cause: '' } as const;
  return [
    { type: 'channel-session-opened', conversationId: scope.conversationId, session },
    notice(event, name, scope, what, true),
  ];
};

/** Ended by somebody, or expired: gone either way. */
const sessionEnded: NoticeDecoder = (event, name, scope) => {
  const data = wire(event['data']);
  const session = channelSessionOf(data);
  if (session === null) return 'no channel session';
  const cause = text(wire(data['state'])['reasonCode']);
  const what = { type: 'channel-session-ended', channelName: session.channel.name, cause } as const;
  return [
    { type: 'channel-session-closed', conversationId: scope.conversationId, sessionId: session.id },
    notice(event, name, scope, what, true),
  ];
};

const sessionUpdated: NoticeDecoder = (event, _name, scope) => {
  const session = channelSessionOf(wire(event['data']));
  if (session === null) return 'no channel session';
  return [{ type: 'channel-session-updated', conversationId: scope.conversationId, session }];
};

function cameOrWent(type: 'agent-joined' | 'agent-left', who: Participant): NoticeWhat {
  return { type, agentId: who.agentId, name: who.username || who.displayName, role: who.role };
}

/** Supervisors who only listen take part without a line: the agent is not to notice, the customer even less. */
const agentSubscribed: NoticeDecoder = (event, name, scope) => {
  const participant = participantOf(wire(wire(event['data'])['agentParticipant']));
  if (participant === null) return 'no agent';
  return [
    { type: 'participant-joined', conversationId: scope.conversationId, participant },
    notice(event, name, scope, cameOrWent('agent-joined', participant), participant.role !== 'monitor'),
  ];
};

/** Whoever is in wrap-up was said to have left when that began. */
const agentUnsubscribed: NoticeDecoder = (event, name, scope) => {
  const participant = participantOf(wire(wire(event['data'])['agentParticipant']));
  if (participant === null) return 'no agent';
  const visible = participant.role !== 'monitor' && participant.role !== 'wrap-up';
  return [
    { type: 'participant-left', conversationId: scope.conversationId, agentId: participant.agentId },
    notice(event, name, scope, cameOrWent('agent-left', participant), visible),
  ];
};

/** To primary is joining, to wrap-up is leaving, as far as the others can see. */
const roleChanged: NoticeDecoder = (event, name, scope) => {
  const data = wire(event['data']);
  const participant = participantOf(wire(data['conversationParticipant'] ?? data['agentParticipant']));
  if (participant === null) return 'no agent';
  const changed: ConversationEvent = {
    type: 'participant-role-changed',
    conversationId: scope.conversationId,
    participant,
  };
  switch (participant.role) {
    case 'primary':
      return [changed, notice(event, name, scope, cameOrWent('agent-joined', participant), true)];
    case 'wrap-up':
      return [changed, notice(event, name, scope, cameOrWent('agent-left', participant), true)];
    default:
      return [changed];
  }
};

const customerChanged: NoticeDecoder = (event, name, scope) => {
  const data = event['data'];
  if (!isWire(data)) return 'no customer';
  const customer = customerOf(data);
  if (customer.id === '') return 'no customer';
  return [
    { type: 'customer-changed', conversationId: scope.conversationId, customer },
    notice(event, name, scope, { type: 'customer-changed', name: customer.name }, false),
  ];
};

const dataChanged: NoticeDecoder = (event, _name, scope) =>
  isWire(event['data'])
    ? [{ type: 'data-changed', conversationId: scope.conversationId, data: textMap(event['data']) }]
    : 'no data';

const customerLeft: NoticeDecoder = (event, name, scope) => [
  notice(event, name, scope, { type: 'customer-left' }, false),
];

/**
 * The time the agent has to answer. Later reports come with how much of it is over, older ones with when it began; one
 * that says neither, and is not the start, tells nothing about the clock.
 */
const slaReported: NoticeDecoder = (event, name, scope) => {
  const data = wire(event['data']);
  const whole = countdownOf(data, scope.at);
  if (whole === null) return unseen(event, name, scope);
  const done = numberOrNull(data['percentageCompleted']) ?? 0;
  const starts = upper(data['action']) === 'START_TIMER';
  if (!starts && done <= 0 && moment(data['startTime']) === null) return unseen(event, name, scope);
  const startedAt = whole.startedAt - (Math.min(done, 100) / 100) * whole.seconds * 1_000;
  const { conversationId } = scope;
  return [{ type: 'sla-changed', conversationId, sla: { startedAt, seconds: whole.seconds } }];
};

const slaOver: NoticeDecoder = (_event, _name, scope) => [
  { type: 'sla-changed', conversationId: scope.conversationId, sla: null },
];

const paused: NoticeDecoder = (event, name, scope) => {
  const hold = countdownOf(wire(wire(event['data'])['holdTimerDetails']), scope.at);
  return [
    { type: 'hold-changed', conversationId: scope.conversationId, paused: true, hold },
    notice(event, name, scope, { type: 'paused' }, true),
  ];
};

const resumed: NoticeDecoder = (event, name, scope) => [
  { type: 'hold-changed', conversationId: scope.conversationId, paused: false, hold: null },
  notice(event, name, scope, { type: 'resumed' }, true),
];

const handRaised: NoticeDecoder = (event, name, scope) => {
  const names = handsOf(wire(event['data']));
  return [
    { type: 'hands-changed', conversationId: scope.conversationId, names },
    notice(event, name, scope, { type: 'hand-raised', names }, true),
  ];
};

/** Whoever still has a hand up is listed; whoever took it down sent the event. */
const handLowered: NoticeDecoder = (event, name, scope) => {
  const by = senderOf(event, name);
  return [
    { type: 'hands-changed', conversationId: scope.conversationId, names: handsOf(wire(event['data'])) },
    notice(event, name, scope, { type: 'hand-lowered', names: by.kind === 'agent' ? [by.name] : [] }, true),
  ];
};

/** Steps of a phone call. Desks show legs as cards of the history and nothing for hold and resume. */
const call =
  (what: 'leg-started' | 'leg-ended' | 'held' | 'resumed'): NoticeDecoder =>
  (event, name, scope) => {
    const body = wire(wire(event['data'])['body']);
    const detail = text(body['reasonCode']);
    return [notice(event, name, scope, { type: 'call', what, detail }, what === 'leg-started' || what === 'leg-ended')];
  };

const callSummary: NoticeDecoder = (event, name, scope) =>
  isWire(event['data'])
    ? [notice(event, name, scope, { type: 'call-summary', call: callOf(event['data']) }, true)]
    : unseen(event, name, scope);

/** What each event that is no message does. Names not in here are unknown to us. */
export const noticeDecoders: ReadonlyMap<string, NoticeDecoder> = new Map<string, NoticeDecoder>([
  ['CHANNEL_SESSION_STARTED', sessionStarted],
  ['CHANNEL_SESSION_ENDED', sessionEnded],
  ['CHANNEL_SESSION_EXPIRED', sessionEnded],
  ['CHANNEL_SESSION_DATA_UPDATED', sessionUpdated],
  ['AGENT_SUBSCRIBED', agentSubscribed],
  ['AGENT_UNSUBSCRIBED', agentUnsubscribed],
  ['PARTICIPANT_ROLE_CHANGED', roleChanged],
  ['TASK_ENQUEUED', taskEnqueued],
  ['TASK_STATE_CHANGED', taskStateChanged],
  ['NO_AGENT_AVAILABLE', noAgentAvailable],
  ['ASSOCIATED_CUSTOMER_CHANGED', customerChanged],
  ['CONVERSATION_DATA_CHANGED', dataChanged],
  ['CUSTOMER_LEFT', customerLeft],
  ['AGENT_SLA_STARTED', slaReported],
  ['AGENT_SLA', slaReported],
  ['AGENT_SLA_STOPPED', slaOver],
  ['AGENT_SLA_EXPIRED', slaOver],
  ['CONVERSATION_PAUSED', paused],
  ['CONVERSATION_RESUMED', resumed],
  ['HAND_RAISED', handRaised],
  ['HAND_DOWN', handLowered],
  ['CALL_LEG_STARTED', call('leg-started')],
  ['CALL_LEG_ENDED', call('leg-ended')],
  ['CALL_HOLD', call('held')],
  ['CALL_RESUME', call('resumed')],
  ['VOICE_ACTIVITY', callSummary],
  ...[
    'BOT_SUBSCRIBED',
    'BOT_UNSUBSCRIBED',
    'ACTION_MESSAGE',
    'REMOVE_CHANNEL_SESSION',
    'TOPIC_STATE_CHANGE_EVENT',
    'AGENT_RESERVED',
    'AGENT_RESERVED_TIMEOUT',
    'AGENT_ACCEPT_TIMEOUT',
    'ASSIGN_RESOURCE_REQUESTED',
    'REVOKE_RESOURCE',
    'REMOVE_ALL_AGENTS',
    'AGENT_MRD_INTERRUPTED',
    'CUSTOMER_SLA_STARTED',
    'CUSTOMER_SLA_STOPPED',
    'CUSTOMER_SLA_EXPIRED',
    'CUSTOMER_SLA',
    'RESET_AGENT_SLA',
    'HOLD_TIMER',
    'CISCO_VOICE_EVENT',
    'IVR_AGGREGATED_ACTIVITY',
    'AGENT_OUTBOUND',
    'EWT_MESSAGE',
    'RESPONSE_SLA_BREACHED',
    'BOT_TIMEOUT',
    'BOT_NOT_AVAILABLE',
    'CUSTOMER_ACTIVITY_TIMEOUT',
    'NO_RESPONSE_ENTITY',
    'EXTERNAL_GADGET_REQUESTED',
    'ROOM_CREATED',
    'ROOM_MEMBER_STATUS_CHANGED',
    'ADVISOR_SUBSCRIBED',
  ].map((name): [string, NoticeDecoder] => [name, unseen]),
]);
