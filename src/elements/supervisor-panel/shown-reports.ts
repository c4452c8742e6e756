import type { EpochMs, Team, TeamMember } from '../../domain/index.js';
import { mergeReports, type TeamsReport } from '../internal/reports/merge-reports.js';
import type { StateTime } from '../internal/reports/seen-states.js';
import type { TeamReportFeed } from '../internal/reports/team-report-feed.js';
import { LastResultCache } from './last-result-cache.js';
import type { FailedTeam } from './panel-status.js';

/** Teams whose reports come within this time (ms) are shown together. Who is later is awaited, in words. */
const togetherMs = 1000;

/** The reports of the teams that are shown, as one. */
export class ShownReports {
  readonly #getFeeds: () => readonly TeamReportFeed[];
  readonly #merged = new LastResultCache<TeamsReport | null>();

  readonly #requestUpdate: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(getFeeds: () => readonly TeamReportFeed[], requestUpdate: () => void) {
    this.#getFeeds = getFeeds;
    this.#requestUpdate = requestUpdate;
  }

  /** Null before the first reports. Those that come together are shown together: a sum that grows would look like a change. */
  get report(): TeamsReport | null {
    clearTimeout(this.#timer);
    const feeds = this.#getFeeds();
    if (feeds.some(isAwaited) && this.#isTooEarly(feeds)) return null;
    const reports = feeds.map(({ report }) => report);
    return this.#merged.get(reports, () => {
      const loaded = reports.filter((report) => report !== null);
      return loaded.length === 0 ? null : mergeReports(loaded);
    });
  }

  #isTooEarly(feeds: readonly TeamReportFeed[]): boolean {
    const readAt = feeds.filter(({ report }) => report !== null).map((feed) => feed.readAt);
    const leftMs = Math.min(...readAt) + togetherMs - performance.now();
    if (leftMs > 0 && readAt.length > 0) this.#timer = setTimeout(this.#requestUpdate, leftMs);
    return leftMs > 0;
  }

  /** Teams whose first report has not come, while those of others are shown. */
  get awaitedTeams(): readonly Team[] {
    const feeds = this.#getFeeds();
    return this.report === null ? [] : feeds.filter(isAwaited).map(({ team }) => team);
  }

  /** Teams that have been reported. */
  get knownTeams(): readonly Team[] {
    return this.#getFeeds().flatMap(({ report, team }) => (report === null ? [] : [team]));
  }

  /** Teams of which the report says that they have no agents. */
  get emptyTeams(): readonly Team[] {
    return this.#getFeeds().flatMap(({ report, team }) =>
      report !== null && report.members.length === 0 && report.problems.members === undefined ? [team] : [],
    );
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

const isAwaited = ({ report, problem }: TeamReportFeed): boolean => report === null && problem === null;
