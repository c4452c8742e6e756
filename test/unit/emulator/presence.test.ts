/** Agent states: the parent state, the domains, logout, the away timer. */
import { forceLogout } from '../../../demo/agent-manager/rules/logout.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentConnected, agentDisconnected } from '../../../demo/agent-manager/rules/presence.js';
import type { Json } from '../../../demo/agent-manager/world/world-types.js';
import { WorldHarness, chatMrdId, addAgent } from './world-harness.js';

const lunchReason = { id: '74d000000000000000000d01', name: 'Lunch', type: 'NOT_READY' };

function lastPresence(harness: WorldHarness): Json {
  return harness.lastPayload('mara', 'agentPresence');
}

test('a login starts in NOT_READY with every domain NOT_READY, and sends a changed presence', () => {
  const harness = new WorldHarness();
  harness.login('mara');
  const payload = lastPresence(harness);
  assert.equal(payload['action'], 'AGENT_STATE_CHANGED');
  assert.equal(payload['agentStateChanged'], true);
  assert.equal((payload['mrdStateChanges'] as string[]).length, 2);
  assert.equal(harness.agent('mara').state, 'NOT_READY');
  assert.equal(harness.mrdState('mara'), 'NOT_READY');
});

test('answers every valid state request with exactly one presence', () => {
  const harness = new WorldHarness();
  harness.login('mara');
  const steps: [() => void, string, string, string | undefined][] = [
    [
      () => {
        harness.changeMrdState('mara', 'READY');
      },
      'AGENT_STATE_UNCHANGED',
      'NOT_READY',
      'NOT_READY',
    ],
    [
      () => {
        harness.changeAgentState('mara', 'NOT_READY');
      },
      'AGENT_STATE_UNCHANGED',
      'NOT_READY',
      'NOT_READY',
    ],
    [
      () => {
        harness.changeAgentState('mara', 'NOT_READY', lunchReason);
      },
      'AGENT_STATE_CHANGED',
      'NOT_READY',
      'NOT_READY',
    ],
    [
      () => {
        harness.changeAgentState('mara', 'NOT_READY', 'Lunch');
      },
      'AGENT_STATE_UNCHANGED',
      'NOT_READY',
      'NOT_READY',
    ],
    [
      () => {
        harness.changeAgentState('mara', 'READY');
      },
      'AGENT_STATE_CHANGED',
      'READY',
      'NOT_READY',
    ],
    [
      () => {
        harness.changeAgentState('mara', 'READY');
      },
      'AGENT_STATE_UNCHANGED',
      'READY',
      'NOT_READY',
    ],
    [
      () => {
        harness.changeMrdState('mara', 'ready');
      },
      'AGENT_STATE_CHANGED',
      'READY',
      'READY',
    ],
    [
      () => {
        harness.changeMrdState('mara', 'READY');
      },
      'AGENT_STATE_UNCHANGED',
      'READY',
      'READY',
    ],
    [
      () => {
        harness.changeMrdState('mara', 'NOT_READY');
      },
      'AGENT_STATE_CHANGED',
      'READY',
      'NOT_READY',
    ],
    [
      () => {
        harness.changeMrdState('mara', 'NOT_READY');
      },
      'AGENT_STATE_UNCHANGED',
      'READY',
      'NOT_READY',
    ],
    [
      () => {
        harness.changeMrdState('mara', 'READY');
      },
      'AGENT_STATE_CHANGED',
      'READY',
      'READY',
    ],
    [
      () => {
        harness.changeAgentState('mara', 'NOT_READY', lunchReason);
      },
      'AGENT_STATE_CHANGED',
      'NOT_READY',
      'NOT_READY',
    ],
  ];
  for (const [step, action, parent, mrd] of steps) {
    harness.clearSent();
    step();
    assert.equal(harness.sentTo('mara', 'agentPresence').length, 1);
    assert.equal(lastPresence(harness)['action'], action);
    assert.equal(harness.agent('mara').state, parent);
    assert.equal(harness.mrdState('mara'), mrd);
  }
  assert.equal(harness.agent('mara').reason?.name, 'Lunch');
});

test('refuses malformed, unknown and other agents’ state requests without changing anything', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  const base = { agentId: harness.id('mara'), action: 'agentState', state: { name: 'READY', reasonCode: null } };
  for (const payload of [
    { ...base, agentId: harness.id('otto') },
    { ...base, agentId: undefined },
    { ...base, action: 'agentMood' },
    { ...base, state: 'READY' },
    { ...base, state: { name: 'LOGIN' } },
    { ...base, state: { name: 'ACTIVE' } },
    { ...base, state: { name: 'NOT_READY', reasonCode: { id: 'nope' } } },
    { ...base, state: { name: 'NOT_READY', reasonCode: { id: '74d000000000000000000d11' } } },
    { ...base, action: 'agentMRDState', state: 'BUSY', mrdId: chatMrdId },
    { ...base, action: 'agentMRDState', state: 'READY', mrdId: 'nope' },
    { ...base, action: 'agentMRDState', state: 'READY' },
    null,
    'READY',
    [],
  ]) {
    harness.expectRefused('mara', 'changeAgentState', payload);
  }
  harness.login('ines');
  harness.expectRefused('ines', 'changeAgentState', {
    agentId: harness.id('ines'),
    action: 'agentMRDState',
    state: 'READY',
    mrdId: '64aa00000000000000000f01',
  });
});

test('domain states follow the number of open tasks', () => {
  const harness = new WorldHarness();
  addAgent(harness, 'ada', { mrds: [{ name: 'CHAT', max: 2 }] });
  harness.loginReady('ada');
  const one = harness.startActiveChat('ada');
  assert.equal(harness.mrdState('ada'), 'ACTIVE');
  const two = harness.startActiveChat('ada');
  assert.equal(harness.mrdState('ada'), 'BUSY');
  harness.leave('ada', two);
  assert.equal(harness.mrdState('ada'), 'ACTIVE');
  harness.changeMrdState('ada', 'NOT_READY');
  assert.equal(harness.mrdState('ada'), 'PENDING_NOT_READY');
  harness.changeMrdState('ada', 'READY');
  assert.equal(harness.mrdState('ada'), 'ACTIVE');
  harness.changeAgentState('ada', 'NOT_READY');
  assert.equal(harness.mrdState('ada'), 'PENDING_NOT_READY');
  harness.changeAgentState('ada', 'READY');
  assert.equal(harness.mrdState('ada'), 'PENDING_NOT_READY', 'stays until the agent is ready again');
  harness.leave('ada', one);
  assert.equal(harness.mrdState('ada'), 'NOT_READY');
});

test('closing the last task makes an active domain READY and the agent the shortest available', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara', 'otto');
  const chat = harness.startActiveChat('mara');
  harness.advance(10);
  harness.leave('mara', chat);
  assert.equal(harness.mrdState('mara'), 'READY');
  assert.equal(harness.offeredTo(harness.startChat()), 'otto');
});

test('autoReadyMrds makes every domain READY with the parent', () => {
  const harness = new WorldHarness({ autoReadyMrds: true });
  harness.login('mara');
  harness.changeAgentState('mara', 'READY');
  assert.equal(harness.mrdState('mara'), 'READY');
  assert.equal((lastPresence(harness)['mrdStateChanges'] as string[]).length, 2);
});

test('logout revokes offers, closes tasks and queues them again with a high priority', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  const activeChat = harness.startActiveChat('mara');
  const waiting = harness.startChat();
  assert.equal(harness.offeredTo(waiting), 'mara');
  harness.clearSent();
  harness.changeAgentState('mara', 'LOGOUT');
  assert.equal(harness.lastPayload('mara', 'revokeTask')['reason'], 'AGENT_LOGOUT');
  assert.equal(harness.lastPayload('mara', 'topicUnsubscription')['reason'], 'AGENT_LOGOUT');
  assert.equal(harness.sentTo('mara', 'agentPresence').length, 1);
  assert.equal((lastPresence(harness)['agentPresence'] as Json)['state'] && harness.agent('mara').state, 'LOGOUT');
  assert.equal(harness.mrdState('mara'), 'LOGOUT');
  assert.notEqual(activeChat.state, 'CLOSED');
  const request = harness.world.routeRequestsIn(activeChat.id)[0];
  assert.equal(request?.priority, 11);
  harness.loginReady('otto');
  assert.equal(harness.offeredTo(activeChat), 'otto', 'the interrupted conversation comes first');
  assert.equal(harness.offeredTo(waiting), undefined);
  assert.deepEqual(harness.tasks(activeChat)[0], {
    state: 'CLOSED',
    reason: 'AGENT_LOGOUT',
    direction: 'INBOUND',
    to: 'mara',
  });
});

test('after logout answers only state requests, with UNCHANGED', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  const chat = harness.startActiveChat('mara');
  harness.changeAgentState('mara', 'LOGOUT');
  harness.changeAgentState('mara', 'READY');
  assert.equal(lastPresence(harness)['action'], 'AGENT_STATE_UNCHANGED');
  harness.expectRefused('mara', 'topicUnsubscription', { conversationId: chat.id }, /logged out/);
});

test('logs out an agent after the away time; one who returns in time keeps everything', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  const chat = harness.startActiveChat('mara');
  harness.collect(() => {
    agentDisconnected(harness.world, harness.agent('mara'));
  });
  harness.advance(119);
  harness.collect(() => {
    agentConnected(harness.world, harness.agent('mara'), null);
  });
  harness.advance(600);
  assert.equal(harness.agent('mara').state, 'READY');
  assert.deepEqual(harness.roles(chat), { mara: 'PRIMARY' });
  harness.collect(() => {
    agentDisconnected(harness.world, harness.agent('mara'));
  });
  harness.advance(121);
  assert.equal(harness.agent('mara').state, 'LOGOUT');
  assert.deepEqual(harness.roles(chat), {});
  assert.equal(harness.world.routeRequestsIn(chat.id)[0]?.priority, 11);
  harness.login('mara');
  assert.equal(harness.agent('mara').state, 'NOT_READY');
});

test('the logout of one of two primaries closes only that task', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara', 'otto');
  const chat = harness.startActiveChat('mara');
  harness.request('mara', 'directConferenceRequest', chat, { mode: 'agent', requestedAgentId: harness.id('otto') });
  harness.accept('otto', chat);
  harness.changeAgentState('mara', 'LOGOUT');
  assert.deepEqual(harness.roles(chat), { otto: 'PRIMARY' });
  assert.equal(harness.world.routeRequestsIn(chat.id).length, 0);
  assert.equal(chat.state, 'ACTIVE');
});

test('a forced logout has the supervisor’s reason', () => {
  const harness = new WorldHarness();
  harness.loginReady('mara');
  harness.collect(() => {
    forceLogout(harness.world, harness.agent('mara'));
  });
  assert.equal(harness.agent('mara').reason?.name, 'FORCED_LOGOUT_BY_SUPERVISOR');
});
