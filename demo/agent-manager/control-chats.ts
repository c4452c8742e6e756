/** Control calls that play the customer. */
import { announce, retract } from './announcements.js';
import {
  channelTypeByName,
  findQueue,
  LISTS,
  SUPPORT,
  teamByName,
  WEB_TYPE,
  WHATSAPP_QUEUE,
  WHATSAPP_TYPE,
  type ChannelType,
} from './catalog.js';
import type { ControlApi } from './control-api.js';
import {
  agentNamed,
  bad,
  bodyOf,
  chatOf,
  copy,
  field,
  flag,
  list,
  missing,
  number,
  object,
  openChat,
  requiredSpeech,
  speech,
  texts,
  whole,
  word,
} from './control-input.js';
import {
  customerLeaves,
  customerMessage,
  customerRead,
  customerTyping,
  isOnScreen,
  latestReadable,
  liveSession,
  otherEvent,
  plain,
} from './customer.js';
import { addChannel, endChannel, startChat, startPullRequest, type CustomerWish } from './chats.js';
import type { Call, Router } from './http-router.js';
import { serves } from './routing.js';
import type { Agent, Conversation, Obj } from './types.js';
import type { World } from './world.js';

export function addChatControls(router: Router, api: ControlApi): void {
  const { engine } = api;
  const { world } = engine;
  const chats = '/control/chats';
  router.add('POST', chats, (call) => newChat(api, call));
  router.add('POST', `${chats}/:id/messages`, (call) => {
    const conversation = openChat(world, call);
    const message = readMessage(world, conversation, call);
    return { body: { messageId: engine.perform(() => customerMessage(world, conversation, message)) } };
  });
  router.add('POST', `${chats}/:id/events`, (call) => {
    const conversation = openChat(world, call);
    const body = bodyOf(call);
    const name = word(body, 'name');
    if (name === undefined) throw bad('name', 'name is missing');
    const given = { name, type: word(body, 'type') ?? 'NOTIFICATION', data: copy(field(body, 'data') ?? {}, 'data') };
    return { body: { eventId: engine.perform(() => otherEvent(world, conversation, given)).id } };
  });
  router.add('POST', `${chats}/:id/typing`, (call) => {
    const conversation = openChat(world, call);
    const on = flag(bodyOf(call), 'on');
    if (on === undefined) throw bad('on', 'on is missing');
    engine.perform(() => {
      customerTyping(world, conversation, on);
    });
    return { body: {} };
  });
  router.add('POST', `${chats}/:id/read`, (call) => {
    const conversation = openChat(world, call);
    const about = messageNamed(world, conversation, bodyOf(call), 'messageId') ?? latestReadable(world, conversation);
    if (about === undefined) throw bad('messageId', 'there is nothing to read');
    engine.perform(() => {
      customerRead(world, conversation, about);
    });
    return { body: { messageId: about } };
  });
  router.add('POST', `${chats}/:id/leave`, (call) => {
    const conversation = openChat(world, call);
    engine.perform(() => {
      customerLeaves(world, conversation);
    });
    return { body: {} };
  });
  router.add('POST', `${chats}/:id/channels`, (call) => {
    const conversation = openChat(world, call);
    const type = readChannel(bodyOf(call));
    if (!type) throw bad('channel', 'channel is missing');
    return { body: { channelSessionId: engine.perform(() => addChannel(world, conversation, type)).id } };
  });
  router.add('DELETE', `${chats}/:id/channels/:channelSessionId`, (call) => {
    const conversation = chatOf(world, call);
    const id = call.params['channelSessionId'] ?? '';
    if (!liveSession(conversation, id)) throw missing('channelSessionId', 'unknown channel session');
    engine.perform(() => {
      endChannel(world, conversation, id);
    });
    return { body: {} };
  });
  router.add('POST', '/control/pull-requests', (call) => newPullRequest(api, call));
  router.add('POST', '/control/announcements', (call) => {
    const body = bodyOf(call);
    const said = requiredSpeech(body, 'text');
    const name = word(body, 'team');
    const team = name === undefined ? undefined : teamByName(name);
    if (name !== undefined && !team) throw bad('team', 'unknown team');
    return { body: { id: engine.perform(() => announce(world, said, team?.teamId)).id } };
  });
  router.add('DELETE', '/control/announcements/:id', (call) => {
    const entry = world.announcements.get(call.params['id'] ?? '');
    if (!entry) throw missing('id', 'unknown announcement');
    engine.perform(() => {
      retract(world, entry);
    });
    return { body: {} };
  });
  router.add('POST', '/control/burst', (call) => burst(api, call));
}

function readChannel(body: Obj): ChannelType | undefined {
  const name = word(body, 'channel');
  if (name === undefined) return undefined;
  const type = channelTypeByName(name);
  if (!type) throw bad('channel', 'unknown channel');
  return type;
}

function readCustomer(body: Obj): CustomerWish {
  const given = object(body, 'customer');
  if (!given) return {};
  const firstName = word(given, 'firstName', 'customer.');
  const lastName = word(given, 'lastName', 'customer.');
  const phone = word(given, 'phone', 'customer.');
  return {
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
    ...(phone === undefined ? {} : { phone }),
  };
}

function newChat(api: ControlApi, call: Call): { body: Obj } {
  const { engine } = api;
  const { world } = engine;
  const body = bodyOf(call);
  const type = readChannel(body) ?? WEB_TYPE;
  const queueName = word(body, 'queue');
  const queue = queueName === undefined ? (type === WHATSAPP_TYPE ? WHATSAPP_QUEUE : SUPPORT) : findQueue(queueName);
  if (!queue) throw bad('queue', 'unknown queue');
  const startedName = field(body, 'started');
  const started = startedName === undefined ? undefined : readyToStart(world, startedName, queue.mrdId);
  const said = speech(body, 'text');
  const wish = {
    customer: readCustomer(body),
    type,
    queue,
    bot: flag(body, 'bot') ?? false,
    priority: number(body, 'priority', -1000, 1000) ?? 1,
    history: whole(body, 'history', 0, 20_000) ?? 0,
    data: texts(body, 'data'),
    ...(said === undefined ? {} : { text: said }),
    ...(started ? { started } : {}),
  };
  if (wish.bot && started) throw bad('started', 'a chat that stays with the bot is not started by an agent');
  const { conversation, session, taskId } = engine.perform(() => startChat(world, wish));
  return {
    body: {
      conversationId: conversation.id,
      taskId,
      customerId: conversation.customerId,
      channelSessionId: session.id,
    },
  };
}

function readyToStart(world: World, name: unknown, mrdId: string): Agent {
  const agent = agentNamed(world, name, 'started');
  if (agent.state === 'LOGOUT') throw bad('started', 'the agent is logged out');
  if (!serves(agent, mrdId)) throw bad('started', 'the agent does not serve this channel');
  return agent;
}

/** A message the body names: one the customer can see. */
function messageNamed(world: World, conversation: Conversation, body: Obj, name: string): string | undefined {
  const id = word(body, name);
  if (id !== undefined && !isOnScreen(world, conversation, id)) throw bad(name, 'unknown message');
  return id;
}

function readMessage(
  world: World,
  conversation: Conversation,
  call: Call,
): { body: Obj; id: string; replyTo?: string; sessionId?: string } {
  const given = bodyOf(call);
  const said = speech(given, 'text');
  const rich = object(given, 'body');
  if (said === undefined && !rich) throw bad('text', 'text or body is needed');
  if (rich && (typeof rich['type'] !== 'string' || rich['type'] === '')) throw bad('body.type', 'body.type is missing');
  const replyTo = messageNamed(world, conversation, given, 'replyTo');
  const sessionId = word(given, 'channelSessionId');
  if (sessionId !== undefined && !liveSession(conversation, sessionId)) {
    throw bad('channelSessionId', 'unknown channel session');
  }
  return {
    body: rich ? (copy(rich, 'body') as Obj) : plain(said ?? ''),
    id: word(given, 'id') ?? world.ids.uuid(),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(sessionId === undefined ? {} : { sessionId }),
  };
}

function newPullRequest(api: ControlApi, call: Call): { body: Obj } {
  const { engine } = api;
  const { world } = engine;
  const body = bodyOf(call);
  const name = word(body, 'list');
  const found = LISTS.find((entry) => entry.name === name);
  if (!found) throw bad('list', name === undefined ? 'list is missing' : 'unknown list');
  const said = speech(body, 'text');
  const wish = {
    list: found,
    queue: SUPPORT,
    customer: readCustomer(body),
    ...(said === undefined ? {} : { text: said }),
  };
  const { request, conversation } = engine.perform(() => startPullRequest(world, wish));
  return { body: { requestId: request.id, conversationId: conversation.id } };
}

const BURST_TICK_MS = 10;

/** Customer messages at a steady pace, spread evenly over the conversations; answers when the last one is out. */
async function burst(api: ControlApi, call: Call): Promise<{ body: Obj }> {
  const { engine } = api;
  const { world } = engine;
  const body = bodyOf(call);
  const ids = list(body, 'conversationIds') ?? [];
  const count = whole(body, 'count', 0, 1_000_000);
  const perSecond = number(body, 'perSecond', 0.1, 100_000);
  if (ids.length === 0) throw bad('conversationIds', 'conversationIds is empty');
  if (count === undefined) throw bad('count', 'count is missing');
  if (perSecond === undefined) throw bad('perSecond', 'perSecond is missing');
  const targets = ids.map((id) => {
    const conversation = typeof id === 'string' ? world.conversations.get(id) : undefined;
    if (!conversation || conversation.state === 'CLOSED')
      throw bad('conversationIds', 'unknown or closed conversation');
    return conversation;
  });
  const started = performance.now();
  let sent = 0;
  let done = 0;
  while (done < count && !api.stopped()) {
    const due = Math.min(count, Math.floor(((performance.now() - started) / 1000) * perSecond) + 1);
    for (; done < due; done += 1) {
      const conversation = targets[done % targets.length];
      if (!conversation || conversation.state === 'CLOSED' || !world.conversations.has(conversation.id)) continue;
      engine.perform(() =>
        customerMessage(world, conversation, { body: plain(`Message ${String(done + 1)} of ${String(count)}`) }),
      );
      sent += 1;
    }
    if (done < count) await new Promise((resolve) => setTimeout(resolve, BURST_TICK_MS));
  }
  return { body: { sent } };
}
