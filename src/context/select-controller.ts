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
  #unsubscribe: (() => void) | undefined;
  #unwatch: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly sessions: SessionController,
    private readonly selector: (state: SessionState) => T,
    private readonly equal: (a: T, b: T) => boolean = Object.is,
  ) {
    this.#value = selector(initialState);
    host.addController(this);
  }

  get value(): T {
    return this.#value;
  }

  hostConnected(): void {
    this.#unwatch = this.sessions.onChange(() => this.#attach());
    this.#attach();
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  hostUpdate(): void {
    // A property the selector reads may be what caused this update; no further one is needed.
    this.#read();
  }

  #attach(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.sessions.session?.subscribe(() => this.#refresh());
    this.#refresh();
  }

  #refresh(): void {
    if (this.#read()) this.host.requestUpdate();
  }

  #read(): boolean {
    const before = this.#value;
    this.#value = this.selector(this.sessions.session?.state ?? initialState);
    return !this.equal(this.#value, before);
  }
}
