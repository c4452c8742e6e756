import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  AgentId,
  Announcement,
  ConversationId,
  Opaque,
  Presence,
  QueueItem,
  ServerEvent,
  TaskId,
} from '../../../src/domain/index.js';
import { markOffersUncertain, reduce, resetServerState, withdrawOffer } from '../../../src/store/reduce.js';
import { selectQueueItems } from '../../../src/store/selectors.js';
import { initialState, type SessionState } from '../../../src/store/state.js';
import { agent, conversation, offer, stateWith } from '../../support/builders/domain-objects.js';

const talk = 'talk' as ConversationId;
const apply = (state: SessionState, ...events: readonly ServerEvent[]) =>
  events.reduce((current, event) => reduce(current, event, 1000), state);

const item = (id: string, since: number, overrides: Partial<QueueItem> = {}): QueueItem => ({
  id,
  listId: 'list',
  conversationId: id as ConversationId,
  customerName: 'Pim',
  channelName: 'WEB',
  status: 'created',
  since,
  channelSession: {} as Opaque,
  ...overrides,
});
const listed = (replace: boolean, ...items: readonly QueueItem[]): ServerEvent => ({
  type: 'queue-items-listed',
  items,
  replace,
});
const changed = (changedItem: QueueItem): ServerEvent => ({ type: 'queue-item-changed', item: changedItem });
const ids = (state: SessionState) => selectQueueItems(state).map(({ id }) => id);

describe('items of pull lists', () => {
  test('are sorted by waiting time, whatever order they come in', () => {
    assert.deepEqual(ids(apply(initialState, listed(true, item('b', 2), item('a', 1)))), ['a', 'b']);
  });

  test('replace all known items, or are merged', () => {
    const known = apply(initialState, listed(true, item('a', 1)));
    assert.deepEqual(ids(apply(known, listed(true, item('b', 2)))), ['b']);
    assert.deepEqual(ids(apply(known, listed(false, item('b', 2)))), ['a', 'b']);
  });

  test('keep their earliest time through changes', () => {
    const known = apply(initialState, listed(true, item('a', 5)));
    assert.equal(apply(known, changed(item('a', 9))).queueItems.byId.get('a')?.since, 5);
    assert.equal(apply(known, changed(item('a', 2))).queueItems.byId.get('a')?.since, 2);
    assert.equal(apply(known, changed(item('new', 9))).queueItems.byId.get('new')?.since, 9);
  });

  test('are removed when they close', () => {
    const known = apply(initialState, listed(true, item('a', 1), item('b', 2)));
    for (const status of ['closing', 'closed'] as const) {
      assert.deepEqual(ids(apply(known, changed(item('a', 1, { status })))), ['b']);
    }
    for (const status of ['created', 'active', 'inactive'] as const) {
      assert.deepEqual(ids(apply(known, changed(item('a', 1, { status })))), ['a', 'b']);
    }
    assert.equal(apply(known, changed(item('unknown', 1, { status: 'closed' }))), known);
  });

  test('are removed with their list', () => {
    const known = apply(initialState, listed(true, item('a', 1), item('b', 2, { listId: 'second' })));
    const dropped = apply(known, { type: 'pull-list-dropped', listId: 'list' });
    assert.deepEqual(ids(dropped), ['b']);
    assert.equal(dropped.queueItems.byId.size, 1);
    assert.equal(apply(dropped, { type: 'pull-list-dropped', listId: 'list' }), dropped);
  });

  test('belong to the subscribed lists', () => {
    const lists = [{ id: 'list', name: 'list', description: '' }];
    assert.equal(apply(initialState, { type: 'pull-lists-subscribed', lists }).pullLists, lists);
  });
});

test('an announcement replaces its earlier version and is removed by its id', () => {
  const announcement = (id: string, text: string): Announcement => ({
    id,
    text,
    from: 'vela',
    fromId: 'vela',
    at: 0,
    expiresAt: null,
    seenBy: [],
  });
  const made = (id: string, text: string): ServerEvent => ({
    type: 'announcement-made',
    announcement: announcement(id, text),
  });
  const texts = (state: SessionState) => state.local.announcements.map(({ text }) => text);
  const state = apply(initialState, made('1', 'first'), made('2', 'second'), made('1', 'changed'));
  assert.deepEqual(texts(state), ['second', 'changed']);
  assert.deepEqual(texts(apply(state, { type: 'announcement-withdrawn', id: '2' })), ['changed']);
});

describe('a conversation', () => {
  const get = (state: SessionState) => state.conversations.byId.get(talk);

  test('is closed but stays when it has ended', () => {
    const state = apply(stateWith(conversation()), { type: 'conversation-ended', conversationId: talk });
    assert.equal(get(state)?.state, 'closed');
  });

  test('has the end of its wrap-up', () => {
    const state = apply(stateWith(conversation()), {
      type: 'wrap-up-started',
      conversationId: talk,
      seconds: 60,
      at: 5000,
    });
    assert.equal(get(state)?.state, 'wrapping-up');
    assert.deepEqual(get(state)?.wrapUp, { endsAt: 65_000, seconds: 60 });
  });

  test('gets a new task', () => {
    const taskId = 'new' as TaskId;
    assert.equal(
      get(apply(stateWith(conversation()), { type: 'task-replaced', conversationId: talk, taskId }))?.taskId,
      'new',
    );
  });
});

test('channel types are replaced', () => {
  const channels = [{ name: 'WEB', logo: '' }];
  assert.equal(apply(initialState, { type: 'channel-types-listed', channels }).channelTypes, channels);
});

test('presence includes the channels, and is applied before the agent is known', () => {
  const presence: Presence = { state: 'ready', reason: null, since: 1 };
  const channels = [{ id: 'chat' as never, name: 'CHAT', state: 'ready', since: 0, limit: null }] as const;
  const event: ServerEvent = {
    type: 'presence-reported',
    agentId: 'otto' as AgentId,
    changed: true,
    presence,
    channels,
  };
  const state = apply(initialState, event);
  assert.equal(state.presence, presence);
  assert.equal(state.channels, channels);
});

test('events that only settle commands change nothing', () => {
  const state = stateWith(conversation());
  const events: readonly ServerEvent[] = [
    { type: 'reroute-acknowledged', action: 'transfer' },
    { type: 'assistance-assigned', conversationId: talk, kind: '' },
    { type: 'request-refused', event: '', message: '', conversationId: null },
    { type: 'session-taken-over', agentId: null },
  ];
  for (const event of events) assert.equal(apply(state, event), state);
});

test('a withdrawn offer is listed as lost with its reason and time, and is no longer hidden', () => {
  const offered = apply(initialState, { type: 'offer-received', offer: offer() });
  const { lostOffers } = withdrawOffer(offered, talk, 'customer-left', 42).local;
  assert.deepEqual(
    lostOffers.map(({ reason, at }) => [reason, at]),
    [['customer-left', 42]],
  );
  const hidden = { ...offered, local: { ...offered.local, hiddenOffers: new Set([talk]) } };
  assert.equal(withdrawOffer(hidden, talk, 'gone', 0).local.hiddenOffers.size, 0);
  assert.equal(withdrawOffer(initialState, talk, 'gone', 0), initialState, 'an unknown one changes nothing');
});

test('without offers there are none to mark as uncertain', () => {
  assert.equal(markOffersUncertain(initialState), initialState);
});

test('the end of a session keeps connection, agent and reasons', () => {
  const state: SessionState = {
    ...stateWith(conversation()),
    agent: agent(),
    reasons: [],
    connection: { status: 'online', problem: null },
    pullLists: [{ id: 'list', name: '', description: '' }],
  };
  const reset = resetServerState(state);
  assert.deepEqual(reset, {
    ...initialState,
    agent: state.agent,
    reasons: state.reasons,
    connection: state.connection,
  });
});
