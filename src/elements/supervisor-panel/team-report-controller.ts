import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../context/session-controller.js';
import type { ConnectionProblem, Team, TeamReport } from '../../domain/index.js';
import type { DeskSession } from '../../session/session.js';
import type { RestError } from '../../session/rest/rest-client.js';
import type { SessionEventName } from '../../session/events/session-event-map.js';

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

/** Debounce: events come in bursts, and the server's reports lag behind them. */
const eventDelayMs = 700;

export interface TeamReportOptions {
  /** The team to report on; null disables loading. */
  readonly team: () => Team | null;
  /** Seconds between the end of one load and the start of the next; 0 disables polling. */
  readonly intervalSeconds: () => number;
}

/**
 * Polls a team's report while the element is connected, the page is visible and the session is online. The last report
 * stays until a newer one has been loaded.
 */
export class TeamReportController implements ReactiveController {
  /** The last report; null before the first. */
  report: TeamReport | null = null;
  /** When it was loaded, by the monotonic clock. */
  readAt = 0;
  /** Why the last load failed; null when it succeeded. */
  problem: ConnectionProblem['code'] | null = null;
  loading = false;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #sessionController: SessionController;
  readonly #options: TeamReportOptions;
  #session: DeskSession | undefined;
  #team: Team | null = null;
  #isOnline = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = Infinity;
  /** Responses to an older request are ignored. */
  #requestId = 0;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    sessionController: SessionController,
    options: TeamReportOptions,
  ) {
    this.#host = host;
    this.#sessionController = sessionController;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#handleVisibilityChange);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#handleVisibilityChange);
    this.#subscribe(undefined, null);
  }

  hostUpdate(): void {
    const { session } = this.#sessionController;
    const team = this.#options.team();
    if (this.#host.isConnected && (session !== this.#session || team?.id !== this.#team?.id))
      this.#subscribe(session, team);
    const wasOnline = this.#isOnline;
    this.#isOnline = this.#session?.state.connection.status === 'online';
    if (!this.#canLoad) this.#cancel();
    else if (wasOnline) this.#scheduleRefresh(this.#options.intervalSeconds() * 1000);
    else this.refresh();
  }

  /** Loads the report now. */
  refresh(): void {
    this.#clearTimer();
    if (this.#canLoad && !this.loading) void this.#fetchReport();
  }

  get #canLoad(): boolean {
    return this.#isOnline && this.#team !== null && !document.hidden;
  }

  async #fetchReport(): Promise<void> {
    const session = this.#session;
    const team = this.#team;
    if (session === undefined || team === null) return;
    const requestId = ++this.#requestId;
    this.loading = true;
    this.#host.requestUpdate();
    const result = await session.teamReport(team, this.report).catch((error: unknown) => error as Partial<RestError>);
    if (requestId !== this.#requestId) return;
    this.loading = false;
    if ('team' in result) {
      this.problem = null;
      this.report = result;
      this.readAt = performance.now();
    } else {
      this.problem = result.problem?.code ?? 'other';
    }
    // `hostUpdate` schedules the next load.
    this.#host.requestUpdate();
  }

  /** Sets the timer, or moves it to an earlier time. */
  #scheduleRefresh(delayMs: number): void {
    if (delayMs <= 0 || this.loading) return;
    const dueAt = performance.now() + delayMs;
    if (this.#timer !== undefined && this.#dueAt <= dueAt) return;
    this.#clearTimer();
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => this.refresh(), delayMs);
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

  #subscribe(session: DeskSession | undefined, team: Team | null): void {
    for (const eventName of refreshEvents) {
      this.#session?.removeEventListener(eventName, this.#handleEvent);
      session?.addEventListener(eventName, this.#handleEvent);
    }
    this.#session = session;
    this.#team = team;
    this.#isOnline = false;
    this.report = null;
    this.problem = null;
    this.#cancel();
  }

  readonly #handleEvent = (): void => {
    if (this.#canLoad) this.#scheduleRefresh(eventDelayMs);
  };

  readonly #handleVisibilityChange = (): void => {
    // Refresh as soon as the page is visible again.
    if (document.hidden) this.#cancel();
    else this.refresh();
  };
}
