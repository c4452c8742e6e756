import type { Entries, EntryId, EpochMs, Message, MessageId, Sender } from '../domain/index.js';
import { EntryList } from './entry-list.js';

/*
 * One message id may have several messages: a reply in `reuse-id` mode has the id of what it answers. Whatever refers to a
 * message by its id is resolved here, by what can be meant: whose message, and one that is older than the reference.
 */

/** What refers to a message, who did so, and when. */
export type MessageReference = Pick<Message, 'at'> & { readonly by: Pick<Sender, 'kind' | 'id'> } & (
    | { readonly what: 'deleted' | 'delivered' | 'seen' | 'suggested' }
    /** With the text and the time of the message, where the note repeats them. */
    | { readonly what: 'failed'; readonly about?: { readonly text: string; readonly at: EpochMs | null } | undefined }
    /** `entryId` is the reply itself; null for one that is being written. */
    | {
        readonly what: 'quoted';
        readonly whisper: boolean;
        readonly entryId: EntryId | null;
        /** What is referred to is deleted with it. */
        readonly isDeletion?: boolean;
      }
  );

export interface Resolution {
  /** The messages that are meant, oldest first. Empty when there is none, or when it cannot be decided. */
  readonly messages: readonly Message[];
  /** How many may be meant. More than one without `messages`: it cannot be decided. */
  readonly candidates: number;
}

/** The messages with this id, oldest first. */
export function messagesWithId(entries: Entries, id: MessageId): readonly Message[] {
  const list = EntryList.of(entries);
  return list.positionsOfMessage(id).flatMap((position) => {
    const entry = list.at(position);
    return entry?.kind === 'message' ? [entry] : [];
  });
}

export function resolveMessage(entries: Entries, id: MessageId, reference: MessageReference): Resolution {
  const holders = messagesWithId(entries, id);
  const candidates = holders.filter((message) => mayBeMeant(message, reference));
  // With an id of its own, clocks that differ do not matter.
  const isShared = holders.length > 1 || holders.some(isReuse);
  const older = isShared ? candidates.filter(({ at }) => at <= reference.at) : candidates;
  // What is quoted was there before, whatever the clocks say, and so was what the customer wants to be gone.
  const isCertain = reference.what === 'quoted' || (reference.what === 'deleted' && reference.by.kind === 'customer');
  const possible = older.length === 0 && isCertain ? candidates : older;
  return { messages: possible.length > 1 ? choose(possible, reference) : possible, candidates: possible.length };
}

/** True for a reply with the id of the message it answers. */
export const isReuse = ({ messageId, replyTo }: Message): boolean => messageId === replyTo;

const isBy = ({ sender }: Message, by: Pick<Sender, 'kind' | 'id'>): boolean =>
  // A conversation has one customer, whose id changes when their records are merged.
  sender.kind === by.kind && (by.kind === 'customer' || sender.id === by.id);

/** Whose message it may be. */
function mayBeMeant(message: Message, reference: MessageReference): boolean {
  const { by } = reference;
  switch (reference.what) {
    case 'deleted':
      // People delete their own messages; the system deletes those of anyone.
      return by.kind === 'system' || isBy(message, by);
    case 'failed':
      return message.sender.kind !== 'customer';
    case 'delivered':
    case 'seen':
      return !isBy(message, by) && !(message.whisper && by.kind === 'customer');
    case 'suggested':
      return message.sender.kind === 'customer';
    case 'quoted':
      // An answer that the customer sees does not quote a whisper. An own answer by this id is a reply to the same message.
      return (
        message.id !== reference.entryId &&
        (reference.whisper || !message.whisper) &&
        !(isReuse(message) && isBy(message, by) && reference.isDeletion !== true)
      );
  }
}

/** Decides between several messages that may be meant, oldest first. Empty when it cannot be decided. */
function choose(candidates: readonly Message[], reference: MessageReference): readonly Message[] {
  switch (reference.what) {
    case 'deleted': {
      // A message that was corrected under its id is deleted with its corrections.
      if (!candidates.some(isReuse)) return candidates;
      const left = candidates.filter(({ body }) => body.type !== 'deleted');
      return left.length === 0 ? candidates : onlyOne(left);
    }
    case 'failed': {
      const { about, by } = reference;
      const own = narrow(candidates, (message) => by.kind === 'agent' && isBy(message, by));
      // Whispers are not delivered to a customer.
      const sent = narrow(own, ({ whisper }) => !whisper);
      const described = narrow(
        sent,
        ({ body, at }) => about !== undefined && (at === about.at || (about.text !== '' && body.text === about.text)),
      );
      if (described.length === 1) return described;
      // One that was delivered, or has failed before, is not meant. If none is left, the note is repeated.
      const open = described.filter(({ delivery }) => delivery === 'sent');
      return open.length > 0 ? onlyOne(open) : described.filter(({ delivery }) => delivery === 'failed');
    }
    case 'delivered':
      // Who has received any of them has received the oldest, unless that one has failed.
      return narrow(candidates, ({ delivery }) => delivery !== 'failed').slice(0, 1);
    case 'seen':
      // Receipts are sent for the newest message that a reader sees.
      return candidates.slice(-1);
    case 'suggested':
      return candidates.slice(0, 1);
    case 'quoted': {
      // Customers answer agents, and agents the customer. Whispers are between agents.
      const isCustomer = reference.by.kind === 'customer';
      if (reference.isDeletion === true && isCustomer)
        return onlyOne(narrow(candidates, (message) => isBy(message, reference.by)));
      const others = narrow(candidates, (message) => !isBy(message, reference.by));
      return onlyOne(narrow(others, ({ sender }) => !reference.whisper && (sender.kind === 'customer') !== isCustomer));
    }
  }
}

/** The messages that fit, or all if none does. */
function narrow(messages: readonly Message[], fits: (message: Message) => boolean): readonly Message[] {
  const fitting = messages.filter(fits);
  return fitting.length > 0 ? fitting : messages;
}

const onlyOne = (messages: readonly Message[]): readonly Message[] => (messages.length === 1 ? messages : []);

/**
 * The message that a reply quotes: null if it is not loaded, undefined if this is not a reply, `ambiguous` if several may
 * be meant.
 */
export function resolveQuoted(entries: Entries, reply: Message): Message | null | undefined | 'ambiguous' {
  if (reply.replyTo === null) return undefined;
  const { sender: by, whisper, id: entryId, replyTo, body } = reply;
  const isDeletion = body.type === 'comment' && body.act === 'delete';
  // The time of a message that is still being sent is that of this machine.
  const at = reply.pendingCommand === null ? reply.at : Infinity;
  const { messages, candidates } = resolveMessage(entries, replyTo, {
    what: 'quoted',
    by,
    at,
    whisper,
    entryId,
    isDeletion,
  });
  return messages[0] ?? (candidates > 1 ? 'ambiguous' : null);
}
