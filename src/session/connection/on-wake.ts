/**
 * Calls `listener` whenever the machine or the page may have been asleep or off the network, until the returned function
 * is called. `resume` is listened for besides `visibilitychange`, which newer browsers do not fire reliably after it.
 * Where there is no page, as in Node, nothing is ever signalled.
 */
export function onWake(listener: (isNetworkBack: boolean) => void): () => void {
  if (typeof window === 'undefined' || typeof document === 'undefined') return () => undefined;
  const handleWake = (event: Event) => {
    if (document.visibilityState === 'visible') listener(event.type === 'online' || event.type === 'resume');
  };
  const wakeEvents: readonly [EventTarget, string][] = [
    [window, 'online'],
    [window, 'focus'],
    [window, 'pageshow'],
    [document, 'visibilitychange'],
    [document, 'resume'],
  ];
  for (const [target, name] of wakeEvents) target.addEventListener(name, handleWake);
  return () => {
    for (const [target, name] of wakeEvents) target.removeEventListener(name, handleWake);
  };
}
