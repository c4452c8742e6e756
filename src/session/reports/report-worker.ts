/**
 * Web worker that parses large reports; started by `parse-rows-async.ts`. It keeps the last reports and responds only
 * with the rows that changed.
 */
import type { TeamReportRows } from '../../domain/index.js';
import { toCopiedChats } from '../../protocol/decode/decode-report.js';
import { withPrevious, emptyRows, parseRows, type ParseRowsRequest } from './parse-rows.js';
import type { ReportWorkerResponse } from './parse-rows-async.js';
import { diffRows } from './row-changes.js';

/** Panels of other sessions continue from reports of their own. */
const maxReportsOfTeam = 4;
const reportsOfTeams = new Map<string, Map<number, TeamReportRows>>();

addEventListener('message', ({ data }: MessageEvent<ParseRowsRequest>) => {
  const reports = reportsOfTeams.get(data.teamId) ?? new Map<number, TeamReportRows>();
  reportsOfTeams.set(data.teamId, reports);
  const known = reports.get(data.previousId);
  const previous = known ?? emptyRows;
  const rows = parseRows(data, previous);
  reports.delete(data.previousId);
  reports.set(data.id, withPrevious(rows, previous));
  for (const id of reports.keys()) if (reports.size > maxReportsOfTeam) reports.delete(id);
  const chats = diffRows(rows.chats, previous.chats);
  const copied = toCopiedChats(chats?.rows ?? []);
  const response: ReportWorkerResponse = {
    id: data.id,
    isPreviousKnown: known !== undefined,
    sessions: copied.sessions,
    tables: {
      members: diffRows(rows.members, previous.members),
      chats: chats && { ...chats, rows: copied.rows },
      queued: diffRows(rows.queued, previous.queued),
      botChats: diffRows(rows.botChats, previous.botChats),
    },
  };
  const places = Object.values(response.tables).flatMap((table) => (table === null ? [] : [table.places.buffer]));
  postMessage(response, { transfer: [...places, copied.sessions.bytes.buffer, copied.sessions.ends.buffer] });
});
