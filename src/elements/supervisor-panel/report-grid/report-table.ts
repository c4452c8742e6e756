import type { Keyed } from '../../../domain/index.js';
import { getCollator } from '../../internal/localization/formats.js';
import { foldWords, includesWords } from '../../../domain/text/fold-text.js';

/** Sort order of a table. */
export interface Sort {
  readonly column: string;
  readonly ascending: boolean;
}

export interface Column<Row> {
  readonly name: string;
  readonly label: string;
  readonly renderCell: (row: Row) => unknown;
  /** Sort value; without it the column is not sortable. The search covers string values. */
  readonly sortBy?: (row: Row) => string | number;
  /** Aligns the cells to the end. */
  readonly isNumeric?: boolean;
  /** The cells hold only buttons, which take the focus instead of the cell. */
  readonly hasButtons?: boolean;
}

/** The texts of rows, folded: thousands of rows are the same in the next report. */
const foldedTexts = new WeakMap<object, { readonly text: string; readonly folded: string }>();

function foldRow(row: object, text: string): string {
  const known = foldedTexts.get(row);
  if (known?.text === text) return known.folded;
  const folded = foldWords(text);
  foldedTexts.set(row, { text, folded });
  return folded;
}

/** Rows that contain every term of the search. */
export function filterRows<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  search: string,
): readonly Row[] {
  const query = foldWords(search);
  if (query === '') return rows;
  const getValues = columns.flatMap(({ sortBy }) => sortBy ?? []);
  return rows.filter((row) => {
    const values = getValues.map((getValue) => getValue(row)).filter((value) => typeof value === 'string');
    return includesWords(foldRow(row, values.join(' ')), query);
  });
}

/** The rows in their order in a previous list, then those that are new. */
function inPreviousOrder<Row extends { readonly key: string }>(
  rows: readonly Row[],
  previous: readonly { readonly key: string }[],
): readonly Row[] {
  if (previous.length === 0) return rows;
  const byKey = new Map(rows.map((row) => [row.key, row]));
  if (byKey.size !== rows.length) return rows;
  const ordered: Row[] = [];
  for (const { key } of previous) {
    const row = byKey.get(key);
    if (row !== undefined && byKey.delete(key)) ordered.push(row);
  }
  return [...ordered, ...byKey.values()];
}

/**
 * Sorted rows. Equal rows are ordered by key, so that a new report does not shuffle them. `previous` are the sorted rows of the
 * last report: most of them are in order, which takes few comparisons.
 */
export function sortRows<Row>(
  rows: readonly Keyed<Row>[],
  columns: readonly Column<Row>[],
  sort: Sort,
  lang: string,
  previous: readonly { readonly key: string }[] = [],
): readonly Keyed<Row>[] {
  const getValue = columns.find(({ name }) => name === sort.column)?.sortBy;
  if (getValue === undefined) return rows;
  const { compare } = getCollator(lang);
  const direction = sort.ascending ? 1 : -1;
  return inPreviousOrder(rows, previous)
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
