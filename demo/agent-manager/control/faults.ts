/** The active faults, and the random numbers that decide when they occur. */
import type { Json } from '../world/world-types.js';

export type CrashPoint = 'before-store' | 'before-echo' | 'after-echo';

/** Faults that stay active until they are cleared; probabilities are from 0 to 1. */
export interface OngoingFaults {
  refuse?: { code: string; data: unknown };
  delayMs?: readonly [number, number];
  duplicate?: number;
  /** How often a duplicated event is delivered; 2 when absent. */
  copies?: number;
  reorder?: number;
  lose?: { event: string; p: number };
  misroute?: number;
  lagMs?: number;
  /** How long the file service takes to respond to an upload. */
  uploadMs?: number;
  /** The status codes of failing reports, by the report's name in its path. */
  failReports?: Readonly<Record<string, number>>;
  /** How late REST answers are sent. */
  restDelayMs?: readonly [number, number];
  /** REST calls whose path contains `path` fail. */
  restFail?: { path: string; p: number; status: number };
}

export class Faults {
  ongoing: OngoingFaults = {};
  crash: { event: string; at: CrashPoint } | null = null;
  /** The server refuses connections until this time, in epoch milliseconds; null when it is up. */
  downUntil: number | null = null;
  /** Sends the answers that are delayed by `restDelayMs`. */
  readonly #delayedAnswers = new Set<() => void>();

  constructor(readonly random: () => number) {}

  /** Returns the crash requested for this event, and clears it: it happens once. */
  consumeCrash(event: string): CrashPoint | null {
    if (!this.crash || this.crash.event !== event) return null;
    const { at } = this.crash;
    this.crash = null;
    return at;
  }

  /** Whether an active fault affects the delivery of events. */
  get affectsDelivery(): boolean {
    const { delayMs, duplicate, reorder, lose, misroute } = this.ongoing;
    return Boolean(delayMs ?? lose) || Boolean(duplicate) || Boolean(reorder) || Boolean(misroute);
  }

  chance(p: number | undefined): boolean {
    return p !== undefined && p > 0 && this.random() < p;
  }

  /** The status a REST call fails with; undefined when it does not fail. */
  restFailure(path: string): number | undefined {
    const { restFail } = this.ongoing;
    return restFail && path.includes(restFail.path) && this.chance(restFail.p) ? restFail.status : undefined;
  }

  /** Resolves when a REST answer may be sent: after the delay, or when the faults are cleared. */
  restDelay(): Promise<void> {
    const range = this.ongoing.restDelayMs;
    if (!range) return Promise.resolve();
    return new Promise((resolve) => {
      const send = () => {
        clearTimeout(timer);
        this.#delayedAnswers.delete(send);
        resolve();
      };
      const timer = setTimeout(send, this.randomIn(range));
      timer.unref();
      this.#delayedAnswers.add(send);
    });
  }

  randomIn([min, max]: readonly [number, number]): number {
    return min + this.random() * (max - min);
  }

  clear(): void {
    this.ongoing = {};
    this.crash = null;
    this.downUntil = null;
    for (const send of [...this.#delayedAnswers]) send();
  }

  toJson(): Json {
    return {
      ...this.ongoing,
      ...(this.crash ? { crash: this.crash } : {}),
      ...(this.downUntil === null ? {} : { downUntil: this.downUntil }),
    };
  }
}
