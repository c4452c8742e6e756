import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the cursor needs to know of its grid, of which only some rows are drawn. */
export interface FocusableGrid extends ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
  /** How many rows there are, drawn or not. */
  readonly rowCount: number;
  keyAt(index: number): string | undefined;
  /** -1: no such row any more. */
  indexOf(key: string): number;
  /** The drawn row with this key; null asks for the heading. */
  rowElement(key: string | null): HTMLElement | null;
  /** Scrolls a row into sight. */
  scrollToRow(index: number): void;
  /** Rows that fit at once. */
  readonly rowsPerPage: number;
  /** Takes the focus while the row under the cursor is not drawn. */
  readonly viewport: HTMLElement | null;
}

/**
 * The keyboard in a grid: one stop for Tab, arrows from cell to cell and from button to button within one, Home and End
 * along a row, with Ctrl to the ends of the table, Page Up and Down by what fits. The cursor stays with its row through
 * refreshes, sorting and scrolling. When its row ends it goes to the first cell of the row that took its place, never
 * to a button: what was about one customer must not be pressed about another.
 */
export class GridFocusController implements ReactiveController {
  /** Null: the heading. */
  #rowKey: string | null = null;
  #columnIndex = 0;
  /** Which button of a cell that has several. */
  #buttonIndex = 0;
  #rowIndex = 0;
  #hadFocus = false;
  /** Nobody has been here yet: the first row is where Tab leads. */
  #isInitial = true;
  #tabStop: HTMLElement | null = null;

  constructor(private readonly grid: FocusableGrid) {
    grid.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = (this.grid.shadowRoot?.activeElement ?? null) !== null;
  }

  hostUpdated(): void {
    this.#syncPosition();
    this.#updateTabStop();
    if (!this.#hadFocus) return;
    const focused = this.grid.shadowRoot?.activeElement ?? null;
    // Drawn anew or moved: the browser drops the focus then, and this is the same go in which it had it.
    if (focused === null || (focused === this.grid.viewport && this.#tabStop !== null)) this.#focusTabStop();
  }

  /** A person clicked somewhere, or came in by Tab. */
  handleFocus(event: FocusEvent): void {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('[role="row"]');
    if (row === null) return;
    this.#isInitial = false;
    this.#rowKey = row.dataset['key'] ?? null;
    if (this.#rowKey !== null) this.#rowIndex = this.grid.indexOf(this.#rowKey);
    const cells = visibleCells(row);
    this.#columnIndex = Math.max(
      0,
      cells.findIndex((cell) => cell.contains(target)),
    );
    this.#buttonIndex = Math.max(0, getButtons(cells[this.#columnIndex]).indexOf(target as HTMLButtonElement));
    this.#updateTabStop();
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.metaKey) return;
    const { grid } = this;
    const currentIndex = this.#rowKey === null ? -1 : this.#rowIndex;
    const forwardKey =
      getComputedStyle(event.currentTarget as Element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const lastIndex = grid.rowCount - 1;
    switch (event.key) {
      case 'ArrowDown':
        this.#moveToRow(currentIndex + 1);
        break;
      case 'ArrowUp':
        this.#moveToRow(currentIndex - 1);
        break;
      case 'PageDown':
        this.#moveToRow(Math.min(currentIndex + grid.rowsPerPage, lastIndex));
        break;
      case 'PageUp':
        this.#moveToRow(Math.max(currentIndex - grid.rowsPerPage, Math.min(currentIndex, 0)));
        break;
      case 'ArrowLeft':
      case 'ArrowRight':
        this.#moveWithinRow(event.key === forwardKey ? 1 : -1);
        break;
      case 'Home':
      case 'End': {
        const toStart = event.key === 'Home';
        this.#columnIndex = toStart ? 0 : Infinity;
        this.#buttonIndex = 0;
        if (event.ctrlKey) this.#moveToRow(toStart ? 0 : lastIndex);
        else this.#focusTabStop();
        break;
      }
      default:
        return;
    }
    event.preventDefault();
  }

  #moveToRow(index: number): void {
    if (index >= this.grid.rowCount || index < -1) return;
    this.#isInitial = false;
    this.#rowKey = index === -1 ? null : (this.grid.keyAt(index) ?? null);
    this.#rowIndex = Math.max(0, index);
    this.#buttonIndex = 0;
    if (this.#rowKey === null) {
      this.#focusTabStop();
      return;
    }
    this.grid.scrollToRow(index);
    if (this.grid.rowElement(this.#rowKey) !== null) this.#focusTabStop();
    else {
      // It is drawn by the update that the scrolling asks for, and takes the focus from here then.
      this.grid.viewport?.focus({ preventScroll: true });
      this.grid.requestUpdate();
    }
  }

  #moveWithinRow(step: 1 | -1): void {
    const cells = visibleCells(this.grid.rowElement(this.#rowKey));
    const columnIndex = Math.min(this.#columnIndex, cells.length - 1);
    const nextButton = this.#buttonIndex + step;
    if (nextButton >= 0 && nextButton < getButtons(cells[columnIndex]).length) this.#buttonIndex = nextButton;
    else if (columnIndex + step >= 0 && columnIndex + step < cells.length) {
      this.#columnIndex = columnIndex + step;
      this.#buttonIndex = step === 1 ? 0 : Math.max(0, getButtons(cells[this.#columnIndex]).length - 1);
    } else return;
    this.#focusTabStop();
  }

  /** Stays with its row, wherever that is now; or goes where it was when it ended. */
  #syncPosition(): void {
    const { grid } = this;
    if (this.#isInitial) this.#rowKey = grid.keyAt(0) ?? null;
    if (this.#rowKey === null) return;
    const index = grid.indexOf(this.#rowKey);
    if (index >= 0) this.#rowIndex = index;
    else {
      this.#rowIndex = Math.max(0, Math.min(this.#rowIndex, grid.rowCount - 1));
      this.#rowKey = grid.keyAt(this.#rowIndex) ?? null;
      this.#columnIndex = 0;
      this.#buttonIndex = 0;
    }
  }

  #updateTabStop(): void {
    const row = this.grid.rowElement(this.#rowKey);
    // The first cell is always there; only for the others the browser has to say what is hidden.
    const cells = this.#columnIndex === 0 ? [] : visibleCells(row);
    const firstCell = (row?.firstElementChild ?? undefined) as HTMLElement | undefined;
    const cell = this.#columnIndex === 0 ? firstCell : cells[Math.min(this.#columnIndex, cells.length - 1)];
    const buttons = getButtons(cell);
    const tabStop = buttons[Math.min(this.#buttonIndex, buttons.length - 1)] ?? cell ?? null;
    if (this.#tabStop !== null && this.#tabStop !== tabStop) this.#tabStop.tabIndex = -1;
    this.#tabStop = tabStop;
    if (tabStop !== null) tabStop.tabIndex = 0;
    // Whoever comes back by Tab while the row is out of sight lands on the table and goes on from there by arrows.
    if (this.grid.viewport !== null) this.grid.viewport.tabIndex = tabStop === null ? 0 : -1;
  }

  #focusTabStop(): void {
    this.#updateTabStop();
    (this.#tabStop ?? this.grid.viewport)?.focus({ preventScroll: this.#rowKey !== null });
  }
}

const visibleCells = (row: HTMLElement | null): HTMLElement[] =>
  [...(row?.children ?? [])].filter((cell): cell is HTMLElement => cell.checkVisibility());

const getButtons = (cell: HTMLElement | undefined): HTMLButtonElement[] => [
  ...(cell?.querySelectorAll('button') ?? []),
];
