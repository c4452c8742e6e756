import type { MediaDomainId, Reason } from '../../domain/index.js';
import { RequestEvent } from '../internal/events/request-event.js';

/** The agent requests to be ready or not ready, with the chosen reason. */
export class StateChangeRequestEvent extends RequestEvent<{
  readonly state: 'ready' | 'not-ready';
  readonly reason: Reason | null;
}> {
  constructor(state: 'ready' | 'not-ready', reason: Reason | null) {
    super('state-change-request', { state, reason });
  }
}

/** The agent requests to switch a channel on or off. */
export class ChannelChangeRequestEvent extends RequestEvent<{
  readonly channelId: MediaDomainId;
  readonly name: string;
  readonly ready: boolean;
}> {
  constructor(channelId: MediaDomainId, name: string, ready: boolean) {
    super('channel-change-request', { channelId, name, ready });
  }
}

/** The agent requests to log out, with the chosen reason. Fired after the confirmation, if there is one. */
export class LogoutRequestEvent extends RequestEvent<{ readonly reason: Reason | null }> {
  constructor(reason: Reason | null) {
    super('logout-request', { reason });
  }
}
