import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  AgentId,
  ConversationId,
  Keyed,
  QueuedChat,
  QueueId,
  TeamChat,
  TeamMember,
} from '../../../../../src/domain/index.js';
import {
  countAttention,
  findAttentionItems,
  findNewItems,
  keepPlaces,
  pickFew,
  type AttentionFacts,
  type AttentionItem,
} from '../../../../../src/elements/internal/reports/attention-items.js';

const minute = 60_000;
const now = 1_000 * minute;
const limit = (near: number, over: number) => ({ near: near * minute, over: over * minute });

function waiting(queue: string, customerName: string, minutes: number): Keyed<QueuedChat> {
  return {
    key: `${queue} ${customerName}`,
    queue: { id: queue as QueueId, name: queue },
    customerName,
    channelName: 'WEB',
    since: now - minutes * minute,
  };
}

function agent(name: string, change: Partial<TeamMember> = {}): Keyed<TeamMember> {
  return {
    key: name,
    id: name as AgentId,
    name,
    state: 'not-ready',
    since: null,
    activeChats: 0,
    channels: [],
    queues: [],
    ...change,
  };
}

function chat(id: string, minutes: number): Keyed<TeamChat> {
  return {
    key: id,
    conversationId: id as ConversationId,
    queue: { id: 'q' as QueueId, name: 'q' },
    agentNames: ['Mara'],
    agentName: 'Mara',
    agentUsername: 'mara',
    customerName: id,
    channelName: 'WEB',
    since: now - minutes * minute,
    voice: false,
    direction: 'unknown',
    labelIds: [],
    monitors: [],
    lastLine: '',
    channelSession: {} as TeamChat['channelSession'],
  };
}

const find = (facts: Partial<AttentionFacts>): readonly AttentionItem[] =>
  findAttentionItems({
    rows: { members: [], chats: [], queued: [] },
    limits: {
      waiting: limit(3, 5),
      'not-ready': limit(35, 45),
      unanswered: limit(3, 4),
      'long-chat': limit(25, 30),
    },
    elapsed: (since) => now - since,
    stateSince: ({ since }) => since,
    unansweredSince: () => null,
    handRaisedAt: () => null,
    ...facts,
  });

const summary = (items: readonly AttentionItem[]) => items.map(({ key, level, count }) => `${key} ${level} ${count}`);

describe('what needs attention', () => {
  it('is nothing below the limits', () => {
    const rows = {
      members: [agent('a', { since: now - 34 * minute })],
      chats: [chat('c', 24)],
      queued: [waiting('q', 'x', 2)],
    };
    assert.deepEqual(find({ rows }), []);
  });

  it('is what is near its limit, and what is over it, exactly from there on', () => {
    const rows = { members: [], chats: [chat('near', 25), chat('over', 30)], queued: [] };
    assert.deepEqual(summary(find({ rows })), ['long-chat over over 1', 'long-chat near near 1']);
  });

  it('has hands first, the oldest first, then what is over its limit by its share, then what is near', () => {
    const rows = {
      members: [agent('away', { since: now - 90 * minute })],
      chats: [chat('young hand', 1), chat('old hand', 1), chat('long', 33), chat('near', 29)],
      queued: [waiting('billing', 'Viktor', 8)],
    };
    const handRaisedAt = ({ conversationId }: TeamChat) =>
      conversationId.includes('hand') ? now - (conversationId.startsWith('old') ? 2 : 1) * minute : null;
    assert.deepEqual(
      find({ rows, handRaisedAt }).map(({ key }) => key),
      ['hand old hand', 'hand young hand', 'not-ready away', 'waiting billing', 'long-chat long', 'long-chat near'],
    );
  });

  it('has one item for each queue: the longest wait, and how many of its level', () => {
    const queued = [
      waiting('billing', 'near', 4),
      waiting('billing', 'over', 6),
      waiting('billing', 'worst', 9),
      waiting('billing', 'fresh', 1),
      waiting('sales', 'a', 3),
      waiting('sales', 'b', 4),
    ];
    for (const order of [queued, [...queued].reverse()]) {
      const items = find({ rows: { members: [], chats: [], queued: order } });
      assert.deepEqual(summary(items), ['waiting billing over 2', 'waiting sales near 2']);
      assert.deepEqual(
        items.map(({ row }) => 'customerName' in row && row.customerName),
        ['worst', 'b'],
      );
    }
  });

  it('is no agent who is ready, signed out, or whose time is not known', () => {
    const since = now - 600 * minute;
    const ready = [{ id: '1', name: 'CHAT', state: 'ready', load: null, limit: null }] as const;
    const members = [
      agent('ready', { since, state: 'ready', channels: ready }),
      agent('out', { since, state: 'logged-out' }),
      agent('unknown time'),
    ];
    assert.deepEqual(find({ rows: { members, chats: [], queued: [] } }), []);
  });

  it('lists a chat once: without an answer before long, a hand before both', () => {
    const rows = { members: [], chats: [chat('c', 40)], queued: [] };
    const unansweredSince = () => now - 5 * minute;
    assert.deepEqual(summary(find({ rows, unansweredSince })), ['unanswered c over 1']);
    assert.deepEqual(summary(find({ rows, unansweredSince, handRaisedAt: () => now })), ['hand c over 1']);
    assert.deepEqual(summary(find({ rows, unansweredSince: () => now - minute })), ['long-chat c over 1']);
  });

  it('has no limit where the host sets 0', () => {
    const none = { near: 0, over: 0 };
    const rows = { members: [agent('a', { since: 0 })], chats: [chat('c', 500)], queued: [waiting('q', 'x', 500)] };
    const limits = { waiting: none, 'not-ready': none, unanswered: none, 'long-chat': none };
    assert.deepEqual(find({ rows, limits }), []);
  });

  it('counts people, not items', () => {
    const queued = [waiting('q', 'a', 6), waiting('q', 'b', 7)];
    const counts = countAttention(find({ rows: { members: [], chats: [chat('c', 40)], queued } }));
    assert.deepEqual(counts, { hand: 0, waiting: 2, 'not-ready': 0, unanswered: 0, 'long-chat': 1 });
  });
});

describe('the list of what needs attention', () => {
  const items = find({
    rows: {
      members: [],
      chats: [chat('long', 30)],
      queued: ['a', 'b', 'c', 'd', 'e'].map((name, i) => waiting(name, name, 20 - i)),
    },
  });
  const keys = (some: readonly AttentionItem[]) => some.map(({ key }) => key);

  it('shows the most urgent of each kind when it is short', () => {
    assert.deepEqual(keys(pickFew(items, 4)), ['waiting a', 'waiting b', 'waiting c', 'long-chat long']);
    assert.deepEqual(pickFew(items, 6), items);
  });

  it('keeps the places of what is shown, and adds new items at the end', () => {
    const shown = ['long-chat long', 'gone', 'waiting b'];
    assert.deepEqual(keys(keepPlaces(items, shown)).slice(0, 3), ['long-chat long', 'waiting b', 'waiting a']);
    assert.equal(keepPlaces(items, shown).length, items.length);
  });

  it('tells as new only what has come to be over its limit', () => {
    const known = new Set(keys(items).slice(1));
    assert.deepEqual(keys(findNewItems(items, known)), ['waiting a']);
    const near = items.map((item) => ({ ...item, level: 'near' as const }));
    assert.deepEqual(findNewItems(near, new Set()), []);
  });
});
