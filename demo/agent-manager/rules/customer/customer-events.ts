/** What a customer does in a conversation: sends messages, types, reads, leaves. */
import {
  cimMessage,
  connectorSender,
  conversationMonitor,
  customerEmitter,
  messageEventNames,
} from '../../payloads/cim-payloads.js';
import { messageId } from '../../world/records.js';
import type { ChannelSession, CimEvent, Conversation, Customer, Json } from '../../world/world-types.js';
import type { World } from '../../world/world.js';
import { handleCustomerLeft } from '../leaving.js';
import { startSla } from '../publish-cim-event.js';

export function plainTextBody(text: string): Json {
  return { type: 'PLAIN', markdownText: text };
}

export function activeSession(conversation: Conversation, id?: string): ChannelSession | undefined {
  const activeSessions = conversation.sessions.filter((session) => session.isActive);
  return id === undefined
    ? (activeSessions[0] ?? conversation.sessions[0])
    : activeSessions.find((session) => session.id === id);
}

/** A message from the customer, sent through a channel session. Returns its id. */
export function sendCustomerMessage(
  world: World,
  conversation: Conversation,
  message: { body: Json; id?: string; replyTo?: string; sessionId?: string },
): string {
  const session = activeSession(conversation, message.sessionId);
  const customer = world.customers.get(conversation.customerId);
  if (!session || !customer) return '';
  const id = message.id ?? world.ids.uuid();
  const at = world.nextTimestamp(conversation);
  const data = cimMessage(conversation, {
    id,
    at,
    sender: connectorSender(session),
    session,
    body: message.body,
    replyTo: message.replyTo ?? null,
    incoming: true,
  });
  const event = world.createEvent(conversation, {
    name: 'CUSTOMER_MESSAGE',
    type: 'MESSAGE',
    emitter: customerEmitter(customer),
    session,
    data,
  });
  const text = message.body['markdownText'];
  world.append(conversation, event, {
    visibleToCustomer: true,
    push: { title: customer.firstName, body: typeof text === 'string' ? text.slice(0, 200) : 'New message' },
  });
  return id;
}

export function sendBotMessage(world: World, conversation: Conversation, text: string): void {
  const session = activeSession(conversation);
  if (!session) return;
  const at = world.nextTimestamp(conversation);
  const data = cimMessage(conversation, {
    id: world.ids.uuid(),
    at,
    sender: conversationMonitor,
    session,
    body: plainTextBody(text),
  });
  const event = world.createEvent(conversation, {
    name: 'BOT_MESSAGE',
    type: 'MESSAGE',
    emitter: conversationMonitor,
    data,
  });
  world.append(conversation, event, { visibleToCustomer: true });
}

/** A notification from the customer's connector: typing, or a read receipt. */
function customerNotification(
  world: World,
  conversation: Conversation,
  name: string,
  body: Json,
  messageId?: string,
): CimEvent | undefined {
  const session = activeSession(conversation);
  const customer = world.customers.get(conversation.customerId);
  if (!session || !customer) return undefined;
  const at = world.nextTimestamp(conversation);
  const data = cimMessage(conversation, {
    id: world.ids.uuid(),
    at,
    sender: connectorSender(session),
    session,
    body,
    providerMessageId: messageId ?? null,
    incoming: true,
  });
  return world.createEvent(conversation, { name, emitter: customerEmitter(customer), session, data });
}

export function sendCustomerTyping(world: World, conversation: Conversation, isTyping: boolean): void {
  const body = {
    type: 'NOTIFICATION',
    markdownText: '',
    notificationType: isTyping ? 'TYPING_STARTED' : 'TYPING_STOPPED',
  };
  const event = customerNotification(world, conversation, 'TYPING_INDICATOR', body);
  if (event) world.append(conversation, event, { transient: true });
}

/** Whether a message is on the customer's screen. */
export function isVisibleToCustomer(world: World, conversation: Conversation, id: string): boolean {
  return world
    .log(conversation.id)
    .customerView.some((event) => messageEventNames.has(event.name) && messageId(event) === id);
}

/** The latest message from an agent or the bot on the customer's screen. */
export function latestReadableMessageId(world: World, conversation: Conversation): string | undefined {
  const view = world.log(conversation.id).customerView;
  for (let i = view.length - 1; i >= 0; i -= 1) {
    const event = view[i];
    if (event && (event.name === 'AGENT_MESSAGE' || event.name === 'BOT_MESSAGE')) return messageId(event);
  }
  return undefined;
}

export function sendCustomerReadReceipt(world: World, conversation: Conversation, messageId: string): void {
  const body = {
    type: 'DELIVERYNOTIFICATION',
    markdownText: '',
    messageId,
    status: 'READ',
    reasonCode: '200',
  };
  const event = customerNotification(world, conversation, 'MESSAGE_DELIVERY_NOTIFICATION', body, messageId);
  if (event) world.append(conversation, event, { visibleToCustomer: true });
}

export function leaveAsCustomer(world: World, conversation: Conversation): void {
  if (conversation.state !== 'CLOSED') handleCustomerLeft(world, conversation);
}

/** Sends any other event to the agents; events that change the conversation are also applied to it. */
export function publishOtherEvent(
  world: World,
  conversation: Conversation,
  input: { name: string; type: string; data: unknown },
): CimEvent {
  const { name, data } = input;
  const record = typeof data === 'object' && data !== null ? (data as Json) : {};
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
  world.markChanged('conversation', conversation.id);
  if (name === 'AGENT_SLA_STARTED' && typeof record['totalDuration'] === 'number') {
    startSla(world, conversation, record['totalDuration']);
    const log = world.log(conversation.id).events;
    const event = log[log.length - 1];
    if (event) return event;
  }
  const event = world.createEvent(conversation, { name, type: input.type, emitter: conversationMonitor, data });
  return world.append(conversation, event, { visibleToCustomer: name === 'BOT_MESSAGE' });
}
