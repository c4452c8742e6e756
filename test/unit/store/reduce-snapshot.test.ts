import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  Conversation,
  ConversationEvent,
  ConversationId,
  Message,
  MessageId,
  Notice,
} from '../../../src/domain/index.js';
import { reduceSnapshot } from '../../../src/store/reduce-conversation.js';
import {
  conversation,
  message,
  notice,
  ownMessage,
  participant,
  stateWith,
} from '../../support/builders/domain-objects.js';

const conversationId = 'talk' as ConversationId;

describe('a snapshot', () => {
  const mara = participant('mara');
  const apply = (
    snapshot: Partial<Conversation>,
    known: Conversation | null = null,
    history: readonly ConversationEvent[] = [],
  ) =>
    reduceSnapshot(known === null ? stateWith() : stateWith(known), {
      type: 'conversation-snapshot',
      conversation: conversation('talk', snapshot),
      history,
    }).conversations.byId.get(conversationId) as Conversation;
  const added = (entry: Message | Notice): ConversationEvent => ({ type: 'entry-added', conversationId, entry });

  test('keeps the pages of history that were loaded before', () => {
    const known = conversation('talk', { entries: [message('a', 1), message('b', 2)] });
    assert.deepEqual(
      apply({}, known, [added(message('b', 2))])
        .entries.slice()
        .map(({ id }) => id),
      ['event-a', 'event-b'],
    );
  });

  test('knows own messages in history', () => {
    const by = { kind: 'agent', id: 'otto', name: 'otto' } as const;
    const seen = { type: 'receipt-received', conversationId, messageId: 'a' as MessageId, status: 'seen' } as const;
    const first = apply({}, null, [added(ownMessage('a', 1)), { ...seen, by, at: 2, detail: '' }]).entries.at(0);
    assert.equal(first?.kind === 'message' && first.seenBy.length, 1);
  });

  test('keeps the time the conversation was opened', () => {
    assert.equal(apply({ openedAt: 9 }, conversation('talk', { openedAt: 5 })).openedAt, 5);
    assert.equal(apply({ openedAt: 9 }).openedAt, 9);
  });

  test('keeps the end of wrap-up, which not every server repeats, while wrap-up goes on', () => {
    const [first, second] = [
      { endsAt: 1, seconds: 1 },
      { endsAt: 2, seconds: 2 },
    ];
    const known = conversation('talk', { wrapUp: first, role: 'wrap-up' });
    assert.equal(apply({ role: 'wrap-up' }, known).wrapUp, first);
    assert.equal(apply({ role: 'wrap-up', wrapUp: second }, known).wrapUp, second);
    assert.equal(apply({ role: 'primary' }, known).wrapUp, null);
    assert.equal(apply({ role: 'wrap-up' }).wrapUp, null);
    assert.equal(apply({ role: 'primary', wrapUp: second }).wrapUp, second);
  });

  test('shows a barge-in by the role known before', () => {
    const listBargedIn = (state: Conversation) => state.participants.filter(({ bargedIn }) => bargedIn).length;
    const asMonitor = (id: string) =>
      conversation('talk', { participants: [mara, participant(id, { role: 'monitor' })] });
    const own = apply({}, conversation('talk', { participants: [participant('mara', { role: 'monitor' })] }));
    assert.equal(own.bargedIn, true);
    const ofOther = apply({ participants: [mara, participant('vela')] }, asMonitor('vela'));
    assert.equal(ofOther.bargedIn, false);
    assert.equal(listBargedIn(ofOther), 1);
    const stillMonitor = participant('vela', { role: 'monitor' });
    assert.equal(listBargedIn(apply({ participants: [mara, stillMonitor] }, asMonitor('vela'))), 0);
  });

  test('leaves whether this agent barged in to the server when it does not list them', () => {
    assert.equal(apply({ participants: [participant('otto')], bargedIn: true }).bargedIn, true);
    assert.equal(apply({ participants: [participant('otto')], bargedIn: false }).bargedIn, false);
  });
});

test('a conversation becomes the active one when it opens, unless another is', () => {
  const open = (activeConversation: ConversationId | null) => {
    const state = stateWith();
    return reduceSnapshot(
      { ...state, local: { ...state.local, activeConversation } },
      { type: 'conversation-snapshot', conversation: conversation(), history: [] },
    ).local.activeConversation;
  };
  assert.equal(open(null), conversationId);
  assert.equal(open('other' as ConversationId), 'other');
});

test('an offer that was hidden is no longer hidden when its conversation opens, others stay', () => {
  const other = 'other' as ConversationId;
  const state = stateWith();
  const opened = reduceSnapshot(
    { ...state, local: { ...state.local, hiddenOffers: new Set([conversationId, other]) } },
    { type: 'conversation-snapshot', conversation: conversation(), history: [] },
  );
  assert.deepEqual([...opened.local.hiddenOffers], [other]);
});

describe('unread messages of a conversation that opens in the background', () => {
  const open = (entries: readonly (Message | Notice)[], snapshot: Partial<Conversation> = {}, known = stateWith()) => {
    const { unread, unreadFrom } = reduceSnapshot(
      { ...known, local: { ...known.local, activeConversation: 'other' as ConversationId } },
      {
        type: 'conversation-snapshot',
        conversation: conversation('talk', snapshot),
        history: entries.map((entry) => ({ type: 'entry-added', conversationId, entry })),
      },
    ).local;
    return [unread.get(conversationId), unreadFrom.get(conversationId)];
  };

  test('are those after the last answer', () => {
    assert.deepEqual(open([message('a', 1)]), [1, 'event-a']);
    const twoAnswers = [ownMessage('a', 1), message('b', 2), ownMessage('c', 3), message('d', 4)];
    assert.deepEqual(open(twoAnswers), [1, 'event-d']);
    assert.deepEqual(open([message('a', 1), ownMessage('b', 2)]), [undefined, undefined]);
  });

  test('are not whispers or notices, and a whisper is no answer', () => {
    const whisper = ownMessage('w', 2, { whisper: true });
    assert.deepEqual(open([message('a', 1), whisper, notice('n', 3), message('b', 4)]), [2, 'event-a']);
  });

  test('are counted for the primary agent, once', () => {
    assert.deepEqual(open([message('a', 1)], { role: 'monitor' }), [undefined, undefined]);
    assert.deepEqual(open([message('a', 1)], {}, stateWith(conversation())), [undefined, undefined]);
  });
});
