import type { ConversationId } from '../../domain/index.js';
import { RequestEvent } from '../internal/events/request-event.js';

/** The agent wants this conversation in front of them. */
export class ConversationSelectRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(conversationId: ConversationId) {
    super('conversation-select-request', { conversationId });
  }
}

declare global {
  interface HTMLElementEventMap {
    'conversation-select-request': ConversationSelectRequestEvent;
  }
}
