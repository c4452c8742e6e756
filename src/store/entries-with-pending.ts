import type { Entries, Entry, EntryId, Message } from '../domain/index.js';
import { EntryReader } from './entry-reader.js';
import { positionOf } from './entries.js';

/** A thread and, behind it, what is still on its way to the server: seen as one list, without copying the thread. */
export class EntriesWithPending extends EntryReader {
  override readonly length: number;

  constructor(
    private readonly entries: Entries,
    private readonly pending: readonly Message[],
  ) {
    super();
    this.length = entries.length + pending.length;
  }

  override at(position: number): Entry | undefined {
    const { length } = this.entries;
    const index = position < 0 ? this.length + position : position;
    return index < length ? this.entries.at(index) : this.pending[index - length];
  }

  override slice(start = 0, end = this.length): readonly Entry[] {
    const { length } = this.entries;
    const from = start < 0 ? this.length + start : start;
    const to = end < 0 ? this.length + end : end;
    const toPendingPosition = (position: number): number => Math.max(0, position - length);
    return [
      ...this.entries.slice(Math.max(0, from), Math.max(0, to)),
      ...this.pending.slice(toPendingPosition(from), toPendingPosition(to)),
    ];
  }

  /** Where an entry stands, or -1. */
  positionOf(id: EntryId): number {
    const pendingIndex = this.pending.findIndex((message) => message.id === id);
    return pendingIndex < 0 ? positionOf(this.entries, id) : this.entries.length + pendingIndex;
  }

  protected override get items(): readonly Entry[] {
    return [...this.entries, ...this.pending];
  }
}
