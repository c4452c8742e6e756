/**
 * Web worker that parses large reports; started by `parse-rows-async.ts`. It keeps the last reports and responds only
 * with the rows that changed.
 */
import type { TeamReportRows } from '../../domain/index.js';
import { withPrevious, emptyRows, parseRows, type ParseRowsRequest } from './parse-rows.js';
import type { ReportWorkerResponse } from './parse-rows-async.js';

/** How many teams can be followed at a time. */
const maxRememberedReports = 4;
const rowsByReportId = new Map<number, TeamReportRows>();

addEventListener('message', ({ data }: MessageEvent<ParseRowsRequest>) => {
  const previous = rowsByReportId.get(data.previousId) ?? emptyRows;
  const rows = parseRows(data, previous);
  rowsByReportId.delete(data.previousId);
  rowsByReportId.set(data.id, withPrevious(rows, previous));
  for (const id of rowsByReportId.keys()) if (rowsByReportId.size > maxRememberedReports) rowsByReportId.delete(id);
  const response: ReportWorkerResponse = {
    id: data.id,
    tables: {
      members: diffRows(rows.members, previous.members),
      chats: diffRows(rows.chats, previous.chats),
      queued: diffRows(rows.queued, previous.queued),
      botChats: diffRows(rows.botChats, previous.botChats),
    },
  };
  postMessage(response);
});

/** Replaces each unchanged row by its index among the previous rows. */
function diffRows<Row extends { readonly key: string }>(
  rows: readonly Row[] | null,
  previous: readonly Row[],
): readonly (Row | number)[] | null {
  const indexByKey = new Map(previous.map(({ key }, i) => [key, i]));
  return (
    rows?.map((row) => {
      const index = indexByKey.get(row.key);
      return index !== undefined && isDeepEqual(previous[index], row) ? index : row;
    }) ?? null
  );
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
