import {
  isOwnMessage,
  type AgentId,
  type ConversationId,
  type Entries,
  type Entry,
  type EntryId,
  type Message,
} from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';

const isFromOthers = (entry: Entry, ownId: AgentId | null): entry is Message =>
  entry.kind === 'message' && entry.sender.kind !== 'system' && !isOwnMessage(entry, ownId);

/** The newest message of others: once it has been visible, the conversation counts as read. */
export const findNewestFromOthers = (entries: Entries, ownId: AgentId | null): Message | undefined =>
  entries.findLast((entry) => isFromOthers(entry, ownId));

/** Messages of others after the entry `since`. */
export function messagesFromOthersSince(
  entries: Entries,
  since: EntryId | null,
  ownId: AgentId | null,
): readonly Message[] {
  let start = entries.length;
  while (start > 0 && entries.at(start - 1)?.id !== since) start--;
  return entries.slice(start).filter((entry) => isFromOthers(entry, ownId));
}

/** Messages with a receipt already sent, by entry: several may have one message id. Kept per session, because it outlives the elements. */
const receiptsBySession = new WeakMap<DeskSession, Set<EntryId>>();

/** Sends a read receipt for the newest message, once per message. Only the primary role sends them. */
export function sendReadReceipt(session: DeskSession, conversationId: ConversationId): void {
  const { state } = session;
  const conversation = state.conversations.byId.get(conversationId);
  if (conversation?.role !== 'primary' || conversation.state === 'closed' || state.connection.status !== 'online')
    return;
  // Receipts are visible to the customer, so whispers do not get any. Bots do not need them.
  const message = conversation.entries.findLast(
    (entry): entry is Message =>
      isFromOthers(entry, state.agent?.id ?? null) && !entry.whisper && entry.sender.kind !== 'bot',
  );
  const sentReceipts = receiptsBySession.get(session) ?? new Set();
  receiptsBySession.set(session, sentReceipts);
  if (message === undefined || sentReceipts.has(message.id)) return;
  const { id, messageId } = message;
  sentReceipts.add(id);
  void session.dispatch({ type: 'send-read', conversationId, messageId }).then((outcome) => {
    // Not sent: retry when the message is next visible.
    if (outcome.status !== 'confirmed') sentReceipts.delete(id);
  });
}
