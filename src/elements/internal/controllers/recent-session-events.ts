import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../../context/session-controller.js';
import type { DeskSession } from '../../../session/session.js';
import type { DeskSessionEvent, SessionEventName, SessionEventMap } from '../../../session/events/session-event-map.js';

/**
 * What a session has told lately, to be said or shown once. Forgotten when nothing more has come for `span` milliseconds,
 * so that the same sentence is heard the next time.
 */
export class RecentSessionEvents<Name extends SessionEventName> implements ReactiveController {
  events: readonly SessionEventMap[Name][] = [];

  #session: DeskSession | undefined;
  #unsubscribe: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly sessionController: SessionController,
    private readonly eventName: Name,
    private readonly retentionMs: number,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = this.sessionController.onChange(() => this.#listen(this.sessionController.session));
    this.#listen(this.sessionController.session);
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#listen(undefined);
  }

  #listen(session: DeskSession | undefined): void {
    this.#session?.removeEventListener(this.eventName, this.#handleEvent);
    this.#session = session;
    session?.addEventListener(this.eventName, this.#handleEvent);
    this.clear();
  }

  readonly #handleEvent = (event: Event): void => {
    this.events = [...this.events, (event as DeskSessionEvent<Name>).detail];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.clear(), this.retentionMs);
    this.host.requestUpdate();
  };

  clear(): void {
    clearTimeout(this.#timer);
    if (this.events.length === 0) return;
    this.events = [];
    this.host.requestUpdate();
  }
}
