import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  Command,
  CommandId,
  ConversationId,
  EntryId,
  MediaDomainId,
  Message,
  MessageId,
  QueueItem,
  TeamChat,
} from '../../../src/domain/index.js';
import {
  getCommandConversationId,
  selectAcceptedOffers,
  selectConversation,
  selectDraft,
  selectHasDeliveryProblem,
  selectLastMessage,
  selectOpenConversationCount,
  selectPendingCommand,
  selectPendingTypes,
  selectPosition,
  selectQuotedMessage,
  selectReplyChannel,
  selectRequestedChannels,
  selectRequestedState,
  selectThread,
  selectUnreadFrom,
} from '../../../src/store/selectors.js';
import type { Draft, PendingCommand, SessionState } from '../../../src/store/state.js';
import {
  conversation,
  message,
  notice,
  ownMessage,
  pendingCommand,
  sendMessageCommand,
  stateWith,
} from '../../support/builders/domain-objects.js';

const talk = 'talk' as ConversationId;
const other = 'other' as ConversationId;
const unknown = 'unknown' as ConversationId;
const leave = (conversationId = talk): Command => ({ type: 'leave', conversationId });
const resume = (conversationId = talk): Command => ({ type: 'resume', conversationId });
const accept = (conversationId = talk): Command => ({ type: 'accept-offer', conversationId });
const setChannel = (id: string, ready: boolean): Command => ({
  type: 'set-channel',
  channelId: id as MediaDomainId,
  ready,
});
const setState = (state: 'ready' | 'not-ready'): Command => ({ type: 'set-state', state, reason: null });

const withCommands = (...commands: readonly Command[]): SessionState => ({
  ...stateWith(conversation('talk'), conversation('other')),
  pending: commands.map((command, i) => pendingCommand(`${i}`, { command, message: null })),
});
const withMessages = (entries: readonly Message[], ...pending: readonly PendingCommand[]): SessionState => ({
  ...stateWith(conversation('talk', { entries }), conversation('other')),
  pending,
});
const threadIds = (state: SessionState, id: ConversationId | null | undefined) =>
  selectThread(state, id)
    .slice()
    .map((entry) => entry.id.replace('event-', ''));

describe('the thread', () => {
  test('ends with the messages of this conversation that are still being sent, in order', () => {
    const elsewhere = pendingCommand('elsewhere', { command: sendMessageCommand('other') });
    const state = withMessages([message('a', 1)], pendingCommand('p'), elsewhere, pendingCommand('q'));
    assert.deepEqual(threadIds(state, talk), ['a', 'p', 'q']);
    assert.deepEqual(threadIds(state, other), ['elsewhere']);
  });

  test('shows no other pending command', () => {
    const messageWithoutEntry = pendingCommand('none', { message: null });
    const commandWithEntry = pendingCommand('leave', { command: leave() });
    const state = withMessages([message('a', 1)], messageWithoutEntry, commandWithEntry);
    assert.deepEqual(threadIds(state, talk), ['a']);
  });

  test('is empty without a conversation', () => {
    const state = withMessages([message('a', 1)], pendingCommand('p'));
    for (const id of [unknown, null, undefined]) assert.deepEqual(threadIds(state, id), []);
    for (const id of [unknown, null, undefined]) assert.equal(selectConversation(state, id), undefined);
    assert.equal(selectConversation(state, talk)?.id, talk);
  });

  test('has positions, those of messages that are still being sent included', () => {
    const state = withMessages([message('a', 1)], pendingCommand('p'));
    const positionIn = (entries: ReturnType<typeof selectThread>, name: string) =>
      selectPosition(entries, `event-${name}` as EntryId);
    const thread = selectThread(state, talk);
    assert.deepEqual(
      ['a', 'p', 'unknown'].map((name) => positionIn(thread, name)),
      [0, 1, -1],
    );
    assert.deepEqual(
      ['a', 'b'].map((name) => positionIn([message('a', 1), message('b', 2)], name)),
      [0, 1],
    );
  });

  test('has a newest message, which is no notice', () => {
    const [first, last] = [message('a', 1), message('b', 2)];
    assert.equal(selectLastMessage([first, last, notice('n', 3)]), last);
    assert.equal(selectLastMessage([notice('n', 3)]), undefined);
  });
});

describe('pending commands', () => {
  test('are found by type, and by conversation where it matters: the first', () => {
    const state = withCommands(setState('ready'), leave(other), leave(), resume(), leave());
    assert.equal(selectPendingCommand(state, 'leave'), state.pending[1]?.command);
    assert.equal(selectPendingCommand(state, 'leave', talk), state.pending[2]?.command);
    assert.equal(selectPendingCommand(state, 'resume', talk), state.pending[3]?.command);
    assert.equal(selectPendingCommand(state, 'resume', other), undefined);
    assert.equal(selectPendingCommand(state, 'pause'), undefined);
    assert.equal(selectPendingCommand(state, 'set-state'), state.pending[0]?.command);
  });

  test('of a conversation are listed by type, without messages', () => {
    const state = withCommands(leave(), sendMessageCommand(), leave(other), resume());
    assert.equal(selectPendingTypes(state, talk), ' leave resume');
    assert.equal(selectPendingTypes(state, other), ' leave');
    assert.equal(selectPendingTypes(state, unknown), '');
    assert.equal(selectPendingTypes(state, undefined), '');
  });

  test('belong to the conversation they name, directly or by a chat or an item', () => {
    assert.equal(getCommandConversationId(leave()), talk);
    assert.equal(getCommandConversationId({ type: 'monitor', chat: { conversationId: talk } as TeamChat }), talk);
    assert.equal(getCommandConversationId({ type: 'join-item', item: { conversationId: talk } as QueueItem }), talk);
    assert.equal(getCommandConversationId(setState('ready')), null);
    assert.equal(getCommandConversationId({ type: 'end-item', itemId: 'talk' }), null);
  });

  test('show the last state that was requested', () => {
    const state = withCommands(setState('ready'), leave(), setState('not-ready'), leave());
    assert.equal(selectRequestedState(state), state.pending[2]?.command);
    assert.equal(selectRequestedState(withCommands(leave())), undefined);
  });

  test('show the readiness that was requested for each media domain', () => {
    const state = withCommands(setChannel('chat', true), leave(), setChannel('voice', false));
    assert.deepEqual(
      [...selectRequestedChannels(state)],
      [
        ['chat', true],
        ['voice', false],
      ],
    );
    assert.deepEqual([...selectRequestedChannels(withCommands(setChannel('chat', false)))], [['chat', false]]);
    assert.equal(selectRequestedChannels(withCommands(leave())).size, 0);
  });

  test('show the offers that were accepted', () => {
    const state = withCommands(accept(), leave(unknown), accept(other));
    assert.deepEqual([...selectAcceptedOffers(state)], [talk, other]);
    assert.deepEqual([...selectAcceptedOffers(withCommands(accept()))], [talk]);
    assert.equal(selectAcceptedOffers(withCommands(leave())).size, 0);
  });

  test('that change nothing for an element leave it the same result', () => {
    const [before, after] = [withCommands(leave()), withCommands(resume())];
    assert.equal(selectRequestedChannels(after), selectRequestedChannels(before));
    assert.equal(selectAcceptedOffers(after), selectAcceptedOffers(before));
  });
});

describe('a delivery problem', () => {
  const inDelivery = (delivery: PendingCommand['delivery']) =>
    pendingCommand(delivery, { message: ownMessage(delivery, 0, { delivery, pendingCommand: 'c' as CommandId }) });
  const hasProblem = (entries: readonly Message[], ...pending: readonly PendingCommand[]) =>
    selectHasDeliveryProblem(withMessages(entries, ...pending), talk);

  test('is a message that was rejected or may not have arrived', () => {
    const problems = (['queued', 'sending', 'unconfirmed', 'undecided', 'rejected'] as const).map((delivery) =>
      hasProblem([], inDelivery(delivery)),
    );
    assert.deepEqual(problems, [false, false, false, true, true]);
    assert.equal(hasProblem([], inDelivery('sending'), inDelivery('rejected')), true, 'one is enough');
  });

  test('is not one of another conversation', () => {
    assert.equal(selectHasDeliveryProblem(withMessages([], inDelivery('rejected')), other), false);
    assert.equal(selectHasDeliveryProblem(withMessages([]), unknown), false);
  });

  test('is an own message that was not delivered, until a newer one was sent', () => {
    const failed = ownMessage('failed', 1, { delivery: 'failed' });
    assert.equal(hasProblem([failed]), true);
    assert.equal(hasProblem([failed, message('a', 2)]), true, 'the customer’s message changes nothing');
    assert.equal(hasProblem([failed, ownMessage('again', 2)]), false);
    assert.equal(hasProblem([ownMessage('first', 0), failed]), true);
    const ofOtto = { ...failed, sender: { kind: 'agent', id: 'otto', name: 'otto' } } as const;
    assert.equal(hasProblem([ofOtto]), false);
    assert.equal(hasProblem([]), false);
  });
});

test('conversations that a logout would abandon are those not closed', () => {
  const states = ['active', 'closed', 'wrapping-up', 'paused', 'customer-left'] as const;
  const state = stateWith(...states.map((name) => conversation(name, { state: name })));
  assert.equal(selectOpenConversationCount(state), 4);
  assert.equal(selectOpenConversationCount(stateWith()), 0);
});

describe('the draft of a conversation', () => {
  const draft = { text: 'half', replyTo: 'a' as MessageId, whisper: false };
  const quoted = message('a', 1);
  const base = stateWith(conversation('talk', { entries: [quoted] }), conversation('other', { entries: [quoted] }));
  const drafts = new Map<ConversationId, Draft>([
    [talk, draft],
    [other, { ...draft, replyTo: null }],
    [unknown, draft],
  ]);
  const unreadFrom = new Map([[talk, quoted.id]]);
  const state: SessionState = { ...base, local: { ...base.local, drafts, unreadFrom } };

  test('is found by its conversation', () => {
    assert.equal(selectDraft(state, talk), draft);
    assert.equal(selectDraft(base, talk), null);
    assert.equal(selectDraft(state, null), null);
  });

  test('may quote a message', () => {
    assert.equal(selectQuotedMessage(state, talk), quoted);
    assert.equal(selectQuotedMessage(state, other), undefined);
    assert.equal(selectQuotedMessage(state, unknown), undefined, 'its conversation is not open');
    assert.equal(selectQuotedMessage(base, talk), undefined);
    assert.equal(selectQuotedMessage(state, null), undefined);
  });

  test('is separate from where unread messages begin', () => {
    assert.equal(selectUnreadFrom(state, talk), quoted.id);
    assert.equal(selectUnreadFrom(state, other), null);
    assert.equal(selectUnreadFrom(state, null), null);
  });
});

test('a conversation that is not open has no reply channel', () => {
  assert.equal(selectReplyChannel(stateWith(), unknown), null);
});
