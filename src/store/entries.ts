import type { Entries, Entry, EntryId, Message, Notice } from '../domain/index.js';
import { toJsonText } from '../domain/text/json-text.js';
import { EntryList } from './entry-list.js';
import { isReuse } from './resolve-message.js';

/* Reading and changing a thread. Functions that change nothing return the list they were given. */

export const findEntry = (entries: Entries, id: EntryId): Entry | undefined =>
  entryAt(entries, positionOf(entries, id));

/** Position of an entry in the thread, or -1. */
export const positionOf = (entries: Entries, id: EntryId): number => EntryList.of(entries).positionOf(id);

/** The notices of a thread. The same array until a notice is added. */
export const noticesOf = (entries: Entries): readonly Notice[] => EntryList.of(entries).notices;

const entryAt = (entries: Entries, position: number): Entry | undefined =>
  position < 0 ? undefined : entries.at(position);

/**
 * Inserts an entry at the end, or, if it arrives late, by its server time; among equal times the id decides. Idempotent:
 * an entry that is there is not added again.
 */
export function insertEntry(entries: Entries, entry: Entry): Entries {
  const list = EntryList.of(entries);
  if (hasMessage(list, entry)) return entries;
  let position = list.length;
  for (; position > 0; position--) {
    const before = list.at(position - 1);
    if (before === undefined || before.at < entry.at) break;
    // The last entry keeps its order of arrival; ids are compared only for entries that arrive late.
    if (before.at === entry.at && (position === list.length || before.id < entry.id)) break;
  }
  return position === list.length ? list.append(entry) : list.insert(position, [entry]);
}

/** Inserts a page of older history before the thread. Entries of the page that are not older go to their place by time. */
export function insertOlder(entries: Entries, page: Entries): Entries {
  const list = EntryList.of(entries);
  const first = list.at(0);
  const newEntries = page.filter((entry) => !hasMessage(list, entry));
  const older = newEntries.filter(({ at }) => first === undefined || at < first.at);
  // One insert for all: inserting one by one would shift the whole thread each time.
  const withOlder = older.length === 0 ? list : list.insert(0, older);
  return newEntries.reduce<Entries>(insertEntry, withOlder);
}

/** Replaces the message at a position by what `change` returns, which must keep the ids. Notices are left alone. */
export function changeEntry(entries: Entries, position: number, change: (message: Message) => Message): Entries {
  const entry = entryAt(entries, position);
  if (entry?.kind !== 'message') return entries;
  const changed = change(entry);
  return changed === entry ? entries : EntryList.of(entries).replace(position, changed);
}

/**
 * Puts the entries that are in `history` into its order; the others keep their positions. Pages of a history overlap when messages
 * come while it is read.
 */
export function orderAsHistory(entries: Entries, history: readonly EntryId[]): Entries {
  const positions = [...new Set(history)].map((id) => positionOf(entries, id)).filter((position) => position >= 0);
  const places = [...positions].sort((a, b) => a - b);
  if (places.every((place, index) => place === positions[index])) return entries;
  const items = [...entries];
  positions.forEach((position, index) => {
    const entry = entries.at(position);
    const place = places[index];
    if (entry !== undefined && place !== undefined) items[place] = entry;
  });
  return EntryList.of(items);
}

/**
 * Merges history that the server sent again. Older pages and messages that it did not repeat are kept, and an unchanged
 * entry keeps its object identity, so that it is not rendered again.
 */
export function mergeHistory(known: Entries, fresh: Entries): Entries {
  const first = fresh.at(0);
  const older = EntryList.of(
    known.filter(({ id, at }) => positionOf(fresh, id) < 0 && (first === undefined || at <= first.at)),
  );
  const newer = fresh.filter((entry) => !hasMessage(older, entry));
  const merged = EntryList.of([...older, ...newer.map((entry) => keepIdentity(findEntry(known, entry.id), entry))]);
  // A server may have lost messages in a restart. That they are not repeated does not show that they were never there.
  const lost = known.filter(
    (entry) =>
      entry.kind === 'message' &&
      first !== undefined &&
      entry.at > first.at &&
      positionOf(fresh, entry.id) < 0 &&
      !hasMessage(merged, entry),
  );
  return lost.reduce<Entries>(insertEntry, merged);
}

/** The entry is in the list; a message maybe under another entry id: some servers make new ones, and channels deliver again. */
export const hasMessage = (entries: Entries, entry: Entry): boolean =>
  positionOf(entries, entry.id) >= 0 ||
  (entry.kind === 'message' &&
    EntryList.of(entries)
      .positionsOfMessage(entry.messageId)
      .some((position) => isSameMessage(entries.at(position), entry)));

/** Of two messages with the same message id. A reply may reuse the id of what it answers. */
function isSameMessage(other: Entry | undefined, message: Message): boolean {
  if (other?.kind !== 'message') return false;
  if (isRedelivered(other, message) && other.body.type === 'deleted') return true;
  const isSame = (other.at === message.at && other.sender.id === message.sender.id) || isRedelivered(other, message);
  return isSame && toJsonText(other.body) === toJsonText(message.body);
}

/** An act on a comment, such as a like, may have its id every time. */
const isAct = ({ body }: Message): boolean => body.type === 'comment' && !/^(?:text|image|video)$/.test(body.act);

/** Of a customer, whose id changes when records are merged. */
const isRedelivered = (other: Message, message: Message): boolean =>
  [other, message].every((one) => one.sender.kind === 'customer' && !isReuse(one) && !isAct(one)) &&
  other.channelSessionId === message.channelSessionId;

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
