import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../context/session-controller.js';
import type { QueueItem } from '../../domain/index.js';
import type { DeskSession } from '../../session/desk-session.js';
import type { SessionFactEvent } from '../../session/session-events.js';

/** What comes within this span is said in one sentence (ms). */
const span = 5000;

/** Requests that have just come, to be said aloud once. */
export class QueueNews implements ReactiveController {
  fresh: readonly QueueItem[] = [];

  #session: DeskSession | undefined;
  #unwatch: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly sessions: SessionController,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#unwatch = this.sessions.onChange(() => this.#follow(this.sessions.session));
    this.#follow(this.sessions.session);
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#follow(undefined);
  }

  #follow(session: DeskSession | undefined): void {
    this.#session?.removeEventListener('queue-item-received', this.#hear);
    this.#session = session;
    session?.addEventListener('queue-item-received', this.#hear);
    this.#forget();
  }

  readonly #hear = (event: Event): void => {
    const { item } = (event as SessionFactEvent<'queue-item-received'>).detail;
    this.fresh = [...this.fresh, item];
    clearTimeout(this.#timer);
    // Emptied again, so that the same sentence is heard the next time.
    this.#timer = setTimeout(() => this.#forget(), span);
    this.host.requestUpdate();
  };

  #forget(): void {
    clearTimeout(this.#timer);
    this.fresh = [];
    this.host.requestUpdate();
  }
}
