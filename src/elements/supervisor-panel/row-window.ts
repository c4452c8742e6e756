/** Rows are drawn a little beyond what is seen, so that a flick of the wheel or an arrow key finds them there. */
const beyond = 6;

/** Rows of equal height, of which only those in sight are drawn. */
export interface RowWindow {
  /** The first row drawn, and the one after the last. */
  readonly first: number;
  readonly end: number;
}

export function windowOf(scrollTop: number, height: number, rowHeight: number, rows: number): RowWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - beyond);
  const end = Math.min(rows, Math.ceil((scrollTop + height) / rowHeight) + beyond);
  // After rows have gone, the browser has not corrected the scroll position yet.
  return { first: Math.min(first, Math.max(0, rows - 1)), end: Math.max(end, Math.min(rows, first + 1)) };
}

/** Where to scroll so that a row is in sight below a heading that stays on top; null when it is. */
export function scrollFor(
  index: number,
  rowHeight: number,
  view: { readonly scrollTop: number; readonly height: number; readonly head: number },
): number | null {
  const top = index * rowHeight;
  if (top < view.scrollTop) return top;
  const hidden = top + rowHeight - (view.scrollTop + view.height - view.head);
  return hidden > 0 ? view.scrollTop + hidden : null;
}
