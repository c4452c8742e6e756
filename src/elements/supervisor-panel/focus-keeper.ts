import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the keyboard focus over a render. Rows that change their place are taken out and put back by the browser's own
 * means, which drops the focus; rows that end take it with them, and then it stays at their table.
 */
export class FocusKeeper implements ReactiveController {
  #focused: HTMLElement | null = null;
  #table: HTMLElement | null = null;
  #row: Element | null = null;

  constructor(private readonly host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }) {
    host.addController(this);
  }

  hostUpdate(): void {
    const root = this.host.renderRoot as HTMLElement | DocumentFragment | undefined;
    const focused = root instanceof ShadowRoot ? root.activeElement : null;
    this.#focused = focused instanceof HTMLElement ? focused : null;
    this.#row = this.#focused?.closest('tr') ?? null;
    this.#table = this.#focused?.closest('table') ?? null;
  }

  hostUpdated(): void {
    const focused = this.#focused;
    const root = this.host.renderRoot;
    this.#focused = null;
    if (focused === null || !(root instanceof ShadowRoot) || root.activeElement !== null) return;
    // The browser may say that nothing is focused because the person went elsewhere meanwhile: an update is one go.
    const heir = focused.isConnected ? focused : (this.#buttonOfRow() ?? this.#table);
    if (heir?.isConnected === true) heir.focus({ preventScroll: true });
  }

  /** A button went, its row did not: the first one there says what can be done now. */
  #buttonOfRow(): HTMLElement | null {
    return this.#row?.isConnected === true ? this.#row.querySelector('button') : null;
  }
}
