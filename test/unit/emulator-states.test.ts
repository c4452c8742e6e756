/** Agent states of the emulator: the parent state, the domains, logout, absence. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentConnected, agentDisconnected, forceLogout } from '../../demo/agent-manager/presence.js';
import type { Obj } from '../../demo/agent-manager/types.js';
import { Bench, CHAT_ID, hire } from './emulator-kit.js';

const LUNCH = { id: '74d000000000000000000d01', name: 'Lunch', type: 'NOT_READY' };

function presence(bench: Bench): Obj {
  return bench.last('mara', 'agentPresence');
}

test('a login starts NOT_READY with every domain NOT_READY, and says so as a change', () => {
  const bench = new Bench();
  bench.login('mara');
  const payload = presence(bench);
  assert.equal(payload['action'], 'AGENT_STATE_CHANGED');
  assert.equal(payload['agentStateChanged'], true);
  assert.equal((payload['mrdStateChanges'] as string[]).length, 2);
  assert.equal(bench.agent('mara').state, 'NOT_READY');
  assert.equal(bench.mrdState('mara'), 'NOT_READY');
});

test('every well-formed state request is answered by exactly one presence', () => {
  const bench = new Bench();
  bench.login('mara');
  const steps: [() => void, string, string, string | undefined][] = [
    [
      () => {
        bench.mrd('mara', 'READY');
      },
      'AGENT_STATE_UNCHANGED',
      'NOT_READY',
      'NOT_READY',
    ],
    [
      () => {
        bench.parent('mara', 'NOT_READY');
      },
      'AGENT_STATE_UNCHANGED',
      'NOT_READY',
      'NOT_READY',
    ],
    [
      () => {
        bench.parent('mara', 'NOT_READY', LUNCH);
      },
      'AGENT_STATE_CHANGED',
      'NOT_READY',
      'NOT_READY',
    ],
    [
      () => {
        bench.parent('mara', 'NOT_READY', 'Lunch');
      },
      'AGENT_STATE_UNCHANGED',
      'NOT_READY',
      'NOT_READY',
    ],
    [
      () => {
        bench.parent('mara', 'READY');
      },
      'AGENT_STATE_CHANGED',
      'READY',
      'NOT_READY',
    ],
    [
      () => {
        bench.parent('mara', 'READY');
      },
      'AGENT_STATE_UNCHANGED',
      'READY',
      'NOT_READY',
    ],
    [
      () => {
        bench.mrd('mara', 'ready');
      },
      'AGENT_STATE_CHANGED',
      'READY',
      'READY',
    ],
    [
      () => {
        bench.mrd('mara', 'READY');
      },
      'AGENT_STATE_UNCHANGED',
      'READY',
      'READY',
    ],
    [
      () => {
        bench.mrd('mara', 'NOT_READY');
      },
      'AGENT_STATE_CHANGED',
      'READY',
      'NOT_READY',
    ],
    [
      () => {
        bench.mrd('mara', 'NOT_READY');
      },
      'AGENT_STATE_UNCHANGED',
      'READY',
      'NOT_READY',
    ],
    [
      () => {
        bench.mrd('mara', 'READY');
      },
      'AGENT_STATE_CHANGED',
      'READY',
      'READY',
    ],
    [
      () => {
        bench.parent('mara', 'NOT_READY', LUNCH);
      },
      'AGENT_STATE_CHANGED',
      'NOT_READY',
      'NOT_READY',
    ],
  ];
  for (const [step, action, parent, mrd] of steps) {
    bench.forget();
    step();
    assert.equal(bench.of('mara', 'agentPresence').length, 1);
    assert.equal(presence(bench)['action'], action);
    assert.equal(bench.agent('mara').state, parent);
    assert.equal(bench.mrdState('mara'), mrd);
  }
  assert.equal(bench.agent('mara').reason?.name, 'Lunch');
});

test('what is malformed, foreign, unknown or not requestable is refused, nothing changes', () => {
  const bench = new Bench();
  bench.ready('mara');
  const base = { agentId: bench.id('mara'), action: 'agentState', state: { name: 'READY', reasonCode: null } };
  for (const payload of [
    { ...base, agentId: bench.id('otto') },
    { ...base, agentId: undefined },
    { ...base, action: 'agentMood' },
    { ...base, state: 'READY' },
    { ...base, state: { name: 'LOGIN' } },
    { ...base, state: { name: 'ACTIVE' } },
    { ...base, state: { name: 'NOT_READY', reasonCode: { id: 'nope' } } },
    { ...base, state: { name: 'NOT_READY', reasonCode: { id: '74d000000000000000000d11' } } },
    { ...base, action: 'agentMRDState', state: 'BUSY', mrdId: CHAT_ID },
    { ...base, action: 'agentMRDState', state: 'READY', mrdId: 'nope' },
    { ...base, action: 'agentMRDState', state: 'READY' },
    null,
    'READY',
    [],
  ]) {
    bench.refused('mara', 'changeAgentState', payload);
  }
  bench.login('ines');
  bench.refused('ines', 'changeAgentState', {
    agentId: bench.id('ines'),
    action: 'agentMRDState',
    state: 'READY',
    mrdId: '64aa00000000000000000f01',
  });
});

test('domains follow the number of open tasks', () => {
  const bench = new Bench();
  hire(bench, 'ada', { mrds: [{ name: 'CHAT', max: 2 }] });
  bench.ready('ada');
  const one = bench.talking('ada');
  assert.equal(bench.mrdState('ada'), 'ACTIVE');
  const two = bench.talking('ada');
  assert.equal(bench.mrdState('ada'), 'BUSY');
  bench.leave('ada', two);
  assert.equal(bench.mrdState('ada'), 'ACTIVE');
  bench.mrd('ada', 'NOT_READY');
  assert.equal(bench.mrdState('ada'), 'PENDING_NOT_READY');
  bench.mrd('ada', 'READY');
  assert.equal(bench.mrdState('ada'), 'ACTIVE');
  bench.parent('ada', 'NOT_READY');
  assert.equal(bench.mrdState('ada'), 'PENDING_NOT_READY');
  bench.parent('ada', 'READY');
  assert.equal(bench.mrdState('ada'), 'PENDING_NOT_READY', 'stays until it is switched on');
  bench.leave('ada', one);
  assert.equal(bench.mrdState('ada'), 'NOT_READY');
});

test('the last task that closes makes an active domain READY and the agent the newest in line', () => {
  const bench = new Bench();
  bench.ready('mara', 'otto');
  const chat = bench.talking('mara');
  bench.advance(10);
  bench.leave('mara', chat);
  assert.equal(bench.mrdState('mara'), 'READY');
  assert.equal(bench.ringing(bench.chat()), 'otto');
});

test('auto-ready readies every domain with the parent', () => {
  const bench = new Bench({ autoReadyMrds: true });
  bench.login('mara');
  bench.parent('mara', 'READY');
  assert.equal(bench.mrdState('mara'), 'READY');
  assert.equal((presence(bench)['mrdStateChanges'] as string[]).length, 2);
});

test('logout revokes offers, closes tasks, queues them again first in line', () => {
  const bench = new Bench();
  bench.ready('mara');
  const talked = bench.talking('mara');
  const waiting = bench.chat();
  assert.equal(bench.ringing(waiting), 'mara');
  bench.forget();
  bench.parent('mara', 'LOGOUT');
  assert.equal(bench.last('mara', 'revokeTask')['reason'], 'AGENT_LOGOUT');
  assert.equal(bench.last('mara', 'topicUnsubscription')['reason'], 'AGENT_LOGOUT');
  assert.equal(bench.of('mara', 'agentPresence').length, 1);
  assert.equal((presence(bench)['agentPresence'] as Obj)['state'] && bench.agent('mara').state, 'LOGOUT');
  assert.equal(bench.mrdState('mara'), 'LOGOUT');
  assert.notEqual(talked.state, 'CLOSED');
  const request = bench.world.routesIn(talked.id)[0];
  assert.equal(request?.priority, 11);
  bench.ready('otto');
  assert.equal(bench.ringing(talked), 'otto', 'the conversation that was cut off comes first');
  assert.equal(bench.ringing(waiting), undefined);
  assert.deepEqual(bench.tasks(talked)[0], {
    state: 'CLOSED',
    reason: 'AGENT_LOGOUT',
    direction: 'INBOUND',
    to: 'mara',
  });
});

test('after logout only state requests are answered, and those with UNCHANGED', () => {
  const bench = new Bench();
  bench.ready('mara');
  const chat = bench.talking('mara');
  bench.parent('mara', 'LOGOUT');
  bench.parent('mara', 'READY');
  assert.equal(presence(bench)['action'], 'AGENT_STATE_UNCHANGED');
  bench.refused('mara', 'topicUnsubscription', { conversationId: chat.id }, /logged out/);
});

test('who stays away too long is logged out; who returns in time keeps everything', () => {
  const bench = new Bench();
  bench.ready('mara');
  const chat = bench.talking('mara');
  bench.run(() => {
    agentDisconnected(bench.world, bench.agent('mara'));
  });
  bench.advance(119);
  bench.run(() => {
    agentConnected(bench.world, bench.agent('mara'), null);
  });
  bench.advance(600);
  assert.equal(bench.agent('mara').state, 'READY');
  assert.deepEqual(bench.roles(chat), { mara: 'PRIMARY' });
  bench.run(() => {
    agentDisconnected(bench.world, bench.agent('mara'));
  });
  bench.advance(121);
  assert.equal(bench.agent('mara').state, 'LOGOUT');
  assert.deepEqual(bench.roles(chat), {});
  assert.equal(bench.world.routesIn(chat.id)[0]?.priority, 11);
  bench.login('mara');
  assert.equal(bench.agent('mara').state, 'NOT_READY');
});

test('one of two primaries logging out closes only that task', () => {
  const bench = new Bench();
  bench.ready('mara', 'otto');
  const chat = bench.talking('mara');
  bench.request('mara', 'directConferenceRequest', chat, { mode: 'agent', requestedAgentId: bench.id('otto') });
  bench.accept('otto', chat);
  bench.parent('mara', 'LOGOUT');
  assert.deepEqual(bench.roles(chat), { otto: 'PRIMARY' });
  assert.equal(bench.world.routesIn(chat.id).length, 0);
  assert.equal(chat.state, 'ACTIVE');
});

test('a forced logout carries the supervisor reason', () => {
  const bench = new Bench();
  bench.ready('mara');
  bench.run(() => {
    forceLogout(bench.world, bench.agent('mara'));
  });
  assert.equal(bench.agent('mara').reason?.name, 'FORCED_LOGOUT_BY_SUPERVISOR');
});
