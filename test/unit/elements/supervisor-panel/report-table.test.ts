import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sortRows, type Column } from '../../../../src/elements/supervisor-panel/report-grid/report-table.js';

interface Row {
  readonly key: string;
  readonly name: string;
}
let comparisons = 0;
const columns: readonly Column<Row>[] = [
  {
    name: 'name',
    label: 'Name',
    renderCell: () => null,
    sortBy: ({ name }) =>
      ({
        // Read once for each comparison.
        [Symbol.toPrimitive]: () => (comparisons++, name),
      }) as unknown as string,
  },
];
const sort = { column: 'name', ascending: true };
const sortNames = (rows: readonly Row[], previous: readonly Row[] = []) => {
  comparisons = 0;
  return sortRows(rows, columns, sort, 'en', previous);
};

describe('sorting a report again', () => {
  const rows = Array.from({ length: 1000 }, (_, i) => ({ key: `k${i}`, name: `n${(i * 389) % 1000}` }));
  const sorted = sortNames(rows);
  const firstComparisons = comparisons;

  test('has the same result as sorting it from the start, with rows that came, went and changed', () => {
    const next = rows.slice(10).map((row, i) => (i % 100 === 0 ? { ...row, name: `n${i}.5` } : row));
    next.push({ key: 'new', name: 'n3' });
    assert.deepEqual(sortNames(next, sorted), sortNames(next));
  });

  test('compares few rows when most are in order', () => {
    const next = [...rows.slice(10), { key: 'new', name: 'n500' }];
    sortNames(next, sorted);
    assert.ok(comparisons * 4 < firstComparisons, `${comparisons} of ${firstComparisons}`);
  });

  test('has rows of one key as often as the report', () => {
    const twice = [rows[0], rows[0], rows[1]] as readonly Row[];
    assert.equal(sortNames(twice, sorted).length, 3);
  });
});
