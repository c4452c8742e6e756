/** Publishing events, and more: echo, deduplication, pause, pull mode, channels, history. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addChannel, endChannel } from '../../../demo/agent-manager/rules/customer/chats.js';
import { pullLists, whatsAppChannelType } from '../../../demo/agent-manager/world/seed-data.js';
import {
  sendCustomerMessage,
  sendCustomerReadReceipt,
  sendCustomerTyping,
  latestReadableMessageId,
  publishOtherEvent,
  plainTextBody,
} from '../../../demo/agent-manager/rules/customer/customer-events.js';
import type { Json } from '../../../demo/agent-manager/world/world-types.js';
import { worldView } from '../../../demo/agent-manager/world/world-view.js';
import { WorldHarness, message } from './world-harness.js';

function startActiveChat(options: ConstructorParameters<typeof WorldHarness>[0] = {}) {
  const harness = new WorldHarness(options);
  harness.loginReady('mara');
  const chat = harness.startActiveChat('mara');
  harness.clearSent();
  return { harness, chat };
}

test('echoes a message to all agents as a JSON string: ids are kept, time and sender are set by the server', () => {
  const { harness, chat } = startActiveChat();
  harness.login('vela');
  harness.monitor('vela', chat);
  harness.publish('mara', chat, {
    ...message('hi', { event: 'e1', message: 'm1' }),
    timestamp: 5,
    custom: { kept: true },
  });
  for (const username of ['mara', 'vela']) {
    const payload = harness.sentTo(username, 'onCimEvent').at(-1)?.payload;
    assert.equal(typeof payload?.['cimEvent'], 'string');
    assert.equal((payload?.['roomInfo'] as Json)['id'], chat.roomId);
    const event = harness.cimEvents(username, 'AGENT_MESSAGE')[0];
    assert.equal(event?.id, 'e1');
    assert.equal((event?.data as Json)['id'], 'm1');
    assert.equal(event?.timestamp, harness.world.now());
    assert.deepEqual(event?.['custom'], { kept: true });
    assert.equal((event?.['eventEmitter'] as Json)['senderName'], 'mara');
  }
  assert.equal(harness.customerView(chat).at(-1), 'AGENT_MESSAGE');
});

test('accepts the event as a string, and the session in the older place', () => {
  const { harness, chat } = startActiveChat();
  const event = message('hi');
  (event['data'] as { header: Json }).header = {
    channelSession: { id: chat.sessions[0]?.id },
    sender: { participant: { keycloakUser: { id: harness.id('mara') } } },
  };
  harness.emit('mara', 'publishCimEvent', { topicId: chat.id, cimEvent: JSON.stringify(event) });
  assert.equal(harness.cimEvents('mara', 'AGENT_MESSAGE').length, 1);
});

test('refuses what an agent cannot publish', () => {
  const { harness, chat } = startActiveChat();
  const other = new WorldHarness();
  assert.ok(other);
  const expectRefused = (cimEvent: unknown, extra: Json = {}) => {
    harness.expectRefused('mara', 'publishCimEvent', { conversationId: chat.id, cimEvent, ...extra });
  };
  expectRefused(null);
  expectRefused('not json');
  expectRefused('[]');
  expectRefused({ ...message('x'), id: undefined });
  expectRefused({ ...message('x'), name: 'CUSTOMER_MESSAGE' });
  expectRefused({ ...message('x'), name: undefined });
  expectRefused({ ...message('x'), conversationId: 'another' });
  expectRefused({ ...message('x'), channelSession: { id: 'unknown' } });
  expectRefused({ ...message('x'), data: {} });
  expectRefused({ ...message('x'), data: { id: 'm', body: { type: 'PLAIN' } } });
  expectRefused({ ...message('x'), data: { id: 'm', body: { type: 'WRAPUP', wrapups: 'x' } } });
  for (const type of [5, 0, true, null, ['PLAIN'], { name: 'PLAIN' }, '', undefined])
    expectRefused({ ...message('x'), data: { id: 'm', body: { type, markdownText: 'x' } } });
  expectRefused({
    ...message('x'),
    data: { id: 'm', header: { sender: { id: 'unknown' } }, body: { type: 'PLAIN', markdownText: '' } },
  });
  expectRefused(message('x'), { conversationId: 'nope' });
  expectRefused(message('x'), { agentId: harness.id('otto') });
  expectRefused(message('no receiver', undefined, 'WHISPER_MESSAGE'));
  let deep: unknown = 'x';
  for (let i = 0; i < 200; i += 1) deep = { deep };
  expectRefused({ ...message('x'), data: { id: 'm', body: { type: 'PLAIN', markdownText: '', deep } } });
  harness.login('otto');
  harness.expectRefused(
    'otto',
    'publishCimEvent',
    { conversationId: chat.id, cimEvent: message('x') },
    /not subscribed/,
  );
});

test('drops keys that could reach a prototype', () => {
  const { harness, chat } = startActiveChat();
  const event = JSON.parse(
    '{"id":"e","name":"AGENT_MESSAGE","__proto__":{"polluted":1},"data":{"id":"m","header":{"__proto__":{"polluted":1}},"body":{"type":"PLAIN","markdownText":"x","constructor":{"prototype":{"polluted":1}}}}}',
  ) as Json;
  harness.publish('mara', chat, event);
  assert.equal(({} as Json)['polluted'], undefined);
  assert.equal(JSON.stringify(harness.cimEvents('mara')).includes('polluted'), false);
});

test('sends typing to the customer only, and receipts to all', () => {
  const { harness, chat } = startActiveChat();
  const notice = (name: string, body: Json) => ({
    id: `n-${name}`,
    name,
    data: { id: `d-${name}`, header: { timestamp: '' }, body },
  });
  const before = harness.world.log(chat.id).events.length;
  harness.publish(
    'mara',
    chat,
    notice('TYPING_INDICATOR', { type: 'NOTIFICATION', notificationType: 'TYPING_STARTED', markdownText: '' }),
  );
  assert.equal(harness.sent.length, 0);
  assert.equal(harness.world.log(chat.id).events.length, before);
  assert.equal(harness.customerView(chat).at(-1), 'TYPING_INDICATOR');
  harness.publish(
    'mara',
    chat,
    notice('MESSAGE_DELIVERY_NOTIFICATION', {
      type: 'DELIVERYNOTIFICATION',
      messageId: 'x',
      status: 'READ',
      reasonCode: 200,
    }),
  );
  assert.equal(harness.cimEvents('mara', 'MESSAGE_DELIVERY_NOTIFICATION').length, 1);
  assert.equal(harness.customerView(chat).at(-1), 'MESSAGE_DELIVERY_NOTIFICATION');
});

test('a wrap-up message in the chat is for agents only, and is stored', () => {
  const { harness, chat } = startActiveChat();
  const visibleCount = harness.customerView(chat).length;
  harness.publish('mara', chat, {
    id: 'w',
    name: 'AGENT_MESSAGE',
    data: { id: 'wm', body: { type: 'WRAPUP', wrapups: [], note: 'n' } },
  });
  assert.equal(harness.cimEvents('mara', 'AGENT_MESSAGE').length, 1);
  assert.equal(harness.customerView(chat).length, visibleCount);
  assert.equal(chat.wrapUps.length, 1);
});

test('without deduplication a repeated event is delivered twice', () => {
  const { harness, chat } = startActiveChat();
  harness.publish('mara', chat, message('hi'));
  harness.publish('mara', chat, message('hi'));
  assert.equal(harness.customerView(chat).filter((name) => name === 'AGENT_MESSAGE').length, 2);
});

test('with deduplication a repeated event is echoed, not stored; a reply is not a duplicate', () => {
  for (const remintEventIds of [false, true]) {
    const { harness, chat } = startActiveChat({ dedupe: true, remintEventIds });
    const count = () => harness.customerView(chat).filter((name) => name === 'AGENT_MESSAGE').length;
    harness.publish('mara', chat, message('hi', { event: 'e1', message: 'm1' }));
    harness.publish('mara', chat, message('hi', { event: 'e1', message: 'm1' }));
    harness.publish('mara', chat, message('hi', { event: 'e2', message: 'm1' }));
    assert.equal(count(), 1);
    const echoes = harness.cimEvents('mara', 'AGENT_MESSAGE');
    assert.equal(echoes.length, 3);
    assert.equal(new Set(echoes.map((event) => event.id)).size, 1);
    assert.equal(echoes[0]?.id === 'e1', !remintEventIds);
    harness.publish('mara', chat, message('another body', { event: 'e3', message: 'm1' }));
    assert.equal(count(), 2);
    const reply = message('another body', { event: 'e4', message: 'm1' });
    (reply['data'] as { header: Json }).header = { intent: 'REPLY_TO', originalMessageId: 'm1' };
    harness.publish('mara', chat, reply);
    assert.equal(count(), 3);
    harness.publish('mara', chat, reply);
    assert.equal(count(), 3, 'the same reply again is a duplicate by its event id');
  }
});

test('pauses; resumes by the agent, the timer, or a message', () => {
  const { harness, chat } = startActiveChat();
  const pause = { participantId: harness.id('mara'), conversationId: chat.id, duration: 90, state: 'ON_HOLD' };
  const names = () => harness.cimEvents('mara').map((event) => event.name);
  harness.expectRefused('mara', 'resumeConversation', { conversationId: chat.id });
  harness.expectRefused('mara', 'pauseConversation', { ...pause, duration: 'x' });
  harness.expectRefused('mara', 'pauseConversation', { ...pause, participantId: harness.id('otto') });
  harness.emit('mara', 'pauseConversation', { ...pause, duration: '90' });
  assert.equal(chat.state, 'ON_HOLD');
  const data = harness.cimEvents('mara', 'CONVERSATION_PAUSED')[0]?.data as { holdTimerDetails: Json };
  assert.equal(data.holdTimerDetails['totalDuration'], 90);
  assert.match(String(data.holdTimerDetails['startTime']), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/);
  harness.expectRefused('mara', 'pauseConversation', pause);
  harness.emit('mara', 'resumeConversation', {
    participantId: harness.id('mara'),
    conversationId: chat.id,
    state: 'ACTIVE',
  });
  assert.equal(chat.state, 'ACTIVE');
  harness.emit('mara', 'pauseConversation', pause);
  harness.advance(90);
  assert.equal(chat.state, 'ACTIVE');
  harness.emit('mara', 'pauseConversation', pause);
  harness.publish('mara', chat, message('back'));
  assert.deepEqual(names().slice(-2), ['AGENT_MESSAGE', 'CONVERSATION_RESUMED']);
  harness.advance(200);
  assert.equal(names().filter((name) => name === 'CONVERSATION_RESUMED').length, 3);
});

test('pull mode: subscribe, see requests and join one, in any agent state', () => {
  const harness = new WorldHarness();
  harness.login('mara', 'otto');
  const listId = pullLists[0]?.id;
  harness.expectRefused('mara', 'subscribePullModeList', { listId: 'nope' });
  harness.emit('mara', 'subscribePullModeList', { agentId: harness.id('mara'), listId });
  assert.equal((harness.lastPayload('mara', 'onPullModeSubscribedList') as unknown as Json[]).length, 1);
  const chat = harness.startPullRequest();
  const received = harness.lastPayload('mara', 'onPullModeSubscribedListRequest');
  assert.equal(received['type'], 'PULL_MODE_LIST_REQUEST_RECEIVED');
  const entry = JSON.parse(String(received['pullModeEvent'])) as Json;
  assert.equal(entry['status'], 'CREATED');
  assert.equal(harness.sentTo('otto', 'onPullModeSubscribedListRequest').length, 0);
  harness.emit('otto', 'joinPullModeRequest', { requestId: entry['id'] });
  assert.deepEqual(harness.roles(chat), { otto: 'PRIMARY' });
  assert.equal(
    (JSON.parse(String(harness.lastPayload('mara', 'onPullModeSubscribedListRequest')['pullModeEvent'])) as Json)[
      'status'
    ],
    'ACTIVE',
  );
  harness.expectRefused('mara', 'joinPullModeRequest', { requestId: entry['id'] }, /taken/);
  harness.expectRefused('mara', 'deletePullModeRequest', entry['id'], /taken/);
  harness.login('vela');
  harness.expectRefused('vela', 'JoinAsSilentMonitor', { channelSession: chat.sessions[0] }, /pull/);
  harness.leave('otto', chat);
  assert.equal(
    (JSON.parse(String(harness.lastPayload('mara', 'onPullModeSubscribedListRequest')['pullModeEvent'])) as Json)[
      'status'
    ],
    'CLOSING',
  );
  const second = harness.startPullRequest();
  harness.emit('mara', 'deletePullModeRequest', second.id);
  assert.equal(second.state, 'CLOSED');
  harness.expectRefused('mara', 'deletePullModeRequest', second.id);
  harness.emit('mara', 'unsubscribePullModeList', { listId });
  assert.equal(harness.lastPayload('mara', 'removePullModeSubscribedListRequests'), listId);
});

test('the logout of an agent returns a joined request to its list', () => {
  const harness = new WorldHarness();
  harness.login('mara');
  const chat = harness.startPullRequest();
  harness.emit('mara', 'joinPullModeRequest', { requestId: chat.id });
  harness.changeAgentState('mara', 'LOGOUT');
  assert.equal(harness.world.pullRequests.get(chat.id)?.status, 'CREATED');
  assert.notEqual(chat.state, 'CLOSED');
});

test('a second channel joins and ends; with the last one the customer leaves', () => {
  const { harness, chat } = startActiveChat();
  const first = chat.sessions[0];
  const session = harness.collect(() => addChannel(harness.world, chat, whatsAppChannelType));
  assert.equal((harness.cimEvents('mara', 'CHANNEL_SESSION_STARTED')[0]?.data as Json)['id'], session.id);
  harness.publish('mara', chat, { ...message('there'), channelSession: { id: session.id } });
  harness.collect(() => {
    endChannel(harness.world, chat, session.id);
  });
  assert.equal((harness.cimEvents('mara', 'CHANNEL_SESSION_ENDED')[0]?.data as Json)['id'], session.id);
  harness.expectRefused(
    'mara',
    'publishCimEvent',
    { conversationId: chat.id, cimEvent: { ...message('late'), channelSession: { id: session.id } } },
    /ended/,
  );
  harness.publish('mara', chat, { ...message('here'), channelSession: { id: first?.id } });
  harness.collect(() => {
    endChannel(harness.world, chat, first?.id ?? '');
  });
  assert.equal(chat.state, 'CLOSED');
});

test('the customer sends messages, types and reads', () => {
  const { harness, chat } = startActiveChat();
  const id = harness.collect(() =>
    sendCustomerMessage(harness.world, chat, { body: plainTextBody('Are you there?'), replyTo: 'm0' }),
  );
  const event = harness.cimEvents('mara', 'CUSTOMER_MESSAGE')[0];
  assert.equal((event?.data as Json)['id'], id);
  const header = (event?.data as { header: Json }).header;
  assert.equal((header['sender'] as Json)['type'], 'CONNECTOR');
  assert.equal((event?.['eventEmitter'] as Json)['type'], 'CUSTOMER');
  assert.equal(header['intent'], 'REPLY_TO');
  harness.collect(() => {
    sendCustomerTyping(harness.world, chat, true);
  });
  assert.equal(harness.cimEvents('mara', 'TYPING_INDICATOR').length, 1);
  harness.publish('mara', chat, message('yes', { event: 'e', message: 'm-yes' }));
  assert.equal(latestReadableMessageId(harness.world, chat), 'm-yes');
  harness.collect(() => {
    sendCustomerReadReceipt(harness.world, chat, 'm-yes');
  });
  const receipt = harness.cimEvents('mara', 'MESSAGE_DELIVERY_NOTIFICATION')[0]?.data as { body: Json };
  assert.equal(receipt.body['messageId'], 'm-yes');
  assert.equal(receipt.body['status'], 'READ');
});

test('sends raised hands, service levels and conversation data to agents, and keeps them for agents who join later', () => {
  const { harness, chat } = startActiveChat();
  harness.publish('mara', chat, { id: 'h', name: 'HAND_RAISED', data: { handRaised: true, agentNames: ['mara'] } });
  harness.collect(() =>
    publishOtherEvent(harness.world, chat, {
      name: 'AGENT_SLA_STARTED',
      type: 'NOTIFICATION',
      data: { totalDuration: 300 },
    }),
  );
  harness.collect(() =>
    publishOtherEvent(harness.world, chat, {
      name: 'CONVERSATION_DATA_CHANGED',
      type: 'NOTIFICATION',
      data: { order: 'A-1' },
    }),
  );
  harness.publish('mara', chat, { id: 'r', name: 'RESET_AGENT_SLA', data: {} });
  assert.equal(harness.cimEvents('mara', 'AGENT_SLA_STARTED').length, 2);
  harness.login('vela');
  harness.monitor('vela', chat);
  const topic = harness.lastPayload('vela', 'onTopicData')['topicData'] as Json;
  assert.deepEqual(topic['agentHandRaise'], { handRaised: true, agentNames: ['mara'] });
  assert.equal((topic['agentSla'] as Json)['totalDuration'], 300);
  assert.deepEqual(topic['conversationData'], { order: 'A-1' });
});

test('generates 20,000 earlier messages quickly, in order, over days; sends the newest 500 events', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  // CPU time of this process: a busy machine must not make it fail.
  const before = process.cpuUsage();
  const chat = harness.startChat({ history: 20_000 });
  const { user, system } = process.cpuUsage(before);
  assert.ok((user + system) / 1000 < 1000, `${String((user + system) / 1000)} ms`);
  const { events } = harness.world.log(chat.id);
  assert.equal(events.filter((event) => event.type === 'MESSAGE').length, 20_001);
  assert.ok(events.every((event, i) => i === 0 || event.timestamp >= (events[i - 1]?.timestamp ?? 0)));
  assert.ok((events[0]?.timestamp ?? Infinity) < harness.world.now() - 7 * 86_400_000);
  assert.ok(new Set(events.map((event) => event.name)).size > 4);
  harness.accept('mara', chat);
  const topic = harness.lastPayload('mara', 'onTopicData')['topicData'] as { topicEvents: Json[] };
  assert.equal(topic.topicEvents.length, 500);
  assert.match(String(topic.topicEvents[0]?.['timestamp']), /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/);
});

test('the same seed creates the same world', () => {
  const make = () => {
    const harness = new WorldHarness();
    harness.loginReady('mara', 'otto');
    harness.startChat({ history: 50 });
    harness.advance(31);
    return JSON.stringify(worldView(harness.world));
  };
  assert.equal(make(), make());
});
