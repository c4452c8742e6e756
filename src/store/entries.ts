import type { Entry, EntryId, Message, MessageId } from '../domain/index.js';

/*
 * The thread of one conversation as an immutable list, oldest first. Looking up an entry must not cost more in a long
 * thread than in a short one, so each list has an index, made when first needed and handed on to the list that replaces
 * it.
 */

interface Index {
  readonly byId: Map<EntryId, number>;
  /** Newest position of a message id: replies in the guide's form reuse the id of what they quote. */
  readonly byMessageId: Map<MessageId, number>;
}

const indexes = new WeakMap<readonly Entry[], Index>();

function note(index: Index, entry: Entry, position: number): void {
  index.byId.set(entry.id, position);
  if (entry.kind === 'message') index.byMessageId.set(entry.messageId, position);
}

function indexOf(entries: readonly Entry[]): Index {
  let index = indexes.get(entries);
  if (index === undefined) {
    index = { byId: new Map(), byMessageId: new Map() };
    for (const [position, entry] of entries.entries()) note(index, entry, position);
    indexes.set(entries, index);
  }
  return index;
}

/** Gives the index of the old list to the new one. The old list makes itself another, should anybody still ask it. */
function handOn(from: readonly Entry[], to: readonly Entry[]): Index {
  const index = indexOf(from);
  indexes.delete(from);
  indexes.set(to, index);
  return index;
}

export function findEntry(entries: readonly Entry[], id: EntryId): Entry | undefined {
  const position = indexOf(entries).byId.get(id);
  return position === undefined ? undefined : entries[position];
}

/** The message with this message id; of several (a reply that reuses the id, and its original) the oldest. */
export function findMessage(entries: readonly Entry[], id: MessageId): Message | undefined {
  const newest = indexOf(entries).byMessageId.get(id);
  if (newest === undefined) return undefined;
  const entry = entries[newest];
  if (entry?.kind !== 'message') return undefined;
  if (entry.replyTo !== id) return entry;
  return entries.find((other): other is Message => other.kind === 'message' && other.messageId === id) ?? entry;
}

/** Where a message stands in the thread, or -1. */
export function positionOfMessage(entries: readonly Entry[], id: MessageId): number {
  return indexOf(entries).byMessageId.get(id) ?? -1;
}

/**
 * Puts an entry in its place: at the end, or, when it is late, by its server time with the id as tie-break. The same list
 * when an entry with this id is there already: every event is taken once.
 */
export function insertEntry(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  if (indexOf(entries).byId.has(entry.id)) return entries;
  const last = entries.at(-1);
  if (last === undefined || last.at <= entry.at) {
    const appended = [...entries, entry];
    note(handOn(entries, appended), entry, entries.length);
    return appended;
  }
  let position = entries.length;
  while (position > 0) {
    const before = entries[position - 1];
    if (before === undefined || before.at < entry.at || (before.at === entry.at && before.id < entry.id)) break;
    position--;
  }
  return [...entries.slice(0, position), entry, ...entries.slice(position)];
}

/** Replaces the entry at a position; ids must stay as they were. The same list when `change` returns the same entry. */
export function changeEntry(
  entries: readonly Entry[],
  position: number,
  change: (message: Message) => Message,
): readonly Entry[] {
  const entry = entries[position];
  if (entry?.kind !== 'message') return entries;
  const changed = change(entry);
  if (changed === entry) return entries;
  const next = entries.slice();
  next[position] = changed;
  handOn(entries, next);
  return next;
}

/**
 * Joins what the server sent again with what was already here: older pages that the server left out stay, and an entry
 * that did not change keeps its identity so that nothing on screen is drawn again.
 */
export function mergeHistory(known: readonly Entry[], fresh: readonly Entry[]): readonly Entry[] {
  if (known.length === 0) return fresh;
  const freshIds = indexOf(fresh).byId;
  const first = fresh[0];
  const older = known.filter((entry) => !freshIds.has(entry.id) && (first === undefined || entry.at <= first.at));
  return [...older, ...fresh.map((entry) => sameOrNew(findEntry(known, entry.id), entry))];
}

function sameOrNew(known: Entry | undefined, fresh: Entry): Entry {
  if (known === undefined || known.kind !== fresh.kind) return fresh;
  if (known.kind === 'notice' || fresh.kind === 'notice') return known;
  const same =
    known.delivery === fresh.delivery &&
    known.failure === fresh.failure &&
    known.seenBy.length === fresh.seenBy.length &&
    known.suggestions.length === fresh.suggestions.length &&
    known.body.type === fresh.body.type;
  return same ? known : fresh;
}
