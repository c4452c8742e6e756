import type { ConversationId, Offer } from '../../domain/index.js';
import { RequestEvent } from '../internal/events/request-event.js';

interface OfferDetail {
  readonly conversationId: ConversationId;
  readonly offer: Offer;
}

/** The agent requests to accept an offer. */
export class TaskAcceptRequestEvent extends RequestEvent<OfferDetail> {
  constructor(offer: Offer) {
    super('task-accept-request', { conversationId: offer.conversationId, offer });
  }
}

/** The agent requests to dismiss an offer: it is hidden on this page and stays open on the server. */
export class TaskDismissRequestEvent extends RequestEvent<OfferDetail> {
  constructor(offer: Offer) {
    super('task-dismiss-request', { conversationId: offer.conversationId, offer });
  }
}
