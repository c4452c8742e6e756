import type { ConversationId, Entry, EntryId, Message, MessageId } from '../../domain/index.js';
import type { DeskSession } from '../../session/desk-session.js';

const mostCounted = 99;

/** The newest message of anybody else, the one that has to be looked at for everything to have been read. */
export function newestForeign(entries: readonly Entry[], ownId: string | null): Message | undefined {
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (entry?.kind === 'message' && isForeign(entry, ownId)) return entry;
  }
  return undefined;
}

export const isForeign = (message: Message, ownId: string | null): boolean =>
  message.pendingCommand === null &&
  message.sender.kind !== 'system' &&
  !(message.sender.kind === 'agent' && message.sender.id === ownId);

/** Messages of others after a known one, newest first; not more than are worth counting. */
export function foreignSince(
  entries: readonly Entry[],
  since: EntryId | null,
  ownId: string | null,
): readonly Message[] {
  const fresh: Message[] = [];
  for (let i = entries.length - 1; i >= 0 && fresh.length < mostCounted; i--) {
    const entry = entries[i];
    if (entry?.id === since) break;
    if (entry?.kind === 'message' && isForeign(entry, ownId)) fresh.push(entry);
  }
  return fresh;
}

/** What a read receipt is for: a message of the customer or another agent. Receipts reach the customer, whispers do not. */
function newestToConfirm(entries: readonly Entry[], ownId: string | null): Message | undefined {
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (entry?.kind !== 'message' || entry.whisper || entry.sender.kind === 'bot') continue;
    if (isForeign(entry, ownId)) return entry;
  }
  return undefined;
}

/** Last message a receipt was sent for, by conversation: kept beside the session, because elements come and go. */
const confirmed = new WeakMap<DeskSession, Map<ConversationId, MessageId>>();

/** Tells the server, once per message, how far the agent has read. Only whoever answers the customer does. */
export function confirmRead(session: DeskSession, id: ConversationId): void {
  const { state } = session;
  const conversation = state.conversations.byId.get(id);
  if (conversation?.role !== 'primary' || conversation.state === 'closed' || state.connection.status !== 'online')
    return;
  const message = newestToConfirm(conversation.entries, state.agent?.id ?? null);
  if (message === undefined) return;
  let sent = confirmed.get(session);
  if (sent === undefined) {
    sent = new Map();
    confirmed.set(session, sent);
  }
  if (sent.get(id) === message.messageId) return;
  sent.set(id, message.messageId);
  void session.dispatch({ type: 'send-read', conversationId: id, messageId: message.messageId }).then((outcome) => {
    // It did not get out: the next look at the thread tries again.
    if (outcome.status !== 'confirmed' && sent.get(id) === message.messageId) sent.delete(id);
  });
}
