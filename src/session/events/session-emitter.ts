import type { EpochMs } from '../../domain/index.js';
import type { ServerClock } from '../server-clock.js';
import type { Journal } from '../telemetry/journal.js';
import { DeskSessionEvent, type SessionEventMap, type SessionEventName } from './session-event-map.js';
import type { SessionEvent } from './basic-session-events.js';

/** Dispatches session events on the session object. */
export class SessionEmitter {
  readonly #target: EventTarget;
  readonly #clock: ServerClock;
  readonly #journal: Journal;

  constructor(target: EventTarget, clock: ServerClock, journal: Journal) {
    this.#target = target;
    this.#clock = clock;
    this.#journal = journal;
  }

  /** False when a listener canceled the event. `since`: when what has ended began. */
  emit<Name extends SessionEventName>(name: Name, detail: SessionEventMap[Name], since?: EpochMs): boolean {
    this.#journal.add(name, detail, since && this.#clock.now() - since);
    return this.#target.dispatchEvent(new DeskSessionEvent(name, detail));
  }

  notifyAll(events: readonly SessionEvent[]): void {
    for (const [name, detail, since] of events) this.emit(name, detail, since);
  }
}
