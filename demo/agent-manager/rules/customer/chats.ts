/** Starts conversations and pull-mode requests for customers; adds and ends their channels. */
import { createChannelSession } from '../../payloads/channel-session-payloads.js';
import { conversationMonitor, customerEmitter } from '../../payloads/cim-payloads.js';
import { wireTaskId } from '../../payloads/task-payloads.js';
import { greeterBot, webChannelType, type ChannelType, type PullList, type Queue } from '../../world/seed-data.js';
import type { Agent, ChannelSession, Conversation, Customer, PullRequest } from '../../world/world-types.js';
import type { World } from '../../world/world.js';
import { endChannelSession } from '../leaving.js';
import { offerRequest } from '../offers.js';
import { addPullRequest } from '../pull-requests.js';
import { enqueue, routeWaitingRequests } from '../routing.js';
import { leaveAsCustomer, plainTextBody, sendBotMessage, sendCustomerMessage } from './customer-events.js';
import { generateHistory } from './generate-history.js';

const firstNames = ['Pim', 'Tess', 'Joris', 'Amal', 'Runa', 'Teo', 'Hanne', 'Dario', 'Wilma', 'Oki'] as const;
const lastNames = ['Harrow', 'Oakley', 'Vance', 'Brandt', 'Ferro', 'Lindqvist', 'Moreau', 'Castell'] as const;

export interface CustomerDetails {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: string;
}

export interface ChatOptions {
  readonly customer?: CustomerDetails;
  readonly type: ChannelType;
  readonly queue: Queue;
  readonly bot: boolean;
  readonly text?: string;
  readonly priority: number;
  readonly history: number;
  readonly data: Record<string, string>;
  /** The language of the customer's browser. */
  readonly language?: string;
  readonly started?: Agent;
}

/** The customer with that phone number, or a new one; missing details are generated. */
function findOrCreateCustomer(world: World, details: CustomerDetails = {}): Customer {
  const knownId = details.phone === undefined ? undefined : world.customerIdsByPhone.get(details.phone);
  const customer = knownId === undefined ? undefined : world.customers.get(knownId);
  if (customer) return customer;
  const phone = details.phone ?? `1555${String(world.ids.int(1000000, 9999999))}`;
  const lastName = details.lastName ?? (details.firstName === undefined ? world.ids.pick(lastNames) : undefined);
  return world.addCustomer({
    _id: world.ids.objectId(),
    firstName: details.firstName ?? world.ids.pick(firstNames),
    ...(lastName === undefined ? {} : { lastName }),
    phoneNumber: [phone],
    isAnonymous: false,
    __v: 0,
    web: [phone],
    whatsapp: [phone],
  });
}

function startConversation(
  world: World,
  options: {
    customer?: CustomerDetails;
    type: ChannelType;
    queue: Queue;
    priority: number;
    data: Record<string, string>;
    language?: string;
  },
  list: PullList | null,
): { conversation: Conversation; session: ChannelSession; customer: Customer } {
  const customer = findOrCreateCustomer(world, options.customer);
  const earlierId = world.conversationIdsByCustomer.get(customer._id)?.[0];
  const roomId =
    (earlierId === undefined ? undefined : world.conversations.get(earlierId)?.roomId) ?? world.ids.objectId();
  const id = world.ids.objectId();
  const session = createChannelSession({
    id: world.ids.objectId(),
    type: options.type,
    customer,
    conversationId: id,
    roomId,
    ttlSeconds: world.options.ttlMs / 1000,
    routingMode: list ? 'PULL' : 'PUSH',
    routingObjectId: list?.id ?? options.queue.id,
    priority: options.priority,
    formData: options.data,
    ...(options.language === undefined ? {} : { language: options.language }),
    createdOn: world.now(),
  });
  const conversation = world.addConversation({
    id,
    roomId,
    customerId: customer._id,
    state: 'CREATED',
    sessions: [session],
    participants: [],
    data: { ...options.data },
    queueId: options.queue.id,
    listId: list?.id ?? null,
    createdAt: world.now(),
    endedAt: null,
    lastEventAt: 0,
    hold: null,
    sla: null,
    raisedHands: [],
    wrapUps: [],
  });
  return { conversation, session, customer };
}

function appendSessionStart(
  world: World,
  conversation: Conversation,
  session: ChannelSession,
  customer: Customer,
): void {
  world.append(
    conversation,
    world.createEvent(conversation, {
      name: 'CHANNEL_SESSION_STARTED',
      emitter: customerEmitter(customer),
      data: session,
    }),
  );
  world.append(
    conversation,
    world.createEvent(conversation, { name: 'BOT_SUBSCRIBED', emitter: conversationMonitor, data: greeterBot }),
  );
  if (Object.keys(conversation.data).length > 0) {
    world.append(
      conversation,
      world.createEvent(conversation, {
        name: 'CONVERSATION_DATA_CHANGED',
        emitter: conversationMonitor,
        data: { ...conversation.data },
      }),
    );
  }
}

/** A customer starts a chat. It is routed immediately, unless it stays with the bot. */
export function startChat(
  world: World,
  options: ChatOptions,
): { conversation: Conversation; session: ChannelSession; taskId: string | null } {
  const { conversation, session, customer } = startConversation(world, options, null);
  if (options.history > 0) {
    const agents = [...world.agents.values()].filter((agent) => !agent.roles.includes('supervisor')).slice(0, 3);
    const participants = { conversation, session, customer, agents };
    for (const event of generateHistory(world.ids, participants, options.history, world.now())) {
      world.append(conversation, event, { visibleToCustomer: true });
    }
  }
  appendSessionStart(world, conversation, session, customer);
  if (options.text !== undefined) sendCustomerMessage(world, conversation, { body: plainTextBody(options.text) });
  if (options.bot) {
    sendBotMessage(world, conversation, 'Hello, I am the assistant. What can I do for you?');
    return { conversation, session, taskId: null };
  }
  const request = enqueue(world, conversation, {
    direction: 'INBOUND',
    queue: options.queue,
    priority: options.priority,
  });
  // The task of the first offer, made now or later.
  const taskId = wireTaskId(world.task(request.taskId));
  if (options.started) offerRequest(world, request, options.started, true);
  else routeWaitingRequests(world, request.mrdId);
  return { conversation, session, taskId };
}

/** A customer requests a call back: the request waits in a pull-mode list. */
export function startPullRequest(
  world: World,
  options: { list: PullList; queue: Queue; customer?: CustomerDetails; text?: string },
): { request: PullRequest; conversation: Conversation } {
  const { conversation, session, customer } = startConversation(
    world,
    { ...options, type: webChannelType, priority: 1, data: {} },
    options.list,
  );
  appendSessionStart(world, conversation, session, customer);
  if (options.text !== undefined) sendCustomerMessage(world, conversation, { body: plainTextBody(options.text) });
  return { request: addPullRequest(world, conversation, options.list), conversation };
}

/** The customer joins through a second channel. */
export function addChannel(world: World, conversation: Conversation, type: ChannelType): ChannelSession {
  const customer = world.customers.get(conversation.customerId) ?? findOrCreateCustomer(world);
  const session = createChannelSession({
    id: world.ids.objectId(),
    type,
    customer,
    conversationId: conversation.id,
    roomId: conversation.roomId,
    ttlSeconds: world.options.ttlMs / 1000,
    routingMode: conversation.listId === null ? 'PUSH' : 'PULL',
    routingObjectId: conversation.listId ?? conversation.queueId,
    priority: 1,
    formData: {},
    createdOn: world.now(),
  });
  conversation.sessions = [...conversation.sessions, session];
  const event = world.createEvent(conversation, {
    name: 'CHANNEL_SESSION_STARTED',
    emitter: customerEmitter(customer),
    session,
    data: session,
  });
  world.append(conversation, event);
  return session;
}

/** Ends a channel; with the last one the customer leaves. */
export function endChannel(world: World, conversation: Conversation, sessionId: string): void {
  const hasOtherSessions = conversation.sessions.some((session) => session.isActive && session.id !== sessionId);
  if (hasOtherSessions) endChannelSession(world, conversation, sessionId, 'CUSTOMER');
  else leaveAsCustomer(world, conversation);
}
