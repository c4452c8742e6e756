/** Delay before a failed import may be retried. */
export const retryDelayMs = 30_000;

/** Imports a part of the thread on first use. The thread works without it until then. */
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
