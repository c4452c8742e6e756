import { initialState, type SessionState } from './state.js';

export type Listener = () => void;

/** Holds the immutable state of a session and notifies listeners when it is replaced. */
export class Store {
  #state: SessionState;
  #listeners = new Set<Listener>();
  #batchDepth = 0;
  #changedInBatch = false;

  constructor(state: SessionState = initialState) {
    this.#state = state;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Calls `listener` after every change, until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Replaces the state by the result of `change`. Returning the same object notifies no listener. */
  update(change: (state: SessionState) => SessionState): void {
    const next = change(this.#state);
    if (next === this.#state) return;
    this.#state = next;
    if (this.#batchDepth > 0) this.#changedInBatch = true;
    else this.#notify();
  }

  /** Notifies listeners once, after `callback`, for all updates made in it. */
  batch<T>(callback: () => T): T {
    this.#batchDepth++;
    try {
      return callback();
    } finally {
      if (--this.#batchDepth === 0 && this.#changedInBatch) {
        this.#changedInBatch = false;
        this.#notify();
      }
    }
  }

  #notify(): void {
    // Iterate over a copy: a listener may unsubscribe itself or another.
    for (const listener of [...this.#listeners]) {
      try {
        listener();
      } catch (error) {
        // Report the error as uncaught, and go on with the other listeners.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
