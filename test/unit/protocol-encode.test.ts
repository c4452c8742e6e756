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
  Opaque,
} from '../../src/domain/index.js';
import { decode } from '../../src/protocol/decode.js';
import {
  commandEvent,
  encode,
  EncodeError,
  identify,
  isAbout,
  localEcho,
  type EncodeContext,
  type SendMessage,
} from '../../src/protocol/encode.js';
import { atLeast } from '../../src/protocol/server-version.js';
import { sent } from '../fixtures/wire/sent.js';
import { asMara, assertLike, mara, MARA, NOW, snapshotOf, VELA } from '../fixtures/wire/support.js';

const conversationId = '66f100000000000000000c01' as ConversationId;
const quoted = 'd0000000-0000-4000-8000-0000000000a1' as MessageId;
const conversation = snapshotOf('onTopicData.reconnect.json');
const shared = snapshotOf('onTopicData.silent_monitor.json', VELA);
const [web] = conversation.channelSessions;

function context(more: Partial<EncodeContext> = {}): EncodeContext {
  let made = 0;
  return {
    agent: mara,
    now: NOW,
    newId: () => `id-${++made}`,
    replyMode: 'reuse-id',
    server: '4.8',
    conversation,
    offer: null,
    channelSession: web as ChannelSession,
    identity: null,
    ...more,
  };
}

const say = (more: Partial<SendMessage> = {}): SendMessage => ({
  type: 'send-message',
  conversationId,
  body: { type: 'text', text: 'Hello' },
  replyTo: null,
  whisper: false,
  channelSessionId: null,
  ...more,
});

type Tree = { readonly [key: string]: Tree } & { readonly [position: number]: Tree };
const payloadOf = (command: Command, more: Partial<EncodeContext> = {}): Tree =>
  encode(command, context(more))[0]?.payload as Tree;

function refuses(reason: NotSentReason, command: Command, more: Partial<EncodeContext>): void {
  assert.throws(
    () => encode(command, context(more)),
    (error) => error instanceof EncodeError && error.name === 'EncodeError' && error.reason === reason,
  );
}

test('sound goes as sound from 4.6 on, before that as a file', () => {
  const attachment = {
    url: 'https://x.example/a.mp3',
    mimeType: 'audio/mpeg',
    size: 5,
    name: 'a.mp3',
    thumbnailUrl: null,
  };
  const sound = say({ body: { type: 'audio', text: 'Listen', attachment } });
  const bodyFor = (server: EncodeContext['server']) => payloadOf(sound, { server })['cimEvent']?.['data']?.['body'];
  assert.deepEqual([bodyFor('4.6')?.['type'], bodyFor('4.6')?.['caption']], ['AUDIO', 'a.mp3']);
  const older = bodyFor('4.4');
  assert.deepEqual([older?.['type'], older?.['markdownText'], older?.['caption']], ['FILE', 'Listen', '']);
  assert.deepEqual(older?.['additionalDetails'], { fileName: 'a.mp3' });
});

describe('identities', () => {
  const inMode = (replyMode: EncodeContext['replyMode'], command: SendMessage): unknown =>
    identify(context().newId, command, replyMode);

  test('are two fresh ids, but for replies in the guide’s form', () => {
    assert.deepEqual(inMode('reuse-id', say()), { eventId: 'id-1', messageId: 'id-2' });
    assert.deepEqual(inMode('reference', say({ replyTo: quoted })), { eventId: 'id-1', messageId: 'id-2' });
    assert.deepEqual(inMode('reuse-id', say({ replyTo: quoted })), { eventId: 'id-1', messageId: quoted });
  });

  test('an act on a comment is no reply', () => {
    const like = say({
      replyTo: quoted,
      body: { type: 'comment', text: '', postId: 'p', act: 'like', attachment: null },
    });
    assert.deepEqual(inMode('reuse-id', like), { eventId: 'id-1', messageId: 'id-2' });
  });

  test('once made are kept', () => {
    const identity = identify(() => 'kept', say(), 'reference');
    const { cimEvent } = payloadOf(say(), { identity });
    assertLike(cimEvent, { id: 'kept', data: { id: 'kept' } });
  });
});

describe('messages', () => {
  test('name what they answer in both modes', () => {
    for (const replyMode of ['reuse-id', 'reference'] as const) {
      const { cimEvent } = payloadOf(say({ replyTo: quoted }), { replyMode });
      assertLike(cimEvent, { id: 'id-1', data: { header: { intent: 'REPLY_TO', originalMessageId: quoted } } });
    }
  });

  test('are addressed with the session’s own channel data', () => {
    const { cimEvent } = payloadOf(say());
    const session = web?.source as unknown as Tree;
    assert.deepEqual(cimEvent?.['data']?.['header']?.['channelData'], session['channelData']);
    assert.equal((cimEvent?.['data']?.['header']?.['channelData'] as Tree)['additionalAttributes']?.['length'], 1);
  });

  test('leave what desks note for themselves behind', () => {
    const noted = {
      ...(web?.source as unknown as object),
      isChecked: true,
      isDisabled: false,
      webChannelData: {},
      status: 'x',
    };
    const session = { ...(web as ChannelSession), source: noted as unknown as Opaque };
    const { cimEvent } = payloadOf(say(), { channelSession: session });
    assert.deepEqual(cimEvent?.['channelSession'], web?.source);
    assert.equal(JSON.stringify(cimEvent).includes('isChecked'), false);
  });

  test('come back as what the thread showed', () => {
    const command = say({ replyTo: quoted });
    const here = context({ identity: identify(() => 'made', command, 'reuse-id') });
    const echo = localEcho(command, here);
    const [wish] = encode(command, here);
    const { cimEvent } = wish?.payload as Tree;
    const { events } = decode('onCimEvent', [{ conversationId, cimEvent: JSON.stringify(cimEvent) }], asMara);
    assert.deepEqual(events, [{ type: 'entry-added', conversationId, entry: { ...echo, delivery: 'sent' } }]);
    assert.equal(echo.delivery, 'queued');
    assert.equal(echo.sender.id, MARA);
  });

  test('of every kind come back as they were written', () => {
    for (const [file, row] of Object.entries(sent)) {
      if (row.command.type !== 'send-message') continue;
      const here = context(row.context);
      const { cimEvent } = payloadOf(row.command, row.context);
      const { events, problems } = decode('onCimEvent', [{ conversationId, cimEvent }], asMara);
      assert.deepEqual(problems, [], file);
      const { body, whisper } = localEcho(row.command, here);
      assertLike(events, [{ type: 'entry-added', entry: { body, whisper } }]);
    }
  });

  test('know no room on servers that have none', () => {
    const payload = payloadOf(say(), { conversation: { ...conversation, room: null } });
    assert.equal('roomInfo' in payload, false);
    assert.equal(JSON.stringify(payload['cimEvent']?.['data']?.['header']).includes('roomId'), false);
  });
});

describe('what the wire lacks is refused by name', () => {
  test('no channel, no conversation, nobody to whisper to, no offer', () => {
    refuses('no-channel', say(), { channelSession: null });
    refuses('no-such-conversation', say(), { conversation: null });
    refuses('nobody-to-whisper-to', say({ whisper: true }), {});
    refuses('no-such-offer', { type: 'accept-offer', conversationId }, { conversation: null });
    const transfer: Command = { type: 'transfer', conversationId, target: { to: 'queue', queueName: 'q' }, note: '' };
    refuses('no-such-conversation', transfer, { conversation: null });
    refuses('no-channel', transfer, {
      conversation: { ...conversation, firstChannelSession: null, channelSessions: [] },
    });
    refuses(
      'no-channel',
      { type: 'close-wrap-up', conversationId, codes: [], note: '' },
      {
        conversation: { ...conversation, firstChannelSession: null, channelSessions: [] },
        channelSession: null,
      },
    );
  });

  test('a monitor alone with an agent may whisper', () => {
    assertLike(payloadOf(say({ whisper: true }), { conversation: shared }), { cimEvent: { name: 'WHISPER_MESSAGE' } });
  });
});

describe('conversations', () => {
  test('are asked for again as the same participant with the same task', () => {
    const payload = payloadOf({ type: 'accept-offer', conversationId });
    assertLike(payload, { conversationId, agentId: MARA, taskId: conversation.taskId });
    assert.deepEqual(payload['topicParticipant'], conversation.ownParticipant);
  });

  test('without a first session are rerouted on what is open, and a blank note is none', () => {
    const older: Conversation = { ...conversation, firstChannelSession: null };
    const command: Command = { type: 'conference', conversationId, target: { to: 'agent', agentId: VELA }, note: '' };
    const payload = payloadOf(command, { conversation: older });
    assertLike(payload, { channelSession: { id: web?.id }, mode: 'agent', offerToAgent: true });
    assert.equal('note' in payload, false);
  });
});

describe('releases', () => {
  test('are compared as numbers', () => {
    assert.ok(atLeast('4.10', '4.9') && atLeast('5.0', '4.9') && atLeast('4.5', '4.5'));
    assert.ok(!atLeast('4.4', '4.5') && !atLeast('3.9', '4.5'));
  });

  test('before 4.5 use the old names, and wrap up in two steps', () => {
    assert.equal(commandEvent('whisper-mode', '4.4'), 'moveToWhisperMode');
    assert.equal(commandEvent('whisper-mode', '4.5'), 'joinAsWhisper');
    const codes = [{ category: 'Outcome', value: 'resolved' }];
    const commands = encode({ type: 'close-wrap-up', conversationId, codes, note: 'n' }, context({ server: '4.4' }));
    assertLike(commands, [
      { event: 'publishCimEvent', payload: { cimEvent: { data: { body: { type: 'WRAPUP' } } } } },
      { event: 'WRAP_UP_CLOSED', payload: { conversationId, agentId: MARA } },
    ]);
  });

  test('an error is about a wish under any name of it', () => {
    const named: readonly [string, CommandType][] = [
      ['JoinAsBargin', 'barge-in'],
      ['joinAsBargeIn', 'barge-in'],
      ['moveToWhisperMode', 'whisper-mode'],
      ['joinAsWhisper', 'whisper-mode'],
      ['WRAP_UP_CLOSED', 'close-wrap-up'],
      ['topicUnsubscription_', 'leave'],
      ['CHANGEAGENTSTATE', 'set-channel'],
      ['publishCimEvent', 'send-read'],
    ];
    for (const [event, type] of named) assert.ok(isAbout(event, type), `${event} is about ${type}`);
    assert.ok(!isAbout('publishCimEvent', 'leave') && !isAbout('', 'leave'));
  });
});
