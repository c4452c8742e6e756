import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationEvent, ConversationId, ServerEvent } from '../../../../src/domain/index.js';
import { EventFilter } from '../../../../src/session/events/event-filter.js';
import { reduce } from '../../../../src/store/reduce.js';
import type { notice } from '../../../support/builders/domain-objects.js';
import {
  channelSession,
  conversation,
  message,
  participant,
  stateWith,
} from '../../../support/builders/domain-objects.js';

const conversationId = 'talk' as ConversationId;
const talk = (): ReturnType<typeof conversation> => conversation('talk', { participants: [participant('mara')] });

/** A session that receives live events and snapshots in the order of the calls. */
function startReceiving() {
  const filter = new EventFilter(() => 0);
  let state = stateWith(talk());
  const apply = (event: ServerEvent): void => {
    const admitted = filter.admit(event, state);
    if (admitted !== null && typeof admitted !== 'string') state = reduce(state, admitted, 0);
  };
  return {
    live: (at: number, ...events: readonly ConversationEvent[]): void => {
      for (const event of filter.admitLive(events, at, state)) apply(event);
    },
    snapshot: (overrides: Parameters<typeof conversation>[1], ...history: readonly ConversationEvent[]): void =>
      apply({ type: 'conversation-snapshot', conversation: { ...talk(), ...overrides }, history }),
    get conversation() {
      const known = state.conversations.byId.get(conversationId);
      assert.ok(known);
      return known;
    },
  };
}

const dataChanged = (order: string): ConversationEvent => ({
  type: 'data-changed',
  conversationId,
  data: new Map([['order', order]]),
});
const added = (entry: ReturnType<typeof message> | ReturnType<typeof notice>): ConversationEvent => ({
  type: 'entry-added',
  conversationId,
  entry,
});

describe('events that cross', () => {
  test('at the same time, count in the order of their arrival', () => {
    const receiver = startReceiving();
    receiver.live(10, dataChanged('first'));
    receiver.live(10, dataChanged('second'));
    assert.equal(receiver.conversation.data.get('order'), 'second');
  });

  test('the opening of a channel that its change has overtaken opens the changed one', () => {
    const receiver = startReceiving();
    const changed = { ...channelSession('sms', 'SMS'), customerAddress: 'new' };
    receiver.live(20, { type: 'channel-session-updated', conversationId, session: changed });
    receiver.live(10, { type: 'channel-session-opened', conversationId, session: channelSession('sms', 'SMS') });
    assert.deepEqual(receiver.conversation.channelSessions.at(-1), changed);
  });

  test('the opening of a channel that was changed and closed since opens none', () => {
    const receiver = startReceiving();
    const session = channelSession('sms', 'SMS');
    const before = receiver.conversation.channelSessions;
    receiver.live(20, { type: 'channel-session-updated', conversationId, session });
    receiver.live(30, { type: 'channel-session-closed', conversationId, sessionId: session.id });
    receiver.live(10, { type: 'channel-session-opened', conversationId, session });
    assert.deepEqual(receiver.conversation.channelSessions, before);
  });
});

describe('a snapshot', () => {
  test('does not undo what is newer, also with the typing of a customer in its history', () => {
    const receiver = startReceiving();
    receiver.live(20, { type: 'hold-changed', conversationId, paused: true, hold: null });
    receiver.snapshot(
      { state: 'active' },
      added(message('m', 10)),
      // Typing in a history is of the time at which it was decoded.
      { type: 'customer-typing', conversationId, typing: true, at: 1_000 },
    );
    assert.equal(receiver.conversation.state, 'paused');
  });

  test('is not undone by what its history has in a later version', () => {
    const receiver = startReceiving();
    receiver.snapshot(
      { data: new Map([['order', 'new']]) },
      { ...dataChanged('new'), at: 10 },
      added(message('m', 20)),
    );
    receiver.live(9, dataChanged('old'));
    assert.equal(receiver.conversation.data.get('order'), 'new');
    // A message may have the time of another clock.
    receiver.live(19, dataChanged('newest'));
    assert.equal(receiver.conversation.data.get('order'), 'newest');
  });

  test('of a server whose clock was set back does not stop its events', () => {
    const receiver = startReceiving();
    receiver.snapshot({}, { ...dataChanged('new'), at: 3_600_000 });
    receiver.live(10, dataChanged('newest'));
    assert.equal(receiver.conversation.data.get('order'), 'newest');
  });
});
