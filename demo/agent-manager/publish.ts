/** `publishCimEvent`: what an agent may say in which role, how it is made fit to store, and who gets to see it. */
import { cleanCopy, get, getId, getName, getObj, isObj, Refusal } from './guards.js';
import { requireParticipant } from './joining.js';
import { resume } from './hold.js';
import { agentSender, CONVERSATION_MONITOR, timerStart } from './payloads-cim.js';
import { roomInfo } from './payloads-session.js';
import type { Agent, CimEvent, Conversation, Obj, Participant, Role, Session } from './types.js';
import { bodyDigest, messageId } from './records.js';
import type { World } from './world.js';

interface Rule {
  readonly type: string;
  readonly roles: readonly Role[];
  /** Carries a CIM message with header and body. */
  readonly message: boolean;
}

const RULES: ReadonlyMap<string, Rule> = new Map([
  ['AGENT_MESSAGE', { type: 'MESSAGE', roles: ['PRIMARY'], message: true }],
  ['WHISPER_MESSAGE', { type: 'MESSAGE', roles: ['PRIMARY', 'ASSISTANT', 'SILENT_MONITOR'], message: true }],
  ['MESSAGE_DELIVERY_NOTIFICATION', { type: 'NOTIFICATION', roles: ['PRIMARY'], message: true }],
  ['TYPING_INDICATOR', { type: 'NOTIFICATION', roles: ['PRIMARY'], message: true }],
  ['RESET_AGENT_SLA', { type: 'NOTIFICATION', roles: ['PRIMARY'], message: false }],
  ['HAND_RAISED', { type: 'NOTIFICATION', roles: ['PRIMARY', 'ASSISTANT'], message: false }],
  ['HAND_DOWN', { type: 'NOTIFICATION', roles: ['PRIMARY', 'ASSISTANT'], message: false }],
]);

/** An event from a desk. */
export function publishCimEvent(world: World, agent: Agent, payload: Obj): void {
  const conversation = world.conversation(getId(payload, 'conversationId') ?? getId(payload, 'topicId'));
  publish(world, agent, conversation, get(payload, 'cimEvent'));
}

/** The wrap-up message inside `closeWrapup`. */
export function publishWrapUp(world: World, agent: Agent, conversation: Conversation, cimEvent: unknown): void {
  if (getName(readEvent(cimEvent), 'data', 'body', 'type') !== 'WRAPUP') {
    throw new Refusal('cimEvent is not a wrap-up', 400, conversation.id);
  }
  publish(world, agent, conversation, cimEvent);
}

function readEvent(value: unknown): Obj {
  let event = value;
  if (typeof value === 'string') {
    try {
      event = JSON.parse(value);
    } catch {
      throw new Refusal('cimEvent is not JSON');
    }
  }
  if (!isObj(event)) throw new Refusal('cimEvent is missing');
  return event;
}

function publish(world: World, agent: Agent, conversation: Conversation, cimEvent: unknown): void {
  const given = readEvent(cimEvent);
  const entry = requireParticipant(world, conversation, agent);
  const name = getName(given, 'name') ?? '';
  const rule = RULES.get(name);
  if (!rule) throw new Refusal('this event is not published by agents', 403, conversation.id);
  const envelopeId = getId(given, 'id');
  if (envelopeId === undefined) throw new Refusal('cimEvent.id is missing', 400, conversation.id);
  const foreign = getId(given, 'conversationId');
  if (foreign !== undefined && foreign !== conversation.id) {
    throw new Refusal('cimEvent belongs to another conversation', 400, conversation.id);
  }
  const wrapUp = name === 'AGENT_MESSAGE' && getName(given, 'data', 'body', 'type') === 'WRAPUP';
  requireRole(conversation, entry, rule, wrapUp);
  if (conversation.state === 'CLOSED' && !wrapUp) throw new Refusal('the conversation is closed', 409, conversation.id);
  if (name === 'WHISPER_MESSAGE' && conversation.participants.length < 2) {
    throw new Refusal('nobody else is there to whisper to', 409, conversation.id);
  }
  const session = sessionFor(conversation, given, name === 'AGENT_MESSAGE' && !wrapUp);
  const data = rule.message
    ? messageData(world, conversation, agent, given, session)
    : cleanCopy(get(given, 'data') ?? {});
  const event: CimEvent = {
    // Whatever else a desk put on the envelope is kept.
    ...(cleanCopy(without(given, ENVELOPE)) as Obj),
    id: world.options.remintEventIds ? world.ids.uuid() : envelopeId,
    name,
    type: rule.type,
    timestamp: world.stamp(conversation),
    conversationId: conversation.id,
    eventEmitter: agentSender(agent),
    channelSession: session ?? null,
    data,
    roomInfo: roomInfo(conversation.roomId),
  };
  if (name === 'TYPING_INDICATOR') {
    world.append(conversation, event, { volatile: true, silent: true, seen: true });
    return;
  }
  const known = world.options.dedupe ? alreadyStored(world, conversation, envelopeId, event) : undefined;
  if (known) {
    world.send(agent.id, 'onCimEvent', world.cimPayload(conversation, known));
    return;
  }
  world.append(conversation, event, {
    seen: name === 'MESSAGE_DELIVERY_NOTIFICATION' || (name === 'AGENT_MESSAGE' && !wrapUp),
    envelopeId,
    ...(rule.type === 'MESSAGE'
      ? { push: { title: 'New message', body: `${agent.username} wrote`, except: agent.id } }
      : {}),
  });
  afterwards(world, conversation, agent, entry, event, wrapUp);
}

function requireRole(conversation: Conversation, entry: Participant, rule: Rule, wrapUp: boolean): void {
  const allowed = rule.roles.includes(entry.role) || (wrapUp && entry.role === 'WRAP_UP');
  if (!allowed) throw new Refusal(`not allowed in role ${entry.role}`, 403, conversation.id);
}

/** The channel session an event goes through; the conversation's own object, so that copies do not pile up. */
function sessionFor(conversation: Conversation, given: Obj, mustBeLive: boolean): Session | undefined {
  const id =
    getId(given, 'channelSession', 'id') ??
    getId(given, 'data', 'header', 'channelSession', 'id') ??
    getId(given, 'data', 'header', 'channelSessionId');
  const session =
    id === undefined
      ? (conversation.sessions.find((entry) => entry.isActive) ?? conversation.sessions[0])
      : conversation.sessions.find((entry) => entry.id === id);
  if (!session) throw new Refusal('unknown channel session', 400, conversation.id);
  if (mustBeLive && !session.isActive) throw new Refusal('the channel session has ended', 409, conversation.id);
  return session;
}

function messageData(
  world: World,
  conversation: Conversation,
  agent: Agent,
  given: Obj,
  session: Session | undefined,
): Obj {
  const data = getObj(given, 'data');
  const id = getId(data, 'id');
  const body = getObj(data, 'body');
  const type = getName(body, 'type');
  if (id === undefined || !body || type === undefined)
    throw new Refusal('data needs id and body.type', 400, conversation.id);
  if (type === 'PLAIN' && typeof body['markdownText'] !== 'string') {
    throw new Refusal('a plain message needs markdownText', 400, conversation.id);
  }
  if (type === 'WRAPUP' && !isWrapUpBody(body)) throw new Refusal('malformed wrap-up', 400, conversation.id);
  const header = getObj(data, 'header') ?? {};
  const sender = getObj(header, 'sender');
  const senderId = getId(sender, 'participant', 'keycloakUser', 'id') ?? getId(sender, 'id');
  if (senderId !== undefined && senderId !== agent.id) {
    throw new Refusal('the sender is not the agent of this connection', 403, conversation.id);
  }
  // The big parts every message repeats are replaced by the server's own, which keeps long runs small.
  const short = cleanCopy(without(header, REPLACED)) as Obj;
  const receipt = type === 'DELIVERYNOTIFICATION';
  return {
    id,
    header: {
      language: {},
      securityInfo: {},
      stamps: [],
      entities: {},
      intent: null,
      originalMessageId: null,
      providerMessageId: null,
      schedulingMetaData: null,
      ...short,
      sender: agentSender(agent),
      timestamp: typeof short['timestamp'] === 'number' || receipt ? (short['timestamp'] ?? '') : world.now(),
      channelData: receipt ? cleanCopy(header['channelData'] ?? {}) : (session?.['channelData'] ?? {}),
      channelSessionId: session?.id ?? null,
      conversationId: conversation.id,
      customer: world.customers.get(conversation.customerId) ?? null,
      roomId: conversation.roomId,
    },
    body: cleanCopy(body),
  };
}

function isWrapUpBody(body: Obj): boolean {
  const wrapups = body['wrapups'];
  return Array.isArray(wrapups) && wrapups.length <= 5 && wrapups.every(isObj);
}

const ENVELOPE = new Set([
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

const REPLACED = new Set(['channelSession', 'customer', 'channelData']);

function without(object: Obj, keys: ReadonlySet<string>): Obj {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.has(key)));
}

/** The stored event this one repeats, if it is a repetition and not a reply under a reused message id. */
function alreadyStored(
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

function afterwards(
  world: World,
  conversation: Conversation,
  agent: Agent,
  entry: Participant,
  event: CimEvent,
  wrapUp: boolean,
): void {
  if (wrapUp) {
    conversation.wrapUps.push(get(event.data, 'body'));
    if (entry.role === 'WRAP_UP') entry.wrapUpApplied = true;
    world.touch('conversation', conversation.id);
  } else if (event.name === 'AGENT_MESSAGE' && conversation.hold) {
    resume(world, conversation, agent);
  } else if (event.name === 'HAND_RAISED' || event.name === 'HAND_DOWN') {
    const others = conversation.raisedHands.filter((name) => name !== agent.username);
    conversation.raisedHands = event.name === 'HAND_RAISED' ? [...others, agent.username] : others;
    world.touch('conversation', conversation.id);
  } else if (event.name === 'RESET_AGENT_SLA' && conversation.sla) {
    startSla(world, conversation, conversation.sla.totalDuration);
  }
}

/** Starts (again) the time an agent has to answer. */
export function startSla(world: World, conversation: Conversation, totalDuration: number): void {
  conversation.sla = { totalDuration, action: 'START_TIMER', startTime: timerStart(world.now()) };
  world.append(
    conversation,
    world.event(conversation, {
      name: 'AGENT_SLA_STARTED',
      emitter: CONVERSATION_MONITOR,
      data: { totalDuration, currentSliceDuration: 0, percentageCompleted: 0, action: 'START_TIMER' },
    }),
  );
}
