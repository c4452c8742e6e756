import type { ReactiveControllerHost } from 'lit';

/** Text of a live region, which screen readers announce whenever it changes. The host renders `text`. */
export class LiveRegion {
  #text = '';

  get text(): string {
    return this.#text;
  }

  /** Sets the text. The same text again gets a trailing no-break space: otherwise nothing would change. */
  announce(text: string): void {
    this.#text = text === this.#text ? `${text}\u00a0` : text;
  }

  clear(): void {
    this.#text = '';
  }
}

/** Live region with a pause after each announcement. What arrives during the pause is announced together. */
export class PacedLiveRegion extends LiveRegion {
  readonly #host: ReactiveControllerHost;
  readonly #pauseMs: number;
  readonly #takePending: () => string | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `takePending` returns the text for everything that arrived since its last call, null for nothing. */
  constructor(host: ReactiveControllerHost, pauseMs: number, takePending: () => string | null) {
    super();
    this.#host = host;
    this.#pauseMs = pauseMs;
    this.#takePending = takePending;
  }

  /** Announces what is pending, now or at the end of the pause. Call it while the host updates. */
  announcePending(): void {
    if (this.#timer === undefined) this.#announceNext();
  }

  override clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    super.clear();
  }

  #announceNext(): void {
    this.#timer = undefined;
    const text = this.#takePending();
    if (text === null) return;
    this.announce(text);
    this.#timer = setTimeout(() => {
      this.#announceNext();
      this.#host.requestUpdate();
    }, this.#pauseMs);
  }
}
