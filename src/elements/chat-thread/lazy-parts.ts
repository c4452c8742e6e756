/** How long to wait before a part that could not be fetched is asked for again (ms). */
export const retryDelayMs = 30_000;

/** Fetches a part of the thread the first time it is wanted. Until it is here the thread does without. */
const loadOnce = (load: () => Promise<unknown>): (() => void) => {
  let isRequested = false;
  return () => {
    if (isRequested) return;
    isRequested = true;
    load().catch(() => setTimeout(() => (isRequested = false), retryDelayMs));
  };
};

export const loadWrapUp = loadOnce(() => import('./wrap-up/wrap-up-panel.define.js'));
export const loadTimers = loadOnce(() => import('./header/thread-timers.define.js'));
