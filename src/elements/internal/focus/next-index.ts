/** Index that an arrow key, Home or End moves to in a list; undefined for any other key. */
export function nextIndex(event: KeyboardEvent, currentIndex: number, count: number): number | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const targetIndex = { ArrowUp: currentIndex - 1, ArrowDown: currentIndex + 1, Home: 0, End: count - 1 }[event.key];
  return targetIndex === undefined ? undefined : Math.min(Math.max(targetIndex, 0), count - 1);
}
