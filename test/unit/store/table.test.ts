import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyTable, updateRow, withoutRow, withRow, type Table } from '../../../src/store/table.js';

const table = withRow(withRow(emptyTable<string, number>(), 'a', 1), 'b', 2);
const rows = ({ ids, byId }: Table<string, number>) => ids.map((id) => [id, byId.get(id)]);

test('rows keep their order of insertion, also when they are replaced', () => {
  assert.deepEqual(rows(table), [
    ['a', 1],
    ['b', 2],
  ]);
  assert.deepEqual(rows(withRow(table, 'a', 3)), [
    ['a', 3],
    ['b', 2],
  ]);
});

test('a row is removed from both parts of the table', () => {
  const removed = withoutRow(table, 'a');
  assert.deepEqual(rows(removed), [['b', 2]]);
  assert.equal(removed.byId.size, 1);
});

test('a table that does not change stays the same object', () => {
  assert.equal(withRow(table, 'a', 1), table);
  assert.equal(withoutRow(table, 'c'), table);
  assert.equal(
    updateRow(table, 'c', () => 9),
    table,
  );
  assert.equal(
    updateRow(table, 'a', (row) => row),
    table,
  );
});

test('updateRow replaces a row by the result', () => {
  const updated = updateRow(table, 'b', (row) => row * 10);
  assert.deepEqual(rows(updated), [
    ['a', 1],
    ['b', 20],
  ]);
  assert.deepEqual(rows(table)[1], ['b', 2], 'the table itself is unchanged');
});
