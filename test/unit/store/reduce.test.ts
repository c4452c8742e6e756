import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  AgentId,
  ChannelSessionId,
  ConversationId,
  EntryId,
  ServerEvent,
  TaskId,
} from '../../../src/domain/index.js';
import { closeHandoverNote, updateLocal } from '../../../src/store/reduce-local.js';
import { markOffersUncertain, reduce, resetServerState } from '../../../src/store/reduce.js';
import {
  selectConversations,
  selectOpenOffers,
  selectReplyChannel,
  selectThread,
  selectUnreadCount,
} from '../../../src/store/selectors.js';
import { initialState, type SessionState } from '../../../src/store/state.js';
import { Store } from '../../../src/store/store.js';
import {
  agent,
  channelSession,
  conversation,
  message,
  offer,
  ownMessage,
  participant,
  pendingCommand,
  stateWith,
} from '../../support/builders/domain-objects.js';

const conversationId = 'talk' as ConversationId;
const otherConversationId = 'other' as ConversationId;
const reduceAll = (state: SessionState, ...events: readonly ServerEvent[]) =>
  events.reduce((current, event) => reduce(current, event, 1000), state);
const entryAdded = (conversationId: ConversationId, entry: ReturnType<typeof message>): ServerEvent => ({
  type: 'entry-added',
  conversationId,
  entry,
});

describe('conversations', () => {
  test('an event changes only its own conversation', () => {
    const before = stateWith(conversation('talk'), conversation('other'));
    const changed = reduceAll(before, entryAdded(conversationId, message('a', 1)));
    assert.equal(
      changed.conversations.byId.get(otherConversationId),
      before.conversations.byId.get(otherConversationId),
    );
    assert.equal(changed.offers, before.offers);
    assert.equal(changed.channels, before.channels);
  });

  test('an event of an unknown conversation changes nothing', () => {
    const state = stateWith(conversation('other'));
    assert.equal(reduceAll(state, entryAdded(conversationId, message('a', 1))), state);
  });

  test('messages of others count as unread once, own messages do not', () => {
    const state = reduceAll(
      stateWith(conversation()),
      entryAdded(conversationId, ownMessage('mine', 1)),
      entryAdded(conversationId, message('a', 2)),
      entryAdded(conversationId, message('a', 2)),
      entryAdded(conversationId, message('b', 3)),
    );
    assert.equal(selectUnreadCount(state, conversationId), 2);
    assert.equal(state.local.unreadFrom.get(conversationId), 'event-a');
  });

  test('a snapshot replaces the conversation, keeps the draft and removes the offer', () => {
    const base = stateWith(conversation('talk', { participants: [participant('mara'), participant('gone')] }));
    const draft = { text: 'half a sen', replyTo: null, whisper: false };
    const before: SessionState = {
      ...base,
      offers: reduceAll(initialState, { type: 'offer-received', offer: offer() }).offers,
      local: { ...base.local, drafts: new Map([[conversationId, draft]]) },
    };
    const state = reduceAll(before, {
      type: 'conversation-snapshot',
      conversation: conversation('talk', { taskId: 'new' as TaskId }),
      history: [{ type: 'entry-added', conversationId, entry: message('a', 1) }],
    });
    const updated = state.conversations.byId.get(conversationId);
    assert.deepEqual(
      updated?.participants.map(({ agentId }) => agentId),
      ['mara'],
    );
    assert.equal(updated?.taskId, 'new');
    assert.equal(updated?.entries.length, 1);
    assert.deepEqual(state.offers.ids, []);
    assert.equal(state.local.drafts.get(conversationId), draft);
    assert.equal(selectUnreadCount(state, conversationId), 0, 'history is not unread');
  });

  test('a conversation that opens in the background has unread messages', () => {
    const base = stateWith(conversation('other'));
    const openInBackground = (active: ConversationId | null) =>
      reduceAll(
        { ...base, local: { ...base.local, activeConversation: active } },
        {
          type: 'conversation-snapshot',
          conversation: conversation('talk'),
          history: [message('a', 1), ownMessage('b', 2), message('c', 3), message('d', 4)].map((entry) => ({
            type: 'entry-added',
            conversationId,
            entry,
          })),
        },
      );
    assert.equal(selectUnreadCount(openInBackground(otherConversationId), conversationId), 2, 'since the last answer');
    assert.equal(openInBackground(otherConversationId).local.unreadFrom.get(conversationId), 'event-c');
    assert.equal(selectUnreadCount(openInBackground(null), conversationId), 0, 'it is in front');
  });

  test('when the active one closes, its neighbour becomes active, and the reason is kept', () => {
    const base = stateWith(conversation('talk'), conversation('other'));
    const before = {
      ...base,
      local: { ...base.local, activeConversation: conversationId, unread: new Map([[conversationId, 3]]) },
    };
    const state = reduceAll(before, {
      type: 'conversation-closed',
      conversationId,
      reason: 'transferred',
      detail: '',
    });
    assert.equal(state.local.activeConversation, otherConversationId);
    assert.equal(state.local.unread.size, 0);
    assert.equal(state.local.endedConversations[0]?.reason, 'transferred');
    assert.deepEqual(
      selectConversations(state).map(({ id }) => id),
      [otherConversationId],
    );
  });

  test('an active one that others ended, or that has something unsent, stays active with its draft', () => {
    const base = stateWith(conversation('talk'), conversation('other'));
    const draft = { text: 'Half', replyTo: null, whisper: false };
    const close = (reason: 'left' | 'customer-left', parts: Partial<SessionState['local']>, pending = base.pending) =>
      reduceAll(
        { ...base, pending, local: { ...base.local, activeConversation: conversationId, ...parts } },
        { type: 'conversation-closed', conversationId, reason, detail: '' },
      );
    const drafts = new Map([[conversationId, draft]]);
    assert.equal(close('left', {}).local.activeConversation, otherConversationId);
    assert.equal(close('customer-left', {}).local.activeConversation, conversationId);
    const left = close('left', { drafts });
    assert.equal(left.local.activeConversation, conversationId);
    assert.equal(left.local.drafts.get(conversationId), draft);
    assert.equal(close('left', {}, [pendingCommand('p')]).local.endedConversations[0]?.unsent?.length, 1);

    const reopened = reduceAll(left, {
      type: 'conversation-snapshot',
      conversation: conversation('talk'),
      history: [],
    });
    assert.equal(reopened.local.endedConversations.length, 0);
    assert.equal(reopened.local.drafts.get(conversationId), draft);
  });

  test('the note of the accepted offer stays with the conversation, also over later snapshots', () => {
    const snapshot: ServerEvent = { type: 'conversation-snapshot', conversation: conversation('talk'), history: [] };
    const offered = (note: string | null, taskId: string): ServerEvent => ({
      type: 'offer-received',
      offer: offer('talk', { note, requestedBy: 'otto', direction: 'transfer', taskId: taskId as TaskId }),
    });
    const noteOf = ({ local }: SessionState) => local.handoverNotes.get(conversationId);
    const first = reduceAll(initialState, offered('Wants\na refund', 'one'), snapshot, snapshot);
    const expected = {
      text: 'Wants\na refund',
      requestedBy: 'otto',
      direction: 'transfer',
      taskId: 'one',
      isClosed: false,
    };
    assert.deepEqual(noteOf(first), expected);
    for (const note of [null, '', ' \u200b'])
      assert.equal(noteOf(reduceAll(initialState, offered(note, 'one'), snapshot)), undefined);
    const closed = updateLocal(first, closeHandoverNote(conversationId));
    const replayed = reduceAll(closed, offered('Wants\na refund', 'one'), snapshot);
    assert.equal(noteOf(replayed)?.isClosed, true, 'another tab has repeated it');
    const again = reduceAll(closed, offered('Wants\na refund', 'two'), snapshot);
    assert.equal(noteOf(again)?.isClosed, false, 'it was transferred here a second time');
    const left = reduceAll(first, { type: 'conversation-closed', conversationId, reason: 'left', detail: '' });
    for (const note of [null, '', ' \u200b'])
      for (const before of [first, closed, left])
        assert.equal(noteOf(reduceAll(before, offered(note, 'two'), snapshot)), undefined, 'this time without a note');
    assert.deepEqual(noteOf(reduceAll(first, offered('', 'one'), snapshot)), expected, 'of the same task');
  });

  test('the last 50 ended conversations are kept', () => {
    const ids = Array.from({ length: 52 }, (_, i) => String(i));
    const state = reduceAll(
      stateWith(...ids.map((id) => conversation(id))),
      ...ids.map((id): ServerEvent => ({
        type: 'conversation-closed',
        conversationId: id as ConversationId,
        reason: 'left',
        detail: '',
      })),
    );
    assert.deepEqual(
      state.local.endedConversations.map((ended) => String(ended.conversation.id)),
      ids.slice(2),
    );
  });

  test('other agents in wrap-up are removed from the participants, this agent is not', () => {
    const otto = participant('otto', { role: 'wrap-up' });
    const mara = participant('mara', { role: 'wrap-up' });
    const before = stateWith(conversation('talk', { participants: [participant('mara'), participant('otto')] }));
    const changeRole = (member: typeof otto): ServerEvent => ({
      type: 'participant-role-changed',
      conversationId,
      participant: member,
    });
    const state = reduceAll(before, changeRole(otto), changeRole(mara));
    assert.deepEqual(
      state.conversations.byId.get(conversationId)?.participants.map(({ agentId }) => agentId),
      ['mara'],
    );
    assert.equal(state.conversations.byId.get(conversationId)?.role, 'wrap-up');
  });

  test('a monitor who becomes primary has barged in', () => {
    const before = stateWith(
      conversation('talk', { role: 'monitor', participants: [participant('mara', { role: 'monitor' })] }),
    );
    const state = reduceAll(before, {
      type: 'participant-role-changed',
      conversationId,
      participant: participant('mara'),
    });
    assert.equal(state.conversations.byId.get(conversationId)?.bargedIn, true);
    assert.equal(state.conversations.byId.get(conversationId)?.role, 'primary');
  });

  const agentNotice = (
    id: string,
    role: 'monitor' | 'assistant' | 'primary',
    type: 'agent-joined' | 'agent-left' = 'agent-joined',
  ) =>
    ({
      type: 'entry-added',
      conversationId,
      entry: {
        kind: 'notice',
        id: `${type} ${id} ${role}` as EntryId,
        at: 0,
        what: { type, agentId: id as AgentId, name: id, role },
        visible: role !== 'monitor',
      },
    }) as const;
  const roleChanged = (id: string, role: 'assistant' | 'primary'): ServerEvent => ({
    type: 'participant-role-changed',
    conversationId,
    participant: participant(id, { role }),
  });
  const listBargedIn = (state: SessionState) =>
    state.conversations.byId
      .get(conversationId)
      ?.participants.filter((candidate) => candidate.bargedIn)
      .map(({ agentId }) => agentId);

  test('a monitor who whispered before has barged in too, a consulted colleague has not', () => {
    const sharedConversation = conversation('talk', {
      participants: [
        participant('mara'),
        participant('vela', { role: 'monitor' }),
        participant('otto', { role: 'assistant' }),
      ],
    });
    const state = reduceAll(
      stateWith(sharedConversation),
      agentNotice('vela', 'monitor'),
      agentNotice('otto', 'assistant'),
      roleChanged('vela', 'assistant'),
      roleChanged('vela', 'primary'),
      roleChanged('otto', 'primary'),
    );
    assert.deepEqual(listBargedIn(state), ['vela']);
  });

  test('a snapshot with the primary role alone: the history shows who joined as a monitor', () => {
    const snapshot = (...history: ReturnType<typeof agentNotice>[]) =>
      listBargedIn(
        reduceAll(stateWith(), {
          type: 'conversation-snapshot',
          conversation: conversation('talk', { participants: [participant('mara'), participant('vela')] }),
          history,
        }),
      );
    assert.deepEqual(
      snapshot(agentNotice('mara', 'primary'), agentNotice('vela', 'monitor'), agentNotice('vela', 'primary')),
      ['vela'],
    );
    assert.deepEqual(
      snapshot(
        agentNotice('vela', 'monitor'),
        agentNotice('vela', 'monitor', 'agent-left'),
        agentNotice('vela', 'primary'),
      ),
      [],
    );
    assert.deepEqual(snapshot(), []);
  });

  test('a snapshot does not list other agents in wrap-up', () => {
    const wrapping = participant('otto', { role: 'wrap-up' });
    const state = reduceAll(stateWith(), {
      type: 'conversation-snapshot',
      conversation: conversation('talk', { participants: [participant('mara', { role: 'wrap-up' }), wrapping] }),
      history: [],
    });
    assert.deepEqual(
      state.conversations.byId.get(conversationId)?.participants.map(({ agentId }) => agentId),
      ['mara'],
    );
  });

  test('a pause by a colleague does not change the state in wrap-up', () => {
    const holdChanged = (paused: boolean): ServerEvent => ({
      type: 'hold-changed',
      conversationId,
      paused,
      hold: null,
    });
    const reduceHolds = (state: 'active' | 'wrapping-up') =>
      [true, false].map((paused) => reduceAll(stateWith(conversation('talk', { state })), holdChanged(paused)));
    const listStates = (state: 'active' | 'wrapping-up') =>
      reduceHolds(state).map((reduced) => reduced.conversations.byId.get(conversationId)?.state);
    assert.deepEqual(listStates('active'), ['paused', 'active']);
    assert.deepEqual(listStates('wrapping-up'), ['wrapping-up', 'wrapping-up']);
  });

  test('a message of the customer ends their typing', () => {
    const typing = reduceAll(stateWith(conversation()), {
      type: 'customer-typing',
      conversationId,
      typing: true,
      at: 10,
    });
    assert.equal(typing.conversations.byId.get(conversationId)?.customerTypingUntil, 5010);
    assert.equal(
      reduceAll(typing, entryAdded(conversationId, message('a', 11))).conversations.byId.get(conversationId)
        ?.customerTypingUntil,
      null,
    );
  });
});

describe('the reply channel', () => {
  const multiChannelState = () =>
    stateWith(
      conversation('talk', {
        channelSessions: [
          channelSession('call', 'CX_VOICE', true),
          channelSession('web'),
          channelSession('wa', 'WHATSAPP'),
        ],
      }),
    );
  const replyChannelId = (state: SessionState) => selectReplyChannel(state, conversationId)?.id;

  test('is the first that is not voice', () => assert.equal(replyChannelId(multiChannelState()), 'web'));

  test('follows the customer’s last message, by session or by channel', () => {
    assert.equal(
      replyChannelId(
        reduceAll(
          multiChannelState(),
          entryAdded(conversationId, message('a', 1, { channelSessionId: 'wa' as ChannelSessionId })),
        ),
      ),
      'wa',
    );
    const byName = message('b', 2, { channelSessionId: null, channelName: 'WHATSAPP' });
    assert.equal(replyChannelId(reduceAll(multiChannelState(), entryAdded(conversationId, byName))), 'wa');
  });

  test('is a newly opened one, until that closes', () => {
    const opened = reduceAll(multiChannelState(), {
      type: 'channel-session-opened',
      conversationId,
      session: channelSession('sms', 'SMS'),
    });
    assert.equal(replyChannelId(opened), 'sms');
    const closed = reduceAll(opened, {
      type: 'channel-session-closed',
      conversationId,
      sessionId: 'sms' as ChannelSessionId,
    });
    assert.equal(replyChannelId(closed), 'web');
  });

  test('changes when it closes to the first that has no public comments', () => {
    const base = stateWith(
      conversation('talk', {
        channelSessions: [channelSession('fb', 'FACEBOOK'), channelSession('wa', 'WHATSAPP'), channelSession('web')],
      }),
    );
    const state = {
      ...base,
      local: { ...base.local, replyChannel: new Map([[conversationId, 'web' as ChannelSessionId]]) },
    };
    assert.equal(
      replyChannelId(
        reduceAll(state, { type: 'channel-session-closed', conversationId, sessionId: 'web' as ChannelSessionId }),
      ),
      'wa',
    );
  });

  test('is none when only voice is left', () => {
    const state = stateWith(conversation('talk', { channelSessions: [channelSession('call', 'CX_VOICE', true)] }));
    assert.equal(selectReplyChannel(state, conversationId), null);
  });
});

describe('offers', () => {
  const offerReceived = (id: string, at: number, change = {}): ServerEvent => ({
    type: 'offer-received',
    offer: offer(id, { offeredAt: at, ...change }),
  });

  test('are shown oldest first, without voice offers and started ones', () => {
    const state = reduceAll(
      initialState,
      offerReceived('b', 2),
      offerReceived('a', 1),
      offerReceived('call', 0, { voice: true }),
      offerReceived('mine', 0, { started: true }),
    );
    assert.deepEqual(
      selectOpenOffers(state).map(({ conversationId }) => conversationId),
      ['a', 'b'],
    );
  });

  test('the same task again keeps its first time and stays dismissed; another task is shown', () => {
    const hidden: SessionState = {
      ...reduceAll(initialState, offerReceived('talk', 5)),
      local: { ...initialState.local, hiddenOffers: new Set([conversationId]) },
    };
    const repeated = reduceAll(hidden, offerReceived('talk', 9));
    assert.equal(repeated.offers.byId.get(conversationId)?.offeredAt, 5);
    assert.deepEqual(selectOpenOffers(repeated), []);
    const replaced = reduceAll(hidden, offerReceived('talk', 9, { taskId: 'second' }));
    assert.equal(selectOpenOffers(replaced).length, 1);
  });

  test('are uncertain after a lost connection, until the server sends them again', () => {
    const dropped = markOffersUncertain(reduceAll(initialState, offerReceived('talk', 1)));
    assert.equal(dropped.offers.byId.get(conversationId)?.uncertain, true);
    assert.equal(reduceAll(dropped, offerReceived('talk', 2)).offers.byId.get(conversationId)?.uncertain, false);
  });

  test('a withdrawn one is listed as lost, unless the agent dismissed it', () => {
    const offerWithdrawn: ServerEvent = { type: 'offer-withdrawn', conversationId, reason: 'timed-out' };
    const open = reduceAll(initialState, offerReceived('talk', 1));
    assert.equal(reduceAll(open, offerWithdrawn).local.lostOffers[0]?.reason, 'timed-out');
    const hidden: SessionState = { ...open, local: { ...open.local, hiddenOffers: new Set([conversationId]) } };
    assert.deepEqual(reduceAll(hidden, offerWithdrawn).local.lostOffers, []);
    assert.equal(reduceAll(initialState, offerWithdrawn), initialState);
  });

  test('the last ten lost ones are kept', () => {
    const lost = Array.from({ length: 12 }, (_, i) => String(i)).reduce(
      (state, id) =>
        reduceAll(state, offerReceived(id, 1), {
          type: 'offer-withdrawn',
          conversationId: id as ConversationId,
          reason: 'timed-out',
        }),
      initialState,
    );
    assert.deepEqual(
      lost.local.lostOffers.map((item) => String(item.offer.conversationId)),
      ['2', '3', '4', '5', '6', '7', '8', '9', '10', '11'],
    );
  });

  test('a withdrawn one is not listed as lost when it is started or a voice offer', () => {
    for (const change of [{ started: true }, { voice: true }]) {
      const withdrawn = reduceAll(initialState, offerReceived('talk', 1, change), {
        type: 'offer-withdrawn',
        conversationId,
        reason: 'gone',
      });
      assert.deepEqual(withdrawn.local.lostOffers, []);
      assert.deepEqual(withdrawn.offers.ids, []);
    }
  });

  test('a withdrawal of another task of the same conversation keeps the current one', () => {
    const withdrawn = (taskId: string): ServerEvent => ({
      type: 'offer-withdrawn',
      conversationId,
      taskId: taskId as TaskId,
      reason: 'timed-out',
    });
    const open = reduceAll(initialState, offerReceived('talk', 1, { taskId: 'second' }));
    assert.equal(reduceAll(open, withdrawn('first')), open);
    assert.equal(reduceAll(open, withdrawn('second')).offers.byId.has(conversationId), false);
  });
});

test('presence of another agent changes nothing', () => {
  const state: SessionState = { ...initialState, agent: agent('mara') };
  const presence = { state: 'ready', reason: null, since: 1 } as const;
  const presenceReported = (id: string): ServerEvent => ({
    type: 'presence-reported',
    agentId: id as AgentId,
    changed: true,
    presence,
    channels: [],
  });
  assert.equal(reduceAll(state, presenceReported('otto')), state);
  assert.equal(reduceAll(state, presenceReported('mara')).presence, presence);
});

test('selectors return the same reference for the same state', () => {
  const state = { ...stateWith(conversation('talk', { entries: [message('a', 1)] })), pending: [pendingCommand('p')] };
  for (const select of [
    selectConversations,
    selectOpenOffers,
    (current: SessionState) => selectThread(current, conversationId),
  ]) {
    assert.equal(select(state), select(state));
  }
  const unrelatedChange = { ...state, channels: [] };
  assert.equal(selectThread(unrelatedChange, conversationId), selectThread(state, conversationId));
  assert.deepEqual(
    selectThread(state, conversationId)
      .slice()
      .map(({ id }) => id),
    ['event-a', 'event-p'] as EntryId[],
  );
});

test('the end of a session keeps only the drafts', () => {
  const draft = { text: 'half', replyTo: null, whisper: false };
  const base = stateWith(conversation());
  const state = resetServerState({
    ...base,
    local: { ...base.local, drafts: new Map([[conversationId, draft]]), unread: new Map([[conversationId, 1]]) },
  });
  assert.deepEqual(state.conversations.ids, []);
  assert.equal(state.local.unread.size, 0);
  assert.equal(state.local.drafts.get(conversationId), draft);
});

describe('the store', () => {
  test('notifies once per batch, not without a change, and not after unsubscribing', () => {
    const store = new Store();
    let notifyCount = 0;
    const unsubscribe = store.subscribe(() => notifyCount++);
    store.update((state) => state);
    assert.equal(notifyCount, 0);
    store.batch(() => {
      store.update((state) => ({ ...state, channels: [] }));
      store.update((state) => ({ ...state, channels: [] }));
      assert.equal(notifyCount, 0);
    });
    assert.equal(notifyCount, 1);
    unsubscribe();
    store.update((state) => ({ ...state, channels: [] }));
    assert.equal(notifyCount, 1);
  });

  test('notifies after a batch that throws', () => {
    const store = new Store();
    let notifyCount = 0;
    store.subscribe(() => notifyCount++);
    assert.throws(() =>
      store.batch(() => {
        store.update((state) => ({ ...state, channels: [] }));
        throw new Error('mid-way');
      }),
    );
    assert.equal(notifyCount, 1);
  });
});
