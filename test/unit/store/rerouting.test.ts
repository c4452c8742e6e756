import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  AgentId,
  CommandOf,
  ConversationId,
  Entry,
  Notice,
  NoticeContent,
  Role,
} from '../../../src/domain/index.js';
import { addPendingCommand } from '../../../src/store/outbox.js';
import { reduce } from '../../../src/store/reduce.js';
import { selectConsulted, selectRerouting } from '../../../src/store/selectors.js';
import {
  conversation,
  message,
  notice,
  participant,
  pendingCommand,
  stateWith,
} from '../../support/builders/domain-objects.js';

let count = 0;
const createNotice = (what: NoticeContent): Notice => {
  count += 1;
  return notice(String(count), count, what);
};
const rerouteNotice = (
  type: 'reroute-placed' | 'reroute-cancelled' | 'reroute-failed',
  direction: 'inbound' | 'transfer' | 'conference' | 'consult' | 'consult-transfer' = 'conference',
  queueName = 'support',
) => createNotice({ type, direction, to: 'queue', queueName, requestedBy: 'mara' });
const joinedNotice = (id: string, role: Role = 'primary') =>
  createNotice({ type: 'agent-joined', agentId: id as AgentId, name: id, role });

const describeRerouting = (entries: readonly Entry[], participants = [participant('mara')], now = Infinity) => {
  const rerouting = selectRerouting(conversation('talk', { entries, participants }), now);
  return rerouting === null ? null : `${rerouting.state} ${rerouting.request.queueName}`;
};

test('a request is open until an agent joins, it is cancelled, or no agent was available', () => {
  const placed = [joinedNotice('mara'), message('a', 1), rerouteNotice('reroute-placed')];
  assert.equal(describeRerouting([joinedNotice('mara')]), null);
  assert.equal(describeRerouting([...placed, message('b', 2)]), 'searching support');
  assert.equal(describeRerouting([...placed, joinedNotice('otto')]), null);
  assert.equal(describeRerouting([...placed, rerouteNotice('reroute-cancelled')]), null);
  assert.equal(describeRerouting([...placed, rerouteNotice('reroute-failed', 'conference', '')]), 'unanswered support');
  assert.equal(
    describeRerouting([
      ...placed,
      rerouteNotice('reroute-failed'),
      rerouteNotice('reroute-placed', 'transfer', 'sales'),
    ]),
    'searching sales',
  );
});

test('a request is over an hour after it was placed or failed, by the time of the thread', () => {
  const hour = 3_600_000;
  const placed = { ...rerouteNotice('reroute-placed'), at: 5 };
  assert.equal(describeRerouting([placed, message('a', hour + 5)]), 'searching support');
  assert.equal(describeRerouting([placed, message('a', hour + 6)]), null);
});

test('a message of a clock that is ahead does not end a request', () => {
  const hour = 3_600_000;
  const placed = { ...rerouteNotice('reroute-placed'), at: 5 };
  for (const ahead of [hour + 6, 24 * hour, Date.UTC(2099, 0)]) {
    assert.equal(describeRerouting([placed, message('a', ahead)], undefined, 60_000), 'searching support');
    assert.equal(describeRerouting([placed, message('a', ahead)], undefined, hour + 6), null);
  }
});

test('a failed request names the queue of the latest one; without its notice the queue is unknown', () => {
  const failed = rerouteNotice('reroute-failed', 'transfer', '');
  const [first, second] = ['sales', 'support'].map((name) => rerouteNotice('reroute-placed', 'transfer', name)) as [
    Entry,
    Entry,
  ];
  const rerouting = selectRerouting(conversation('talk', { entries: [first, second, failed] }), 0);
  assert.equal(rerouting?.request.queueName, 'support');
  assert.equal(rerouting.id, failed.id);
  assert.equal(rerouting.at, failed.at);
  assert.equal(describeRerouting([failed]), 'unanswered ');
});

test('an agent who was there before the request does not end the search', () => {
  const entries = [joinedNotice('otto'), rerouteNotice('reroute-placed')];
  assert.equal(describeRerouting(entries, [participant('mara'), participant('otto')]), 'searching support');
});

test('an agent who joins ends the search, whatever notices come before and after', () => {
  const entries = [
    rerouteNotice('reroute-placed'),
    createNotice({ type: 'paused' }),
    joinedNotice('otto'),
    createNotice({ type: 'resumed' }),
  ];
  assert.equal(describeRerouting(entries, [participant('mara'), participant('otto')]), null);
});

test('a colleague leaving is not an answer to a request', () => {
  const left = createNotice({ type: 'agent-left', agentId: 'otto' as AgentId, name: 'otto', role: 'primary' });
  assert.equal(describeRerouting([rerouteNotice('reroute-placed'), left]), 'searching support');
});

test('a supervisor who monitors or barges in does not end the search', () => {
  const placed = [joinedNotice('mara'), rerouteNotice('reroute-placed'), joinedNotice('vela', 'monitor')];
  const vela = participant('vela', { bargedIn: true });
  assert.equal(describeRerouting(placed), 'searching support');
  assert.equal(describeRerouting([...placed, joinedNotice('vela')], [participant('mara'), vela]), 'searching support');
});

test('routing to a first agent and a consult transfer are not searches', () => {
  assert.equal(describeRerouting([rerouteNotice('reroute-failed', 'inbound')]), null);
  assert.equal(describeRerouting([rerouteNotice('reroute-placed', 'consult-transfer')]), null);
});

test('an agent consulted by a colleague is not consulted by this agent', () => {
  const entries = [rerouteNotice('reroute-placed', 'consult'), joinedNotice('otto', 'assistant')];
  const participants = [participant('mara'), participant('otto', { role: 'assistant' })];
  const names = (username: string) =>
    selectConsulted(username, conversation('talk', { entries, participants })).map(({ agentId }) => String(agentId));
  assert.deepEqual(names('mara'), ['otto']);
  assert.deepEqual(names('ines'), []);
});

test('an agent who joined as an assistant is consulted, one who joined as a monitor is not', () => {
  const entries = [joinedNotice('otto', 'assistant'), joinedNotice('vela', 'monitor')];
  const participants = ['otto', 'vela'].map((id) => participant(id, { role: 'assistant' }));
  const consulted = selectConsulted(
    'mara',
    conversation('talk', { entries, participants: [participant('mara'), ...participants] }),
  );
  assert.deepEqual(
    consulted.map(({ username }) => username),
    ['otto'],
  );
});

test('the last time an agent joined decides whether they are consulted', () => {
  const participants = [participant('mara'), participant('vela', { role: 'assistant' })];
  const names = (...entries: readonly Entry[]) =>
    selectConsulted('mara', conversation('talk', { entries, participants })).map(({ username }) => username);
  const [asAssistant, asMonitor] = [joinedNotice('vela', 'assistant'), joinedNotice('vela', 'monitor')];
  assert.deepEqual(names(asAssistant, asMonitor), []);
  assert.deepEqual(names(asMonitor, asAssistant), ['vela']);
  assert.deepEqual(names(asAssistant, joinedNotice('otto')), ['vela']);
  assert.deepEqual(names(), []);
});

test('the latest consultation decides who consults', () => {
  const byOtto = createNotice({
    type: 'reroute-placed',
    direction: 'consult',
    to: 'queue',
    queueName: '',
    requestedBy: 'otto',
  });
  const byMara = rerouteNotice('reroute-placed', 'consult');
  const participants = [participant('mara'), participant('ines', { role: 'assistant' })];
  const isConsulting = (...entries: readonly Entry[]) =>
    selectConsulted(
      'mara',
      conversation('talk', { entries: [...entries, joinedNotice('ines', 'assistant')], participants }),
    ).length === 1;
  assert.equal(isConsulting(byOtto, byMara), true);
  assert.equal(isConsulting(byMara, byOtto), false);
  const transferByOtto = { ...byOtto, what: { ...byOtto.what, direction: 'transfer' } } as Entry;
  assert.equal(isConsulting(byMara, transferByOtto), true, 'a transfer is not a consultation');
  const failedForOtto = { ...byOtto, what: { ...byOtto.what, type: 'reroute-failed' } } as Entry;
  assert.equal(isConsulting(byMara, failedForOtto), true, 'nor is the end of one');
});

test('only assistants are consulted', () => {
  const entries = [joinedNotice('otto', 'assistant')];
  const participants = [participant('mara'), participant('otto')];
  assert.deepEqual(selectConsulted('mara', conversation('talk', { entries, participants })), []);
});

test('a consult transfer went to the agent who joined last, by their display name if they are still there', () => {
  const transferredTo = (participants = [participant('mara')]) => {
    const entries = [
      joinedNotice('vela'),
      rerouteNotice('reroute-placed', 'consult-transfer', 'support'),
      joinedNotice('ines'),
      joinedNotice('otto'),
      createNotice({ type: 'paused' }),
    ];
    const closed = {
      type: 'conversation-closed',
      conversationId: 'talk' as ConversationId,
      reason: 'transferred',
      detail: '',
    } as const;
    return reduce(stateWith(conversation('talk', { entries, participants })), closed, 0).local.endedConversations[0]
      ?.detail;
  };
  assert.equal(transferredTo(), 'otto');
  const otto = participant('otto', { displayName: 'Otto Fenn' });
  assert.equal(transferredTo([participant('mara'), participant('ines'), otto]), 'Otto Fenn');
});

test('an ended conversation shows where it was transferred to', () => {
  const transferTargets = (entries: readonly Entry[], command?: CommandOf<'transfer'>) => {
    let state = stateWith(conversation('talk', { entries }));
    if (command !== undefined) state = addPendingCommand(state, pendingCommand('p', { command, message: null }));
    const closed = { type: 'conversation-closed', conversationId: 'talk' as ConversationId, detail: '' } as const;
    return [
      reduce(state, { ...closed, reason: 'transferred' }, 0).local.endedConversations[0]?.detail,
      reduce(state, { ...closed, reason: 'left' }, 0).local.endedConversations[0]?.detail,
    ];
  };
  const transfer = (target: CommandOf<'transfer'>['target']): CommandOf<'transfer'> => ({
    type: 'transfer',
    conversationId: 'talk' as ConversationId,
    target,
    note: '',
  });
  const agentName = 'Otto Fenn';
  assert.deepEqual(transferTargets([rerouteNotice('reroute-placed', 'transfer')]), ['support', '']);
  assert.deepEqual(
    transferTargets(
      [rerouteNotice('reroute-placed', 'transfer', '')],
      transfer({ to: 'agent', agentId: 'otto', agentName }),
    ),
    ['Otto Fenn', ''],
  );
  assert.deepEqual(transferTargets([rerouteNotice('reroute-placed', 'consult-transfer', ''), joinedNotice('otto')]), [
    'otto',
    '',
  ]);
  assert.deepEqual(transferTargets([rerouteNotice('reroute-placed', 'consult-transfer', '')]), ['', '']);
  assert.deepEqual(transferTargets([]), ['', '']);
});
