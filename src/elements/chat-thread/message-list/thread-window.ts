import type { Entries, EntryId } from '../../../domain/index.js';
import { selectLineOf, selectLines, type ThreadLines } from '../../../store/selectors.js';
import { decideRange, type DecidedRange, type LineRange, type Overscan } from './decide-range.js';

/** Assumed heights until the first measurement. */
const initialLineHeightPx = 56;
const initialViewHeightPx = 640;

/** No line of the thread is lower. */
const minLineHeightPx = 16;

/** Where the line above which a conversation opens is placed (0–1, from the top of the view). */
export const openingRatio = 0.2;

const overscans = {
  /** At the end of the thread. Lines above are dropped in batches, not one for each new one. */
  following: { min: 0, ideal: 0.5, max: 1 },
  reading: { min: 0.5, ideal: 1, max: 1.5 },
  /** After a jump. During a fling the next frame shows other lines anyway. */
  jumping: { min: 0, ideal: 0.5, max: 1 },
  /** Around a line that is shown by keyboard: wide enough that the lines in view stay drawn. */
  showing: { min: 0, ideal: 2, max: 2 },
  /** After a render: only what is missing in view is added, and nothing is dropped. */
  filling: { min: 0, ideal: 0.5, max: Infinity },
} satisfies Record<string, Overscan>;

/** What is in view, relative to the drawn lines. */
export type ThreadPosition =
  | { readonly kind: 'end' }
  /** Distance of the first drawn line from the top of the view (px). */
  | { readonly kind: 'drawn'; readonly top: number }
  /** No drawn line is in view: how far into the space for the others above or below the view is (0–1). */
  | { readonly kind: 'blank'; readonly side: 'above' | 'below'; readonly ratio: number };

export interface LineHeights {
  /** Heights of the drawn lines, by entry. */
  readonly byId: ReadonlyMap<EntryId, number>;
  readonly total: number;
}

/**
 * The lines of a thread that are drawn: those in view and about one view of overscan on either side, in pixels, however
 * long the conversation is. Entries without a line do not exist here.
 *
 * The range changes only when the list renders, always by `decideRange`. After a render it can only grow, and only while a
 * part of the view is blank: it cannot grow and shrink in turns.
 *
 * `npm run bench` compares it with plain DOM, `npm run bench -- --libraries` with two virtualization libraries.
 */
export class ThreadWindow {
  #entries: Entries = [];
  #lines: ThreadLines = selectLines([]);
  #range: LineRange = { start: 0, end: 0 };
  /** The range is kept by the entry of its first line, because a thread grows at both ends. */
  #firstEntryId: EntryId | null = null;
  #heights: ReadonlyMap<EntryId, number> = new Map();
  #averageHeightPx = initialLineHeightPx;
  #viewHeightPx = initialViewHeightPx;
  /** A line to show with the next render, and where (0–1, from the top of the view). */
  #target: { readonly line: number; readonly ratio: number } | null = null;
  /** How many renders in a row have filled blank parts of the view. */
  #fillCount = 0;

  get lines(): ThreadLines {
    return this.#lines;
  }

  /** The first drawn line. */
  get start(): number {
    return this.#range.start;
  }

  /** The line after the last drawn one. */
  get end(): number {
    return this.#range.end;
  }

  /** True if the latest line is drawn. */
  get reachesEnd(): boolean {
    return this.end === this.#lines.length;
  }

  /** Estimated heights of the lines above and below the range (px). */
  get above(): number {
    return this.start * this.#averageHeightPx;
  }

  get below(): number {
    return (this.#lines.length - this.end) * this.#averageHeightPx;
  }

  /** Called when another conversation is shown: starts at the first unread line, or else at the latest. */
  open(entries: Entries, unreadFrom: EntryId | null): void {
    this.#setEntries(entries);
    this.#target = null;
    this.#fillCount = 0;
    this.#heights = new Map();
    const unreadLine = unreadFrom === null ? -1 : selectLineOf(entries, unreadFrom);
    this.#commit(
      unreadLine < 0
        ? this.#decide(overscans.following, null, this.#end)
        : this.#decide(overscans.jumping, null, this.#at(unreadLine, openingRatio)),
    );
  }

  /**
   * Before a render: adapts the range to the entries and to what is in view, which is null if that is unknown. Returns
   * the distance of the first line from the top of the view if the content must move there, else null.
   */
  update(entries: Entries, position: ThreadPosition | null): number | null {
    const isKept = this.sync(entries);
    const target = this.#target;
    this.#target = null;
    if (target !== null) {
      this.#commit(this.#decide(overscans.showing, null, this.#at(target.line, target.ratio)));
    } else if (!isKept) {
      this.#commit(this.#decide(overscans.following, null, this.#end));
    } else if (position !== null) {
      const decided = this.#decideFor(position, this.#fillCount > 0);
      this.#commit(decided);
      if (position.kind === 'blank') return decided.top;
    }
    return null;
  }

  /** Numbers the range as in the changed thread. False if its first entry is gone, or if nothing was drawn. */
  sync(entries: Entries): boolean {
    this.#setEntries(entries);
    if (this.#firstEntryId === null) return false;
    const { start, end } = this.#range;
    const isUnshifted = this.#lines.at(start)?.id === this.#firstEntryId;
    const line = isUnshifted ? start : selectLineOf(entries, this.#firstEntryId);
    if (line < 0) return false;
    this.#commit({ start: line, end: Math.min(line + end - start, this.#lines.length) });
    return true;
  }

  /** True if a render would change the range. */
  isOutdated(position: ThreadPosition): boolean {
    return this.#differs(this.#decideFor(position, false));
  }

  /** True if a part of the view is blank although there are lines for it. */
  isBlank(position: ThreadPosition): boolean {
    return this.#differs(this.#decideFor(position, true));
  }

  /** After a render: true if another one is needed because a part of the view is blank. */
  needsFilling(position: ThreadPosition): boolean {
    this.#fillCount++;
    const isBlank = this.isBlank(position);
    if (!isBlank) this.#fillCount = 0;
    return isBlank;
  }

  measure({ byId, total }: LineHeights, viewHeight: number): void {
    if (viewHeight > 0) this.#viewHeightPx = viewHeight;
    if (total <= 0 || byId.size === 0) return;
    this.#heights = byId;
    this.#averageHeightPx = Math.max(minLineHeightPx, total / byId.size);
  }

  /** True if more lines have been added than fill the view. */
  isBurst(entries: Entries): boolean {
    return (selectLines(entries).length - this.#lines.length) * this.#averageHeightPx > this.#viewHeightPx;
  }

  /** Includes a line in the next render; false if it is drawn already. */
  show(line: number, ratio: number): boolean {
    if (line < 0 || line >= this.#lines.length || (line >= this.start && line < this.end)) return false;
    this.#target = { line, ratio };
    return true;
  }

  /** Draws all lines, until the next update. */
  showAll(): void {
    this.#commit({ start: 0, end: this.#lines.length });
  }

  #decideFor(position: ThreadPosition, isFilling: boolean): DecidedRange {
    const range = this.#range;
    if (position.kind === 'blank') {
      const { side, ratio } = position;
      const line = side === 'above' ? ratio * range.start : range.end + ratio * (this.#lines.length - range.end);
      return this.#decide(overscans.jumping, null, this.#at(Math.floor(line), 0));
    }
    if (position.kind === 'end') {
      // At the end of what is drawn, and of the thread.
      return this.#decide(isFilling ? overscans.filling : overscans.following, range, this.#end);
    }
    const anchor = { line: range.start, top: position.top };
    return this.#decide(isFilling ? overscans.filling : overscans.reading, range, anchor);
  }

  #decide(overscan: Overscan, current: LineRange | null, anchor: { line: number; top: number }): DecidedRange {
    // The estimate was too high twice in a row: now the lines cannot be lower than assumed.
    const estimate = this.#fillCount > 1 ? minLineHeightPx : this.#averageHeightPx;
    const heightOf = (line: number): number => {
      const entry = this.#lines.at(line);
      return (entry === undefined ? undefined : this.#heights.get(entry.id)) ?? estimate;
    };
    const { length: lineCount } = this.#lines;
    return decideRange({ lineCount, heightOf, viewHeight: this.#viewHeightPx, anchor }, overscan, current);
  }

  get #end(): { line: number; top: number } {
    return this.#at(this.#lines.length, 1);
  }

  #at(line: number, ratio: number): { line: number; top: number } {
    return { line, top: ratio * this.#viewHeightPx };
  }

  #differs({ start, end }: LineRange): boolean {
    return start !== this.start || end !== this.end;
  }

  #setEntries(entries: Entries): void {
    if (this.#entries === entries) return;
    this.#entries = entries;
    this.#fillCount = 0;
    this.#lines = selectLines(entries);
  }

  #commit({ start, end }: LineRange): void {
    this.#range = { start, end };
    this.#firstEntryId = this.#lines.at(start)?.id ?? null;
  }
}
