import { RequestEvent } from '../internal/events/request-event.js';

/** The agent requests to turn push notifications on or off. When turned on, the browser then prompts for permission. */
export class PushChangeRequestEvent extends RequestEvent<{ readonly on: boolean }> {
  constructor(on: boolean) {
    super('push-change-request', { on });
  }
}
