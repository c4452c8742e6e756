import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  AgentId,
  ChannelSessionId,
  ConversationId,
  EntryId,
  ServerEvent,
  TaskId,
} from '../../src/domain/index.js';
import { markOffersUncertain, reduce, withoutFacts } from '../../src/store/reduce.js';
import {
  selectConversations,
  selectOpenOffers,
  selectReplyChannel,
  selectThread,
  selectUnread,
} from '../../src/store/selectors.js';
import { initialState, type SessionState } from '../../src/store/state.js';
import { Store } from '../../src/store/store.js';
import {
  agent,
  channelSession,
  conversation,
  message,
  offer,
  ownMessage,
  participant,
  row,
  stateWith,
} from '../support/domain.js';

const talk = 'talk' as ConversationId;
const other = 'other' as ConversationId;
const after = (state: SessionState, ...events: readonly ServerEvent[]) =>
  events.reduce((current, event) => reduce(current, event, 1000), state);
const said = (conversationId: ConversationId, entry: ReturnType<typeof message>): ServerEvent => ({
  type: 'entry-added',
  conversationId,
  entry,
});

describe('conversations', () => {
  test('an event about one leaves the others and everything else as they were', () => {
    const before = stateWith(conversation('talk'), conversation('other'));
    const changed = after(before, said(talk, message('a', 1)));
    assert.equal(changed.conversations.byId.get(other), before.conversations.byId.get(other));
    assert.equal(changed.offers, before.offers);
    assert.equal(changed.channels, before.channels);
  });

  test('an event about a conversation we do not hold changes nothing', () => {
    const state = stateWith(conversation('other'));
    assert.equal(after(state, said(talk, message('a', 1))), state);
  });

  test('others’ messages count as unread from the first, our own never, repeats not again', () => {
    const state = after(
      stateWith(conversation()),
      said(talk, ownMessage('mine', 1)),
      said(talk, message('a', 2)),
      said(talk, message('a', 2)),
      said(talk, message('b', 3)),
    );
    assert.equal(selectUnread(state, talk), 2);
    assert.equal(state.local.unreadFrom.get(talk), 'event-a');
  });

  test('a snapshot replaces the tables, keeps what the agent wrote, and takes the offer away', () => {
    const base = stateWith(conversation('talk', { participants: [participant('mara'), participant('gone')] }));
    const draft = { text: 'half a sen', replyTo: null, whisper: false };
    const before: SessionState = {
      ...base,
      offers: after(initialState, { type: 'offer-received', offer: offer() }).offers,
      local: { ...base.local, drafts: new Map([[talk, draft]]) },
    };
    const state = after(before, {
      type: 'conversation-snapshot',
      conversation: conversation('talk', { taskId: 'new' as TaskId }),
      history: [{ type: 'entry-added', conversationId: talk, entry: message('a', 1) }],
    });
    const now = state.conversations.byId.get(talk);
    assert.deepEqual(
      now?.participants.map(({ agentId }) => agentId),
      ['mara'],
    );
    assert.equal(now?.taskId, 'new');
    assert.equal(now?.entries.length, 1);
    assert.deepEqual(state.offers.ids, []);
    assert.equal(state.local.drafts.get(talk), draft);
    assert.equal(selectUnread(state, talk), 0, 'history is not news');
  });

  test('what came with a conversation that opens behind another one has been seen by nobody', () => {
    const base = stateWith(conversation('other'));
    const opened = (active: ConversationId | null) =>
      after(
        { ...base, local: { ...base.local, activeConversation: active } },
        {
          type: 'conversation-snapshot',
          conversation: conversation('talk'),
          history: [message('a', 1), ownMessage('b', 2), message('c', 3), message('d', 4)].map((entry) => ({
            type: 'entry-added',
            conversationId: talk,
            entry,
          })),
        },
      );
    assert.equal(selectUnread(opened(other), talk), 2, 'since the last answer');
    assert.equal(opened(other).local.unreadFrom.get(talk), 'event-c');
    assert.equal(selectUnread(opened(null), talk), 0, 'it is in front');
  });

  test('when the active one closes, its neighbour is next, and it is remembered why', () => {
    const base = stateWith(conversation('talk'), conversation('other'));
    const before = { ...base, local: { ...base.local, activeConversation: talk, unread: new Map([[talk, 3]]) } };
    const state = after(before, {
      type: 'conversation-closed',
      conversationId: talk,
      reason: 'transferred',
      detail: '',
    });
    assert.equal(state.local.activeConversation, other);
    assert.equal(state.local.unread.size, 0);
    assert.equal(state.local.endedConversations[0]?.reason, 'transferred');
    assert.deepEqual(
      selectConversations(state).map(({ id }) => id),
      [other],
    );
  });

  test('somebody in wrap-up has left the talk; we ourselves have not', () => {
    const otto = participant('otto', { role: 'wrap-up' });
    const mara = participant('mara', { role: 'wrap-up' });
    const before = stateWith(conversation('talk', { participants: [participant('mara'), participant('otto')] }));
    const change = (who: typeof otto): ServerEvent => ({
      type: 'participant-role-changed',
      conversationId: talk,
      participant: who,
    });
    const state = after(before, change(otto), change(mara));
    assert.deepEqual(
      state.conversations.byId.get(talk)?.participants.map(({ agentId }) => agentId),
      ['mara'],
    );
    assert.equal(state.conversations.byId.get(talk)?.role, 'wrap-up');
  });

  test('a monitor who becomes primary has barged in, though the server says only PRIMARY', () => {
    const before = stateWith(
      conversation('talk', { role: 'monitor', participants: [participant('mara', { role: 'monitor' })] }),
    );
    const state = after(before, {
      type: 'participant-role-changed',
      conversationId: talk,
      participant: participant('mara'),
    });
    assert.equal(state.conversations.byId.get(talk)?.bargedIn, true);
    assert.equal(state.conversations.byId.get(talk)?.role, 'primary');
  });

  const came = (
    id: string,
    role: 'monitor' | 'assistant' | 'primary',
    type: 'agent-joined' | 'agent-left' = 'agent-joined',
  ) =>
    ({
      type: 'entry-added',
      conversationId: talk,
      entry: {
        kind: 'notice',
        id: `${type} ${id} ${role}` as EntryId,
        at: 0,
        what: { type, agentId: id as AgentId, name: id, role },
        visible: role !== 'monitor',
      },
    }) as const;
  const becomes = (id: string, role: 'assistant' | 'primary'): ServerEvent => ({
    type: 'participant-role-changed',
    conversationId: talk,
    participant: participant(id, { role }),
  });
  const bargedIn = (state: SessionState) =>
    state.conversations.byId
      .get(talk)
      ?.participants.filter((each) => each.bargedIn)
      .map(({ agentId }) => agentId);

  test('so has one who whispered in between; a colleague who was consulted has not', () => {
    const together = conversation('talk', {
      participants: [
        participant('mara'),
        participant('vela', { role: 'monitor' }),
        participant('otto', { role: 'assistant' }),
      ],
    });
    const state = after(
      stateWith(together),
      came('vela', 'monitor'),
      came('otto', 'assistant'),
      becomes('vela', 'assistant'),
      becomes('vela', 'primary'),
      becomes('otto', 'primary'),
    );
    assert.deepEqual(bargedIn(state), ['vela']);
  });

  test('a snapshot says only PRIMARY; its history tells who came in watching and has stayed', () => {
    const snapshot = (...history: ReturnType<typeof came>[]) =>
      bargedIn(
        after(stateWith(), {
          type: 'conversation-snapshot',
          conversation: conversation('talk', { participants: [participant('mara'), participant('vela')] }),
          history,
        }),
      );
    assert.deepEqual(snapshot(came('mara', 'primary'), came('vela', 'monitor'), came('vela', 'primary')), ['vela']);
    assert.deepEqual(
      snapshot(came('vela', 'monitor'), came('vela', 'monitor', 'agent-left'), came('vela', 'primary')),
      [],
    );
    assert.deepEqual(snapshot(), []);
  });

  test('a snapshot lists nobody else who is in wrap-up', () => {
    const wrapping = participant('otto', { role: 'wrap-up' });
    const state = after(stateWith(), {
      type: 'conversation-snapshot',
      conversation: conversation('talk', { participants: [participant('mara', { role: 'wrap-up' }), wrapping] }),
      history: [],
    });
    assert.deepEqual(
      state.conversations.byId.get(talk)?.participants.map(({ agentId }) => agentId),
      ['mara'],
    );
  });

  test('a pause of a colleague changes nothing for who is in wrap-up', () => {
    const held = (paused: boolean): ServerEvent => ({ type: 'hold-changed', conversationId: talk, paused, hold: null });
    const states = (state: 'active' | 'wrapping-up') =>
      [true, false].map((paused) => after(stateWith(conversation('talk', { state })), held(paused)));
    const shown = (state: 'active' | 'wrapping-up') =>
      states(state).map((each) => each.conversations.byId.get(talk)?.state);
    assert.deepEqual(shown('active'), ['paused', 'active']);
    assert.deepEqual(shown('wrapping-up'), ['wrapping-up', 'wrapping-up']);
  });

  test('typing lapses with the next word', () => {
    const typing = after(stateWith(conversation()), {
      type: 'customer-typing',
      conversationId: talk,
      typing: true,
      at: 10,
    });
    assert.equal(typing.conversations.byId.get(talk)?.customerTypingUntil, 5010);
    assert.equal(after(typing, said(talk, message('a', 11))).conversations.byId.get(talk)?.customerTypingUntil, null);
  });
});

describe('the channel an answer goes to', () => {
  const two = () =>
    stateWith(
      conversation('talk', {
        channelSessions: [
          channelSession('call', 'CX_VOICE', true),
          channelSession('web'),
          channelSession('wa', 'WHATSAPP'),
        ],
      }),
    );
  const chosen = (state: SessionState) => selectReplyChannel(state, talk)?.id;

  test('is the first that is not voice', () => assert.equal(chosen(two()), 'web'));

  test('follows the customer, by session or by channel', () => {
    assert.equal(
      chosen(after(two(), said(talk, message('a', 1, { channelSessionId: 'wa' as ChannelSessionId })))),
      'wa',
    );
    const byName = message('b', 2, { channelSessionId: null, channelName: 'WHATSAPP' });
    assert.equal(chosen(after(two(), said(talk, byName))), 'wa');
  });

  test('is a newly opened one, until that closes', () => {
    const opened = after(two(), {
      type: 'channel-session-opened',
      conversationId: talk,
      session: channelSession('sms', 'SMS'),
    });
    assert.equal(chosen(opened), 'sms');
    const closed = after(opened, {
      type: 'channel-session-closed',
      conversationId: talk,
      sessionId: 'sms' as ChannelSessionId,
    });
    assert.equal(chosen(closed), 'web');
  });

  test('falls from one that closes to the first that is no public post', () => {
    const base = stateWith(
      conversation('talk', {
        channelSessions: [channelSession('fb', 'FACEBOOK'), channelSession('wa', 'WHATSAPP'), channelSession('web')],
      }),
    );
    const state = { ...base, local: { ...base.local, replyChannel: new Map([[talk, 'web' as ChannelSessionId]]) } };
    assert.equal(
      chosen(
        after(state, { type: 'channel-session-closed', conversationId: talk, sessionId: 'web' as ChannelSessionId }),
      ),
      'wa',
    );
  });

  test('is none when only voice is left', () => {
    const state = stateWith(conversation('talk', { channelSessions: [channelSession('call', 'CX_VOICE', true)] }));
    assert.equal(selectReplyChannel(state, talk), null);
  });
});

describe('offers', () => {
  const ring = (id: string, at: number, change = {}): ServerEvent => ({
    type: 'offer-received',
    offer: offer(id, { offeredAt: at, ...change }),
  });

  test('are shown oldest first; telephony’s and started ones are not', () => {
    const state = after(
      initialState,
      ring('b', 2),
      ring('a', 1),
      ring('call', 0, { voice: true }),
      ring('mine', 0, { started: true }),
    );
    assert.deepEqual(
      selectOpenOffers(state).map(({ conversationId }) => conversationId),
      ['a', 'b'],
    );
  });

  test('the same task again rings on since it was first seen; another task rings anew even where one was let pass', () => {
    const hidden: SessionState = {
      ...after(initialState, ring('talk', 5)),
      local: { ...initialState.local, hiddenOffers: new Set([talk]) },
    };
    const repeated = after(hidden, ring('talk', 9));
    assert.equal(repeated.offers.byId.get(talk)?.offeredAt, 5);
    assert.deepEqual(selectOpenOffers(repeated), []);
    const anew = after(hidden, ring('talk', 9, { taskId: 'second' }));
    assert.equal(selectOpenOffers(anew).length, 1);
  });

  test('a dropped link makes them uncertain, the server’s repetition certain again', () => {
    const dropped = markOffersUncertain(after(initialState, ring('talk', 1)));
    assert.equal(dropped.offers.byId.get(talk)?.uncertain, true);
    assert.equal(after(dropped, ring('talk', 2)).offers.byId.get(talk)?.uncertain, false);
  });

  test('a withdrawn one is explained, unless the agent had let it pass', () => {
    const gone: ServerEvent = { type: 'offer-withdrawn', conversationId: talk, reason: 'timed-out' };
    const open = after(initialState, ring('talk', 1));
    assert.equal(after(open, gone).local.lostOffers[0]?.reason, 'timed-out');
    const hidden: SessionState = { ...open, local: { ...open.local, hiddenOffers: new Set([talk]) } };
    assert.deepEqual(after(hidden, gone).local.lostOffers, []);
    assert.equal(after(initialState, gone), initialState);
  });

  test('a withdrawal of another task of the same conversation leaves the one that rings', () => {
    const withdrawn = (taskId: string): ServerEvent => ({
      type: 'offer-withdrawn',
      conversationId: talk,
      taskId: taskId as TaskId,
      reason: 'timed-out',
    });
    const open = after(initialState, ring('talk', 1, { taskId: 'second' }));
    assert.equal(after(open, withdrawn('first')), open);
    assert.equal(after(open, withdrawn('second')).offers.byId.has(talk), false);
  });
});

test('presence of another agent is not ours', () => {
  const state: SessionState = { ...initialState, agent: agent('mara') };
  const presence = { state: 'ready', reason: null, since: 1 } as const;
  const report = (id: string): ServerEvent => ({
    type: 'presence-reported',
    agentId: id as AgentId,
    changed: true,
    presence,
    channels: [],
  });
  assert.equal(after(state, report('otto')), state);
  assert.equal(after(state, report('mara')).presence, presence);
});

test('the same question to the same state has the same answer, by reference', () => {
  const state = { ...stateWith(conversation('talk', { entries: [message('a', 1)] })), pending: [row('p')] };
  for (const select of [selectConversations, selectOpenOffers, (s: SessionState) => selectThread(s, talk)]) {
    assert.equal(select(state), select(state));
  }
  const elsewhere = { ...state, channels: [] };
  assert.equal(selectThread(elsewhere, talk), selectThread(state, talk));
  assert.deepEqual(
    selectThread(state, talk)
      .slice()
      .map(({ id }) => id),
    ['event-a', 'event-p'] as EntryId[],
  );
});

test('a session that ends keeps nothing but what the agent wrote', () => {
  const draft = { text: 'half', replyTo: null, whisper: false };
  const base = stateWith(conversation());
  const state = withoutFacts({
    ...base,
    local: { ...base.local, drafts: new Map([[talk, draft]]), unread: new Map([[talk, 1]]) },
  });
  assert.deepEqual(state.conversations.ids, []);
  assert.equal(state.local.unread.size, 0);
  assert.equal(state.local.drafts.get(talk), draft);
});

describe('the store', () => {
  test('tells listeners once per batch, never when nothing changed, never after they left', () => {
    const store = new Store();
    let told = 0;
    const leave = store.subscribe(() => told++);
    store.update((state) => state);
    assert.equal(told, 0);
    store.batch(() => {
      store.update((state) => ({ ...state, channels: [] }));
      store.update((state) => ({ ...state, channels: [] }));
      assert.equal(told, 0);
    });
    assert.equal(told, 1);
    leave();
    store.update((state) => ({ ...state, channels: [] }));
    assert.equal(told, 1);
  });

  test('a batch that throws still tells what it did change', () => {
    const store = new Store();
    let told = 0;
    store.subscribe(() => told++);
    assert.throws(() =>
      store.batch(() => {
        store.update((state) => ({ ...state, channels: [] }));
        throw new Error('mid-way');
      }),
    );
    assert.equal(told, 1);
  });
});
