import {
  joinTeamChats,
  type EpochMs,
  type Keyed,
  type ReportTableName,
  type TableProblem,
  type TeamMember,
  type TeamReport,
  type TeamReportRows,
} from '../../../domain/index.js';

/** What a table of one team's report lacks. */
export interface TeamTableProblem extends TableProblem {
  readonly teamName: string;
}

/** The reports of one team or of several as one. */
export interface TeamsReport extends TeamReportRows {
  /** When the oldest of them was loaded. */
  readonly at: EpochMs;
  readonly problems: Readonly<Partial<Record<ReportTableName, readonly TeamTableProblem[]>>>;
  /** Tables that no team has had yet. */
  readonly unknown: ReadonlySet<ReportTableName>;
  /** The teams of each agent, by the key of the row. */
  readonly teamNames: ReadonlyMap<string, readonly string[]>;
}

const tableNames: readonly ReportTableName[] = ['members', 'chats', 'queued', 'botChats'];

/** An agent, a chat or a customer of two teams is one row. */
export function mergeReports(reports: readonly TeamReport[]): TeamsReport {
  const problems: Partial<Record<ReportTableName, TeamTableProblem[]>> = {};
  const unknown = new Set<ReportTableName>();
  for (const table of tableNames) {
    const ofTeams = reports.flatMap(({ team, problems: ofTeam }) => {
      const problem = ofTeam[table];
      return problem === undefined ? [] : [{ ...problem, teamName: team.name }];
    });
    if (ofTeams.length > 0) problems[table] = ofTeams;
    if (ofTeams.length === reports.length && ofTeams.every(({ readAt }) => readAt === null)) unknown.add(table);
  }
  return {
    at: Math.min(...reports.map(({ at }) => at)),
    problems,
    unknown,
    ...mergeMembers(reports),
    chats: mergeRows(reports, ({ chats }) => chats, joinTeamChats),
    queued: mergeRows(reports, ({ queued }) => queued),
    botChats: mergeRows(reports, ({ botChats }) => botChats),
  };
}

/** The rows of all reports, each once. Rows of a single report are not copied. */
export function mergeRows<Row extends { readonly key: string }>(
  reports: readonly TeamReport[],
  rowsOf: (report: TeamReport) => readonly Row[],
  join: (row: Row, other: Row) => Row = (row) => row,
): readonly Row[] {
  const [first] = reports;
  if (first !== undefined && reports.length === 1) return rowsOf(first);
  const merged = new Map<string, Row>();
  for (const report of reports)
    for (const row of rowsOf(report)) {
      const known = merged.get(row.key);
      merged.set(row.key, known === undefined ? row : join(known, row));
    }
  return [...merged.values()];
}

/** Two teams may report an agent at different times: the later one knows the state. */
function mergeMembers(reports: readonly TeamReport[]): Pick<TeamsReport, 'members' | 'teamNames'> {
  const teamNames = new Map<string, readonly string[]>();
  const [first] = reports;
  if (first !== undefined && reports.length === 1) return { members: first.members, teamNames };
  const merged = new Map<string, { member: Keyed<TeamMember>; teams: string[] }>();
  for (const { members, team } of [...reports].sort((a, b) => b.at - a.at))
    for (const member of members) {
      // Servers without ids may spell a name differently in another team.
      const person = member.id || member.key.toLowerCase();
      const known = merged.get(person);
      if (known === undefined) merged.set(person, { member, teams: [team.name] });
      else known.teams.push(team.name);
    }
  for (const { member, teams } of merged.values()) teamNames.set(member.key, teams.sort());
  return { members: [...merged.values()].map(({ member }) => member), teamNames };
}
