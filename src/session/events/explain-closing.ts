import type { CloseReason, Conversation, ServerEvent } from '../../domain/index.js';

type ClosedEvent = Extract<ServerEvent, { type: 'conversation-closed' }>;

/**
 * The event with the reason that the conversation and this agent's requests show. Servers state `UNSUBSCRIBED` for any
 * removal, and none for a conversation that has ended during a lost connection. `departure`: how this agent asked to leave.
 */
export function explainClosing(
  event: ClosedEvent,
  conversation: Conversation | undefined,
  departure: CloseReason | null,
): ClosedEvent {
  if (event.reason === 'wrapped-up' && departure === 'wrap-up-filed') return { ...event, reason: departure };
  if (conversation === undefined || (event.reason !== 'left' && (event.reason !== 'other' || event.detail !== '')))
    return event;
  const isEndedByCustomer = hasCustomerLeft(conversation);
  if (event.reason === 'other')
    return { ...event, reason: departure ?? (isEndedByCustomer ? 'customer-left' : 'other') };
  if (departure === 'left' || conversation.role === 'wrap-up') return event;
  return { ...event, reason: isEndedByCustomer ? 'customer-left' : (departure ?? 'other') };
}

/** No channel is open any more, or the thread says so. */
function hasCustomerLeft({ state, channelSessions, entries }: Conversation): boolean {
  if (state === 'customer-left' || channelSessions.length === 0) return true;
  const last = entries.findLast(
    (entry) =>
      entry.kind === 'notice' && (entry.what.type === 'customer-left' || entry.what.type === 'channel-session-started'),
  );
  return last?.kind === 'notice' && last.what.type === 'customer-left';
}
