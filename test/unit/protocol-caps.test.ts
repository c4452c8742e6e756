import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decode } from '../../src/protocol/decode.js';
import { agentFromWire, decodeCannedMessages, decodeLogin, decodeReasons } from '../../src/protocol/decode-rest.js';
import { MAX_DEPTH, MAX_EVENT, MAX_SNAPSHOT } from '../../src/protocol/gate.js';
import { lookUp, MAX_ITEMS, MAX_TEXT } from '../../src/protocol/guards.js';
import { moment } from '../../src/protocol/time.js';
import { asMara, fixture, fixtureFiles, type Json } from '../fixtures/wire/support.js';

type Fields = Record<string, Json>;

function nested(levels: number): Json {
  let value: Json = 1;
  for (let level = 0; level < levels; level++) value = { within: value };
  return value;
}

/** A customer message whose body is replaced or added to. */
function messageWith(body: Fields): { cimEvent: Fields; conversationId: string } {
  const payload = fixture('onCimEvent.customer_message.plain.json') as { cimEvent: Fields; conversationId: string };
  const data = payload.cimEvent['data'] as Fields;
  data['body'] = { ...(data['body'] as Fields), ...body };
  return payload;
}

const problemOf = (event: string, payload: unknown): string | undefined => {
  const { events, problems } = decode(event, [payload], asMara);
  assert.equal(events.length === 0, problems.length > 0);
  return problems[0]?.problem;
};

/** Time of this process alone: a busy machine must not make a test fail. */
const inTime = (work: () => void, milliseconds: number): void => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  const taken = (user + system) / 1000;
  assert.ok(taken < milliseconds, `took ${taken.toFixed(0)} ms`);
};

describe('size', () => {
  test('a live event of more than 1 MB is a problem, as text and as an object', () => {
    const large = messageWith({ padding: 'x'.repeat(MAX_EVENT) });
    assert.equal(problemOf('onCimEvent', large), 'too large');
    assert.equal(problemOf('onCimEvent', { ...large, cimEvent: JSON.stringify(large.cimEvent) }), 'too large');
    const many = messageWith({ padding: Array.from({ length: 300_000 }, (_, item) => item) });
    assert.equal(problemOf('onCimEvent', many), 'too large');
    const fitting = messageWith({ padding: 'x'.repeat(MAX_EVENT - 20_000) });
    assert.equal(problemOf('onCimEvent', { ...fitting, cimEvent: JSON.stringify(fitting.cimEvent) }), undefined);
  });

  test('50 MB are turned away at once', () => {
    const huge = messageWith({ padding: 'x'.repeat(50_000_000) });
    inTime(() => assert.equal(problemOf('onCimEvent', huge), 'too large'), 100);
    const items = messageWith({ padding: Array.from({ length: 2_000_000 }, () => 'twenty-five characters..') });
    inTime(() => assert.equal(problemOf('onCimEvent', items), 'too large'), 100);
  });

  test('a snapshot may be of 16 MB, history and all', () => {
    const payload = fixture('onTopicData.primary.json');
    const topic = payload['topicData'] as Fields;
    const event = (topic['topicEvents'] as Fields[])[4] as Fields;
    const length = JSON.stringify(event).length;
    const times = Math.floor(MAX_SNAPSHOT / length / 1.3);
    topic['topicEvents'] = Array.from({ length: times }, (_, at) => ({ ...event, id: `e${at}` }));
    const { events, problems } = decode('onTopicData', [payload], asMara);
    assert.deepEqual(problems, []);
    const [snapshot] = events;
    assert.ok(snapshot?.type === 'conversation-snapshot' && snapshot.history.length === times && times > 2_000);
    topic['topicEvents'] = Array.from({ length: times * 2 }, (_, at) => ({ ...event, id: `e${at}` }));
    assert.equal(problemOf('onTopicData', payload), 'too large');
  });
});

describe('depth', () => {
  test('is limited for live events, snapshots and answers, however deep', () => {
    const text = messageWith({});
    for (const levels of [MAX_DEPTH, 10_000]) {
      assert.equal(problemOf('onCimEvent', messageWith({ extra: nested(levels) })), 'nested too deeply');
      assert.equal(
        problemOf('onTopicData', { ...fixture('onTopicData.primary.json'), extra: nested(levels) }),
        'nested too deeply',
      );
      assert.equal(decodeLogin({ ...fixture('rest.login.response.agent.json'), extra: nested(levels) }), null);
    }
    const deep = `${JSON.stringify(text.cimEvent).slice(0, -1)},"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    inTime(() => assert.equal(problemOf('onCimEvent', { ...text, cimEvent: deep }), 'event: nested too deeply'), 100);
  });

  test('leaves room above the deepest stored message', () => {
    const depthOf = (value: Json): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
    const deepest = Math.max(...fixtureFiles.map((file) => depthOf(fixture(file))));
    assert.ok(deepest <= MAX_DEPTH - 10, `the deepest has ${deepest} levels`);
  });

  test('catches what refers to itself', () => {
    const circle: Record<string, unknown> = {};
    circle['within'] = circle;
    assert.equal(problemOf('errors', circle), 'nested too deeply');
  });
});

describe('length', () => {
  test('text is cut', () => {
    const { events } = decode('onCimEvent', [messageWith({ markdownText: 'y'.repeat(MAX_TEXT + 1) })], asMara);
    const [event] = events;
    assert.ok(event?.type === 'entry-added' && event.entry.kind === 'message');
    assert.equal(event.entry.body.text.length, MAX_TEXT);
  });

  test('lists are cut, but not the history of a conversation', () => {
    const reasons = Array.from({ length: MAX_ITEMS + 1 }, (_, at) => ({ id: `r${at}`, name: 'n', type: 'LOGOUT' }));
    assert.equal(decodeReasons(reasons).length, MAX_ITEMS);
    const payload = fixture('onTopicData.primary.json');
    const topic = payload['topicData'] as Fields;
    const event = { name: 'EWT_MESSAGE', type: 'NOTIFICATION', data: {} };
    topic['topicEvents'] = Array.from({ length: MAX_ITEMS * 2 }, (_, at) => ({ ...event, id: `e${at}` }));
    const [snapshot] = decode('onTopicData', [payload], asMara).events;
    assert.ok(snapshot?.type === 'conversation-snapshot');
    assert.equal(snapshot.history.length, MAX_ITEMS * 2);
  });
});

describe('names that reach into prototypes', () => {
  const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":{"a":1}';

  test('are taken out of what is kept', () => {
    const agent = agentFromWire(`${hostile},"id":"a","username":"u","attributes":${hostile}}}`);
    assert.ok(agent !== null);
    assert.equal(JSON.stringify(agent.source), '{"id":"a","username":"u","attributes":{}}');
    assert.equal(Object.getPrototypeOf(agent.source), Object.prototype);
  });

  test('are no data of a conversation', () => {
    const cimEvent = `{"id":"e","name":"CONVERSATION_DATA_CHANGED","timestamp":1767607203000,"data":${hostile},"a":"b"}}`;
    const [event] = decode('onCimEvent', [{ conversationId: 'c', cimEvent }], asMara).events;
    assert.ok(event?.type === 'data-changed');
    assert.deepEqual([...event.data], [['a', 'b']]);
  });

  test('are no states, roles, types, languages or events', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const presence = { agentPresence: { state: { name }, agentMrdStates: [{ mrd: { id: 'm' }, state: name }] } };
      const [event] = decode('agentPresence', [presence], asMara).events;
      assert.ok(event?.type === 'presence-reported');
      assert.equal(event.presence.state, 'unknown');
      assert.equal(event.channels[0]?.state, 'unknown');
      const [said] = decode('onCimEvent', [messageWith({ type: name })], asMara).events;
      assert.ok(said?.type === 'entry-added' && said.entry.kind === 'message');
      assert.equal(said.entry.body.type, 'unknown');
      assert.deepEqual(decode(name, [{}], asMara).problems[0]?.problem, 'unknown event');
    }
    assert.deepEqual([...decodeCannedMessages(JSON.parse(`${hostile},"en":{}}`)).keys()], ['en']);
  });

  test('are in no table', () => {
    assert.equal(lookUp({ a: 1 }, 'a'), 1);
    for (const name of ['toString', 'constructor', '__proto__']) assert.equal(lookUp({ a: 1 }, name), undefined);
  });

  test('leave no trace', () => assert.equal(({} as Record<string, unknown>)['polluted'], undefined));
});

describe('problems', () => {
  test('name the event but nothing a customer wrote', () => {
    const { cimEvent } = messageWith({});
    for (const name of ['<img src=x>', 'a secret, long and lower case', 'X'.repeat(65)]) {
      const problem = problemOf('onCimEvent', {
        conversationId: 'c',
        cimEvent: { ...cimEvent, name, type: 'SUGGESTION' },
      });
      assert.equal(problem, 'event: suggestions to nothing');
    }
    assert.equal(problemOf('onCimEvent', { conversationId: 'c', cimEvent: 'secret' }), 'event: not JSON');
  });
});

describe('moments', () => {
  test('are read in every form, always in UTC, and nonsense as null', () => {
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
    for (const form of forms) assert.equal(moment(form), at, String(form));
    assert.equal(moment('2026-01-05'), Date.parse('2026-01-05T00:00:00Z'));
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
    for (const value of nonsense) assert.equal(moment(value), null, String(value));
  });
});
