import { reportError } from '../../browser/diagnostics.js';
import { defaultSessionId, sessionRegistry } from '../../session/session-registry.js';
import type { DeskSession } from '../../session/session.js';

/** The session of one element under its id, by which elements elsewhere in the page find it. */
export class SessionRegistration {
  #id: string | undefined;
  #session: DeskSession | undefined;
  #unwatch: (() => void) | undefined;

  /** While another session has the id, waits until it is free. */
  register(id: string, session: DeskSession): void {
    if (this.#id === id && this.#session === session) return;
    this.unregister();
    if (sessionRegistry().add(id, session)) {
      this.#id = id;
      this.#session = session;
      return;
    }
    // Retry when the other element is removed, as when the page replaces one view with another.
    this.#unwatch = sessionRegistry().watch(id, () => this.register(id, session));
    queueMicrotask(() => {
      if (this.#unwatch === undefined) return;
      reportError(
        id === defaultSessionId
          ? 'Two <desk-session> elements without a session-id: widgets outside them use the first. Give each an id.'
          : `Two <desk-session> elements with session-id "${id}": widgets use the first.`,
      );
    });
  }

  unregister(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    if (this.#id !== undefined && this.#session !== undefined) sessionRegistry().remove(this.#id, this.#session);
    this.#id = undefined;
    this.#session = undefined;
  }
}
