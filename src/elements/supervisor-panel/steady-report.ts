import type { EpochMs, TeamReport } from '../../domain/index.js';
import { rowKeys } from './row-keys.js';

/** Reported ages are whole seconds and travel for a while, so what is computed from them wobbles by about this much. */
const wobble = 3000;

interface Timed {
  readonly since: EpochMs;
}

/**
 * A report whose beginnings stand still: a row that was there before keeps its beginning unless the new one differs by
 * more than rounding explains. Otherwise every reading would make all durations jump by a second.
 */
export function steadyReport(report: TeamReport, before: TeamReport | null): TeamReport {
  if (before === null) return report;
  return {
    ...report,
    chats: steady(report.chats, before.chats, rowKeys.chats),
    queued: steady(report.queued, before.queued, rowKeys.queued),
    botChats: steady(report.botChats, before.botChats, rowKeys.bots),
  };
}

function steady<Row extends Timed>(
  rows: readonly Row[],
  before: readonly Row[],
  keysOf: (rows: readonly Row[]) => string[],
): readonly Row[] {
  const known = new Map<string, EpochMs>();
  const oldKeys = keysOf(before);
  before.forEach((row, index) => known.set(oldKeys[index] ?? '', row.since));
  const keys = keysOf(rows);
  return rows.map((row, index) => {
    const since = known.get(keys[index] ?? '');
    // Rounding only ever makes a chat look younger, so of two close observations the earlier is the truer one.
    return since === undefined || Math.abs(row.since - since) > wobble
      ? row
      : { ...row, since: Math.min(since, row.since) };
  });
}
