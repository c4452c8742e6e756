import { currentZone } from '../../internal/localization/translation-registry.js';
import type { Entry, Message, Notice } from '../../../domain/index.js';
import type { ThreadLines } from '../../../store/selectors.js';

/** One item of the rendered thread. It is rendered again when one of its values changes. */
export type ThreadItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'notice'; readonly key: string; readonly notice: Notice; readonly steps: number }
  | MessageItem;

/** What an item shows: an entry, or itself. */
export const subjectOf = (item: ThreadItem): object =>
  item.kind === 'message' ? item.message : item.kind === 'notice' ? item.notice : item;

/** The original of a reply: null if it is not loaded, `ambiguous` if several messages may be meant. */
export type Quoted = Message | null | 'ambiguous';

export interface MessageItem {
  readonly kind: 'message';
  readonly key: string;
  readonly message: Message;
  /** First message of a group: the sender's name and the time are shown above it. */
  readonly startsGroup: boolean;
  /** Last message of a group: its delivery state is shown below it. */
  readonly endsGroup: boolean;
  /** Original of a reply. */
  readonly quoted: Quoted | undefined;
  /** How much of it is shown: 1, and 1 more for each “Show more”. */
  readonly steps: number;
}

export interface ThreadItemsInput {
  readonly lines: ThreadLines;
  /** The first line to render. The one before, and the one after the range, are only read for grouping. */
  readonly start: number;
  /** The line after the last one to render. */
  readonly end: number;
  /** The line below the divider of unread messages; -1 if there is none. */
  readonly unreadFrom: number;
  readonly findQuoted: (reply: Message) => Quoted | undefined;
  readonly stepsOf: (key: string) => number;
}

/** Consecutive messages of one sender form a group if each follows the one before within this time. */
const groupSpanMs = 3 * 60_000;

/** The day of the previous call: consecutive entries are mostly of the same day. */
let cachedDay = { start: 0, end: 0, key: '', zone: '' };

function dayKey(at: number): string {
  const zone = currentZone();
  if (!(zone === cachedDay.zone && at >= cachedDay.start && at < cachedDay.end)) {
    const start = new Date(at).setHours(0, 0, 0, 0);
    // Not 24 hours later: where the clocks change at midnight, a day begins at 1 o'clock.
    const end = new Date(new Date(start).setDate(new Date(start).getDate() + 1)).setHours(0, 0, 0, 0);
    cachedDay = { start, end, key: `day ${new Date(at).toDateString()}`, zone };
  }
  return cachedDay.key;
}

/**
 * Turns a range of lines into items. The cost depends on the size of the range, not on the length of the conversation.
 */
export function buildThreadItems(input: ThreadItemsInput): readonly ThreadItem[] {
  const { lines, start, end, unreadFrom, findQuoted, stepsOf } = input;
  const items: ThreadItem[] = [];
  // The range always starts with a day line. Clocks that differ may bring an earlier day back; it is not repeated.
  const shownDays = new Set<string>();
  let previous = lines.at(start - 1);
  let next = lines.at(start);
  for (let line = start; line < end && next !== undefined; line++) {
    const entry: Entry = next;
    next = lines.at(line + 1);
    const day = dayKey(entry.at);
    if (!shownDays.has(day)) {
      shownDays.add(day);
      items.push({ kind: 'day', key: day, at: entry.at });
    }
    if (line === unreadFrom) items.push({ kind: 'unread', key: 'unread' });
    if (entry.kind === 'notice') items.push({ kind: 'notice', key: entry.id, notice: entry, steps: stepsOf(entry.id) });
    else {
      const startsGroup = line === unreadFrom || !continuesGroup(previous, entry);
      const endsGroup = line + 1 === unreadFrom || !continuesGroup(entry, next);
      items.push({
        kind: 'message',
        key: entry.id,
        message: entry,
        startsGroup,
        endsGroup,
        quoted: findQuoted(entry),
        steps: stepsOf(entry.id),
      });
    }
    previous = entry;
  }
  return items;
}

const continuesGroup = (previous: Entry | undefined, entry: Entry | undefined): boolean =>
  previous?.kind === 'message' &&
  entry?.kind === 'message' &&
  previous.sender.kind === entry.sender.kind &&
  previous.sender.id === entry.sender.id &&
  previous.whisper === entry.whisper &&
  previous.activity === entry.activity &&
  previous.scheduledAt === entry.scheduledAt &&
  entry.at - previous.at <= groupSpanMs &&
  dayKey(previous.at) === dayKey(entry.at);
