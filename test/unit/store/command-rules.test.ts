import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  AgentState,
  AgentId,
  ChannelSession,
  Command,
  CommandType,
  ConversationId,
  MessageId,
  NotSentReason,
  Opaque,
  QueueId,
  QueueItem,
  Role,
  ServerEvent,
  TeamChat,
  TeamId,
} from '../../../src/domain/index.js';
import { getCommandRule } from '../../../src/store/command-rules.js';
import type { SessionState } from '../../../src/store/state.js';
import {
  agent,
  channelSession,
  conversation,
  message,
  offer,
  participant,
  pendingCommand,
  sendMessageCommand,
  stateWith,
} from '../../support/builders/domain-objects.js';

const conversationId = 'talk' as ConversationId;
const other = 'other' as ConversationId;
const source = {} as Opaque;

const chat: TeamChat = {
  conversationId,
  queue: { id: 'support' as QueueId, name: 'support' },
  agentNames: ['otto'],
  agentName: 'otto',
  agentUsername: 'otto',
  customerName: 'Pim',
  channelName: 'WEB',
  since: 0,
  voice: false,
  direction: 'unknown',
  labelIds: [],
  monitors: [],
  lastLine: '',
  channelSession: source,
};
const queueItem = (id = 'talk', status: QueueItem['status'] = 'created'): QueueItem => ({
  id,
  listId: 'list',
  conversationId: id as ConversationId,
  customerName: 'Pim',
  channelName: 'WEB',
  status,
  since: 0,
  channelSession: source,
});
const pullList = (id = 'list') => ({ id, name: id, description: '' });
const target = { to: 'agent', agentId: 'otto' } as const;

const commands: { readonly [Type in CommandType]: Extract<Command, { type: Type }> | Command } = {
  'set-state': { type: 'set-state', state: 'ready', reason: null },
  'log-out': { type: 'log-out', reason: null },
  'set-channel': { type: 'set-channel', channelId: 'chat' as never, ready: true },
  'set-agent-state': { type: 'set-agent-state', agentId: 'otto' as AgentId, state: 'ready', reason: null },
  'accept-offer': { type: 'accept-offer', conversationId },
  leave: { type: 'leave', conversationId },
  'send-message': sendMessageCommand(),
  'send-typing': { type: 'send-typing', conversationId },
  'send-read': { type: 'send-read', conversationId, messageId: 'a' as MessageId },
  'extend-sla': { type: 'extend-sla', conversationId },
  'raise-hand': { type: 'raise-hand', conversationId },
  'lower-hand': { type: 'lower-hand', conversationId },
  transfer: { type: 'transfer', conversationId, target, note: '' },
  conference: { type: 'conference', conversationId, target, note: '' },
  consult: { type: 'consult', conversationId, target, note: '' },
  'consult-conference': { type: 'consult-conference', conversationId, target, note: '' },
  'consult-transfer': { type: 'consult-transfer', conversationId, agentId: 'otto' },
  monitor: { type: 'monitor', chat },
  'whisper-mode': { type: 'whisper-mode', conversationId },
  'barge-in': { type: 'barge-in', conversationId },
  pause: { type: 'pause', conversationId, seconds: 60 },
  resume: { type: 'resume', conversationId },
  'close-wrap-up': { type: 'close-wrap-up', conversationId, codes: [], note: '' },
  'subscribe-list': { type: 'subscribe-list', list: pullList() },
  'unsubscribe-list': { type: 'unsubscribe-list', list: pullList() },
  'join-item': { type: 'join-item', item: queueItem() },
  'end-item': { type: 'end-item', itemId: 'talk' },
};

const check = (type: CommandType, state: SessionState): NotSentReason | null =>
  getCommandRule(commands[type]).check?.(state, commands[type]) ?? null;

describe('checks before a command is sent', () => {
  const held = (overrides: Parameters<typeof conversation>[1] = {}) => stateWith(conversation('talk', overrides));
  const anyRole = ['leave', 'whisper-mode', 'barge-in', 'close-wrap-up'] as const;
  const primaryOnly = [
    'send-typing',
    'send-read',
    'extend-sla',
    'transfer',
    'conference',
    'consult',
    'consult-conference',
    'consult-transfer',
    'pause',
    'resume',
  ] as const;

  test('a hand is raised by a primary on digital channels only, and lowered at any time', () => {
    const sessions = (...voices: boolean[]) => voices.map((voice) => ({ voice }) as ChannelSession);
    const raise = (channelSessions: readonly ChannelSession[], role: Role = 'primary') =>
      check('raise-hand', held({ channelSessions, role }));
    assert.equal(raise(sessions(false)), null);
    assert.equal(raise(sessions(false), 'monitor'), 'not-allowed');
    assert.equal(raise(sessions(false, true)), 'not-allowed');
    assert.equal(raise([]), 'not-allowed');
    assert.equal(check('lower-hand', held({ channelSessions: sessions(false, true) })), null);
    assert.equal(check('raise-hand', stateWith(conversation('other'))), 'no-such-conversation');
  });

  for (const type of [...anyRole, ...primaryOnly]) {
    test(`${type} needs the conversation`, () => {
      assert.equal(check(type, held()), null);
      assert.equal(check(type, stateWith(conversation('other'))), 'no-such-conversation');
    });
  }

  for (const type of primaryOnly) {
    test(`${type} needs the primary role in a conversation that is not closed`, () => {
      for (const role of ['assistant', 'monitor', 'wrap-up'] satisfies Role[]) {
        assert.equal(check(type, held({ role })), 'not-allowed', role);
      }
      assert.equal(check(type, held({ state: 'closed' })), 'not-allowed');
      assert.equal(check(type, held({ state: 'paused' })), null);
    });
  }

  for (const type of anyRole) {
    test(`${type} does not depend on the role`, () => {
      assert.equal(check(type, held({ role: 'monitor' })), null);
    });
  }

  test('accept-offer needs the offer', () => {
    const offers = { ids: [conversationId], byId: new Map([[conversationId, offer()]]) };
    assert.equal(check('accept-offer', { ...stateWith(), offers }), null);
    assert.equal(check('accept-offer', stateWith()), 'no-such-offer');
  });

  test('set-channel needs the media domain', () => {
    const channel = { id: 'chat' as never, name: 'CHAT', state: 'ready', since: 0, limit: null } as const;
    assert.equal(check('set-channel', { ...stateWith(), channels: [channel] }), null);
    assert.equal(check('set-channel', stateWith()), 'no-channel');
  });

  test('monitor and set-agent-state need a supervisor', () => {
    const supervisor = {
      ...agent(),
      permissions: new Set(['supervise'] as const),
      supervisedTeams: [{ id: 'support' as TeamId, name: 'support' }],
    };
    assert.equal(check('monitor', { ...stateWith(), agent: supervisor }), null);
    assert.equal(check('monitor', stateWith()), 'not-allowed');
    assert.equal(check('monitor', { ...stateWith(), agent: null }), 'not-allowed');
    assert.equal(check('set-agent-state', { ...stateWith(), agent: supervisor }), null);
    const otto = { ...supervisor, id: 'otto' as AgentId };
    assert.equal(check('set-agent-state', { ...stateWith(), agent: otto }), 'not-allowed', 'the own state');
    assert.equal(check('set-agent-state', stateWith()), 'not-allowed');
    assert.equal(check('set-agent-state', { ...stateWith(), agent: null }), 'not-allowed');
  });

  test('send-message needs a channel that is not voice, and a role that may write', () => {
    assert.equal(check('send-message', held()), null);
    assert.equal(check('send-message', held({ channelSessions: [channelSession('c', 'VOICE', true)] })), 'no-channel');
    assert.equal(check('send-message', held({ role: 'wrap-up' })), 'not-allowed');
    assert.equal(check('send-message', held({ role: 'assistant' })), 'not-allowed');
  });
});

test('commands of one conversation or list share a queue key, others do not', () => {
  const key = (command: Command) => getCommandRule(command).queueKey?.(command);
  assert.equal(key(commands['set-state']), 'state');
  assert.equal(key(commands['set-channel']), key(commands['log-out']));
  assert.equal(key(commands.leave), 'leave talk');
  assert.equal(key({ type: 'leave', conversationId: other }), 'leave other');
  assert.equal(key(commands.monitor), 'monitor talk');
  assert.equal(key(commands['join-item']), 'join-item talk');
  assert.equal(key(commands['subscribe-list']), key(commands['unsubscribe-list']));
  assert.equal(key(commands['subscribe-list']), 'list list');
  assert.equal(key(commands['end-item']), 'end talk');
  assert.equal(key(commands['set-agent-state']), 'agent otto');
  assert.equal(key(commands['send-message']), undefined);
});

test('the kind of response decides the timeout', () => {
  const kinds = new Map<string, CommandType[]>();
  for (const type of Object.keys(commands) as CommandType[]) {
    const kind = getCommandRule(commands[type]).responseKind;
    kinds.set(kind, [...(kinds.get(kind) ?? []), type]);
  }
  assert.deepEqual(kinds.get('state'), ['set-state', 'log-out', 'set-channel']);
  assert.deepEqual(kinds.get('message'), ['send-message']);
  assert.deepEqual(kinds.get('none'), ['send-typing', 'send-read', 'extend-sla']);
  assert.equal(kinds.get('request')?.length, 20);
});

const reported = (id: string, state: AgentState): ServerEvent => ({
  type: 'team-reported',
  members: [{ id: id as AgentId, name: id, state, since: null, activeChats: 0, channels: [], queues: [] }],
});

describe('events that settle a command', () => {
  type Result = 'confirmed' | 'refused' | null;
  const settle = (command: Command, event: ServerEvent): Result => {
    const pending = pendingCommand('c', { command, delivery: 'sending', message: null });
    const settlement = getCommandRule(command).settle?.(event, pending, stateWith(conversation())) ?? null;
    return settlement === null ? null : 'confirmed' in settlement ? 'confirmed' : 'refused';
  };
  const closed = (reason: 'left' | 'customer-left' | 'logged-out' | 'other', id = conversationId): ServerEvent => ({
    type: 'conversation-closed',
    conversationId: id,
    reason,
    detail: '',
  });
  const snapshot = (id = 'talk'): ServerEvent => ({
    type: 'conversation-snapshot',
    conversation: conversation(id),
    history: [],
  });
  const wrapUp = (id = conversationId): ServerEvent => ({
    type: 'wrap-up-started',
    conversationId: id,
    seconds: 60,
    at: 0,
  });
  const hold = (paused: boolean, id = conversationId): ServerEvent => ({
    type: 'hold-changed',
    conversationId: id,
    paused,
    hold: null,
  });
  const roleChanged = (agentId: string, role: Role, id = conversationId): ServerEvent => ({
    type: 'participant-role-changed',
    conversationId: id,
    participant: participant(agentId, { role }),
  });
  const lists = (...ids: readonly string[]): ServerEvent => ({
    type: 'pull-lists-subscribed',
    lists: ids.map(pullList),
  });
  const itemChanged = (id: string, status: QueueItem['status']): ServerEvent => ({
    type: 'queue-item-changed',
    item: queueItem(id, status),
  });
  const acknowledged = (action: 'transfer' | 'conference'): ServerEvent => ({ type: 'reroute-acknowledged', action });

  const cases: readonly [CommandType, readonly (readonly [ServerEvent, Result])[]][] = [
    [
      'accept-offer',
      [
        [snapshot(), 'confirmed'],
        [snapshot('other'), null],
        [wrapUp(), null],
      ],
    ],
    [
      'monitor',
      [
        [snapshot(), 'confirmed'],
        [snapshot('other'), null],
        [closed('left'), null],
      ],
    ],
    [
      'join-item',
      [
        [snapshot(), 'confirmed'],
        [snapshot('other'), null],
      ],
    ],
    [
      'leave',
      [
        [closed('left'), 'confirmed'],
        [closed('customer-left'), 'confirmed'],
        [closed('left', other), null],
        [wrapUp(), 'confirmed'],
        [wrapUp(other), null],
        [hold(true), null],
      ],
    ],
    [
      'transfer',
      [
        [acknowledged('transfer'), 'confirmed'],
        [acknowledged('conference'), null],
        [closed('customer-left'), 'refused'],
        [closed('logged-out'), 'refused'],
        [closed('other'), 'confirmed'],
        [closed('other', other), null],
        [wrapUp(), null],
      ],
    ],
    [
      'conference',
      [
        [acknowledged('conference'), 'confirmed'],
        [acknowledged('transfer'), null],
        [closed('other'), 'refused'],
        [closed('customer-left', other), null],
      ],
    ],
    [
      'consult-transfer',
      [
        [closed('logged-out'), 'refused'],
        [closed('left'), 'confirmed'],
        [wrapUp(), 'confirmed'],
        [closed('left', other), null],
        [hold(true), null],
      ],
    ],
    [
      'consult-conference',
      [
        [roleChanged('otto', 'primary'), 'confirmed'],
        [roleChanged('otto', 'primary', other), null],
        [roleChanged('ines', 'primary'), null],
        [hold(true), null],
      ],
    ],
    [
      'whisper-mode',
      [
        [roleChanged('mara', 'assistant'), 'confirmed'],
        [roleChanged('mara', 'primary'), null],
        [roleChanged('otto', 'assistant'), null],
        [roleChanged('mara', 'assistant', other), null],
        [hold(true), null],
      ],
    ],
    [
      'barge-in',
      [
        [roleChanged('mara', 'primary'), 'confirmed'],
        [roleChanged('mara', 'assistant'), null],
        [roleChanged('otto', 'primary'), null],
      ],
    ],
    [
      'pause',
      [
        [hold(true), 'confirmed'],
        [hold(false), null],
        [hold(true, other), null],
        [wrapUp(), null],
      ],
    ],
    [
      'resume',
      [
        [hold(false), 'confirmed'],
        [hold(true), null],
        [hold(false, other), null],
        [wrapUp(), null],
      ],
    ],
    [
      'close-wrap-up',
      [
        [closed('other'), 'confirmed'],
        [closed('other', other), null],
        [wrapUp(), null],
      ],
    ],
    [
      'subscribe-list',
      [
        [lists('list'), 'confirmed'],
        [lists('another'), null],
        [lists(), null],
        [wrapUp(), null],
      ],
    ],
    [
      'unsubscribe-list',
      [
        [lists('another'), 'confirmed'],
        [lists('list', 'another'), null],
        [{ type: 'pull-list-dropped', listId: 'list' }, 'confirmed'],
        [{ type: 'pull-list-dropped', listId: 'another' }, null],
        [wrapUp(), null],
      ],
    ],
    [
      'end-item',
      [
        [itemChanged('talk', 'closing'), 'confirmed'],
        [itemChanged('talk', 'closed'), 'confirmed'],
        [itemChanged('talk', 'active'), null],
        [itemChanged('another', 'closed'), null],
        [wrapUp(), null],
      ],
    ],
    [
      'set-agent-state',
      [
        [reported('otto', 'ready'), 'confirmed'],
        [reported('otto', 'not-ready'), null],
        [reported('mara', 'ready'), null],
        [{ type: 'team-reported', members: [] }, null],
        [wrapUp(), null],
      ],
    ],
    ['set-state', [[wrapUp(), null]]],
    ['log-out', [[wrapUp(), null]]],
    [
      'send-message',
      [
        [{ type: 'entry-added', conversationId, entry: message('a', 1) }, null],
        [wrapUp(), null],
      ],
    ],
  ];
  for (const [type, expectations] of cases) {
    test(type, () => {
      for (const [event, expected] of expectations) assert.equal(settle(commands[type], event), expected, event.type);
    });
  }

  test('a consultation with a queue becomes a conference with any other primary', () => {
    const command: Command = {
      type: 'consult-conference',
      conversationId,
      target: { to: 'queue', queueName: 'support' },
      note: '',
    };
    assert.equal(settle(command, roleChanged('ines', 'primary')), 'confirmed');
    assert.equal(settle(command, roleChanged('mara', 'primary')), null);
  });

  test('a channel command is settled by its own media domain only', () => {
    const presence = (id: string, changed: boolean): ServerEvent => ({
      type: 'presence-reported',
      agentId: 'mara' as AgentId,
      changed,
      presence: { state: 'ready', reason: null, since: 0 },
      channels: [{ id: id as never, name: id, state: 'ready', since: 0, limit: null }],
    });
    assert.equal(settle(commands['set-channel'], presence('chat', true)), 'confirmed');
    assert.equal(settle(commands['set-channel'], presence('voice', true)), null);
    assert.equal(settle(commands['set-channel'], presence('voice', false)), 'refused');
  });

  test('a refusal without the server’s words has none', () => {
    const refusal = (command: Command, event: ServerEvent) => {
      const offers = { ids: [conversationId], byId: new Map([[conversationId, offer()]]) };
      const pending = pendingCommand('c', { command, delivery: 'sending', message: null });
      return getCommandRule(command).settle?.(event, pending, { ...stateWith(), offers });
    };
    const unchanged: ServerEvent = {
      type: 'presence-reported',
      agentId: 'mara' as AgentId,
      changed: false,
      presence: { state: 'not-ready', reason: null, since: 0 },
      channels: [],
    };
    assert.deepEqual(refusal(commands['set-state'], unchanged), { refused: '' });
    const withdrawn: ServerEvent = { type: 'offer-withdrawn', conversationId, reason: 'timed-out' };
    assert.deepEqual(refusal(commands['accept-offer'], withdrawn), { refused: '' });
  });
});
