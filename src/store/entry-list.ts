import type { Entries, Entry, EntryId, Message, MessageId, Notice } from '../domain/index.js';
import { EntryReader } from './entry-reader.js';

interface EntryIndex {
  readonly byId: Map<EntryId, number>;
  /** Newest position of a message id: replies in the guide's form reuse the id of what they quote. */
  readonly newestByMessageId: Map<MessageId, number>;
  /** Oldest position, of ids that stand at several. */
  readonly oldestByMessageId: Map<MessageId, number>;
}

/** What several states of one thread stand on: each sees as much of it as it is long. */
interface Backing {
  readonly items: Entry[];
  /** Made when first asked for; handed on to the copy that replaces this one. */
  index: EntryIndex | null;
}

const isNotice = (entry: Entry): entry is Notice => entry.kind === 'notice';

/**
 * The thread of one conversation as an immutable list, oldest first. Every event makes another one, which must not cost
 * more in a long thread than in a short one: lists that differ only in what came at the end share one array, and an id is
 * looked up in a map.
 */
export class EntryList extends EntryReader {
  static readonly empty = EntryList.of([]);

  private constructor(
    private readonly backing: Backing,
    override readonly length: number,
    /** The lines about what happened: the same array as long as none has come. */
    readonly notices: readonly Notice[],
  ) {
    super();
  }

  static of(entries: Entries): EntryList {
    if (entries instanceof EntryList) return entries;
    const items = [...entries];
    return new EntryList({ items, index: null }, items.length, items.filter(isNotice));
  }

  override at(position: number): Entry | undefined {
    const index = position < 0 ? this.length + position : position;
    return index < this.length ? this.backing.items[index] : undefined;
  }

  /** Where an entry stands, or -1. */
  positionOf(id: EntryId): number {
    return this.#toKnownPosition(this.#index.byId.get(id));
  }

  /** Where the newest message with this message id stands, or -1. */
  positionOfMessage(id: MessageId): number {
    const { newestByMessageId: byMessageId } = this.#index;
    return this.#toKnownPosition(byMessageId.get(id));
  }

  /** Where the oldest message with this message id stands, or -1. */
  positionOfOriginal(id: MessageId): number {
    const { oldestByMessageId: originals, newestByMessageId: byMessageId } = this.#index;
    return this.#toKnownPosition(originals.get(id) ?? byMessageId.get(id));
  }

  /** The list with an entry at its end. */
  append(entry: Entry): EntryList {
    // Only the newest list may write behind its end; one that has had a successor goes on on ground of its own.
    const backing = this.#isNewest ? this.backing : { items: [...this.items], index: null };
    if (backing.index !== null) indexEntry(backing.index, entry, this.length);
    backing.items.push(entry);
    return new EntryList(backing, this.length + 1, isNotice(entry) ? [...this.notices, entry] : this.notices);
  }

  /** The list with entries put in at a position. */
  insert(position: number, entries: readonly Entry[]): EntryList {
    const index = this.#releaseIndex();
    const tail = this.slice(position);
    if (index !== null) {
      for (let i = tail.length - 1; i >= 0; i--) shiftEntry(index, tail[i], position + i, entries.length);
      for (const [i, entry] of entries.entries()) indexEntry(index, entry, position + i);
    }
    const items = [...this.slice(0, position), ...entries, ...tail];
    const notices = entries.some(isNotice) ? items.filter(isNotice) : this.notices;
    return new EntryList({ items, index }, items.length, notices);
  }

  /** The list with another message of the same ids at a position. */
  replace(position: number, message: Message): EntryList {
    const items = this.slice() as Entry[];
    items[position] = message;
    return new EntryList({ items, index: this.#releaseIndex() }, this.length, this.notices);
  }

  /** The index for a successor on other ground. Should anybody still ask this list, it makes itself another. */
  #releaseIndex(): EntryIndex | null {
    if (!this.#isNewest) return null;
    const { index } = this.backing;
    this.backing.index = null;
    return index;
  }

  protected override get items(): readonly Entry[] {
    const { items } = this.backing;
    return items.length === this.length ? items : items.slice(0, this.length);
  }

  get #isNewest(): boolean {
    return this.backing.items.length === this.length;
  }

  get #index(): EntryIndex {
    return (this.backing.index ??= buildIndex(this.backing.items));
  }

  #toKnownPosition(position: number | undefined): number {
    return position === undefined || position >= this.length ? -1 : position;
  }
}

function buildIndex(items: readonly Entry[]): EntryIndex {
  const index: EntryIndex = { byId: new Map(), newestByMessageId: new Map(), oldestByMessageId: new Map() };
  for (const [position, entry] of items.entries()) indexEntry(index, entry, position);
  return index;
}

function indexEntry(
  { byId, newestByMessageId: byMessageId, oldestByMessageId: originals }: EntryIndex,
  entry: Entry,
  position: number,
): void {
  byId.set(entry.id, position);
  if (entry.kind !== 'message') return;
  const { messageId } = entry;
  const newest = byMessageId.get(messageId);
  byMessageId.set(messageId, Math.max(newest ?? position, position));
  if (newest !== undefined) originals.set(messageId, Math.min(originals.get(messageId) ?? newest, position));
}

/** From the last to the first, so that of two with one message id each meets its own number. */
function shiftEntry(
  { byId, newestByMessageId: byMessageId, oldestByMessageId: originals }: EntryIndex,
  entry: Entry | undefined,
  position: number,
  offset: number,
): void {
  if (entry === undefined) return;
  byId.set(entry.id, position + offset);
  if (entry.kind !== 'message') return;
  for (const positions of [byMessageId, originals]) {
    if (positions.get(entry.messageId) === position) positions.set(entry.messageId, position + offset);
  }
}
