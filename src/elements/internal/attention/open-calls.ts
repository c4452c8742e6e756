/** Calls to the agent. A call is taken back when everything that it is about is over. */
export class OpenCalls {
  readonly #calls = new Map<AbortController, readonly string[]>();

  /** Begins a call. `about`: keys of what it is about. */
  add(about: readonly string[]): AbortSignal {
    const call = new AbortController();
    this.#calls.set(call, about);
    return call.signal;
  }

  /** `open`: keys of all that is not over. */
  update(open: ReadonlySet<string>): void {
    for (const [call, about] of this.#calls) {
      if (about.some((key) => open.has(key))) continue;
      this.#calls.delete(call);
      call.abort();
    }
  }
}
