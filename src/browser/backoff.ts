/** The timers and delays (ms) of a session, or of a page. */
export interface BackoffOptions {
  readonly time: {
    setTimeout(callback: () => void, ms: number): unknown;
    clearTimeout(timer: unknown): void;
  };
  readonly timing: { readonly retry: number; readonly retryMax: number };
}

const pageOptions: BackoffOptions = {
  time: {
    setTimeout: (callback, ms) => setTimeout(callback, ms),
    clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  },
  timing: { retry: 1000, retryMax: 30_000 },
};

/** Repeats what failed, each time after a longer delay, up to a limit; varied so that desks do not repeat together. */
export class Backoff {
  readonly #options: BackoffOptions;
  #failures = 0;
  #timer: unknown;

  constructor(options = pageOptions) {
    this.#options = options;
  }

  /** Calls `callback` once, after the next delay. */
  schedule(callback: () => void): void {
    this.cancel();
    const { time, timing } = this.#options;
    const delayMs = Math.min(timing.retry * 2 ** this.#failures++, timing.retryMax);
    this.#timer = time.setTimeout(callback, delayMs * (0.5 + Math.random() / 2));
  }

  /** The next delay is as long as it would have been. */
  cancel(): void {
    this.#options.time.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** It worked: the next delay is the first one. */
  reset(): void {
    this.cancel();
    this.#failures = 0;
  }
}
