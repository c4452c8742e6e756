import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  AgentId,
  ChannelState,
  ConversationId,
  Keyed,
  QueueId,
  QueuedChat,
  TeamChat,
  TeamId,
  TeamMember,
  TeamReport,
} from '../../../../src/domain/index.js';
import { computeBoardFigures, getCapacity } from '../../../../src/elements/team-wallboard/board-figures.js';
import { getFreeLevel, getLevel } from '../../../../src/elements/internal/reports/limits.js';
import {
  addSample,
  getScaleTop,
  pickSamples,
  sampleAt,
  type Sample,
} from '../../../../src/elements/team-wallboard/trend.js';

const channel = (state: ChannelState, load: number | null = null, limit: number | null = null) => ({
  id: 'c',
  name: 'CHAT',
  state,
  load,
  limit,
});
const member = (name: string, change: Partial<TeamMember> = {}): Keyed<TeamMember> => ({
  key: name,
  id: name as AgentId,
  name,
  state: 'ready',
  since: null,
  activeChats: 0,
  channels: [channel('ready')],
  queues: [],
  ...change,
});
const queued = (queue: string, since: number, key = `${queue}${since}`): Keyed<QueuedChat> => ({
  key,
  queue: { id: queue as QueueId, name: queue },
  customerName: 'Ana',
  channelName: 'WEB',
  since,
});
const chat = (conversationId: string, since: number, agentName = 'Mara'): Keyed<TeamChat> =>
  ({
    key: conversationId + agentName,
    conversationId: conversationId as ConversationId,
    queue: { id: 'sales' as QueueId, name: 'sales' },
    since,
  }) as Keyed<TeamChat>;
const report = (change: Partial<TeamReport> = {}): TeamReport => ({
  team: { id: 'team' as TeamId, name: 'Team' },
  at: 100_000,
  problems: {},
  members: [],
  chats: [],
  queued: [],
  botChats: [],
  ...change,
});

test('counts agents, chats and customers of two teams once, and sorts queues by the longest wait', () => {
  const figures = computeBoardFigures([
    report({
      members: [member('mara', { queues: ['support', 'sales'] }), member('otto', { state: 'logged-out' })],
      chats: [chat('1', 50_000), chat('1', 50_000, 'Otto'), chat('2', 60_000)],
      queued: [queued('sales', 30_000), queued('billing', 10_000)],
    }),
    report({
      members: [member('mara', { queues: ['support', 'sales'] }), member('ines', { queues: ['claims'] })],
      queued: [queued('sales', 30_000), queued('sales', 20_000)],
    }),
  ]);
  assert.equal(figures.waiting, 3);
  assert.deepEqual(figures.chats, [50_000, 60_000], 'two agents in one conversation are one chat');
  assert.deepEqual(figures.agents, { free: 2, full: 0, 'not-ready': 0, 'signed-out': 1 });
  assert.deepEqual(figures.queues, [
    { name: 'billing', waiting: 1, since: 10_000 },
    { name: 'sales', waiting: 2, since: 20_000 },
    { name: 'claims', waiting: 0, since: null },
    { name: 'support', waiting: 0, since: null },
  ]);
  assert.equal(figures.longest?.name, 'billing');
});

test('a figure that was never loaded is not known, one of an earlier report is shown', () => {
  const failed = { code: 'unreachable' } as const;
  const figures = computeBoardFigures([
    report({
      problems: {
        queued: { ...failed, readAt: null },
        members: { ...failed, readAt: null },
        chats: { ...failed, readAt: 90_000 },
      },
      chats: [chat('1', 50_000)],
    }),
  ]);
  assert.deepEqual([figures.waiting, figures.agents, figures.longest], [null, null, null]);
  assert.equal(figures.chats?.length, 1);
});

test('an agent is full where each channel that is on is at its limit, and never without limits', () => {
  const capacityOf = (...channels: TeamMember['channels']) => getCapacity(member('mara', { channels }));
  assert.equal(capacityOf(channel('busy', 3, 3)), 'full');
  assert.equal(capacityOf(channel('busy', 3, 3), channel('ready', 0, 1)), 'free');
  assert.equal(capacityOf(channel('busy', 3, 3), channel('not-ready', 0, 1)), 'full');
  assert.equal(capacityOf(channel('active', 5)), 'free');
  assert.equal(capacityOf(channel('not-ready')), 'not-ready');
  assert.equal(capacityOf(), 'not-ready');
  assert.equal(getCapacity(member('mara', { state: 'not-ready' })), 'not-ready');
  assert.equal(getCapacity(member('mara', { state: 'unknown' })), 'signed-out');
});

test('levels: near, over, and none without a limit', () => {
  const limit = { near: 180, over: 300 };
  assert.deepEqual(
    [179, 180, 299, 300].map((value) => getLevel(value, limit)),
    ['ok', 'near', 'near', 'over'],
  );
  assert.equal(getLevel(1_000_000, { near: 0, over: 0 }), 'ok');
  assert.deepEqual(
    [4, 5, 6, 7].map((free) => getFreeLevel(free, 5)),
    ['over', 'near', 'near', 'ok'],
  );
  assert.equal(getFreeLevel(0, 0), 'ok');
});

test('the trend keeps the first and the last figure, however long the board is open', () => {
  let samples: readonly Sample[] = [];
  for (let at = 1; at <= 10_000; at++) samples = addSample(samples, { at, waiting: at % 50 });
  assert.ok(samples.length <= 480, `${samples.length} figures`);
  assert.equal(samples[0]?.at, 1);
  assert.equal(samples.at(-1)?.at, 10_000);
  assert.equal(addSample(samples, { at: 9_999, waiting: 1 }), samples, 'what is older is not added');
  assert.equal(sampleAt(samples, 0), null);
  assert.ok((sampleAt(samples, 5000)?.at ?? 0) <= 5000);
  const picked = pickSamples(samples, 12);
  assert.deepEqual([picked.length, picked[0]?.at, picked.at(-1)?.at], [12, 1, 10_000]);
});

test('the scale has four steps of whole numbers, and room for the most', () => {
  for (const most of [0, 1, 3, 4, 5, 9, 31, 40, 41, 99, 100, 101, 1234]) {
    const top = getScaleTop(most);
    assert.ok(top >= most && Number.isInteger(top / 4), `${most}: ${top}`);
    assert.ok(top <= Math.max(4, 2.6 * most + 4), `${most}: ${top} is not much more`);
  }
});

test('a chat with agents of two teams is one, since the first of them came to it', () => {
  const late = { ...chat('c', 90_000), key: 'c', agentNames: ['Mara'], monitors: [] } as unknown as Keyed<TeamChat>;
  const early = { ...late, since: 10_000, agentNames: ['Ines'] };
  for (const chats of [
    [late, early],
    [early, late],
  ]) {
    const reports = chats.map((row) => report({ chats: [row] }));
    assert.deepEqual(computeBoardFigures(reports).chats, [10_000]);
    assert.deepEqual(computeBoardFigures([report({ chats })]).chats, [10_000], 'also of one team');
  }
});
