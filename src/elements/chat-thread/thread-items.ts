import type { Entry, EntryId, Message, MessageId, Notice } from '../../domain/index.js';

/** One thing with a place of its own in the thread. Items keep their identity while nothing about them changes. */
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
  /** What it answers; null when that is not here, undefined when it answers nothing. */
  readonly quoted: Message | null | undefined;
}

export interface ItemSource {
  readonly entries: readonly Entry[];
  /** Position of the first entry to show. Everything before it is only looked at to know what comes after what. */
  readonly start: number;
  /** Entry above which "new messages" stands. */
  readonly unreadFrom: EntryId | null;
  readonly find: (id: MessageId) => Message | undefined;
}

/** Messages of one sender that follow each other within this span stand together under one name. */
const groupSpan = 5 * 60_000;

/**
 * Turns entries into what stands in the thread, beginning at a position: the cost depends on how much is shown, not on
 * how long the conversation is.
 */
export class ThreadItems {
  #messages = new WeakMap<Message, MessageItem>();
  #notices = new WeakMap<Notice, ThreadItem>();
  #days = new Map<string, ThreadItem>();

  build({ entries, start, unreadFrom, find }: ItemSource): readonly ThreadItem[] {
    const items: ThreadItem[] = [];
    let before: Entry | undefined;
    for (let i = start - 1; i >= 0 && before === undefined; i--) {
      const entry = entries[i];
      if (entry !== undefined && isShown(entry)) before = entry;
    }
    // At the top of what is shown it always says which day it is.
    let top = true;
    const days = new Set<ThreadItem>();
    for (let i = start; i < entries.length; i++) {
      const entry = entries[i];
      if (entry === undefined || !isShown(entry)) {
        // The first unseen entry may be one without a line; what follows it is unseen as well.
        if (entry?.id === unreadFrom) items.push(unreadItem);
        continue;
      }
      const newDay = top || before === undefined || !sameDay(before.at, entry.at);
      top = false;
      const day = newDay ? this.#day(entry.at) : null;
      // Clocks that disagree may bring a day back; it has its line already.
      if (day !== null && !days.has(day)) {
        days.add(day);
        items.push(day);
      }
      if (entry.id === unreadFrom) items.push(unreadItem);
      items.push(
        entry.kind === 'notice' ? this.#notice(entry) : this.#message(entry, before, newDay, unreadFrom, find),
      );
      before = entry;
    }
    return items;
  }

  #message(
    message: Message,
    before: Entry | undefined,
    newDay: boolean,
    unreadFrom: EntryId | null,
    find: ItemSource['find'],
  ): MessageItem {
    const first = newDay || message.id === unreadFrom || !continues(before, message);
    const quoted = message.replyTo === null ? undefined : (find(message.replyTo) ?? null);
    const known = this.#messages.get(message);
    if (known !== undefined && known.first === first && known.quoted === quoted) return known;
    const item: MessageItem = { kind: 'message', key: message.id, message, first, quoted };
    this.#messages.set(message, item);
    return item;
  }

  #notice(notice: Notice): ThreadItem {
    let item = this.#notices.get(notice);
    if (item === undefined) {
      item = { kind: 'notice', key: notice.id, notice };
      this.#notices.set(notice, item);
    }
    return item;
  }

  #day(at: number): ThreadItem {
    const key = `day ${new Date(at).toDateString()}`;
    let item = this.#days.get(key);
    if (item === undefined) {
      item = { kind: 'day', key, at };
      this.#days.set(key, item);
    }
    return item;
  }
}

const unreadItem: ThreadItem = { kind: 'unread', key: 'unread' };

export const isShown = (entry: Entry): boolean => entry.kind === 'message' || entry.visible;

const sameDay = (a: number, b: number): boolean => {
  const [one, other] = [new Date(a), new Date(b)];
  return (
    one.getDate() === other.getDate() &&
    one.getMonth() === other.getMonth() &&
    one.getFullYear() === other.getFullYear()
  );
};

function continues(before: Entry | undefined, message: Message): boolean {
  return (
    before?.kind === 'message' &&
    before.sender.kind === message.sender.kind &&
    before.sender.id === message.sender.id &&
    before.whisper === message.whisper &&
    before.activity === message.activity &&
    message.at - before.at < groupSpan
  );
}
