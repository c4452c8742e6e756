import type { Conversation, EpochMs } from '../../domain/index.js';

/** How urgent an answer is. */
export type Urgency = 'due' | 'soon' | 'late';

/** Waiting times from which an answer is urgent, and overdue (ms). */
export interface WaitLimits {
  readonly soonMs: number;
  readonly lateMs: number;
}

export interface Wait {
  readonly since: EpochMs;
  readonly elapsedMs: number;
  readonly urgency: Urgency;
  /** Share of the time to answer that is used, in whole percent up to 100. */
  readonly usedPercent: number;
}

/** How long a customer has waited. The server's time to answer counts where it has one. */
export function describeWait(
  { sla }: Pick<Conversation, 'sla'>,
  since: EpochMs,
  now: EpochMs,
  limits: WaitLimits,
): Wait {
  const elapsedMs = Math.max(0, now - since);
  const lateMs = sla === null ? limits.lateMs : sla.seconds * 1000;
  const usedMs = sla === null ? elapsedMs : Math.max(0, now - sla.startedAt);
  // The server's time keeps the proportion of the limits.
  const soonMs = sla === null ? limits.soonMs : lateMs * Math.min(1, limits.soonMs / limits.lateMs || 0);
  return {
    since,
    elapsedMs,
    urgency: usedMs >= lateMs ? 'late' : usedMs >= soonMs ? 'soon' : 'due',
    usedPercent: Math.min(100, Math.floor((100 * usedMs) / Math.max(1, lateMs))),
  };
}
