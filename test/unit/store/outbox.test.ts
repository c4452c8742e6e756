import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  AgentId,
  ChannelPresence,
  Command,
  CommandId,
  ConversationId,
  EntryId,
  MediaDomainId,
  Message,
  MessageId,
  RerouteTarget,
  ServerEvent,
  TaskId,
} from '../../../src/domain/index.js';
import {
  addPendingCommand,
  removePendingCommand,
  updateDelivery,
  getNotSentReason,
  getSendableCommands,
  findSettlements,
} from '../../../src/store/outbox.js';
import type { PendingCommand, SessionState } from '../../../src/store/state.js';
import { reduce } from '../../../src/store/reduce.js';
import {
  conversation,
  message,
  offer,
  ownMessage,
  participant,
  pendingCommand,
  sendMessageCommand,
  stateWith,
} from '../../support/builders/domain-objects.js';

const conversationId = 'talk' as ConversationId;
const mrd = 'chat' as MediaDomainId;
const withPending = (state: SessionState, ...rows: readonly PendingCommand[]) => rows.reduce(addPendingCommand, state);
const createPending = (command: Command, delivery: PendingCommand['delivery'] = 'sending') =>
  pendingCommand('c', { command, delivery, message: null });

const ready: Command = { type: 'set-state', state: 'ready', reason: null };
const channelOn: Command = { type: 'set-channel', channelId: mrd, ready: true };
const channelOff: Command = { type: 'set-channel', channelId: mrd, ready: false };

const channel = (state: ChannelPresence['state']): ChannelPresence => ({
  id: mrd,
  name: 'CHAT',
  state,
  since: 0,
  limit: 5,
});
const presence = (
  changed: boolean,
  state: 'ready' | 'not-ready' | 'logged-out',
  ...channels: ChannelPresence[]
): ServerEvent => ({
  type: 'presence-reported',
  agentId: 'mara' as AgentId,
  changed,
  presence: { state, reason: null, since: 0 },
  channels,
});

const settle = (command: Command, event: ServerEvent) =>
  findSettlements(withPending(stateWith(conversation()), createPending(command)), event)[0]?.settlement;

describe('state commands', () => {
  const cases: readonly [string, Command, ServerEvent, 'confirmed' | 'refused' | undefined][] = [
    ['ready is confirmed', ready, presence(true, 'ready'), 'confirmed'],
    ['ready is refused', ready, presence(false, 'not-ready'), 'refused'],
    ['a report without a request settles nothing', ready, presence(true, 'not-ready'), undefined],
    ['ready is confirmed when the agent is ready already', ready, presence(false, 'ready'), 'confirmed'],
    ['a channel is on', channelOn, presence(true, 'ready', channel('ready')), 'confirmed'],
    ['a channel with a task is on', channelOn, presence(true, 'ready', channel('active')), 'confirmed'],
    ['a full channel is on', channelOn, presence(true, 'ready', channel('busy')), 'confirmed'],
    [
      'a channel is refused while the agent is not ready',
      channelOn,
      presence(false, 'not-ready', channel('not-ready')),
      'refused',
    ],
    ['a channel is off', channelOff, presence(true, 'ready', channel('not-ready')), 'confirmed'],
    [
      'a channel with open tasks will be off',
      channelOff,
      presence(true, 'ready', channel('pending-not-ready')),
      'confirmed',
    ],
    ['logged out', { type: 'log-out', reason: null }, presence(true, 'logged-out'), 'confirmed'],
  ];
  for (const [name, command, event, expected] of cases) {
    test(name, () => {
      const settlement = settle(command, event);
      assert.equal(
        settlement === undefined ? undefined : 'confirmed' in settlement ? 'confirmed' : 'refused',
        expected,
      );
    });
  }

  test('are sent one at a time and in order, because responses do not name their request', () => {
    const first = pendingCommand('1', { command: ready, message: null });
    const second = pendingCommand('2', { command: channelOn, message: null });
    const state = withPending(stateWith(), first, second);
    assert.deepEqual(getSendableCommands(state), [first]);
    assert.deepEqual(getSendableCommands(updateDelivery(state, first.id, 'sending')), []);
  });

  test('a report settles only the one being sent', () => {
    const state = withPending(
      stateWith(),
      pendingCommand('1', { command: ready, delivery: 'sending', message: null }),
      pendingCommand('2', { command: channelOn, message: null }),
    );
    const settlements = findSettlements(state, presence(false, 'not-ready', channel('not-ready')));
    assert.deepEqual(
      settlements.map((settlement) => settlement.pendingCommand.id),
      ['1'],
    );
  });
});

describe('requests to bring in another agent', () => {
  const rerouteCommand = (type: 'transfer' | 'consult' | 'consult-conference', id = conversationId): Command => ({
    type,
    conversationId: id,
    target: { to: 'agent', agentId: 'otto' },
    note: '',
  });
  const consultTransfer: Command = { type: 'consult-transfer', conversationId, agentId: 'otto' };
  const roleChanged = (agentId: string, role: 'primary' | 'assistant'): ServerEvent => ({
    type: 'participant-role-changed',
    conversationId,
    participant: participant(agentId, { role }),
  });
  const confirmed = { confirmed: true };

  test('the router’s acknowledgement settles the older of two', () => {
    const sendingCommand = (id: string, command: Command) =>
      pendingCommand(id, { command, delivery: 'sending', message: null });
    const state = withPending(
      stateWith(conversation(), conversation('other')),
      sendingCommand('1', rerouteCommand('transfer')),
      sendingCommand('2', rerouteCommand('transfer', 'other' as ConversationId)),
    );
    assert.deepEqual(
      findSettlements(state, { type: 'reroute-acknowledged', action: 'transfer' }).map(
        (settlement) => settlement.pendingCommand.id,
      ),
      ['1'],
    );
  });

  test('a consultation is confirmed by a notice in its conversation', () => {
    const what = {
      type: 'reroute-placed',
      direction: 'consult',
      to: 'agent',
      queueName: '',
      requestedBy: 'mara',
    } as const;
    const entry = { kind: 'notice', id: 'n' as EntryId, at: 0, what, visible: false } as const;
    assert.deepEqual(settle(rerouteCommand('consult'), { type: 'entry-added', conversationId, entry }), confirmed);
    assert.equal(settle(rerouteCommand('transfer'), { type: 'entry-added', conversationId, entry }), undefined);
  });

  test('is not confirmed by the same request of a colleague', () => {
    const reroutePlaced = (requestedBy: string): ServerEvent => {
      const what = {
        type: 'reroute-placed',
        direction: 'transfer',
        to: 'queue',
        queueName: 'sales',
        requestedBy,
      } as const;
      const entry = { kind: 'notice', id: 'n' as EntryId, at: 0, what, visible: true } as const;
      return { type: 'entry-added', conversationId, entry };
    };
    assert.equal(settle(rerouteCommand('transfer'), reroutePlaced('otto')), undefined);
    for (const by of ['mara', '']) assert.deepEqual(settle(rerouteCommand('transfer'), reroutePlaced(by)), confirmed);
  });

  test('is refused when the customer leaves', () => {
    const closed = (reason: 'customer-left' | 'transferred' | 'other'): ServerEvent => ({
      type: 'conversation-closed',
      conversationId,
      reason,
      detail: '',
    });
    for (const command of [rerouteCommand('transfer'), consultTransfer]) {
      assert.deepEqual(settle(command, closed('customer-left')), { refused: '' });
      assert.deepEqual(settle(command, closed('transferred')), confirmed);
      assert.deepEqual(settle(command, closed('other')), confirmed);
    }
    assert.deepEqual(settle(rerouteCommand('consult'), closed('other')), { refused: '' });
  });

  test('a consultation has become a conference when the colleague is a primary', () => {
    assert.deepEqual(settle(rerouteCommand('consult-conference'), roleChanged('otto', 'primary')), confirmed);
    for (const event of [
      roleChanged('otto', 'assistant'),
      roleChanged('ines', 'primary'),
      roleChanged('mara', 'primary'),
    ]) {
      assert.equal(settle(rerouteCommand('consult-conference'), event), undefined);
    }
  });

  test('a consultation has become a transfer when this agent has left or is in wrap-up', () => {
    const closed: ServerEvent = {
      type: 'conversation-closed',
      conversationId,
      reason: 'transferred',
      detail: '',
    };
    const wrapUp: ServerEvent = { type: 'wrap-up-started', conversationId, seconds: 60, at: 0 };
    assert.deepEqual(settle(consultTransfer, closed), confirmed);
    assert.deepEqual(settle(consultTransfer, wrapUp), confirmed);
    assert.equal(settle(consultTransfer, { ...wrapUp, conversationId: 'other' as ConversationId }), undefined);
  });
});

test('accepting is refused by the withdrawal of that task, not by a late one of an earlier task', () => {
  const stateWithOffer = reduce(stateWith(), { type: 'offer-received', offer: offer() }, 0);
  const acceptCommand: Command = { type: 'accept-offer', conversationId };
  const settlementsFor = (taskId: string) =>
    findSettlements(withPending(stateWithOffer, createPending(acceptCommand)), {
      type: 'offer-withdrawn',
      conversationId,
      reason: 'timed-out',
      taskId: taskId as TaskId,
    });
  assert.equal(settlementsFor('task-talk').length, 1);
  assert.equal(settlementsFor('an-earlier-task').length, 0);
});

describe('messages', () => {
  const sentMessage = (change: Partial<PendingCommand> = {}) =>
    pendingCommand('m1', { delivery: 'sending', message: ownMessage('m1', 0), ...change });
  const createEcho = (change: Partial<Message>): ServerEvent => ({
    type: 'entry-added',
    conversationId,
    entry: ownMessage('m1', 9, change),
  });
  const isConfirmed = (pending: PendingCommand, event: ServerEvent) =>
    findSettlements(withPending(stateWith(conversation()), pending), event).length === 1;

  test('are confirmed by their envelope id, else by their message id', () => {
    assert.equal(isConfirmed(sentMessage(), createEcho({})), true);
    assert.equal(isConfirmed(sentMessage(), createEcho({ id: 'made-by-server' as EntryId })), true);
    assert.equal(
      isConfirmed(sentMessage(), createEcho({ id: 'other' as EntryId, messageId: 'other' as MessageId })),
      false,
    );
  });

  test('are not confirmed in another conversation', () => {
    const elsewhere: ServerEvent = {
      type: 'entry-added',
      conversationId: 'other' as ConversationId,
      entry: ownMessage('m1', 9),
    };
    assert.equal(isConfirmed(sentMessage(), elsewhere), false);
  });

  test('are confirmed after a timeout, and by history', () => {
    const snapshot: ServerEvent = {
      type: 'conversation-snapshot',
      conversation: conversation(),
      history: [{ type: 'entry-added', conversationId, entry: ownMessage('m1', 9) }],
    };
    assert.equal(isConfirmed(sentMessage({ delivery: 'unconfirmed' }), snapshot), true);
    assert.equal(isConfirmed(sentMessage({ delivery: 'undecided' }), createEcho({})), true);
  });

  test('a reply that reuses the quoted id is not confirmed by the original, nor by another reply to it', () => {
    const quoted = 'q' as MessageId;
    const reply = ownMessage('q', 0, {
      id: 'event-reply' as EntryId,
      replyTo: quoted,
      body: { type: 'text', text: 'yes' },
    });
    const pending = sentMessage({ message: reply });
    const original: ServerEvent = { type: 'entry-added', conversationId, entry: message('q', 1) };
    const otherReply = ownMessage('q', 5, { id: 'x' as EntryId, replyTo: quoted, body: { type: 'text', text: 'no' } });
    assert.equal(isConfirmed(pending, original), false);
    assert.equal(isConfirmed(pending, { type: 'entry-added', conversationId, entry: otherReply }), false);
    const withServerId = { ...reply, id: 'made-by-server' as EntryId };
    assert.equal(isConfirmed(pending, { type: 'entry-added', conversationId, entry: withServerId }), true);
  });

  test('one echo confirms one of two equal replies', () => {
    const quoted = 'q' as MessageId;
    const reply = (id: string) =>
      ownMessage('q', 0, { id: id as EntryId, replyTo: quoted, body: { type: 'text', text: 'yes' } });
    const state = withPending(
      stateWith(conversation()),
      sentMessage({ id: '1' as CommandId, message: reply('e1') }),
      sentMessage({ id: '2' as CommandId, message: reply('e2') }),
    );
    const echoWithServerId: ServerEvent = { type: 'entry-added', conversationId, entry: reply('made-by-server') };
    assert.deepEqual(
      findSettlements(state, echoWithServerId).map((settlement) => settlement.pendingCommand.id),
      ['1'],
    );
  });

  test('an earlier reply with the same words confirms no later one', () => {
    const quoted = 'q' as MessageId;
    const reply = (id: string) =>
      ownMessage('q', 0, { id: id as EntryId, replyTo: quoted, body: { type: 'text', text: 'yes' } });
    const pending = ['e2', 'e3'].map((id) => sentMessage({ id: id as CommandId, message: reply(id) }));
    const state = withPending(stateWith(conversation('talk', { entries: [reply('e1')] })), ...pending);
    const confirmedBy = (...ids: readonly string[]) =>
      findSettlements(state, {
        type: 'conversation-snapshot',
        conversation: conversation(),
        history: ids.map((id) => ({ type: 'entry-added', conversationId, entry: reply(id) })),
      }).map((settlement) => settlement.pendingCommand.id);
    assert.deepEqual(confirmedBy('e1'), []);
    assert.deepEqual(confirmedBy('e1', 'e3'), ['e3'], 'the echo of the other one');
    assert.deepEqual(confirmedBy('e1', 'made-by-server'), ['e2'], 'one echo for one of the two');
    assert.deepEqual(confirmedBy('e1', 'made-by-server', 'another'), ['e2', 'e3']);
  });

  test('is not confirmed by a colleague’s reply with its id', () => {
    const pending = sentMessage({});
    const { messageId } = pending.message ?? ownMessage('m1', 0);
    const entry = message('m1', 9, { messageId, replyTo: messageId, sender: { kind: 'agent', id: 'otto', name: '' } });
    assert.equal(
      isConfirmed(pending, { type: 'entry-added', conversationId, entry: { ...entry, id: 'x' as EntryId } }),
      false,
    );
  });

  test('are sent one at a time per conversation; an undecided one blocks only its own conversation', () => {
    const first = pendingCommand('1');
    const second = pendingCommand('2');
    const elsewhere = pendingCommand('3', { command: sendMessageCommand('other') });
    const state = withPending(stateWith(), first, second, elsewhere);
    assert.deepEqual(
      getSendableCommands(state).map(({ id }) => id),
      ['1', '3'],
    );
    let blocked = updateDelivery(state, first.id, 'sending');
    for (const step of ['unconfirmed', 'undecided'] as const) {
      blocked = updateDelivery(blocked, first.id, step);
      assert.deepEqual(
        getSendableCommands(blocked).map(({ id }) => id),
        ['3'],
      );
    }
    assert.deepEqual(
      getSendableCommands(updateDelivery(blocked, first.id, 'rejected', 'no')).map(({ id }) => id),
      ['2', '3'],
    );
  });

  test('one snapshot confirms several', () => {
    const state = withPending(
      stateWith(conversation()),
      sentMessage({ delivery: 'unconfirmed' }),
      pendingCommand('m2', { delivery: 'unconfirmed', message: ownMessage('m2', 1) }),
    );
    const history = ['m1', 'm2'].map((id) => ({
      type: 'entry-added' as const,
      conversationId,
      entry: ownMessage(id, 9),
    }));
    const snapshot: ServerEvent = { type: 'conversation-snapshot', conversation: conversation(), history };
    assert.deepEqual(
      findSettlements(state, snapshot).map((settlement) => settlement.pendingCommand.id),
      ['m1', 'm2'],
    );
  });

  test('allow only the transitions of the table', () => {
    const state = withPending(stateWith(), pendingCommand('1'));
    assert.throws(() => updateDelivery(state, '1' as CommandId, 'undecided'), /cannot go from queued to undecided/);
    const rejected = updateDelivery(
      updateDelivery(state, '1' as CommandId, 'sending'),
      '1' as CommandId,
      'rejected',
      'too long',
    );
    assert.equal(rejected.pending[0]?.message?.delivery, 'rejected');
    assert.equal(rejected.pending[0]?.message?.failure, 'too long');
  });
});

test('wrap-up codes are refused when wrap-up expires; skipping it is confirmed by any end', () => {
  const closeWrapUp = (codes: [] | null): Command => ({ type: 'close-wrap-up', conversationId, codes, note: '' });
  const closed = (reason: 'wrapped-up' | 'wrap-up-expired' | 'other'): ServerEvent => ({
    type: 'conversation-closed',
    conversationId,
    reason,
    detail: '',
  });
  assert.deepEqual(settle(closeWrapUp([]), closed('wrap-up-expired')), { refused: '' });
  assert.deepEqual(settle(closeWrapUp([]), closed('wrapped-up')), { confirmed: true });
  assert.deepEqual(settle(closeWrapUp([]), closed('other')), { confirmed: true });
  assert.deepEqual(settle(closeWrapUp(null), closed('wrap-up-expired')), { confirmed: true });
});

describe('pending commands', () => {
  const leave: Command = { type: 'leave', conversationId };
  const typing: Command = { type: 'send-typing', conversationId };
  const add = (...commands: readonly Command[]) =>
    withPending(stateWith(), ...commands.map((command, i) => pendingCommand(`${i}`, { command, message: null })));
  const sendableTypes = (state: SessionState) => getSendableCommands(state).map(({ command }) => command.type);

  test('are removed by their id', () => {
    const state = add(leave, typing);
    assert.deepEqual(
      removePendingCommand(state, '0' as CommandId).pending.map(({ id }) => id),
      ['1'],
    );
    assert.equal(removePendingCommand(state, 'unknown' as CommandId), state);
  });

  test('that are not messages have a delivery state and no message', () => {
    const state = updateDelivery(add(leave, typing), '0' as CommandId, 'sending');
    assert.deepEqual(
      state.pending.map(({ delivery, problem, message: shown }) => [delivery, problem, shown]),
      [
        ['sending', '', null],
        ['queued', '', null],
      ],
    );
  });

  test('of different kinds do not wait for each other, nor do those that nothing answers', () => {
    assert.deepEqual(sendableTypes(add(leave, { type: 'resume', conversationId })), ['leave', 'resume']);
    assert.deepEqual(sendableTypes(add(typing, typing)), ['send-typing', 'send-typing']);
  });

  test('with an agent as the target keep that agent’s name for the notices, other targets have none', () => {
    const nameOf = (target: RerouteTarget) =>
      add({ type: 'transfer', conversationId, target, note: '' }).local.requestedAgentNames.get(conversationId);
    assert.equal(nameOf({ to: 'agent', agentId: 'otto', agentName: 'Otto Fenn' }), 'Otto Fenn');
    assert.equal(nameOf({ to: 'agent', agentId: 'otto' }), '');
    assert.equal(nameOf({ to: 'queue', queueName: 'support' }), '');
    assert.equal(add(leave).local.requestedAgentNames.size, 0);
  });
});

describe('commands that cannot be sent', () => {
  const whisper = { ...sendMessageCommand(), whisper: true };
  const monitor = participant('mara', { role: 'monitor' });
  const monitoredConversation = conversation('talk', { role: 'monitor', participants: [monitor, participant('otto')] });
  const cases: readonly [string, SessionState, Command, string | null][] = [
    ['nothing without an agent', { ...stateWith(), agent: null }, ready, 'session-ended'],
    ['a message to an unknown conversation', stateWith(), sendMessageCommand(), 'no-such-conversation'],
    ['an empty message', stateWith(conversation()), sendMessageCommand('talk', '  \n'), 'empty'],
    ['a message', stateWith(conversation()), sendMessageCommand(), null],
    ['a message to the customer from a monitor', stateWith(monitoredConversation), sendMessageCommand(), 'not-allowed'],
    ['a whisper from a monitor', stateWith(monitoredConversation), whisper, null],
    ['a whisper without other agents', stateWith(conversation()), whisper, 'no-whisper-recipient'],
    [
      'a whisper to a silent monitor only',
      stateWith(
        conversation('talk', { participants: [participant('mara'), participant('vela', { role: 'monitor' })] }),
      ),
      whisper,
      'no-whisper-recipient',
    ],
    [
      'a message to a closed conversation',
      stateWith(conversation('talk', { state: 'closed' })),
      sendMessageCommand(),
      'not-allowed',
    ],
    [
      'a message without a channel',
      stateWith(conversation('talk', { channelSessions: [] })),
      sendMessageCommand(),
      'no-channel',
    ],
    ['accepting without an offer', stateWith(), { type: 'accept-offer', conversationId }, 'no-such-offer'],
    ['an unknown channel', stateWith(), channelOn, 'no-channel'],
    [
      'a receipt from a monitor',
      stateWith(monitoredConversation),
      { type: 'send-read', conversationId, messageId: 'a' as MessageId },
      'not-allowed',
    ],
    [
      'leaving twice',
      withPending(stateWith(conversation()), createPending({ type: 'leave', conversationId })),
      { type: 'leave', conversationId },
      'already-pending',
    ],
    [
      'leaving twice, among other pending commands',
      withPending(
        stateWith(conversation()),
        createPending(ready),
        createPending({ type: 'leave', conversationId }),
        createPending(channelOn),
      ),
      { type: 'leave', conversationId },
      'already-pending',
    ],
    [
      'a message while another is being sent, which it waits for',
      withPending(stateWith(conversation()), pendingCommand('m')),
      sendMessageCommand(),
      null,
    ],
    ['a state change while another is being sent', withPending(stateWith(), createPending(ready)), ready, null],
    [
      'leaving two conversations',
      withPending(
        stateWith(conversation(), conversation('other')),
        createPending({ type: 'leave', conversationId: 'other' as ConversationId }),
      ),
      { type: 'leave', conversationId },
      null,
    ],
  ];
  for (const [name, state, command, expected] of cases)
    test(name, () => assert.equal(getNotSentReason(state, command), expected));
});
