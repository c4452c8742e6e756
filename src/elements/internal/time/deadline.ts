import type { EpochMs } from '../../../domain/index.js';

/** The end of a countdown, on the server's clock. */
export interface Deadline {
  readonly endsAt: EpochMs;
  /** Length of the countdown. More than that is never left, however wrong the clock still is. */
  readonly seconds?: number | null;
}

export const deadlineAfter = (startedAt: EpochMs, seconds: number): Deadline => ({
  endsAt: startedAt + seconds * 1000,
  seconds,
});

/** Time left in milliseconds; negative after the deadline. */
export const remainingMs = ({ endsAt, seconds }: Deadline, now: EpochMs): number =>
  Math.min(endsAt - now, (seconds ?? Infinity) * 1000);

/** Time left in whole seconds, rounded up; 0 after the deadline. */
export const remainingSeconds = (deadline: Deadline, now: EpochMs): number =>
  Math.max(0, Math.ceil(remainingMs(deadline, now) / 1000));

/** Share of the total time that is left, from 0 to 100. */
export const remainingPercent = (deadline: Deadline, now: EpochMs, totalMs: number): number =>
  totalMs > 0 ? Math.min(100, Math.max(0, (remainingMs(deadline, now) / totalMs) * 100)) : 0;
