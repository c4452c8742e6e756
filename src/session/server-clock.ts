import type { EpochMs } from '../domain/index.js';

/** Timers and clocks. Injected, so that tests can control time. */
export interface TimeProvider {
  /** The wall clock, which people and the operating system correct at any time. */
  now(): number;
  /** A clock that only runs, in milliseconds; `performance.now()` when absent. It may stand still while the machine sleeps. */
  monotonic?(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** Browsers call at once what is to be called later than this. */
const maxTimerMs = 2 ** 31 - 1;

export const systemTime: TimeProvider = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, Math.min(ms, maxTimerMs)),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

export const getMonotonicTime = (time: TimeProvider): number => time.monotonic?.() ?? performance.now();

/** A smaller difference between the clocks is no jump: they run at slightly different speeds. */
const minJumpMs = 1_000;

/** Notices that the wall clock was set, or that the machine slept: the monotonic clock then differs from it. */
export class JumpDetector {
  readonly #time: TimeProvider;
  #difference: number;

  constructor(time: TimeProvider) {
    this.#time = time;
    this.#difference = this.#measure();
  }

  /** How far the wall clock has jumped since the last call that returned a jump; 0 when it has not. */
  takeJump(): number {
    const jumpMs = this.#measure() - this.#difference;
    if (Math.abs(jumpMs) < minJumpMs) return 0;
    this.#difference += jumpMs;
    return jumpMs;
  }

  #measure(): number {
    return this.#time.now() - getMonotonicTime(this.#time);
  }
}

/** New timestamps that are kept. A wrong one is forgotten after as many. */
const maxSamples = 5;
/** The estimate follows larger differences only: smaller ones are not visible, and following them adds jitter. */
const toleranceMs = { up: 250, down: 1_000 };
/** An event can be this late, so a timestamp that is older by less does not show that the wall clock is fast. */
const maxDelayMs = 10_000;
/** The estimate may be behind by this much: HTTP has whole seconds. A time after that was made by another clock. */
const maxBehindMs = 2_000;
/** No event is this late: two timestamps that agree replace everything learnt before. */
const maxAgeMs = 60_000;
const dayMs = 86_400_000;

/**
 * An estimate of the server's time, as the monotonic clock plus an offset. All countdowns, durations and outgoing
 * timestamps use it, so neither a wrong clock on the agent's machine nor its correction changes them.
 *
 * The protocol has no time request. A timestamp of "now" arrives late, never early, so among the last ones the highest
 * offset is the best. Until the first one the wall clock is followed.
 */
export class ServerClock {
  readonly #time: TimeProvider;
  readonly #jumps: JumpDetector;
  readonly #onStep: (stepMs: number) => void;
  /** Server time minus monotonic time. */
  #offset: number;
  #samples: readonly number[] = [];

  /** `onStep` is called when the estimate has changed by that much: times derived from it have to move along. */
  constructor(time: TimeProvider = systemTime, onStep: (stepMs: number) => void = () => undefined) {
    this.#time = time;
    this.#onStep = onStep;
    this.#jumps = new JumpDetector(time);
    this.#offset = time.now() - getMonotonicTime(time);
  }

  /** Server time, epoch milliseconds. */
  now(): EpochMs {
    if (!this.#isLearnt) this.#followWallClock();
    return Math.round(getMonotonicTime(this.#time) + this.#offset);
  }

  /** The server made this timestamp just now. */
  observeNew(at: EpochMs): void {
    const sample = this.#toOffset(at);
    const delayMs = this.#offset - sample;
    const isExplainedByDelay = !this.#isLearnt && delayMs >= 0 && delayMs < maxDelayMs;
    const samples = [...(isExplainedByDelay ? [this.#offset] : this.#samples), sample].slice(-maxSamples);
    const newest = samples.slice(-2);
    const isRefuted = newest.length === 2 && Math.max(...newest) < Math.max(...samples) - maxAgeMs;
    this.#samples = isRefuted ? newest : samples;
    const best = Math.max(...this.#samples);
    const changeMs = best - this.#offset;
    if (this.#samples.length === 1 || changeMs > toleranceMs.up || changeMs < -toleranceMs.down) this.#step(changeMs);
  }

  /** The server made this timestamp some time ago. */
  observePast(at: EpochMs): void {
    if (at > this.now() + toleranceMs.up) this.observeNew(at);
  }

  /** The server's time is between these two: it made the first one, and the second one has not come yet. */
  observeBetween(from: EpochMs, until: EpochMs): void {
    const now = this.now();
    if (now < from - toleranceMs.up || now > until + maxDelayMs) this.observeNew(from);
  }

  /** A timestamp that another device may have made: only good enough while nothing better is known. */
  observeHint(at: EpochMs): void {
    const aheadMs = at - this.now();
    if (!this.#isLearnt && aheadMs > toleranceMs.up) this.#step(aheadMs);
  }

  /** The `Date` of an HTTP response, if readable. A proxy may have made it, so it counts only while nothing else is known. */
  observeResponse(at: EpochMs): void {
    if (!this.#isLearnt && Number.isFinite(at)) this.observeNew(at);
  }

  /** When the server issued an access token that was just requested. A server may answer with an older one. */
  observeIssued(at: EpochMs | null): void {
    if (at !== null && Math.abs(at - this.#time.now()) < dayMs) this.observeNew(at);
  }

  /** Another clock made this timestamp, which is in the future. False while the server's time is not known. */
  isAhead(at: EpochMs): boolean {
    return this.#isLearnt && at > this.now() + maxBehindMs;
  }

  /** @internal How far it is ahead of the wall clock; null while nothing is known. */
  get differenceMs(): number | null {
    return this.#isLearnt ? this.now() - this.#time.now() : null;
  }

  get #isLearnt(): boolean {
    return this.#samples.length > 0;
  }

  #toOffset(at: EpochMs): number {
    if (!this.#isLearnt) this.#followWallClock();
    return at - getMonotonicTime(this.#time);
  }

  #followWallClock(): void {
    const jumpMs = this.#jumps.takeJump();
    if (jumpMs === 0) return;
    this.#offset += jumpMs;
    // `now` is called while elements render, when the state must not change.
    queueMicrotask(() => this.#onStep(jumpMs));
  }

  #step(changeMs: number): void {
    this.#offset += changeMs;
    if (changeMs !== 0) this.#onStep(changeMs);
  }
}
