import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgentId, CommandOf, ConversationId, Entry, NoticeContent, Role } from '../../../src/domain/index.js';
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
const createNotice = (what: NoticeContent): Entry => {
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

const describeRerouting = (entries: readonly Entry[], participants = [participant('mara')]) => {
  const rerouting = selectRerouting(conversation('talk', { entries, participants }));
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
  assert.deepEqual(transferTargets([]), ['', '']);
});
