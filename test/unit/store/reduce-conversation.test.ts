import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  AgentId,
  ChannelSessionId,
  CloseReason,
  Conversation,
  ConversationEvent,
  ConversationId,
  Message,
  Notice,
  Participant,
  Role,
} from '../../../src/domain/index.js';
import { reduceClosed, reduceConversation, updateConversation } from '../../../src/store/reduce-conversation.js';
import type { SessionState } from '../../../src/store/state.js';
import {
  channelSession,
  conversation,
  message,
  notice,
  ownMessage,
  participant,
  pendingCommand,
  sendMessageCommand,
  stateWith,
} from '../../support/builders/domain-objects.js';

const conversationId = 'talk' as ConversationId;
const web = 'web' as ChannelSessionId;
const before = conversation('talk', {
  participants: [participant('mara'), participant('otto')],
  channelSessions: [channelSession('web'), channelSession('wa', 'WHATSAPP')],
  customerTypingUntil: 9,
});
const get = (state: SessionState) => state.conversations.byId.get(conversationId);
const apply = (event: ConversationEvent, from: Conversation = before) =>
  get(reduceConversation(stateWith(from), event)) as Conversation;

describe('an event changes its own fields and leaves the others', () => {
  const joined = participant('ines', { role: 'assistant' });
  const updatedWeb = { ...channelSession('web'), customerAddress: 'new' };
  const customer = { ...before.customer, name: 'Changed' };
  const countdown = { startedAt: 1, seconds: 2 };
  const cases: readonly [ConversationEvent, Partial<Conversation>][] = [
    [{ type: 'customer-typing', conversationId, typing: true, at: 10 }, { customerTypingUntil: 5010 }],
    [{ type: 'customer-typing', conversationId, typing: false, at: 10 }, { customerTypingUntil: null }],
    [
      { type: 'participant-joined', conversationId, participant: joined },
      { participants: [...before.participants, joined] },
    ],
    [{ type: 'participant-left', conversationId, agentId: 'otto' as AgentId }, { participants: [participant('mara')] }],
    [
      {
        type: 'participant-role-changed',
        conversationId,
        participant: participant('otto', { role: 'wrap-up' }),
      },
      { participants: [participant('mara')] },
    ],
    [
      { type: 'channel-session-opened', conversationId, session: channelSession('sms', 'SMS') },
      { channelSessions: [...before.channelSessions, channelSession('sms', 'SMS')] },
    ],
    [
      { type: 'channel-session-opened', conversationId, session: updatedWeb },
      { channelSessions: [updatedWeb, channelSession('wa', 'WHATSAPP')] },
    ],
    [
      { type: 'channel-session-updated', conversationId, session: updatedWeb },
      { channelSessions: [updatedWeb, channelSession('wa', 'WHATSAPP')] },
    ],
    [
      { type: 'channel-session-closed', conversationId, sessionId: web },
      { channelSessions: [channelSession('wa', 'WHATSAPP')] },
    ],
    [{ type: 'customer-changed', conversationId, customer }, { customer }],
    [{ type: 'data-changed', conversationId, data: new Map([['order', '7']]) }, { data: new Map([['order', '7']]) }],
    [{ type: 'sla-changed', conversationId, sla: countdown }, { sla: countdown }],
    [
      { type: 'hold-changed', conversationId, paused: true, hold: countdown },
      { hold: countdown, state: 'paused' },
    ],
    [{ type: 'hands-changed', conversationId, names: ['otto'], hand: null }, { handsRaised: ['otto'] }],
  ];
  for (const [event, changes] of cases) {
    test(event.type, () => assert.deepEqual(apply(event), { ...before, ...changes }));
  }

  test('a pause that continues stays a pause', () => {
    const event: ConversationEvent = { type: 'hold-changed', conversationId, paused: true, hold: null };
    assert.equal(apply(event, { ...before, state: 'paused' }).state, 'paused');
  });
});

test('an update of an unknown channel session changes nothing', () => {
  const state = stateWith(before);
  const session = channelSession('unknown');
  assert.equal(reduceConversation(state, { type: 'channel-session-updated', conversationId, session }), state);
});

test('only the agent’s own participant record changes the own role', () => {
  const asMonitor = (id: string) =>
    apply({ type: 'participant-joined', conversationId, participant: participant(id, { role: 'monitor' }) });
  assert.equal(asMonitor('otto').role, 'primary');
  assert.equal(asMonitor('mara').role, 'monitor');
  assert.deepEqual(
    asMonitor('otto').participants.map(({ agentId, role }) => `${agentId} ${role}`),
    ['mara primary', 'otto monitor'],
  );
});

test('typing of the customer ends with their own message only', () => {
  const added = (entry: Message | ReturnType<typeof notice>) => apply({ type: 'entry-added', conversationId, entry });
  assert.equal(added(message('a', 1)).customerTypingUntil, null);
  assert.equal(added(ownMessage('a', 1)).customerTypingUntil, 9);
  assert.equal(added(notice('a', 1)).customerTypingUntil, 9);
});

describe('unread messages', () => {
  const unreadAfter = (entry: Message) =>
    reduceConversation(stateWith(before), { type: 'entry-added', conversationId, entry }).local.unread.get(
      conversationId,
    );

  test('are those of customers, bots and other agents', () => {
    assert.equal(unreadAfter(message('a', 1)), 1);
    assert.equal(unreadAfter(ownMessage('a', 1, { sender: { kind: 'agent', id: 'otto', name: 'otto' } })), 1);
    assert.equal(unreadAfter(message('a', 1, { sender: { kind: 'bot', id: 'bot', name: '' } })), 1);
    assert.equal(unreadAfter(message('a', 1, { sender: { kind: 'system', id: '', name: '' } })), undefined);
    assert.equal(unreadAfter(ownMessage('a', 1)), undefined);
  });
});

describe('the chosen reply channel', () => {
  const withChoice = (choice: string, sessions = before.channelSessions): SessionState => {
    const state = stateWith({ ...before, channelSessions: sessions });
    const replyChannel = new Map([
      [conversationId, choice as ChannelSessionId],
      ['other' as ConversationId, web],
    ]);
    return { ...state, local: { ...state.local, replyChannel, activeConversation: conversationId } };
  };
  const close = (state: SessionState, id: string) =>
    reduceConversation(state, {
      type: 'channel-session-closed',
      conversationId,
      sessionId: id as ChannelSessionId,
    }).local;

  test('stays when another session closes', () => {
    assert.equal(close(withChoice('wa'), 'web').replyChannel.get(conversationId), 'wa');
  });

  test('is removed when its session closes and no other is left', () => {
    const local = close(withChoice('web', [channelSession('web')]), 'web');
    assert.deepEqual([...local.replyChannel.keys()], ['other']);
    assert.equal(local.activeConversation, conversationId);
  });

  test('follows a message that names only its channel to the first session of it', () => {
    const sessions = [channelSession('web'), channelSession('wa', 'WHATSAPP'), channelSession('wa2', 'WHATSAPP')];
    const receive = (overrides: Partial<Message>, from = withChoice('web', sessions)) =>
      reduceConversation(from, {
        type: 'entry-added',
        conversationId,
        entry: message('a', 1, { channelSessionId: null, ...overrides }),
      }).local.replyChannel.get(conversationId);
    assert.equal(receive({ channelName: 'WHATSAPP' }), 'wa');
    assert.equal(receive({ channelName: 'SMS' }), 'web');
    const unnamed = withChoice('web', [channelSession('web'), channelSession('unnamed', '')]);
    assert.equal(receive({ channelName: '' }, unnamed), 'web', 'an unknown channel is not one without a name');
  });

  test('does not follow a message on a call', () => {
    const sessions = [channelSession('web'), channelSession('call', 'CX_VOICE', true)];
    const onCall = message('a', 1, { channelSessionId: 'call' as ChannelSessionId, channelName: 'CX_VOICE' });
    const { local } = reduceConversation(withChoice('web', sessions), {
      type: 'entry-added',
      conversationId,
      entry: onCall,
    });
    assert.equal(local.replyChannel.get(conversationId), 'web');
  });

  test('follows messages of the customer, not those of agents', () => {
    const receive = (entry: Message) =>
      reduceConversation(withChoice('web'), { type: 'entry-added', conversationId, entry }).local.replyChannel.get(
        conversationId,
      );
    const onWhatsApp = { channelSessionId: 'wa' as ChannelSessionId };
    assert.equal(receive(message('a', 1, onWhatsApp)), 'wa');
    assert.equal(
      receive(message('a', 1, { ...onWhatsApp, sender: { kind: 'agent', id: 'otto', name: 'otto' } })),
      'web',
    );
  });
});

test('an event that changes nothing returns the same state', () => {
  const state = stateWith({ ...before, entries: [message('a', 1)] });
  assert.equal(reduceConversation(state, { type: 'entry-added', conversationId, entry: message('a', 1) }), state);
});

describe('a barge-in', () => {
  const becomePrimary = (from: Conversation) =>
    apply({ type: 'participant-role-changed', conversationId, participant: participant('vela') }, from);
  const isBargedIn = (overrides: Partial<Conversation>) =>
    becomePrimary(conversation('talk', overrides)).participants.find(({ username }) => username === 'vela')?.bargedIn;
  const joinedOrLeft = (type: 'agent-joined' | 'agent-left', id: string, at: number, role: Role = 'primary') =>
    notice(`${type} ${id}`, at, { type, agentId: id as AgentId, name: id, role });
  const joinedAsMonitor = joinedOrLeft('agent-joined', 'vela', 1, 'monitor');

  test('is known from the role at joining, also when others leave or join', () => {
    const participants = [participant('mara'), participant('vela', { role: 'assistant' })];
    const isAfter = (...entries: readonly Notice[]) => isBargedIn({ entries, participants });
    assert.equal(isAfter(joinedAsMonitor), true);
    assert.equal(isAfter(joinedAsMonitor, joinedOrLeft('agent-left', 'otto', 2)), true);
    assert.equal(isAfter(joinedAsMonitor, joinedOrLeft('agent-joined', 'otto', 2)), true);
    assert.equal(isAfter(joinedOrLeft('agent-joined', 'vela', 1, 'assistant')), false);
    assert.equal(isAfter(joinedOrLeft('agent-joined', 'otto', 1, 'monitor')), false);
    assert.equal(isAfter(joinedAsMonitor, joinedOrLeft('agent-left', 'vela', 2)), false);
  });

  test('is known from the role before, where history does not show the joining', () => {
    const withRecord = (overrides: Partial<Participant>) =>
      isBargedIn({ participants: [participant('mara'), participant('vela', overrides)] });
    assert.equal(withRecord({ role: 'monitor' }), true);
    assert.equal(withRecord({ role: 'assistant' }), false);
    assert.equal(withRecord({ bargedIn: true }), true, 'it lasts');
    assert.equal(isBargedIn({}), false, 'an unknown agent has not joined as a monitor');
  });

  test('is reported by some servers', () => {
    const bargedIn = (role: Role) =>
      apply({
        type: 'participant-role-changed',
        conversationId,
        participant: participant('otto', { role, bargedIn: true }),
      }).participants.find(({ username }) => username === 'otto')?.bargedIn;
    assert.equal(bargedIn('primary'), true);
    assert.equal(bargedIn('assistant'), true);
  });

  test('is none when a monitor becomes an assistant', () => {
    const changed = apply(
      {
        type: 'participant-role-changed',
        conversationId,
        participant: participant('vela', { role: 'assistant' }),
      },
      conversation('talk', { participants: [participant('vela', { role: 'monitor' })] }),
    );
    assert.equal(changed.participants[0]?.bargedIn, false);
  });
});

describe('closing', () => {
  const ids = ['a', 'b', 'c'] as ConversationId[];
  const open = (activeConversation: ConversationId | null) => {
    const state = stateWith(...ids.map((id) => conversation(id)));
    return { ...state, local: { ...state.local, activeConversation } };
  };
  const close = (state: SessionState, id: string, reason: CloseReason = 'left', detail = '') =>
    reduceClosed(state, { type: 'conversation-closed', conversationId: id as ConversationId, reason, detail }, 42);
  const activeAfter = (active: string | null, closed: string) =>
    close(open(active as ConversationId | null), closed).local.activeConversation;

  test('the active one makes the next one active, or the one before when it is the last', () => {
    assert.equal(activeAfter('a', 'a'), 'b');
    assert.equal(activeAfter('b', 'b'), 'c');
    assert.equal(activeAfter('c', 'c'), 'b');
    assert.equal(close(stateWith(conversation('a')), 'a').local.activeConversation, null);
    const only = stateWith(conversation('a'));
    const active = { ...only, local: { ...only.local, activeConversation: ids[0] as ConversationId } };
    assert.equal(close(active, 'a').local.activeConversation, null);
  });

  test('another one keeps the active one', () => {
    assert.equal(activeAfter('a', 'b'), 'a');
    assert.equal(activeAfter(null, 'b'), null);
  });

  test('keeps how it ended, with the server’s text', () => {
    const ended = close(open(null), 'b', 'other', 'the reason').local.endedConversations[0];
    assert.deepEqual(
      [ended?.conversation.id, ended?.reason, ended?.detail, ended?.at],
      ['b', 'other', 'the reason', 42],
    );
  });

  test('an unknown one changes nothing', () => {
    const state = open(null);
    assert.equal(close(state, 'unknown'), state);
  });

  test('keeps what ended before', () => {
    const { endedConversations } = close(close(open(null), 'a'), 'b').local;
    assert.deepEqual(
      endedConversations.map((ended) => String(ended.conversation.id)),
      ['a', 'b'],
    );
  });

  test('is listed until fifty more have ended, and as long as something in it was not sent', () => {
    const ids = Array.from({ length: 60 }, (_, number) => `talk-${String(number)}`);
    const draft = { text: 'not sent', replyTo: null, whisper: false };
    const all = stateWith(...ids.map((id) => conversation(id)));
    const state = {
      ...all,
      local: { ...all.local, drafts: new Map([['talk-3' as ConversationId, draft]]) },
      pending: [pendingCommand('p', { command: sendMessageCommand('talk-5'), message: message('p', 0) })],
    };
    const { local } = ids.reduce<SessionState>((current, id) => close(current, id), state);
    const listed = local.endedConversations.map((ended) => String(ended.conversation.id));
    assert.deepEqual(listed, ['talk-3', 'talk-5', ...ids.slice(12)]);
    assert.equal(local.endedConversations[1]?.unsent?.length, 1);
    assert.deepEqual([...local.drafts.keys()], ['talk-3']);
  });

  test('leaves the rest of the state alone', () => {
    const state = { ...open(null), pullLists: [{ id: 'list', name: '', description: '' }] };
    assert.equal(close(state, 'a').pullLists, state.pullLists);
  });
});

test('an update of an unknown conversation, or to the same object, returns the same state', () => {
  const state = stateWith(conversation());
  assert.equal(
    updateConversation(state, 'unknown' as ConversationId, (known) => ({ ...known, state: 'closed' })),
    state,
  );
  assert.equal(
    updateConversation(state, conversationId, (known) => known),
    state,
  );
});
