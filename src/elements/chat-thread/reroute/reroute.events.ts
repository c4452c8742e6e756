import type { ConversationId, RerouteTarget } from '../../../domain/index.js';
import { RequestEvent } from '../../internal/events/request-event.js';

interface RerouteDetail {
  readonly conversationId: ConversationId;
  /** The queue by its name, or the agent by id and name. */
  readonly target: RerouteTarget;
  /** What the next agent is told; may be empty. */
  readonly note: string;
}

/** The agent hands the conversation over: to a queue, to an agent, or to the colleague they consult. */
export class ConversationTransferRequestEvent extends RequestEvent<RerouteDetail> {
  constructor(detail: RerouteDetail) {
    super('conversation-transfer-request', detail);
  }
}

/** The agent brings somebody into the conversation: of a queue, by name, or the colleague they consult. */
export class ConversationConferenceRequestEvent extends RequestEvent<RerouteDetail> {
  constructor(detail: RerouteDetail) {
    super('conversation-conference-request', detail);
  }
}

/** The agent asks somebody for advice whom the customer is not to notice. */
export class ConversationConsultRequestEvent extends RequestEvent<RerouteDetail> {
  constructor(detail: RerouteDetail) {
    super('conversation-consult-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'conversation-transfer-request': ConversationTransferRequestEvent;
    'conversation-conference-request': ConversationConferenceRequestEvent;
    'conversation-consult-request': ConversationConsultRequestEvent;
  }
}
