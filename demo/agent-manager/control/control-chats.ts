/** Control calls that act as the customer. */
import type { RequestContext, Router } from '../http/http-router.js';
import { addChannel, endChannel, startChat, startPullRequest, type CustomerDetails } from '../rules/customer/chats.js';
import {
  activeSession,
  isVisibleToCustomer,
  latestReadableMessageId,
  leaveAsCustomer,
  plainTextBody,
  publishOtherEvent,
  sendCustomerMessage,
  sendCustomerReadReceipt,
  sendCustomerTyping,
} from '../rules/customer/customer-events.js';
import { servesDomain } from '../rules/routing.js';
import { createAnnouncement, deleteAnnouncement } from '../rules/team-announcements.js';
import {
  channelTypeByName,
  findQueue,
  pullLists,
  supportQueue,
  teamByName,
  webChannelType,
  whatsAppChannelType,
  whatsAppQueue,
  type ChannelType,
} from '../world/seed-data.js';
import type { Agent, Conversation, Json } from '../world/world-types.js';
import type { World } from '../world/world.js';
import type { ControlApi } from './control-api.js';
import { sendBurst } from './control-burst.js';
import {
  copyInput,
  malformed,
  notFound,
  readBoolean,
  readField,
  readInteger,
  readMessageText,
  readNumber,
  readObject,
  readStringMap,
  readText,
  requireAgent,
  requireBody,
  requireConversation,
  requireMessageText,
  requireOpenConversation,
} from './control-input.js';

export function addChatControls(router: Router, api: ControlApi): void {
  const { engine } = api;
  const { world } = engine;
  const chats = '/control/chats';
  router.add('POST', chats, (context) => createChat(api, context));
  router.add('POST', `${chats}/:id/messages`, (context) => {
    const conversation = requireOpenConversation(world, context);
    const message = readMessage(world, conversation, context);
    return { body: { messageId: engine.perform(() => sendCustomerMessage(world, conversation, message)) } };
  });
  router.add('POST', `${chats}/:id/events`, (context) => {
    const conversation = requireOpenConversation(world, context);
    const body = requireBody(context);
    const name = readText(body, 'name');
    if (name === undefined) throw malformed('name', 'name is missing');
    const event = {
      name,
      type: readText(body, 'type') ?? 'NOTIFICATION',
      data: copyInput(readField(body, 'data') ?? {}, 'data'),
    };
    return { body: { eventId: engine.perform(() => publishOtherEvent(world, conversation, event)).id } };
  });
  router.add('POST', `${chats}/:id/typing`, (context) => {
    const conversation = requireOpenConversation(world, context);
    const on = readBoolean(requireBody(context), 'on');
    if (on === undefined) throw malformed('on', 'on is missing');
    engine.perform(() => {
      sendCustomerTyping(world, conversation, on);
    });
    return { body: {} };
  });
  router.add('POST', `${chats}/:id/read`, (context) => {
    const conversation = requireOpenConversation(world, context);
    const messageId =
      readVisibleMessageId(world, conversation, requireBody(context), 'messageId') ??
      latestReadableMessageId(world, conversation);
    if (messageId === undefined) throw malformed('messageId', 'there is nothing to read');
    engine.perform(() => {
      sendCustomerReadReceipt(world, conversation, messageId);
    });
    return { body: { messageId } };
  });
  router.add('POST', `${chats}/:id/leave`, (context) => {
    const conversation = requireOpenConversation(world, context);
    engine.perform(() => {
      leaveAsCustomer(world, conversation);
    });
    return { body: {} };
  });
  router.add('POST', `${chats}/:id/channels`, (context) => {
    const conversation = requireOpenConversation(world, context);
    const type = readChannel(requireBody(context));
    if (!type) throw malformed('channel', 'channel is missing');
    return { body: { channelSessionId: engine.perform(() => addChannel(world, conversation, type)).id } };
  });
  router.add('DELETE', `${chats}/:id/channels/:channelSessionId`, (context) => {
    const conversation = requireConversation(world, context);
    const id = context.params['channelSessionId'] ?? '';
    if (!activeSession(conversation, id)) throw notFound('channelSessionId', 'unknown channel session');
    engine.perform(() => {
      endChannel(world, conversation, id);
    });
    return { body: {} };
  });
  router.add('POST', '/control/pull-requests', (context) => createPullRequest(api, context));
  router.add('POST', '/control/announcements', (context) => {
    const body = requireBody(context);
    const text = requireMessageText(body, 'text');
    const name = readText(body, 'team');
    const team = name === undefined ? undefined : teamByName(name);
    if (name !== undefined && !team) throw malformed('team', 'unknown team');
    return { body: { id: engine.perform(() => createAnnouncement(world, text, team?.teamId)).id } };
  });
  router.add('DELETE', '/control/announcements/:id', (context) => {
    const announcement = world.announcements.get(context.params['id'] ?? '');
    if (!announcement) throw notFound('id', 'unknown announcement');
    engine.perform(() => {
      deleteAnnouncement(world, announcement);
    });
    return { body: {} };
  });
  router.add('POST', '/control/burst', (context) => sendBurst(api, context));
}

function readChannel(body: Json): ChannelType | undefined {
  const name = readText(body, 'channel');
  if (name === undefined) return undefined;
  const type = channelTypeByName(name);
  if (!type) throw malformed('channel', 'unknown channel');
  return type;
}

function readCustomer(body: Json): CustomerDetails {
  const input = readObject(body, 'customer');
  if (!input) return {};
  const firstName = readText(input, 'firstName', 'customer.');
  const lastName = readText(input, 'lastName', 'customer.');
  const phone = readText(input, 'phone', 'customer.');
  return {
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
    ...(phone === undefined ? {} : { phone }),
  };
}

function createChat(api: ControlApi, context: RequestContext): { body: Json } {
  const { engine } = api;
  const { world } = engine;
  const body = requireBody(context);
  const type = readChannel(body) ?? webChannelType;
  const queueName = readText(body, 'queue');
  const queue =
    queueName === undefined ? (type === whatsAppChannelType ? whatsAppQueue : supportQueue) : findQueue(queueName);
  if (!queue) throw malformed('queue', 'unknown queue');
  const startedName = readField(body, 'started');
  const started = startedName === undefined ? undefined : requireStartableAgent(world, startedName, queue.mrdId);
  const text = readMessageText(body, 'text');
  const language = readText(body, 'language');
  const options = {
    customer: readCustomer(body),
    type,
    queue,
    bot: readBoolean(body, 'bot') ?? false,
    priority: readNumber(body, 'priority', -1000, 1000) ?? 1,
    history: readInteger(body, 'history', 0, 20_000) ?? 0,
    data: readStringMap(body, 'data'),
    ...(text === undefined ? {} : { text }),
    ...(language === undefined ? {} : { language }),
    ...(started ? { started } : {}),
  };
  if (options.bot && started) throw malformed('started', 'bot and started exclude each other');
  const { conversation, session, taskId } = engine.perform(() => startChat(world, options));
  return {
    body: {
      conversationId: conversation.id,
      taskId,
      customerId: conversation.customerId,
      channelSessionId: session.id,
    },
  };
}

function requireStartableAgent(world: World, name: unknown, mrdId: string): Agent {
  const agent = requireAgent(world, name, 'started');
  if (agent.state === 'LOGOUT') throw malformed('started', 'the agent is logged out');
  if (!servesDomain(agent, mrdId)) throw malformed('started', 'the agent does not serve this channel');
  return agent;
}

/** The id of a message from the body; the customer has to see that message. */
function readVisibleMessageId(world: World, conversation: Conversation, body: Json, name: string): string | undefined {
  const id = readText(body, name);
  if (id !== undefined && !isVisibleToCustomer(world, conversation, id)) throw malformed(name, 'unknown message');
  return id;
}

function readMessage(
  world: World,
  conversation: Conversation,
  context: RequestContext,
): { body: Json; id: string; replyTo?: string; sessionId?: string } {
  const input = requireBody(context);
  const text = readMessageText(input, 'text');
  const richBody = readObject(input, 'body');
  if (text === undefined && !richBody) throw malformed('text', 'text or body is required');
  if (richBody && (typeof richBody['type'] !== 'string' || richBody['type'] === ''))
    throw malformed('body.type', 'body.type is missing');
  const replyTo = readVisibleMessageId(world, conversation, input, 'replyTo');
  const sessionId = readText(input, 'channelSessionId');
  if (sessionId !== undefined && !activeSession(conversation, sessionId)) {
    throw malformed('channelSessionId', 'unknown channel session');
  }
  return {
    body: richBody ? (copyInput(richBody, 'body') as Json) : plainTextBody(text ?? ''),
    id: readText(input, 'id') ?? world.ids.uuid(),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(sessionId === undefined ? {} : { sessionId }),
  };
}

function createPullRequest(api: ControlApi, context: RequestContext): { body: Json } {
  const { engine } = api;
  const { world } = engine;
  const body = requireBody(context);
  const name = readText(body, 'list');
  const list = pullLists.find((entry) => entry.name === name);
  if (!list) throw malformed('list', name === undefined ? 'list is missing' : 'unknown list');
  const text = readMessageText(body, 'text');
  const options = {
    list,
    queue: supportQueue,
    customer: readCustomer(body),
    ...(text === undefined ? {} : { text }),
  };
  const { request, conversation } = engine.perform(() => startPullRequest(world, options));
  return { body: { requestId: request.id, conversationId: conversation.id } };
}
