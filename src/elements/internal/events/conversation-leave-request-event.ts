import type { ConversationId } from '../../../domain/index.js';
import { RequestEvent } from './request-event.js';

/** Somebody wants to leave a conversation, wherever they ask for it: one name, so that a host needs one listener. */
export class ConversationLeaveRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(conversationId: ConversationId) {
    super('conversation-leave-request', { conversationId });
  }
}

declare global {
  interface HTMLElementEventMap {
    'conversation-leave-request': ConversationLeaveRequestEvent;
  }
}
