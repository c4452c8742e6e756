/** `publishCimEvent`: which roles may publish which event, how it is normalized, and who receives it. */
import { roomInfo } from '../payloads/channel-session-payloads.js';
import { agentSender, conversationMonitor, formatTimerStart } from '../payloads/cim-payloads.js';
import { bodyDigest, messageId } from '../world/records.js';
import { cleanCopy, CommandError, get, getId, getName, isObject } from '../world/untrusted-input.js';
import type {
  Agent,
  ChannelSession,
  CimEvent,
  Conversation,
  Json,
  Participant,
  ParticipantRole,
} from '../world/world-types.js';
import type { World } from '../world/world.js';
import { normalizeMessage, omitKeys } from './normalize-message.js';
import { requireConversation, requireParticipant } from './participants.js';
import { endHold } from './pause-conversation.js';
import { handsAfter, handsData, requireDigitalChannels, tellSupervisors } from './raised-hands.js';

interface PublishRule {
  readonly type: string;
  readonly roles: readonly ParticipantRole[];
  /** Whether `data` is a CIM message with header and body. */
  readonly message: boolean;
}

const publishRules: ReadonlyMap<string, PublishRule> = new Map([
  ['AGENT_MESSAGE', { type: 'MESSAGE', roles: ['PRIMARY'], message: true }],
  ['WHISPER_MESSAGE', { type: 'MESSAGE', roles: ['PRIMARY', 'ASSISTANT', 'SILENT_MONITOR'], message: true }],
  ['MESSAGE_DELIVERY_NOTIFICATION', { type: 'NOTIFICATION', roles: ['PRIMARY'], message: true }],
  ['TYPING_INDICATOR', { type: 'NOTIFICATION', roles: ['PRIMARY'], message: true }],
  ['RESET_AGENT_SLA', { type: 'NOTIFICATION', roles: ['PRIMARY'], message: false }],
  ['HAND_RAISED', { type: 'NOTIFICATION', roles: ['PRIMARY', 'ASSISTANT'], message: false }],
  ['HAND_DOWN', { type: 'NOTIFICATION', roles: ['PRIMARY', 'ASSISTANT'], message: false }],
]);

/** `publishCimEvent`. */
export function publishCimEvent(world: World, agent: Agent, payload: Json): void {
  const conversation = requireConversation(world, payload);
  publish(world, agent, conversation, get(payload, 'cimEvent'));
}

/** Publishes the wrap-up message inside `closeWrapup`. */
export function publishWrapUp(world: World, agent: Agent, conversation: Conversation, cimEvent: unknown): void {
  if (getName(parseEvent(cimEvent), 'data', 'body', 'type') !== 'WRAPUP') {
    throw new CommandError('cimEvent is not a wrap-up', 400, conversation.id);
  }
  publish(world, agent, conversation, cimEvent);
}

function parseEvent(value: unknown): Json {
  let event = value;
  if (typeof value === 'string') {
    try {
      event = JSON.parse(value);
    } catch {
      throw new CommandError('cimEvent is not JSON');
    }
  }
  if (!isObject(event)) throw new CommandError('cimEvent is missing');
  return event;
}

function publish(world: World, agent: Agent, conversation: Conversation, cimEvent: unknown): void {
  const input = parseEvent(cimEvent);
  const participant = requireParticipant(world, conversation, agent);
  const name = getName(input, 'name') ?? '';
  const rule = publishRules.get(name);
  if (!rule) throw new CommandError('this event is not published by agents', 403, conversation.id);
  const envelopeId = getId(input, 'id');
  if (envelopeId === undefined) throw new CommandError('cimEvent.id is missing', 400, conversation.id);
  const claimedConversationId = getId(input, 'conversationId');
  if (claimedConversationId !== undefined && claimedConversationId !== conversation.id) {
    throw new CommandError('cimEvent belongs to another conversation', 400, conversation.id);
  }
  const isWrapUp = name === 'AGENT_MESSAGE' && getName(input, 'data', 'body', 'type') === 'WRAPUP';
  requireRole(conversation, participant, rule, isWrapUp);
  if (conversation.state === 'CLOSED' && !isWrapUp)
    throw new CommandError('the conversation is closed', 409, conversation.id);
  if (name === 'WHISPER_MESSAGE' && conversation.participants.length < 2) {
    throw new CommandError('there is no other agent to whisper to', 409, conversation.id);
  }
  const session = resolveChannelSession(conversation, input, name === 'AGENT_MESSAGE' && !isWrapUp);
  if (name === 'HAND_RAISED') requireDigitalChannels(conversation);
  const data = rule.message
    ? normalizeMessage(world, conversation, agent, input, session)
    : name.startsWith('HAND_')
      ? handsData(handsAfter(conversation, agent, name === 'HAND_RAISED'))
      : cleanCopy(get(input, 'data') ?? {});
  const event: CimEvent = {
    // Keep the other fields of the desk's envelope.
    ...(cleanCopy(omitKeys(input, envelopeFields)) as Json),
    id: world.options.remintEventIds ? world.ids.uuid() : envelopeId,
    name,
    type: rule.type,
    timestamp: world.nextTimestamp(conversation),
    conversationId: conversation.id,
    eventEmitter: agentSender(agent),
    channelSession: session ?? null,
    data,
    roomInfo: roomInfo(conversation.roomId),
  };
  if (name === 'TYPING_INDICATOR') {
    world.append(conversation, event, { transient: true, skipAgents: true, visibleToCustomer: true });
    return;
  }
  const duplicate = world.options.dedupe ? findDuplicate(world, conversation, envelopeId, event) : undefined;
  if (duplicate) {
    world.send(agent.id, 'onCimEvent', world.cimPayload(conversation, duplicate));
    return;
  }
  world.append(conversation, event, {
    visibleToCustomer: name === 'MESSAGE_DELIVERY_NOTIFICATION' || (name === 'AGENT_MESSAGE' && !isWrapUp),
    envelopeId,
    ...(rule.type === 'MESSAGE'
      ? { push: { title: 'New message', body: `${agent.username} wrote`, except: agent.id } }
      : {}),
  });
  applySideEffects(world, conversation, agent, participant, event, isWrapUp);
}

function requireRole(conversation: Conversation, participant: Participant, rule: PublishRule, isWrapUp: boolean): void {
  const allowed = rule.roles.includes(participant.role) || (isWrapUp && participant.role === 'WRAP_UP');
  if (!allowed) throw new CommandError(`not allowed in role ${participant.role}`, 403, conversation.id);
}

/** The channel session of an event: the conversation's own object, so that events share it. */
function resolveChannelSession(
  conversation: Conversation,
  input: Json,
  mustBeActive: boolean,
): ChannelSession | undefined {
  const id =
    getId(input, 'channelSession', 'id') ??
    getId(input, 'data', 'header', 'channelSession', 'id') ??
    getId(input, 'data', 'header', 'channelSessionId');
  const session =
    id === undefined
      ? (conversation.sessions.find((channelSession) => channelSession.isActive) ?? conversation.sessions[0])
      : conversation.sessions.find((channelSession) => channelSession.id === id);
  if (!session) throw new CommandError('unknown channel session', 400, conversation.id);
  if (mustBeActive && !session.isActive) throw new CommandError('the channel session has ended', 409, conversation.id);
  return session;
}

const envelopeFields = new Set([
  'id',
  'name',
  'type',
  'timestamp',
  'conversationId',
  'eventEmitter',
  'channelSession',
  'data',
  'roomInfo',
]);

/** The stored event that this one duplicates. A reply may reuse a message id. */
function findDuplicate(
  world: World,
  conversation: Conversation,
  envelopeId: string,
  event: CimEvent,
): CimEvent | undefined {
  const log = world.log(conversation.id);
  const same = log.envelopeIds.get(envelopeId);
  if (same) return same;
  const known = log.messageBodies.get(messageId(event) ?? '');
  if (!known || getName(event.data, 'header', 'intent') === 'REPLY_TO') return undefined;
  return known.digest === bodyDigest(event) ? known.event : undefined;
}

function applySideEffects(
  world: World,
  conversation: Conversation,
  agent: Agent,
  participant: Participant,
  event: CimEvent,
  isWrapUp: boolean,
): void {
  if (isWrapUp) {
    conversation.wrapUps.push(get(event.data, 'body'));
    if (participant.role === 'WRAP_UP') participant.wrapUpApplied = true;
    world.markChanged('conversation', conversation.id);
  } else if (event.name === 'AGENT_MESSAGE' && conversation.hold) {
    endHold(world, conversation, agent);
  } else if (event.name === 'HAND_RAISED' || event.name === 'HAND_DOWN') {
    conversation.raisedHands = handsAfter(conversation, agent, event.name === 'HAND_RAISED');
    world.markChanged('conversation', conversation.id);
    tellSupervisors(world, conversation, event, [agent.username]);
  } else if (event.name === 'RESET_AGENT_SLA' && conversation.sla) {
    startSla(world, conversation, conversation.sla.totalDuration);
  }
}

/** Starts or restarts the time an agent has to reply. */
export function startSla(world: World, conversation: Conversation, totalDuration: number): void {
  conversation.sla = { totalDuration, action: 'START_TIMER', startTime: formatTimerStart(world.now()) };
  world.append(
    conversation,
    world.createEvent(conversation, {
      name: 'AGENT_SLA_STARTED',
      emitter: conversationMonitor,
      data: { totalDuration, currentSliceDuration: 0, percentageCompleted: 0, action: 'START_TIMER' },
    }),
  );
}
