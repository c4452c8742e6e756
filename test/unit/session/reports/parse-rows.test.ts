import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withPrevious, emptyRows, parseRows, type ByTable } from '../../../../src/session/reports/parse-rows.js';

const NOW = 1_770_000_000_000;

const toBuffer = (report: unknown): ArrayBuffer =>
  Uint8Array.from(Buffer.from(typeof report === 'string' ? report : JSON.stringify(report))).buffer;
const emptyTables: ByTable<ArrayBuffer> = { members: null, chats: null, queued: null, botChats: null };
const queuedReport = (...rows: readonly [name: string, seconds: number][]) =>
  toBuffer([
    {
      queueId: 'q1',
      queueName: 'support',
      chats: rows.map(([customerName, waitingSince]) => ({ customerName, channelType: 'WEB', waitingSince })),
    },
  ]);
const readTables = (bodies: Partial<ByTable<ArrayBuffer>>, seconds = 0, previous = emptyRows, masked = false) =>
  parseRows(
    {
      id: 1,
      teamId: '1',
      previousId: 0,
      bodies: { ...emptyTables, ...bodies },
      now: NOW + seconds * 1000,
      isMasked: masked,
    },
    previous,
  );

describe('rows of a report', () => {
  test('keep their start time when the next report differs only by rounding', () => {
    const first = withPrevious(readTables({ queued: queuedReport(['Ana', 60], ['Bo', 30]) }), emptyRows);
    // Eleven seconds later Ana has waited ten seconds longer; Bo left and came back.
    const second = readTables({ queued: queuedReport(['Ana', 70], ['Bo', 2]) }, 11, first).queued;
    assert.deepEqual(
      second?.map(({ customerName, since }) => [customerName, (since - NOW) / 1000]),
      [
        ['Ana', -60],
        ['Bo', 9],
      ],
    );
  });

  test('of customers with the same name get different keys, in their order', () => {
    const rows = readTables({ queued: queuedReport(['Ana', 60], ['Ana', 30], ['Bo', 5]) }).queued ?? [];
    assert.equal(new Set(rows.map(({ key }) => key)).size, 3);
    const again = readTables({ queued: queuedReport(['Ana', 61], ['Ana', 31], ['Bo', 6]) }, 1, {
      ...emptyRows,
      queued: rows,
    });
    assert.deepEqual(again.queued, rows);
  });

  test('of agents keep their key when the state changes, and one whom the server lists twice is one row', () => {
    const agent = (id: string, name: string, state: string) => ({ id, name, state });
    const keysOf = (...agents: readonly object[]) =>
      readTables({ members: toBuffer({ agents }) }).members?.map(({ key }) => key);
    const keys = keysOf(agent('1', 'mara', 'READY'), agent('', 'ada', 'READY'), agent('', 'ada', 'NOT_READY'));
    assert.equal(new Set(keys).size, 3, 'without ids, two agents may have one name');
    assert.deepEqual(keysOf(agent('1', 'mara', 'NOT_READY'), agent('', 'ada', 'LOGOUT'), agent('', 'ada', 'X')), keys);
    assert.deepEqual(keysOf(agent('1', 'mara', 'READY'), agent('1', 'Mara', 'READY')), keys?.slice(0, 1));
  });

  test('are one for each conversation, whether the server reports one or one for each agent', () => {
    const session = { conversationId: 'c1' };
    const row = (agentName: string, activeSince: number) => ({
      ...{ agentName, agentUsername: agentName.toLowerCase(), customerName: 'Ana', channelType: 'WEB' },
      ...{ activeSince, channelSession: session },
    });
    const bodies = {
      chats: toBuffer([
        { queueId: 'q1', queueName: 'support', chats: [row('Mara', 90), row('Omar', 30)] },
        { queueId: 'q2', queueName: 'sales', chats: [row('Noor', 20)] },
      ]),
    };
    const { chats } = readTables(bodies);
    assert.deepEqual(
      chats?.map(({ agentNames, agentUsername, queue, since }) => [agentNames, agentUsername, queue.name, since]),
      [[['Mara', 'Omar', 'Noor'], 'mara', 'support', NOW - 90_000]],
    );
    const mixed = [row('Mara', 90), { ...row('Mara', 30), customerName: 'Cleo' }];
    const apart = readTables({ chats: toBuffer([{ queueId: 'q1', queueName: 'support', chats: mixed }]) }).chats;
    assert.deepEqual(
      apart?.map(({ customerName }) => customerName),
      ['Ana', 'Cleo'],
      'no customer is lost',
    );
    assert.equal(new Set(apart?.map(({ key }) => key)).size, 2);
  });

  test('mask the customer’s name, in the key as well', () => {
    const rows = readTables({ queued: queuedReport(['Ana Reyes', 60]) }, 0, emptyRows, true).queued;
    assert.equal(rows?.[0]?.customerName, 'A••• R•••');
    assert.doesNotMatch(JSON.stringify(rows), /Reyes/);
  });

  test('of a table that cannot be read stay as they were', () => {
    const first = withPrevious(
      readTables({ queued: queuedReport(['Ana', 60]), members: toBuffer([{ name: 'mara' }]) }),
      emptyRows,
    );
    const second = readTables({ queued: queuedReport() }, 10, first);
    assert.deepEqual(second.queued, []);
    assert.equal(second.members, null);
    assert.equal(withPrevious(second, first).members, first.members);
  });

  for (const [description, body] of [
    ['a page of a proxy', '<!doctype html><p>Sign in</p>'],
    ['a truncated response', '[{"queueName":"support","chats":[{"custom'],
    ['a string', '"maintenance"'],
    ['nested too deeply', `${'['.repeat(100)}${']'.repeat(100)}`],
    ['too large', `["${'x'.repeat(17 * 1_048_576)}"]`],
  ] as const) {
    test(`are null when the response is ${description}`, () =>
      assert.equal(readTables({ queued: toBuffer(body) }).queued, null));
  }

  test('are an empty table when the response is empty', () =>
    assert.deepEqual(readTables({ queued: toBuffer(''), chats: toBuffer('[]') }), {
      ...emptyTables,
      queued: [],
      chats: [],
    }));
});
