import type { Entries, EntryId } from '../../../domain/index.js';
import { selectPosition } from '../../../store/selectors.js';

/** What a message is taken to be high before any was measured (px), and a view before there is one. */
const initialItemHeightPx = 56;
const initialViewportHeightPx = 640;
/** Read entries shown above the first unread one. */
const unreadContextSize = 6;

/** Positions of entries that are before the reader's eyes. */
export interface VisibleRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Which entries are drawn: those before the reader's eyes and about a view more on either side, however long the
 * conversation is. Its ends are remembered by the id of the first entry, because a thread grows at both ends.
 *
 * Weighed against two libraries, all with the same rows built by hand (`npm run bench -- --libraries`, one run on a busy
 * machine; opening 10,000, a message onto them at p95, a burst of 1,000, in ms): a window of our own 34, 29, 77;
 * `@lit-labs/virtualizer` 40, 90, 138; TanStack Virtual's core 49, 80, 115, and a blank in a third of the frames of a fling.
 * The whole thread as it is shipped, with all that it does: 32, 20, 108 (`npm run bench`, medians of five runs).
 */
export class ThreadWindow {
  #start = 0;
  #end = 0;
  #length = 0;
  #firstEntryId: EntryId | null = null;
  #averageHeightPx = initialItemHeightPx;
  #viewportHeightPx = initialViewportHeightPx;

  /** Position of the first entry drawn. */
  get start(): number {
    return this.#start;
  }

  /** Position behind the last entry drawn. */
  get end(): number {
    return this.#end;
  }

  /** The latest entry is drawn. */
  get reachesEnd(): boolean {
    return this.#end === this.#length;
  }

  /** How high what is not drawn is taken to be (px). */
  get above(): number {
    return this.#start * this.#averageHeightPx;
  }

  get below(): number {
    return (this.#length - this.#end) * this.#averageHeightPx;
  }

  /** Entries that fill about one view; in a low one some more, because not every entry has a line. */
  get #pageSize(): number {
    return Math.max(12, Math.ceil(this.#viewportHeightPx / this.#averageHeightPx));
  }

  /** Another conversation: what is unread from its first on, or else the latest. */
  open(entries: Entries, unreadFrom: EntryId | null): void {
    this.#length = entries.length;
    const unreadPosition = unreadFrom === null ? -1 : selectPosition(entries, unreadFrom);
    if (unreadPosition < 0) this.#setRangeToLatest(entries);
    else this.#setRange(entries, unreadPosition - unreadContextSize, unreadPosition + 2 * this.#pageSize);
  }

  /** What was drawn, and how high it and the view came out. */
  measure(contentHeight: number, viewportHeight: number): void {
    const renderedCount = this.#end - this.#start;
    if (viewportHeight > 0) this.#viewportHeightPx = viewportHeight;
    if (contentHeight > 0 && renderedCount > 0) this.#averageHeightPx = Math.max(16, contentHeight / renderedCount);
  }

  /** The entries changed; `atEnd` when the reader is at the latest one and goes along with what comes. */
  sync(entries: Entries, isAtEnd: boolean): void {
    const reachedEndBefore = this.reachesEnd;
    const shift = entries.at(this.#start)?.id === this.#firstEntryId ? 0 : this.#findShift(entries);
    this.#length = entries.length;
    if (shift === null) return this.#setRangeToLatest(entries);
    const start = this.#start + shift;
    if (!isAtEnd) {
      // Where the end was in sight, what joins it stays in reach.
      const end = reachedEndBefore ? Math.min(entries.length, this.#end + shift + this.#pageSize) : this.#end + shift;
      return this.#setRange(entries, start, end);
    }
    // Not one out for each one in: what is above is let go of in one go.
    if (entries.length - start > 2 * this.#pageSize) this.#setRangeToLatest(entries);
    else this.#setRange(entries, start, entries.length);
  }

  /** More has come at once than fits into the view. */
  isBurst(entries: Entries): boolean {
    return entries.length - this.#length > this.#pageSize;
  }

  /** The latest ones. */
  showLatest(entries: Entries): void {
    this.#length = entries.length;
    this.#setRangeToLatest(entries);
  }

  /** Keeps enough drawn on either side of what is seen; true when other entries are drawn now. */
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

  /** An entry at a position comes into reach; false when it was. */
  ensureRendered(entries: Entries, position: number): boolean {
    if (position < 0 || position >= entries.length || (position >= this.#start && position < this.#end)) return false;
    // What is in view now stays, if it is as near as that.
    this.#setRange(entries, position - 2 * this.#pageSize, position + 2 * this.#pageSize);
    return true;
  }

  /**
   * Draws what is around a place in the space above or below what is drawn now. Returns how far above that place it begins
   * (px).
   */
  moveTo(entries: Entries, side: 'above' | 'below', ratio: number): number {
    const target = side === 'above' ? ratio * this.#start : this.#end + ratio * (this.#length - this.#end);
    const position = Math.max(0, Math.min(Math.floor(target), this.#length - this.#pageSize));
    // No more than has to be: whoever flings a thread sees something else in the next picture.
    const overscan = Math.ceil(this.#pageSize / 2);
    this.#setRange(entries, position - overscan, position + this.#pageSize + overscan);
    return (position - this.#start) * this.#averageHeightPx;
  }

  /** More on both sides, because what is drawn turned out lower than was thought. */
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
