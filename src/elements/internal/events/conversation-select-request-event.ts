import type { ConversationId } from '../../../domain/index.js';
import { RequestEvent } from './request-event.js';

/** The agent requests to make a conversation the active one, in the list or by a shortcut. */
export class ConversationSelectRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(conversationId: ConversationId) {
    super('conversation-select-request', { conversationId });
  }
}
