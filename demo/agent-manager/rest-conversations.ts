/** The conversation manager: paged history, changing a conversation's customer, its data. */
import { cleanCopy, getId, isObj } from './guards.js';
import { HttpError, type Call } from './http-router.js';
import { CONVERSATION_MANAGER, historyEvent } from './payloads-cim.js';
import type { AddRoute, RestApi } from './rest-api.js';
import type { CimEvent, Conversation, Customer, Obj } from './types.js';
import type { World } from './world.js';

export function addConversationRoutes(add: AddRoute, api: RestApi): void {
  const path = `${api.siblings}/conversation-manager/customer-topics`;
  const { engine } = api;
  const { world } = engine;
  const activities = (call: Call) => ({ body: { docs: page(world, call) } });
  add('GET', `${path}/customer/:id/activities`, activities);
  add('GET', `${path}/customer/:id/past-events`, activities);
  add('GET', `${path}/:id/conversation-data`, (call) => ({ body: { ...conversationOf(world, call).data } }));
  add('PUT', `${path}/update-past-conversations`, (call) => {
    const from = getId(call.body, 'currentCustomer', '_id') ?? getId(call.body, 'currentCustomer');
    const to = getId(call.body, 'newCustomer', '_id') ?? getId(call.body, 'newCustomer');
    const source = world.customers.get(from ?? '');
    const target = world.customers.get(to ?? '');
    if (!source || !target) return { body: { status: 'NOT_FOUND', message: 'unknown customer' } };
    engine.perform(() => {
      for (const id of [...(world.customerConversations.get(source._id) ?? [])]) {
        moveConversation(world, world.conversation(id), target);
      }
    });
    return { body: { status: 'OK' } };
  });
  add('PUT', `${path}/:id/update-customer`, (call) => {
    const conversation = conversationOf(world, call);
    const { body } = call;
    const id = getId(body, '_id');
    if (!isObj(body) || id === undefined) throw new HttpError(400, { statusCode: 400, msg: 'a customer is needed' });
    const known = world.customers.get(id);
    const customer = {
      phoneNumber: [],
      isAnonymous: false,
      __v: 0,
      firstName: '',
      ...known,
      ...(cleanCopy(body) as Obj),
      _id: id,
    } as Customer;
    engine.perform(() => {
      world.addCustomer(customer);
      moveConversation(world, conversation, customer);
      world.append(
        conversation,
        world.event(conversation, {
          name: 'ASSOCIATED_CUSTOMER_CHANGED',
          emitter: CONVERSATION_MANAGER,
          data: { ...customer },
        }),
      );
    });
    return { body: customer };
  });
}

function conversationOf(world: World, call: Call): Conversation {
  const conversation = world.conversations.get(call.params['id'] ?? '');
  if (!conversation) throw new HttpError(404, { statusCode: 404, msg: 'unknown conversation' });
  return conversation;
}

function moveConversation(world: World, conversation: Conversation, customer: Customer): void {
  const before = world.customerConversations.get(conversation.customerId);
  const rest = before?.filter((id) => id !== conversation.id) ?? [];
  world.customerConversations.set(conversation.customerId, rest);
  conversation.customerId = customer._id;
  const after = world.customerConversations.get(customer._id) ?? [];
  world.customerConversations.set(customer._id, [...after, conversation.id]);
  conversation.sessions = conversation.sessions.map((session) => ({ ...session, customer: { ...customer } }));
  world.touch('conversation', conversation.id);
}

/** One page of everything that happened with a customer, newest first; the offset counts pages. */
function page(world: World, call: Call): Obj[] {
  const limit = Math.min(500, whole(call.query.get('limit'), 25, 1));
  const start = whole(call.query.get('offset'), 0, 0) * limit;
  const ids = world.customerConversations.get(call.params['id'] ?? '') ?? [];
  const logs = ids.map((id) => world.log(id).events);
  const [only] = logs;
  let found: CimEvent[];
  if (logs.length === 1 && only) {
    found = only.slice(Math.max(0, only.length - start - limit), Math.max(0, only.length - start)).reverse();
  } else {
    // Within a conversation the order is that of the log; across conversations it is that of time.
    const all = logs.flatMap((events, log) => events.map((event, index) => ({ event, log, index })));
    all.sort((a, b) => b.event.timestamp - a.event.timestamp || b.log - a.log || b.index - a.index);
    found = all.slice(start, start + limit).map(({ event }) => event);
  }
  return found.map(historyEvent);
}

function whole(text: string | null, otherwise: number, least: number): number {
  const value = Number(text ?? otherwise);
  return Number.isInteger(value) && value >= least ? value : otherwise;
}
