import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionState } from '../store/state.js';
import { initialState } from '../store/state.js';
import type { SessionController } from './session-controller.js';

/**
 * One value derived from the session's state. The element is asked to render only when the value changed: when it is
 * another, or not `equal`, for what may change without being drawn anew. The selector may read properties of its element:
 * it runs again before every update.
 *
 * Selectors must be cheap (a lookup, or memoised) and return the same reference for the same input: each runs on every
 * change of the state.
 */
export class SelectController<T> implements ReactiveController {
  #value: T;
  #unsubscribeState: (() => void) | undefined;
  #unsubscribeSession: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly sessionController: SessionController,
    private readonly selector: (state: SessionState) => T,
    private readonly isEqual: (a: T, b: T) => boolean = Object.is,
  ) {
    this.#value = selector(initialState);
    host.addController(this);
  }

  get value(): T {
    return this.#value;
  }

  hostConnected(): void {
    this.#unsubscribeSession = this.sessionController.onChange(() => this.#subscribe());
    this.#subscribe();
  }

  hostDisconnected(): void {
    this.#unsubscribeSession?.();
    this.#unsubscribeSession = undefined;
    this.#unsubscribeState?.();
    this.#unsubscribeState = undefined;
  }

  hostUpdate(): void {
    // A property the selector reads may be what caused this update; no further one is needed.
    this.#updateValue();
  }

  #subscribe(): void {
    this.#unsubscribeState?.();
    this.#unsubscribeState = this.sessionController.session?.subscribe(() => this.#refresh());
    this.#refresh();
  }

  #refresh(): void {
    if (this.#updateValue()) this.host.requestUpdate();
  }

  #updateValue(): boolean {
    const previous = this.#value;
    this.#value = this.selector(this.sessionController.session?.state ?? initialState);
    return !this.isEqual(this.#value, previous);
  }
}
