import type { ConversationId } from '../../../domain/index.js';
import { RequestEvent } from './request-event.js';

/** A person requests to leave a conversation. Fired by every element that offers it, so a page needs one listener. */
export class ConversationLeaveRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(conversationId: ConversationId) {
    super('conversation-leave-request', { conversationId });
  }
}
