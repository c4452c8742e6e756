import type { Entries, EntryId } from '../../../domain/index.js';
import { selectPosition } from '../../../store/selectors.js';

/** Assumed heights until the first measurement. */
const initialItemHeightPx = 56;
const initialViewportHeightPx = 640;
/** Read entries shown above the first unread one. */
const unreadContextSize = 6;

/** Positions of the first and the last visible entry. */
export interface VisibleRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The range of entries to render: the visible ones and about one viewport of overscan on either side, however long the
 * conversation is. The range is tracked by the id of its first entry, because a thread grows at both ends.
 *
 * Compared with two libraries, all rendering the same hand-written rows (`npm run bench -- --libraries`, one run on a busy
 * machine; opening 10,000, appending a message to them at p95, a burst of 1,000, in ms): this class 34, 29, 77;
 * `@lit-labs/virtualizer` 40, 90, 138; TanStack Virtual's core 49, 80, 115, with a third of the frames of a fling blank.
 * The complete thread as shipped: 32, 20, 108 (`npm run bench`, medians of five runs).
 */
export class ThreadWindow {
  #start = 0;
  #end = 0;
  #length = 0;
  #firstEntryId: EntryId | null = null;
  #averageHeightPx = initialItemHeightPx;
  #viewportHeightPx = initialViewportHeightPx;

  /** Position of the first rendered entry. */
  get start(): number {
    return this.#start;
  }

  /** Position after the last rendered entry. */
  get end(): number {
    return this.#end;
  }

  /** True if the latest entry is rendered. */
  get reachesEnd(): boolean {
    return this.#end === this.#length;
  }

  /** Estimated heights of the entries above and below the range (px). */
  get above(): number {
    return this.#start * this.#averageHeightPx;
  }

  get below(): number {
    return (this.#length - this.#end) * this.#averageHeightPx;
  }

  /** Number of entries that fill about one viewport; at least 12, because some entries are invisible. */
  get #pageSize(): number {
    return Math.max(12, Math.ceil(this.#viewportHeightPx / this.#averageHeightPx));
  }

  /** Called when another conversation is shown: starts at the first unread entry, or else at the latest. */
  open(entries: Entries, unreadFrom: EntryId | null): void {
    this.#length = entries.length;
    const unreadPosition = unreadFrom === null ? -1 : selectPosition(entries, unreadFrom);
    if (unreadPosition < 0) this.#setRangeToLatest(entries);
    else this.#setRange(entries, unreadPosition - unreadContextSize, unreadPosition + 2 * this.#pageSize);
  }

  /** Updates the estimates with the heights of what was rendered (px). */
  measure(contentHeight: number, viewportHeight: number): void {
    const renderedCount = this.#end - this.#start;
    if (viewportHeight > 0) this.#viewportHeightPx = viewportHeight;
    if (contentHeight > 0 && renderedCount > 0) this.#averageHeightPx = Math.max(16, contentHeight / renderedCount);
  }

  /** Adjusts the range to changed entries. With `isAtEnd` it follows the latest entry. */
  sync(entries: Entries, isAtEnd: boolean): void {
    const reachedEndBefore = this.reachesEnd;
    const shift = entries.at(this.#start)?.id === this.#firstEntryId ? 0 : this.#findShift(entries);
    this.#length = entries.length;
    if (shift === null) return this.#setRangeToLatest(entries);
    const start = this.#start + shift;
    if (!isAtEnd) {
      // If the range reached the end, it extends to the entries appended there.
      const end = reachedEndBefore ? Math.min(entries.length, this.#end + shift + this.#pageSize) : this.#end + shift;
      return this.#setRange(entries, start, end);
    }
    // Entries above are dropped in batches, not one for each new one.
    if (entries.length - start > 2 * this.#pageSize) this.#setRangeToLatest(entries);
    else this.#setRange(entries, start, entries.length);
  }

  /** True if more entries have been added than fill a viewport. */
  isBurst(entries: Entries): boolean {
    return entries.length - this.#length > this.#pageSize;
  }

  /** Moves the range to the latest entries. */
  showLatest(entries: Entries): void {
    this.#length = entries.length;
    this.#setRangeToLatest(entries);
  }

  /** Keeps at least half a viewport of overscan around the visible entries; true if the range has changed. */
  ensureOverscan(entries: Entries, { first, last }: VisibleRange): boolean {
    const pageSize = this.#pageSize;
    const minOverscan = Math.ceil(pageSize / 2);
    const hasOverscan =
      (this.#start === 0 || first - this.#start >= minOverscan) &&
      (this.reachesEnd || this.#end - 1 - last >= minOverscan);
    if (hasOverscan) return false;
    const { start, end } = this;
    this.#setRange(entries, first - pageSize, last + 1 + pageSize);
    return this.#start !== start || this.#end !== end;
  }

  /** Moves the range to include a position; false if it already did. */
  ensureRendered(entries: Entries, position: number): boolean {
    if (position < 0 || position >= entries.length || (position >= this.#start && position < this.#end)) return false;
    // Wide enough that a nearby position keeps the visible entries in the range.
    this.#setRange(entries, position - 2 * this.#pageSize, position + 2 * this.#pageSize);
    return true;
  }

  /**
   * Moves the range to a point (0–1) in the spacer above or below it. Returns how far above that point the range begins
   * (px).
   */
  moveTo(entries: Entries, side: 'above' | 'below', ratio: number): number {
    const target = side === 'above' ? ratio * this.#start : this.#end + ratio * (this.#length - this.#end);
    const position = Math.max(0, Math.min(Math.floor(target), this.#length - this.#pageSize));
    // Half the usual overscan: during a fling the next frame shows other entries anyway.
    const overscan = Math.ceil(this.#pageSize / 2);
    this.#setRange(entries, position - overscan, position + this.#pageSize + overscan);
    return (position - this.#start) * this.#averageHeightPx;
  }

  /** Extends the range on both sides, if the entries turned out lower than estimated. */
  widen(entries: Entries): void {
    this.#setRange(entries, this.#start - this.#pageSize, this.#end + (this.reachesEnd ? 0 : this.#pageSize));
  }

  #setRangeToLatest(entries: Entries): void {
    this.#setRange(entries, entries.length - Math.ceil(1.5 * this.#pageSize), entries.length);
  }

  #setRange(entries: Entries, start: number, end: number): void {
    this.#end = Math.max(0, Math.min(end, entries.length));
    this.#start = Math.max(0, Math.min(start, this.#end));
    this.#firstEntryId = entries.at(this.#start)?.id ?? null;
  }

  #findShift(entries: Entries): number | null {
    const position = this.#firstEntryId === null ? -1 : selectPosition(entries, this.#firstEntryId);
    return position < 0 ? null : position - this.#start;
  }
}
