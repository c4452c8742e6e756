import {
  isOwnMessage,
  type AgentId,
  type ConversationEvent,
  type Entries,
  type Entry,
  type Message,
} from '../domain/index.js';
import { EntryList } from './entry-list.js';
import { changeEntry, insertEntry, positionOfMessage } from './entries.js';

type Receipt = Extract<ConversationEvent, { type: 'receipt-received' }>;

/** Applies one event to the thread; returns the same list when nothing changes. Used for live events and for history. */
export function reduceThread(entries: Entries, event: ConversationEvent, ownId: AgentId | null): Entries {
  switch (event.type) {
    case 'entry-added':
      return insertEntry(entries, event.entry);
    case 'receipt-received':
      return reduceReceipt(entries, event, ownId);
    case 'suggestions-made':
      return changeEntry(entries, positionOfMessage(entries, event.messageId), (message) => ({
        ...message,
        suggestions: event.suggestions,
      }));
    case 'message-deleted':
      return changeEntry(entries, positionOfMessage(entries, event.messageId), (message) => ({
        ...message,
        body: { type: 'deleted', text: '', messageId: event.messageId },
      }));
    default:
      return entries;
  }
}

/** Builds a thread from history. */
export function foldHistory(history: readonly ConversationEvent[], ownId: AgentId | null): Entries {
  return history.reduce<Entries>((entries, event) => reduceThread(entries, event, ownId), EntryList.empty);
}

/** Receipts only move a delivery state forward. A failed message is on no step and stays failed. */
const deliverySteps: readonly Message['delivery'][] = ['sent', 'delivered', 'seen'];

function reduceReceipt(entries: Entries, receipt: Receipt, ownId: AgentId | null): Entries {
  const position = positionOfMessage(entries, receipt.messageId);
  if (receipt.status === 'failed') {
    return changeEntry(entries, position, (message) =>
      message.delivery === 'failed' ? message : { ...message, delivery: 'failed', failure: receipt.detail },
    );
  }
  // A receipt without a message id refers to the latest message. One for an unknown message is ignored.
  if (position < 0 && receipt.messageId !== '') return entries;
  const until = position < 0 ? entries.length - 1 : position;
  let next = entries;
  if (receipt.by.kind === 'customer') next = raiseDelivery(next, until, receipt.status);
  return receipt.status === 'seen' ? markSeenBy(next, until, receipt, ownId) : next;
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
