import type { ConversationId } from '../../domain/index.js';
import type { DeskSession } from '../../session/desk-session.js';

/** One sign tells the customer for longer than this. */
const span = 3000;

/** Tells the customer of one conversation that the agent is writing, not with every key. */
export class TypingSign {
  #at = -Infinity;

  sign(desk: DeskSession | undefined, conversationId: ConversationId | null): void {
    const now = performance.now();
    if (desk === undefined || conversationId === null || now - this.#at < span) return;
    this.#at = now;
    void desk.dispatch({ type: 'send-typing', conversationId });
  }
}
