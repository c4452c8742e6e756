import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { diffRows, restoreRows } from '../../../../src/session/reports/row-changes.js';

interface Row {
  readonly key: string;
  readonly since: number;
  readonly names: readonly string[];
}
const row = (key: string, since = 0, names: readonly string[] = []): Row => ({ key, since, names });
/** As the worker transfers it: every row is another object. */
const transfer = <Value>(value: Value): Value => structuredClone(value);

describe('the changes of a table', () => {
  const previous = [row('a'), row('b', 60_000), row('c', 90_000)];

  test('have only the rows that changed; the others are the previous objects, in the new order', () => {
    const next = [row('c', 90_000), row('new'), row('b', 60_000, ['Mara']), row('a')];
    const changes = diffRows(transfer(next), transfer(previous));
    assert.deepEqual(
      changes?.rows.map(({ key }) => key),
      ['new', 'b'],
    );
    const restored = restoreRows(transfer(changes), previous, true);
    assert.deepEqual(restored, next);
    assert.equal(restored?.[0], previous[2]);
    assert.equal(restored[3], previous[0]);
  });

  test('keep the start times that the page has, whether or not the worker remembers the report', () => {
    const next = [row('b', 62_000, ['Mara']), row('c', 99_000, ['Mara']), row('new', 5)];
    for (const known of [previous, []]) {
      const changes = transfer(diffRows(next, known));
      const restored = restoreRows(changes, previous, known.length > 0);
      // Two seconds are rounding and delays, nine are not.
      assert.deepEqual(
        restored?.map(({ since }) => since),
        [60_000, 99_000, 5],
      );
    }
  });

  test('of a table that could not be read are null, of an empty one no rows', () => {
    assert.equal(restoreRows(diffRows<Row>(null, previous), previous, true), null);
    assert.deepEqual(restoreRows(diffRows<Row>([], previous), previous, true), []);
  });
});
