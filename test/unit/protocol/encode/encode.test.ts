import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  ChannelSession,
  Command,
  CommandType,
  Conversation,
  ConversationId,
  MessageId,
  NotSentReason,
} from '../../../../src/domain/index.js';
import { decode } from '../../../../src/protocol/decode/decode.js';
import {
  getCommandEventName,
  encode,
  EncodeError,
  createMessageIdentity,
  isCommandEventName,
  createLocalEcho,
  type EncodeContext,
  type SendMessage,
} from '../../../../src/protocol/encode/encode.js';
import { isAtLeast } from '../../../../src/protocol/server-version.js';
import { fromOpaque, toOpaque } from '../../../../src/protocol/wire-objects.js';
import { sent } from '../../../fixtures/wire/sent.js';
import { asMara, assertLike, mara, MARA, NOW, snapshotOf, VELA } from '../../../fixtures/wire/support.js';

const conversationId = '66f100000000000000000c01' as ConversationId;
const quotedId = 'd0000000-0000-4000-8000-0000000000a1' as MessageId;
const conversation = snapshotOf('onTopicData.reconnect.json');
const monitoredConversation = snapshotOf('onTopicData.silent_monitor.json', VELA);
const [webSession] = conversation.channelSessions;

function createContext(overrides: Partial<EncodeContext> = {}): EncodeContext {
  let lastId = 0;
  return {
    agent: mara,
    now: NOW,
    newId: () => `id-${++lastId}`,
    replyMode: 'reuse-id',
    server: '4.8',
    conversation,
    offer: null,
    channelSession: webSession as ChannelSession,
    identity: null,
    ...overrides,
  };
}

const messageCommand = (overrides: Partial<SendMessage> = {}): SendMessage => ({
  type: 'send-message',
  conversationId,
  body: { type: 'text', text: 'Hello' },
  replyTo: null,
  whisper: false,
  channelSessionId: null,
  ...overrides,
});

type Tree = { readonly [key: string]: Tree } & { readonly [position: number]: Tree };
const encodePayload = (command: Command, overrides: Partial<EncodeContext> = {}): Tree =>
  encode(command, createContext(overrides))[0]?.payload as Tree;

function assertRefused(reason: NotSentReason, command: Command, overrides: Partial<EncodeContext>): void {
  assert.throws(
    () => encode(command, createContext(overrides)),
    (error) => error instanceof EncodeError && error.name === 'EncodeError' && error.reason === reason,
  );
}

test('audio is sent as audio from 4.6 on, before that as a file', () => {
  const attachment = {
    url: 'https://x.example/a.mp3',
    mimeType: 'audio/mpeg',
    size: 5,
    name: 'a.mp3',
    thumbnailUrl: null,
  };
  const audioMessage = messageCommand({ body: { type: 'audio', text: 'Listen', attachment } });
  const bodyFor = (server: EncodeContext['server']) =>
    encodePayload(audioMessage, { server })['cimEvent']?.['data']?.['body'];
  assert.deepEqual([bodyFor('4.6')?.['type'], bodyFor('4.6')?.['caption']], ['AUDIO', 'a.mp3']);
  const older = bodyFor('4.4');
  assert.deepEqual([older?.['type'], older?.['markdownText'], older?.['caption']], ['FILE', 'Listen', '']);
  assert.deepEqual(older?.['additionalDetails'], { fileName: 'a.mp3' });
});

describe('identities', () => {
  const createIdentity = (replyMode: EncodeContext['replyMode'], command: SendMessage): unknown =>
    createMessageIdentity(createContext().newId, command, replyMode);

  test('are two new ids, except for replies in `reuse-id` mode', () => {
    assert.deepEqual(createIdentity('reuse-id', messageCommand()), { eventId: 'id-1', messageId: 'id-2' });
    assert.deepEqual(createIdentity('reference', messageCommand({ replyTo: quotedId })), {
      eventId: 'id-1',
      messageId: 'id-2',
    });
    assert.deepEqual(createIdentity('reuse-id', messageCommand({ replyTo: quotedId })), {
      eventId: 'id-1',
      messageId: quotedId,
    });
  });

  test('an action on a comment does not reuse its id', () => {
    const like = messageCommand({
      replyTo: quotedId,
      body: { type: 'comment', text: '', postId: 'p', act: 'like', attachment: null },
    });
    assert.deepEqual(createIdentity('reuse-id', like), { eventId: 'id-1', messageId: 'id-2' });
  });

  test('are kept for retries', () => {
    const identity = createMessageIdentity(() => 'kept', messageCommand(), 'reference');
    const { cimEvent } = encodePayload(messageCommand(), { identity });
    assertLike(cimEvent, { id: 'kept', data: { id: 'kept' } });
  });
});

describe('messages', () => {
  test('name the quoted message in both reply modes', () => {
    for (const replyMode of ['reuse-id', 'reference'] as const) {
      const { cimEvent } = encodePayload(messageCommand({ replyTo: quotedId }), { replyMode });
      assertLike(cimEvent, { id: 'id-1', data: { header: { intent: 'REPLY_TO', originalMessageId: quotedId } } });
    }
  });

  test('have the channel data of the session', () => {
    const { cimEvent } = encodePayload(messageCommand());
    const session = fromOpaque((webSession as ChannelSession).source) as Tree;
    assert.deepEqual(cimEvent?.['data']?.['header']?.['channelData'], session['channelData']);
    assert.equal((cimEvent?.['data']?.['header']?.['channelData'] as Tree)['additionalAttributes']?.['length'], 1);
  });

  test('contain no client-only fields', () => {
    const annotatedSource = {
      ...fromOpaque((webSession as ChannelSession).source),
      isChecked: true,
      isDisabled: false,
      webChannelData: {},
      status: 'x',
    };
    const session = { ...(webSession as ChannelSession), source: toOpaque(annotatedSource) };
    const { cimEvent } = encodePayload(messageCommand(), { channelSession: session });
    assert.deepEqual(cimEvent?.['channelSession'], fromOpaque((webSession as ChannelSession).source));
    assert.equal(JSON.stringify(cimEvent).includes('isChecked'), false);
  });

  test('come back equal to their local echo', () => {
    const command = messageCommand({ replyTo: quotedId });
    const encodeContext = createContext({ identity: createMessageIdentity(() => 'made', command, 'reuse-id') });
    const echo = createLocalEcho(command, encodeContext);
    const [outgoing] = encode(command, encodeContext);
    const { cimEvent } = outgoing?.payload as Tree;
    const { events } = decode('onCimEvent', [{ conversationId, cimEvent: JSON.stringify(cimEvent) }], asMara);
    assert.deepEqual(events, [{ type: 'entry-added', conversationId, entry: { ...echo, delivery: 'sent' } }]);
    assert.equal(echo.delivery, 'queued');
    assert.equal(echo.sender.id, MARA);
  });

  test('of every type come back as they were sent', () => {
    for (const [file, row] of Object.entries(sent)) {
      if (row.command.type !== 'send-message') continue;
      const encodeContext = createContext(row.context);
      const { cimEvent } = encodePayload(row.command, row.context);
      const { events, problems } = decode('onCimEvent', [{ conversationId, cimEvent }], asMara);
      assert.deepEqual(problems, [], file);
      const { body, whisper } = createLocalEcho(row.command, encodeContext);
      assertLike(events, [{ type: 'entry-added', entry: { body, whisper } }]);
    }
  });

  test('have no room on servers without rooms', () => {
    const payload = encodePayload(messageCommand(), { conversation: { ...conversation, room: null } });
    assert.equal('roomInfo' in payload, false);
    assert.equal(JSON.stringify(payload['cimEvent']?.['data']?.['header']).includes('roomId'), false);
  });
});

describe('commands with missing data are refused with a reason', () => {
  test('no channel, no conversation, no whisper recipient, no offer', () => {
    assertRefused('no-channel', messageCommand(), { channelSession: null });
    assertRefused('no-such-conversation', messageCommand(), { conversation: null });
    assertRefused('no-whisper-recipient', messageCommand({ whisper: true }), {});
    assertRefused('no-such-offer', { type: 'accept-offer', conversationId }, { conversation: null });
    const transfer: Command = { type: 'transfer', conversationId, target: { to: 'queue', queueName: 'q' }, note: '' };
    assertRefused('no-such-conversation', transfer, { conversation: null });
    assertRefused('no-channel', transfer, {
      conversation: { ...conversation, firstChannelSession: null, channelSessions: [] },
    });
    assertRefused(
      'no-channel',
      { type: 'close-wrap-up', conversationId, codes: [], note: '' },
      {
        conversation: { ...conversation, firstChannelSession: null, channelSessions: [] },
        channelSession: null,
      },
    );
  });

  test('a monitor alone with an agent may whisper', () => {
    assertLike(encodePayload(messageCommand({ whisper: true }), { conversation: monitoredConversation }), {
      cimEvent: { name: 'WHISPER_MESSAGE' },
    });
  });
});

describe('conversations', () => {
  test('are requested again as the same participant with the same task', () => {
    const payload = encodePayload({ type: 'accept-offer', conversationId });
    assertLike(payload, { conversationId, agentId: MARA, taskId: conversation.taskId });
    assert.deepEqual(payload['topicParticipant'], fromOpaque(conversation.ownParticipant));
  });

  test('without a first session are rerouted on an open one, and a blank note is left out', () => {
    const older: Conversation = { ...conversation, firstChannelSession: null };
    const command: Command = { type: 'conference', conversationId, target: { to: 'agent', agentId: VELA }, note: '' };
    const payload = encodePayload(command, { conversation: older });
    assertLike(payload, { channelSession: { id: webSession?.id }, mode: 'agent', offerToAgent: true });
    assert.equal('note' in payload, false);
  });
});

describe('releases', () => {
  test('are compared as numbers', () => {
    assert.ok(isAtLeast('4.10', '4.9') && isAtLeast('5.0', '4.9') && isAtLeast('4.5', '4.5'));
    assert.ok(!isAtLeast('4.4', '4.5') && !isAtLeast('3.9', '4.5'));
  });

  test('before 4.5 use the old names, and wrap up in two steps', () => {
    assert.equal(getCommandEventName('whisper-mode', '4.4'), 'moveToWhisperMode');
    assert.equal(getCommandEventName('whisper-mode', '4.5'), 'joinAsWhisper');
    const codes = [{ category: 'Outcome', value: 'resolved' }];
    const commands = encode(
      { type: 'close-wrap-up', conversationId, codes, note: 'n' },
      createContext({ server: '4.4' }),
    );
    assertLike(commands, [
      { event: 'publishCimEvent', payload: { cimEvent: { data: { body: { type: 'WRAPUP' } } } } },
      { event: 'WRAP_UP_CLOSED', payload: { conversationId, agentId: MARA } },
    ]);
  });

  test('an error refers to a command by any of its event names', () => {
    const cases: readonly [string, CommandType][] = [
      ['JoinAsBargin', 'barge-in'],
      ['joinAsBargeIn', 'barge-in'],
      ['moveToWhisperMode', 'whisper-mode'],
      ['joinAsWhisper', 'whisper-mode'],
      ['WRAP_UP_CLOSED', 'close-wrap-up'],
      ['topicUnsubscription_', 'leave'],
      ['CHANGEAGENTSTATE', 'set-channel'],
      ['changeAgentState', 'set-agent-state'],
      ['publishCimEvent', 'send-read'],
    ];
    for (const [event, type] of cases) assert.ok(isCommandEventName(event, type), `${event} is about ${type}`);
    assert.ok(!isCommandEventName('publishCimEvent', 'leave') && !isCommandEventName('', 'leave'));
  });
});
