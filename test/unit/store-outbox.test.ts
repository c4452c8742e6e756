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
  ServerEvent,
  TaskId,
} from '../../src/domain/index.js';
import { addRow, moveRow, refusalOf, sendable, verdicts } from '../../src/store/outbox.js';
import type { PendingRow, SessionState } from '../../src/store/state.js';
import { reduce } from '../../src/store/reduce.js';
import {
  conversation,
  message,
  offer,
  ownMessage,
  participant,
  row,
  sendCommand,
  stateWith,
} from '../support/domain.js';

const talk = 'talk' as ConversationId;
const mrd = 'chat' as MediaDomainId;
const waiting = (state: SessionState, ...rows: readonly PendingRow[]) => rows.reduce(addRow, state);
const of = (command: Command, delivery: PendingRow['delivery'] = 'sending') =>
  row('c', { command, delivery, message: null });

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

const verdict = (command: Command, event: ServerEvent) =>
  verdicts(waiting(stateWith(conversation()), of(command)), event)[0]?.verdict;

describe('state wishes', () => {
  const cases: readonly [string, Command, ServerEvent, 'confirmed' | 'refused' | undefined][] = [
    ['ready comes true', ready, presence(true, 'ready'), 'confirmed'],
    ['ready is refused', ready, presence(false, 'not-ready'), 'refused'],
    ['an unasked report in between answers nothing', ready, presence(true, 'not-ready'), undefined],
    ['already ready is what was wished', ready, presence(false, 'ready'), 'confirmed'],
    ['a channel comes on', channelOn, presence(true, 'ready', channel('ready')), 'confirmed'],
    ['a channel with a task is on', channelOn, presence(true, 'ready', channel('active')), 'confirmed'],
    ['a full channel is on', channelOn, presence(true, 'ready', channel('busy')), 'confirmed'],
    [
      'a channel is refused while the agent is not ready',
      channelOn,
      presence(false, 'not-ready', channel('not-ready')),
      'refused',
    ],
    ['a channel goes off', channelOff, presence(true, 'ready', channel('not-ready')), 'confirmed'],
    [
      'a channel with open tasks is on its way off',
      channelOff,
      presence(true, 'ready', channel('pending-not-ready')),
      'confirmed',
    ],
    ['logged out', { type: 'log-out', reason: null }, presence(true, 'logged-out'), 'confirmed'],
  ];
  for (const [name, command, event, expected] of cases) {
    test(name, () => {
      const found = verdict(command, event);
      assert.equal(found === undefined ? undefined : 'confirmed' in found ? 'confirmed' : 'refused', expected);
    });
  }

  test('go one at a time, in order, because their answers do not say which they answer', () => {
    const first = row('1', { command: ready, message: null });
    const second = row('2', { command: channelOn, message: null });
    const state = waiting(stateWith(), first, second);
    assert.deepEqual(sendable(state), [first]);
    assert.deepEqual(sendable(moveRow(state, first.id, 'sending')), []);
  });

  test('a report answers only the one under way', () => {
    const state = waiting(
      stateWith(),
      row('1', { command: ready, delivery: 'sending', message: null }),
      row('2', { command: channelOn, message: null }),
    );
    const found = verdicts(state, presence(false, 'not-ready', channel('not-ready')));
    assert.deepEqual(
      found.map((each) => each.row.id),
      ['1'],
    );
  });
});

describe('requests to bring in somebody else', () => {
  const to = (type: 'transfer' | 'consult' | 'consult-conference', id = talk): Command => ({
    type,
    conversationId: id,
    target: { to: 'agent', agentId: 'otto' },
    note: '',
  });
  const consultTransfer: Command = { type: 'consult-transfer', conversationId: talk, agentId: 'otto' };
  const becomes = (agentId: string, role: 'primary' | 'assistant'): ServerEvent => ({
    type: 'participant-role-changed',
    conversationId: talk,
    participant: participant(agentId, { role }),
  });
  const came = { confirmed: true };

  test('of two under way, the router’s word that it has one is about the older', () => {
    const pending = (id: string, command: Command) => row(id, { command, delivery: 'sending', message: null });
    const state = waiting(
      stateWith(conversation(), conversation('other')),
      pending('1', to('transfer')),
      pending('2', to('transfer', 'other' as ConversationId)),
    );
    assert.deepEqual(
      verdicts(state, { type: 'reroute-acknowledged', action: 'transfer' }).map((each) => each.row.id),
      ['1'],
    );
  });

  test('a consultation has been placed when its conversation says so', () => {
    const what = {
      type: 'reroute-placed',
      direction: 'consult',
      to: 'agent',
      queueName: '',
      requestedBy: 'mara',
    } as const;
    const entry = { kind: 'notice', id: 'n' as EntryId, at: 0, what, visible: false } as const;
    assert.deepEqual(verdict(to('consult'), { type: 'entry-added', conversationId: talk, entry }), came);
    assert.equal(verdict(to('transfer'), { type: 'entry-added', conversationId: talk, entry }), undefined);
  });

  test('is not placed by a colleague’s request for the same', () => {
    const placed = (requestedBy: string): ServerEvent => {
      const what = {
        type: 'reroute-placed',
        direction: 'transfer',
        to: 'queue',
        queueName: 'sales',
        requestedBy,
      } as const;
      const entry = { kind: 'notice', id: 'n' as EntryId, at: 0, what, visible: true } as const;
      return { type: 'entry-added', conversationId: talk, entry };
    };
    assert.equal(verdict(to('transfer'), placed('otto')), undefined);
    for (const by of ['mara', '']) assert.deepEqual(verdict(to('transfer'), placed(by)), came);
  });

  test('has not been made of a conversation the customer has left', () => {
    const closed = (reason: 'customer-left' | 'transferred' | 'other'): ServerEvent => ({
      type: 'conversation-closed',
      conversationId: talk,
      reason,
      detail: '',
    });
    for (const command of [to('transfer'), consultTransfer]) {
      assert.deepEqual(verdict(command, closed('customer-left')), { refused: '' });
      assert.deepEqual(verdict(command, closed('transferred')), came);
      assert.deepEqual(verdict(command, closed('other')), came);
    }
    assert.deepEqual(verdict(to('consult'), closed('other')), { refused: '' });
  });

  test('a consultation has become a conference when that colleague is a primary', () => {
    assert.deepEqual(verdict(to('consult-conference'), becomes('otto', 'primary')), came);
    for (const event of [becomes('otto', 'assistant'), becomes('ines', 'primary'), becomes('mara', 'primary')]) {
      assert.equal(verdict(to('consult-conference'), event), undefined);
    }
  });

  test('a consultation has become a transfer when we are out, or in wrap-up', () => {
    const closed: ServerEvent = {
      type: 'conversation-closed',
      conversationId: talk,
      reason: 'transferred',
      detail: '',
    };
    const wrapUp: ServerEvent = { type: 'wrap-up-started', conversationId: talk, seconds: 60, at: 0 };
    assert.deepEqual(verdict(consultTransfer, closed), came);
    assert.deepEqual(verdict(consultTransfer, wrapUp), came);
    assert.equal(verdict(consultTransfer, { ...wrapUp, conversationId: 'other' as ConversationId }), undefined);
  });
});

test('accepting is refused by the withdrawal of that task, not by a late word about an earlier one', () => {
  const ringing = reduce(stateWith(), { type: 'offer-received', offer: offer() }, 0);
  const accepting: Command = { type: 'accept-offer', conversationId: talk };
  const judged = (taskId: string) =>
    verdicts(waiting(ringing, of(accepting)), {
      type: 'offer-withdrawn',
      conversationId: talk,
      reason: 'timed-out',
      taskId: taskId as TaskId,
    });
  assert.equal(judged('task-talk').length, 1);
  assert.equal(judged('an-earlier-task').length, 0);
});

describe('messages', () => {
  const sent = (change: Partial<PendingRow> = {}) =>
    row('m1', { delivery: 'sending', message: ownMessage('m1', 0), ...change });
  const echo = (change: Partial<Message>): ServerEvent => ({
    type: 'entry-added',
    conversationId: talk,
    entry: ownMessage('m1', 9, change),
  });
  const confirms = (pending: PendingRow, event: ServerEvent) =>
    verdicts(waiting(stateWith(conversation()), pending), event).length === 1;

  test('are confirmed by their envelope id, else by their message id', () => {
    assert.equal(confirms(sent(), echo({})), true);
    assert.equal(confirms(sent(), echo({ id: 'made-by-server' as EntryId })), true);
    assert.equal(confirms(sent(), echo({ id: 'other' as EntryId, messageId: 'other' as MessageId })), false);
  });

  test('are not confirmed in another conversation', () => {
    const elsewhere: ServerEvent = {
      type: 'entry-added',
      conversationId: 'other' as ConversationId,
      entry: ownMessage('m1', 9),
    };
    assert.equal(confirms(sent(), elsewhere), false);
  });

  test('are confirmed late, and by history', () => {
    const snapshot: ServerEvent = {
      type: 'conversation-snapshot',
      conversation: conversation(),
      history: [{ type: 'entry-added', conversationId: talk, entry: ownMessage('m1', 9) }],
    };
    assert.equal(confirms(sent({ delivery: 'unconfirmed' }), snapshot), true);
    assert.equal(confirms(sent({ delivery: 'undecided' }), echo({})), true);
  });

  test('a reply that reuses the quoted id is not confirmed by the original, nor by another reply to it', () => {
    const quoted = 'q' as MessageId;
    const reply = ownMessage('q', 0, {
      id: 'event-reply' as EntryId,
      replyTo: quoted,
      body: { type: 'text', text: 'yes' },
    });
    const pending = sent({ message: reply });
    const original: ServerEvent = { type: 'entry-added', conversationId: talk, entry: message('q', 1) };
    const others = ownMessage('q', 5, { id: 'x' as EntryId, replyTo: quoted, body: { type: 'text', text: 'no' } });
    assert.equal(confirms(pending, original), false);
    assert.equal(confirms(pending, { type: 'entry-added', conversationId: talk, entry: others }), false);
    const reminted = { ...reply, id: 'made-by-server' as EntryId };
    assert.equal(confirms(pending, { type: 'entry-added', conversationId: talk, entry: reminted }), true);
  });

  test('one echo confirms one of two equal replies', () => {
    const quoted = 'q' as MessageId;
    const reply = (id: string) =>
      ownMessage('q', 0, { id: id as EntryId, replyTo: quoted, body: { type: 'text', text: 'yes' } });
    const state = waiting(
      stateWith(conversation()),
      sent({ id: '1' as CommandId, message: reply('e1') }),
      sent({ id: '2' as CommandId, message: reply('e2') }),
    );
    const reminted: ServerEvent = { type: 'entry-added', conversationId: talk, entry: reply('made-by-server') };
    assert.deepEqual(
      verdicts(state, reminted).map((each) => each.row.id),
      ['1'],
    );
  });

  test('go one at a time per conversation; one whose fate is unknown holds back its own only', () => {
    const first = row('1');
    const second = row('2');
    const elsewhere = row('3', { command: sendCommand('other') });
    const state = waiting(stateWith(), first, second, elsewhere);
    assert.deepEqual(
      sendable(state).map(({ id }) => id),
      ['1', '3'],
    );
    let stuck = moveRow(state, first.id, 'sending');
    for (const step of ['unconfirmed', 'undecided'] as const) {
      stuck = moveRow(stuck, first.id, step);
      assert.deepEqual(
        sendable(stuck).map(({ id }) => id),
        ['3'],
      );
    }
    assert.deepEqual(
      sendable(moveRow(stuck, first.id, 'rejected', 'no')).map(({ id }) => id),
      ['2', '3'],
    );
  });

  test('only the steps of the table are allowed', () => {
    const state = waiting(stateWith(), row('1'));
    assert.throws(() => moveRow(state, '1' as CommandId, 'undecided'), /cannot go from queued to undecided/);
    const shown = moveRow(moveRow(state, '1' as CommandId, 'sending'), '1' as CommandId, 'rejected', 'too long');
    assert.equal(shown.pending[0]?.message?.delivery, 'rejected');
    assert.equal(shown.pending[0]?.message?.failure, 'too long');
  });
});

test('wrap-up that expired has not taken the codes; to skip it is to end it, whoever does', () => {
  const close = (codes: [] | null): Command => ({ type: 'close-wrap-up', conversationId: talk, codes, note: '' });
  const closed = (reason: 'wrapped-up' | 'wrap-up-expired' | 'other'): ServerEvent => ({
    type: 'conversation-closed',
    conversationId: talk,
    reason,
    detail: '',
  });
  assert.deepEqual(verdict(close([]), closed('wrap-up-expired')), { refused: '' });
  assert.deepEqual(verdict(close([]), closed('wrapped-up')), { confirmed: true });
  assert.deepEqual(verdict(close([]), closed('other')), { confirmed: true });
  assert.deepEqual(verdict(close(null), closed('wrap-up-expired')), { confirmed: true });
});

describe('what cannot be asked', () => {
  const whisper = { ...sendCommand(), whisper: true };
  const monitor = participant('mara', { role: 'monitor' });
  const watching = conversation('talk', { role: 'monitor', participants: [monitor, participant('otto')] });
  const cases: readonly [string, SessionState, Command, string | null][] = [
    ['nothing without an agent', { ...stateWith(), agent: null }, ready, 'session-ended'],
    ['a message to nowhere', stateWith(), sendCommand(), 'no-such-conversation'],
    ['an empty message', stateWith(conversation()), sendCommand('talk', '  \n'), 'empty'],
    ['a message', stateWith(conversation()), sendCommand(), null],
    ['a message to the customer from a monitor', stateWith(watching), sendCommand(), 'not-allowed'],
    ['a whisper from a monitor', stateWith(watching), whisper, null],
    ['a whisper with nobody there', stateWith(conversation()), whisper, 'nobody-to-whisper-to'],
    [
      'a whisper to a monitor, who must not be known',
      stateWith(
        conversation('talk', { participants: [participant('mara'), participant('vela', { role: 'monitor' })] }),
      ),
      whisper,
      'nobody-to-whisper-to',
    ],
    [
      'a message to a closed conversation',
      stateWith(conversation('talk', { state: 'closed' })),
      sendCommand(),
      'not-allowed',
    ],
    [
      'a message without a channel',
      stateWith(conversation('talk', { channelSessions: [] })),
      sendCommand(),
      'no-channel',
    ],
    ['accepting what does not ring', stateWith(), { type: 'accept-offer', conversationId: talk }, 'no-such-offer'],
    ['an unknown channel', stateWith(), channelOn, 'no-channel'],
    [
      'a receipt from a monitor',
      stateWith(watching),
      { type: 'send-read', conversationId: talk, messageId: 'a' as MessageId },
      'not-allowed',
    ],
    [
      'leaving twice',
      waiting(stateWith(conversation()), of({ type: 'leave', conversationId: talk })),
      { type: 'leave', conversationId: talk },
      'already-pending',
    ],
    [
      'leaving two',
      waiting(
        stateWith(conversation(), conversation('other')),
        of({ type: 'leave', conversationId: 'other' as ConversationId }),
      ),
      { type: 'leave', conversationId: talk },
      null,
    ],
  ];
  for (const [name, state, command, expected] of cases)
    test(name, () => assert.equal(refusalOf(state, command), expected));
});
