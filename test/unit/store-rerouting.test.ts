import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgentId, CommandOf, ConversationId, Entry, NoticeWhat, Role } from '../../src/domain/index.js';
import { addRow } from '../../src/store/outbox.js';
import { reduce } from '../../src/store/reduce.js';
import { selectConsulted, selectRerouting } from '../../src/store/selectors.js';
import { conversation, message, notice, participant, row, stateWith } from '../support/domain.js';

let count = 0;
const line = (what: NoticeWhat): Entry => {
  count += 1;
  return notice(String(count), count, what);
};
const request = (
  type: 'reroute-placed' | 'reroute-cancelled' | 'reroute-failed',
  direction: 'inbound' | 'transfer' | 'conference' | 'consult' | 'consult-transfer' = 'conference',
  queueName = 'support',
) => line({ type, direction, to: 'queue', queueName, requestedBy: 'mara' });
const joined = (id: string, role: Role = 'primary') =>
  line({ type: 'agent-joined', agentId: id as AgentId, name: id, role });

const found = (entries: readonly Entry[], participants = [participant('mara')]) => {
  const rerouting = selectRerouting(conversation('talk', { entries, participants }));
  return rerouting === null ? null : `${rerouting.state} ${rerouting.request.queueName}`;
};

test('somebody is looked for until they come, the request is taken back, or nobody was available', () => {
  const placed = [joined('mara'), message('a', 1), request('reroute-placed')];
  assert.equal(found([joined('mara')]), null);
  assert.equal(found([...placed, message('b', 2)]), 'looking support');
  assert.equal(found([...placed, joined('otto')]), null);
  assert.equal(found([...placed, request('reroute-cancelled')]), null);
  assert.equal(found([...placed, request('reroute-failed', 'conference', '')]), 'nobody support');
  assert.equal(
    found([...placed, request('reroute-failed'), request('reroute-placed', 'transfer', 'sales')]),
    'looking sales',
  );
});

test('a supervisor who comes to listen or steps in is not who was looked for', () => {
  const placed = [joined('mara'), request('reroute-placed'), joined('vela', 'monitor')];
  const vela = participant('vela', { bargedIn: true });
  assert.equal(found(placed), 'looking support');
  assert.equal(found([...placed, joined('vela')], [participant('mara'), vela]), 'looking support');
});

test('a customer who finds no first agent, and a colleague who takes over, are no request of an agent', () => {
  assert.equal(found([request('reroute-failed', 'inbound')]), null);
  assert.equal(found([request('reroute-placed', 'consult-transfer')]), null);
});

test('who advises a colleague does not advise this agent', () => {
  const entries = [request('reroute-placed', 'consult'), joined('otto', 'assistant')];
  const participants = [participant('mara'), participant('otto', { role: 'assistant' })];
  const names = (username: string) =>
    selectConsulted(username, conversation('talk', { entries, participants })).map(({ agentId }) => String(agentId));
  assert.deepEqual(names('mara'), ['otto']);
  assert.deepEqual(names('ines'), []);
});

test('who came in to advise is consulted, who came in to listen is not', () => {
  const entries = [joined('otto', 'assistant'), joined('vela', 'monitor')];
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

test('a transfer ends with where it went', () => {
  const where = (entries: readonly Entry[], command?: CommandOf<'transfer'>) => {
    let state = stateWith(conversation('talk', { entries }));
    if (command !== undefined) state = addRow(state, row('p', { command, message: null }));
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
  assert.deepEqual(where([request('reroute-placed', 'transfer')]), ['support', '']);
  assert.deepEqual(
    where([request('reroute-placed', 'transfer', '')], transfer({ to: 'agent', agentId: 'otto', agentName })),
    ['Otto Fenn', ''],
  );
  assert.deepEqual(where([request('reroute-placed', 'consult-transfer', ''), joined('otto')]), ['otto', '']);
  assert.deepEqual(where([]), ['', '']);
});
