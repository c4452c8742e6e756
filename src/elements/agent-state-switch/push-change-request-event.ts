import { RequestEvent } from '../internal/events/request-event.js';

/** The agent wants to be notified while the desk is closed, or not any more. The browser asks them next. */
export class PushChangeRequestEvent extends RequestEvent<{ readonly on: boolean }> {
  constructor(on: boolean) {
    super('push-change-request', { on });
  }
}

declare global {
  interface HTMLElementEventMap {
    'push-change-request': PushChangeRequestEvent;
  }
}
