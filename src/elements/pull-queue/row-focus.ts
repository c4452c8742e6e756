import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the keyboard where it was when what had it goes away: a request that is joined, taken or struck, a question that
 * was answered. First to the same row, then to the one that took its place, then to the heading.
 */
export class RowFocus implements ReactiveController {
  #row = '';
  #act = '';
  #at = -1;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostUpdate(): void {
    const focused = this.host.shadowRoot?.activeElement ?? null;
    const row = focused?.closest<HTMLElement>('[data-item]') ?? null;
    this.#row = row?.dataset['item'] ?? '';
    this.#act = focused?.getAttribute('data-act') ?? '';
    this.#at = row === null ? -1 : this.#rows().indexOf(row);
  }

  hostUpdated(): void {
    const { shadowRoot } = this.host;
    if (this.#at < 0 || shadowRoot === null || shadowRoot.activeElement !== null) return;
    const rows = this.#rows();
    const same = rows.find((row) => row.dataset['item'] === this.#row);
    const heirs = [
      same?.querySelector<HTMLElement>(`[data-act="${this.#act}"]`),
      // Never to another customer's button: whoever is about to press it means the one who has just gone.
      same,
      rows[Math.min(this.#at, rows.length - 1)],
      shadowRoot.querySelector<HTMLElement>('h2'),
    ];
    heirs.find((heir) => heir?.isConnected === true)?.focus();
  }

  #rows(): HTMLElement[] {
    return [...(this.host.shadowRoot?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
  }
}
