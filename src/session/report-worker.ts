/**
 * Reads large reports off the page’s thread: `report-reader.ts` starts it. It remembers the last readings, and answers
 * only with what has changed since; what it has forgotten it sends anew.
 */
import type { TeamReportRows } from '../domain/index.js';
import { carriedOn, noRows, readRows, type RowsQuestion } from './report-rows.js';
import type { WorkerAnswer } from './report-reader.js';

/** So many panels can follow their teams side by side. */
const most = 4;
const readings = new Map<number, TeamReportRows>();

addEventListener('message', ({ data }: MessageEvent<RowsQuestion>) => {
  const before = readings.get(data.before) ?? noRows;
  const rows = readRows(data, before);
  readings.delete(data.before);
  readings.set(data.id, carriedOn(rows, before));
  for (const id of readings.keys()) if (readings.size > most) readings.delete(id);
  const answer: WorkerAnswer = {
    id: data.id,
    tables: {
      members: changes(rows.members, before.members),
      chats: changes(rows.chats, before.chats),
      queued: changes(rows.queued, before.queued),
      botChats: changes(rows.botChats, before.botChats),
    },
  };
  postMessage(answer);
});

/** A row in which nothing has changed is told by its place among the rows before. */
function changes<Row extends { readonly key: string }>(
  rows: readonly Row[] | null,
  before: readonly Row[],
): readonly (Row | number)[] | null {
  const places = new Map(before.map(({ key }, i) => [key, i]));
  return (
    rows?.map((row) => {
      const place = places.get(row.key);
      return place !== undefined && same(before[place], row) ? place : row;
    }) ?? null
  );
}

/** Do two JSON values say the same? What is nested deeper than anything honest is not looked into. */
function same(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > 32) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => same((a as Fields)[key], (b as Fields)[key], depth + 1));
}

type Fields = Readonly<Record<string, unknown>>;
