import type { ConversationId } from '../../../domain/index.js';
import { RequestEvent } from './request-event.js';

/** A supervisor who monitors a conversation requests to join it and write to the customer. */
export class BargeInRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(conversationId: ConversationId) {
    super('barge-in-request', { conversationId });
  }
}

/** A supervisor who monitors a conversation requests to advise its agents, who then see the supervisor. */
export class WhisperModeRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(conversationId: ConversationId) {
    super('whisper-mode-request', { conversationId });
  }
}
