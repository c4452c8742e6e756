import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ServerEvent } from '../../../src/domain/index.js';
import { decode } from '../../../src/protocol/decode/decode.js';
import {
  decodeAgent,
  decodeCannedResponses,
  decodeLogin,
  decodeReasons,
} from '../../../src/protocol/decode/decode-rest.js';
import { MAX_DEPTH, MAX_EVENT_SIZE, MAX_SNAPSHOT_SIZE } from '../../../src/protocol/payload-limits.js';
import { ownValue } from '../../../src/domain/own-value.js';
import { MAX_LIST_LENGTH, MAX_STRING_LENGTH } from '../../../src/protocol/json.js';
import { parseTimestamp } from '../../../src/protocol/timestamp.js';
import { fromOpaque } from '../../../src/protocol/wire-objects.js';
import { asMara, fixture, fixtureFiles, type Json } from '../../fixtures/wire/support.js';

type Fields = Record<string, Json>;

function createNested(levels: number): Json {
  let value: Json = 1;
  for (let level = 0; level < levels; level++) value = { within: value };
  return value;
}

/** A customer message with changed body fields. */
function messageWith(body: Fields): { cimEvent: Fields; conversationId: string } {
  const payload = fixture('onCimEvent.customer_message.plain.json') as { cimEvent: Fields; conversationId: string };
  const data = payload.cimEvent['data'] as Fields;
  data['body'] = { ...(data['body'] as Fields), ...body };
  return payload;
}

const isTooLargeNotice = (event: ServerEvent): boolean =>
  event.type === 'entry-added' &&
  event.entry.kind === 'message' &&
  event.entry.body.type === 'notice' &&
  event.entry.body.level === 'too-large';

const problemOf = (event: string, payload: unknown): string | undefined => {
  const { events, problems } = decode(event, [payload], asMara);
  if (problems.length > 0) assert.ok(events.every(isTooLargeNotice));
  else assert.notEqual(events.length, 0);
  return problems[0]?.problem;
};

/** CPU time of this process, so that a busy machine does not fail a test. */
const assertCompletesWithin = (callback: () => void, limitMs: number): void => {
  const before = process.cpuUsage();
  callback();
  const { user, system } = process.cpuUsage(before);
  const elapsedMs = (user + system) / 1000;
  assert.ok(elapsedMs < limitMs, `took ${elapsedMs.toFixed(0)} ms`);
};

describe('size', () => {
  test('a live event of more than 1 MB is a problem, as text and as an object', () => {
    const large = messageWith({ padding: 'x'.repeat(MAX_EVENT_SIZE) });
    assert.equal(problemOf('onCimEvent', large), 'too large');
    assert.equal(problemOf('onCimEvent', { ...large, cimEvent: JSON.stringify(large.cimEvent) }), 'too large');
    const many = messageWith({ padding: Array.from({ length: 300_000 }, (_, item) => item) });
    assert.equal(problemOf('onCimEvent', many), 'too large');
    const fitting = messageWith({ padding: 'x'.repeat(MAX_EVENT_SIZE - 20_000) });
    assert.equal(problemOf('onCimEvent', { ...fitting, cimEvent: JSON.stringify(fitting.cimEvent) }), undefined);
  });

  test('50 MB are refused quickly', () => {
    const huge = messageWith({ padding: 'x'.repeat(50_000_000) });
    assertCompletesWithin(() => assert.equal(problemOf('onCimEvent', huge), 'too large'), 100);
    const items = messageWith({ padding: Array.from({ length: 2_000_000 }, () => 'twenty-five characters..') });
    assertCompletesWithin(() => assert.equal(problemOf('onCimEvent', items), 'too large'), 100);
  });

  test('a snapshot may have 16 MB, its history included', () => {
    const payload = fixture('onTopicData.primary.json');
    const topic = payload['topicData'] as Fields;
    const event = (topic['topicEvents'] as Fields[])[4] as Fields;
    const length = JSON.stringify(event).length;
    const eventCount = Math.floor(MAX_SNAPSHOT_SIZE / length / 1.3);
    topic['topicEvents'] = Array.from({ length: eventCount }, (_, at) => ({ ...event, id: `e${at}` }));
    const { events, problems } = decode('onTopicData', [payload], asMara);
    assert.deepEqual(problems, []);
    const [snapshot] = events;
    assert.ok(
      snapshot?.type === 'conversation-snapshot' && snapshot.history.length === eventCount && eventCount > 2_000,
    );
    topic['topicEvents'] = Array.from({ length: eventCount * 2 }, (_, at) => ({ ...event, id: `e${at}` }));
    assert.equal(problemOf('onTopicData', payload), 'too large');
  });
});

describe('depth', () => {
  test('is limited for live events, snapshots and REST responses', () => {
    const payload = messageWith({});
    for (const levels of [MAX_DEPTH, 10_000]) {
      assert.equal(problemOf('onCimEvent', messageWith({ extra: createNested(levels) })), 'nested too deeply');
      assert.equal(
        problemOf('onTopicData', { ...fixture('onTopicData.primary.json'), extra: createNested(levels) }),
        'nested too deeply',
      );
      assert.equal(decodeLogin({ ...fixture('rest.login.response.agent.json'), extra: createNested(levels) }), null);
    }
    const deep = `${JSON.stringify(payload.cimEvent).slice(0, -1)},"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    assertCompletesWithin(
      () => assert.equal(problemOf('onCimEvent', { ...payload, cimEvent: deep }), 'event: nested too deeply'),
      100,
    );
  });

  test('allows more than the deepest stored message', () => {
    const depthOf = (value: Json): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
    const deepest = Math.max(...fixtureFiles.map((file) => depthOf(fixture(file))));
    assert.ok(deepest <= MAX_DEPTH - 10, `the deepest has ${deepest} levels`);
  });

  test('refuses circular structures', () => {
    const circular: Record<string, unknown> = {};
    circular['within'] = circular;
    assert.equal(problemOf('errors', circular), 'nested too deeply');
  });
});

describe('a message over the limits', () => {
  const original = messageWith({}).cimEvent;
  const oversized: readonly (readonly [string, Fields])[] = [
    ['large', messageWith({ markdownText: 'x'.repeat(MAX_EVENT_SIZE + 1) }).cimEvent],
    ['of many items', messageWith({ contacts: Array.from({ length: 400_000 }, () => ({})) }).cimEvent],
    ['deep', messageWith({ extra: createNested(MAX_DEPTH) }).cimEvent],
    ['very deep', messageWith({ extra: createNested(1_000) }).cimEvent],
  ];

  function assertShown(event: ServerEvent | undefined): void {
    assert.ok(event !== undefined && isTooLargeNotice(event));
    assert.ok(event.type === 'entry-added' && event.entry.kind === 'message');
    assert.equal(event.entry.id, original['id']);
    assert.equal(event.entry.sender.kind, 'customer');
    assert.equal(event.entry.sender.name, 'Pim Harrow');
    assert.equal(event.entry.at, parseTimestamp(original['timestamp']));
    assert.equal(event.entry.channelName, 'WEB');
  }

  for (const [kind, cimEvent] of oversized) {
    test(`${kind}: shown with sender and time, as text, as an object and in history`, () => {
      const { conversationId } = messageWith({});
      for (const form of [cimEvent, JSON.stringify(cimEvent)]) {
        const { events, problems } = decode('onCimEvent', [{ conversationId, cimEvent: form }], asMara);
        assert.equal(problems.length, 1);
        assert.equal(events.length, 1);
        assertShown(events[0]);
      }
      if (!kind.endsWith('deep')) return;
      const payload = fixture('onTopicData.primary.json');
      (payload['topicData'] as Fields)['topicEvents'] = [cimEvent];
      const { events, problems } = decode('onTopicData', [payload], asMara);
      assert.equal(problems.length, 1);
      assert.ok(events[0]?.type === 'conversation-snapshot' && events[0].history.length === 1);
      assertShown(events[0].history[0]);
    });
  }

  test('text too long to be parsed is shown in the conversation of its envelope', () => {
    const cimEvent = JSON.stringify(messageWith({ markdownText: 'x'.repeat(10 * MAX_EVENT_SIZE) }).cimEvent);
    const [event] = decode('onCimEvent', [{ conversationId: 'c', cimEvent }], asMara).events;
    assert.ok(event !== undefined && isTooLargeNotice(event) && 'conversationId' in event);
    assert.equal(event.conversationId, 'c');
    assert.deepEqual(decode('onCimEvent', [{ cimEvent }], asMara).events, []);
  });

  test('whispers stay whispers; other events, receipts and malformed text are not shown', () => {
    const padding = 'x'.repeat(MAX_EVENT_SIZE);
    const decodeNamed = (name: string, body: Fields): readonly ServerEvent[] =>
      decode('onCimEvent', [{ cimEvent: { ...messageWith({ ...body, padding }).cimEvent, name } }], asMara).events;
    const [whisper] = decodeNamed('WHISPER_MESSAGE', {});
    assert.ok(whisper?.type === 'entry-added' && whisper.entry.kind === 'message' && whisper.entry.whisper);
    assert.deepEqual(decodeNamed('CHANNEL_SESSION_STARTED', {}), []);
    assert.deepEqual(decodeNamed('SOMETHING_ELSE', {}), []);
    assert.deepEqual(decodeNamed('CUSTOMER_MESSAGE', { type: 'DELIVERYNOTIFICATION' }), []);
    assert.deepEqual(decodeNamed('CUSTOMER_MESSAGE', { type: 'NOTIFICATION', notificationType: 'TYPING_STARTED' }), []);
    assert.deepEqual(decode('onCimEvent', [{ conversationId: 'c', cimEvent: `{${padding}` }], asMara).events.length, 1);
    assert.deepEqual(decode('onCimEvent', [{ conversationId: 'c', cimEvent: '{' }], asMara).events, []);
  });
});

describe('length', () => {
  test('strings are cut', () => {
    const { events } = decode('onCimEvent', [messageWith({ markdownText: 'y'.repeat(MAX_STRING_LENGTH + 1) })], asMara);
    const [event] = events;
    assert.ok(event?.type === 'entry-added' && event.entry.kind === 'message');
    assert.equal(event.entry.body.text.length, MAX_STRING_LENGTH);
  });

  test('lists are cut, but not the history of a conversation', () => {
    const reasons = Array.from({ length: MAX_LIST_LENGTH + 1 }, (_, at) => ({
      id: `r${at}`,
      name: 'n',
      type: 'LOGOUT',
    }));
    assert.equal(decodeReasons(reasons).length, MAX_LIST_LENGTH);
    const payload = fixture('onTopicData.primary.json');
    const topic = payload['topicData'] as Fields;
    const event = { name: 'EWT_MESSAGE', type: 'NOTIFICATION', data: {} };
    topic['topicEvents'] = Array.from({ length: MAX_LIST_LENGTH * 2 }, (_, at) => ({ ...event, id: `e${at}` }));
    const [snapshot] = decode('onTopicData', [payload], asMara).events;
    assert.ok(snapshot?.type === 'conversation-snapshot');
    assert.equal(snapshot.history.length, MAX_LIST_LENGTH * 2);
  });
});

describe('keys that could change a prototype', () => {
  const hostileJson = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":{"a":1}';

  test('are removed from opaque objects', () => {
    const agent = decodeAgent(`${hostileJson},"id":"a","username":"u","attributes":${hostileJson}}}`);
    assert.ok(agent !== null);
    const source = fromOpaque(agent.source);
    assert.equal(JSON.stringify(source), '{"id":"a","username":"u","attributes":{}}');
    assert.equal(Object.getPrototypeOf(source), Object.prototype);
  });

  test('are not in the data of a conversation', () => {
    const cimEvent = `{"id":"e","name":"CONVERSATION_DATA_CHANGED","timestamp":1767607203000,"data":${hostileJson},"a":"b"}}`;
    const [event] = decode('onCimEvent', [{ conversationId: 'c', cimEvent }], asMara).events;
    assert.ok(event?.type === 'data-changed');
    assert.deepEqual([...event.data], [['a', 'b']]);
  });

  test('are not found as states, roles, types, languages or events', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const presence = { agentPresence: { state: { name }, agentMrdStates: [{ mrd: { id: 'm' }, state: name }] } };
      const [event] = decode('agentPresence', [presence], asMara).events;
      assert.ok(event?.type === 'presence-reported');
      assert.equal(event.presence.state, 'unknown');
      assert.equal(event.channels[0]?.state, 'unknown');
      const [messageEvent] = decode('onCimEvent', [messageWith({ type: name })], asMara).events;
      assert.ok(messageEvent?.type === 'entry-added' && messageEvent.entry.kind === 'message');
      assert.equal(messageEvent.entry.body.type, 'unknown');
      assert.deepEqual(decode(name, [{}], asMara).problems[0]?.problem, 'unknown event');
    }
    assert.deepEqual([...decodeCannedResponses(JSON.parse(`${hostileJson},"en":{}}`)).keys()], ['en']);
  });

  test('are not found in any table', () => {
    assert.equal(ownValue({ a: 1 }, 'a'), 1);
    for (const name of ['toString', 'constructor', '__proto__']) assert.equal(ownValue({ a: 1 }, name), undefined);
  });

  test('do not change `Object.prototype`', () => assert.equal(({} as Record<string, unknown>)['polluted'], undefined));
});

describe('problems', () => {
  test('name the event and contain no customer data', () => {
    const { cimEvent } = messageWith({});
    for (const name of ['<img src=x>', 'a secret, long and lower case', 'X'.repeat(65)]) {
      const problem = problemOf('onCimEvent', {
        cimEvent: { ...cimEvent, name, type: 'SUGGESTION' },
      });
      assert.equal(problem, 'event: suggestions to nothing');
    }
    assert.equal(problemOf('onCimEvent', { conversationId: 'c', cimEvent: 'secret' }), 'event: not JSON');
  });
});

describe('timestamps', () => {
  test('are parsed in every form, always as UTC; invalid ones are null', () => {
    const at = Date.parse('2026-01-05T10:04:00.250Z');
    const forms: readonly unknown[] = [
      at,
      String(at),
      '2026-01-05T10:04:00.250+00:00',
      '2026-01-05T10:04:00.250Z',
      '2026-01-05T10:04:00.250',
      '2026-01-05 10:04:00.250',
      '2026-01-05 10:04:00,250',
      '2026-01-05T12:04:00.250+0200',
      '2026-01-05T05:04:00.250-05',
      '2026-01-05T10:04:00.250000000Z',
    ];
    for (const form of forms) assert.equal(parseTimestamp(form), at, String(form));
    assert.equal(parseTimestamp('2026-01-05'), Date.parse('2026-01-05T00:00:00Z'));
    const noon = Date.parse('2026-01-05T12:00:00Z');
    for (const seconds of [noon / 1000, String(noon / 1000)]) assert.equal(parseTimestamp(seconds), noon);
    assert.equal(parseTimestamp('1972-05-01'), Date.UTC(1972, 4, 1), 'a date is never in seconds');
    assert.equal(parseTimestamp(639_057_660_000), 639_057_660_000, 'what a server sends for never');
    const nonsense: readonly unknown[] = [
      0,
      -1,
      NaN,
      Infinity,
      9e15,
      '',
      '0',
      'soon',
      'x'.repeat(99),
      null,
      {},
      [],
      true,
    ];
    for (const value of nonsense) assert.equal(parseTimestamp(value), null, String(value));
  });
});
