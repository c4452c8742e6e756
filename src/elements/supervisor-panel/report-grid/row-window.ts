/** Rows are drawn a little beyond what is seen, so that a flick of the wheel or an arrow key finds them there. */
const overscan = 6;

/** Rows of equal height, of which only those in sight are drawn. */
export interface RowWindow {
  /** The first row drawn, and the one after the last. */
  readonly first: number;
  readonly end: number;
}

export function computeRowWindow(scrollTop: number, height: number, rowHeight: number, rowCount: number): RowWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - overscan);
  const end = Math.min(rowCount, Math.ceil((scrollTop + height) / rowHeight) + overscan);
  // After rows have gone, the browser has not corrected the scroll position yet.
  return { first: Math.min(first, Math.max(0, rowCount - 1)), end: Math.max(end, Math.min(rowCount, first + 1)) };
}

/** Where to scroll so that a row is in sight below a heading that stays on top; null when it is. */
export function scrollTopFor(
  index: number,
  rowHeight: number,
  scroll: { readonly scrollTop: number; readonly height: number; readonly headerHeight: number },
): number | null {
  const top = index * rowHeight;
  if (top < scroll.scrollTop) return top;
  const hiddenHeight = top + rowHeight - (scroll.scrollTop + scroll.height - scroll.headerHeight);
  return hiddenHeight > 0 ? scroll.scrollTop + hiddenHeight : null;
}
