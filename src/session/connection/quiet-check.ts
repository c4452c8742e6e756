import type { ConversationId, EpochMs, ServerEvent } from '../../domain/index.js';
import { Backoff } from '../../browser/backoff.js';
import { getNewestTime } from '../events/event-time.js';
import type { RecentEvents, RecentHistory } from '../rest/recent-history.js';
import { getMonotonicTime } from '../server-clock.js';
import type { SessionEnvironment } from '../session-environment.js';

interface Check {
  /** When it is due, by the monotonic clock. */
  dueAt: number;
  /** When the history was last read. */
  readAt: number;
  /** Server time up to which nothing is missing. */
  completeUntil: EpochMs;
}

/**
 * Reads the history of open conversations that have become quiet, and of the others once a minute: what the server stored and
 * never sent is found there. One conversation at a time, and none while the connection is closed.
 */
export class QuietCheck {
  readonly #environment: SessionEnvironment;
  readonly #history: RecentHistory;
  readonly #apply: (id: ConversationId, recent: RecentEvents) => void;
  readonly #checks = new Map<ConversationId, Check>();
  readonly #backoff: Backoff;
  #timer: unknown;
  /** Counts the connections. What was read for an earlier one is dropped. */
  #run = 0;
  #isRunning = false;
  #isReading = false;

  constructor(
    environment: SessionEnvironment,
    history: RecentHistory,
    apply: (id: ConversationId, recent: RecentEvents) => void,
  ) {
    this.#environment = environment;
    this.#history = history;
    this.#apply = apply;
    this.#backoff = new Backoff(environment);
  }

  start(): void {
    this.stop();
    // The tab with the connection checks.
    this.#isRunning = this.#environment.tabs?.isFollowing !== true;
  }

  stop(): void {
    this.#run++;
    this.#isRunning = this.#isReading = false;
    this.#environment.time.clearTimeout(this.#timer);
    this.#backoff.reset();
    this.#checks.clear();
  }

  observe(event: ServerEvent): void {
    if (!this.#isRunning) return;
    const { timing, clock } = this.#environment;
    const { quiet, quietRepeat } = timing;
    if (event.type === 'conversation-snapshot') {
      const now = this.#now;
      // After a reconnect, desks do not ask for all their conversations at the same time.
      const dueAt = now + quiet + Math.random() * Math.max(0, quietRepeat - quiet);
      const completeUntil = getNewestTime(event.history, clock);
      this.#checks.set(event.conversation.id, { dueAt, readAt: now, completeUntil });
    } else if (event.type === 'conversation-closed') this.#checks.delete(event.conversationId);
    else if ('conversationId' in event && event.conversationId !== null) {
      const check = this.#checks.get(event.conversationId);
      if (check === undefined) return;
      check.dueAt = Math.min(this.#now + quiet, check.readAt + quietRepeat);
    } else return;
    this.#schedule();
  }

  /** Reads the history of these conversations now. */
  request(ids: readonly ConversationId[]): void {
    for (const id of ids) {
      const check = this.#checks.get(id);
      if (check !== undefined) check.dueAt = this.#now;
    }
    this.#schedule();
  }

  get #now(): number {
    return getMonotonicTime(this.#environment.time);
  }

  #schedule(): void {
    const { time } = this.#environment;
    time.clearTimeout(this.#timer);
    if (!this.#isRunning || this.#isReading || this.#checks.size === 0) return;
    const dueAt = Math.min(...[...this.#checks.values()].map((check) => check.dueAt));
    this.#timer = time.setTimeout(() => void this.#readNext(), Math.max(0, dueAt - this.#now));
  }

  async #readNext(): Promise<void> {
    const [id, check] = [...this.#checks].sort(([, a], [, b]) => a.dueAt - b.dueAt)[0] ?? [];
    if (id === undefined || check === undefined) return;
    const run = this.#run;
    this.#isReading = true;
    const { quiet, quietRepeat } = this.#environment.timing;
    // An event may be stored a moment after one with a later timestamp.
    const recent = await this.#history.read(id, check.completeUntil - quiet).catch(() => null);
    if (this.#run !== run) return;
    if (recent === null) {
      // The others come first then.
      check.dueAt = this.#now + quiet;
      this.#backoff.schedule(() => {
        this.#isReading = false;
        this.#schedule();
      });
      return;
    }
    this.#backoff.reset();
    check.completeUntil = Math.max(check.completeUntil, getNewestTime(recent.events, this.#environment.clock));
    check.readAt = this.#now;
    check.dueAt = check.readAt + quietRepeat;
    this.#apply(id, recent);
    this.#isReading = false;
    this.#schedule();
  }
}
