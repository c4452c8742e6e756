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
  MessageId,
  RerouteTarget,
  ServerEvent,
  TaskId,
} from '../../../src/domain/index.js';
import '../../../src/store/command-rules.js';
import {
  addPendingCommand,
  removePendingCommand,
  updateDelivery,
  getNotSentReason,
  getSendableCommands,
  findSettlements,
} from '../../../src/store/outbox.js';
import { setPendingMessages } from '../../../src/store/delivery/set-pending-messages.js';
import type { PendingCommand, SessionState } from '../../../src/store/state.js';
import { reduce } from '../../../src/store/reduce.js';
import {
  conversation,
  offer,
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

test('messages have rules of their own, and wait for no other command', () => {
  const state = withPending(stateWith(), pendingCommand('1'));
  assert.deepEqual(getSendableCommands(state), []);
  assert.throws(() => updateDelivery(state, '1' as CommandId, 'undecided'), /cannot go from queued to undecided/);
});

test('messages are replaced as a whole, and unchanged ones stay the same objects', () => {
  const [first, second] = [pendingCommand('1'), pendingCommand('2')];
  const state = setPendingMessages(withPending(stateWith(), createPending(ready)), [first, second]);
  assert.deepEqual(
    state.pending.map(({ id }) => id),
    ['c', '1', '2'],
  );
  assert.equal(setPendingMessages(state, [{ ...first }, { ...second }]), state);
  const changed = setPendingMessages(state, [{ ...first, delivery: 'sending' }, { ...second }]);
  assert.equal(changed.pending[2], second);
  assert.equal(changed.pending[1]?.delivery, 'sending');
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
