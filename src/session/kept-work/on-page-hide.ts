/** Calls `listener` when the page is about to be left or is put aside, the last moment for what has to be kept. */
export function onPageHide(listener: () => void): void {
  const { document } = globalThis;
  if (typeof document === 'undefined') return;
  addEventListener('pagehide', listener);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') listener();
  });
}
