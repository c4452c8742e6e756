import { RequestEvent } from '../internal/events/request-event.js';

/** A person requests to sign in. The password is never part of an event. */
export class LoginRequestEvent extends RequestEvent<{ readonly username: string }> {
  constructor(username: string) {
    super('login-request', { username });
  }
}
