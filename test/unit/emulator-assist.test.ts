/** Transfer, conference, consult, monitoring, wrap-up: the sequences of the emulator and the roles in them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerLeaves } from '../../demo/agent-manager/customer.js';
import type { Conversation, Obj } from '../../demo/agent-manager/types.js';
import { Bench, cim, hire, message } from './emulator-kit.js';

/** Names of everything said, with who heard it; CIM events by their own name. */
function heard(bench: Bench): string[] {
  return bench.sent.map((item) => `${item.to} ${item.name === 'onCimEvent' ? cim(item).name : item.name}`);
}

function reason(bench: Bench, username: string): unknown {
  return bench.last(username, 'topicUnsubscription')['reason'];
}

function toQueue(queueName: string, extra: Obj = {}): Obj {
  return { mode: 'queue', queueName, ...extra };
}

function conferenced(bench: Bench): Conversation {
  const chat = bench.talking('mara');
  bench.request('mara', 'directConferenceRequest', chat, { mode: 'agent', requestedAgentId: bench.id('otto') });
  bench.accept('otto', chat);
  return chat;
}

test('transfer to a queue: the sequence, the note, the requester gone and never offered it', () => {
  const bench = new Bench();
  bench.ready('mara');
  const chat = bench.talking('mara');
  bench.forget();
  bench.request('mara', 'directTransferRequest', chat, toQueue('sales', { note: 'bulk price' }));
  assert.deepEqual(heard(bench), [
    'mara agentAssistanceRequestPlaced',
    'mara TASK_ENQUEUED',
    'mara topicUnsubscription',
    'mara agentPresence',
  ]);
  assert.equal(reason(bench, 'mara'), 'CHAT TRANSFERRED');
  const enqueued = bench.cims('mara', 'TASK_ENQUEUED')[0]?.data as { task: Obj; queue: Obj };
  assert.equal((enqueued.task['type'] as Obj)['direction'], 'DIRECT_TRANSFER');
  assert.ok(Array.isArray(enqueued.task['activeMedia']));
  assert.equal(enqueued.queue['name'], 'sales');
  assert.deepEqual(bench.tasks(chat)[0], { state: 'CLOSED', reason: 'TRANSFERRED', direction: 'INBOUND', to: 'mara' });
  assert.equal(bench.ringing(chat), undefined, 'mara is ready, but it is her own transfer');
  assert.equal(chat.state, 'ACTIVE');
  bench.ready('otto');
  const offer = bench.offerTo('otto', chat);
  assert.equal(offer['taskDirection'], 'DIRECT_TRANSFER');
  assert.equal(offer['note'], 'bulk price');
  assert.equal(offer['requestedBy'], 'mara');
  bench.accept('otto', chat);
  assert.deepEqual(bench.roles(chat), { otto: 'PRIMARY' });
  const topic = bench.last('otto', 'onTopicData')['topicData'] as { topicEvents: Obj[] };
  assert.ok(topic.topicEvents.some((event) => event['name'] === 'CUSTOMER_MESSAGE'));
});

test('a transfer nobody takes ends in NO_AGENT_AVAILABLE and closes the conversation', () => {
  const bench = new Bench();
  bench.ready('mara');
  const chat = bench.talking('mara');
  bench.request('mara', 'directTransferRequest', chat, { mode: 'queue', queueId: '71a000000000000000000a02' });
  bench.advance(299);
  assert.equal(chat.state, 'ACTIVE');
  bench.advance(1);
  assert.equal(chat.state, 'CLOSED');
  assert.equal(bench.tasks(chat).at(-1)?.reason, 'NO_AGENT_AVAILABLE');
});

test('requests that make no sense are refused', () => {
  const bench = new Bench();
  bench.ready('mara', 'otto');
  const chat = bench.talking('mara');
  const session = chat.sessions[0];
  const ask = (payload: Obj, name = 'directTransferRequest', who = 'mara') => {
    bench.refused(who, name, { channelSession: session, ...payload });
  };
  ask({ mode: 'queue', queueName: 'nope' });
  ask({ mode: 'queue' });
  ask({ mode: 'pigeon', queueName: 'sales' });
  ask({ mode: 'agent', requestedAgentId: 'nope' });
  ask({ mode: 'agent', requestedAgentId: bench.id('mara') });
  ask({ ...toQueue('sales'), agentParticipant: { participant: { id: bench.id('otto') } } });
  ask(toQueue('sales'), 'directTransferRequest', 'otto');
  bench.refused('mara', 'directTransferRequest', { mode: 'queue', queueName: 'sales' });
  bench.refused('mara', 'directConferenceRequest', { channelSession: { conversationId: 'nope' }, ...toQueue('sales') });
  bench.request('mara', 'directConferenceRequest', chat, toQueue('sales'));
  ask(toQueue('sales'));
  ask(toQueue('sales'), 'consultRequest');
});

test('conference: nobody inside is offered it, the requester stays', () => {
  const bench = new Bench();
  bench.ready('mara', 'otto');
  const chat = bench.talking('mara');
  bench.request('mara', 'directConferenceRequest', chat, toQueue('support'));
  assert.equal(bench.last('mara', 'agentAssistanceRequestPlaced')['requestAction'], 'conference');
  assert.equal(bench.ringing(chat), 'otto');
  bench.advance(30);
  assert.equal(bench.ringing(chat), 'otto', 'the only one who may have it');
  assert.deepEqual(bench.roles(chat), { mara: 'PRIMARY' });
});

test('conference: the joiner is primary, the requester stays and hears of it', () => {
  const bench = new Bench();
  bench.ready('mara', 'otto');
  const chat = conferenced(bench);
  assert.deepEqual(bench.roles(chat), { mara: 'PRIMARY', otto: 'PRIMARY' });
  const joined = bench.cims('mara', 'AGENT_SUBSCRIBED').at(-1)?.data as { agentParticipant: { participant: Obj } };
  assert.equal(joined.agentParticipant.participant['id'], bench.id('otto'));
  bench.leave('mara', chat);
  assert.equal(chat.state, 'ACTIVE');
  const left = bench.cims('otto', 'AGENT_UNSUBSCRIBED').at(-1)?.data as Obj;
  assert.equal(left['reason'], 'UNSUBSCRIBED');
  bench.leave('otto', chat);
  assert.equal(chat.state, 'CLOSED');
});

test('a conference nobody joins: NO_AGENT_AVAILABLE to the requester, who stays', () => {
  const bench = new Bench();
  bench.ready('mara');
  const chat = bench.talking('mara');
  bench.request('mara', 'directConferenceRequest', chat, toQueue('support'));
  bench.advance(300);
  const data = bench.cims('mara', 'NO_AGENT_AVAILABLE')[0]?.data as { requestType: Obj };
  assert.equal(data.requestType['direction'], 'DIRECT_CONFERENCE');
  assert.equal(chat.state, 'ACTIVE');
});

test('the last primary leaves: monitors go, an open conference request is cancelled, the conversation closes', () => {
  const bench = new Bench();
  bench.ready('mara', 'otto');
  bench.login('vela');
  const chat = bench.talking('mara');
  bench.monitor('vela', chat);
  bench.request('mara', 'directConferenceRequest', chat, toQueue('support'));
  assert.equal(bench.ringing(chat), 'otto');
  bench.leave('mara', chat);
  assert.equal(bench.last('otto', 'revokeTask')['reason'], 'CANCELLED');
  assert.equal(reason(bench, 'vela'), 'NO_PRIMARY_AGENT');
  assert.equal(chat.state, 'CLOSED');
  assert.deepEqual(
    bench.tasks(chat).map((task) => task.reason),
    ['DONE', 'DONE', 'CANCELLED'],
  );
});

test('at most four speaking or whispering agents: the fifth is refused at the request and at the accept', () => {
  const bench = new Bench();
  bench.ready('mara', 'otto', 'ines');
  bench.login('vela');
  hire(bench, 'ada');
  bench.ready('ada');
  const chat = bench.talking('mara');
  for (const who of ['otto', 'ines']) {
    bench.request('mara', 'directConferenceRequest', chat, { mode: 'agent', requestedAgentId: bench.id(who) });
    bench.accept(who, chat);
  }
  bench.request('mara', 'directConferenceRequest', chat, { mode: 'agent', requestedAgentId: bench.id('ada') });
  bench.monitor('vela', chat);
  bench.step('vela', 'JoinAsBargin', chat);
  bench.refused(
    'ada',
    'topicSubscription',
    { conversationId: chat.id, taskId: bench.offerTo('ada', chat)['taskId'] },
    /full/,
  );
  bench.advance(300);
  bench.refused(
    'mara',
    'directConferenceRequest',
    { channelSession: chat.sessions[0], mode: 'agent', requestedAgentId: bench.id('ada') },
    /full/,
  );
});

test('consult: the helper whispers, then takes over or stays', () => {
  for (const [event, roles] of [
    ['consultTransferRequest', { otto: 'PRIMARY' }],
    ['consultConferenceRequest', { mara: 'PRIMARY', otto: 'PRIMARY' }],
  ] as const) {
    const bench = new Bench();
    bench.ready('mara', 'otto');
    const chat = bench.talking('mara');
    bench.request('mara', 'consultRequest', chat, {
      mode: 'agent',
      requestedAgentId: bench.id('otto'),
      note: 'quick one',
    });
    assert.equal(bench.offerTo('otto', chat)['taskDirection'], 'CONSULT');
    bench.accept('otto', chat, { topicParticipant: { role: 'ASSISTANT' } });
    assert.deepEqual(bench.roles(chat), { mara: 'PRIMARY', otto: 'ASSISTANT' });
    assert.equal(bench.mrdState('otto'), 'ACTIVE');
    bench.refused('otto', 'publishCimEvent', { conversationId: chat.id, cimEvent: message('hi') }, /ASSISTANT/);
    bench.publish('otto', chat, message('psst', undefined, 'WHISPER_MESSAGE'));
    bench.refused('otto', 'directTransferRequest', { channelSession: chat.sessions[0], ...toQueue('sales') });
    bench.refused('otto', 'JoinAsBargin', { participantId: bench.id('otto'), conversationId: chat.id });
    bench.emit('mara', event, {
      conversationId: chat.id,
      channelSession: chat.sessions[0],
      requestedAgentId: bench.id('otto'),
      mode: 'agent',
    });
    assert.deepEqual(bench.roles(chat), roles);
    const told = bench.of('otto', 'consulTransferRequestSuccess');
    if (event === 'consultTransferRequest') {
      const { newTask } = told[0]?.payload as { newTask: { activeMedia: Obj[] } };
      assert.equal((newTask.activeMedia[0]?.['type'] as Obj)['direction'], 'CONSULT_TRANSFER');
    } else {
      assert.equal(told.length, 0, 'nobody takes over');
      assert.equal(bench.tasks(chat).at(-1)?.direction, 'CONSULT_CONFERENCE');
    }
    assert.equal(bench.mrdState('otto'), 'ACTIVE');
    bench.publish('otto', chat, message('now to the customer'));
    if (event === 'consultTransferRequest') assert.equal(reason(bench, 'mara'), 'CHAT TRANSFERRED');
  }
});

test('a silent monitor hears everything, is invisible to the customer, whispers to agents only', () => {
  const bench = new Bench();
  bench.ready('mara');
  bench.login('vela');
  const chat = bench.talking('mara');
  const shown = bench.view(chat);
  bench.monitor('vela', chat);
  const topic = bench.last('vela', 'onTopicData')['topicData'] as { topicParticipant: Obj };
  assert.equal(topic.topicParticipant['role'], 'SILENT_MONITOR');
  assert.notEqual(bench.last('vela', 'onTopicData')['taskId'], bench.offerTo('mara', chat)['taskId']);
  const seen = bench.cims('mara', 'AGENT_SUBSCRIBED').at(-1)?.data as { agentParticipant: Obj };
  assert.equal(seen.agentParticipant['role'], 'SILENT_MONITOR');
  bench.publish('vela', chat, message('offer a voucher', undefined, 'WHISPER_MESSAGE'));
  assert.equal(bench.cims('mara', 'WHISPER_MESSAGE').length, 1);
  assert.equal(bench.cims('vela', 'WHISPER_MESSAGE').length, 1);
  assert.deepEqual(bench.view(chat), shown);
  bench.leave('vela', chat);
  assert.deepEqual(bench.view(chat), shown);
  assert.equal(bench.mrdState('vela'), 'NOT_READY', 'listening takes no place');
});

test('who may monitor what', () => {
  const bench = new Bench();
  bench.ready('mara', 'otto');
  hire(bench, 'zoe', { roles: ['agent', 'supervisor'], supervises: ['Harbour'] });
  hire(bench, 'kim', { roles: ['agent', 'supervisor'], supervises: ['Quay'] });
  bench.login('vela', 'zoe', 'kim');
  const chat = bench.talking('mara');
  const join = { channelSession: chat.sessions[0] };
  bench.refused('otto', 'JoinAsSilentMonitor', join, /supervisors/);
  bench.refused('kim', 'JoinAsSilentMonitor', join, /another team/);
  bench.refused('vela', 'JoinAsSilentMonitor', { channelSession: { conversationId: 'nope' } });
  bench.refused('vela', 'JoinAsSilentMonitor', { ...join, topicParticipant: { role: 'PRIMARY' } });
  bench.monitor('vela', chat);
  bench.refused('zoe', 'JoinAsSilentMonitor', join, /already monitored/);
  const events = bench.world.log(chat.id).events.length;
  bench.monitor('vela', chat);
  assert.equal(bench.of('vela', 'onTopicData').length, 2);
  assert.equal(bench.world.log(chat.id).events.length, events, 'nothing is doubled');
  const waiting = bench.chat();
  bench.refused('vela', 'JoinAsSilentMonitor', { channelSession: waiting.sessions[0] }, /not active/);
});

test('roles of a supervisor: listening, whispering, stepping in', () => {
  const bench = new Bench();
  bench.ready('mara');
  bench.login('vela');
  const chat = bench.talking('mara');
  bench.monitor('vela', chat);
  bench.refused(
    'vela',
    'publishCimEvent',
    { conversationId: chat.id, cimEvent: message('hello customer') },
    /SILENT_MONITOR/,
  );
  bench.refused('vela', 'JoinAsBargin', { participantId: bench.id('mara'), conversationId: chat.id });
  bench.refused('vela', 'JoinAsBargin', { conversationId: chat.id });
  bench.refused('mara', 'joinAsWhisper', { participantId: bench.id('mara'), conversationId: chat.id });
  bench.step('vela', 'moveToWhisperMode', chat);
  assert.deepEqual(bench.roles(chat), { mara: 'PRIMARY', vela: 'ASSISTANT' });
  bench.refused('vela', 'joinAsWhisper', { participantId: bench.id('vela'), conversationId: chat.id });
  const shown = bench.view(chat);
  bench.step('vela', 'joinAsBargeIn', chat);
  assert.deepEqual(bench.roles(chat), { mara: 'PRIMARY', vela: 'PRIMARY' });
  assert.deepEqual(bench.view(chat), shown, 'stepping in is no message to the customer');
  const changed = bench
    .cims('mara', 'PARTICIPANT_ROLE_CHANGED')
    .map((event) => (event.data as { conversationParticipant: Obj }).conversationParticipant['role']);
  assert.deepEqual(changed, ['ASSISTANT', 'PRIMARY']);
  bench.publish('vela', chat, message('hello customer'));
  assert.equal(bench.view(chat).at(-1), 'AGENT_MESSAGE');
  assert.equal(bench.mrdState('vela'), 'PENDING_NOT_READY', 'now it is a chat of hers');
  bench.refused('vela', 'JoinAsBargin', { participantId: bench.id('vela'), conversationId: chat.id });
});

test('the role shown after a barge-in follows the option', () => {
  const bench = new Bench({ bargeRole: 'BARGIN' });
  bench.ready('mara');
  bench.login('vela');
  const chat = bench.talking('mara');
  bench.monitor('vela', chat);
  bench.step('vela', 'JoinAsBargin', chat);
  const data = bench.cims('vela', 'PARTICIPANT_ROLE_CHANGED')[0]?.data as { conversationParticipant: Obj };
  assert.equal(data.conversationParticipant['role'], 'BARGIN');
  assert.deepEqual(bench.roles(chat), { mara: 'PRIMARY', vela: 'PRIMARY' });
});

const WRAP_UP = {
  id: 'w1',
  name: 'AGENT_MESSAGE',
  type: 'MESSAGE',
  data: {
    id: 'wm1',
    header: {},
    body: { type: 'WRAPUP', markdownText: '', wrapups: [{ categoryName: 'Topic', value: 'billing' }], note: 'done' },
  },
};

test('wrap-up: timer, role, place kept; applied, skipped or run out', () => {
  for (const [how, told, closing] of [
    ['applied', 'Wrap Up applied', 'WRAP_UP_APPLIED'],
    ['skipped', 'choosing leave without Wrap Up', 'WRAP_UP_NOT_APPLIED'],
    ['expired', 'wrap Up Timer Expired', 'WRAP_UP_EXPIRED'],
    ['older', 'Wrap Up applied', 'WRAP_UP_APPLIED'],
  ] as const) {
    const bench = new Bench({ wrapupMs: 60_000 });
    bench.ready('mara');
    bench.login('vela');
    const chat = bench.talking('mara');
    bench.monitor('vela', chat);
    bench.forget();
    bench.leave('mara', chat);
    assert.equal(bench.last('mara', 'wrapupTimerStarted')['duration'], 60);
    assert.equal(heard(bench)[0], 'mara wrapupTimerStarted');
    assert.deepEqual(bench.roles(chat), { mara: 'WRAP_UP' });
    assert.equal(reason(bench, 'vela'), 'NO_PRIMARY_AGENT');
    assert.equal(chat.state, 'WRAP_UP');
    assert.equal(bench.mrdState('mara'), 'ACTIVE');
    bench.refused(
      'mara',
      'publishCimEvent',
      { conversationId: chat.id, cimEvent: message('one more thing') },
      /WRAP_UP/,
    );
    bench.refused('mara', 'topicUnsubscription', { conversationId: chat.id });
    bench.refused('mara', 'closeWrapup', { conversationId: chat.id, cimEvent: message('not a wrap-up') });
    const shown = bench.view(chat).length;
    if (how === 'applied') bench.emit('mara', 'closeWrapup', { conversationId: chat.id, cimEvent: WRAP_UP });
    else if (how === 'skipped') bench.emit('mara', 'closeWrapup', { conversationId: chat.id, cimEvent: null });
    else if (how === 'older') {
      bench.publish('mara', chat, WRAP_UP);
      bench.emit('mara', 'WRAP_UP_CLOSED', { conversationId: chat.id, agentId: bench.id('mara') });
    } else bench.advance(60);
    assert.equal(reason(bench, 'mara'), told);
    assert.equal(bench.tasks(chat)[0]?.reason, closing);
    assert.equal(bench.view(chat).length, shown, 'the customer sees nothing of it');
    assert.equal(chat.state, 'CLOSED');
    assert.equal(bench.mrdState('mara'), 'READY');
    bench.refused('mara', 'closeWrapup', { conversationId: chat.id, cimEvent: null });
  }
});

test('being transferred wraps up too, and the conversation goes on without', () => {
  const bench = new Bench({ wrapupMs: 60_000 });
  bench.ready('mara', 'otto');
  const chat = bench.talking('mara');
  bench.request('mara', 'directTransferRequest', chat, toQueue('sales'));
  assert.deepEqual(bench.roles(chat), { mara: 'WRAP_UP' });
  bench.accept('otto', chat);
  assert.equal(chat.state, 'ACTIVE');
  bench.advance(60);
  assert.deepEqual(bench.roles(chat), { otto: 'PRIMARY' });
  assert.equal(chat.state, 'ACTIVE');
});

test('the customer leaves: everybody is told why', () => {
  const bench = new Bench({ wrapupMs: 60_000 });
  bench.ready('mara');
  bench.login('vela');
  const chat = bench.talking('mara');
  bench.monitor('vela', chat);
  bench.run(() => {
    customerLeaves(bench.world, chat);
  });
  assert.equal(reason(bench, 'mara'), 'CUSTOMER_LEFT');
  assert.equal(reason(bench, 'vela'), 'CUSTOMER_LEFT');
  assert.equal(chat.state, 'CLOSED');
  const left = bench.cims('vela', 'AGENT_UNSUBSCRIBED')[0]?.data as Obj;
  assert.equal(left['reason'], 'CUSTOMER_LEFT');
  assert.equal(bench.mrdState('mara'), 'READY');
});
