import { isSupervisor, type ServerEvent } from '../domain/index.js';
import type { SessionState } from './state.js';

/** Nothing says that a conversation has ended in which this supervisor never was, so the oldest hands are forgotten. */
const maxHands = 100;

/** The hands that a supervisor knows of, in conversations of this session and outside them. */
export function reduceRaisedHands(state: SessionState, event: ServerEvent): SessionState {
  const { agent, local } = state;
  if (agent === null || !isSupervisor(agent)) return state;
  if (event.type === 'hands-changed') {
    const known = local.raisedHands.find(({ conversationId }) => conversationId === event.conversationId);
    const others = local.raisedHands.filter((hand) => hand !== known);
    if (event.hand === null && known === undefined) return state;
    // One more agent raises a hand: it has been up since the first.
    const hand = event.hand && { ...event.hand, since: known?.since ?? event.hand.since };
    return { ...state, local: { ...local, raisedHands: hand === null ? others : [...others, hand].slice(-maxHands) } };
  }
  const isLowered = event.type === 'conversation-snapshot' && event.conversation.handsRaised.length === 0;
  const loweredId = isLowered ? event.conversation.id : null;
  if (!local.raisedHands.some(({ conversationId }) => conversationId === loweredId)) return state;
  const raisedHands = local.raisedHands.filter(({ conversationId }) => conversationId !== loweredId);
  return { ...state, local: { ...local, raisedHands } };
}
