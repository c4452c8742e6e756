import type { ConversationId, TeamChat } from '../../domain/index.js';
import { RequestEvent } from '../internal/request-event.js';

export { ConversationLeaveRequestEvent } from '../internal/leave-request-event.js';

/** A supervisor wants to listen to a running chat without being seen. */
export class MonitorRequestEvent extends RequestEvent<{ readonly chat: TeamChat }> {
  constructor(detail: { readonly chat: TeamChat }) {
    super('monitor-request', detail);
  }
}

/** A supervisor who monitors a chat wants to talk to its customer. */
export class BargeInRequestEvent extends RequestEvent<{ readonly conversationId: ConversationId }> {
  constructor(detail: { readonly conversationId: ConversationId }) {
    super('barge-in-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'monitor-request': MonitorRequestEvent;
    'barge-in-request': BargeInRequestEvent;
  }
}
