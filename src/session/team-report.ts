import type { ConnectionProblem, EpochMs, TableProblem, Team, TeamReport } from '../domain/index.js';
import { carriedOn, noRows, type TableName } from './report-rows.js';
import { readReportRows } from './report-reader.js';
import { RestError } from './rest-client.js';

export interface ReportQuestion {
  readonly team: Team;
  /** This machine's time: the reports count seconds back from it. */
  readonly now: EpochMs;
  /** Names and numbers of customers are not for these eyes. */
  readonly masked: boolean;
  /** What was read of this team the last time. */
  readonly before: TeamReport | null;
}

/** Fetches one of the reports. Throws `RestError`. */
export type FetchReport = (path: string, json?: unknown) => Promise<ArrayBuffer>;

let lastReading = 0;
const readings = new WeakMap<TeamReport, number>();

/**
 * Reads the four reports a team consists of. Servers need not have them all: each fails by itself, and only when there is
 * none at all this does.
 */
export async function readTeamReport(question: ReportQuestion, fetchReport: FetchReport): Promise<TeamReport> {
  const { team, now, masked, before } = question;
  const failures: Partial<Record<TableName, ConnectionProblem>> = {};
  const bodyOf = (table: TableName, path: string, json?: unknown) =>
    fetchReport(path, json).catch((error: unknown) => {
      failures[table] = error instanceof RestError ? error.problem : { code: 'other', detail: String(error) };
      return null;
    });
  const filter = { teamId: team.id, queues: [] };
  const [members, chats, queued, botChats] = await Promise.all([
    bodyOf('members', 'agent-activity/detail', { teams: [team.id] }),
    bodyOf('chats', 'queue-active-chats/detail', filter),
    bodyOf('queued', 'queued-chats/detail', filter),
    bodyOf('botChats', 'bot-active-chats/detail'),
  ]);
  const id = ++lastReading;
  const rows = await readReportRows(
    {
      id,
      before: (before && readings.get(before)) ?? 0,
      bodies: { members, chats, queued, botChats },
      now,
      masked,
    },
    before ?? noRows,
  );
  if (rows === null) return readTeamReport(question, fetchReport);
  const problems: Partial<Record<TableName, TableProblem>> = {};
  let worst: ConnectionProblem | null = null;
  for (const table of ['members', 'chats', 'queued', 'botChats'] as const) {
    if (rows[table] !== null) continue;
    worst = failures[table] ?? { code: 'other', detail: 'not a report' };
    const earlier = before?.problems[table];
    problems[table] = { code: worst.code, readAt: earlier === undefined ? (before?.at ?? null) : earlier.readAt };
  }
  if (worst !== null && Object.keys(problems).length === 4) throw new RestError(worst);
  const report = { team, at: now, problems, ...carriedOn(rows, before ?? noRows) };
  readings.set(report, id);
  return report;
}
