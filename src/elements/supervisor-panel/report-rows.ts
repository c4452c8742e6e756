import type { Keyed } from './steady-report.js';

/** Which way a table is sorted. */
export interface Sort {
  readonly column: string;
  readonly ascending: boolean;
}

export interface Column<Row> {
  readonly name: string;
  readonly label: string;
  readonly cell: (row: Row) => unknown;
  /** What the column is sorted by; without it, it cannot be. Texts are also what a search looks in. */
  readonly sortBy?: (row: Row) => string | number;
  readonly className?: string;
}

/** Rows in which every word of the search occurs. */
export function matching<Row>(rows: readonly Row[], columns: readonly Column<Row>[], search: string): readonly Row[] {
  const wanted = search.toLocaleLowerCase().split(/\s+/);
  return rows.filter((row) => {
    const values = columns.map(({ sortBy }) => sortBy?.(row));
    const text = values
      .filter((value) => typeof value === 'string')
      .join('\n')
      .toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** Rows in the wished order; equal ones stay in the order of their keys, so that a new report does not shuffle them. */
export function sorted<Row>(
  rows: readonly Keyed<Row>[],
  columns: readonly Column<Row>[],
  sort: Sort,
  lang: string,
): readonly Keyed<Row>[] {
  const by = columns.find(({ name }) => name === sort.column)?.sortBy;
  if (by === undefined) return rows;
  const collator = new Intl.Collator(lang, { numeric: true, sensitivity: 'base' });
  const direction = sort.ascending ? 1 : -1;
  const compare = (a: string | number, b: string | number): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return rows.toSorted((a, b) => direction * compare(by(a), by(b)) || (a.key < b.key ? -1 : 1));
}
