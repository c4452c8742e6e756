import type { ReactiveController, ReactiveControllerHost } from 'lit';

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
export abstract class PacedLiveRegion extends LiveRegion implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #pauseMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, pauseMs: number) {
    super();
    this.#host = host;
    this.#pauseMs = pauseMs;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  override announce(text: string): void {
    super.announce(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#announceNext();
      this.#host.requestUpdate();
    }, this.#pauseMs);
  }

  override clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    super.clear();
  }

  /** Announces what is pending, now or at the end of the pause. Call it while the host updates. */
  protected announcePending(): void {
    if (this.#timer === undefined) this.#announceNext();
  }

  /** Returns the text for everything that arrived since the last call, null for nothing. */
  protected abstract takePending(): string | null;

  #announceNext(): void {
    this.#timer = undefined;
    const text = this.takePending();
    if (text !== null) this.announce(text);
  }
}
