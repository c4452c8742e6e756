import type { Keyed } from '../../../domain/index.js';
import { foldText, includesWords } from '../../../domain/fold-text.js';

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

const collators = new Map<string, Intl.Collator>();

/** Cached: creating a collator costs more than sorting a thousand rows. */
function getCollator(lang: string): Intl.Collator {
  const collator = collators.get(lang) ?? new Intl.Collator(lang, { numeric: true, sensitivity: 'base' });
  collators.set(lang, collator);
  return collator;
}

/** Rows that contain every term of the search. */
export function filterRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], search: string): readonly Row[] {
  const query = foldText(search);
  if (query === '') return rows;
  const getValues = columns.flatMap(({ sortBy }) => sortBy ?? []);
  return rows.filter((row) => {
    const values = getValues.map((getValue) => getValue(row)).filter((value) => typeof value === 'string');
    return includesWords(foldText(values.join(' ')), query);
  });
}

/** Sorted rows. Equal rows are ordered by key, so that a new report does not shuffle them. */
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
