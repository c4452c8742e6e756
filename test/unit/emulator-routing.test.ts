/** Routing in the emulator: who is offered what, ringing in vain, giving up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerLeaves } from '../../demo/agent-manager/customer.js';
import { agentDisconnected, agentConnected } from '../../demo/agent-manager/presence.js';
import type { Obj } from '../../demo/agent-manager/types.js';
import { Bench, hire } from './emulator-kit.js';

test('the longest available agent is offered the chat, with everything a desk needs', () => {
  const bench = new Bench();
  bench.ready('mara', 'otto');
  const chat = bench.chat({ customer: { firstName: 'Pim' } });
  assert.equal(bench.ringing(chat), 'mara');
  const offer = bench.offerTo('mara', chat);
  assert.deepEqual(offer['taskState'], { name: 'RESERVED', reasonCode: null });
  assert.equal(offer['taskDirection'], 'INBOUND');
  assert.equal(offer['ronaSeconds'], 30);
  assert.equal(offer['expiresAt'], bench.world.now() + 30_000);
  assert.equal((offer['roomInfo'] as Obj)['id'], chat.roomId);
  assert.match(String(offer['taskId']), /^[\w-]+:[\w-]+$/);
});

test('nobody gets a second offer in a domain; the next chat goes to the next agent', () => {
  const bench = new Bench();
  bench.ready('mara', 'otto');
  const chats = [bench.chat(), bench.chat(), bench.chat()];
  assert.deepEqual(
    chats.map((chat) => bench.ringing(chat)),
    ['mara', 'otto', undefined],
  );
  const [first, , third] = chats;
  assert.ok(first && third);
  bench.accept('mara', first);
  assert.equal(bench.ringing(third), 'mara');
});

test('who is not ready, busy, or without the domain is not offered anything', () => {
  const bench = new Bench();
  hire(bench, 'ada', { mrds: [{ name: 'CHAT', max: 1 }] });
  bench.ready('ada');
  bench.login('mara', 'ines');
  bench.talking('ada');
  const chat = bench.chat();
  assert.equal(bench.ringing(chat), undefined);
  const whatsapp = bench.chat({ queue: 'whatsapp', channel: 'WHATSAPP' });
  bench.parent('ines', 'READY');
  bench.mrd('ines', 'READY');
  assert.equal(bench.ringing(chat), 'ines');
  assert.equal(bench.ringing(whatsapp), undefined);
});

test('higher priority first, then the older request', () => {
  const bench = new Bench();
  const old = bench.chat();
  const newer = bench.chat();
  const urgent = bench.chat({ priority: 5 });
  bench.ready('mara');
  assert.equal(bench.ringing(urgent), 'mara');
  bench.accept('mara', urgent);
  assert.equal(bench.ringing(old), 'mara');
  assert.equal(bench.ringing(newer), undefined);
});

test('an offer that rings in vain is revoked, its task closed RONA, and offered to the next under a new task', () => {
  const bench = new Bench();
  bench.ready('mara', 'otto');
  const chat = bench.chat();
  const { taskId } = bench.offerTo('mara', chat);
  bench.advance(29.9);
  assert.equal(bench.of('mara', 'revokeTask').length, 0);
  bench.advance(0.1);
  assert.deepEqual(
    { ...bench.last('mara', 'revokeTask'), roomInfo: null },
    { conversationId: chat.id, taskId, reason: 'RONA', roomInfo: null },
  );
  assert.equal(bench.ringing(chat), 'otto');
  assert.notEqual(bench.offerTo('otto', chat)['taskId'], taskId);
  assert.deepEqual(bench.tasks(chat)[0], { state: 'CLOSED', reason: 'RONA', direction: 'INBOUND', to: 'mara' });
  bench.refused('mara', 'topicSubscription', { conversationId: chat.id, taskId }, /no longer reserved/);
  assert.equal(bench.agent('mara').state, 'READY');
});

test('who let it ring is skipped until every other routable agent has had it once', () => {
  const bench = new Bench();
  bench.ready('mara', 'otto', 'ines');
  const chat = bench.chat();
  const rang: (string | undefined)[] = [];
  for (let i = 0; i < 7; i += 1) {
    rang.push(bench.ringing(chat));
    bench.advance(30);
  }
  assert.deepEqual(rang, ['mara', 'otto', 'ines', 'mara', 'otto', 'ines', 'mara']);
});

test('an agent holding another offer is still waited for before somebody has a second turn', () => {
  const bench = new Bench();
  bench.ready('mara', 'otto');
  const first = bench.chat();
  bench.advance(10);
  const second = bench.chat();
  assert.equal(bench.ringing(second), 'otto');
  bench.advance(20);
  assert.equal(bench.ringing(first), undefined, 'mara has had it, otto has not');
  bench.accept('otto', second);
  assert.equal(bench.ringing(first), 'otto');
});

test('the only agent is offered it again', () => {
  const bench = new Bench();
  bench.ready('mara');
  const chat = bench.chat();
  bench.advance(30);
  assert.equal(bench.ringing(chat), 'mara');
  assert.equal(bench.of('mara', 'taskRequest').length, 2);
});

test('after the TTL the request is given up: revoked, NO_AGENT_AVAILABLE, task closed', () => {
  const bench = new Bench({ ttlMs: 100_000 });
  bench.ready('mara');
  const chat = bench.chat();
  bench.advance(99);
  assert.equal(bench.ringing(chat), 'mara');
  bench.advance(1);
  assert.equal(bench.ringing(chat), undefined);
  assert.equal(bench.last('mara', 'revokeTask')['reason'], 'NO_AGENT_AVAILABLE');
  assert.equal(bench.world.routesIn(chat.id).length, 0);
  assert.equal(bench.tasks(chat).at(-1)?.reason, 'NO_AGENT_AVAILABLE');
  assert.ok(bench.world.log(chat.id).events.some((event) => event.name === 'NO_AGENT_AVAILABLE'));
  assert.notEqual(chat.state, 'CLOSED', 'the customer stays with the bot');
});

test('RONA can make the agent NOT_READY where so configured', () => {
  const bench = new Bench({ ronaNotReady: true });
  bench.ready('mara');
  bench.chat();
  bench.advance(30);
  assert.equal(bench.agent('mara').state, 'NOT_READY');
  assert.equal(bench.mrdState('mara'), 'NOT_READY');
});

test('the customer leaving withdraws an offer', () => {
  const bench = new Bench();
  bench.ready('mara');
  const chat = bench.chat();
  bench.run(() => {
    customerLeaves(bench.world, chat);
  });
  assert.equal(bench.last('mara', 'revokeTask')['reason'], 'CANCELLED');
  assert.deepEqual(bench.tasks(chat)[0]?.reason, 'CANCELLED');
  assert.equal(chat.state, 'CLOSED');
  bench.advance(1000);
  assert.equal(bench.of('mara', 'taskRequest').length, 1);
});

test('accepting: onTopicData, TASK_STATE_CHANGED, AGENT_SUBSCRIBED, agentPresence, in this order', () => {
  const bench = new Bench();
  bench.ready('mara');
  const chat = bench.chat();
  bench.forget();
  const { taskId } = chatOffer(bench, chat.id);
  bench.emit('mara', 'topicSubscription', {
    agentId: bench.id('mara'),
    conversationId: chat.id,
    taskId,
    topicParticipant: { id: 'own-record', role: 'PRIMARY', type: 'AGENT' },
  });
  const names = bench.sent.map((item) =>
    item.name === 'onCimEvent' ? (JSON.parse(String(item.payload['cimEvent'])) as Obj)['name'] : item.name,
  );
  assert.deepEqual(names, ['onTopicData', 'TASK_STATE_CHANGED', 'AGENT_SUBSCRIBED', 'agentPresence']);
  const data = bench.last('mara', 'onTopicData')['topicData'] as Obj;
  assert.equal((data['topicParticipant'] as Obj)['id'], 'own-record');
  assert.ok((data['participants'] as Obj[]).some((entry) => entry['id'] === 'own-record'));
  assert.equal(bench.mrdState('mara'), 'ACTIVE');
  assert.ok(bench.view(chat).includes('AGENT_SUBSCRIBED'));
});

function chatOffer(bench: Bench, conversationId: string): { taskId: string } {
  const route = bench.world.routesIn(conversationId)[0];
  assert.ok(route);
  const task = bench.world.task(route.taskId);
  return { taskId: `${task.id}:${task.mediaId}` };
}

test('accepting twice repeats the topic data and doubles nothing', () => {
  const bench = new Bench();
  bench.ready('mara');
  const chat = bench.talking('mara');
  const events = bench.world.log(chat.id).events.length;
  const said = bench.sent.length;
  bench.accept('mara', chat);
  assert.deepEqual(
    bench.sent.slice(said).map((item) => item.name),
    ['onTopicData'],
  );
  assert.equal(bench.world.log(chat.id).events.length, events);
});

test('an offer is not for others, not in another role, not for an unknown conversation', () => {
  const bench = new Bench();
  bench.ready('mara');
  bench.login('otto');
  const chat = bench.chat();
  const { taskId } = chatOffer(bench, chat.id);
  bench.refused('otto', 'topicSubscription', { conversationId: chat.id, taskId }, /no longer reserved/);
  bench.refused('mara', 'topicSubscription', {
    conversationId: chat.id,
    taskId,
    topicParticipant: { role: 'SILENT_MONITOR' },
  });
  bench.refused('mara', 'topicSubscription', { conversationId: 'nope', taskId }, /unknown conversation/);
  bench.refused('mara', 'topicSubscription', { conversationId: chat.id }, /taskId/);
  bench.refused('mara', 'topicSubscription', { agentId: bench.id('otto'), conversationId: chat.id, taskId });
});

test('a started task needs no READY agent and is revoked like an offer', () => {
  const bench = new Bench();
  bench.login('mara');
  const chat = bench.chat({ started: 'mara' });
  assert.deepEqual(bench.offerTo('mara', chat)['taskState'], { name: 'STARTED', reasonCode: null });
  bench.advance(30);
  assert.equal(bench.last('mara', 'revokeTask')['reason'], 'RONA');
  const again = bench.chat({ started: 'mara' });
  bench.accept('mara', again);
  assert.deepEqual(bench.roles(again), { mara: 'PRIMARY' });
});

test('a desk without a socket keeps its offers; a push says so', () => {
  const bench = new Bench();
  bench.ready('mara');
  const mara = bench.agent('mara');
  bench.run(() => {
    agentConnected(bench.world, mara, 'key-1');
  });
  bench.run(() => {
    agentDisconnected(bench.world, mara);
  });
  bench.chat({ customer: { firstName: 'Tess' } });
  const [push] = bench.world.pushes;
  assert.equal(push?.token, 'key-1');
  assert.equal(push?.data['event'], 'taskRequest');
  assert.match(push?.data['body'] ?? '', /Tess on WEB/);
});
