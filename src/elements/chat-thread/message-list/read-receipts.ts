import {
  isOwnMessage,
  type AgentId,
  type ConversationId,
  type Entries,
  type Entry,
  type EntryId,
  type Message,
  type MessageId,
} from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';

const isFromOthers = (entry: Entry, ownId: AgentId | null): entry is Message =>
  entry.kind === 'message' && entry.sender.kind !== 'system' && !isOwnMessage(entry, ownId);

/** The newest message of anybody else, the one that has to be looked at for everything to have been read. */
export const findNewestFromOthers = (entries: Entries, ownId: AgentId | null): Message | undefined =>
  entries.findLast((entry) => isFromOthers(entry, ownId));

/** Messages of others after a known one. */
export function messagesFromOthersSince(
  entries: Entries,
  since: EntryId | null,
  ownId: AgentId | null,
): readonly Message[] {
  let start = entries.length;
  while (start > 0 && entries.at(start - 1)?.id !== since) start--;
  return entries.slice(start).filter((entry) => isFromOthers(entry, ownId));
}

/** Messages a receipt was sent for: kept beside the session, because elements come and go. */
const receiptsBySession = new WeakMap<DeskSession, Set<MessageId>>();

/** Tells the server, once per message, how far the agent has read. Only whoever answers the customer does. */
export function sendReadReceipt(session: DeskSession, conversationId: ConversationId): void {
  const { state } = session;
  const conversation = state.conversations.byId.get(conversationId);
  if (conversation?.role !== 'primary' || conversation.state === 'closed' || state.connection.status !== 'online')
    return;
  // A message of the customer or another agent. Receipts reach the customer, whispers do not.
  const message = conversation.entries.findLast(
    (entry): entry is Message =>
      isFromOthers(entry, state.agent?.id ?? null) && !entry.whisper && entry.sender.kind !== 'bot',
  );
  const sentReceipts = receiptsBySession.get(session) ?? new Set();
  receiptsBySession.set(session, sentReceipts);
  if (message === undefined || sentReceipts.has(message.messageId)) return;
  const { messageId } = message;
  sentReceipts.add(messageId);
  void session.dispatch({ type: 'send-read', conversationId, messageId }).then((outcome) => {
    // It did not get out: the next look at the thread tries again.
    if (outcome.status !== 'confirmed') sentReceipts.delete(messageId);
  });
}
