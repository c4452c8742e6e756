import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConversationId } from '../../../../src/domain/index.js';
import {
  groupRows,
  HeldOrder,
  type OrderedRow,
  type RowGroup,
} from '../../../../src/elements/conversation-list/list-order.js';
import { describeWait } from '../../../../src/elements/conversation-list/waiting.js';

const row = (id: string, waitingSince: number | null, lastAt = 0, isOnHold = false): OrderedRow => ({
  id: id as ConversationId,
  waitingSince,
  lastAt,
  isOnHold,
});
const shown = (groups: readonly RowGroup<OrderedRow>[]): string =>
  groups.map(({ name, rows }) => `${name}:${rows.map(({ id }) => id).join('')}`).join(' ');

test('sorts by waiting in groups, by the latest message, or keeps the order of opening', () => {
  const rows = [row('a', null, 5), row('b', 20, 9), row('c', 10, 8), row('d', 15, 7, true), row('e', null, 6)];
  assert.equal(shown(groupRows(rows, 'waiting')), 'waiting:cb answered:ea on-hold:d');
  assert.equal(shown(groupRows(rows, 'recent')), 'all:bcdea');
  assert.equal(shown(groupRows(rows, 'opened')), 'all:abcde');
  assert.equal(shown(groupRows([], 'waiting')), '');
});

test('holds places: rows stay, the filtered ones too, new ones come last, and those that have ended go', () => {
  const order = new HeldOrder<OrderedRow>();
  const before = [row('a', 1), row('b', 2), row('c', null)];
  assert.equal(shown(order.update(groupRows(before, 'waiting'), before, false)), 'waiting:ab answered:c');
  const after = [row('a', null), row('b', 2), row('c', 0), row('d', 3)];
  const filtered = after.filter(({ waitingSince }) => waitingSince !== null);
  assert.equal(shown(order.update(groupRows(filtered, 'waiting'), after, true)), 'waiting:abd answered:c');
  const rest = after.filter(({ id }) => id !== 'b');
  assert.equal(shown(order.update(groupRows(rest, 'waiting'), rest, true)), 'waiting:ad answered:c');
  assert.equal(shown(order.update(groupRows(rest, 'waiting'), rest, false)), 'waiting:cd answered:a');
});

test('escalates by the limits of the host, and by the time to answer where the server has one', () => {
  const limits = { soonMs: 120_000, lateMs: 300_000 };
  const urgency = (elapsedMs: number, seconds: number | null): string => {
    const sla = seconds === null ? null : { startedAt: 0, seconds };
    const wait = describeWait({ sla }, 0, elapsedMs, limits);
    return `${wait.urgency} ${wait.usedPercent}`;
  };
  assert.deepEqual(
    [0, 119_000, 120_000, 300_000].map((ms) => urgency(ms, null)),
    ['due 0', 'due 39', 'soon 40', 'late 100'],
  );
  assert.deepEqual(
    [20_000, 24_000, 60_000].map((ms) => urgency(ms, 60)),
    ['due 33', 'soon 40', 'late 100'],
  );
  assert.equal(describeWait({ sla: null }, 5000, 0, limits).elapsedMs, 0);
});
