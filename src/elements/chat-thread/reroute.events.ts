import type { ConversationId } from '../../domain/index.js';
import { RequestEvent } from '../internal/request-event.js';

interface Reroute {
  readonly conversationId: ConversationId;
  readonly queueName: string;
  /** What the next agent is told; may be empty. */
  readonly note: string;
}

/** The agent hands the conversation over to a queue. */
export class ConversationTransferRequestEvent extends RequestEvent<Reroute> {
  constructor(detail: Reroute) {
    super('conversation-transfer-request', detail);
  }
}

/** The agent invites somebody of a queue into the conversation. */
export class ConversationConferenceRequestEvent extends RequestEvent<Reroute> {
  constructor(detail: Reroute) {
    super('conversation-conference-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'conversation-transfer-request': ConversationTransferRequestEvent;
    'conversation-conference-request': ConversationConferenceRequestEvent;
  }
}
