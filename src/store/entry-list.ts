import type { Entries, Entry, EntryId, Message, MessageId, Notice } from '../domain/index.js';
import { hasLine, ThreadLines } from './thread-lines.js';

interface EntryIndex {
  readonly byId: Map<EntryId, number>;
  /** The positions of each message id, ascending; mostly one. A reply in `reuse-id` mode reuses the id it quotes. */
  readonly byMessageId: Map<MessageId, number | readonly number[]>;
}

/** Storage shared by successive lists of one thread. Each list reads the first `length` items. */
interface Backing {
  readonly items: Entry[];
  /** Built on first use, then passed on to the list that replaces this one. */
  index: EntryIndex | null;
  /** Positions of the entries without a line. Built on first use. */
  linelessPositions: number[] | null;
}

const isNotice = (entry: Entry): entry is Notice => entry.kind === 'notice';

/** The read methods of `Entries`, based on an array of all items. */
abstract class EntryReader implements Entries {
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

/**
 * The thread of one conversation as an immutable list, oldest first. Appending costs the same in a thread of any length:
 * lists that differ only at the end share one array, and ids are looked up in maps.
 */
export class EntryList extends EntryReader {
  static readonly empty = EntryList.of([]);

  readonly #backing: Backing;
  override readonly length: number;
  /** All notices. The same array until a notice is added. */
  readonly notices: readonly Notice[];

  private constructor(backing: Backing, length: number, notices: readonly Notice[]) {
    super();
    this.#backing = backing;
    this.length = length;
    this.notices = notices;
  }

  static of(entries: Entries): EntryList {
    if (entries instanceof EntryList) return entries;
    const items = [...entries];
    return new EntryList(createBacking(items), items.length, items.filter(isNotice));
  }

  override at(position: number): Entry | undefined {
    const index = position < 0 ? this.length + position : position;
    return index < this.length ? this.#backing.items[index] : undefined;
  }

  get lines(): ThreadLines {
    return new ThreadLines(this, this.linelessPositions);
  }

  /** Positions of the entries without a line, ascending. May go beyond the end of this list. */
  get linelessPositions(): readonly number[] {
    return (this.#backing.linelessPositions ??= findLineless(this.#backing.items));
  }

  /** Position of an entry, or -1. */
  positionOf(id: EntryId): number {
    return this.#toKnownPosition(this.#index.byId.get(id));
  }

  /** Positions of the messages with this message id, ascending. */
  positionsOfMessage(id: MessageId): readonly number[] {
    const positions = this.#index.byMessageId.get(id) ?? [];
    return (typeof positions === 'number' ? [positions] : positions).filter((position) => position < this.length);
  }

  /** The list with an entry added at its end. */
  append(entry: Entry): EntryList {
    // Only the newest list may extend the shared array. A list that already has a successor copies it.
    const backing = this.#isNewest ? this.#backing : createBacking([...this.items]);
    if (backing.index !== null) indexEntry(backing.index, entry, this.length);
    if (!hasLine(entry)) backing.linelessPositions?.push(this.length);
    backing.items.push(entry);
    return new EntryList(backing, this.length + 1, isNotice(entry) ? [...this.notices, entry] : this.notices);
  }

  /** The list with entries inserted at a position. */
  insert(position: number, entries: readonly Entry[]): EntryList {
    const index = this.#releaseIndex();
    const tail = this.slice(position);
    if (index !== null) {
      for (let i = tail.length - 1; i >= 0; i--) shiftEntry(index, tail[i], position + i, entries.length);
      entries.forEach((entry, i) => indexEntry(index, entry, position + i));
    }
    const items = [...this.slice(0, position), ...entries, ...tail];
    const notices = entries.some(isNotice) ? items.filter(isNotice) : this.notices;
    return new EntryList(createBacking(items, index), items.length, notices);
  }

  /** The list with the message at a position replaced. Both messages must have the same ids. */
  replace(position: number, message: Message): EntryList {
    const items = this.slice() as Entry[];
    items[position] = message;
    return new EntryList(createBacking(items, this.#releaseIndex()), this.length, this.notices);
  }

  /** Hands the index over to a successor with its own array. This list rebuilds its index if it is used again. */
  #releaseIndex(): EntryIndex | null {
    if (!this.#isNewest) return null;
    const { index } = this.#backing;
    this.#backing.index = null;
    return index;
  }

  protected override get items(): readonly Entry[] {
    const { items } = this.#backing;
    return items.length === this.length ? items : items.slice(0, this.length);
  }

  get #isNewest(): boolean {
    return this.#backing.items.length === this.length;
  }

  get #index(): EntryIndex {
    return (this.#backing.index ??= buildIndex(this.#backing.items));
  }

  #toKnownPosition(position: number | undefined): number {
    return position === undefined || position >= this.length ? -1 : position;
  }
}

/** A thread followed by the messages that are still being sent, read as one list without copying the thread. */
export class EntriesWithPending extends EntryReader {
  readonly #entries: Entries;
  readonly #pending: readonly Message[];
  override readonly length: number;

  constructor(entries: Entries, pending: readonly Message[]) {
    super();
    this.#entries = entries;
    this.#pending = pending;
    this.length = entries.length + pending.length;
  }

  override at(position: number): Entry | undefined {
    const { length } = this.#entries;
    const index = position < 0 ? this.length + position : position;
    if (index < 0) return undefined;
    return index < length ? this.#entries.at(index) : this.#pending[index - length];
  }

  override slice(start = 0, end = this.length): readonly Entry[] {
    const { length } = this.#entries;
    const from = start < 0 ? this.length + start : start;
    const to = end < 0 ? this.length + end : end;
    const toPendingPosition = (position: number): number => Math.max(0, position - length);
    return [
      ...this.#entries.slice(Math.max(0, from), Math.max(0, to)),
      ...this.#pending.slice(toPendingPosition(from), toPendingPosition(to)),
    ];
  }

  get lines(): ThreadLines {
    const list = EntryList.of(this.#entries);
    // The pending messages have a line each; the list may know of later entries at their positions.
    return new ThreadLines(this, list.linelessPositions.slice(0, list.length - list.lines.length));
  }

  /** Position of an entry, or -1. */
  positionOf(id: EntryId): number {
    const pendingIndex = this.#pending.findIndex((message) => message.id === id);
    return pendingIndex < 0 ? EntryList.of(this.#entries).positionOf(id) : this.#entries.length + pendingIndex;
  }

  protected override get items(): readonly Entry[] {
    return [...this.#entries, ...this.#pending];
  }
}

function createBacking(items: Entry[], index: EntryIndex | null = null): Backing {
  return { items, index, linelessPositions: null };
}

function findLineless(items: readonly Entry[]): number[] {
  const positions: number[] = [];
  items.forEach((entry, position) => {
    if (!hasLine(entry)) positions.push(position);
  });
  return positions;
}

function buildIndex(items: readonly Entry[]): EntryIndex {
  const index: EntryIndex = { byId: new Map(), byMessageId: new Map() };
  items.forEach((entry, position) => indexEntry(index, entry, position));
  return index;
}

function indexEntry({ byId, byMessageId }: EntryIndex, entry: Entry, position: number): void {
  byId.set(entry.id, position);
  if (entry.kind !== 'message') return;
  const known = byMessageId.get(entry.messageId);
  byMessageId.set(
    entry.messageId,
    known === undefined ? position : [known, position].flat().sort((first, second) => first - second),
  );
}

/** Call for the last entry first. Otherwise an entry could match a number that was just written for its predecessor. */
function shiftEntry(
  { byId, byMessageId }: EntryIndex,
  entry: Entry | undefined,
  position: number,
  offset: number,
): void {
  if (entry === undefined) return;
  byId.set(entry.id, position + offset);
  if (entry.kind !== 'message') return;
  const known = byMessageId.get(entry.messageId);
  const shift = (other: number): number => (other === position ? other + offset : other);
  if (known !== undefined)
    byMessageId.set(entry.messageId, typeof known === 'number' ? shift(known) : known.map(shift));
}
