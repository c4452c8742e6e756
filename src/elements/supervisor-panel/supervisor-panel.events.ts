import type { TeamChat } from '../../domain/index.js';
import { RequestEvent } from '../internal/events/request-event.js';

export { BargeInRequestEvent } from '../internal/events/supervise-request-events.js';
export { ConversationLeaveRequestEvent } from '../internal/events/conversation-leave-request-event.js';

/** A supervisor wants to listen to a running chat without being seen. */
export class MonitorRequestEvent extends RequestEvent<{ readonly chat: TeamChat }> {
  constructor(detail: { readonly chat: TeamChat }) {
    super('monitor-request', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'monitor-request': MonitorRequestEvent;
  }
}
