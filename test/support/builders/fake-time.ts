import type { TimeProvider } from '../../../src/session/server-clock.js';

interface FakeTimer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until `advance` is called. The wall clock can be wrong and be set. */
export class FakeTime implements TimeProvider {
  #now = 0;
  #ran = 0;
  /** Wall clock minus monotonic clock. */
  wallOffset = 0;
  readonly #timers = new Set<FakeTimer>();

  now(): number {
    return this.#now + this.wallOffset;
  }

  monotonic(): number {
    return this.#now;
  }

  setTimeout(callback: () => void, ms: number): unknown {
    const timer: FakeTimer = { at: this.#now + ms, callback };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(handle: unknown): void {
    this.#timers.delete(handle as FakeTimer);
  }

  /** How many timers run during an action. */
  countRuns(action: () => void): number {
    const before = this.#ran;
    action();
    return this.#ran - before;
  }

  /** Moves the clock forward and runs the timers that are due, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#now = next.at;
      this.#ran++;
      next.callback();
    }
    this.#now = end;
  }
}
