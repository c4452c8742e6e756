import type { Entries, Entry, EntryId, Message, MessageId, Notice } from '../../../domain/index.js';

/** One item of the rendered thread. It is rendered again when one of its values changes. */
export type ThreadItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'notice'; readonly key: string; readonly notice: Notice }
  | MessageItem;

export interface MessageItem {
  readonly kind: 'message';
  readonly key: string;
  readonly message: Message;
  /** First message of a group: the sender's name is shown. */
  readonly startsGroup: boolean;
  /** Original of a reply; null if it is not loaded, undefined if this is not a reply. */
  readonly quoted: Message | null | undefined;
}

export interface ThreadItemsInput {
  readonly entries: Entries;
  /** Position of the first entry to render. Earlier ones are only read for grouping. */
  readonly start: number;
  /** Position after the last entry to render. */
  readonly end: number;
  /** Entry below the divider of unread messages. */
  readonly unreadFrom: EntryId | null;
  readonly findMessage: (id: MessageId) => Message | undefined;
}

/** Consecutive messages of one sender form a group if they are closer than this. */
const groupSpanMs = 5 * 60_000;

/** The day of the previous call: consecutive entries are mostly of the same day. */
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
 * Turns a range of entries into items. The cost depends on the size of the range, not on the length of the
 * conversation.
 */
export function buildThreadItems({
  entries,
  start,
  end,
  unreadFrom,
  findMessage,
}: ThreadItemsInput): readonly ThreadItem[] {
  const items: ThreadItem[] = [];
  // The range always starts with a day line. Clocks that differ may bring an earlier day back; it is not repeated.
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
    // The first unread entry may be invisible; the divider then precedes the next visible one.
    if (entry.id === unreadFrom) items.push({ kind: 'unread', key: 'unread' });
    if (!shown) continue;
    if (entry.kind === 'notice') items.push({ kind: 'notice', key: entry.id, notice: entry });
    else {
      // Not merely as the first of the range: that would regroup messages whenever the range moves.
      const isFirstOfDay = startsNewDay && (previous === undefined || dayKey(previous.at) !== day);
      const startsGroup = isFirstOfDay || entry.id === unreadFrom || !continuesGroup(previous, entry);
      const original = entry.replyTo === null ? undefined : (findMessage(entry.replyTo) ?? null);
      // A reply may reuse the message id of its original (reply mode `reuse-id`), and is found if that is not loaded.
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
