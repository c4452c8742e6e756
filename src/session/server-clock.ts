import type { EpochMs } from '../domain/index.js';

/** Where timers and the wall clock come from. Injected so that `session` runs anywhere and tests can hold time still. */
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
 * Server time as this session knows it. Durations and countdowns on screen are server times minus `now()`, so a wrong
 * clock on the agent's machine neither ages a chat by an hour nor makes an offer ring for ever.
 *
 * The wire has no time request. A message stamped "now" by the server arrives a little late, never early: of all
 * observations the smallest difference is the best one.
 */
export class ServerClock {
  #skew: number | null = null;

  constructor(private readonly time: TimeProvider = systemTime) {}

  /** Server time, epoch milliseconds. */
  now(): EpochMs {
    return this.time.now() + (this.#skew ?? 0);
  }

  /** Learns from something the server stamped at the moment it sent it. */
  observe(serverTime: EpochMs): void {
    const skew = serverTime - this.time.now();
    // Within two seconds the two clocks agree as well as a person can see; correcting there would only add jitter.
    if (this.#skew === null ? Math.abs(skew) > 2000 : skew > this.#skew + 250) this.#skew = skew;
  }
}
