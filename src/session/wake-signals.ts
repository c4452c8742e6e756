/**
 * Calls `listener` whenever the machine or the page may have been asleep or off the network, until the returned function
 * is called. `resume` is listened for besides `visibilitychange`, which newer browsers do not fire reliably after it.
 * Where there is no page, as in Node, nothing is ever signalled.
 */
export function onWake(listener: (networkIsBack: boolean) => void): () => void {
  if (typeof window === 'undefined' || typeof document === 'undefined') return () => undefined;
  const woken = (event: Event) => {
    if (document.visibilityState === 'visible') listener(event.type === 'online' || event.type === 'resume');
  };
  const signals: readonly [EventTarget, string][] = [
    [window, 'online'],
    [window, 'focus'],
    [window, 'pageshow'],
    [document, 'visibilitychange'],
    [document, 'resume'],
  ];
  for (const [target, name] of signals) target.addEventListener(name, woken);
  return () => {
    for (const [target, name] of signals) target.removeEventListener(name, woken);
  };
}
