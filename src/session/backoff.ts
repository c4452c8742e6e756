import type { TimeProvider } from './server-clock.js';
import type { Timing } from './timing.js';

/** Repeats what failed, each time after a longer delay, up to a limit; varied so that desks do not repeat together. */
export class Backoff {
  readonly #time: TimeProvider;
  readonly #timing: Pick<Timing, 'retry' | 'retryMax'>;
  #failures = 0;
  #timer: unknown;

  constructor({ time, timing }: { readonly time: TimeProvider; readonly timing: Pick<Timing, 'retry' | 'retryMax'> }) {
    this.#time = time;
    this.#timing = timing;
  }

  /** Calls `callback` once, after the next delay. */
  schedule(callback: () => void): void {
    this.cancel();
    const delayMs = Math.min(this.#timing.retry * 2 ** this.#failures++, this.#timing.retryMax);
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
