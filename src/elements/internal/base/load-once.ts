/** Delay before a failed import may be retried. */
export const retryDelayMs = 30_000;

/** Imports a part of an element on first use. The element works without it until then. */
export const loadOnce = (load: () => Promise<unknown>): (() => void) => {
  let isRequested = false;
  return () => {
    if (isRequested) return;
    isRequested = true;
    load().catch(() => setTimeout(() => (isRequested = false), retryDelayMs));
  };
};
