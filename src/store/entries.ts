import type { Entries, Entry, EntryId, Message, MessageId, Notice } from '../domain/index.js';
import { EntryList } from './entry-list.js';

/* What is asked of a thread, and what changes it. */

export const findEntry = (entries: Entries, id: EntryId): Entry | undefined =>
  entryAt(entries, positionOf(entries, id));

/** Where an entry stands in the thread, or -1. */
export const positionOf = (entries: Entries, id: EntryId): number => EntryList.of(entries).positionOf(id);

/** The message with this message id; of several (a reply that reuses the id, and its original) the oldest. */
export function findMessage(entries: Entries, id: MessageId): Message | undefined {
  const list = EntryList.of(entries);
  const newest = entryAt(list, list.positionOfMessage(id));
  if (newest?.kind !== 'message' || newest.replyTo !== id) return newest as Message | undefined;
  return entryAt(list, list.positionOfOriginal(id)) as Message | undefined;
}

/** Where a message stands in the thread, or -1. */
export const positionOfMessage = (entries: Entries, id: MessageId): number =>
  EntryList.of(entries).positionOfMessage(id);

/** The lines about what happened in a thread; the same array as long as none has come. */
export const noticesOf = (entries: Entries): readonly Notice[] => EntryList.of(entries).notices;

const entryAt = (entries: Entries, position: number): Entry | undefined =>
  position < 0 ? undefined : entries.at(position);

/**
 * Puts an entry in its place: at the end, or, when it is late, by its server time with the id as tie-break. The same list
 * when an entry with this id is there already: every event is taken once.
 */
export function insertEntry(entries: Entries, entry: Entry): Entries {
  const list = EntryList.of(entries);
  if (list.positionOf(entry.id) >= 0) return entries;
  let position = list.length;
  for (; position > 0; position--) {
    const before = list.at(position - 1);
    if (before === undefined || before.at < entry.at) break;
    // Only a late one has to be told apart from its equals: what comes at the end stays there.
    if (before.at === entry.at && (position === list.length || before.id < entry.id)) break;
  }
  return position === list.length ? list.append(entry) : list.insert(position, [entry]);
}

/** Puts an older part of the thread before it, and what is not older into its place; the same list when all is known. */
export function insertOlder(entries: Entries, page: Entries): Entries {
  const list = EntryList.of(entries);
  const first = list.at(0);
  const newEntries = page.filter(({ id }) => list.positionOf(id) < 0);
  const older = newEntries.filter(({ at }) => first === undefined || at < first.at);
  const later = newEntries.filter(({ at }) => first !== undefined && at >= first.at);
  // At once: one by one would move the whole thread for each.
  const withOlder = older.length === 0 ? list : list.insert(0, older);
  return later.reduce<Entries>(insertEntry, withOlder);
}

/** Replaces the entry at a position; ids must stay as they were. The same list when `change` returns the same entry. */
export function changeEntry(entries: Entries, position: number, change: (message: Message) => Message): Entries {
  const entry = entryAt(entries, position);
  if (entry?.kind !== 'message') return entries;
  const changed = change(entry);
  return changed === entry ? entries : EntryList.of(entries).replace(position, changed);
}

/**
 * Joins what the server sent again with what was already here: older pages that the server left out stay, and an entry
 * that did not change keeps its identity so that nothing on screen is drawn again.
 */
export function mergeHistory(known: Entries, fresh: Entries): Entries {
  if (known.length === 0) return fresh;
  const first = fresh.at(0);
  const older = known.filter(({ id, at }) => positionOf(fresh, id) < 0 && (first === undefined || at <= first.at));
  return EntryList.of([...older, ...fresh.slice().map((entry) => keepIdentity(findEntry(known, entry.id), entry))]);
}

function keepIdentity(known: Entry | undefined, fresh: Entry): Entry {
  if (known === undefined || known.kind !== fresh.kind) return fresh;
  if (known.kind === 'notice' || fresh.kind === 'notice') return known;
  const isUnchanged =
    known.delivery === fresh.delivery &&
    known.failure === fresh.failure &&
    known.seenBy.length === fresh.seenBy.length &&
    known.suggestions.length === fresh.suggestions.length &&
    known.body.type === fresh.body.type;
  return isUnchanged ? known : fresh;
}
