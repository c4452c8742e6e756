import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the cursor needs to know of its grid, of which only some rows are drawn. */
export interface CursorGrid extends ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
  /** How many rows there are, drawn or not. */
  readonly rowCount: number;
  keyAt(index: number): string | undefined;
  /** -1: no such row any more. */
  indexOf(key: string): number;
  /** The drawn row with this key; null asks for the heading. */
  rowElement(key: string | null): HTMLElement | null;
  /** Scrolls a row into sight. */
  reveal(index: number): void;
  /** Rows that fit at once. */
  readonly pageRows: number;
  /** Takes the focus while the row under the cursor is not drawn. */
  readonly viewport: HTMLElement | null;
}

/**
 * The keyboard in a grid: one stop for Tab, arrows from cell to cell and from button to button within one, Home and End
 * along a row, with Ctrl to the ends of the table, Page Up and Down by what fits. The cursor stays with its row through
 * refreshes, sorting and scrolling. When its row ends it goes to the first cell of the row that took its place, never
 * to a button: what was about one customer must not be pressed about another.
 */
export class GridCursor implements ReactiveController {
  /** Null: the heading. */
  #key: string | null = null;
  #column = 0;
  /** Which button of a cell that has several. */
  #button = 0;
  #index = 0;
  #hadFocus = false;
  /** Nobody has been here yet: the first row is where Tab leads. */
  #untouched = true;
  #stop: HTMLElement | null = null;

  constructor(private readonly grid: CursorGrid) {
    grid.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = (this.grid.shadowRoot?.activeElement ?? null) !== null;
  }

  hostUpdated(): void {
    this.#follow();
    this.#mark();
    if (!this.#hadFocus) return;
    const focused = this.grid.shadowRoot?.activeElement ?? null;
    // Drawn anew or moved: the browser drops the focus then, and this is the same go in which it had it.
    if (focused === null || (focused === this.grid.viewport && this.#stop !== null)) this.#focus();
  }

  /** A person clicked somewhere, or came in by Tab. */
  handleFocus(event: FocusEvent): void {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('[role="row"]');
    if (row === null) return;
    this.#untouched = false;
    this.#key = row.dataset['key'] ?? null;
    if (this.#key !== null) this.#index = this.grid.indexOf(this.#key);
    const cells = cellsOf(row);
    this.#column = Math.max(
      0,
      cells.findIndex((cell) => cell.contains(target)),
    );
    this.#button = Math.max(0, buttonsOf(cells[this.#column]).indexOf(target as HTMLButtonElement));
    this.#mark();
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.metaKey) return;
    const { grid } = this;
    const at = this.#key === null ? -1 : this.#index;
    const forward = getComputedStyle(event.currentTarget as Element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const last = grid.rowCount - 1;
    switch (event.key) {
      case 'ArrowDown':
        this.#toRow(at + 1);
        break;
      case 'ArrowUp':
        this.#toRow(at - 1);
        break;
      case 'PageDown':
        this.#toRow(Math.min(at + grid.pageRows, last));
        break;
      case 'PageUp':
        this.#toRow(Math.max(at - grid.pageRows, Math.min(at, 0)));
        break;
      case 'ArrowLeft':
      case 'ArrowRight':
        this.#along(event.key === forward ? 1 : -1);
        break;
      case 'Home':
      case 'End': {
        const home = event.key === 'Home';
        this.#column = home ? 0 : Infinity;
        this.#button = 0;
        if (event.ctrlKey) this.#toRow(home ? 0 : last);
        else this.#focus();
        break;
      }
      default:
        return;
    }
    event.preventDefault();
  }

  #toRow(index: number): void {
    if (index >= this.grid.rowCount || index < -1) return;
    this.#untouched = false;
    this.#key = index === -1 ? null : (this.grid.keyAt(index) ?? null);
    this.#index = Math.max(0, index);
    this.#button = 0;
    if (this.#key === null) {
      this.#focus();
      return;
    }
    this.grid.reveal(index);
    if (this.grid.rowElement(this.#key) !== null) this.#focus();
    else {
      // It is drawn by the update that the scrolling asks for, and takes the focus from here then.
      this.grid.viewport?.focus({ preventScroll: true });
      this.grid.requestUpdate();
    }
  }

  #along(step: 1 | -1): void {
    const cells = cellsOf(this.grid.rowElement(this.#key));
    const column = Math.min(this.#column, cells.length - 1);
    const next = this.#button + step;
    if (next >= 0 && next < buttonsOf(cells[column]).length) this.#button = next;
    else if (column + step >= 0 && column + step < cells.length) {
      this.#column = column + step;
      this.#button = step === 1 ? 0 : Math.max(0, buttonsOf(cells[this.#column]).length - 1);
    } else return;
    this.#focus();
  }

  /** Stays with its row, wherever that is now; or goes where it was when it ended. */
  #follow(): void {
    const { grid } = this;
    if (this.#untouched) this.#key = grid.keyAt(0) ?? null;
    if (this.#key === null) return;
    const index = grid.indexOf(this.#key);
    if (index >= 0) this.#index = index;
    else {
      this.#index = Math.max(0, Math.min(this.#index, grid.rowCount - 1));
      this.#key = grid.keyAt(this.#index) ?? null;
      this.#column = 0;
      this.#button = 0;
    }
  }

  #mark(): void {
    const row = this.grid.rowElement(this.#key);
    // The first cell is always there; only for the others the browser has to say what is hidden.
    const cells = this.#column === 0 ? [] : cellsOf(row);
    const first = (row?.firstElementChild ?? undefined) as HTMLElement | undefined;
    const cell = this.#column === 0 ? first : cells[Math.min(this.#column, cells.length - 1)];
    const buttons = buttonsOf(cell);
    const stop = buttons[Math.min(this.#button, buttons.length - 1)] ?? cell ?? null;
    if (this.#stop !== null && this.#stop !== stop) this.#stop.tabIndex = -1;
    this.#stop = stop;
    if (stop !== null) stop.tabIndex = 0;
    // Whoever comes back by Tab while the row is out of sight lands on the table and goes on from there by arrows.
    if (this.grid.viewport !== null) this.grid.viewport.tabIndex = stop === null ? 0 : -1;
  }

  #focus(): void {
    this.#mark();
    (this.#stop ?? this.grid.viewport)?.focus({ preventScroll: this.#key !== null });
  }
}

const cellsOf = (row: HTMLElement | null): HTMLElement[] =>
  [...(row?.children ?? [])].filter((cell): cell is HTMLElement => cell.checkVisibility());

const buttonsOf = (cell: HTMLElement | undefined): HTMLButtonElement[] => [...(cell?.querySelectorAll('button') ?? [])];
