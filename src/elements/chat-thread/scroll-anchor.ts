/** How close to the end counts as being there. */
const slack = 40;

/**
 * The item whose place has to stay, and how far below the top of the view it ends. Its end, because it may lose the name
 * above it when older messages of the same sender come before it.
 */
interface Held {
  readonly element: Element | null;
  readonly key: string;
  readonly offset: number;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.max(0, Math.min(1, part / whole)));

/** How high the entries that are not drawn are taken to be. */
export interface Reckoned {
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
  #atEnd = true;
  #held: Held | null = null;
  /** Where the view stood when we last looked or moved it. */
  #top = 0;
  #above = 0;
  #reckoned: Reckoned = { above: 0, below: 0 };
  /** What stands in for the entries that are not drawn, before and after those that are. */
  readonly #before: HTMLElement;
  readonly #after: HTMLElement;
  #observer: ResizeObserver;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly content: HTMLElement,
  ) {
    this.#before = content.previousElementSibling as HTMLElement;
    this.#after = content.nextElementSibling as HTMLElement;
    // Pictures that arrive late and a composer that grows move everything, too.
    this.#observer = new ResizeObserver(() => this.restore(this.#reckoned));
    this.#observer.observe(scroller);
    this.#observer.observe(content);
  }

  /** The reader is at the latest message. */
  get atEnd(): boolean {
    return this.#atEnd;
  }

  /** The view is where we put it: nobody has scrolled. */
  get stands(): boolean {
    return this.scroller.scrollTop === this.#top;
  }

  disconnect(): void {
    this.#observer.disconnect();
  }

  /** The reader has scrolled: what they see now is what has to stay. */
  remember(): void {
    const { scrollTop } = this.scroller;
    const near = this.#isNear(scrollTop);
    if (this.#atEnd && !near && scrollTop >= this.#top - 1) {
      // Nobody has scrolled away: the view or what is in it has changed its size since.
      this.#place();
      return;
    }
    this.#top = scrollTop;
    this.#atEnd = near;
    this.#held = this.#atEnd ? null : this.#topmost();
  }

  /** Puts what was remembered back to where it was. */
  restore(reckoned: Reckoned): void {
    this.#catchUp();
    this.#reckoned = reckoned;
    this.#place();
  }

  toEnd(): void {
    this.#atEnd = true;
    this.#held = null;
    // Another part of the thread, or another thread: what stood in for the rest of it is reckoned anew.
    this.#above = -1;
  }

  /** An item that is about to be drawn will stand at a place below the top of the view, given as a part of its height. */
  expect(key: string, part: number): void {
    this.#atEnd = false;
    this.#held = { element: null, key, offset: this.scroller.clientHeight * part };
  }

  /** Brings an item to a place below the top of the view, given as a part of its height. */
  show(element: Element, part: number): void {
    this.#atEnd = false;
    this.scroller.scrollTop += this.#offsetOf(element, 'top') - this.scroller.clientHeight * part;
    this.remember();
  }

  find(key: string): HTMLElement | null {
    const last = this.content.lastElementChild as HTMLElement | null;
    // Most often it is the newest that is asked for.
    if (last?.dataset['key'] === key) return last;
    return this.content.querySelector(`:scope > [data-key="${CSS.escape(key)}"]`);
  }

  /** The first and the last item that reach into the view; null when none does. */
  inView(): { readonly first: Element; readonly last: Element } | null {
    const { top, bottom } = this.scroller.getBoundingClientRect();
    const first = this.#firstBelow(top);
    const last = this.#firstBelow(bottom) ?? this.content.lastElementChild;
    if (first === null || last === null || first.getBoundingClientRect().top > bottom) return null;
    return { first, last };
  }

  /** Where the view has gone to when nothing is drawn there; null when something is. */
  lost(): { readonly side: 'above' | 'below'; readonly share: number } | null {
    const view = this.scroller.getBoundingClientRect();
    const before = this.#before.getBoundingClientRect();
    const after = this.#after.getBoundingClientRect();
    if (before.bottom >= view.bottom) return { side: 'above', share: share(view.top - before.top, before.height) };
    if (after.top <= view.top) return { side: 'below', share: share(view.top - after.top, after.height) };
    return null;
  }

  /** Begins anew where the view is: what is drawn starts so much above it, and nothing that was held has to stay. */
  begin(above: number, reckoned: Reckoned): void {
    this.#held = null;
    this.#atEnd = false;
    this.#reckoned = reckoned;
    const start = this.scroller.getBoundingClientRect().top - this.#before.getBoundingClientRect().top - above;
    this.#setAbove(reckoned.above === 0 ? 0 : Math.max(0, start));
    this.#top = this.scroller.scrollTop;
  }

  /** A part of the view shows nothing though there is something to show there. */
  gaps({ above, below }: Reckoned): boolean {
    const view = this.scroller.getBoundingClientRect();
    const drawn = this.content.getBoundingClientRect();
    return (above > 0 && drawn.top > view.top) || (below > 0 && drawn.bottom < view.bottom);
  }

  #isNear(scrollTop: number): boolean {
    const { clientHeight, scrollHeight } = this.scroller;
    return this.#reckoned.below === 0 && scrollHeight - clientHeight - scrollTop <= slack;
  }

  /** The reader may have scrolled without our having been told yet: that counts, not what was before. */
  #catchUp(): void {
    const { scrollTop } = this.scroller;
    if (this.#atEnd) {
      if (scrollTop >= this.#top - 1 || this.#isNear(scrollTop)) return;
      this.#atEnd = false;
      this.#held = this.#topmost();
    } else if (this.#held !== null) {
      this.#held = { ...this.#held, offset: this.#held.offset - (scrollTop - this.#top) };
    }
    this.#top = scrollTop;
  }

  #place(): void {
    const { above, below } = this.#reckoned;
    this.#after.style.height = `${below}px`;
    const { clientHeight } = this.scroller;
    // Nothing is above the first entry, and what is not drawn needs some room to be scrolled to. No more than that: with
    // every change of it the browser looks at each message anew.
    const wrong =
      above === 0 ? this.#above !== 0 : this.#above < above / 2 - 1 || this.#above > 2 * above + clientHeight;
    if (this.#atEnd) {
      if (wrong) this.#setAbove(above);
      this.scroller.scrollTop = this.scroller.scrollHeight;
      this.#top = this.scroller.scrollTop;
      return;
    }
    if (this.#held === null) {
      if (above === 0) this.#setAbove(0);
      this.#held = this.#topmost();
      // Where it is now: less may be left to scroll through than before.
      this.#top = this.scroller.scrollTop;
      return;
    }
    if (wrong) this.#setAbove(above);
    const element = this.#held.element?.isConnected ? this.#held.element : this.find(this.#held.key);
    if (element === null) return;
    const moved = this.#offsetOf(element, 'bottom') - this.#held.offset;
    if (Math.abs(moved) >= 1) {
      if (above > 0 && !wrong && this.#above - moved >= above / 2) this.#setAbove(this.#above - moved);
      else this.scroller.scrollTop += moved;
    }
    this.#top = this.scroller.scrollTop;
  }

  #setAbove(above: number): void {
    this.#above = above;
    this.#before.style.height = `${above}px`;
  }

  #offsetOf(element: Element, edge: 'top' | 'bottom'): number {
    return element.getBoundingClientRect()[edge] - this.scroller.getBoundingClientRect().top;
  }

  /** First item that reaches into the view. */
  #topmost(): Held | null {
    let element = this.#firstBelow(this.scroller.getBoundingClientRect().top);
    // The day is said above whatever is drawn first: it has no place of its own.
    if (element?.matches('.day') === true) element = element.nextElementSibling;
    if (!(element instanceof HTMLElement)) return null;
    return { element, key: element.dataset['key'] ?? '', offset: this.#offsetOf(element, 'bottom') };
  }

  /** First item that ends below a height. Items stand one below the other, so halving finds it. */
  #firstBelow(edge: number): Element | null {
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
