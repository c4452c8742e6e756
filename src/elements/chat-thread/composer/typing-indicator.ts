import type { ConversationId } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';

/** One sign tells the customer for longer than this. */
const minIntervalMs = 3000;

/** Tells the customer of one conversation that the agent is writing, not with every key. */
export class TypingIndicator {
  #lastSentAt = -Infinity;

  notify(session: DeskSession | undefined, conversationId: ConversationId | null): void {
    const now = performance.now();
    if (session === undefined || conversationId === null || now - this.#lastSentAt < minIntervalMs) return;
    this.#lastSentAt = now;
    void session.dispatch({ type: 'send-typing', conversationId });
  }
}
