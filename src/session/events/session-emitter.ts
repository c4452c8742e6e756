import { DeskSessionEvent, type SessionEventMap, type SessionEventName } from './session-event-map.js';
import type { SessionEvent } from './session-events-of.js';

/** Dispatches session events on the session object. */
export class SessionEmitter {
  readonly #target: EventTarget;

  constructor(target: EventTarget) {
    this.#target = target;
  }

  emit<Name extends SessionEventName>(name: Name, detail: SessionEventMap[Name]): void {
    this.#target.dispatchEvent(new DeskSessionEvent(name, detail));
  }

  notifyAll(events: readonly SessionEvent[]): void {
    for (const [name, detail] of events) this.emit(name, detail);
  }
}
