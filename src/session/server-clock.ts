import type { EpochMs } from '../domain/index.js';

/** Timers and the wall clock. Injected, so that tests can control time. */
export interface TimeProvider {
  now(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

export const systemTime: TimeProvider = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

/**
 * An estimate of the server's time. Durations and countdowns on screen are computed from it, so that a wrong clock on the
 * agent's machine does not change them.
 *
 * The protocol has no time request. A timestamp of "now" arrives late, never early, so the observation with the smallest
 * delay is the best one.
 */
export class ServerClock {
  readonly #time: TimeProvider;
  #skew: number | null = null;

  constructor(time: TimeProvider = systemTime) {
    this.#time = time;
  }

  /** Server time, epoch milliseconds. */
  now(): EpochMs {
    return this.#time.now() + (this.#skew ?? 0);
  }

  /** Corrects the estimate by a timestamp the server made when it sent it. */
  observe(serverTime: EpochMs): void {
    const skew = serverTime - this.#time.now();
    // Ignore skews below two seconds: they are not visible, and correcting them adds jitter.
    if (this.#skew === null ? Math.abs(skew) > 2000 : skew > this.#skew + 250) this.#skew = skew;
  }
}
