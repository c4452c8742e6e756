import type { Keyed } from '../../domain/index.js';

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
  /** Figures stand at the end of their column. */
  readonly numeric?: boolean;
  /** Holds buttons, and nothing else to stop at. */
  readonly acts?: boolean;
}

const collators = new Map<string, Intl.Collator>();

/** Making one costs more than sorting a thousand rows with it. */
function collatorOf(lang: string): Intl.Collator {
  const known = collators.get(lang) ?? new Intl.Collator(lang, { numeric: true, sensitivity: 'base' });
  collators.set(lang, known);
  return known;
}

/** Rows in which every word of the search occurs. */
export function matching<Row>(rows: readonly Row[], columns: readonly Column<Row>[], search: string): readonly Row[] {
  const wanted = search.toLocaleLowerCase().trim();
  if (wanted === '') return rows;
  const words = wanted.split(/\s+/);
  const sources = columns.flatMap(({ sortBy }) => sortBy ?? []);
  return rows.filter((row) => {
    const values = sources.map((source) => source(row)).filter((value) => typeof value === 'string');
    const text = values.join('\n').toLocaleLowerCase();
    return words.every((word) => text.includes(word));
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
  const { compare } = collatorOf(lang);
  const direction = sort.ascending ? 1 : -1;
  return rows
    .map((row) => ({ row, value: by(row) }))
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
export class LastAnswer<Result> {
  #from: readonly unknown[] = [];
  #answer: { readonly result: Result } | null = null;

  of(from: readonly unknown[], compute: () => Result): Result {
    const same = this.#from.length === from.length && this.#from.every((each, i) => each === from[i]);
    if (this.#answer === null || !same) this.#answer = { result: compute() };
    this.#from = from;
    return this.#answer.result;
  }
}
