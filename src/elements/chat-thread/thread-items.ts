import type { Entries, Entry, EntryId, Message, MessageId, Notice } from '../../domain/index.js';

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
  readonly first: boolean;
  /** What it answers; null when that has not been loaded, undefined when it answers nothing. */
  readonly quoted: Message | null | undefined;
}

export interface ItemSource {
  readonly entries: Entries;
  /** Position of the first entry to show. Those before it are only looked at to know what comes after what. */
  readonly start: number;
  /** Position behind the last one. */
  readonly end: number;
  /** Entry above which "new messages" stands. */
  readonly unreadFrom: EntryId | null;
  readonly find: (id: MessageId) => Message | undefined;
}

/** Messages of one sender that follow each other within this span stand together under one name. */
const groupSpan = 5 * 60_000;

/** Midnights around the entry last looked at: most of its neighbours are of the same day. */
let lastDay = { start: 0, end: 0, name: '' };

function dayOf(at: number): string {
  if (!(at >= lastDay.start && at < lastDay.end)) {
    const start = new Date(at).setHours(0, 0, 0, 0);
    const next = new Date(start);
    next.setDate(next.getDate() + 1);
    lastDay = { start, end: next.getTime(), name: `day ${new Date(at).toDateString()}` };
  }
  return lastDay.name;
}

/**
 * Turns entries into what stands in the thread, beginning at a position: the cost depends on how much is shown, not on
 * how long the conversation is.
 */
export function threadItems({ entries, start, end, unreadFrom, find }: ItemSource): readonly ThreadItem[] {
  const items: ThreadItem[] = [];
  // At the top of what is shown it always says which day it is. Clocks that disagree may bring a day back; it has its
  // line already.
  const days = new Set<string>();
  let above = start - 1;
  while (above > 0 && !isShown(entries.at(above))) above--;
  let before = above < 0 ? undefined : entries.at(above);
  for (const entry of entries.slice(start, end)) {
    const shown = isShown(entry);
    const day = dayOf(entry.at);
    const newDay = shown && !days.has(day);
    if (newDay) {
      days.add(day);
      items.push({ kind: 'day', key: day, at: entry.at });
    }
    // The first unseen entry may be one without a line; what follows it is unseen as well.
    if (entry.id === unreadFrom) items.push({ kind: 'unread', key: 'unread' });
    if (!shown) continue;
    if (entry.kind === 'notice') items.push({ kind: 'notice', key: entry.id, notice: entry });
    else {
      // Not because it is the first that is drawn: it would be another one with every message that comes.
      const begins = newDay && (before === undefined || dayOf(before.at) !== day);
      const first = begins || entry.id === unreadFrom || !continues(before, entry);
      const original = entry.replyTo === null ? undefined : (find(entry.replyTo) ?? null);
      // A reply may carry the id of what it answers, and is found by it when that is not here.
      const quoted = original === entry ? null : original;
      items.push({ kind: 'message', key: entry.id, message: entry, first, quoted });
    }
    before = entry;
  }
  return items;
}

const isShown = (entry: Entry | undefined): boolean => entry?.kind === 'message' || entry?.visible === true;

const continues = (before: Entry | undefined, message: Message): boolean =>
  before?.kind === 'message' &&
  before.sender.kind === message.sender.kind &&
  before.sender.id === message.sender.id &&
  before.whisper === message.whisper &&
  before.activity === message.activity &&
  message.at - before.at < groupSpan;
