import type { MediaDomainId, Reason } from '../../domain/index.js';
import { RequestEvent } from '../internal/events/request-event.js';

/** The agent wants to be ready, or not to be, with the reason they gave. */
export class StateChangeRequestEvent extends RequestEvent<{
  readonly state: 'ready' | 'not-ready';
  readonly reason: Reason | null;
}> {
  constructor(state: 'ready' | 'not-ready', reason: Reason | null) {
    super('state-change-request', { state, reason });
  }
}

/** The agent wants one channel on or off. */
export class ChannelChangeRequestEvent extends RequestEvent<{
  readonly channelId: MediaDomainId;
  readonly name: string;
  readonly ready: boolean;
}> {
  constructor(channelId: MediaDomainId, name: string, ready: boolean) {
    super('channel-change-request', { channelId, name, ready });
  }
}

/** The agent wants to log out, with the reason they gave. Comes after the confirmation, where one is asked for. */
export class LogoutRequestEvent extends RequestEvent<{ readonly reason: Reason | null }> {
  constructor(reason: Reason | null) {
    super('logout-request', { reason });
  }
}

declare global {
  interface HTMLElementEventMap {
    'state-change-request': StateChangeRequestEvent;
    'channel-change-request': ChannelChangeRequestEvent;
    'logout-request': LogoutRequestEvent;
  }
}
