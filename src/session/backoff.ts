import type { TimeProvider } from './server-clock.js';

const maxDelayMs = 30_000;

/** Repeats what failed, each time after a longer delay: up to half a minute, varied so that desks do not repeat together. */
export class Backoff {
  readonly #time: TimeProvider;
  readonly #firstDelayMs: number;
  #failures = 0;
  #timer: unknown;

  constructor(time: TimeProvider, firstDelayMs: number) {
    this.#time = time;
    this.#firstDelayMs = firstDelayMs;
  }

  /** Calls `callback` once, after the next delay. */
  schedule(callback: () => void): void {
    this.cancel();
    const delayMs = Math.min(this.#firstDelayMs * 2 ** this.#failures++, maxDelayMs);
    this.#timer = this.#time.setTimeout(callback, delayMs * (0.5 + Math.random() / 2));
  }

  /** The next delay is as long as it would have been. */
  cancel(): void {
    this.#time.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** It worked: the next delay is the first one. */
  reset(): void {
    this.cancel();
    this.#failures = 0;
  }
}
