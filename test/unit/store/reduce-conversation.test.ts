import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  AgentId,
  ChannelSessionId,
  Conversation,
  ConversationEvent,
  ConversationId,
  Message,
} from '../../../src/domain/index.js';
import { reduceConversation } from '../../../src/store/reduce-conversation.js';
import type { SessionState } from '../../../src/store/state.js';
import {
  channelSession,
  conversation,
  message,
  notice,
  ownMessage,
  participant,
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
    [{ type: 'hands-changed', conversationId, names: ['otto'] }, { handsRaised: ['otto'] }],
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
