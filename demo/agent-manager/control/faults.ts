/** The active faults, and the random numbers that decide when they occur. */
import type { Json } from '../world/world-types.js';

export type CrashPoint = 'before-store' | 'before-echo' | 'after-echo';

/** Faults that stay active until they are cleared; probabilities are from 0 to 1. */
export interface OngoingFaults {
  refuse?: { code: string; data: unknown };
  delayMs?: readonly [number, number];
  duplicate?: number;
  reorder?: number;
  lose?: { event: string; p: number };
  misroute?: number;
  lagMs?: number;
  /** How long the file service takes to respond to an upload. */
  uploadMs?: number;
  /** The status codes of failing reports, by the report's name in its path. */
  failReports?: Readonly<Record<string, number>>;
}

export class Faults {
  ongoing: OngoingFaults = {};
  crash: { event: string; at: CrashPoint } | null = null;
  /** The server refuses connections until this time, in epoch milliseconds; null when it is up. */
  downUntil: number | null = null;

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

  clear(): void {
    this.ongoing = {};
    this.crash = null;
    this.downUntil = null;
  }

  toJson(): Json {
    return {
      ...this.ongoing,
      ...(this.crash ? { crash: this.crash } : {}),
      ...(this.downUntil === null ? {} : { downUntil: this.downUntil }),
    };
  }
}
