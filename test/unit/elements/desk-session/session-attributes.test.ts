import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { toSessionOptions, type SessionAttributes } from '../../../../src/elements/desk-session/session-attributes.js';
import { defaultOptions, type DeskSessionOptions } from '../../../../src/session/session-options.js';

const none: SessionAttributes = {
  ...{ url: '', services: {}, replyMode: 'reuse-id', server: defaultOptions.server, autoAnswer: false, token: null },
  ...{ requestTimeout: undefined, push: null, outbox: 'memory', shortcuts: {}, tabs: 'share', debug: false },
  ...{ telemetry: null, sounds: undefined, volume: undefined, notifications: undefined, quoteMessages: false },
  ...{ doNotDisturb: false, noCount: false },
};

/** The options, and how many attributes were reported. */
function read(attributes: Partial<Record<keyof SessionAttributes, unknown>>): Partial<DeskSessionOptions> & {
  readonly reports: number;
} {
  const { mock: calls } = mock.method(console, 'error', () => undefined);
  try {
    const options = toSessionOptions({ ...none, ...attributes } as SessionAttributes);
    return { ...options, reports: calls.callCount() };
  } finally {
    calls.restore();
  }
}

describe('the attributes of <desk-session>', () => {
  test('are options: seconds as milliseconds, lists as words', () => {
    const { requestTimeout, attention, server, replyMode, reports } = read({
      ...{ requestTimeout: 2.5, server: '4.10', replyMode: 'reference' },
      ...{ sounds: 'offers, messages', volume: '80', notifications: 'none', noCount: true },
    });
    assert.deepEqual([requestTimeout, server, replyMode, reports], [2500, '4.10', 'reference', 0]);
    assert.deepEqual(attention, {
      ...{ sounds: ['offers', 'messages'], volume: 80, notifications: ['none'] },
      ...{ quote: false, doNotDisturb: false, count: false },
    });
  });

  test('count as not set when a framework sets null', () => {
    const attributes = Object.fromEntries(Object.keys(none).map((name) => [name, null]));
    const options = read(attributes);
    assert.deepEqual([options.server, options.replyMode, options.tabs], [defaultOptions.server, 'reuse-id', 'share']);
    assert.deepEqual([options.requestTimeout, options.autoAnswer, options.reports], [null, false, 0]);
    assert.deepEqual(options.attention, { quote: false, doNotDisturb: false, count: true });
  });

  test('are reported when they cannot be meant, and the defaults count', () => {
    for (const requestTimeout of [0, -1, NaN, 'soon'])
      assert.deepEqual([read({ requestTimeout }).requestTimeout, read({ requestTimeout }).reports], [null, 1]);
    for (const server of ['4', '4.8.1', 'latest', ''])
      assert.deepEqual([read({ server }).server, read({ server }).reports], [defaultOptions.server, 1]);
    assert.deepEqual([read({ replyMode: 'new' }).replyMode, read({ replyMode: 'new' }).reports], ['reuse-id', 1]);
  });
});
