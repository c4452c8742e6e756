import {
  isOwnMessage,
  type AgentId,
  type ConversationEvent,
  type Entries,
  type Entry,
  type EntryId,
  type EpochMs,
  type Message,
  type MessageId,
  type Notice,
  type NoticeContent,
} from '../domain/index.js';
import { EntryList } from './entry-list.js';
import { changeEntry, hasMessage, insertEntry, insertOlder, mergeHistory, noticesOf, positionOf } from './entries.js';
import { messagesWithId, resolveMessage } from './resolve-message.js';

type Receipt = Extract<ConversationEvent, { type: 'receipt-received' }>;

type Deletion = Extract<ConversationEvent, { type: 'message-deleted' }>;
type UnresolvedNote = Extract<NoticeContent, { type: 'unresolved-note' }>;

/** Applies one event to the thread; returns the same list when nothing changes. Used for live events and for history. */
export function reduceThread(entries: Entries, event: ConversationEvent, ownId: AgentId | null): Entries {
  switch (event.type) {
    case 'entry-added':
      return addEntry(entries, event.entry);
    case 'receipt-received':
      return reduceReceipt(entries, event, ownId);
    case 'suggestions-made': {
      const by = { kind: 'bot', id: '' } as const;
      const { messages } = resolveMessage(entries, event.messageId, { what: 'suggested', by, at: Infinity });
      return changeMessages(entries, messages, (message) => ({ ...message, suggestions: event.suggestions }));
    }
    case 'message-deleted':
      return reduceDeletion(entries, event);
    default:
      return entries;
  }
}

/** Whether an event of history changes a thread that has most of it. */
export function isNews(entries: Entries, event: ConversationEvent, ownId: AgentId | null): boolean {
  if (event.type === 'entry-added') return !hasMessage(entries, event.entry);
  // It refers to what was the latest message at that time.
  if (event.type === 'receipt-received' && event.messageId === '') return false;
  return reduceThread(entries, event, ownId) !== entries;
}

/** Builds a thread from history. */
export function foldHistory(history: readonly ConversationEvent[], ownId: AgentId | null): Entries {
  return history.reduce<Entries>((entries, event) => reduceThread(entries, event, ownId), EntryList.empty);
}

/** Inserts a page of older history. Messages of it may have been deleted later. */
export const insertOlderPage = (entries: Entries, page: Entries): Entries => {
  const merged = insertOlder(entries, page);
  return merged === entries ? entries : repeatDeletions(merged);
};

/** Merges history that the server sent again. It may tell of deletions of older messages. */
export const mergeSnapshot = (known: Entries, fresh: Entries): Entries => repeatDeletions(mergeHistory(known, fresh));

/** A message that arrives late may have been deleted meanwhile. */
function addEntry(entries: Entries, entry: Entry): Entries {
  const added = insertEntry(entries, entry);
  if (added === entries) return added;
  const repeated = added.at(-1) === entry ? added : repeatDeletions(added);
  const deletion = entry.kind === 'message' ? deletionOfComment(entry) : null;
  return deletion === null ? repeated : reduceDeletion(repeated, deletion);
}

/** Customers delete their comments by another one. */
function deletionOfComment({ body, replyTo, sender, at }: Message): Pick<Deletion, 'messageId' | 'by' | 'at'> | null {
  const isDeletion = body.type === 'comment' && body.act === 'delete' && sender.kind === 'customer';
  return isDeletion && replyTo !== null ? { messageId: replyTo, by: sender, at } : null;
}

const changeMessages = (
  entries: Entries,
  messages: readonly Message[],
  change: (message: Message) => Message,
): Entries => messages.reduce((list, { id }) => changeEntry(list, positionOf(list, id), change), entries);

/** A deletion of a message that is not loaded is kept, for when it is. */
function reduceDeletion(entries: Entries, { messageId, by, at }: Pick<Deletion, 'messageId' | 'by' | 'at'>): Entries {
  const { messages, candidates } = resolveMessage(entries, messageId, { what: 'deleted', by, at });
  return messages.length > 0
    ? changeMessages(entries, messages, (message) => deleteMessage(message, messageId))
    : insertEntry(entries, createUnresolvedNote({ what: 'deleted', messageId, by, candidates }, at, candidates > 1));
}

const deleteMessage = (message: Message, messageId: MessageId): Message =>
  message.body.type === 'deleted'
    ? message
    : { ...message, body: { type: 'deleted', text: '', messageId }, suggestions: [] };

function repeatDeletions(entries: Entries): Entries {
  let next = entries;
  for (const { what: note, at } of noticesOf(entries)) {
    if (note.type !== 'unresolved-note' || note.what !== 'deleted' || note.candidates > 0) continue;
    const { messages } = resolveMessage(next, note.messageId, { what: 'deleted', by: note.by, at });
    next = changeMessages(next, messages, (message) => deleteMessage(message, note.messageId));
  }
  return next;
}

/** The id is the same for the same note, live or in history. */
function createUnresolvedNote(
  { by: { kind, id }, ...note }: Omit<UnresolvedNote, 'type'>,
  at: EpochMs,
  visible: boolean,
): Notice {
  const what: UnresolvedNote = { type: 'unresolved-note', ...note, by: { kind, id } };
  return { kind: 'notice', id: `${note.what} ${note.messageId}@${at}` as EntryId, at, what, visible };
}

/** Receipts only move a delivery state forward. A failed message is on no step and stays failed. */
const deliverySteps: readonly Message['delivery'][] = ['sent', 'delivered', 'seen'];

function reduceReceipt(entries: Entries, receipt: Receipt, ownId: AgentId | null): Entries {
  const { messageId, status, by } = receipt;
  if (status === 'failed') return reduceFailure(entries, receipt);
  // A receipt without a message id refers to the latest message. One for an unknown message is ignored.
  const until = messageId === '' ? entries.length - 1 : findReadPosition(entries, receipt, status);
  let next = entries;
  if (by.kind === 'customer') next = raiseDelivery(next, until, status);
  return status === 'seen' ? markSeenBy(next, until, receipt, ownId) : next;
}

/** The position up to which `by` has received or read the thread, or -1. Readers may also name their own message. */
function findReadPosition(entries: Entries, { messageId, by, at }: Receipt, what: 'delivered' | 'seen'): number {
  const [message] = resolveMessage(entries, messageId, { what, by, at }).messages;
  const known = message ?? messagesWithId(entries, messageId).find((other) => other.at <= at);
  return known === undefined ? -1 : positionOf(entries, known.id);
}

function reduceFailure(entries: Entries, { messageId, by, at, detail, about }: Receipt): Entries {
  const { messages, candidates } = resolveMessage(entries, messageId, { what: 'failed', by, at, about });
  if (messages.length > 0) {
    return changeMessages(entries, messages, (message) => {
      if (message.delivery === 'failed') return message;
      // The note may repeat the text of the message instead of a reason.
      const failure = about !== undefined && about.text !== '' && about.text === message.body.text ? '' : detail;
      return { ...message, delivery: 'failed', failure };
    });
  }
  const isOutgoing = messagesWithId(entries, messageId).some(({ sender }) => sender.kind !== 'customer');
  if (!isOutgoing) return entries;
  return insertEntry(entries, createUnresolvedNote({ what: 'failed', messageId, by, candidates }, at, true));
}

/** A customer who has received or read a message has received or read all messages before it. */
function raiseDelivery(entries: Entries, until: number, status: 'delivered' | 'seen'): Entries {
  let next = entries;
  for (let position = until; position >= 0; position--) {
    const entry = next.at(position);
    if (entry?.kind !== 'message' || entry.whisper || entry.sender.kind === 'customer') continue;
    const step = deliverySteps.indexOf(entry.delivery);
    if (step < 0) continue;
    // Earlier messages were raised together with this one.
    if (step >= deliverySteps.indexOf(status)) break;
    next = changeEntry(next, position, (message) => ({ ...message, delivery: status }));
  }
  return next;
}

const isSeenBy = (entry: Entry | undefined, readerId: string): boolean =>
  entry?.kind === 'message' && entry.seenBy.some(({ id }) => id === readerId);

/** Moves a reader's name to the newest own message that they have read. */
function markSeenBy(entries: Entries, until: number, receipt: Receipt, ownId: AgentId | null): Entries {
  const reader = { id: receipt.by.id, name: receipt.by.name, at: receipt.at };
  const isReadableOwnMessage = (entry: Entry | undefined): entry is Message =>
    entry?.kind === 'message' &&
    isOwnMessage(entry, ownId) &&
    entry.delivery !== 'failed' &&
    !(entry.whisper && receipt.by.kind === 'customer');
  let latest = until;
  while (latest >= 0 && !isReadableOwnMessage(entries.at(latest))) latest--;
  if (latest < 0) return entries;
  // A late receipt: they have read a newer message, or this one, before.
  if (entries.slice(latest).some((entry) => isSeenBy(entry, reader.id))) return entries;
  let next = changeEntry(entries, latest, (message) => ({ ...message, seenBy: [...message.seenBy, reader] }));
  for (let position = latest - 1; position >= 0; position--) {
    if (!isSeenBy(next.at(position), reader.id)) continue;
    next = changeEntry(next, position, (message) => ({
      ...message,
      seenBy: message.seenBy.filter((seen) => seen.id !== reader.id),
    }));
    break;
  }
  return next;
}
