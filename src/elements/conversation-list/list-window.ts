import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { computeRowWindow, type RowWindow } from '../internal/rows/row-window.js';
import { scaleOf } from '../internal/styles/scale-of.js';

/** Sizes in a comfortable list (px), until they are measured. */
const estimatedRowHeight = 54;
const estimatedHeadHeight = 26;

export interface WindowedGroup {
  readonly hasHead: boolean;
  readonly rowCount: number;
}

/** Decides which rows of each group are rendered, and scrolls to rows. All rows are of one height. */
export class ListWindow implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #resizeObserver = new ResizeObserver(() => this.#scheduleMeasure());
  #observed: HTMLElement | null = null;
  // Cached: reading sizes during an update would force a synchronous layout.
  #rowHeight = estimatedRowHeight;
  #headHeight = estimatedHeadHeight;
  #viewportHeight = 12 * estimatedRowHeight;
  #scrollTop = 0;
  #measureTimer: ReturnType<typeof setTimeout> | undefined;
  #groups: readonly WindowedGroup[] = [];
  #windows: readonly RowWindow[] = [];

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  get scroller(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('[role="listbox"]');
  }

  /** The windows of the groups; call it while the host renders. */
  update(groups: readonly WindowedGroup[]): readonly RowWindow[] {
    this.#groups = groups;
    this.#windows = this.#compute();
    return this.#windows;
  }

  hostUpdated(): void {
    const { scroller } = this;
    if (scroller !== this.#observed) {
      this.#resizeObserver.disconnect();
      this.#observed = scroller;
      if (scroller !== null) this.#resizeObserver.observe(scroller);
    }
    if (scroller === null) return;
    for (const [i, body] of [...scroller.querySelectorAll<HTMLElement>('.body')].entries()) {
      const { first, end } = this.#windows[i] ?? { first: 0, end: 0 };
      const rowCount = this.#groups[i]?.rowCount ?? end;
      // WebKit computes the layout even while rows are replaced: without rows, the list would scroll.
      body.style.minHeight = `${rowCount * this.#rowHeight}px`;
      const padding = `${first * this.#rowHeight}px ${(rowCount - end) * this.#rowHeight}px`;
      if (body.style.paddingBlock !== padding) body.style.paddingBlock = padding;
    }
    const row = scroller.querySelector('.row');
    if (row !== null) this.#resizeObserver.observe(row);
  }

  hostDisconnected(): void {
    this.#resizeObserver.disconnect();
    this.#observed = null;
    clearTimeout(this.#measureTimer);
  }

  readonly handleScroll = (): void => {
    this.#scrollTop = this.scroller?.scrollTop ?? 0;
    this.#updateIfMoved();
  };

  /** The visible height of the list, as last measured. */
  get viewportHeight(): number {
    return this.#viewportHeight;
  }

  /** True if the whole row is in view. */
  isInView(index: number): boolean {
    const { top, bottom, viewTop, viewBottom } = this.#place(index);
    return top >= viewTop - 1 && bottom <= viewBottom + 1;
  }

  scrollToRow(index: number): void {
    const { scroller } = this;
    if (scroller === null || index < 0) return;
    const { top, bottom, viewTop, viewBottom } = this.#place(index);
    // The browser limits the position to the height that is rendered now.
    if (top < viewTop) scroller.scrollTop += top - viewTop;
    else if (bottom > viewBottom) scroller.scrollTop += bottom - viewBottom;
    this.handleScroll();
  }

  #place(index: number) {
    const { scrollTop = 0, clientHeight = 0 } = this.scroller ?? {};
    let remaining = index;
    let top = 0;
    let headHeight = 0;
    for (const { hasHead, rowCount } of this.#groups) {
      headHeight = hasHead ? this.#headHeight : 0;
      top += headHeight;
      if (remaining < rowCount) break;
      remaining -= rowCount;
      top += rowCount * this.#rowHeight;
    }
    top += remaining * this.#rowHeight;
    return {
      top,
      bottom: top + this.#rowHeight,
      viewTop: scrollTop + headHeight,
      viewBottom: scrollTop + clientHeight,
    };
  }

  #compute(): readonly RowWindow[] {
    let top = 0;
    return this.#groups.map(({ hasHead, rowCount }) => {
      top += hasHead ? this.#headHeight : 0;
      const bodyTop = top;
      top += rowCount * this.#rowHeight;
      return computeRowWindow(this.#scrollTop - bodyTop, this.#viewportHeight, this.#rowHeight, rowCount);
    });
  }

  #updateIfMoved(): void {
    const windows = this.#compute();
    const hasMoved = windows.some(
      ({ first, end }, i) => first !== this.#windows[i]?.first || end !== this.#windows[i].end,
    );
    if (hasMoved) this.#host.requestUpdate();
  }

  /** Asynchronous, because measuring can change sizes again. */
  #scheduleMeasure(): void {
    clearTimeout(this.#measureTimer);
    this.#measureTimer = setTimeout(() => this.#measure());
  }

  #measure(): void {
    const { scroller } = this;
    const scale = scroller ? scaleOf(scroller) : 1;
    const heightOf = (selector: string): number =>
      (scroller?.querySelector(selector)?.getBoundingClientRect().height ?? 0) / scale;
    const rowHeight = heightOf('.row');
    const headHeight = heightOf('.group-head');
    const hasChanged =
      (rowHeight > 0 && Math.abs(rowHeight - this.#rowHeight) > 0.01) ||
      (headHeight > 0 && Math.abs(headHeight - this.#headHeight) > 0.01);
    this.#rowHeight = rowHeight || this.#rowHeight;
    this.#headHeight = headHeight || this.#headHeight;
    const viewportHeight = scroller?.clientHeight || this.#viewportHeight;
    const hasResized = viewportHeight !== this.#viewportHeight;
    this.#viewportHeight = viewportHeight;
    this.#scrollTop = scroller?.scrollTop ?? 0;
    if (hasChanged || hasResized) this.#host.requestUpdate();
    else this.#updateIfMoved();
  }
}
