import { initialState, type SessionState } from './state.js';

export type Listener = () => void;

/**
 * Holds the one immutable state of a session and tells listeners when it was replaced. Knows nothing of what is in it.
 */
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

  /** Replaces the state by what `change` makes of it. Returning the same object changes nothing and tells nobody. */
  update(change: (state: SessionState) => SessionState): void {
    const next = change(this.#state);
    if (next === this.#state) return;
    this.#state = next;
    if (this.#batchDepth > 0) this.#changedInBatch = true;
    else this.#notify();
  }

  /** Listeners hear of everything done inside `work` once, at its end. */
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
    // A copy: a listener may let go of itself or another while it runs.
    for (const listener of [...this.#listeners]) {
      try {
        listener();
      } catch (error) {
        // One listener's mistake is reported where the page reports errors, and keeps no other from hearing.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
