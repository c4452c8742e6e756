import type { Level } from '../../../domain/index.js';

/** A figure is near its limit from `near` on, and over it from `over` on. 0 means no limit. */
export interface Limit {
  readonly near: number;
  readonly over: number;
}

/** The level of a figure that should be small, such as a waiting time. */
export function getLevel(value: number, { near, over }: Limit): Level {
  if (over > 0 && value >= over) return 'over';
  return near > 0 && value >= near ? 'near' : 'ok';
}

/** The level of the number of free agents, which should not fall below `least`. */
export function getFreeLevel(free: number, least: number): Level {
  if (least <= 0) return 'ok';
  if (free < least) return 'over';
  return free <= least + Math.ceil(least / 5) ? 'near' : 'ok';
}
