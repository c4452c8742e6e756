/** What may be said in the emulator: publishing, echo, de-duplication, pause, pull mode, channels, history. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addChannel, endChannel } from '../../demo/agent-manager/chats.js';
import { LISTS, WHATSAPP_TYPE } from '../../demo/agent-manager/catalog.js';
import {
  customerMessage,
  customerRead,
  customerTyping,
  latestReadable,
  otherEvent,
  plain,
} from '../../demo/agent-manager/customer.js';
import type { Obj } from '../../demo/agent-manager/types.js';
import { worldView } from '../../demo/agent-manager/view.js';
import { Bench, message } from './emulator-kit.js';

function talking(options: ConstructorParameters<typeof Bench>[0] = {}) {
  const bench = new Bench(options);
  bench.ready('mara');
  const chat = bench.talking('mara');
  bench.forget();
  return { bench, chat };
}

test('a message is echoed to everybody as a JSON string, ids kept, time and sender by the server', () => {
  const { bench, chat } = talking();
  bench.login('vela');
  bench.monitor('vela', chat);
  bench.publish('mara', chat, {
    ...message('hi', { event: 'e1', message: 'm1' }),
    timestamp: 5,
    custom: { kept: true },
  });
  for (const who of ['mara', 'vela']) {
    const payload = bench.of(who, 'onCimEvent').at(-1)?.payload;
    assert.equal(typeof payload?.['cimEvent'], 'string');
    assert.equal((payload?.['roomInfo'] as Obj)['id'], chat.roomId);
    const event = bench.cims(who, 'AGENT_MESSAGE')[0];
    assert.equal(event?.id, 'e1');
    assert.equal((event?.data as Obj)['id'], 'm1');
    assert.equal(event?.timestamp, bench.world.now());
    assert.deepEqual(event?.['custom'], { kept: true });
    assert.equal((event?.['eventEmitter'] as Obj)['senderName'], 'mara');
  }
  assert.equal(bench.view(chat).at(-1), 'AGENT_MESSAGE');
});

test('the event may travel as a string, and the session in the old place', () => {
  const { bench, chat } = talking();
  const event = message('hi');
  (event['data'] as { header: Obj }).header = {
    channelSession: { id: chat.sessions[0]?.id },
    sender: { participant: { keycloakUser: { id: bench.id('mara') } } },
  };
  bench.emit('mara', 'publishCimEvent', { topicId: chat.id, cimEvent: JSON.stringify(event) });
  assert.equal(bench.cims('mara', 'AGENT_MESSAGE').length, 1);
});

test('what an agent may not publish', () => {
  const { bench, chat } = talking();
  const other = new Bench();
  assert.ok(other);
  const refuse = (cimEvent: unknown, extra: Obj = {}) => {
    bench.refused('mara', 'publishCimEvent', { conversationId: chat.id, cimEvent, ...extra });
  };
  refuse(null);
  refuse('not json');
  refuse('[]');
  refuse({ ...message('x'), id: undefined });
  refuse({ ...message('x'), name: 'CUSTOMER_MESSAGE' });
  refuse({ ...message('x'), name: undefined });
  refuse({ ...message('x'), conversationId: 'another' });
  refuse({ ...message('x'), channelSession: { id: 'unknown' } });
  refuse({ ...message('x'), data: {} });
  refuse({ ...message('x'), data: { id: 'm', body: { type: 'PLAIN' } } });
  refuse({ ...message('x'), data: { id: 'm', body: { type: 'WRAPUP', wrapups: 'x' } } });
  refuse({
    ...message('x'),
    data: { id: 'm', header: { sender: { id: 'somebody' } }, body: { type: 'PLAIN', markdownText: '' } },
  });
  refuse(message('x'), { conversationId: 'nope' });
  refuse(message('x'), { agentId: bench.id('otto') });
  refuse(message('nobody hears me', undefined, 'WHISPER_MESSAGE'));
  let deep: unknown = 'x';
  for (let i = 0; i < 200; i += 1) deep = { deep };
  refuse({ ...message('x'), data: { id: 'm', body: { type: 'PLAIN', markdownText: '', deep } } });
  bench.login('otto');
  bench.refused('otto', 'publishCimEvent', { conversationId: chat.id, cimEvent: message('x') }, /not subscribed/);
});

test('keys that could reach a prototype are dropped', () => {
  const { bench, chat } = talking();
  const event = JSON.parse(
    '{"id":"e","name":"AGENT_MESSAGE","__proto__":{"polluted":1},"data":{"id":"m","header":{"__proto__":{"polluted":1}},"body":{"type":"PLAIN","markdownText":"x","constructor":{"prototype":{"polluted":1}}}}}',
  ) as Obj;
  bench.publish('mara', chat, event);
  assert.equal(({} as Obj)['polluted'], undefined);
  assert.equal(JSON.stringify(bench.cims('mara')).includes('polluted'), false);
});

test('typing goes to the customer only; receipts go to all', () => {
  const { bench, chat } = talking();
  const notice = (name: string, body: Obj) => ({
    id: `n-${name}`,
    name,
    data: { id: `d-${name}`, header: { timestamp: '' }, body },
  });
  const before = bench.world.log(chat.id).events.length;
  bench.publish(
    'mara',
    chat,
    notice('TYPING_INDICATOR', { type: 'NOTIFICATION', notificationType: 'TYPING_STARTED', markdownText: '' }),
  );
  assert.equal(bench.sent.length, 0);
  assert.equal(bench.world.log(chat.id).events.length, before);
  assert.equal(bench.view(chat).at(-1), 'TYPING_INDICATOR');
  bench.publish(
    'mara',
    chat,
    notice('MESSAGE_DELIVERY_NOTIFICATION', {
      type: 'DELIVERYNOTIFICATION',
      messageId: 'x',
      status: 'READ',
      reasonCode: 200,
    }),
  );
  assert.equal(bench.cims('mara', 'MESSAGE_DELIVERY_NOTIFICATION').length, 1);
  assert.equal(bench.view(chat).at(-1), 'MESSAGE_DELIVERY_NOTIFICATION');
});

test('a wrap-up message in the chat is for agents, and is remembered', () => {
  const { bench, chat } = talking();
  const shown = bench.view(chat).length;
  bench.publish('mara', chat, {
    id: 'w',
    name: 'AGENT_MESSAGE',
    data: { id: 'wm', body: { type: 'WRAPUP', wrapups: [], note: 'n' } },
  });
  assert.equal(bench.cims('mara', 'AGENT_MESSAGE').length, 1);
  assert.equal(bench.view(chat).length, shown);
  assert.equal(chat.wrapUps.length, 1);
});

test('without de-duplication a repeated event is delivered twice', () => {
  const { bench, chat } = talking();
  bench.publish('mara', chat, message('hi'));
  bench.publish('mara', chat, message('hi'));
  assert.equal(bench.view(chat).filter((name) => name === 'AGENT_MESSAGE').length, 2);
});

test('with it: repeated by envelope or by message id is echoed, not stored; a reply is no repetition', () => {
  for (const remintEventIds of [false, true]) {
    const { bench, chat } = talking({ dedupe: true, remintEventIds });
    const count = () => bench.view(chat).filter((name) => name === 'AGENT_MESSAGE').length;
    bench.publish('mara', chat, message('hi', { event: 'e1', message: 'm1' }));
    bench.publish('mara', chat, message('hi', { event: 'e1', message: 'm1' }));
    bench.publish('mara', chat, message('hi', { event: 'e2', message: 'm1' }));
    assert.equal(count(), 1);
    const echoes = bench.cims('mara', 'AGENT_MESSAGE');
    assert.equal(echoes.length, 3);
    assert.equal(new Set(echoes.map((event) => event.id)).size, 1);
    assert.equal(echoes[0]?.id === 'e1', !remintEventIds);
    bench.publish('mara', chat, message('another body', { event: 'e3', message: 'm1' }));
    assert.equal(count(), 2);
    const reply = message('another body', { event: 'e4', message: 'm1' });
    (reply['data'] as { header: Obj }).header = { intent: 'REPLY_TO', originalMessageId: 'm1' };
    bench.publish('mara', chat, reply);
    assert.equal(count(), 3);
    bench.publish('mara', chat, reply);
    assert.equal(count(), 3, 'the same reply again is a repetition by its envelope');
  }
});

test('pause and resume: by hand, by time, by a message', () => {
  const { bench, chat } = talking();
  const pause = { participantId: bench.id('mara'), conversationId: chat.id, duration: 90, state: 'ON_HOLD' };
  const names = () => bench.cims('mara').map((event) => event.name);
  bench.refused('mara', 'resumeConversation', { conversationId: chat.id });
  bench.refused('mara', 'pauseConversation', { ...pause, duration: 'x' });
  bench.refused('mara', 'pauseConversation', { ...pause, participantId: bench.id('otto') });
  bench.emit('mara', 'pauseConversation', { ...pause, duration: '90' });
  assert.equal(chat.state, 'ON_HOLD');
  const data = bench.cims('mara', 'CONVERSATION_PAUSED')[0]?.data as { holdTimerDetails: Obj };
  assert.equal(data.holdTimerDetails['totalDuration'], 90);
  assert.match(String(data.holdTimerDetails['startTime']), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/);
  bench.refused('mara', 'pauseConversation', pause);
  bench.emit('mara', 'resumeConversation', {
    participantId: bench.id('mara'),
    conversationId: chat.id,
    state: 'ACTIVE',
  });
  assert.equal(chat.state, 'ACTIVE');
  bench.emit('mara', 'pauseConversation', pause);
  bench.advance(90);
  assert.equal(chat.state, 'ACTIVE');
  bench.emit('mara', 'pauseConversation', pause);
  bench.publish('mara', chat, message('back'));
  assert.deepEqual(names().slice(-2), ['AGENT_MESSAGE', 'CONVERSATION_RESUMED']);
  bench.advance(200);
  assert.equal(names().filter((name) => name === 'CONVERSATION_RESUMED').length, 3);
});

test('pull mode: subscribe, see requests, take one, whatever the own state', () => {
  const bench = new Bench();
  bench.login('mara', 'otto');
  const listId = LISTS[0]?.id;
  bench.refused('mara', 'subscribePullModeList', { listId: 'nope' });
  bench.emit('mara', 'subscribePullModeList', { agentId: bench.id('mara'), listId });
  assert.equal((bench.last('mara', 'onPullModeSubscribedList') as unknown as Obj[]).length, 1);
  const chat = bench.pullRequest();
  const received = bench.last('mara', 'onPullModeSubscribedListRequest');
  assert.equal(received['type'], 'PULL_MODE_LIST_REQUEST_RECEIVED');
  const entry = JSON.parse(String(received['pullModeEvent'])) as Obj;
  assert.equal(entry['status'], 'CREATED');
  assert.equal(bench.of('otto', 'onPullModeSubscribedListRequest').length, 0);
  bench.emit('otto', 'joinPullModeRequest', { requestId: entry['id'] });
  assert.deepEqual(bench.roles(chat), { otto: 'PRIMARY' });
  assert.equal(
    (JSON.parse(String(bench.last('mara', 'onPullModeSubscribedListRequest')['pullModeEvent'])) as Obj)['status'],
    'ACTIVE',
  );
  bench.refused('mara', 'joinPullModeRequest', { requestId: entry['id'] }, /taken/);
  bench.refused('mara', 'deletePullModeRequest', entry['id'], /taken/);
  bench.login('vela');
  bench.refused('vela', 'JoinAsSilentMonitor', { channelSession: chat.sessions[0] }, /pull/);
  bench.leave('otto', chat);
  assert.equal(
    (JSON.parse(String(bench.last('mara', 'onPullModeSubscribedListRequest')['pullModeEvent'])) as Obj)['status'],
    'CLOSING',
  );
  const second = bench.pullRequest();
  bench.emit('mara', 'deletePullModeRequest', second.id);
  assert.equal(second.state, 'CLOSED');
  bench.refused('mara', 'deletePullModeRequest', second.id);
  bench.emit('mara', 'unsubscribePullModeList', { listId });
  assert.equal(bench.last('mara', 'removePullModeSubscribedListRequests'), listId);
});

test('an agent who logs out gives a pulled request back to its list', () => {
  const bench = new Bench();
  bench.login('mara');
  const chat = bench.pullRequest();
  bench.emit('mara', 'joinPullModeRequest', { requestId: chat.id });
  bench.parent('mara', 'LOGOUT');
  assert.equal(bench.world.pulls.get(chat.id)?.status, 'CREATED');
  assert.notEqual(chat.state, 'CLOSED');
});

test('a second channel comes and goes; with the last one the customer is gone', () => {
  const { bench, chat } = talking();
  const first = chat.sessions[0];
  const session = bench.run(() => addChannel(bench.world, chat, WHATSAPP_TYPE));
  assert.equal((bench.cims('mara', 'CHANNEL_SESSION_STARTED')[0]?.data as Obj)['id'], session.id);
  bench.publish('mara', chat, { ...message('there'), channelSession: { id: session.id } });
  bench.run(() => {
    endChannel(bench.world, chat, session.id);
  });
  assert.equal((bench.cims('mara', 'CHANNEL_SESSION_ENDED')[0]?.data as Obj)['id'], session.id);
  bench.refused(
    'mara',
    'publishCimEvent',
    { conversationId: chat.id, cimEvent: { ...message('late'), channelSession: { id: session.id } } },
    /ended/,
  );
  bench.publish('mara', chat, { ...message('here'), channelSession: { id: first?.id } });
  bench.run(() => {
    endChannel(bench.world, chat, first?.id ?? '');
  });
  assert.equal(chat.state, 'CLOSED');
});

test('the customer writes, types, reads', () => {
  const { bench, chat } = talking();
  const id = bench.run(() => customerMessage(bench.world, chat, { body: plain('Are you there?'), replyTo: 'm0' }));
  const event = bench.cims('mara', 'CUSTOMER_MESSAGE')[0];
  assert.equal((event?.data as Obj)['id'], id);
  const header = (event?.data as { header: Obj }).header;
  assert.equal((header['sender'] as Obj)['type'], 'CONNECTOR');
  assert.equal((event?.['eventEmitter'] as Obj)['type'], 'CUSTOMER');
  assert.equal(header['intent'], 'REPLY_TO');
  bench.run(() => {
    customerTyping(bench.world, chat, true);
  });
  assert.equal(bench.cims('mara', 'TYPING_INDICATOR').length, 1);
  bench.publish('mara', chat, message('yes', { event: 'e', message: 'm-yes' }));
  assert.equal(latestReadable(bench.world, chat), 'm-yes');
  bench.run(() => {
    customerRead(bench.world, chat, 'm-yes');
  });
  const receipt = bench.cims('mara', 'MESSAGE_DELIVERY_NOTIFICATION')[0]?.data as { body: Obj };
  assert.equal(receipt.body['messageId'], 'm-yes');
  assert.equal(receipt.body['status'], 'READ');
});

test('hands, service levels and conversation data are passed on and kept for later joiners', () => {
  const { bench, chat } = talking();
  bench.publish('mara', chat, { id: 'h', name: 'HAND_RAISED', data: { handRaised: true, agentNames: ['mara'] } });
  bench.run(() =>
    otherEvent(bench.world, chat, { name: 'AGENT_SLA_STARTED', type: 'NOTIFICATION', data: { totalDuration: 300 } }),
  );
  bench.run(() =>
    otherEvent(bench.world, chat, { name: 'CONVERSATION_DATA_CHANGED', type: 'NOTIFICATION', data: { order: 'A-1' } }),
  );
  bench.publish('mara', chat, { id: 'r', name: 'RESET_AGENT_SLA', data: {} });
  assert.equal(bench.cims('mara', 'AGENT_SLA_STARTED').length, 2);
  bench.login('vela');
  bench.monitor('vela', chat);
  const topic = bench.last('vela', 'onTopicData')['topicData'] as Obj;
  assert.deepEqual(topic['agentHandRaise'], { handRaised: true, agentNames: ['mara'] });
  assert.equal((topic['agentSla'] as Obj)['totalDuration'], 300);
  assert.deepEqual(topic['conversationData'], { order: 'A-1' });
});

test('20,000 earlier messages are made quickly, in order, over days; the newest 500 events are sent along', () => {
  const bench = new Bench();
  bench.ready('mara');
  // Of this process alone: a busy machine must not make it fail.
  const before = process.cpuUsage();
  const chat = bench.chat({ history: 20_000 });
  const { user, system } = process.cpuUsage(before);
  assert.ok((user + system) / 1000 < 1000, `${String((user + system) / 1000)} ms`);
  const { events } = bench.world.log(chat.id);
  assert.equal(events.filter((event) => event.type === 'MESSAGE').length, 20_001);
  assert.ok(events.every((event, i) => i === 0 || event.timestamp >= (events[i - 1]?.timestamp ?? 0)));
  assert.ok((events[0]?.timestamp ?? Infinity) < bench.world.now() - 7 * 86_400_000);
  assert.ok(new Set(events.map((event) => event.name)).size > 4);
  bench.accept('mara', chat);
  const topic = bench.last('mara', 'onTopicData')['topicData'] as { topicEvents: Obj[] };
  assert.equal(topic.topicEvents.length, 500);
  assert.match(String(topic.topicEvents[0]?.['timestamp']), /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/);
});

test('the same seed makes the same world', () => {
  const make = () => {
    const bench = new Bench();
    bench.ready('mara', 'otto');
    bench.chat({ history: 50 });
    bench.advance(31);
    return JSON.stringify(worldView(bench.world));
  };
  assert.equal(make(), make());
});
