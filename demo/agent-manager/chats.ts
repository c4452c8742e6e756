/** Conversations from the customer's side: starting one, waiting on a list, coming and going by channels. */
import { BOT, WEB_TYPE, type ChannelType, type PullList, type Queue } from './catalog.js';
import { botMessage, customerLeaves, customerMessage, plain } from './customer.js';
import { inventHistory } from './history.js';
import { endSession } from './leaving.js';
import { offer } from './offers.js';
import { CONVERSATION_MONITOR, customerEmitter } from './payloads-cim.js';
import { newSession } from './payloads-session.js';
import { wireTaskId } from './payloads-task.js';
import { addPullRequest } from './pull.js';
import { enqueue, route } from './routing.js';
import type { Agent, Conversation, Customer, PullRequest, Session } from './types.js';
import type { World } from './world.js';

const FIRST_NAMES = ['Pim', 'Tess', 'Joris', 'Amal', 'Runa', 'Teo', 'Hanne', 'Dario', 'Wilma', 'Oki'] as const;
const LAST_NAMES = ['Harrow', 'Oakley', 'Vance', 'Brandt', 'Ferro', 'Lindqvist', 'Moreau', 'Castell'] as const;

export interface CustomerWish {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: string;
}

export interface ChatWish {
  readonly customer?: CustomerWish;
  readonly type: ChannelType;
  readonly queue: Queue;
  readonly bot: boolean;
  readonly text?: string;
  readonly priority: number;
  readonly history: number;
  readonly data: Record<string, string>;
  readonly started?: Agent;
}

/** The customer of that phone number, or a new one; details not given are invented. */
export function findOrMakeCustomer(world: World, wish: CustomerWish = {}): Customer {
  const known = wish.phone === undefined ? undefined : world.customersByPhone.get(wish.phone);
  const customer = known === undefined ? undefined : world.customers.get(known);
  if (customer) return customer;
  const phone = wish.phone ?? `1555${String(world.ids.int(1000000, 9999999))}`;
  const lastName = wish.lastName ?? (wish.firstName === undefined ? world.ids.pick(LAST_NAMES) : undefined);
  return world.addCustomer({
    _id: world.ids.oid(),
    firstName: wish.firstName ?? world.ids.pick(FIRST_NAMES),
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
  wish: { customer?: CustomerWish; type: ChannelType; queue: Queue; priority: number; data: Record<string, string> },
  list: PullList | null,
): { conversation: Conversation; session: Session; customer: Customer } {
  const customer = findOrMakeCustomer(world, wish.customer);
  const earlier = world.customerConversations.get(customer._id)?.[0];
  const roomId = (earlier === undefined ? undefined : world.conversations.get(earlier)?.roomId) ?? world.ids.oid();
  const id = world.ids.oid();
  const session = newSession({
    id: world.ids.oid(),
    type: wish.type,
    customer,
    conversationId: id,
    roomId,
    ttlSeconds: world.options.ttlMs / 1000,
    routingMode: list ? 'PULL' : 'PUSH',
    routingObjectId: list?.id ?? wish.queue.id,
    priority: wish.priority,
    formData: wish.data,
    createdOn: world.now(),
  });
  const conversation = world.addConversation({
    id,
    roomId,
    customerId: customer._id,
    state: 'CREATED',
    sessions: [session],
    participants: [],
    data: { ...wish.data },
    queueId: wish.queue.id,
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

function greet(world: World, conversation: Conversation, session: Session, customer: Customer): void {
  world.append(
    conversation,
    world.event(conversation, { name: 'CHANNEL_SESSION_STARTED', emitter: customerEmitter(customer), data: session }),
  );
  world.append(
    conversation,
    world.event(conversation, { name: 'BOT_SUBSCRIBED', emitter: CONVERSATION_MONITOR, data: BOT }),
  );
  if (Object.keys(conversation.data).length > 0) {
    world.append(
      conversation,
      world.event(conversation, {
        name: 'CONVERSATION_DATA_CHANGED',
        emitter: CONVERSATION_MONITOR,
        data: { ...conversation.data },
      }),
    );
  }
}

/** A customer opens a chat; unless it stays with the bot it is routed at once. */
export function startChat(
  world: World,
  wish: ChatWish,
): { conversation: Conversation; session: Session; taskId: string | null } {
  const { conversation, session, customer } = startConversation(world, wish, null);
  if (wish.history > 0) {
    const agents = [...world.agents.values()].filter((agent) => !agent.roles.includes('supervisor')).slice(0, 3);
    const cast = { conversation, session, customer, agents };
    for (const event of inventHistory(world.ids, cast, wish.history, world.now())) {
      world.append(conversation, event, { seen: true });
    }
  }
  greet(world, conversation, session, customer);
  if (wish.text !== undefined) customerMessage(world, conversation, { body: plain(wish.text) });
  if (wish.bot) {
    botMessage(world, conversation, 'Hello, I am the assistant. What can I do for you?');
    return { conversation, session, taskId: null };
  }
  const request = enqueue(world, conversation, { direction: 'INBOUND', queue: wish.queue, priority: wish.priority });
  // The first ring's task: what an offer made right now, or later by routing, carries as its task id.
  const taskId = wireTaskId(world.task(request.taskId));
  if (wish.started) offer(world, request, wish.started, true);
  else route(world, request.mrdId);
  return { conversation, session, taskId };
}

/** A customer asks to be contacted: the request waits on a list. */
export function startPullRequest(
  world: World,
  wish: { list: PullList; queue: Queue; customer?: CustomerWish; text?: string },
): { request: PullRequest; conversation: Conversation } {
  const { conversation, session, customer } = startConversation(
    world,
    { ...wish, type: WEB_TYPE, priority: 1, data: {} },
    wish.list,
  );
  greet(world, conversation, session, customer);
  if (wish.text !== undefined) customerMessage(world, conversation, { body: plain(wish.text) });
  return { request: addPullRequest(world, conversation, wish.list), conversation };
}

/** The customer comes in through one more channel. */
export function addChannel(world: World, conversation: Conversation, type: ChannelType): Session {
  const customer = world.customers.get(conversation.customerId) ?? findOrMakeCustomer(world);
  const session = newSession({
    id: world.ids.oid(),
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
  const event = world.event(conversation, {
    name: 'CHANNEL_SESSION_STARTED',
    emitter: customerEmitter(customer),
    session,
    data: session,
  });
  world.append(conversation, event);
  return session;
}

/** One channel ends; with the last one the customer is gone. */
export function endChannel(world: World, conversation: Conversation, sessionId: string): void {
  const others = conversation.sessions.some((session) => session.isActive && session.id !== sessionId);
  if (others) endSession(world, conversation, sessionId, 'CUSTOMER');
  else customerLeaves(world, conversation);
}
