import type { ConnectionProblem, Team, TeamReport } from '../../../domain/index.js';
import type { SessionEventName } from '../../../session/events/session-event-map.js';
import type { RestError } from '../../../session/rest/rest-client.js';
import type { DeskSession } from '../../../session/session.js';
import { SeenStates } from './seen-states.js';

/** Session events after which the report is likely to have changed. */
const refreshEvents: readonly SessionEventName[] = [
  'presence-changed',
  'offer-received',
  'offer-withdrawn',
  'task-accepted',
  'conversation-opened',
  'conversation-closed',
  'participant-changed',
];

/** An answer that another tab has got is as good as an own one until this share of the interval has passed. */
const sharedShare = 0.9;

/** Debounce: events come in bursts, and the server's reports lag behind them. */
const eventDelayMs = 700;

/** An element that shows a report. */
export interface ReportSubscriber {
  /** Seconds between the end of one load and the start of the next; 0 disables polling. */
  readonly intervalSeconds: () => number;
  /** The report, its problem or `loading` has changed. */
  readonly handleChange: () => void;
}

const feeds = new WeakMap<DeskSession, Map<Team['id'], TeamReportFeed>>();

/**
 * Polls a team's report while elements show it, the page is visible and the session is online. All elements of a session share
 * one feed for each team, so the server is asked once. The last report stays until a newer one has been loaded.
 */
export class TeamReportFeed {
  /** The last report; null before the first. */
  report: TeamReport | null = null;
  /** When it was loaded, by the monotonic clock. */
  readAt = 0;
  /** Why the last load failed; null when it succeeded. */
  problem: ConnectionProblem['code'] | null = null;
  loading = false;
  /** When the agents changed their states, where the reports show it. */
  readonly seenStates = new SeenStates();

  readonly team: Team;

  readonly #session: DeskSession;
  readonly #subscribers = new Set<ReportSubscriber>();
  #isOnline = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = Infinity;
  /** Asked for during a load, which may have been sent before what the person now expects to see. */
  #isAskedAgain = false;
  /** Responses to an older request are ignored. */
  #requestId = 0;
  #unsubscribe: (() => void) | undefined;

  /** The feed of a team that all elements share. */
  static of(session: DeskSession, team: Team): TeamReportFeed {
    const ofSession = feeds.get(session) ?? new Map<Team['id'], TeamReportFeed>();
    feeds.set(session, ofSession);
    const feed = ofSession.get(team.id) ?? new TeamReportFeed(session, team);
    ofSession.set(team.id, feed);
    return feed;
  }

  private constructor(session: DeskSession, team: Team) {
    this.#session = session;
    this.team = team;
  }

  /** Returns a function that ends the subscription. Without subscribers, nothing is loaded and the report is forgotten. */
  subscribe(subscriber: ReportSubscriber): () => void {
    if (this.#subscribers.size === 0) this.#start();
    this.#subscribers.add(subscriber);
    this.schedule();
    return () => {
      this.#subscribers.delete(subscriber);
      if (this.#subscribers.size === 0) this.#stop();
    };
  }

  /** Loads the report now. Another tab of the agent may have got it, no longer ago than `maxAgeMs`. */
  refresh(maxAgeMs = 0): void {
    this.#clearTimer();
    if (this.loading) this.#isAskedAgain ||= maxAgeMs === 0;
    else if (this.#canLoad) void this.#fetchReport(maxAgeMs);
  }

  /** Sets the time of the next load by the shortest interval of the subscribers. */
  schedule(): void {
    const intervalMs = this.#intervalMs;
    if (intervalMs > 0) this.#scheduleRefresh(intervalMs, intervalMs * sharedShare);
  }

  /** The shortest interval of the subscribers; 0 when none polls. */
  get #intervalMs(): number {
    const intervals = [...this.#subscribers].map(({ intervalSeconds }) => intervalSeconds()).filter((s) => s > 0);
    return intervals.length === 0 ? 0 : Math.min(...intervals) * 1000;
  }

  get #canLoad(): boolean {
    return this.#isOnline && this.#subscribers.size > 0 && !document.hidden;
  }

  #start(): void {
    for (const name of refreshEvents) this.#session.addEventListener(name, this.#handleEvent);
    document.addEventListener('visibilitychange', this.#handleVisibilityChange);
    this.#unsubscribe = this.#session.subscribe(this.#handleState);
    // After the subscriber has been added.
    queueMicrotask(this.#handleState);
  }

  #stop(): void {
    for (const name of refreshEvents) this.#session.removeEventListener(name, this.#handleEvent);
    document.removeEventListener('visibilitychange', this.#handleVisibilityChange);
    this.#unsubscribe?.();
    this.#isOnline = false;
    this.report = null;
    this.problem = null;
    this.#cancel();
    feeds.get(this.#session)?.delete(this.team.id);
  }

  async #fetchReport(maxAgeMs: number): Promise<void> {
    const requestId = ++this.#requestId;
    this.loading = true;
    this.#isAskedAgain = false;
    this.#notify();
    const askedAt = this.#session.clock.now();
    const result = await this.#session
      .teamReport(this.team, this.report, maxAgeMs)
      .catch((error: unknown) => error as Partial<RestError>);
    if (requestId !== this.#requestId) return;
    this.loading = false;
    if ('team' in result) {
      this.problem = null;
      this.report = result;
      this.seenStates.learn(result);
      this.readAt = performance.now() - Math.max(0, askedAt - result.at);
    } else {
      this.problem = result.problem?.code ?? 'other';
    }
    if (this.#isAskedAgain) this.refresh();
    else this.schedule();
    this.#notify();
  }

  /** Sets the timer, or moves it to an earlier time. */
  #scheduleRefresh(delayMs: number, maxAgeMs: number): void {
    if (!this.#canLoad || this.loading) return;
    const dueAt = performance.now() + delayMs;
    if (this.#timer !== undefined && this.#dueAt <= dueAt) return;
    this.#clearTimer();
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => this.refresh(maxAgeMs), delayMs);
  }

  #clearTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#dueAt = Infinity;
  }

  #cancel(): void {
    this.#clearTimer();
    this.#requestId++;
    this.loading = false;
  }

  #notify(): void {
    for (const { handleChange } of this.#subscribers) handleChange();
  }

  readonly #handleState = (): void => {
    const isOnline = this.#session.state.connection.status === 'online';
    if (isOnline === this.#isOnline) return;
    this.#isOnline = isOnline;
    if (isOnline) this.refresh(this.#intervalMs * sharedShare);
    else this.#cancel();
  };

  readonly #handleEvent = (): void => this.#scheduleRefresh(eventDelayMs, eventDelayMs);

  readonly #handleVisibilityChange = (): void => {
    // Refresh as soon as the page is visible again.
    if (document.hidden) this.#cancel();
    else this.refresh(this.#intervalMs * sharedShare);
  };
}
