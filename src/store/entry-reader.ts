import type { Entries, Entry } from '../domain/index.js';

/** What can be asked of every list of entries, given its length, its places and all of it as an array. */
export abstract class EntryReader implements Entries {
  abstract readonly length: number;
  abstract at(position: number): Entry | undefined;
  protected abstract get items(): readonly Entry[];

  slice(start?: number, end?: number): readonly Entry[] {
    return this.items.slice(start, end);
  }

  find<T extends Entry>(predicate: (entry: Entry) => entry is T): T | undefined;
  find(predicate: (entry: Entry) => boolean): Entry | undefined;
  find(predicate: (entry: Entry) => boolean): Entry | undefined {
    return this.items.find(predicate);
  }

  findLast<T extends Entry>(predicate: (entry: Entry) => entry is T): T | undefined;
  findLast(predicate: (entry: Entry) => boolean): Entry | undefined;
  findLast(predicate: (entry: Entry) => boolean): Entry | undefined {
    return this.items.findLast(predicate);
  }

  filter<T extends Entry>(predicate: (entry: Entry) => entry is T): readonly T[];
  filter(predicate: (entry: Entry) => boolean): readonly Entry[];
  filter(predicate: (entry: Entry) => boolean): readonly Entry[] {
    return this.items.filter(predicate);
  }

  [Symbol.iterator](): IterableIterator<Entry> {
    return this.items[Symbol.iterator]();
  }
}
