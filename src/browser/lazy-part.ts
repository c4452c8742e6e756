import { Backoff } from './backoff.js';

/** Code that is imported when it is first needed. A failed import is repeated while anything waits for it. */
export class LazyPart<Code> {
  readonly #import: () => Promise<Code>;
  readonly #backoff: Backoff;
  readonly #waiting = new Set<(code: Code) => void>();
  readonly #failureListeners = new Set<(error: unknown) => void>();
  #code: Code | null = null;
  #attempt: Promise<Code> | null = null;
  #hasFailed = false;
  #isRetryScheduled = false;

  /** `code`: if it is there already. */
  constructor(importCode: () => Promise<Code>, backoff = new Backoff(), code: Code | null = null) {
    this.#import = importCode;
    this.#code = code;
    this.#backoff = backoff;
  }

  /** Null until it is loaded. */
  get code(): Code | null {
    return this.#code;
  }

  /** The last attempt failed. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Something waits for it. */
  get isAwaited(): boolean {
    return this.#waiting.size > 0;
  }

  /** Loads it now. Rejects if this attempt fails. */
  load(): Promise<Code> {
    if (this.#code !== null) return Promise.resolve(this.#code);
    this.#backoff.cancel();
    this.#isRetryScheduled = false;
    this.#attempt ??= this.#load();
    return this.#attempt;
  }

  /** Calls `callback` once it is loaded, at once if it is. The returned function cancels that. */
  whenLoaded(callback: (code: Code) => void): () => void {
    if (this.#code !== null) callback(this.#code);
    else {
      this.#waiting.add(callback);
      if (this.#attempt === null && !this.#isRetryScheduled) void this.#tryToLoad();
    }
    return () => this.#waiting.delete(callback);
  }

  /** Loads it, repeatedly if needed. */
  readonly request = (): void => {
    this.whenLoaded(doNothing);
  };

  /** Calls `listener` after each failed attempt. */
  onFailure(listener: (error: unknown) => void): void {
    this.#failureListeners.add(listener);
  }

  async #load(): Promise<Code> {
    try {
      this.#code = await this.#import();
    } catch (error) {
      this.#attempt = null;
      this.#hasFailed = true;
      this.#scheduleRetry();
      for (const listener of this.#failureListeners) listener(error);
      throw error;
    }
    this.#hasFailed = false;
    for (const callback of this.#waiting) callback(this.#code);
    this.#waiting.clear();
    return this.#code;
  }

  #scheduleRetry(): void {
    this.#isRetryScheduled = true;
    this.#backoff.schedule(() => {
      this.#isRetryScheduled = false;
      if (this.isAwaited) void this.#tryToLoad();
    });
  }

  async #tryToLoad(): Promise<void> {
    // The failure listeners know.
    await this.load().catch(() => undefined);
  }
}

const doNothing = (): void => undefined;
