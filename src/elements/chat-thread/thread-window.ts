import { positionOf } from '../../store/selectors.js';
import type { Entries, EntryId } from '../../domain/index.js';

/** Entries drawn at first, and how many more each time the reader comes to the top of them. */
const page = 80;
/** Drawn while the reader is at the end; older ones are let go of beyond this. */
const most = 3 * page;
/** Read entries shown above the first unread one. */
const context = 10;

/**
 * Which entries are drawn: from a first one to the end. Opening a conversation and adding to it cost the same however
 * long it is. The first one is remembered by its id, because a thread grows at both ends.
 */
export class ThreadWindow {
  #start = 0;
  #first: EntryId | null = null;

  /** Position of the first entry drawn. */
  get start(): number {
    return this.#start;
  }

  /** Another conversation: its last page, and all that is unread. */
  open(entries: Entries, unreadFrom: EntryId | null): void {
    const unread = unreadFrom === null ? -1 : positionOf(entries, unreadFrom);
    const last = entries.length - page;
    this.#begin(entries, unread < 0 ? last : Math.min(last, unread - context));
  }

  /** The entries changed; `mayTrim` when nobody would miss what is far above. */
  follow(entries: Entries, mayTrim: boolean): void {
    let start = this.#start;
    if (entries.at(start)?.id !== this.#first) {
      start = this.#first === null ? -1 : positionOf(entries, this.#first);
      if (start < 0) start = entries.length - page;
    }
    if (mayTrim && entries.length - start > most) start = entries.length - page;
    this.#begin(entries, start);
  }

  /** One page more. */
  extend(entries: Entries): void {
    this.#begin(entries, this.#start - page);
  }

  /** As far up as this position, and a little more; false when it is drawn already. */
  reach(entries: Entries, position: number): boolean {
    if (position >= this.#start) return false;
    this.#begin(entries, position - context);
    return true;
  }

  #begin(entries: Entries, start: number): void {
    this.#start = Math.max(0, start);
    this.#first = entries.at(this.#start)?.id ?? null;
  }
}
