import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeskSession } from '../session/session.js';
import type { SessionController } from './session-controller.js';

/**
 * Base of the controllers that subscribe to an element's session while the element is connected. Subclasses add
 * themselves to the host at the end of their constructors: a connected host calls `hostConnected` at once.
 */
export abstract class SessionSubscriber implements ReactiveController {
  protected readonly host: ReactiveControllerHost;
  readonly #sessionController: SessionController;
  #stopObserving: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, sessionController: SessionController) {
    this.host = host;
    this.#sessionController = sessionController;
  }

  protected get session(): DeskSession | undefined {
    return this.#sessionController.session;
  }

  hostConnected(): void {
    this.#stopObserving = this.#sessionController.onChange(() => this.#resubscribe());
    this.#resubscribe();
  }

  hostDisconnected(): void {
    this.#stopObserving?.();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** Called for every session the element finds, and with undefined when it has none. Returns how to unsubscribe. */
  protected abstract subscribe(session: DeskSession | undefined): (() => void) | undefined;

  #resubscribe(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.subscribe(this.session);
  }
}
