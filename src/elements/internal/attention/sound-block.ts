/** The browser has blocked a sound, because the agent has neither clicked nor pressed a key in the page yet. */
class SoundBlock {
  #isBlocked = false;
  readonly #listeners = new Set<() => void>();

  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  set(isBlocked: boolean): void {
    if (isBlocked === this.#isBlocked) return;
    this.#isBlocked = isBlocked;
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` after each change, until the returned function is called. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

export const soundBlock = new SoundBlock();
