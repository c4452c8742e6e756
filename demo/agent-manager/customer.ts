/** What the customer's side says and does inside a conversation: writing, typing, reading, leaving. */
import { customerGone } from './leaving.js';
import { cimMessage, connectorSender, CONVERSATION_MONITOR, customerEmitter } from './payloads-cim.js';
import { startSla } from './publish.js';
import { messageId } from './records.js';
import type { CimEvent, Conversation, Customer, Obj, Session } from './types.js';
import type { World } from './world.js';

export function plain(text: string): Obj {
  return { type: 'PLAIN', markdownText: text };
}

export function liveSession(conversation: Conversation, id?: string): Session | undefined {
  const live = conversation.sessions.filter((session) => session.isActive);
  return id === undefined ? (live[0] ?? conversation.sessions[0]) : live.find((session) => session.id === id);
}

/** A message from the customer, through the connector of one of the sessions. */
export function customerMessage(
  world: World,
  conversation: Conversation,
  message: { body: Obj; id?: string; replyTo?: string; sessionId?: string },
): string {
  const session = liveSession(conversation, message.sessionId);
  const customer = world.customers.get(conversation.customerId);
  if (!session || !customer) return '';
  const id = message.id ?? world.ids.uuid();
  const at = world.stamp(conversation);
  const data = cimMessage(conversation, {
    id,
    at,
    sender: connectorSender(session),
    session,
    body: message.body,
    replyTo: message.replyTo ?? null,
    incoming: true,
  });
  const event = world.event(conversation, {
    name: 'CUSTOMER_MESSAGE',
    type: 'MESSAGE',
    emitter: customerEmitter(customer),
    session,
    data,
  });
  const text = message.body['markdownText'];
  world.append(conversation, event, {
    seen: true,
    push: { title: customer.firstName, body: typeof text === 'string' ? text.slice(0, 200) : 'New message' },
  });
  return id;
}

export function botMessage(world: World, conversation: Conversation, text: string): void {
  const session = liveSession(conversation);
  if (!session) return;
  const at = world.stamp(conversation);
  const data = cimMessage(conversation, {
    id: world.ids.uuid(),
    at,
    sender: CONVERSATION_MONITOR,
    session,
    body: plain(text),
  });
  const event = world.event(conversation, {
    name: 'BOT_MESSAGE',
    type: 'MESSAGE',
    emitter: CONVERSATION_MONITOR,
    data,
  });
  world.append(conversation, event, { seen: true });
}

/** A notification from the customer's connector: typing, or a read receipt. */
function customerNotice(
  world: World,
  conversation: Conversation,
  name: string,
  body: Obj,
  about?: string,
): CimEvent | undefined {
  const session = liveSession(conversation);
  const customer = world.customers.get(conversation.customerId);
  if (!session || !customer) return undefined;
  const at = world.stamp(conversation);
  const data = cimMessage(conversation, {
    id: world.ids.uuid(),
    at,
    sender: connectorSender(session),
    session,
    body,
    providerMessageId: about ?? null,
    incoming: true,
  });
  return world.event(conversation, { name, emitter: customerEmitter(customer), session, data });
}

export function customerTyping(world: World, conversation: Conversation, on: boolean): void {
  const body = { type: 'NOTIFICATION', markdownText: '', notificationType: on ? 'TYPING_STARTED' : 'TYPING_STOPPED' };
  const event = customerNotice(world, conversation, 'TYPING_INDICATOR', body);
  if (event) world.append(conversation, event, { volatile: true });
}

const MESSAGES: ReadonlySet<string> = new Set(['CUSTOMER_MESSAGE', 'AGENT_MESSAGE', 'BOT_MESSAGE']);

/** Whether a message is among those on the customer's screen. */
export function isOnScreen(world: World, conversation: Conversation, id: string): boolean {
  return world.log(conversation.id).customerView.some((event) => MESSAGES.has(event.name) && messageId(event) === id);
}

/** The latest message the customer can have read: one from an agent or the bot. */
export function latestReadable(world: World, conversation: Conversation): string | undefined {
  const view = world.log(conversation.id).customerView;
  for (let i = view.length - 1; i >= 0; i -= 1) {
    const event = view[i];
    if (event && (event.name === 'AGENT_MESSAGE' || event.name === 'BOT_MESSAGE')) return messageId(event);
  }
  return undefined;
}

export function customerRead(world: World, conversation: Conversation, about: string): void {
  const body = {
    type: 'DELIVERYNOTIFICATION',
    markdownText: '',
    messageId: about,
    status: 'READ',
    reasonCode: '200',
  };
  const event = customerNotice(world, conversation, 'MESSAGE_DELIVERY_NOTIFICATION', body, about);
  if (event) world.append(conversation, event, { seen: true });
}

export function customerLeaves(world: World, conversation: Conversation): void {
  if (conversation.state !== 'CLOSED') customerGone(world, conversation);
}

/** Any other event, passed on to the agents; those that change what a conversation is are also taken to heart. */
export function otherEvent(
  world: World,
  conversation: Conversation,
  given: { name: string; type: string; data: unknown },
): CimEvent {
  const { name, data } = given;
  const record = typeof data === 'object' && data !== null ? (data as Obj) : {};
  if (name === 'CONVERSATION_DATA_CHANGED') {
    conversation.data = Object.fromEntries(Object.entries(record).map(([key, value]) => [key, String(value)]));
  } else if (name === 'ASSOCIATED_CUSTOMER_CHANGED' && typeof record['_id'] === 'string') {
    conversation.customerId = record['_id'];
    world.addCustomer(record as Customer);
  } else if (name === 'HAND_RAISED' || name === 'HAND_DOWN') {
    const names = record['agentNames'];
    conversation.raisedHands = name === 'HAND_RAISED' && Array.isArray(names) ? names.map(String) : [];
  } else if (name === 'AGENT_SLA_STOPPED' || name === 'AGENT_SLA_EXPIRED') {
    conversation.sla = null;
  }
  world.touch('conversation', conversation.id);
  if (name === 'AGENT_SLA_STARTED' && typeof record['totalDuration'] === 'number') {
    startSla(world, conversation, record['totalDuration']);
    const log = world.log(conversation.id).events;
    const event = log[log.length - 1];
    if (event) return event;
  }
  const event = world.event(conversation, { name, type: given.type, emitter: CONVERSATION_MONITOR, data });
  return world.append(conversation, event, { seen: name === 'BOT_MESSAGE' });
}
