/** How close to the end counts as being there. */
const endTolerancePx = 40;

/**
 * The item whose place has to stay, and how far below the top of the view it ends. Its end, because it may lose the name
 * above it when older messages of the same sender come before it.
 */
interface AnchoredItem {
  readonly element: Element | null;
  readonly key: string;
  readonly offset: number;
}

const clampedRatio = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.max(0, Math.min(1, part / whole));

/** How high the entries that are not drawn are taken to be. */
export interface EstimatedHeights {
  readonly above: number;
  readonly below: number;
}

/**
 * Holds the reading position of a scroller whose content grows, and is let go of, at both ends: at the end it stays at
 * the end, anywhere else the item under the reader's eye stays where it is. The browser's own anchoring is switched off
 * in the styles, because two of them would correct each other.
 *
 * The space above what is drawn takes up what was guessed wrongly, as long as there is some: moving the scroller itself
 * would stop it under a finger that is flinging it.
 */
export class ScrollAnchor {
  #isAtEnd = true;
  #anchoredItem: AnchoredItem | null = null;
  /** Where the view stood when we last looked or moved it. */
  #lastScrollTop = 0;
  #topSpacerHeight = 0;
  #estimatedHeights: EstimatedHeights = { above: 0, below: 0 };
  /** What stands in for the entries that are not drawn, before and after those that are. */
  readonly #topSpacer: HTMLElement;
  readonly #bottomSpacer: HTMLElement;
  #resizeObserver: ResizeObserver;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly content: HTMLElement,
  ) {
    this.#topSpacer = content.previousElementSibling as HTMLElement;
    this.#bottomSpacer = content.nextElementSibling as HTMLElement;
    // Pictures that arrive late and a composer that grows move everything, too.
    this.#resizeObserver = new ResizeObserver(() => this.restore(this.#estimatedHeights));
    this.#resizeObserver.observe(scroller);
    this.#resizeObserver.observe(content);
  }

  /** The reader is at the latest message. */
  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  /** The view is where we put it: nobody has scrolled. */
  get isUnmoved(): boolean {
    return this.scroller.scrollTop === this.#lastScrollTop;
  }

  disconnect(): void {
    this.#resizeObserver.disconnect();
  }

  /** The reader has scrolled: what they see now is what has to stay. */
  captureAnchor(): void {
    const { scrollTop } = this.scroller;
    const isNearEnd = this.#isNearEnd(scrollTop);
    if (this.#isAtEnd && !isNearEnd && scrollTop >= this.#lastScrollTop - 1) {
      // Nobody has scrolled away: the view or what is in it has changed its size since.
      this.#applyPosition();
      return;
    }
    this.#lastScrollTop = scrollTop;
    this.#isAtEnd = isNearEnd;
    this.#anchoredItem = this.#isAtEnd ? null : this.#findTopmostItem();
  }

  /** Puts what was remembered back to where it was. */
  restore(estimatedHeights: EstimatedHeights): void {
    this.#syncScrollPosition();
    this.#estimatedHeights = estimatedHeights;
    this.#applyPosition();
  }

  pinToEnd(): void {
    this.#isAtEnd = true;
    this.#anchoredItem = null;
    // Another part of the thread, or another thread: what stood in for the rest of it is reckoned anew.
    this.#topSpacerHeight = -1;
  }

  /** An item that is about to be drawn will stand at a place below the top of the view, given as a part of its height. */
  anchorTo(key: string, ratio: number): void {
    this.#isAtEnd = false;
    this.#anchoredItem = { element: null, key, offset: this.scroller.clientHeight * ratio };
  }

  /** Brings an item to a place below the top of the view, given as a part of its height. */
  scrollToElement(element: Element, ratio: number): void {
    this.#isAtEnd = false;
    this.scroller.scrollTop += this.#offsetOf(element, 'top') - this.scroller.clientHeight * ratio;
    this.captureAnchor();
  }

  find(key: string): HTMLElement | null {
    const last = this.content.lastElementChild as HTMLElement | null;
    // Most often it is the newest that is asked for.
    if (last?.dataset['key'] === key) return last;
    return this.content.querySelector(`:scope > [data-key="${CSS.escape(key)}"]`);
  }

  /** The first and the last item that reach into the view; null when none does. */
  findVisibleRange(): { readonly first: Element; readonly last: Element } | null {
    const { top, bottom } = this.scroller.getBoundingClientRect();
    const first = this.#findFirstBelow(top);
    const last = this.#findFirstBelow(bottom) ?? this.content.lastElementChild;
    if (first === null || last === null || first.getBoundingClientRect().top > bottom) return null;
    return { first, last };
  }

  /** Where the view has gone to when nothing is drawn there; null when something is. */
  findBlankArea(): { readonly side: 'above' | 'below'; readonly ratio: number } | null {
    const viewportRect = this.scroller.getBoundingClientRect();
    const topSpacerRect = this.#topSpacer.getBoundingClientRect();
    const bottomSpacerRect = this.#bottomSpacer.getBoundingClientRect();
    if (topSpacerRect.bottom >= viewportRect.bottom)
      return { side: 'above', ratio: clampedRatio(viewportRect.top - topSpacerRect.top, topSpacerRect.height) };
    if (bottomSpacerRect.top <= viewportRect.top)
      return { side: 'below', ratio: clampedRatio(viewportRect.top - bottomSpacerRect.top, bottomSpacerRect.height) };
    return null;
  }

  /** Begins anew where the view is: what is drawn starts so much above it, and nothing that was held has to stay. */
  reset(distanceAbove: number, estimatedHeights: EstimatedHeights): void {
    this.#anchoredItem = null;
    this.#isAtEnd = false;
    this.#estimatedHeights = estimatedHeights;
    const topSpacerHeight =
      this.scroller.getBoundingClientRect().top - this.#topSpacer.getBoundingClientRect().top - distanceAbove;
    this.#setTopSpacerHeight(estimatedHeights.above === 0 ? 0 : Math.max(0, topSpacerHeight));
    this.#lastScrollTop = this.scroller.scrollTop;
  }

  /** A part of the view shows nothing though there is something to show there. */
  hasGaps({ above, below }: EstimatedHeights): boolean {
    const viewportRect = this.scroller.getBoundingClientRect();
    const contentRect = this.content.getBoundingClientRect();
    return (above > 0 && contentRect.top > viewportRect.top) || (below > 0 && contentRect.bottom < viewportRect.bottom);
  }

  #isNearEnd(scrollTop: number): boolean {
    const { clientHeight, scrollHeight } = this.scroller;
    return this.#estimatedHeights.below === 0 && scrollHeight - clientHeight - scrollTop <= endTolerancePx;
  }

  /** The reader may have scrolled without our having been told yet: that counts, not what was before. */
  #syncScrollPosition(): void {
    const { scrollTop } = this.scroller;
    if (this.#isAtEnd) {
      if (scrollTop >= this.#lastScrollTop - 1 || this.#isNearEnd(scrollTop)) return;
      this.#isAtEnd = false;
      this.#anchoredItem = this.#findTopmostItem();
    } else if (this.#anchoredItem !== null) {
      this.#anchoredItem = {
        ...this.#anchoredItem,
        offset: this.#anchoredItem.offset - (scrollTop - this.#lastScrollTop),
      };
    }
    this.#lastScrollTop = scrollTop;
  }

  #applyPosition(): void {
    const { above, below } = this.#estimatedHeights;
    this.#bottomSpacer.style.height = `${below}px`;
    const { clientHeight } = this.scroller;
    // Nothing is above the first entry, and what is not drawn needs some room to be scrolled to. No more than that: with
    // every change of it the browser looks at each message anew.
    const isSpacerOff =
      above === 0
        ? this.#topSpacerHeight !== 0
        : this.#topSpacerHeight < above / 2 - 1 || this.#topSpacerHeight > 2 * above + clientHeight;
    if (this.#isAtEnd) {
      if (isSpacerOff) this.#setTopSpacerHeight(above);
      this.scroller.scrollTop = this.scroller.scrollHeight;
      this.#lastScrollTop = this.scroller.scrollTop;
      return;
    }
    if (this.#anchoredItem === null) {
      if (above === 0) this.#setTopSpacerHeight(0);
      this.#anchoredItem = this.#findTopmostItem();
      // Where it is now: less may be left to scroll through than before.
      this.#lastScrollTop = this.scroller.scrollTop;
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
      else this.scroller.scrollTop += shift;
    }
    this.#lastScrollTop = this.scroller.scrollTop;
  }

  #setTopSpacerHeight(height: number): void {
    this.#topSpacerHeight = height;
    this.#topSpacer.style.height = `${height}px`;
  }

  #offsetOf(element: Element, edge: 'top' | 'bottom'): number {
    return element.getBoundingClientRect()[edge] - this.scroller.getBoundingClientRect().top;
  }

  /** First item that reaches into the view. */
  #findTopmostItem(): AnchoredItem | null {
    let element = this.#findFirstBelow(this.scroller.getBoundingClientRect().top);
    // The day is said above whatever is drawn first: it has no place of its own.
    if (element?.matches('.day') === true) element = element.nextElementSibling;
    if (!(element instanceof HTMLElement)) return null;
    return { element, key: element.dataset['key'] ?? '', offset: this.#offsetOf(element, 'bottom') };
  }

  /** First item that ends below a height. Items stand one below the other, so halving finds it. */
  #findFirstBelow(edge: number): Element | null {
    const { children } = this.content;
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
