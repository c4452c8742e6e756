import type { SessionState } from './state.js';
import { mapRows } from './table.js';

/**
 * Moves the times that this page took from its estimate of the server's time, after that estimate has changed by `stepMs`.
 * Times that the server stated stay.
 */
export function shiftTimes(state: SessionState, stepMs: number): SessionState {
  const shift = <T extends number | null>(at: T): T => (at === null ? at : ((at + stepMs) as T));
  const { local } = state;
  return {
    ...state,
    offers: mapRows(state.offers, (offer) => ({ ...offer, offeredAt: shift(offer.offeredAt) })),
    conversations: mapRows(state.conversations, (conversation) =>
      conversation.wrapUp === null && conversation.customerTypingUntil === null
        ? conversation
        : {
            ...conversation,
            wrapUp: conversation.wrapUp && { ...conversation.wrapUp, endsAt: shift(conversation.wrapUp.endsAt) },
            customerTypingUntil: shift(conversation.customerTypingUntil),
          },
    ),
    pending: state.pending.map((pending) => ({
      ...pending,
      issuedAt: shift(pending.issuedAt),
      message: pending.message && { ...pending.message, at: shift(pending.message.at) },
    })),
    local: {
      ...local,
      lostOffers: local.lostOffers.map((lost) => ({ ...lost, at: shift(lost.at) })),
      endedConversations: local.endedConversations.map((ended) => ({ ...ended, at: shift(ended.at) })),
    },
  };
}
