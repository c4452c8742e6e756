import type { Entries, Entry, EntryId, Message, MessageId, Notice } from '../../../domain/index.js';

/** One thing with a place of its own in the thread. It is drawn again when any of its values is another. */
export type ThreadItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'notice'; readonly key: string; readonly notice: Notice }
  | MessageItem;

export interface MessageItem {
  readonly kind: 'message';
  readonly key: string;
  readonly message: Message;
  /** Somebody begins to speak: the name is shown. */
  readonly startsGroup: boolean;
  /** What it answers; null when that has not been loaded, undefined when it answers nothing. */
  readonly quoted: Message | null | undefined;
}

export interface ThreadItemsInput {
  readonly entries: Entries;
  /** Position of the first entry to show. Those before it are only looked at to know what comes after what. */
  readonly start: number;
  /** Position behind the last one. */
  readonly end: number;
  /** Entry above which "new messages" stands. */
  readonly unreadFrom: EntryId | null;
  readonly findMessage: (id: MessageId) => Message | undefined;
}

/** Messages of one sender that follow each other within this span stand together under one name. */
const groupSpanMs = 5 * 60_000;

/** Midnights around the entry last looked at: most of its neighbours are of the same day. */
let cachedDay = { start: 0, end: 0, key: '' };

function dayKey(at: number): string {
  if (!(at >= cachedDay.start && at < cachedDay.end)) {
    const start = new Date(at).setHours(0, 0, 0, 0);
    const next = new Date(start);
    next.setDate(next.getDate() + 1);
    cachedDay = { start, end: next.getTime(), key: `day ${new Date(at).toDateString()}` };
  }
  return cachedDay.key;
}

/**
 * Turns entries into what stands in the thread, beginning at a position: the cost depends on how much is shown, not on
 * how long the conversation is.
 */
export function buildThreadItems({
  entries,
  start,
  end,
  unreadFrom,
  findMessage,
}: ThreadItemsInput): readonly ThreadItem[] {
  const items: ThreadItem[] = [];
  // At the top of what is shown it always says which day it is. Clocks that disagree may bring a day back; it has its
  // line already.
  const shownDays = new Set<string>();
  let previousIndex = start - 1;
  while (previousIndex > 0 && !isShown(entries.at(previousIndex))) previousIndex--;
  let previous = previousIndex < 0 ? undefined : entries.at(previousIndex);
  for (const entry of entries.slice(start, end)) {
    const shown = isShown(entry);
    const day = dayKey(entry.at);
    const startsNewDay = shown && !shownDays.has(day);
    if (startsNewDay) {
      shownDays.add(day);
      items.push({ kind: 'day', key: day, at: entry.at });
    }
    // The first unseen entry may be one without a line; what follows it is unseen as well.
    if (entry.id === unreadFrom) items.push({ kind: 'unread', key: 'unread' });
    if (!shown) continue;
    if (entry.kind === 'notice') items.push({ kind: 'notice', key: entry.id, notice: entry });
    else {
      // Not because it is the first that is drawn: it would be another one with every message that comes.
      const isFirstOfDay = startsNewDay && (previous === undefined || dayKey(previous.at) !== day);
      const startsGroup = isFirstOfDay || entry.id === unreadFrom || !continuesGroup(previous, entry);
      const original = entry.replyTo === null ? undefined : (findMessage(entry.replyTo) ?? null);
      // A reply may carry the id of what it answers, and is found by it when that is not here.
      const quoted = original === entry ? null : original;
      items.push({ kind: 'message', key: entry.id, message: entry, startsGroup, quoted });
    }
    previous = entry;
  }
  return items;
}

const isShown = (entry: Entry | undefined): boolean => entry?.kind === 'message' || entry?.visible === true;

const continuesGroup = (previous: Entry | undefined, message: Message): boolean =>
  previous?.kind === 'message' &&
  previous.sender.kind === message.sender.kind &&
  previous.sender.id === message.sender.id &&
  previous.whisper === message.whisper &&
  previous.activity === message.activity &&
  message.at - previous.at < groupSpanMs;
