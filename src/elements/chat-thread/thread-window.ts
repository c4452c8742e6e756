import type { Entries, EntryId } from '../../domain/index.js';
import { selectPosition } from '../../store/selectors.js';

/** What a message is taken to be high before any was measured (px), and a view before there is one. */
const firstGuess = 56;
const usualView = 640;
/** Read entries shown above the first unread one. */
const context = 6;

/** Positions of entries that are before the reader's eyes. */
export interface Seen {
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
  #first: EntryId | null = null;
  #average = firstGuess;
  #view = usualView;

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
    return this.#start * this.#average;
  }

  get below(): number {
    return (this.#length - this.#end) * this.#average;
  }

  /** Entries that fill about one view; in a low one some more, because not every entry has a line. */
  get #page(): number {
    return Math.max(12, Math.ceil(this.#view / this.#average));
  }

  /** Another conversation: what is unread from its first on, or else the latest. */
  open(entries: Entries, unreadFrom: EntryId | null): void {
    this.#length = entries.length;
    const unread = unreadFrom === null ? -1 : selectPosition(entries, unreadFrom);
    if (unread < 0) this.#latest(entries);
    else this.#take(entries, unread - context, unread + 2 * this.#page);
  }

  /** What was drawn, and how high it and the view came out. */
  measure(content: number, view: number): void {
    const drawn = this.#end - this.#start;
    if (view > 0) this.#view = view;
    if (content > 0 && drawn > 0) this.#average = Math.max(16, content / drawn);
  }

  /** The entries changed; `atEnd` when the reader is at the latest one and goes along with what comes. */
  follow(entries: Entries, atEnd: boolean): void {
    const reachedEnd = this.reachesEnd;
    const moved = entries.at(this.#start)?.id === this.#first ? 0 : this.#moved(entries);
    this.#length = entries.length;
    if (moved === null) return this.#latest(entries);
    const start = this.#start + moved;
    if (!atEnd) {
      // Where the end was in sight, what joins it stays in reach.
      const end = reachedEnd ? Math.min(entries.length, this.#end + moved + this.#page) : this.#end + moved;
      return this.#take(entries, start, end);
    }
    // Not one out for each one in: what is above is let go of in one go.
    if (entries.length - start > 2 * this.#page) this.#latest(entries);
    else this.#take(entries, start, entries.length);
  }

  /** More has come at once than fits into the view. */
  isFlooded(entries: Entries): boolean {
    return entries.length - this.#length > this.#page;
  }

  /** The latest ones. */
  latest(entries: Entries): void {
    this.#length = entries.length;
    this.#latest(entries);
  }

  /** Keeps enough drawn on either side of what is seen; true when other entries are drawn now. */
  look(entries: Entries, { first, last }: Seen): boolean {
    const page = this.#page;
    const near = Math.ceil(page / 2);
    const enough =
      (this.#start === 0 || first - this.#start >= near) && (this.reachesEnd || this.#end - 1 - last >= near);
    if (enough) return false;
    const { start, end } = this;
    this.#take(entries, first - page, last + 1 + page);
    return this.#start !== start || this.#end !== end;
  }

  /** An entry at a position comes into reach; false when it was. */
  reach(entries: Entries, position: number): boolean {
    if (position < 0 || position >= entries.length || (position >= this.#start && position < this.#end)) return false;
    // What is in view now stays, if it is as near as that.
    this.#take(entries, position - 2 * this.#page, position + 2 * this.#page);
    return true;
  }

  /**
   * Draws what is around a place in the space above or below what is drawn now. Returns how far above that place it begins
   * (px).
   */
  around(entries: Entries, side: 'above' | 'below', share: number): number {
    const place = side === 'above' ? share * this.#start : this.#end + share * (this.#length - this.#end);
    const position = Math.max(0, Math.min(Math.floor(place), this.#length - this.#page));
    // No more than has to be: whoever flings a thread sees something else in the next picture.
    const spare = Math.ceil(this.#page / 2);
    this.#take(entries, position - spare, position + this.#page + spare);
    return (position - this.#start) * this.#average;
  }

  /** More on both sides, because what is drawn turned out lower than was thought. */
  widen(entries: Entries): void {
    this.#take(entries, this.#start - this.#page, this.#end + (this.reachesEnd ? 0 : this.#page));
  }

  #latest(entries: Entries): void {
    this.#take(entries, entries.length - Math.ceil(1.5 * this.#page), entries.length);
  }

  #take(entries: Entries, start: number, end: number): void {
    this.#end = Math.max(0, Math.min(end, entries.length));
    this.#start = Math.max(0, Math.min(start, this.#end));
    this.#first = entries.at(this.#start)?.id ?? null;
  }

  #moved(entries: Entries): number | null {
    const position = this.#first === null ? -1 : selectPosition(entries, this.#first);
    return position < 0 ? null : position - this.#start;
  }
}
