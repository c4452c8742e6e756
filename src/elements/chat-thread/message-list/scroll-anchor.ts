import { viewOf } from '../../internal/base/view-of.js';
import { scaleOf, zoomOf } from '../../internal/styles/scale-of.js';
import type { ThreadPosition } from './thread-window.js';

/** Distance to the end that still counts as being at the end. */
const endTolerancePx = 40;

/**
 * The item whose position is kept, and the offset of its bottom edge from the top of the viewport. The bottom edge,
 * because the item loses the sender's name at its top when older messages of the same sender are loaded.
 */
interface AnchoredItem {
  readonly element: Element | null;
  readonly key: string;
  readonly offset: number;
}

const clampedRatio = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.max(0, Math.min(1, part / whole));

/** Estimated heights (px) of the entries that are not rendered. */
export interface EstimatedHeights {
  readonly above: number;
  readonly below: number;
}

/**
 * Keeps the reading position of a scroller whose content is added and removed at both ends. At the end it stays at the
 * end; elsewhere the topmost visible item keeps its position. The styles switch off the browser's scroll anchoring,
 * because the two would correct each other.
 *
 * Wrong height estimates are corrected in the spacer above the content while it is large enough. Setting `scrollTop`
 * instead would stop a momentum scroll on touch screens.
 */
export class ScrollAnchor {
  #isAtEnd = true;
  #anchoredItem: AnchoredItem | null = null;
  /** `scrollTop` when it was last read or set, the height of the viewport then, and how much the page enlarged it. */
  #lastScrollTop = 0;
  #lastViewportHeight = 0;
  #lastZoom = 1;
  #topSpacerHeight = 0;
  #estimatedHeights: EstimatedHeights = { above: 0, below: 0 };
  /** Stand in for the entries that are not rendered, above and below the content. */
  readonly #topSpacer: HTMLElement;
  readonly #bottomSpacer: HTMLElement;
  readonly #resizeObserver: ResizeObserver;
  readonly #scroller: HTMLElement;
  readonly #content: HTMLElement;

  /** `onResize` is called when the viewport or the content has changed its size, after the position was restored. */
  constructor(scroller: HTMLElement, content: HTMLElement, onResize: () => void) {
    this.#scroller = scroller;
    this.#content = content;
    this.#topSpacer = content.previousElementSibling as HTMLElement;
    this.#bottomSpacer = content.nextElementSibling as HTMLElement;
    // Images that load late and a growing composer change the layout as well. An observer of the page that a frame has left
    // would report an error there.
    const { ResizeObserver } = viewOf(scroller);
    this.#resizeObserver = new ResizeObserver(() => {
      this.syncScrollPosition();
      this.#applyPosition();
      onResize();
    });
    this.#resizeObserver.observe(scroller);
    this.#resizeObserver.observe(content);
  }

  /** The reader is at the latest message. */
  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  /**
   * True if the user has not scrolled since the position was last read or set. Engines round `scrollTop` differently when it
   * is set and when it is read later.
   */
  get isUnmoved(): boolean {
    return Math.abs(this.#scroller.scrollTop - this.#lastScrollTop) < 1;
  }

  disconnect(): void {
    this.#resizeObserver.disconnect();
  }

  /** After the user has scrolled: the current position is the one to keep. */
  captureAnchor(): void {
    const { scrollTop } = this.#scroller;
    const isNearEnd = this.#isNearEnd(scrollTop);
    if (this.#hasNewZoom || (this.#isAtEnd && !isNearEnd && !this.#hasLeftEnd(scrollTop))) {
      // Not scrolled by the user: the viewport or the content has changed its size.
      this.#rememberScrollTop();
      this.#applyPosition();
      return;
    }
    this.#rememberScrollTop();
    this.#isAtEnd = isNearEnd;
    this.#anchoredItem = this.#isAtEnd ? null : this.#findTopmostItem();
  }

  /**
   * Before a render: applies a scroll of the user whose scroll event has not been dispatched yet. Afterwards it could no
   * longer be told from what the browser does when the content or the viewport changes its size.
   */
  syncScrollPosition(): void {
    const { scrollTop } = this.#scroller;
    if (this.#isAtEnd) {
      if (this.#hasNewZoom || !this.#hasLeftEnd(scrollTop)) return;
      this.#isAtEnd = false;
      this.#anchoredItem = this.#findTopmostItem();
    } else if (this.#anchoredItem !== null && !this.#hasNewZoom) {
      this.#anchoredItem = {
        ...this.#anchoredItem,
        offset: this.#anchoredItem.offset - (scrollTop - this.#lastScrollTop),
      };
    }
    this.#rememberScrollTop();
  }

  /** Restores the kept position after a render. */
  restore(estimatedHeights: EstimatedHeights): void {
    this.#estimatedHeights = estimatedHeights;
    this.#applyPosition();
  }

  pinToEnd(): void {
    this.#isAtEnd = true;
    this.#anchoredItem = null;
    // Another part of the thread, or another thread: forces a new estimate of the spacer above.
    this.#topSpacerHeight = -1;
    this.#rememberScrollTop();
  }

  /** Anchors an item that is not rendered yet at `ratio` of the viewport height from its top. */
  anchorTo(key: string, ratio: number): void {
    this.#isAtEnd = false;
    this.#rememberScrollTop();
    this.#anchoredItem = { element: null, key, offset: this.#scroller.clientHeight * ratio };
  }

  /** Scrolls an item to `ratio` of the viewport height from its top. */
  scrollToElement(element: Element, ratio: number): void {
    this.#isAtEnd = false;
    this.#scroller.scrollTop += this.#offsetOf(element, 'top') - this.#scroller.clientHeight * ratio;
    this.captureAnchor();
  }

  /** Changes the height of an item, and keeps its top where it is. Returns the item as it is rendered then. */
  keepTop(key: string, change: () => void): HTMLElement | null {
    const before = this.find(key);
    const top = before === null ? 0 : this.#offsetOf(before, 'top');
    change();
    const element = this.find(key);
    if (before === null || element === null) return element;
    this.#isAtEnd = false;
    this.#scroller.scrollTop += this.#offsetOf(element, 'top') - top;
    this.captureAnchor();
    return element;
  }

  find(key: string): HTMLElement | null {
    const last = this.#content.lastElementChild as HTMLElement | null;
    // The common case.
    if (last?.dataset['key'] === key) return last;
    return this.#content.querySelector(`:scope > [data-key="${CSS.escape(key)}"]`);
  }

  /** The first and the last item that are at least partly visible; null if there is none. */
  findVisibleRange(): { readonly first: Element; readonly last: Element } | null {
    const { top, bottom } = this.#scroller.getBoundingClientRect();
    const first = this.#findFirstBelow(top);
    const last = this.#findFirstBelow(bottom) ?? this.#content.lastElementChild;
    if (first === null || last === null || first.getBoundingClientRect().top > bottom) return null;
    return { first, last };
  }

  /** What is in view; null if nothing is, because the thread is hidden or has no lines. */
  readPosition(): ThreadPosition | null {
    if (this.#content.firstElementChild === null) return null;
    // Also while the list is hidden: it then shows new messages as soon as it is visible again.
    if (this.#isAtEnd) return { kind: 'end' };
    if (this.#scroller.clientHeight === 0) return null;
    const { above, below } = this.#estimatedHeights;
    const viewportRect = this.#scroller.getBoundingClientRect();
    const contentRect = this.#content.getBoundingClientRect();
    if (above > 0 && contentRect.top >= viewportRect.bottom) {
      const { top, height } = this.#topSpacer.getBoundingClientRect();
      return { kind: 'blank', side: 'above', ratio: clampedRatio(viewportRect.top - top, height) };
    }
    if (below > 0 && contentRect.bottom <= viewportRect.top) {
      const { top, height } = this.#bottomSpacer.getBoundingClientRect();
      return { kind: 'blank', side: 'below', ratio: clampedRatio(viewportRect.top - top, height) };
    }
    return { kind: 'drawn', top: (contentRect.top - viewportRect.top) / scaleOf(this.#scroller) };
  }

  /** Drops the anchor and places the content so that it starts `distanceAbove` px above the viewport. */
  reset(distanceAbove: number, estimatedHeights: EstimatedHeights): void {
    this.#anchoredItem = null;
    this.#isAtEnd = false;
    this.#estimatedHeights = estimatedHeights;
    const topSpacerHeight = -this.#offsetOf(this.#topSpacer, 'top') - distanceAbove;
    this.#setTopSpacerHeight(estimatedHeights.above === 0 ? 0 : Math.max(0, topSpacerHeight));
    this.#rememberScrollTop();
  }

  /** The page has set another `zoom`. Firefox then keeps the distance on the screen, so `scrollTop` is another one. */
  get #hasNewZoom(): boolean {
    return zoomOf(this.#scroller) !== this.#lastZoom;
  }

  #isNearEnd(scrollTop: number): boolean {
    const { clientHeight, scrollHeight } = this.#scroller;
    return this.#estimatedHeights.below === 0 && scrollHeight - clientHeight - scrollTop <= endTolerancePx;
  }

  /**
   * True if the user has scrolled away from the end. When the viewport grows, e.g. because the message field was emptied,
   * the browser lowers `scrollTop` by as much.
   */
  #hasLeftEnd(scrollTop: number): boolean {
    const growth = Math.max(0, this.#scroller.clientHeight - this.#lastViewportHeight);
    return scrollTop < this.#lastScrollTop - growth - 1 && !this.#isNearEnd(scrollTop);
  }

  #rememberScrollTop(): void {
    this.#lastScrollTop = this.#scroller.scrollTop;
    this.#lastViewportHeight = this.#scroller.clientHeight;
    this.#lastZoom = zoomOf(this.#scroller);
  }

  #applyPosition(): void {
    const { above, below } = this.#estimatedHeights;
    this.#bottomSpacer.style.height = `${below}px`;
    const { clientHeight } = this.#scroller;
    // No spacer above the first entry; else at least half the estimate, so that there is room to scroll. Other changes are
    // avoided, because each one makes the browser lay out all messages.
    const isSpacerOff =
      above === 0
        ? this.#topSpacerHeight !== 0
        : this.#topSpacerHeight < above / 2 - 1 || this.#topSpacerHeight > 2 * above + clientHeight;
    if (this.#isAtEnd) {
      if (isSpacerOff) this.#setTopSpacerHeight(above);
      this.#scroller.scrollTop = this.#scroller.scrollHeight;
      this.#rememberScrollTop();
      return;
    }
    if (this.#anchoredItem === null) {
      if (above === 0) this.#setTopSpacerHeight(0);
      this.#anchoredItem = this.#findTopmostItem();
      // The browser clamps `scrollTop` when the content has become shorter.
      this.#rememberScrollTop();
      return;
    }
    if (isSpacerOff) this.#setTopSpacerHeight(above);
    const element = this.#anchoredItem.element?.isConnected
      ? this.#anchoredItem.element
      : this.find(this.#anchoredItem.key);
    if (element === null) return;
    const shift = this.#offsetOf(element, 'bottom') - this.#anchoredItem.offset;
    if (Math.abs(shift) >= 1) {
      if (above > 0 && !isSpacerOff && this.#topSpacerHeight - shift >= above / 2)
        this.#setTopSpacerHeight(this.#topSpacerHeight - shift);
      else this.#scroller.scrollTop += shift;
      // Engines round what is set. The next correction includes that, so that roundings do not add up.
      const rest = this.#offsetOf(element, 'bottom') - this.#anchoredItem.offset;
      // Items may have been added above it that are in view: they keep their position next time.
      const item = this.#findTopmostItem();
      if (item !== null) this.#anchoredItem = { ...item, offset: item.offset - (Math.abs(rest) < 1 ? rest : 0) };
    }
    this.#rememberScrollTop();
  }

  #setTopSpacerHeight(height: number): void {
    this.#topSpacerHeight = height;
    this.#topSpacer.style.height = `${height}px`;
  }

  #offsetOf(element: Element, edge: 'top' | 'bottom'): number {
    const distance = element.getBoundingClientRect()[edge] - this.#scroller.getBoundingClientRect().top;
    return distance / scaleOf(this.#scroller);
  }

  /** The first item that is at least partly visible. */
  #findTopmostItem(): AnchoredItem | null {
    let element = this.#findFirstBelow(this.#scroller.getBoundingClientRect().top);
    // These have no fixed position: the day line is repeated above the first rendered item, and the divider of unread
    // messages moves to new ones.
    while (element?.matches('.day, .divider') === true) element = element.nextElementSibling;
    if (!(element instanceof HTMLElement)) return null;
    return { element, key: element.dataset['key'] ?? '', offset: this.#offsetOf(element, 'bottom') };
  }

  /** The first item whose bottom edge is below `edge`, by binary search. */
  #findFirstBelow(edge: number): Element | null {
    const { children } = this.#content;
    let low = 0;
    let high = children.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((children[middle]?.getBoundingClientRect().bottom ?? 0) > edge) high = middle;
      else low = middle + 1;
    }
    return children[low] ?? null;
  }
}
