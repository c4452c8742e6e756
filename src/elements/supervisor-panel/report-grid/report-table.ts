import type { Keyed } from '../../../domain/index.js';

/** Which way a table is sorted. */
export interface Sort {
  readonly column: string;
  readonly ascending: boolean;
}

export interface Column<Row> {
  readonly name: string;
  readonly label: string;
  readonly renderCell: (row: Row) => unknown;
  /** What the column is sorted by; without it, it cannot be. Texts are also what a search looks in. */
  readonly sortBy?: (row: Row) => string | number;
  /** Figures stand at the end of their column. */
  readonly isNumeric?: boolean;
  /** Holds buttons, and nothing else to stop at. */
  readonly hasButtons?: boolean;
}

const collators = new Map<string, Intl.Collator>();

/** Making one costs more than sorting a thousand rows with it. */
function getCollator(lang: string): Intl.Collator {
  const collator = collators.get(lang) ?? new Intl.Collator(lang, { numeric: true, sensitivity: 'base' });
  collators.set(lang, collator);
  return collator;
}

/** Rows in which every word of the search occurs. */
export function filterRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], search: string): readonly Row[] {
  const query = search.toLocaleLowerCase().trim();
  if (query === '') return rows;
  const terms = query.split(/\s+/);
  const getValues = columns.flatMap(({ sortBy }) => sortBy ?? []);
  return rows.filter((row) => {
    const values = getValues.map((getValue) => getValue(row)).filter((value) => typeof value === 'string');
    const text = values.join('\n').toLocaleLowerCase();
    return terms.every((term) => text.includes(term));
  });
}

/** Rows in the wished order; equal ones stay in the order of their keys, so that a new report does not shuffle them. */
export function sortRows<Row>(
  rows: readonly Keyed<Row>[],
  columns: readonly Column<Row>[],
  sort: Sort,
  lang: string,
): readonly Keyed<Row>[] {
  const getValue = columns.find(({ name }) => name === sort.column)?.sortBy;
  if (getValue === undefined) return rows;
  const { compare } = getCollator(lang);
  const direction = sort.ascending ? 1 : -1;
  return rows
    .map((row) => ({ row, value: getValue(row) }))
    .sort((a, b) => {
      const order =
        typeof a.value === 'number' && typeof b.value === 'number'
          ? a.value - b.value
          : compare(String(a.value), String(b.value));
      return direction * order || (a.row.key < b.row.key ? -1 : 1);
    })
    .map(({ row }) => row);
}

/** The last answer, given again while what it came from is the same. */
export class LastResultCache<Result> {
  #inputs: readonly unknown[] = [];
  #cached: { readonly result: Result } | null = null;

  get(inputs: readonly unknown[], compute: () => Result): Result {
    const isUnchanged =
      this.#inputs.length === inputs.length && this.#inputs.every((input, index) => input === inputs[index]);
    if (this.#cached === null || !isUnchanged) this.#cached = { result: compute() };
    this.#inputs = inputs;
    return this.#cached.result;
  }
}
