/** What became of the last request, as the panel says it. */
export class PanelMessages {
  readonly #requestUpdate: () => void;
  #failure: string | null = null;
  #success: string | null = null;

  constructor(requestUpdate: () => void) {
    this.#requestUpdate = requestUpdate;
  }

  get failure(): string | null {
    return this.#failure;
  }

  get success(): string | null {
    return this.#success;
  }

  readonly clear = (): void => this.#set(null, null);

  fail(text: string): void {
    this.#set(text, null);
  }

  succeed(text: string): void {
    this.#set(null, text);
  }

  #set(failure: string | null, success: string | null): void {
    this.#failure = failure;
    this.#success = success;
    this.#requestUpdate();
  }
}
