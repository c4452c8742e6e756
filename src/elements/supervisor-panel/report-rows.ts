/** Which way a table is sorted. */
export interface Sort {
  readonly column: string;
  readonly ascending: boolean;
}

export interface Column<Row> {
  readonly name: string;
  readonly label: string;
  readonly cell: (row: Row) => unknown;
  /** What the column is sorted by; without it, it cannot be. */
  readonly sortBy?: (row: Row) => string | number;
  readonly className?: string;
}

export interface KeyedRow<Row> {
  readonly key: string;
  readonly row: Row;
}

/** Rows whose text contains every word of the search. */
export function matching<Row>(
  rows: readonly KeyedRow<Row>[],
  search: string,
  textOf: (row: Row) => readonly string[],
): readonly KeyedRow<Row>[] {
  const wanted = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter(({ row }) => {
    const text = textOf(row).join('\n').toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** Rows in the wished order; equal ones stay in the order of their keys, so that a new report does not shuffle them. */
export function sorted<Row>(
  rows: readonly KeyedRow<Row>[],
  columns: readonly Column<Row>[],
  sort: Sort,
  lang: string,
): readonly KeyedRow<Row>[] {
  const by = columns.find(({ name }) => name === sort.column)?.sortBy;
  if (by === undefined) return rows;
  const collator = collatorOf(lang);
  const direction = sort.ascending ? 1 : -1;
  const compare = (a: string | number, b: string | number): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return rows
    .map((row) => ({ row, value: by(row.row) }))
    .sort((a, b) => direction * compare(a.value, b.value) || (a.row.key < b.row.key ? -1 : 1))
    .map(({ row }) => row);
}

const collators = new Map<string, Intl.Collator>();

function collatorOf(lang: string): Intl.Collator {
  let collator = collators.get(lang);
  if (collator === undefined) {
    collator = new Intl.Collator(lang, { numeric: true, sensitivity: 'base' });
    collators.set(lang, collator);
  }
  return collator;
}
