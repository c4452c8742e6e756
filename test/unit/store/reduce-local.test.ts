import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ChannelSessionId, ConversationId, EntryId } from '../../../src/domain/index.js';
import {
  addMissedOffer,
  dismissEnded,
  hideOffer,
  markRead,
  removeConversation,
  setActiveConversation,
  setDraft,
  setReplyChannel,
  updateLocal,
  withoutKey,
} from '../../../src/store/reduce-local.js';
import { initialState, type LocalState } from '../../../src/store/state.js';
import { conversation, offer } from '../../support/builders/domain-objects.js';

const talk = 'talk' as ConversationId;
const other = 'other' as ConversationId;
const draft = { text: 'half', replyTo: null, whisper: false };
const initial = initialState.local;

describe('changes of this page only', () => {
  test('set the active conversation', () => {
    const active = setActiveConversation(talk)(initial);
    assert.equal(active.activeConversation, talk);
    assert.equal(setActiveConversation(talk)(active), active);
    assert.equal(setActiveConversation(null)(active).activeConversation, null);
  });

  test('mark a conversation as read, and no other', () => {
    const unread: LocalState = {
      ...initial,
      unread: new Map([
        [talk, 2],
        [other, 1],
      ]),
      unreadFrom: new Map([
        [talk, 'a' as EntryId],
        [other, 'b' as EntryId],
      ]),
    };
    const read = markRead(talk)(unread);
    assert.deepEqual([...read.unread.keys()], [other]);
    assert.deepEqual([...read.unreadFrom.keys()], [other]);
    assert.equal(markRead(talk)(read), read);
  });

  test('set and remove a draft', () => {
    const drafted = setDraft(talk, draft)(setDraft(other, draft)(initial));
    assert.equal(drafted.drafts.get(talk), draft);
    assert.deepEqual([...setDraft(talk, null)(drafted).drafts.keys()], [other]);
  });

  test('hide an offer once', () => {
    const hidden = hideOffer(talk)(initial);
    assert.deepEqual([...hidden.hiddenOffers], [talk]);
    assert.equal(hideOffer(talk)(hidden), hidden);
  });

  test('list a missed offer as gone, at its own time', () => {
    const missed = offer('talk', { offeredAt: 7 });
    const { lostOffers } = addMissedOffer(missed)(addMissedOffer(offer('first'))(initial));
    assert.deepEqual(lostOffers[1], { offer: missed, reason: 'gone', at: 7 });
    assert.equal(lostOffers.length, 2);
  });

  test('dismiss lost offers and ended conversations', () => {
    assert.equal(dismissEnded(initial), initial);
    const lost = addMissedOffer(offer())(initial);
    assert.deepEqual(dismissEnded(lost).lostOffers, []);
    const ended: LocalState = {
      ...initial,
      endedConversations: [{ conversation: conversation(), reason: 'left', detail: '', at: 0 }],
    };
    assert.deepEqual(dismissEnded(ended).endedConversations, []);
  });

  test('remove everything about one conversation', () => {
    const both = <T>(value: T) =>
      new Map([
        [talk, value],
        [other, value],
      ]);
    const kept = removeConversation(talk)({
      ...initial,
      unread: both(1),
      unreadFrom: both('a' as EntryId),
      drafts: both(draft),
      replyChannel: both('web' as ChannelSessionId),
      requestedAgentNames: both('Otto'),
    });
    for (const map of [kept.unread, kept.unreadFrom, kept.drafts, kept.replyChannel, kept.requestedAgentNames]) {
      assert.deepEqual([...map.keys()], [other]);
    }
  });

  test('return the same state when nothing changes', () => {
    assert.equal(
      updateLocal(initialState, (local) => local),
      initialState,
    );
    const changed = updateLocal(initialState, setReplyChannel(talk, 'web' as ChannelSessionId));
    assert.equal(changed.local.replyChannel.get(talk), 'web');
    assert.equal(changed.offers, initialState.offers);
  });
});

test('withoutKey returns the same map when the key is missing', () => {
  const map = new Map([['a', 1]]);
  assert.equal(withoutKey(map, 'b'), map);
  assert.equal(withoutKey(map, 'a').size, 0);
  assert.equal(map.size, 1);
});
