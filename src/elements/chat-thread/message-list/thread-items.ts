import type { Entry, Message, Notice } from '../../../domain/index.js';
import type { ThreadLines } from '../../../store/selectors.js';

/** One item of the rendered thread. It is rendered again when one of its values changes. */
export type ThreadItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'notice'; readonly key: string; readonly notice: Notice; readonly steps: number }
  | MessageItem;

/** The original of a reply: null if it is not loaded, `ambiguous` if several messages may be meant. */
export type Quoted = Message | null | 'ambiguous';

export interface MessageItem {
  readonly kind: 'message';
  readonly key: string;
  readonly message: Message;
  /** First message of a group: the sender's name is shown. */
  readonly startsGroup: boolean;
  /** Original of a reply. */
  readonly quoted: Quoted | undefined;
  /** How much of it is shown: 1, and 1 more for each “Show more”. */
  readonly steps: number;
}

export interface ThreadItemsInput {
  readonly lines: ThreadLines;
  /** The first line to render. The one before is only read for grouping. */
  readonly start: number;
  /** The line after the last one to render. */
  readonly end: number;
  /** The line below the divider of unread messages; -1 if there is none. */
  readonly unreadFrom: number;
  readonly findQuoted: (reply: Message) => Quoted | undefined;
  readonly stepsOf: (key: string) => number;
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
 * Turns a range of lines into items. The cost depends on the size of the range, not on the length of the conversation.
 */
export function buildThreadItems(input: ThreadItemsInput): readonly ThreadItem[] {
  const { lines, start, end, unreadFrom, findQuoted, stepsOf } = input;
  const items: ThreadItem[] = [];
  // The range always starts with a day line. Clocks that differ may bring an earlier day back; it is not repeated.
  const shownDays = new Set<string>();
  let previous = lines.at(start - 1);
  for (let line = start; line < end; line++) {
    const entry = lines.at(line);
    if (entry === undefined) break;
    const day = dayKey(entry.at);
    const startsNewDay = !shownDays.has(day);
    if (startsNewDay) {
      shownDays.add(day);
      items.push({ kind: 'day', key: day, at: entry.at });
    }
    if (line === unreadFrom) items.push({ kind: 'unread', key: 'unread' });
    if (entry.kind === 'notice') items.push({ kind: 'notice', key: entry.id, notice: entry, steps: stepsOf(entry.id) });
    else {
      // Not merely as the first of the range: that would regroup messages whenever the range moves.
      const isFirstOfDay = startsNewDay && (previous === undefined || dayKey(previous.at) !== day);
      const startsGroup = isFirstOfDay || line === unreadFrom || !continuesGroup(previous, entry);
      items.push({
        kind: 'message',
        key: entry.id,
        message: entry,
        startsGroup,
        quoted: findQuoted(entry),
        steps: stepsOf(entry.id),
      });
    }
    previous = entry;
  }
  return items;
}

const continuesGroup = (previous: Entry | undefined, message: Message): boolean =>
  previous?.kind === 'message' &&
  previous.sender.kind === message.sender.kind &&
  previous.sender.id === message.sender.id &&
  previous.whisper === message.whisper &&
  previous.activity === message.activity &&
  message.at - previous.at < groupSpanMs;
