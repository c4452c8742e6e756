/** How long to wait before a part that could not be fetched is asked for again (ms). */
export const pause = 30_000;

/** Fetches a part of the thread the first time it is wanted. Until it is here the thread does without. */
const part = (fetch: () => Promise<unknown>): (() => void) => {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    fetch().catch(() => setTimeout(() => (asked = false), pause));
  };
};

export const wantWrapUp = part(() => import('./wrap-up.define.js'));
export const wantTimers = part(() => import('./thread-timers.define.js'));
