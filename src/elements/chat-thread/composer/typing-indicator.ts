import type { ConversationId } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';

/** Shorter than the time for which the customer's client shows one indicator. */
const minIntervalMs = 3000;

/** Sends the typing indicator of one conversation, throttled. */
export class TypingIndicator {
  #lastSentAt = -Infinity;

  notify(session: DeskSession | undefined, conversationId: ConversationId | null): void {
    const now = performance.now();
    if (session === undefined || conversationId === null || now - this.#lastSentAt < minIntervalMs) return;
    this.#lastSentAt = now;
    void session.dispatch({ type: 'send-typing', conversationId });
  }
}
