import type {
  ConnectionProblem,
  EpochMs,
  ReportTableName,
  TableProblem,
  Team,
  TeamReport,
} from '../../domain/index.js';
import { isObject } from '../../domain/is-object.js';
import { reportPaths } from '../../protocol/report-paths.js';
import { withPrevious, emptyRows } from './parse-rows.js';
import { parseRowsAsync } from './parse-rows-async.js';
import { RestError } from '../rest/rest-client.js';
import type { SessionEnvironment } from '../session-environment.js';
import { shareAnswers, type TeamAnswers } from './shared-answers.js';

export interface TeamReportRequest {
  readonly team: Team;
  /** The server's time. The reports contain ages in seconds, not times. */
  readonly now: EpochMs;
  /** The last report of this team. */
  readonly previous: TeamReport | null;
  /** How old the answers of another tab may be (ms). */
  readonly maxAgeMs?: number;
}

interface MaskingRequest {
  /** Mask the names and numbers of customers. */
  readonly isMasked: boolean;
}

/** Fetches one table. Rejects with `RestError`. */
export type FetchReport = (path: string, json?: unknown) => Promise<ArrayBuffer>;

/** 403 is a missing permission here, and not at the sign-in, whose codes these are. */
function toProblem(error: unknown): ConnectionProblem {
  if (!(error instanceof RestError)) return { code: 'other', detail: String(error) };
  return error.status === 403 ? { code: 'unauthorised', detail: error.problem.detail } : error.problem;
}

let lastReportId = 0;
const reportIds = new WeakMap<TeamReport, number>();

/** Servers need not have all tables: rejects only when every table fails. */
export async function fetchTeamReport(
  request: TeamReportRequest & MaskingRequest,
  fetchReport: FetchReport,
  environment: SessionEnvironment,
): Promise<TeamReport> {
  const { team, isMasked, maxAgeMs = 0 } = request;
  // A host may call it with anything.
  if (!isObject(team) || typeof team['id'] !== 'string')
    throw new RestError({ code: 'bad-request', detail: 'the team is an object with id and name' });
  const previous = Array.isArray(request.previous?.members) ? request.previous : null;
  const askedAt = environment.time.now();
  const { at, bodies, failures } = await shareAnswers(environment, team.id, maxAgeMs, () =>
    fetchTables(team, fetchReport, environment.time.now()),
  );
  // Another tab has asked earlier, or, while this one was waiting, later.
  const now = request.now + at - askedAt;
  const id = ++lastReportId;
  const rows = await parseRowsAsync(
    {
      id,
      teamId: team.id,
      previousId: (previous && reportIds.get(previous)) ?? 0,
      bodies,
      now,
      isMasked,
    },
    previous ?? emptyRows,
  );
  if (rows === null) return fetchTeamReport({ ...request, maxAgeMs: 0 }, fetchReport, environment);
  const problems: Partial<Record<ReportTableName, TableProblem>> = {};
  let lastProblem: ConnectionProblem | null = null;
  for (const table of ['members', 'chats', 'queued', 'botChats'] as const) {
    if (rows[table] !== null) continue;
    lastProblem = failures[table] ?? { code: 'other', detail: 'not a report' };
    const previousProblem = previous?.problems[table];
    problems[table] = {
      code: lastProblem.code,
      readAt: previousProblem === undefined ? (previous?.at ?? null) : previousProblem.readAt,
    };
  }
  if (lastProblem !== null && Object.keys(problems).length === 4) throw new RestError(lastProblem);
  const report = { team, at: now, problems, ...withPrevious(rows, previous ?? emptyRows) };
  reportIds.set(report, id);
  return report;
}

async function fetchTables(team: Team, fetchReport: FetchReport, at: number): Promise<TeamAnswers> {
  const failures: Partial<Record<ReportTableName, ConnectionProblem>> = {};
  const fetchTable = (table: ReportTableName, json?: unknown) =>
    fetchReport(reportPaths[table], json).catch((error: unknown) => {
      failures[table] = toProblem(error);
      return null;
    });
  const filter = { teamId: team.id, queues: [] };
  const [members, chats, queued, botChats] = await Promise.all([
    fetchTable('members', { teams: [team.id] }),
    fetchTable('chats', filter),
    fetchTable('queued', filter),
    fetchTable('botChats'),
  ]);
  return { at, bodies: { members, chats, queued, botChats }, failures };
}
