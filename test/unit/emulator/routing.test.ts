/** Routing: which agent is offered a request, missed offers, the time to live. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaveAsCustomer } from '../../../demo/agent-manager/rules/customer/customer-events.js';
import { agentDisconnected, agentConnected } from '../../../demo/agent-manager/rules/presence.js';
import type { Json } from '../../../demo/agent-manager/world/world-types.js';
import { WorldHarness, addAgent } from './world-harness.js';

test('offers the chat to the longest available agent, with everything a desk needs', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara', 'otto');
  const chat = harness.startChat({ customer: { firstName: 'Pim' } });
  assert.equal(harness.offeredTo(chat), 'mara');
  const offer = harness.offerPayload('mara', chat);
  assert.deepEqual(offer['taskState'], { name: 'RESERVED', reasonCode: null });
  assert.equal(offer['taskDirection'], 'INBOUND');
  assert.equal(offer['ronaSeconds'], 30);
  assert.equal(offer['expiresAt'], harness.world.now() + 30_000);
  assert.equal((offer['roomInfo'] as Json)['id'], chat.roomId);
  assert.match(String(offer['taskId']), /^[\w-]+:[\w-]+$/);
});

test('an agent gets one offer per domain; the next chat goes to the next agent', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara', 'otto');
  const chats = [harness.startChat(), harness.startChat(), harness.startChat()];
  assert.deepEqual(
    chats.map((chat) => harness.offeredTo(chat)),
    ['mara', 'otto', undefined],
  );
  const [first, , third] = chats;
  assert.ok(first && third);
  harness.accept('mara', first);
  assert.equal(harness.offeredTo(third), 'mara');
});

test('offers nothing to agents who are not ready, busy, or without the domain', () => {
  const harness = new WorldHarness();
  addAgent(harness, 'ada', { mrds: [{ name: 'CHAT', max: 1 }] });
  harness.loginReady('ada');
  harness.login('mara', 'ines');
  harness.startActiveChat('ada');
  const chat = harness.startChat();
  assert.equal(harness.offeredTo(chat), undefined);
  const whatsapp = harness.startChat({ queue: 'whatsapp', channel: 'WHATSAPP' });
  harness.changeAgentState('ines', 'READY');
  harness.changeMrdState('ines', 'READY');
  assert.equal(harness.offeredTo(chat), 'ines');
  assert.equal(harness.offeredTo(whatsapp), undefined);
});

test('offers the higher priority first, then the older request', () => {
  const harness = new WorldHarness();
  const old = harness.startChat();
  const newer = harness.startChat();
  const urgent = harness.startChat({ priority: 5 });
  harness.loginReady('mara');
  assert.equal(harness.offeredTo(urgent), 'mara');
  harness.accept('mara', urgent);
  assert.equal(harness.offeredTo(old), 'mara');
  assert.equal(harness.offeredTo(newer), undefined);
});

test('revokes a missed offer, closes its task with RONA, and offers a new task to the next agent', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara', 'otto');
  const chat = harness.startChat();
  const { taskId } = harness.offerPayload('mara', chat);
  harness.advance(29.9);
  assert.equal(harness.sentTo('mara', 'revokeTask').length, 0);
  harness.advance(0.1);
  assert.deepEqual(
    { ...harness.lastPayload('mara', 'revokeTask'), roomInfo: null },
    { conversationId: chat.id, taskId, reason: 'RONA', roomInfo: null },
  );
  assert.equal(harness.offeredTo(chat), 'otto');
  assert.notEqual(harness.offerPayload('otto', chat)['taskId'], taskId);
  assert.deepEqual(harness.tasks(chat)[0], { state: 'CLOSED', reason: 'RONA', direction: 'INBOUND', to: 'mara' });
  harness.expectRefused('mara', 'topicSubscription', { conversationId: chat.id, taskId }, /no longer reserved/);
  assert.equal(harness.agent('mara').state, 'READY');
});

test('skips an agent who missed the offer until every other routable agent has had it once', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara', 'otto', 'ines');
  const chat = harness.startChat();
  const offeredUsernames: (string | undefined)[] = [];
  for (let i = 0; i < 7; i += 1) {
    offeredUsernames.push(harness.offeredTo(chat));
    harness.advance(30);
  }
  assert.deepEqual(offeredUsernames, ['mara', 'otto', 'ines', 'mara', 'otto', 'ines', 'mara']);
});

test('waits for an agent with another open offer before an agent is offered the request twice', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara', 'otto');
  const first = harness.startChat();
  harness.advance(10);
  const second = harness.startChat();
  assert.equal(harness.offeredTo(second), 'otto');
  harness.advance(20);
  assert.equal(harness.offeredTo(first), undefined, 'mara has had it, otto has not');
  harness.accept('otto', second);
  assert.equal(harness.offeredTo(first), 'otto');
});

test('offers it to the only agent again', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  const chat = harness.startChat();
  harness.advance(30);
  assert.equal(harness.offeredTo(chat), 'mara');
  assert.equal(harness.sentTo('mara', 'taskRequest').length, 2);
});

test('after the TTL the request ends: offer revoked, NO_AGENT_AVAILABLE, task closed', () => {
  const harness = new WorldHarness({ ttlMs: 100_000 });
  harness.loginReady('mara');
  const chat = harness.startChat();
  harness.advance(99);
  assert.equal(harness.offeredTo(chat), 'mara');
  harness.advance(1);
  assert.equal(harness.offeredTo(chat), undefined);
  assert.equal(harness.lastPayload('mara', 'revokeTask')['reason'], 'NO_AGENT_AVAILABLE');
  assert.equal(harness.world.routeRequestsIn(chat.id).length, 0);
  assert.equal(harness.tasks(chat).at(-1)?.reason, 'NO_AGENT_AVAILABLE');
  assert.ok(harness.world.log(chat.id).events.some((event) => event.name === 'NO_AGENT_AVAILABLE'));
  assert.notEqual(chat.state, 'CLOSED', 'the customer stays with the bot');
});

test('ronaNotReady makes the agent NOT_READY after a missed offer', () => {
  const harness = new WorldHarness({ ronaNotReady: true });
  harness.loginReady('mara');
  harness.startChat();
  harness.advance(30);
  assert.equal(harness.agent('mara').state, 'NOT_READY');
  assert.equal(harness.mrdState('mara'), 'NOT_READY');
});

test('revokes the offer when the customer leaves', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  const chat = harness.startChat();
  harness.collect(() => {
    leaveAsCustomer(harness.world, chat);
  });
  assert.equal(harness.lastPayload('mara', 'revokeTask')['reason'], 'CANCELLED');
  assert.deepEqual(harness.tasks(chat)[0]?.reason, 'CANCELLED');
  assert.equal(chat.state, 'CLOSED');
  harness.advance(1000);
  assert.equal(harness.sentTo('mara', 'taskRequest').length, 1);
});

test('accepting sends onTopicData, TASK_STATE_CHANGED, AGENT_SUBSCRIBED, agentPresence, in this order', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  const chat = harness.startChat();
  harness.clearSent();
  const { taskId } = offerTaskId(harness, chat.id);
  harness.emit('mara', 'topicSubscription', {
    agentId: harness.id('mara'),
    conversationId: chat.id,
    taskId,
    topicParticipant: { id: 'own-record', role: 'PRIMARY', type: 'AGENT' },
  });
  const names = harness.sent.map((item) =>
    item.name === 'onCimEvent' ? (JSON.parse(String(item.payload['cimEvent'])) as Json)['name'] : item.name,
  );
  assert.deepEqual(names, ['onTopicData', 'TASK_STATE_CHANGED', 'AGENT_SUBSCRIBED', 'agentPresence']);
  const data = harness.lastPayload('mara', 'onTopicData')['topicData'] as Json;
  assert.equal((data['topicParticipant'] as Json)['id'], 'own-record');
  assert.ok((data['participants'] as Json[]).some((entry) => entry['id'] === 'own-record'));
  assert.equal(harness.mrdState('mara'), 'ACTIVE');
  assert.ok(harness.customerView(chat).includes('AGENT_SUBSCRIBED'));
});

function offerTaskId(harness: WorldHarness, conversationId: string): { taskId: string } {
  const route = harness.world.routeRequestsIn(conversationId)[0];
  assert.ok(route);
  const task = harness.world.task(route.taskId);
  return { taskId: `${task.id}:${task.mediaId}` };
}

test('accepting twice repeats onTopicData and adds nothing', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  const chat = harness.startActiveChat('mara');
  const events = harness.world.log(chat.id).events.length;
  const sentBefore = harness.sent.length;
  harness.accept('mara', chat);
  assert.deepEqual(
    harness.sent.slice(sentBefore).map((item) => item.name),
    ['onTopicData'],
  );
  assert.equal(harness.world.log(chat.id).events.length, events);
});

test('refuses an accept by another agent, in another role, or of an unknown conversation', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  harness.login('otto');
  const chat = harness.startChat();
  const { taskId } = offerTaskId(harness, chat.id);
  harness.expectRefused('otto', 'topicSubscription', { conversationId: chat.id, taskId }, /no longer reserved/);
  harness.expectRefused('mara', 'topicSubscription', {
    conversationId: chat.id,
    taskId,
    topicParticipant: { role: 'SILENT_MONITOR' },
  });
  harness.expectRefused('mara', 'topicSubscription', { conversationId: 'nope', taskId }, /unknown conversation/);
  harness.expectRefused('mara', 'topicSubscription', { conversationId: chat.id }, /taskId/);
  harness.expectRefused('mara', 'topicSubscription', { agentId: harness.id('otto'), conversationId: chat.id, taskId });
});

test('a started task does not need a READY agent, and is revoked like an offer', () => {
  const harness = new WorldHarness();
  harness.login('mara');
  const chat = harness.startChat({ started: 'mara' });
  assert.deepEqual(harness.offerPayload('mara', chat)['taskState'], { name: 'STARTED', reasonCode: null });
  harness.advance(30);
  assert.equal(harness.lastPayload('mara', 'revokeTask')['reason'], 'RONA');
  const again = harness.startChat({ started: 'mara' });
  harness.accept('mara', again);
  assert.deepEqual(harness.roles(again), { mara: 'PRIMARY' });
});

test('an agent without a socket keeps offers and gets a push notification', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  const mara = harness.agent('mara');
  harness.collect(() => {
    agentConnected(harness.world, mara, 'key-1');
  });
  harness.collect(() => {
    agentDisconnected(harness.world, mara);
  });
  harness.startChat({ customer: { firstName: 'Tess' } });
  const [push] = harness.world.pushes;
  assert.equal(push?.token, 'key-1');
  assert.equal(push?.data['event'], 'taskRequest');
  assert.match(push?.data['body'] ?? '', /Tess on WEB/);
});
