import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../context/session-controller.js';
import type { ConnectionProblem, EpochMs, Team, TeamReport } from '../../domain/index.js';
import type { DeskSession } from '../../session/desk-session.js';
import type { RestError } from '../../session/rest-client.js';
import type { SessionFactName } from '../../session/session-events.js';

/** Facts after which a team's numbers are likely to be others. */
const telling: readonly SessionFactName[] = [
  'presence-changed',
  'offer-received',
  'offer-withdrawn',
  'task-accepted',
  'conversation-opened',
  'conversation-closed',
  'participant-changed',
];

/** Reports lag a little behind the facts, and facts come in bursts. */
const factDelay = 700;

export interface TeamReportSource {
  /** Whose report; null: none, and nothing is asked for. */
  readonly team: () => Team | null;
  /** Seconds between the end of one reading and the start of the next; 0: only when told. */
  readonly interval: () => number;
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
  #online = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = Infinity;
  /** Answers that come for an older question are thrown away. */
  #question = 0;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly sessions: SessionController,
    private readonly source: TeamReportSource,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#handleVisibility);
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#handleVisibility);
    this.#follow(undefined, null);
  }

  hostUpdate(): void {
    const { session } = this.sessions;
    const team = this.source.team();
    if (this.host.isConnected && (session !== this.#session || team?.id !== this.#team?.id))
      this.#follow(session, team);
    const wasOnline = this.#online;
    this.#online = this.#session?.state.connection.status === 'online';
    if (!this.#mayRead) this.#stop();
    else if (wasOnline) this.#plan(this.source.interval() * 1000);
    else this.refresh();
  }

  /** Reads now. */
  refresh(): void {
    this.#clear();
    if (this.#mayRead && !this.loading) void this.#read();
  }

  get #mayRead(): boolean {
    return this.#online && this.#team !== null && !document.hidden;
  }

  async #read(): Promise<void> {
    const session = this.#session;
    const team = this.#team;
    if (session === undefined || team === null) return;
    const question = ++this.#question;
    this.loading = true;
    this.host.requestUpdate();
    const answer = await session.teamReport(team, this.report).catch((error: unknown) => error as Partial<RestError>);
    if (question !== this.#question) return;
    this.loading = false;
    if ('team' in answer) {
      this.problem = null;
      this.report = answer;
      this.readAt = session.clock.now();
    } else {
      this.problem = answer.problem?.code ?? 'other';
    }
    // The update that follows makes the plan for the next reading.
    this.host.requestUpdate();
  }

  /** Sets the timer, or brings it forward. */
  #plan(delay: number): void {
    if (delay <= 0 || this.loading) return;
    const dueAt = Date.now() + delay;
    if (this.#timer !== undefined && this.#dueAt <= dueAt) return;
    this.#clear();
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => this.refresh(), delay);
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#dueAt = Infinity;
  }

  #stop(): void {
    this.#clear();
    this.#question++;
    this.loading = false;
  }

  #follow(session: DeskSession | undefined, team: Team | null): void {
    for (const fact of telling) {
      this.#session?.removeEventListener(fact, this.#handleFact);
      session?.addEventListener(fact, this.#handleFact);
    }
    this.#session = session;
    this.#team = team;
    this.#online = false;
    this.report = null;
    this.problem = null;
    this.#stop();
  }

  readonly #handleFact = (): void => {
    if (this.#mayRead) this.#plan(factDelay);
  };

  readonly #handleVisibility = (): void => {
    // Coming back, a person wants to see what is, not what was.
    if (document.hidden) this.#stop();
    else this.refresh();
  };
}
