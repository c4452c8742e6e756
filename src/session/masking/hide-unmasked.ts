import { initialState, type SessionState } from '../../store/state.js';
import type { SessionEnvironment } from '../session-environment.js';
import { isPiiMasked } from './is-pii-masked.js';

/** A state without all that can name a customer. */
export function withoutCustomers(state: SessionState): SessionState {
  const { offers, conversations, queueItems, local } = initialState;
  const { lostOffers, serverErrors, keptConversations, pastConversations, endedConversations } = local;
  return {
    ...state,
    ...{ offers, conversations, queueItems },
    local: {
      ...state.local,
      ...{ lostOffers, serverErrors, keptConversations, pastConversations, endedConversations },
    },
  };
}

/**
 * The agent has lost the permission to see personal data, and the code that masks it is not there yet. What `hidden` has is
 * shown again once it can be masked; no event of the server is applied before. The returned function forgets it.
 */
export function showWhenMasked({ masking, store }: SessionEnvironment, hidden: SessionState): () => void {
  return masking.whenLoaded(({ maskState }) =>
    store.update((state) => {
      const { offers, conversations, queueItems, local } = isPiiMasked(state.agent) ? maskState(hidden) : hidden;
      const { lostOffers, keptConversations, endedConversations } = local;
      return {
        ...state,
        ...{ offers, conversations, queueItems },
        local: { ...state.local, lostOffers, keptConversations, endedConversations },
      };
    }),
  );
}
