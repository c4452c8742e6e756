import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the keyboard where it was when what had it goes away: a request that is joined, taken or struck, a question that
 * was answered. First to the same row, then to the one that took its place, then to the heading.
 */
export class RowFocusController implements ReactiveController {
  #itemId = '';
  #action = '';
  #index = -1;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostUpdate(): void {
    const focused = this.host.shadowRoot?.activeElement ?? null;
    const row = focused?.closest<HTMLElement>('[data-item]') ?? null;
    this.#itemId = row?.dataset['item'] ?? '';
    this.#action = focused?.getAttribute('data-act') ?? '';
    this.#index = row === null ? -1 : this.#rows().indexOf(row);
  }

  hostUpdated(): void {
    const { shadowRoot } = this.host;
    if (this.#index < 0 || shadowRoot === null || shadowRoot.activeElement !== null) return;
    const rows = this.#rows();
    const sameRow = rows.find((row) => row.dataset['item'] === this.#itemId);
    const candidates = [
      sameRow?.querySelector<HTMLElement>(`[data-act="${this.#action}"]`),
      // Never to another customer's button: whoever is about to press it means the one who has just gone.
      sameRow,
      rows[Math.min(this.#index, rows.length - 1)],
      shadowRoot.querySelector<HTMLElement>('h2'),
    ];
    candidates.find((candidate) => candidate?.isConnected === true)?.focus();
  }

  #rows(): HTMLElement[] {
    return [...(this.host.shadowRoot?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
  }
}
