/**
 * Calls `listener` when the machine or the page may have been suspended or offline, until the returned function is
 * called. Includes `resume`, because newer browsers do not reliably fire `visibilitychange` after it. Does nothing in Node.
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
