import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  compareBuilds,
  readTabMessage,
  tabProtocol,
  writeTabMessage,
  type TabMessage,
} from '../../../../src/session/tabs/tab-messages.js';

const read = (message: unknown, envelope: object = {}) =>
  readTabMessage(
    { desk: 'agent-desk', protocol: tabProtocol, build: '1.2.3', from: 'tab', message, ...envelope },
    '1.2.3',
  );

const event: TabMessage = { type: 'event', epoch: 'e', seq: 1, name: 'agentPresence', args: [{ agentId: 'mara' }] };

describe('messages between tabs', () => {
  test('are read as they were written', () => {
    assert.deepEqual(readTabMessage(writeTabMessage(event, 'tab', '1.2.3'), '1.2.3'), { from: 'tab', message: event });
  });

  const refused: readonly [string, unknown][] = [
    ['nothing', undefined],
    ['no type', {}],
    ['an unknown type', { type: 'login' }],
    ['a type of the prototype', { type: 'constructor' }],
    ['an event without a number', { type: 'event', epoch: 'e', name: 'x', args: [] }],
    ['a number that is none', { ...event, seq: 1.5 }],
    ['arguments that are no list', { ...event, args: { length: 1 } }],
    ['a long name', { ...event, name: 'x'.repeat(1_001) }],
    [
      'a draft that is none',
      { type: 'act', action: { type: 'draft', conversationId: 'c', at: 1, value: { text: 1 } } },
    ],
    ['a link of another kind', { type: 'link', epoch: 'e', seq: 1, link: { status: 'owned', problem: null } }],
    [
      'a problem of another kind',
      { type: 'link', epoch: 'e', seq: 1, link: { status: 'refused', problem: { code: '__proto__', detail: '' } } },
    ],
    ['a command that is none', { type: 'command', id: '1', command: 'accept' }],
    ['a request of another kind', { type: 'request', what: 'logout', id: '' }],
    [
      'too deep a command',
      { type: 'command', id: '1', command: JSON.parse('{"a":'.repeat(40) + '1' + '}'.repeat(40)) },
    ],
    ['too large a command', { type: 'command', id: '1', command: { text: 'x'.repeat(5_000_000) } }],
  ];
  for (const [title, message] of refused) {
    test(`refuses ${title}`, () => assert.ok('problem' in read(message)));
  }

  test('a snapshot of an older release is read, and what newer ones add is checked', () => {
    const snapshot = {
      type: 'snapshot',
      epoch: 'e',
      seq: 1,
      link: { status: 'online', problem: null },
      isResynced: true,
      now: 1,
      entries: [],
      conversationIds: [],
      offerIds: [],
      pending: [],
      actions: [],
      unread: [],
      since: 1,
    };
    assert.ok('message' in read(snapshot));
    const error = { event: 'x', message: 'It failed.', conversationId: null };
    const note = { text: 'Hi', requestedBy: null, direction: 'transfer', taskId: 'task', isClosed: true };
    const notes = [{ id: 'talk', note }];
    assert.ok('message' in read({ ...snapshot, dismissed: [{ id: 'talk', at: 1 }], dismissedErrors: [error], notes }));
    for (const added of [
      { dismissed: null },
      { dismissed: ['talk'] },
      { dismissed: [{ id: 'talk' }] },
      { dismissed: Array(1_001).fill({ id: 'talk', at: 1 }) },
      { dismissedErrors: [{ ...error, message: 7 }] },
      { dismissedErrors: {} },
      { notes: [{ id: 'talk', note: { ...note, text: 7 } }] },
      { notes: [{ id: 'talk', note: 'Hi' }] },
    ])
      assert.ok('problem' in read({ ...snapshot, ...added }), JSON.stringify(added).slice(0, 80));
  });

  test('lose keys that could change a prototype', () => {
    const result = read(
      JSON.parse('{"type":"command","id":"1","command":{"type":"leave","__proto__":{"isAdmin":true}}}'),
    );
    assert.ok('message' in result);
    assert.deepEqual(result.message, { type: 'command', id: '1', command: { type: 'leave' } });
  });

  test('of another desk, of no sender and of no protocol are refused', () => {
    for (const envelope of [{ desk: 'other' }, { from: '' }, { from: 7 }, { protocol: '1' }, { protocol: 0.5 }])
      assert.ok('problem' in read(event, envelope), JSON.stringify(envelope));
  });

  test('of a newer or older protocol are not read, and say so', () => {
    assert.deepEqual(read({ type: 'anything' }, { protocol: tabProtocol + 1 }), { newer: true });
    assert.deepEqual(read({ type: 'anything' }, { protocol: tabProtocol - 1 }), { older: true });
  });

  test('of a newer build are read, and say so', () => {
    const result = read(event, { build: '1.10.0' });
    assert.deepEqual(result, { from: 'tab', message: event, isNewerBuild: true });
    assert.deepEqual(read(event, { build: '1.2.3-beta' }), { from: 'tab', message: event });
  });

  test('builds are compared as numbers', () => {
    assert.ok(compareBuilds('0.10.0', '0.9.9') > 0);
    assert.ok(compareBuilds('0.9.9', '1.0.0') < 0);
    assert.equal(compareBuilds('latest', '1.0.0'), 0);
  });

  test('any value is refused or read, never thrown', () => {
    const types = ['join', 'command', 'send', 'act', 'event', 'snapshot', 'outcome', 'pending', 'change'];
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.object({ maxDepth: 4 }), (type, rest) => {
        read({ ...rest, type });
        read(rest);
        readTabMessage(rest, '1.0.0');
      }),
      { numRuns: 2_000 },
    );
  });
});
