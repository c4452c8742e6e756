import { html, LitElement, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Keyed, Level, ReportTableName } from '../../../domain/index.js';
import { conversationIcon } from '../../internal/styles/conversation-icons.js';
import { noteButtonStyles } from '../../internal/styles/note-buttons.js';
import { adoptStylesInDocument } from '../../internal/base/document-styles.js';
import { keepTextNodes } from '../../internal/base/translated-text.js';
import { limitStylesRem } from '../../internal/styles/page-rem.js';
import { swallow } from '../../internal/focus/misplaced-presses.js';
import { MovedRows } from '../../internal/focus/moved-rows.js';
import { scaleOf } from '../../internal/styles/scale-of.js';
import { baseStyles } from '../../internal/styles/shared-styles.js';
import { chartStyles } from '../charts.styles.js';
import { copyRows } from './copy-rows.js';
import { GridFocusController, type FocusableGrid } from './grid-focus-controller.js';
import { reportCardStyles } from './report-cards.styles.js';
import { reportCellStyles } from './report-cells.styles.js';
import { levelStyles } from '../level.styles.js';
import { reportGridStyles } from './report-grid.styles.js';
import type { Column, Sort } from './report-table.js';
import { scrollTopFor, computeRowWindow, type RowWindow } from '../../internal/rows/row-window.js';
import { repeat } from '../../internal/rows/repeat.js';

export interface TableProblemView {
  readonly text: string;
  /** Null when a retry would not help. */
  readonly retry: { readonly label: string; readonly onClick: () => void } | null;
}

export interface GridView<Row = unknown> {
  readonly name: ReportTableName;
  readonly caption: string;
  /** Next to the caption, in other letters. */
  readonly note: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Keyed<Row>[];
  readonly sort: Sort;
  /** What the supervisor has asked for. When it changes, rows do not move by themselves. */
  readonly asked: readonly unknown[];
  readonly onSort: (column: Column<Row>) => void;
  /** Text in place of rows. */
  readonly empty: string;
  /** Why the rows are out of date or missing, for each team. */
  readonly problems: readonly TableProblemView[];
  /** How urgent a row is. */
  readonly getLevel: (row: Row) => Level;
  /** Is this the active conversation? */
  readonly isCurrent: (row: Row) => boolean;
  /** Called with the rows that are rendered, when they are others. */
  readonly onShown?: ((rows: readonly Row[]) => void) | undefined;
}

/** Row height in pixels until the first row has been measured. */
const estimatedRowHeight = 40;

/**
 * One table of the report, used inside `<supervisor-panel>`. Only the rows near the viewport are rendered. In narrow
 * containers rows become cards of equal height; ARIA roles keep the table semantics.
 *
 * @internal
 */
export class ReportGrid extends LitElement implements FocusableGrid {
  static override styles: CSSResultGroup = limitStylesRem([
    baseStyles,
    noteButtonStyles,
    chartStyles,
    levelStyles,
    reportGridStyles,
    reportCellStyles,
    reportCardStyles,
  ]);

  readonly #focusController = new GridFocusController(this);
  readonly #resizeObserver = new ResizeObserver(() => this.#scheduleMeasure());
  // Cached: reading sizes during an update would force a synchronous layout.
  #rowHeight = estimatedRowHeight;
  #viewportHeight = 8 * estimatedRowHeight;
  #scrollTop = 0;
  #measureTimer: ReturnType<typeof setTimeout> | undefined;
  #window: RowWindow = { first: 0, end: 0 };
  /** Keys of the rendered rows that the panel knows of. */
  #shownKeys: readonly string[] = [];

  readonly #movedRows = new MovedRows<string>();

  @query('.viewport') readonly viewport!: HTMLElement | null;
  @query('.header') private readonly header!: HTMLElement | null;
  @query('.body') private readonly body!: HTMLElement | null;

  /** The table to render. */
  @property({ attribute: false }) view: GridView | undefined;

  /** Moved to another document. */
  adoptedCallback(): void {
    if (this.shadowRoot !== null) adoptStylesInDocument(this.shadowRoot, ReportGrid.elementStyles);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizeObserver.disconnect();
    clearTimeout(this.#measureTimer);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#observeSizes();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    keepTextNodes(this, root);
    return root;
  }

  protected override firstUpdated(): void {
    this.#observeSizes();
  }

  // Before the controllers move the focus, which computes the layout: a table that is too short for a moment would scroll.
  // WebKit computes it even while rows are replaced, so the height does not depend on the rows.
  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const { body } = this;
    if (body === null) return;
    const { first, end } = this.#window;
    body.style.minHeight = `${this.rowCount * this.#rowHeight}px`;
    body.style.paddingBlock = `${first * this.#rowHeight}px ${(this.rowCount - end) * this.#rowHeight}px`;
  }

  protected override updated(): void {
    const { view } = this;
    if (view !== undefined)
      this.#movedRows.update(
        view.rows.map(({ key }) => key),
        view.asked,
      );
    if (view?.onShown === undefined) return;
    const shown = view.rows.slice(this.#window.first, this.#window.end);
    const keys = this.#shownKeys;
    if (shown.length === keys.length && shown.every(({ key }, i) => key === keys[i])) return;
    this.#shownKeys = shown.map(({ key }) => key);
    view.onShown(shown);
  }

  get rowCount(): number {
    return this.view?.rows.length ?? 0;
  }

  get rowsPerPage(): number {
    const height = (this.viewport?.clientHeight ?? 0) - (this.header?.offsetHeight ?? 0);
    return Math.max(1, Math.floor(height / this.#rowHeight) - 1);
  }

  keyAt(index: number): string | undefined {
    return this.view?.rows[index]?.key;
  }

  indexOf(key: string): number {
    return this.view?.rows.findIndex((row) => row.key === key) ?? -1;
  }

  rowElement(key: string | null): HTMLElement | null {
    if (key === null) return this.header;
    const rows: Iterable<Element> = this.body?.children ?? [];
    return ([...rows] as HTMLElement[]).find((row) => row.dataset['key'] === key) ?? null;
  }

  scrollToRow(index: number): void {
    const { viewport, header } = this;
    if (viewport === null) return;
    const scroll = {
      scrollTop: viewport.scrollTop,
      height: viewport.clientHeight,
      headerHeight: header?.offsetHeight ?? 0,
    };
    const scrollTop = scrollTopFor(index, this.#rowHeight, scroll);
    if (scrollTop !== null) viewport.scrollTop = scrollTop;
    this.#handleScroll();
  }

  /** Moves the focus to a row, which may not be rendered yet. */
  focusRow(key: string): void {
    const index = this.indexOf(key);
    if (index >= 0) this.#focusController.focusRow(index);
  }

  readonly #handleScroll = (): void => {
    this.#scrollTop = this.viewport?.scrollTop ?? 0;
    const { first, end } = this.#computeWindow();
    if (first !== this.#window.first || end !== this.#window.end) this.requestUpdate();
  };

  readonly #handleFocus = (event: FocusEvent): void => this.#focusController.handleFocus(event);
  readonly #handleKeydown = (event: KeyboardEvent): void => this.#focusController.handleKeydown(event);

  readonly #handleClick = {
    capture: true,
    handleEvent: (event: MouseEvent): void => {
      const row = event.composedPath().find((node) => node instanceof HTMLElement && node.matches('.row'));
      // Clicks by key have a target of their own.
      if (
        event.detail > 0 &&
        this.#movedRows.isMisplaced((row as HTMLElement | undefined)?.dataset['key'] ?? '', event)
      )
        swallow(event, false);
    },
  };

  readonly #handleCopy = (event: ClipboardEvent): void => {
    const { shadowRoot, view } = this;
    if (shadowRoot !== null) copyRows(event, shadowRoot, (index) => view?.columns[index]?.hasButtons !== true);
  };

  /** Observes the viewport's height and the height of the rows. */
  #observeSizes(): void {
    if (this.viewport !== null) this.#resizeObserver.observe(this.viewport);
    if (this.body !== null) this.#resizeObserver.observe(this.body);
  }

  /** Asynchronous, because measuring can change sizes again. */
  #scheduleMeasure(): void {
    clearTimeout(this.#measureTimer);
    this.#measureTimer = setTimeout(() => this.#measure());
  }

  #measure(): void {
    const row = this.body?.firstElementChild as HTMLElement | null | undefined;
    const height = row?.dataset['key'] === undefined ? 0 : row.getBoundingClientRect().height / scaleOf(row);
    const heightChanged = height > 0 && Math.abs(height - this.#rowHeight) > 0.01;
    if (heightChanged) this.#rowHeight = height;
    this.#viewportHeight = this.viewport?.clientHeight || this.#viewportHeight;
    // Removed rows may have changed the scroll position.
    this.#scrollTop = this.viewport?.scrollTop ?? 0;
    const { first, end } = this.#computeWindow();
    if (heightChanged || first !== this.#window.first || end !== this.#window.end) this.requestUpdate();
  }

  #computeWindow(): RowWindow {
    return computeRowWindow(this.#scrollTop, this.#viewportHeight, this.#rowHeight, this.rowCount);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) return nothing;
    this.#window = this.#computeWindow();
    const { first, end } = this.#window;
    return html`<div class="table ${view.name}" part="table">
      <div class="caption">
        <span id="caption">${view.caption}</span>
        ${view.note === '' ? nothing : html`<span class="caption-note muted small">${view.note}</span>`}
      </div>
      ${view.problems.map(renderProblem)}
      <div
        class="viewport"
        role="grid"
        tabindex="-1"
        aria-labelledby="caption"
        aria-rowcount=${view.rows.length + 1}
        @scroll=${this.#handleScroll}
        @focusin=${this.#handleFocus}
        @keydown=${this.#handleKeydown}
        @copy=${this.#handleCopy}
      >
        <div role="rowgroup" class="heading">
          <div role="row" class="header" aria-rowindex="1">
            ${view.columns.map((column) => renderHeading(view, column))}
          </div>
        </div>
        <div role="rowgroup" class="body" @click=${this.#handleClick}>
          ${
            view.rows.length === 0
              ? html`<div role="row" class="empty-row" aria-rowindex="2">
                  <div role="gridcell" tabindex="-1" class="muted">${view.empty}</div>
                </div>`
              : repeat(
                  view.rows.slice(first, end),
                  ({ key }) => key,
                  (row, offset) => renderRow(view, row, first + offset),
                )
          }
        </div>
      </div>
    </div>`;
  }
}

const renderProblem = ({ text, retry }: TableProblemView): TemplateResult =>
  html`<div class="note warning cluster" role="status">
    <span>${text}</span>
    ${retry === null ? nothing : html`<button type="button" class="button" @click=${retry.onClick}>${retry.label}</button>`}
  </div>`;

function renderHeading({ sort, onSort }: GridView, column: Column<unknown>): TemplateResult {
  const order = sort.column !== column.name ? nothing : sort.ascending ? 'ascending' : 'descending';
  const sortable = column.sortBy !== undefined;
  return html`<div
    role="columnheader"
    class="cell cell-${column.name} ${column.isNumeric === true ? 'number' : ''}"
    tabindex=${sortable ? nothing : '-1'}
    aria-sort=${order}
  >
    ${
      sortable
        ? html`<button type="button" class="sort" tabindex="-1" @click=${() => onSort(column)}>
            <span class="truncate" title=${column.label}>${column.label}</span>${conversationIcon('down')}
          </button>`
        : html`<span class="visually-hidden">${column.label}</span>`
    }
  </div>`;
}

function renderRow(view: GridView, row: Keyed<unknown>, index: number): TemplateResult {
  return html`<div
    role="row"
    part="row"
    class="row ${view.getLevel(row)}"
    data-key=${row.key}
    aria-rowindex=${index + 2}
    aria-current=${view.isCurrent(row) ? 'true' : nothing}
  >
    ${view.columns.map(
      (column) =>
        html`<div
          role="gridcell"
          class="cell cell-${column.name} ${column.isNumeric === true ? 'number' : ''}"
          tabindex=${column.hasButtons === true ? nothing : '-1'}
        >
          ${column.renderCell(row)}
        </div>`,
    )}
  </div>`;
}
