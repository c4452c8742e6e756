import { getMonotonicTime, type TimeProvider } from '../server-clock.js';

/** The clock of the rules of delivery, and the timer after which they run by themselves. It never goes back. */
export class DeliveryClock {
  readonly #time: TimeProvider;
  #timer: unknown;
  #lastNow = 0;

  constructor(time: TimeProvider) {
    this.#time = time;
  }

  /** `dueAt`: a timer that fires is as good as the clock, which may stand still while the machine sleeps. */
  now(dueAt = 0): number {
    return (this.#lastNow = Math.max(this.#lastNow, dueAt, getMonotonicTime(this.#time)));
  }

  /** Calls `tick` at a time, and at no other before; null for never. */
  schedule(at: number | null, tick: (dueAt: number) => void): void {
    this.stop();
    if (at !== null) this.#timer = this.#time.setTimeout(() => tick(at), Math.max(1, at - this.now()));
  }

  stop(): void {
    this.#time.clearTimeout(this.#timer);
  }
}
