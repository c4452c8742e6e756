import type { EpochMs, Team, TeamMember, TeamReport } from '../../domain/index.js';
import { mergeReports, type TeamsReport } from '../internal/reports/merge-reports.js';
import type { StateTime } from '../internal/reports/seen-states.js';
import type { TeamReportFeed } from '../internal/reports/team-report-feed.js';
import { LastResultCache } from './last-result-cache.js';
import type { FailedTeam } from './panel-status.js';

/** Teams whose reports come within this time (ms) are shown together. Who is later is awaited, in words. */
const togetherMs = 1000;
/** A new report waits so long (ms) for those of the other teams that are being loaded: the tables are then built once. */
const maxWaitMs = 500;

/** The reports of the teams that are shown, as one. */
export class ShownReports {
  readonly #getFeeds: () => readonly TeamReportFeed[];
  readonly #merged = new LastResultCache<TeamsReport | null>();
  /** The reports of the last merged one, in the order of the teams. */
  #shown: readonly (TeamReport | null)[] = [];
  #waitingSince: number | null = null;
  /** The time of the reports now; null before the first. */
  #now: EpochMs | null = null;

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
    const shown = this.#shown;
    if (feeds.some(({ report }, i) => report !== shown[i]) && this.#waitsForOthers(feeds))
      return this.#merged.get(shown, () => null);
    this.#waitingSince = null;
    this.#shown = feeds.map(({ report }) => report);
    return this.#merged.get(this.#shown, () => {
      const loaded = this.#shown.filter((report) => report !== null);
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

  #waitsForOthers(feeds: readonly TeamReportFeed[]): boolean {
    // The teams have changed, or one of them comes for the first time.
    if (feeds.length !== this.#shown.length || !feeds.every(({ team }, i) => team.id === this.#shown[i]?.team.id))
      return false;
    this.#waitingSince ??= performance.now();
    const leftMs = this.#waitingSince + maxWaitMs - performance.now();
    if (leftMs <= 0 || !feeds.some(({ loading }) => loading)) return false;
    this.#timer = setTimeout(this.#requestUpdate, leftMs);
    return true;
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

  /** Called once for each rendering: thousands of rows ask for their ages. Figures that are old do not run on. */
  updateTime(isStale: boolean): void {
    let newest: TeamReportFeed | null = null;
    for (const feed of this.#getFeeds())
      if (feed.report !== null && feed.report.at > (newest?.report?.at ?? -Infinity)) newest = feed;
    const at = newest?.report?.at;
    this.#now = newest === null || at === undefined ? null : at + (isStale ? 0 : performance.now() - newest.readAt);
  }

  /** Milliseconds since a time in the reports. */
  elapsed(since: EpochMs): number {
    return (this.#now ?? since) - since;
  }

  /** Since when an agent has been in their state; null when it is not known. */
  stateTime(member: TeamMember): StateTime | null {
    let earliest: StateTime | null = null;
    for (const { seenStates } of this.#getFeeds()) {
      const time = seenStates.get(member);
      if (time?.isAtLeast === false) return time;
      if (time !== null && (earliest === null || time.since < earliest.since)) earliest = time;
    }
    return earliest;
  }
}

const isAwaited = ({ report, problem }: TeamReportFeed): boolean => report === null && problem === null;
