import type { Entries, Entry, EntryId, Message } from '../domain/index.js';
import { EntryReader } from './entry-reader.js';
import { positionOf } from './entries.js';

/** A thread and, behind it, what is still on its way to the server: seen as one list, without copying the thread. */
export class EntriesAndWaiting extends EntryReader {
  override readonly length: number;

  constructor(
    private readonly entries: Entries,
    private readonly waiting: readonly Message[],
  ) {
    super();
    this.length = entries.length + waiting.length;
  }

  override at(position: number): Entry | undefined {
    const { length } = this.entries;
    const from = position < 0 ? this.length + position : position;
    return from < length ? this.entries.at(from) : this.waiting[from - length];
  }

  override slice(start = 0, end = this.length): readonly Entry[] {
    const { length } = this.entries;
    const from = start < 0 ? this.length + start : start;
    const to = end < 0 ? this.length + end : end;
    const behind = (position: number): number => Math.max(0, position - length);
    return [...this.entries.slice(Math.max(0, from), Math.max(0, to)), ...this.waiting.slice(behind(from), behind(to))];
  }

  /** Where an entry stands, or -1. */
  positionOf(id: EntryId): number {
    const waiting = this.waiting.findIndex((message) => message.id === id);
    return waiting < 0 ? positionOf(this.entries, id) : this.entries.length + waiting;
  }

  protected override get items(): readonly Entry[] {
    return [...this.entries, ...this.waiting];
  }
}
