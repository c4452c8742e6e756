import type { ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../../context/session-controller.js';
import { SessionSubscriber } from '../../../context/session-subscriber.js';
import type { DeskSession } from '../../../session/session.js';
import type { DeskSessionEvent, SessionEventName, SessionEventMap } from '../../../session/events/session-event-map.js';

/**
 * The latest events of one name from the session, to be announced or shown once. Cleared when no further event has come
 * for `retentionMs`, so that a live region announces the same text again the next time.
 */
export class RecentSessionEvents<Name extends SessionEventName> extends SessionSubscriber {
  events: readonly SessionEventMap[Name][] = [];

  readonly #eventName: Name;
  readonly #retentionMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: ReactiveControllerHost,
    sessionController: SessionController,
    eventName: Name,
    retentionMs: number,
  ) {
    super(host, sessionController);
    this.#eventName = eventName;
    this.#retentionMs = retentionMs;
    host.addController(this);
  }

  clear(): void {
    clearTimeout(this.#timer);
    if (this.events.length === 0) return;
    this.events = [];
    this.host.requestUpdate();
  }

  protected override subscribe(session: DeskSession | undefined): () => void {
    session?.addEventListener(this.#eventName, this.#handleEvent);
    return () => {
      session?.removeEventListener(this.#eventName, this.#handleEvent);
      this.clear();
    };
  }

  readonly #handleEvent = (event: Event): void => {
    this.events = [...this.events, (event as DeskSessionEvent<Name>).detail];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.clear(), this.#retentionMs);
    this.host.requestUpdate();
  };
}
