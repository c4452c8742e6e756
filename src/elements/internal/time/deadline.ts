import type { EpochMs } from '../../../domain/index.js';

/** The end of a countdown, on the server's clock. */
export class Deadline {
  readonly #endsAt: EpochMs;

  constructor(endsAt: EpochMs) {
    this.#endsAt = endsAt;
  }

  static after(startedAt: EpochMs, seconds: number): Deadline {
    return new Deadline(startedAt + seconds * 1000);
  }

  /** Time left in milliseconds; negative after the deadline. */
  remainingMs(now: EpochMs): number {
    return this.#endsAt - now;
  }

  /** Time left in whole seconds, rounded up; 0 after the deadline. */
  remainingSeconds(now: EpochMs): number {
    return Math.max(0, Math.ceil(this.remainingMs(now) / 1000));
  }

  /** Share of the total time that is left, from 0 to 100. */
  remainingPercent(now: EpochMs, totalMs: number): number {
    return totalMs > 0 ? Math.min(100, Math.max(0, (this.remainingMs(now) / totalMs) * 100)) : 0;
  }
}
