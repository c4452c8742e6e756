import type { ReactiveControllerHost } from 'lit';
import type { DeskSession } from '../session/session.js';
import type { SessionState } from '../store/state.js';
import { initialState } from '../store/state.js';
import type { SessionController } from './session-controller.js';
import { SessionSubscriber } from './session-subscriber.js';

/**
 * One value derived from the session's state. Requests an update of its host only when the value changes, as decided by
 * `isEqual`. The selector may read properties of the host: it runs again before every update.
 *
 * Selectors run on every state change, so they must be cheap (a lookup, or memoised) and return the same reference for
 * the same input.
 */
export class SelectController<T> extends SessionSubscriber {
  #value: T;
  readonly #selector: (state: SessionState) => T;
  readonly #isEqual: (a: T, b: T) => boolean;

  constructor(
    host: ReactiveControllerHost,
    sessionController: SessionController,
    selector: (state: SessionState) => T,
    isEqual: (a: T, b: T) => boolean = Object.is,
  ) {
    super(host, sessionController);
    this.#selector = selector;
    this.#isEqual = isEqual;
    this.#value = selector(initialState);
    host.addController(this);
  }

  get value(): T {
    return this.#value;
  }

  hostUpdate(): void {
    // A property the selector reads may have caused this update; no further one is needed.
    this.#updateValue();
  }

  protected override subscribe(session: DeskSession | undefined): (() => void) | undefined {
    const unsubscribe = session?.subscribe(() => this.#refresh());
    this.#refresh();
    return unsubscribe;
  }

  #refresh(): void {
    let hasChanged = true;
    try {
      hasChanged = this.#updateValue();
    } catch {
      // The selector throws again in the update, and the element reports it.
    }
    if (hasChanged) this.host.requestUpdate();
  }

  #updateValue(): boolean {
    const previous = this.#value;
    this.#value = this.#selector(this.session?.state ?? initialState);
    return !this.#isEqual(this.#value, previous);
  }
}
