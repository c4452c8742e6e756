import type { PullList, QueueItem } from '../../domain/index.js';
import { RequestEvent } from '../internal/events/request-event.js';

/** The agent requests to subscribe to a list or to unsubscribe from it. */
export class PullListRequestEvent extends RequestEvent<{ readonly list: PullList }> {
  constructor(name: 'pull-list-subscribe-request' | 'pull-list-unsubscribe-request', list: PullList) {
    super(name, { list });
  }
}

/** The agent requests to join a waiting customer or to end the request. */
export class QueueItemRequestEvent extends RequestEvent<{ readonly item: QueueItem }> {
  constructor(name: 'queue-item-join-request' | 'queue-item-end-request', item: QueueItem) {
    super(name, { item });
  }
}
