import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../context/session-controller.js';
import type { ConnectionProblem, EpochMs, Team, TeamReport } from '../../domain/index.js';
import type { DeskSession } from '../../session/session.js';
import type { RestError } from '../../session/rest/rest-client.js';
import type { SessionEventName } from '../../session/events/session-event-map.js';

/** Facts after which a team's numbers are likely to be others. */
const refreshEvents: readonly SessionEventName[] = [
  'presence-changed',
  'offer-received',
  'offer-withdrawn',
  'task-accepted',
  'conversation-opened',
  'conversation-closed',
  'participant-changed',
];

/** Reports lag a little behind the facts, and facts come in bursts. */
const eventDelayMs = 700;

export interface TeamReportOptions {
  /** Whose report; null: none, and nothing is asked for. */
  readonly team: () => Team | null;
  /** Seconds between the end of one reading and the start of the next; 0: only when told. */
  readonly intervalSeconds: () => number;
}

/**
 * Reads a team's report again and again, and only while somebody could see it: the element is in the page, the page is
 * visible, the link is up. What was read last stays until something newer has come.
 */
export class TeamReportController implements ReactiveController {
  /** What was read last; null before the first time. */
  report: TeamReport | null = null;
  /** When it was read (server time). */
  readAt: EpochMs = 0;
  /** Why the last reading failed; null when it did not. */
  problem: ConnectionProblem['code'] | null = null;
  loading = false;

  #session: DeskSession | undefined;
  #team: Team | null = null;
  #isOnline = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = Infinity;
  /** Answers that come for an older question are thrown away. */
  #requestId = 0;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly sessionController: SessionController,
    private readonly options: TeamReportOptions,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#handleVisibilityChange);
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#handleVisibilityChange);
    this.#subscribe(undefined, null);
  }

  hostUpdate(): void {
    const { session } = this.sessionController;
    const team = this.options.team();
    if (this.host.isConnected && (session !== this.#session || team?.id !== this.#team?.id))
      this.#subscribe(session, team);
    const wasOnline = this.#isOnline;
    this.#isOnline = this.#session?.state.connection.status === 'online';
    if (!this.#canRead) this.#cancel();
    else if (wasOnline) this.#scheduleRefresh(this.options.intervalSeconds() * 1000);
    else this.refresh();
  }

  /** Reads now. */
  refresh(): void {
    this.#clearTimer();
    if (this.#canRead && !this.loading) void this.#fetchReport();
  }

  get #canRead(): boolean {
    return this.#isOnline && this.#team !== null && !document.hidden;
  }

  async #fetchReport(): Promise<void> {
    const session = this.#session;
    const team = this.#team;
    if (session === undefined || team === null) return;
    const requestId = ++this.#requestId;
    this.loading = true;
    this.host.requestUpdate();
    const result = await session.teamReport(team, this.report).catch((error: unknown) => error as Partial<RestError>);
    if (requestId !== this.#requestId) return;
    this.loading = false;
    if ('team' in result) {
      this.problem = null;
      this.report = result;
      this.readAt = session.clock.now();
    } else {
      this.problem = result.problem?.code ?? 'other';
    }
    // The update that follows makes the plan for the next reading.
    this.host.requestUpdate();
  }

  /** Sets the timer, or brings it forward. */
  #scheduleRefresh(delayMs: number): void {
    if (delayMs <= 0 || this.loading) return;
    const dueAt = Date.now() + delayMs;
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
    if (this.#canRead) this.#scheduleRefresh(eventDelayMs);
  };

  readonly #handleVisibilityChange = (): void => {
    // Coming back, a person wants to see what is, not what was.
    if (document.hidden) this.#cancel();
    else this.refresh();
  };
}
