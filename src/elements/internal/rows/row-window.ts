/** Rows rendered above and below the viewport, so that a short scroll or an arrow key finds them rendered. */
const overscan = 6;

/** The rendered rows of a list with equal row heights. */
export interface RowWindow {
  /** Index of the first rendered row, and the index after the last. */
  readonly first: number;
  readonly end: number;
}

export function computeRowWindow(scrollTop: number, height: number, rowHeight: number, rowCount: number): RowWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - overscan);
  const end = Math.min(rowCount, Math.ceil((scrollTop + height) / rowHeight) + overscan);
  // When rows were removed, the browser has not corrected the scroll position yet.
  return { first: Math.min(first, Math.max(0, rowCount - 1)), end: Math.max(end, Math.min(rowCount, first + 1)) };
}

/** Scroll position that makes a row visible below the sticky header; null when it is visible. */
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
