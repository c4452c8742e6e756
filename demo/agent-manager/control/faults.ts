/** Which faults are on, and the dice they roll. */
import type { Json } from '../world/world-types.js';

export type CrashPoint = 'before-store' | 'before-echo' | 'after-echo';

/** Faults that stay until they are cleared. */
export interface OngoingFaults {
  refuse?: { code: string; data: unknown };
  delayMs?: readonly [number, number];
  duplicate?: number;
  reorder?: number;
  lose?: { event: string; p: number };
  misroute?: number;
  lagMs?: number;
  /** How long the file service takes to answer an upload. */
  uploadMs?: number;
  /** Reports that fail: the status each answers with, by the report's name in its path. */
  failReports?: Readonly<Record<string, number>>;
}

export class Faults {
  ongoing: OngoingFaults = {};
  crash: { event: string; at: CrashPoint } | null = null;
  /** The network side is unreachable until then; null when it is up. */
  downUntil: number | null = null;

  constructor(readonly random: () => number) {}

  /** The crash staged for this event, taken off the list: it happens once. */
  consumeCrash(event: string): CrashPoint | null {
    if (!this.crash || this.crash.event !== event) return null;
    const { at } = this.crash;
    this.crash = null;
    return at;
  }

  /** Whether anything can happen to an event on its way to an agent. */
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
