/** The lines from `start` up to, but without, `end`. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** A low view is scrolled through quickly: its overscan is as large as that of a view of this height (px). */
const minOverscanUnitPx = 500;

/** What is drawn beyond the view on either side, in heights of the view. */
export interface Overscan {
  /** If less is drawn on a side, that edge of the range moves to `ideal`. */
  readonly min: number;
  readonly ideal: number;
  /** If more is drawn on a side, that edge of the range moves to `ideal`. */
  readonly max: number;
}

/** A thread and the part of it that is in view, in pixels. */
export interface ThreadGeometry {
  readonly lineCount: number;
  /** The height of a line: measured, or estimated if it is not drawn. */
  readonly heightOf: (line: number) => number;
  readonly viewHeight: number;
  /** Any line, and its distance from the top of the view. The line after the last one stands for the end of the thread. */
  readonly anchor: { readonly line: number; readonly top: number };
}

export interface DecidedRange extends LineRange {
  /** Distance of the first line of the range from the top of the view. */
  readonly top: number;
}

/**
 * The one rule for the lines to draw: those in view, and the overscan. Where the current range already has between `min` and
 * `max` of overscan, its edge stays. An edge that moves, moves to `ideal`, so a range that was decided here is kept when the
 * same is asked again.
 */
export function decideRange(geometry: ThreadGeometry, overscan: Overscan, current: LineRange | null): DecidedRange {
  const { lineCount, viewHeight } = geometry;
  const origin = clampToThread(geometry);
  const unit = Math.max(viewHeight, minOverscanUnitPx);
  const startWith = (ratio: number): number => (ratio === Infinity ? 0 : walkTo(geometry, origin, -ratio * unit).line);
  const endWith = (ratio: number): number => {
    if (ratio === Infinity) return lineCount;
    const target = viewHeight + ratio * unit;
    const { line, top } = walkTo(geometry, origin, target);
    return top < target && line < lineCount ? line + 1 : line;
  };
  const { min, ideal, max } = overscan;
  const keepsStart = current !== null && current.start <= startWith(min) && current.start >= startWith(max);
  const keepsEnd = current !== null && current.end >= endWith(min) && current.end <= endWith(max);
  const start = keepsStart ? current.start : startWith(ideal);
  const end = keepsEnd ? current.end : endWith(ideal);
  return { start, end, top: topOf(geometry, origin, start) };
}

interface Point {
  readonly line: number;
  readonly top: number;
}

/** The anchor after the view was moved to where a scroller would stop: at the end of the thread, or else at its start. */
function clampToThread(geometry: ThreadGeometry): Point {
  const { lineCount, viewHeight, anchor } = geometry;
  const last = walkTo(geometry, anchor, viewHeight);
  const blankBelow = last.line === lineCount ? Math.max(0, viewHeight - last.top) : 0;
  const shifted = { line: anchor.line, top: anchor.top + blankBelow };
  const first = walkTo(geometry, shifted, 0);
  return first.top > 0 ? { line: first.line, top: 0 } : first;
}

/** The line at a distance from the top of the view: the last one that begins there or above, or the first of all. */
function walkTo({ lineCount, heightOf }: ThreadGeometry, { line, top }: Point, target: number): Point {
  while (top > target && line > 0) top -= heightOf(--line);
  while (line < lineCount && top + heightOf(line) <= target) top += heightOf(line++);
  return { line, top };
}

function topOf({ heightOf }: ThreadGeometry, { line, top }: Point, target: number): number {
  while (line > target) top -= heightOf(--line);
  while (line < target) top += heightOf(line++);
  return top;
}
