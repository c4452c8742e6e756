import type { EpochMs } from '../../domain/index.js';
import { startedAt, startedAtByKey } from './parse-rows.js';

/*
 * What changed in a table since the previous report. Thousands of rows are the same: an array of numbers is transferred, while
 * a list of rows would be copied value by value.
 */

export interface RowChanges<Row> {
  /**
   * For each row its index in the previous report. Of a row that changed: minus 2 minus the index, and minus 1 of a row that is
   * new; these are the next ones of `rows`.
   */
  readonly places: Int32Array<ArrayBuffer>;
  readonly rows: readonly Row[];
}

const newRow = -1;
/** The place of a row that changed, and back. */
const toChanged = (index: number): number => -2 - index;

interface ReportRow {
  readonly key: string;
  readonly since: EpochMs | null;
}

export function diffRows<Row extends ReportRow>(
  rows: readonly Row[] | null,
  previous: readonly Row[],
): RowChanges<Row> | null {
  if (rows === null) return null;
  const indexByKey = new Map(previous.map(({ key }, i) => [key, i]));
  const places = new Int32Array(rows.length);
  const changed: Row[] = [];
  rows.forEach((row, i) => {
    const index = indexByKey.get(row.key);
    const isSame = index !== undefined && isDeepEqual(previous[index], row);
    places[i] = index === undefined ? newRow : isSame ? index : toChanged(index);
    if (!isSame) changed.push(row);
  });
  return { places, rows: changed };
}

/**
 * The rows of the table; those that did not change are the previous objects. Start times of the previous report are applied
 * again: the worker may have forgotten it, the page has not.
 */
export function restoreRows<Row extends ReportRow>(
  changes: RowChanges<Row> | null,
  previous: readonly Row[],
  isPreviousKnown: boolean,
): readonly Row[] | null {
  if (changes === null) return null;
  const startsByKey = isPreviousKnown ? null : startedAtByKey(previous);
  const restored: Row[] = [];
  let next = 0;
  for (const place of changes.places) {
    if (place >= 0) restored.push(previous[place] as Row);
    else {
      const row = changes.rows[next++] as Row;
      const start = startsByKey === null ? previous[toChanged(place)]?.since : startsByKey.get(row.key);
      const since = startedAt(row.since, start);
      restored.push(since === row.since ? row : { ...row, since });
    }
  }
  return restored;
}

/** Compares two JSON values. Values nested deeper than 32 levels count as different. */
function isDeepEqual(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > 32) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => isDeepEqual((a as JsonObject)[key], (b as JsonObject)[key], depth + 1));
}

type JsonObject = Readonly<Record<string, unknown>>;
