import type { EpochMs, TeamMember } from '../../domain/index.js';
import { mergeReports, type TeamsReport } from '../internal/reports/merge-reports.js';
import type { StateTime } from '../internal/reports/seen-states.js';
import type { TeamReportFeed } from '../internal/reports/team-report-feed.js';
import { LastResultCache } from './last-result-cache.js';
import type { FailedTeam } from './panel-status.js';

/** The reports of the teams that are shown, as one. */
export class ShownReports {
  readonly #getFeeds: () => readonly TeamReportFeed[];
  readonly #merged = new LastResultCache<TeamsReport | null>();

  constructor(getFeeds: () => readonly TeamReportFeed[]) {
    this.#getFeeds = getFeeds;
  }

  /** Null before each team's first report has come, or has failed: a sum of some of them would look like a change. */
  get report(): TeamsReport | null {
    const feeds = this.#getFeeds();
    if (feeds.some(({ report, problem }) => report === null && problem === null)) return null;
    const reports = feeds.map(({ report }) => report);
    return this.#merged.get(reports, () => {
      const loaded = reports.filter((report) => report !== null);
      return loaded.length === 0 ? null : mergeReports(loaded);
    });
  }

  get isLoading(): boolean {
    return this.#getFeeds().some(({ loading }) => loading);
  }

  /** The teams whose last load failed. */
  get failedTeams(): readonly FailedTeam[] {
    return this.#getFeeds().flatMap(({ team, problem }) =>
      problem === null ? [] : [{ name: team.name, code: problem }],
    );
  }

  /** Milliseconds since a time in the reports. Those of figures that are old do not run on. */
  elapsed(since: EpochMs, isStale: boolean): number {
    const feeds = this.#getFeeds().filter(({ report }) => report !== null);
    const newest = feeds.reduce(
      (a, b) => ((b.report?.at ?? 0) > (a.report?.at ?? 0) ? b : a),
      feeds[0] as TeamReportFeed,
    );
    return (newest.report?.at ?? since) - since + (isStale ? 0 : performance.now() - newest.readAt);
  }

  /** Since when an agent has been in their state; null when it is not known. */
  stateTime(member: TeamMember): StateTime | null {
    const times = this.#getFeeds()
      .map(({ seenStates }) => seenStates.get(member))
      .filter((time) => time !== null);
    return times.find(({ isAtLeast }) => !isAtLeast) ?? times.sort((a, b) => a.since - b.since)[0] ?? null;
  }
}
