/** The conversation manager: history by pages, the customer of a conversation, its data. */
import { HttpError, type RequestContext } from '../http/http-router.js';
import { conversationManager, historyEvent } from '../payloads/cim-payloads.js';
import { cleanCopy, getId, isObject } from '../world/untrusted-input.js';
import type { CimEvent, Conversation, Customer, Json } from '../world/world-types.js';
import type { World } from '../world/world.js';
import type { AddRoute, RestApi } from './rest-api.js';

export function addConversationRoutes(add: AddRoute, api: RestApi): void {
  const path = `${api.siblingBase}/conversation-manager/customer-topics`;
  const { engine } = api;
  const { world } = engine;
  const activities = (context: RequestContext) => ({ body: { docs: readHistoryPage(world, context) } });
  add('GET', `${path}/customer/:id/activities`, activities);
  add('GET', `${path}/customer/:id/past-events`, activities);
  add('GET', `${path}/:id/conversation-data`, (context) => ({ body: { ...requireConversation(world, context).data } }));
  add('PUT', `${path}/update-past-conversations`, (context) => {
    const from = getId(context.body, 'currentCustomer', '_id') ?? getId(context.body, 'currentCustomer');
    const to = getId(context.body, 'newCustomer', '_id') ?? getId(context.body, 'newCustomer');
    const source = world.customers.get(from ?? '');
    const target = world.customers.get(to ?? '');
    if (!source || !target) return { body: { status: 'NOT_FOUND', message: 'unknown customer' } };
    engine.perform(() => {
      for (const id of [...(world.conversationIdsByCustomer.get(source._id) ?? [])]) {
        reassignConversation(world, world.conversation(id), target);
      }
    });
    return { body: { status: 'OK' } };
  });
  add('PUT', `${path}/:id/update-customer`, (context) => {
    const conversation = requireConversation(world, context);
    const { body } = context;
    const id = getId(body, '_id');
    if (!isObject(body) || id === undefined)
      throw new HttpError(400, { statusCode: 400, msg: 'a customer is required' });
    const known = world.customers.get(id);
    const customer = {
      phoneNumber: [],
      isAnonymous: false,
      __v: 0,
      firstName: '',
      ...known,
      ...(cleanCopy(body) as Json),
      _id: id,
    } as Customer;
    engine.perform(() => {
      world.addCustomer(customer);
      reassignConversation(world, conversation, customer);
      world.append(
        conversation,
        world.createEvent(conversation, {
          name: 'ASSOCIATED_CUSTOMER_CHANGED',
          emitter: conversationManager,
          data: { ...customer },
        }),
      );
    });
    return { body: customer };
  });
}

function requireConversation(world: World, context: RequestContext): Conversation {
  const conversation = world.conversations.get(context.params['id'] ?? '');
  if (!conversation) throw new HttpError(404, { statusCode: 404, msg: 'unknown conversation' });
  return conversation;
}

function reassignConversation(world: World, conversation: Conversation, customer: Customer): void {
  const before = world.conversationIdsByCustomer.get(conversation.customerId);
  const rest = before?.filter((id) => id !== conversation.id) ?? [];
  world.conversationIdsByCustomer.set(conversation.customerId, rest);
  conversation.customerId = customer._id;
  const after = world.conversationIdsByCustomer.get(customer._id) ?? [];
  world.conversationIdsByCustomer.set(customer._id, [...after, conversation.id]);
  conversation.sessions = conversation.sessions.map((session) => ({ ...session, customer: { ...customer } }));
  world.markChanged('conversation', conversation.id);
}

/** One page of a customer's events, newest first; `offset` counts pages. */
function readHistoryPage(world: World, context: RequestContext): Json[] {
  const limit = Math.min(500, parseInteger(context.query.get('limit'), 25, 1));
  const start = parseInteger(context.query.get('offset'), 0, 0) * limit;
  const ids = world.conversationIdsByCustomer.get(context.params['id'] ?? '') ?? [];
  const logs = ids.map((id) => world.log(id).events);
  const [singleLog] = logs;
  let found: CimEvent[];
  if (logs.length === 1 && singleLog) {
    found = singleLog
      .slice(Math.max(0, singleLog.length - start - limit), Math.max(0, singleLog.length - start))
      .reverse();
  } else {
    // Within a conversation keep the order of the log; across conversations sort by time.
    const all = logs.flatMap((events, log) => events.map((event, index) => ({ event, log, index })));
    all.sort((a, b) => b.event.timestamp - a.event.timestamp || b.log - a.log || b.index - a.index);
    found = all.slice(start, start + limit).map(({ event }) => event);
  }
  return found.map(historyEvent);
}

function parseInteger(text: string | null, fallback: number, min: number): number {
  const value = Number(text ?? fallback);
  return Number.isInteger(value) && value >= min ? value : fallback;
}
