import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type {
  ChannelSession,
  Command,
  Conversation,
  ConversationId,
  ServerEvent,
} from '../../../../src/domain/index.js';
import { decode, decoders, type DecodeResult } from '../../../../src/protocol/decode/decode.js';
import * as reports from '../../../../src/protocol/decode/decode-report.js';
import * as rest from '../../../../src/protocol/decode/decode-rest.js';
import { encode, EncodeError, type EncodeContext } from '../../../../src/protocol/encode/encode.js';
import { keys, onMutants, SEED } from '../../../fixtures/wire/mutate.js';
import { asMara, fixtureFiles, index, isFromServer, mara, NOW } from '../../../fixtures/wire/support.js';

/**
 * Every payload gives events or a problem: no exceptions, no incomplete events, no changed prototypes. A failure prints
 * the seed and the message; repeat it with `FUZZ_SEED=<seed>`.
 */

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 20_000);

const serverEvents = ['onTopicData', ...Object.keys(decoders)];

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype];
const originalProperties = prototypes.map((prototype) => Object.getOwnPropertyNames(prototype).join());

function assertPrototypesUntouched(): void {
  prototypes.forEach((prototype, at) =>
    assert.equal(Object.getOwnPropertyNames(prototype).join(), originalProperties[at]),
  );
}

/** Messages that may give no events: the agent's own receipts and typing, and other agents' typing. */
function canBeSilent(event: string, payload: unknown): boolean {
  if (event === 'ANNOUNCEMENT_CREATED' || event === 'WRAP_UP_CLOSED') return true;
  if (event !== 'onCimEvent') return false;
  let content = (payload as Tree)?.['cimEvent'];
  if (typeof content === 'string') content = JSON.parse(content) as Tree;
  const name = String(content?.['name']).toUpperCase();
  const type = String(content?.['data']?.['body']?.['type']).toUpperCase();
  return (
    ['MESSAGE_DELIVERY_NOTIFICATION', 'TYPING_INDICATOR'].includes(name.trim()) ||
    ['DELIVERYNOTIFICATION', 'NOTIFICATION'].includes(type.trim())
  );
}

function assertValid(event: string, payload: unknown, { events, problems }: DecodeResult): void {
  assert.ok(Array.isArray(events) && Array.isArray(problems));
  if (events.length === 0 && problems.length === 0) assert.ok(canBeSilent(event, payload), 'nothing came of it');
  for (const { problem } of problems) assert.notEqual(problem, 'the decoder failed');
  for (const decodedEvent of events) assertComplete(decodedEvent);
}

type Tree = { readonly [key: string]: Tree } | undefined;

/** An event has its ids and contains no NaN. */
function assertComplete(event: ServerEvent): void {
  if ('conversationId' in event && event.type !== 'request-refused') assert.notEqual(event.conversationId, '');
  if ('at' in event) assert.ok(Number.isFinite(event.at));
  if ('reason' in event) assert.equal(typeof event.reason, 'string');
  switch (event.type) {
    case 'entry-added':
      assert.notEqual(event.entry.id, '');
      assert.ok(Number.isFinite(event.entry.at));
      if (event.entry.kind === 'message') {
        assert.notEqual(event.entry.messageId, '');
        assert.equal(typeof event.entry.body.text, 'string');
        assert.equal(typeof event.entry.sender.name, 'string');
      }
      break;
    case 'conversation-snapshot':
      assert.ok(event.conversation.participants.some(({ role }) => role === event.conversation.role));
      event.history.forEach(assertComplete);
      break;
    case 'presence-reported':
      assert.ok(Number.isFinite(event.presence.since));
      break;
    case 'participant-joined':
    case 'participant-role-changed':
      assert.notEqual(event.participant.agentId, '');
      break;
    case 'wrap-up-started':
      assert.ok(event.seconds >= 0);
      break;
    case 'offer-received':
      assert.notEqual(event.offer.taskId, '');
      break;
    default:
      break;
  }
}

const conversationId = '66f100000000000000000c01' as ConversationId;

/** All REST decoders. Each must accept any value. */
function decodeAnswers(body: unknown): void {
  rest.decodeLogin(body);
  rest.decodeAgent(body);
  rest.decodeLoginError(400, body);
  rest.decodeConnectError({ message: body, data: body });
  rest.decodeReasons(body);
  rest.decodeSettings(body);
  rest.decodeQueueTargets(body);
  reports.decodeTeamMembers(body, NOW);
  reports.decodeTeamChats(body, NOW);
  reports.decodeQueuedChats(body, NOW);
  reports.decodeBotChats(body, NOW);
  rest.decodeActivities(body, conversationId, asMara)?.forEach(assertComplete);
  rest.decodeActiveTasks(body);
  rest.decodeWrapUpForm(body);
  rest.decodePullLists(body);
  rest.decodeUpload(body);
  rest.decodeCannedResponses(body);
  rest.decodeAnnouncements(body);
}

const commands: readonly Command[] = [
  { type: 'leave', conversationId },
  { type: 'accept-offer', conversationId },
  { type: 'transfer', conversationId, target: { to: 'queue', queueName: 'q' }, note: 'n' },
  { type: 'send-typing', conversationId },
  { type: 'close-wrap-up', conversationId, codes: [], note: '' },
];

/** Commands for a conversation from a broken snapshot are encoded, or refused with a reason. */
function encodeCommands(conversation: Conversation): void {
  const context: EncodeContext = {
    agent: mara,
    now: NOW,
    newId: () => 'id',
    replyMode: 'reuse-id',
    server: '4.8',
    conversation,
    offer: null,
    channelSession: (conversation.channelSessions[0] as ChannelSession | undefined) ?? null,
    identity: null,
  };
  for (const command of commands) {
    try {
      assert.doesNotThrow(() => JSON.stringify(encode(command, context)));
    } catch (error) {
      assert.ok(error instanceof assert.AssertionError && error.actual instanceof EncodeError, String(error));
    }
  }
}

test(`${RUNS} broken messages of the server give events or problems (seed ${SEED})`, () => {
  const eventsByFile = new Map(index.filter(isFromServer).map(({ file, event }) => [file, event]));
  const start = performance.now();
  let decodedCount = 0;
  onMutants([...eventsByFile.keys()], RUNS, SEED, (file, payload, run) => {
    const event = eventsByFile.get(file) as string;
    let message: unknown = payload;
    if (run % 2 === 0 && typeof payload === 'object' && payload !== null && 'cimEvent' in payload) {
      message = { ...payload, cimEvent: JSON.stringify(payload['cimEvent']) };
    }
    const decoded = decode(event, [message], asMara);
    assertValid(event, message, decoded);
    if (decoded.events.length > 0) decodedCount++;
    const [firstEvent] = decoded.events;
    if (firstEvent?.type === 'conversation-snapshot') encodeCommands(firstEvent.conversation);
    if (run % 64 === 0) assertPrototypesUntouched();
  });
  assertPrototypesUntouched();
  const seconds = (performance.now() - start) / 1_000;
  console.log(`# ${RUNS} in ${seconds.toFixed(1)} s, ${decodedCount} with facts`);
  assert.ok(decodedCount > RUNS / 2, 'most broken messages should still be readable');
});

test('broken REST responses never throw', () => {
  const files = fixtureFiles.filter((file) => file.startsWith('rest.') || file.startsWith('connect_error'));
  onMutants(files, RUNS / 10, SEED + 1, (_file, payload) => decodeAnswers(payload));
  assertPrototypesUntouched();
});

test('any JSON is accepted for any event', () => {
  const names = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...serverEvents) },
    { weight: 1, arbitrary: fc.string() },
    { weight: 1, arbitrary: fc.constantFrom(...keys) },
  );
  fc.assert(
    fc.property(names, fc.jsonValue(), (event, payload) => {
      assertValid(event, payload, decode(event, [payload], asMara));
      const wrapped = {
        conversationId,
        topicData: payload,
        cimEvent: payload,
        pullModeEvent: payload,
        agentPresence: payload,
      };
      assertValid(event, wrapped, decode(event, [wrapped], asMara));
      decodeAnswers(payload);
      assertPrototypesUntouched();
    }),
    { seed: SEED, numRuns: 5_000 },
  );
});

test('values that are not JSON never throw', () => {
  const nonJsonValues: readonly unknown[] = [
    undefined,
    () => 1,
    Symbol('s'),
    10n,
    new Date(),
    new Map(),
    NaN,
    new Uint8Array(3),
    /x/,
  ];
  for (const event of [...serverEvents, '']) {
    assertValid(event, {}, decode(event, [], asMara));
    for (const value of nonJsonValues) {
      const { problems } = decode(event, [value, { value }], asMara);
      for (const { problem } of problems) assert.notEqual(problem, 'the decoder failed');
      decode(event, [{ conversationId: 'c', cimEvent: { name: value, data: value, id: value } }], asMara);
    }
  }
  for (const value of nonJsonValues) decodeAnswers(value);
});
