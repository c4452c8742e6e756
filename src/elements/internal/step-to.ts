/** Where a key leads in a list that is walked by arrows, Home and End; undefined for any other key. */
export function stepTo(event: KeyboardEvent, at: number, count: number): number | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: count - 1 }[event.key];
  return to === undefined ? undefined : Math.min(Math.max(to, 0), count - 1);
}
