import type { AgentId, Reason, TeamChat } from '../../domain/index.js';
import { RequestEvent } from '../internal/events/request-event.js';

export { BargeInRequestEvent } from '../internal/events/supervise-request-events.js';
export { ConversationLeaveRequestEvent } from '../internal/events/conversation-leave-request-event.js';

/** Other rows of the table of chats are rendered than before: those near the viewport. */
export class ChatsShownEvent extends Event {
  constructor(readonly detail: { readonly chats: readonly TeamChat[] }) {
    super('chats-shown', { bubbles: true, composed: true });
  }
}

/** A supervisor requests to monitor an active chat without the customer seeing it. */
export class MonitorRequestEvent extends RequestEvent<{ readonly chat: TeamChat }> {
  constructor(detail: { readonly chat: TeamChat }) {
    super('monitor-request', detail);
  }
}

/** A supervisor requests to set an agent ready, or to log them out. */
export class AgentStateRequestEvent extends RequestEvent<{
  readonly agentId: AgentId;
  readonly state: 'ready' | 'logged-out';
  readonly reason: Reason | null;
}> {
  constructor(detail: AgentStateRequestEvent['detail']) {
    super('agent-state-request', detail);
  }
}
