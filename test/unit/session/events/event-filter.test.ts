import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationEvent, ConversationId, ServerEvent } from '../../../../src/domain/index.js';
import { EventFilter } from '../../../../src/session/events/event-filter.js';
import { ServerClock } from '../../../../src/session/server-clock.js';
import { reduce } from '../../../../src/store/reduce.js';
import type { notice } from '../../../support/builders/domain-objects.js';
import {
  channelSession,
  conversation,
  message,
  participant,
  stateWith,
} from '../../../support/builders/domain-objects.js';
import { FakeTime } from '../../../support/builders/fake-time.js';

const conversationId = 'talk' as ConversationId;
const talk = (): ReturnType<typeof conversation> => conversation('talk', { participants: [participant('mara')] });

/** A session that receives live events and snapshots in the order of the calls. */
function startReceiving(clock?: ServerClock) {
  const filter = new EventFilter(() => 0, undefined, clock);
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
    close: (): void => apply({ type: 'conversation-closed', conversationId, reason: 'left', detail: '' }),
    get isOpen() {
      return state.conversations.byId.has(conversationId);
    },
    get order() {
      return state.conversations.byId.get(conversationId)?.data.get('order');
    },
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

const start = Date.UTC(2026, 0, 1);
const second = 1_000;
const orderOf = (order: string) => ({ data: new Map([['order', order]]) });

/** A session that knows the server's time, on a machine whose own clock is `wrongBy` off. */
function startWithTime(wrongBy = 0) {
  const time = new FakeTime();
  time.wallOffset = start + wrongBy;
  const clock = new ServerClock(time);
  clock.observeNew(start);
  const receiver = startReceiving(clock);
  return { receiver, clock, advance: (ms: number) => time.advance(ms) };
}

const aheads: Readonly<Record<string, number>> = {
  '20 s': 20 * second,
  '2 minutes': 120 * second,
  'a day': 86_400 * second,
  'until 2099': Date.UTC(2099, 0, 1) - start,
};
for (const [name, aheadMs] of Object.entries(aheads))
  for (const wrongBy of [0, -3_600 * second, 3_600 * second])
    describe(`a clock that is ahead by ${name}, on a machine that is off by ${String(wrongBy / 1_000)} s`, () => {
      test('does not hold up what others state', () => {
        const { receiver } = startWithTime(wrongBy);
        receiver.live(start, dataChanged('before'));
        receiver.live(start + aheadMs, dataChanged('ahead'));
        assert.equal(receiver.order, 'ahead');
        receiver.live(start + second, dataChanged('newest'));
        assert.equal(receiver.order, 'newest');
      });

      test('does not hold it up from the history of a snapshot', () => {
        const { receiver } = startWithTime(wrongBy);
        receiver.snapshot(orderOf('ahead'), { ...dataChanged('ahead'), at: start + aheadMs });
        receiver.live(start + second, dataChanged('newest'));
        assert.equal(receiver.order, 'newest');
      });

      test('does not hold up the next snapshot', () => {
        const { receiver } = startWithTime(wrongBy);
        receiver.snapshot(orderOf('first'), added(message('one', start)), added(message('two', start + aheadMs)));
        receiver.snapshot(orderOf('next'), added(message('one', start)), added(message('three', start + second)));
        assert.equal(receiver.order, 'next');
      });

      test('does not let a snapshot undo what is newer', () => {
        const { receiver } = startWithTime(wrongBy);
        receiver.live(start, dataChanged('live'));
        receiver.snapshot(
          orderOf('old'),
          added(message('one', start - second)),
          added(message('two', start + aheadMs)),
        );
        assert.equal(receiver.order, 'live');
      });

      test('does not repeat its event after a newer snapshot', () => {
        const { receiver, advance } = startWithTime(wrongBy);
        receiver.live(start + aheadMs, dataChanged('ahead'));
        advance(second);
        receiver.snapshot(orderOf('new'), added(message('one', start + second)));
        assert.equal(receiver.order, 'new');
      });

      test('keeps the order of its own events', () => {
        const { receiver } = startWithTime(wrongBy);
        receiver.live(start + aheadMs + 20, dataChanged('second'));
        receiver.live(start + aheadMs + 10, dataChanged('first'));
        assert.equal(receiver.order, 'second');
      });

      test('does not keep a conversation closed that is this agent’s again', () => {
        const { receiver, advance } = startWithTime(wrongBy);
        receiver.snapshot({}, added(message('one', start)), added(message('two', start + aheadMs)));
        receiver.close();
        receiver.snapshot({}, added(message('one', start)));
        assert.equal(receiver.isOpen, false, 'a snapshot of before');
        advance(second);
        receiver.snapshot({}, added(message('one', start)), added(message('three', start + second)));
        assert.equal(receiver.isOpen, true);
      });
    });

describe('a server whose clock', () => {
  test('is set back by 5 minutes does not hold up its snapshots', () => {
    const { receiver, clock } = startWithTime();
    receiver.snapshot(orderOf('first'), added(message('one', start - second)));
    receiver.live(start, dataChanged('live'));
    const back = start - 300 * second;
    clock.observeNew(back);
    clock.observeNew(back);
    receiver.snapshot(orderOf('next'), added(message('one', start - second)), added(message('two', back)));
    assert.equal(receiver.order, 'next');
  });

  test('is set back by 5 minutes does not keep a conversation closed', () => {
    const { receiver, clock } = startWithTime();
    receiver.snapshot({}, added(message('one', start)));
    receiver.close();
    const back = start - 300 * second;
    clock.observeNew(back);
    clock.observeNew(back);
    receiver.snapshot({}, added(message('one', start)), added(message('two', back)));
    assert.equal(receiver.isOpen, true);
  });

  test('was taken for right at first does not hold up what others state', () => {
    const { receiver, clock } = startWithTime();
    clock.observeNew(start + 70 * second);
    receiver.live(start + 20 * second, dataChanged('ahead'));
    clock.observeNew(start);
    clock.observeNew(start);
    receiver.live(start, dataChanged('newest'));
    assert.equal(receiver.order, 'newest');
  });

  test('is set ahead by an hour is followed', () => {
    const { receiver, clock } = startWithTime();
    receiver.live(start, dataChanged('before'));
    clock.observeNew(start + 3_600 * second);
    receiver.live(start + 3_600 * second, dataChanged('after'));
    receiver.live(start + 3_599 * second, dataChanged('overtaken'));
    assert.equal(receiver.order, 'after');
  });
});

test('a clock that is behind by minutes still states what is new', () => {
  const { receiver } = startWithTime();
  receiver.live(start, dataChanged('before'));
  receiver.live(start - 120 * second, dataChanged('behind'));
  assert.equal(receiver.order, 'behind');
});

test('events that cross within the accuracy of the estimate keep their order', () => {
  const { receiver } = startWithTime();
  receiver.live(start + 1_900, dataChanged('second'));
  receiver.live(start + 1_100, dataChanged('first'));
  assert.equal(receiver.order, 'second');
});
