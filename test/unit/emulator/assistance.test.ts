/** Transfer, conference, consult, monitoring and wrap-up: their sequences of events, and the roles. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaveAsCustomer } from '../../../demo/agent-manager/rules/customer/customer-events.js';
import type { Conversation, Json } from '../../../demo/agent-manager/world/world-types.js';
import { WorldHarness, parseCimEvent, addAgent, message } from './world-harness.js';

/** The names of all sent events with their receivers; CIM events by their own name. */
function deliveredEvents(harness: WorldHarness): string[] {
  return harness.sent.map((item) => `${item.to} ${item.name === 'onCimEvent' ? parseCimEvent(item).name : item.name}`);
}

function unsubscribeReason(harness: WorldHarness, username: string): unknown {
  return harness.lastPayload(username, 'topicUnsubscription')['reason'];
}

function queueTarget(queueName: string, extra: Json = {}): Json {
  return { mode: 'queue', queueName, ...extra };
}

function startConference(harness: WorldHarness): Conversation {
  const chat = harness.startActiveChat('mara');
  harness.request('mara', 'directConferenceRequest', chat, { mode: 'agent', requestedAgentId: harness.id('otto') });
  harness.accept('otto', chat);
  return chat;
}

test('transfer to a queue: the sequence and the note; the requester leaves and is never offered it', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  const chat = harness.startActiveChat('mara');
  harness.clearSent();
  harness.request('mara', 'directTransferRequest', chat, queueTarget('sales', { note: 'bulk price' }));
  assert.deepEqual(deliveredEvents(harness), [
    'mara agentAssistanceRequestPlaced',
    'mara TASK_ENQUEUED',
    'mara topicUnsubscription',
    'mara agentPresence',
  ]);
  assert.equal(unsubscribeReason(harness, 'mara'), 'CHAT TRANSFERRED');
  const enqueued = harness.cimEvents('mara', 'TASK_ENQUEUED')[0]?.data as { task: Json; queue: Json };
  assert.equal((enqueued.task['type'] as Json)['direction'], 'DIRECT_TRANSFER');
  assert.ok(Array.isArray(enqueued.task['activeMedia']));
  assert.equal(enqueued.queue['name'], 'sales');
  assert.deepEqual(harness.tasks(chat)[0], {
    state: 'CLOSED',
    reason: 'TRANSFERRED',
    direction: 'INBOUND',
    to: 'mara',
  });
  assert.equal(harness.offeredTo(chat), undefined, 'mara is ready, but it is her own transfer');
  assert.equal(chat.state, 'ACTIVE');
  harness.loginReady('otto');
  const offer = harness.offerPayload('otto', chat);
  assert.equal(offer['taskDirection'], 'DIRECT_TRANSFER');
  assert.equal(offer['note'], 'bulk price');
  assert.equal(offer['requestedBy'], 'mara');
  harness.accept('otto', chat);
  assert.deepEqual(harness.roles(chat), { otto: 'PRIMARY' });
  const topic = harness.lastPayload('otto', 'onTopicData')['topicData'] as { topicEvents: Json[] };
  assert.ok(topic.topicEvents.some((event) => event['name'] === 'CUSTOMER_MESSAGE'));
});

test('a transfer that no agent accepts ends with NO_AGENT_AVAILABLE and closes the conversation', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  const chat = harness.startActiveChat('mara');
  harness.request('mara', 'directTransferRequest', chat, { mode: 'queue', queueId: '71a000000000000000000a02' });
  harness.advance(299);
  assert.equal(chat.state, 'ACTIVE');
  harness.advance(1);
  assert.equal(chat.state, 'CLOSED');
  assert.equal(harness.tasks(chat).at(-1)?.reason, 'NO_AGENT_AVAILABLE');
});

test('refuses invalid requests', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara', 'otto');
  const chat = harness.startActiveChat('mara');
  const session = chat.sessions[0];
  const refuse = (payload: Json, name = 'directTransferRequest', username = 'mara') => {
    harness.expectRefused(username, name, { channelSession: session, ...payload });
  };
  refuse({ mode: 'queue', queueName: 'nope' });
  refuse({ mode: 'queue' });
  refuse({ mode: 'pigeon', queueName: 'sales' });
  refuse({ mode: 'agent', requestedAgentId: 'nope' });
  refuse({ mode: 'agent', requestedAgentId: harness.id('mara') });
  refuse({ ...queueTarget('sales'), agentParticipant: { participant: { id: harness.id('otto') } } });
  refuse(queueTarget('sales'), 'directTransferRequest', 'otto');
  harness.expectRefused('mara', 'directTransferRequest', { mode: 'queue', queueName: 'sales' });
  harness.expectRefused('mara', 'directConferenceRequest', {
    channelSession: { conversationId: 'nope' },
    ...queueTarget('sales'),
  });
  harness.request('mara', 'directConferenceRequest', chat, queueTarget('sales'));
  refuse(queueTarget('sales'));
  refuse(queueTarget('sales'), 'consultRequest');
});

test('conference: not offered to participants; the requester stays', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara', 'otto');
  const chat = harness.startActiveChat('mara');
  harness.request('mara', 'directConferenceRequest', chat, queueTarget('support'));
  assert.equal(harness.lastPayload('mara', 'agentAssistanceRequestPlaced')['requestAction'], 'conference');
  assert.equal(harness.offeredTo(chat), 'otto');
  harness.advance(30);
  assert.equal(harness.offeredTo(chat), 'otto', 'the only agent who can be offered it');
  assert.deepEqual(harness.roles(chat), { mara: 'PRIMARY' });
});

test('conference: the agent who joins is primary, the requester stays and is notified', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara', 'otto');
  const chat = startConference(harness);
  assert.deepEqual(harness.roles(chat), { mara: 'PRIMARY', otto: 'PRIMARY' });
  const joined = harness.cimEvents('mara', 'AGENT_SUBSCRIBED').at(-1)?.data as {
    agentParticipant: { participant: Json };
  };
  assert.equal(joined.agentParticipant.participant['id'], harness.id('otto'));
  harness.leave('mara', chat);
  assert.equal(chat.state, 'ACTIVE');
  const left = harness.cimEvents('otto', 'AGENT_UNSUBSCRIBED').at(-1)?.data as Json;
  assert.equal(left['reason'], 'UNSUBSCRIBED');
  harness.leave('otto', chat);
  assert.equal(chat.state, 'CLOSED');
});

test('a conference that no agent joins: NO_AGENT_AVAILABLE to the requester, who stays', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  const chat = harness.startActiveChat('mara');
  harness.request('mara', 'directConferenceRequest', chat, queueTarget('support'));
  harness.advance(300);
  const data = harness.cimEvents('mara', 'NO_AGENT_AVAILABLE')[0]?.data as { requestType: Json };
  assert.equal(data.requestType['direction'], 'DIRECT_CONFERENCE');
  assert.equal(chat.state, 'ACTIVE');
});

test('the last primary leaves: monitors are removed, an open conference request is cancelled, the conversation closes', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara', 'otto');
  harness.login('vela');
  const chat = harness.startActiveChat('mara');
  harness.monitor('vela', chat);
  harness.request('mara', 'directConferenceRequest', chat, queueTarget('support'));
  assert.equal(harness.offeredTo(chat), 'otto');
  harness.leave('mara', chat);
  assert.equal(harness.lastPayload('otto', 'revokeTask')['reason'], 'CANCELLED');
  assert.equal(unsubscribeReason(harness, 'vela'), 'NO_PRIMARY_AGENT');
  assert.equal(chat.state, 'CLOSED');
  assert.deepEqual(
    harness.tasks(chat).map((task) => task.reason),
    ['DONE', 'DONE', 'CANCELLED'],
  );
});

test('at most four primaries and assistants: a fifth is refused at the request and at the accept', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara', 'otto', 'ines');
  harness.login('vela');
  addAgent(harness, 'ada');
  harness.loginReady('ada');
  const chat = harness.startActiveChat('mara');
  for (const username of ['otto', 'ines']) {
    harness.request('mara', 'directConferenceRequest', chat, { mode: 'agent', requestedAgentId: harness.id(username) });
    harness.accept(username, chat);
  }
  harness.request('mara', 'directConferenceRequest', chat, { mode: 'agent', requestedAgentId: harness.id('ada') });
  harness.monitor('vela', chat);
  harness.changeRole('vela', 'JoinAsBargin', chat);
  harness.expectRefused(
    'ada',
    'topicSubscription',
    { conversationId: chat.id, taskId: harness.offerPayload('ada', chat)['taskId'] },
    /full/,
  );
  harness.advance(300);
  harness.expectRefused(
    'mara',
    'directConferenceRequest',
    { channelSession: chat.sessions[0], mode: 'agent', requestedAgentId: harness.id('ada') },
    /full/,
  );
});

test('consult: the consulted agent whispers, then takes over or joins', () => {
  for (const [event, roles] of [
    ['consultTransferRequest', { otto: 'PRIMARY' }],
    ['consultConferenceRequest', { mara: 'PRIMARY', otto: 'PRIMARY' }],
  ] as const) {
    const harness = new WorldHarness();
    harness.loginReady('mara', 'otto');
    const chat = harness.startActiveChat('mara');
    harness.request('mara', 'consultRequest', chat, {
      mode: 'agent',
      requestedAgentId: harness.id('otto'),
      note: 'quick one',
    });
    assert.equal(harness.offerPayload('otto', chat)['taskDirection'], 'CONSULT');
    harness.accept('otto', chat, { topicParticipant: { role: 'ASSISTANT' } });
    assert.deepEqual(harness.roles(chat), { mara: 'PRIMARY', otto: 'ASSISTANT' });
    assert.equal(harness.mrdState('otto'), 'ACTIVE');
    harness.expectRefused('otto', 'publishCimEvent', { conversationId: chat.id, cimEvent: message('hi') }, /ASSISTANT/);
    harness.publish('otto', chat, message('psst', undefined, 'WHISPER_MESSAGE'));
    harness.expectRefused('otto', 'directTransferRequest', {
      channelSession: chat.sessions[0],
      ...queueTarget('sales'),
    });
    harness.expectRefused('otto', 'JoinAsBargin', { participantId: harness.id('otto'), conversationId: chat.id });
    harness.emit('mara', event, {
      conversationId: chat.id,
      channelSession: chat.sessions[0],
      requestedAgentId: harness.id('otto'),
      mode: 'agent',
    });
    assert.deepEqual(harness.roles(chat), roles);
    const events = harness.sentTo('otto', 'consulTransferRequestSuccess');
    if (event === 'consultTransferRequest') {
      const { newTask } = events[0]?.payload as { newTask: { activeMedia: Json[] } };
      assert.equal((newTask.activeMedia[0]?.['type'] as Json)['direction'], 'CONSULT_TRANSFER');
    } else {
      assert.equal(events.length, 0, 'no take-over');
      assert.equal(harness.tasks(chat).at(-1)?.direction, 'CONSULT_CONFERENCE');
    }
    assert.equal(harness.mrdState('otto'), 'ACTIVE');
    harness.publish('otto', chat, message('now to the customer'));
    if (event === 'consultTransferRequest') assert.equal(unsubscribeReason(harness, 'mara'), 'CHAT TRANSFERRED');
  }
});

test('a silent monitor receives everything, is invisible to the customer and whispers to agents only', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  harness.login('vela');
  const chat = harness.startActiveChat('mara');
  const customerView = harness.customerView(chat);
  harness.monitor('vela', chat);
  const topic = harness.lastPayload('vela', 'onTopicData')['topicData'] as { topicParticipant: Json };
  assert.equal(topic.topicParticipant['role'], 'SILENT_MONITOR');
  assert.notEqual(harness.lastPayload('vela', 'onTopicData')['taskId'], harness.offerPayload('mara', chat)['taskId']);
  const subscribed = harness.cimEvents('mara', 'AGENT_SUBSCRIBED').at(-1)?.data as { agentParticipant: Json };
  assert.equal(subscribed.agentParticipant['role'], 'SILENT_MONITOR');
  harness.publish('vela', chat, message('offer a voucher', undefined, 'WHISPER_MESSAGE'));
  assert.equal(harness.cimEvents('mara', 'WHISPER_MESSAGE').length, 1);
  assert.equal(harness.cimEvents('vela', 'WHISPER_MESSAGE').length, 1);
  assert.deepEqual(harness.customerView(chat), customerView);
  harness.leave('vela', chat);
  assert.deepEqual(harness.customerView(chat), customerView);
  assert.equal(harness.mrdState('vela'), 'NOT_READY', 'monitoring does not count as a task');
});

test('checks who can monitor which conversation', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara', 'otto');
  addAgent(harness, 'zoe', { roles: ['agent', 'supervisor'], supervises: ['Harbour'] });
  addAgent(harness, 'kim', { roles: ['agent', 'supervisor'], supervises: ['Quay'] });
  harness.login('vela', 'zoe', 'kim');
  const chat = harness.startActiveChat('mara');
  const join = { channelSession: chat.sessions[0] };
  harness.expectRefused('otto', 'JoinAsSilentMonitor', join, /supervisors/);
  harness.expectRefused('kim', 'JoinAsSilentMonitor', join, /another team/);
  harness.expectRefused('vela', 'JoinAsSilentMonitor', { channelSession: { conversationId: 'nope' } });
  harness.expectRefused('vela', 'JoinAsSilentMonitor', { ...join, topicParticipant: { role: 'PRIMARY' } });
  harness.monitor('vela', chat);
  harness.expectRefused('zoe', 'JoinAsSilentMonitor', join, /already monitored/);
  const events = harness.world.log(chat.id).events.length;
  harness.monitor('vela', chat);
  assert.equal(harness.sentTo('vela', 'onTopicData').length, 2);
  assert.equal(harness.world.log(chat.id).events.length, events, 'nothing is added twice');
  const waiting = harness.startChat();
  harness.expectRefused('vela', 'JoinAsSilentMonitor', { channelSession: waiting.sessions[0] }, /not active/);
});

test('roles of a supervisor: silent monitor, whisper, barge-in', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  harness.login('vela');
  const chat = harness.startActiveChat('mara');
  harness.monitor('vela', chat);
  harness.expectRefused(
    'vela',
    'publishCimEvent',
    { conversationId: chat.id, cimEvent: message('hello customer') },
    /SILENT_MONITOR/,
  );
  harness.expectRefused('vela', 'JoinAsBargin', { participantId: harness.id('mara'), conversationId: chat.id });
  harness.expectRefused('vela', 'JoinAsBargin', { conversationId: chat.id });
  harness.expectRefused('mara', 'joinAsWhisper', { participantId: harness.id('mara'), conversationId: chat.id });
  harness.changeRole('vela', 'moveToWhisperMode', chat);
  assert.deepEqual(harness.roles(chat), { mara: 'PRIMARY', vela: 'ASSISTANT' });
  harness.expectRefused('vela', 'joinAsWhisper', { participantId: harness.id('vela'), conversationId: chat.id });
  const customerView = harness.customerView(chat);
  harness.changeRole('vela', 'joinAsBargeIn', chat);
  assert.deepEqual(harness.roles(chat), { mara: 'PRIMARY', vela: 'PRIMARY' });
  assert.deepEqual(harness.customerView(chat), customerView, 'a barge-in shows nothing to the customer');
  const changed = harness
    .cimEvents('mara', 'PARTICIPANT_ROLE_CHANGED')
    .map((event) => (event.data as { conversationParticipant: Json }).conversationParticipant['role']);
  assert.deepEqual(changed, ['ASSISTANT', 'PRIMARY']);
  harness.publish('vela', chat, message('hello customer'));
  assert.equal(harness.customerView(chat).at(-1), 'AGENT_MESSAGE');
  assert.equal(harness.mrdState('vela'), 'PENDING_NOT_READY', 'it counts as a task now');
  harness.expectRefused('vela', 'JoinAsBargin', { participantId: harness.id('vela'), conversationId: chat.id });
});

test('the displayed role after a barge-in follows the option', () => {
  const harness = new WorldHarness({ bargeRole: 'BARGIN' });
  harness.loginReady('mara');
  harness.login('vela');
  const chat = harness.startActiveChat('mara');
  harness.monitor('vela', chat);
  harness.changeRole('vela', 'JoinAsBargin', chat);
  const data = harness.cimEvents('vela', 'PARTICIPANT_ROLE_CHANGED')[0]?.data as { conversationParticipant: Json };
  assert.equal(data.conversationParticipant['role'], 'BARGIN');
  assert.deepEqual(harness.roles(chat), { mara: 'PRIMARY', vela: 'PRIMARY' });
});

const wrapUpMessage = {
  id: 'w1',
  name: 'AGENT_MESSAGE',
  type: 'MESSAGE',
  data: {
    id: 'wm1',
    header: {},
    body: { type: 'WRAPUP', markdownText: '', wrapups: [{ categoryName: 'Topic', value: 'billing' }], note: 'done' },
  },
};

test('wrap-up: timer and role, the task counts until the end; applied, skipped or expired', () => {
  for (const [ending, reasonText, taskReasonCode] of [
    ['applied', 'Wrap Up applied', 'WRAP_UP_APPLIED'],
    ['skipped', 'choosing leave without Wrap Up', 'WRAP_UP_NOT_APPLIED'],
    ['expired', 'wrap Up Timer Expired', 'WRAP_UP_EXPIRED'],
    ['older', 'Wrap Up applied', 'WRAP_UP_APPLIED'],
  ] as const) {
    const harness = new WorldHarness({ wrapupMs: 60_000 });
    harness.loginReady('mara');
    harness.login('vela');
    const chat = harness.startActiveChat('mara');
    harness.monitor('vela', chat);
    harness.clearSent();
    harness.leave('mara', chat);
    assert.equal(harness.lastPayload('mara', 'wrapupTimerStarted')['duration'], 60);
    assert.equal(deliveredEvents(harness)[0], 'mara wrapupTimerStarted');
    assert.deepEqual(harness.roles(chat), { mara: 'WRAP_UP' });
    assert.equal(unsubscribeReason(harness, 'vela'), 'NO_PRIMARY_AGENT');
    assert.equal(chat.state, 'WRAP_UP');
    assert.equal(harness.mrdState('mara'), 'ACTIVE');
    harness.expectRefused(
      'mara',
      'publishCimEvent',
      { conversationId: chat.id, cimEvent: message('one more thing') },
      /WRAP_UP/,
    );
    harness.expectRefused('mara', 'topicUnsubscription', { conversationId: chat.id });
    harness.expectRefused('mara', 'closeWrapup', { conversationId: chat.id, cimEvent: message('not a wrap-up') });
    const customerView = harness.customerView(chat).length;
    if (ending === 'applied') harness.emit('mara', 'closeWrapup', { conversationId: chat.id, cimEvent: wrapUpMessage });
    else if (ending === 'skipped') harness.emit('mara', 'closeWrapup', { conversationId: chat.id, cimEvent: null });
    else if (ending === 'older') {
      harness.publish('mara', chat, wrapUpMessage);
      harness.emit('mara', 'WRAP_UP_CLOSED', { conversationId: chat.id, agentId: harness.id('mara') });
    } else harness.advance(60);
    assert.equal(unsubscribeReason(harness, 'mara'), reasonText);
    assert.equal(harness.tasks(chat)[0]?.reason, taskReasonCode);
    assert.equal(harness.customerView(chat).length, customerView, 'the customer sees nothing');
    assert.equal(chat.state, 'CLOSED');
    assert.equal(harness.mrdState('mara'), 'READY');
    harness.expectRefused('mara', 'closeWrapup', { conversationId: chat.id, cimEvent: null });
  }
});

test('a transfer starts the wrap-up too, and the conversation continues', () => {
  const harness = new WorldHarness({ wrapupMs: 60_000 });
  harness.loginReady('mara', 'otto');
  const chat = harness.startActiveChat('mara');
  harness.request('mara', 'directTransferRequest', chat, queueTarget('sales'));
  assert.deepEqual(harness.roles(chat), { mara: 'WRAP_UP' });
  harness.accept('otto', chat);
  assert.equal(chat.state, 'ACTIVE');
  harness.advance(60);
  assert.deepEqual(harness.roles(chat), { otto: 'PRIMARY' });
  assert.equal(chat.state, 'ACTIVE');
});

test('the customer leaves: all agents receive the reason', () => {
  const harness = new WorldHarness({ wrapupMs: 60_000 });
  harness.loginReady('mara');
  harness.login('vela');
  const chat = harness.startActiveChat('mara');
  harness.monitor('vela', chat);
  harness.collect(() => {
    leaveAsCustomer(harness.world, chat);
  });
  assert.equal(unsubscribeReason(harness, 'mara'), 'CUSTOMER_LEFT');
  assert.equal(unsubscribeReason(harness, 'vela'), 'CUSTOMER_LEFT');
  assert.equal(chat.state, 'CLOSED');
  const left = harness.cimEvents('vela', 'AGENT_UNSUBSCRIBED')[0]?.data as Json;
  assert.equal(left['reason'], 'CUSTOMER_LEFT');
  assert.equal(harness.mrdState('mara'), 'READY');
});
