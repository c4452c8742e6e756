import type { SessionController, SessionHost } from '../../../context/session-controller.js';
import { SessionSubscriber } from '../../../context/session-subscriber.js';
import type { DeskSession } from '../../../session/session.js';

/** Listens to an event that elements dispatch on the session, the only object that unrelated elements of a page share. */
export class SessionListener<E extends Event> extends SessionSubscriber {
  readonly #type: string;
  readonly #listener: (event: E) => void;

  constructor(host: SessionHost, sessionController: SessionController, type: string, listener: (event: E) => void) {
    super(host, sessionController);
    this.#type = type;
    this.#listener = listener;
    host.addController(this);
  }

  protected override subscribe(session: DeskSession | undefined): () => void {
    session?.addEventListener(this.#type, this.#handleEvent);
    return () => session?.removeEventListener(this.#type, this.#handleEvent);
  }

  readonly #handleEvent = (event: Event): void => this.#listener(event as E);
}
