import { DeskSessionEvent, type SessionEventMap, type SessionEventName } from './session-event-map.js';
import type { SessionEvent } from './basic-session-events.js';

/** Dispatches session events on the session object. */
export class SessionEmitter {
  readonly #target: EventTarget;

  constructor(target: EventTarget) {
    this.#target = target;
  }

  /** False when a listener canceled the event. */
  emit<Name extends SessionEventName>(name: Name, detail: SessionEventMap[Name]): boolean {
    return this.#target.dispatchEvent(new DeskSessionEvent(name, detail));
  }

  notifyAll(events: readonly SessionEvent[]): void {
    for (const [name, detail] of events) this.emit(name, detail);
  }
}
