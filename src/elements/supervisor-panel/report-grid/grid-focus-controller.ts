import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The grid as the controller sees it. Only some of its rows are rendered. */
export interface FocusableGrid extends ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
  /** Number of all rows, rendered or not. */
  readonly rowCount: number;
  keyAt(index: number): string | undefined;
  /** -1 when the row no longer exists. */
  indexOf(key: string): number;
  /** The rendered row with this key; `null` as key returns the header row. */
  rowElement(key: string | null): HTMLElement | null;
  /** Scrolls a row into view. */
  scrollToRow(index: number): void;
  /** Rows that fit into the viewport. */
  readonly rowsPerPage: number;
  /** Takes the focus while the current row is not rendered. */
  readonly viewport: HTMLElement | null;
}

/**
 * Keyboard navigation of a grid: one tab stop; arrow keys move between cells and between the buttons of a cell; Home and
 * End move within the row, with Ctrl to the ends of the table; Page Up and Page Down move by one viewport. The focus stays
 * with its row through refreshes, sorting and scrolling. When the row is removed, the first cell of the next row gets the
 * focus, never a button: a key press meant for one customer must not act on another.
 */
export class GridFocusController implements ReactiveController {
  /** Key of the current row; null for the header row. */
  #rowKey: string | null = null;
  #columnIndex = 0;
  /** Index of the button in a cell with several. */
  #buttonIndex = 0;
  #rowIndex = 0;
  #hadFocus = false;
  /** The grid has not had focus yet: the first row is the tab stop. */
  #isInitial = true;
  #tabStop: HTMLElement | null = null;

  readonly #grid: FocusableGrid;

  constructor(grid: FocusableGrid) {
    this.#grid = grid;
    grid.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = (this.#grid.shadowRoot?.activeElement ?? null) !== null;
  }

  hostUpdated(): void {
    this.#syncPosition();
    this.#updateTabStop();
    if (!this.#hadFocus) return;
    const focused = this.#grid.shadowRoot?.activeElement ?? null;
    // The browser drops the focus when an element is replaced or moved. Restore it in the same update.
    if (focused === null || (focused === this.#grid.viewport && this.#tabStop !== null)) this.#focusTabStop();
  }

  /** Follows the focus after a click or Tab. */
  handleFocus(event: FocusEvent): void {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('[role="row"]');
    if (row === null) return;
    this.#isInitial = false;
    this.#rowKey = row.dataset['key'] ?? null;
    if (this.#rowKey !== null) this.#rowIndex = this.#grid.indexOf(this.#rowKey);
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
    const grid = this.#grid;
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
    // The grid scrolls its rows. The page around it may have to scroll as well.
    if (this.#tabStop?.matches(':focus') === true)
      this.#tabStop.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Moves the focus to the first cell of a row. */
  focusRow(index: number): void {
    this.#columnIndex = 0;
    this.#moveToRow(index);
  }

  #moveToRow(index: number): void {
    if (index >= this.#grid.rowCount || index < -1) return;
    this.#isInitial = false;
    this.#rowKey = index === -1 ? null : (this.#grid.keyAt(index) ?? null);
    this.#rowIndex = Math.max(0, index);
    this.#buttonIndex = 0;
    if (this.#rowKey === null) {
      this.#focusTabStop();
      return;
    }
    this.#grid.scrollToRow(index);
    if (this.#grid.rowElement(this.#rowKey) !== null) this.#focusTabStop();
    else {
      // The row is rendered by the update that scrolling causes; `hostUpdated` moves the focus to it then.
      this.#grid.viewport?.focus({ preventScroll: true });
      this.#grid.requestUpdate();
    }
  }

  #moveWithinRow(step: 1 | -1): void {
    const cells = visibleCells(this.#grid.rowElement(this.#rowKey));
    const columnIndex = Math.min(this.#columnIndex, cells.length - 1);
    const nextButton = this.#buttonIndex + step;
    if (nextButton >= 0 && nextButton < getButtons(cells[columnIndex]).length) this.#buttonIndex = nextButton;
    else if (columnIndex + step >= 0 && columnIndex + step < cells.length) {
      this.#columnIndex = columnIndex + step;
      this.#buttonIndex = step === 1 ? 0 : Math.max(0, getButtons(cells[this.#columnIndex]).length - 1);
    } else return;
    this.#focusTabStop();
  }

  /** Follows the current row. If it was removed, moves to the row at the same index. */
  #syncPosition(): void {
    const grid = this.#grid;
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
    const row = this.#grid.rowElement(this.#rowKey);
    // The first cell is always visible. Only the others need the visibility check.
    const cells = this.#columnIndex === 0 ? [] : visibleCells(row);
    const firstCell = (row?.firstElementChild ?? undefined) as HTMLElement | undefined;
    const cell = this.#columnIndex === 0 ? firstCell : cells[Math.min(this.#columnIndex, cells.length - 1)];
    const buttons = getButtons(cell);
    const tabStop = buttons[Math.min(this.#buttonIndex, buttons.length - 1)] ?? cell ?? null;
    if (this.#tabStop !== null && this.#tabStop !== tabStop) this.#tabStop.tabIndex = -1;
    this.#tabStop = tabStop;
    if (tabStop !== null) tabStop.tabIndex = 0;
    // While the current row is not rendered, the viewport is the tab stop.
    if (this.#grid.viewport !== null) this.#grid.viewport.tabIndex = tabStop === null ? 0 : -1;
  }

  #focusTabStop(): void {
    this.#updateTabStop();
    (this.#tabStop ?? this.#grid.viewport)?.focus({ preventScroll: this.#rowKey !== null });
  }
}

const visibleCells = (row: HTMLElement | null): HTMLElement[] =>
  [...(row?.children ?? [])].filter((cell): cell is HTMLElement => cell.checkVisibility());

const getButtons = (cell: HTMLElement | undefined): HTMLButtonElement[] => [
  ...(cell?.querySelectorAll('button') ?? []),
];
