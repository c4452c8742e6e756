import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { focusUnasked } from '../internal/focus/settling.js';

/**
 * Restores the focus when the focused element is removed, e.g. a request that was joined, taken or ended. Focus moves to
 * the same row, else to the row in its place, else to the heading.
 */
export class RowFocusController implements ReactiveController {
  #itemId = '';
  #action = '';
  #index = -1;

  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const focused = this.#host.shadowRoot?.activeElement ?? null;
    const row = focused?.closest<HTMLElement>('[data-item]') ?? null;
    this.#itemId = row?.dataset['item'] ?? '';
    this.#action = focused?.getAttribute('data-action') ?? '';
    this.#index = row === null ? -1 : this.#rows().indexOf(row);
  }

  hostUpdated(): void {
    const { shadowRoot } = this.#host;
    if (this.#index < 0 || shadowRoot === null || shadowRoot.activeElement !== null) return;
    const rows = this.#rows();
    const sameRow = rows.find((row) => row.dataset['item'] === this.#itemId);
    const candidates = [
      sameRow?.querySelector<HTMLElement>(`[data-action="${this.#action}"]`),
      // Never another customer's button: a key press meant for one customer must not act on another.
      sameRow,
      rows[Math.min(this.#index, rows.length - 1)],
      shadowRoot.querySelector<HTMLElement>('h2'),
    ];
    const next = candidates.find((candidate) => candidate?.isConnected === true);
    if (next) focusUnasked(next);
  }

  #rows(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
  }
}
