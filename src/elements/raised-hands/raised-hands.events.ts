import type { RaisedHand } from '../../domain/index.js';
import { RequestEvent } from '../internal/events/request-event.js';

/** A supervisor requests to join a conversation as advisor, because an agent asks for one. */
export class HandJoinRequestEvent extends RequestEvent<{ readonly hand: RaisedHand }> {
  constructor(hand: RaisedHand) {
    super('hand-join-request', { hand });
  }
}

/** A supervisor dismisses the alert of a raised hand. The hand stays up. */
export class HandDismissRequestEvent extends RequestEvent<{ readonly hand: RaisedHand }> {
  constructor(hand: RaisedHand) {
    super('hand-dismiss-request', { hand });
  }
}
