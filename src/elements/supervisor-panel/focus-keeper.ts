import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the keyboard focus over a render. Rows that change their place are taken out and put back by the browser's own
 * means, which drops the focus; rows that end take it with them, and then it stays at their table.
 */
export class FocusKeeper implements ReactiveController {
  #focused: HTMLElement | null = null;
  #row: HTMLElement | null = null;
  #table: HTMLElement | null = null;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = (this.host.shadowRoot?.activeElement ?? null) as HTMLElement | null;
    this.#row = this.#focused?.closest('tr') ?? null;
    this.#table = this.#focused?.closest('table') ?? null;
  }

  hostUpdated(): void {
    // The browser may say that nothing is focused because the person went elsewhere meanwhile: an update is one go.
    if (this.#focused === null || this.host.shadowRoot?.activeElement !== null) return;
    // Where a button went and its row did not, the first one there says what can be done now.
    const heirs = [this.#focused, this.#row?.querySelector('button'), this.#table];
    heirs.find((heir) => heir?.isConnected)?.focus({ preventScroll: true });
  }
}
