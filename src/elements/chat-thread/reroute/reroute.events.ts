import type { ConversationId, RerouteTarget } from '../../../domain/index.js';
import { RequestEvent } from '../../internal/events/request-event.js';

interface RerouteDetail {
  readonly conversationId: ConversationId;
  /** The queue by its name, or the agent by id and name. */
  readonly target: RerouteTarget;
  /** Shown to the next agent; may be empty. */
  readonly note: string;
}

/** The agent requests a transfer: to a queue, to an agent, or to the agent they consult. */
export class ConversationTransferRequestEvent extends RequestEvent<RerouteDetail> {
  constructor(detail: RerouteDetail) {
    super('conversation-transfer-request', detail);
  }
}

/** The agent requests a conference: with a queue, an agent, or the agent they consult. */
export class ConversationConferenceRequestEvent extends RequestEvent<RerouteDetail> {
  constructor(detail: RerouteDetail) {
    super('conversation-conference-request', detail);
  }
}

/** The agent requests a consultation, which is not visible to the customer. */
export class ConversationConsultRequestEvent extends RequestEvent<RerouteDetail> {
  constructor(detail: RerouteDetail) {
    super('conversation-consult-request', detail);
  }
}
