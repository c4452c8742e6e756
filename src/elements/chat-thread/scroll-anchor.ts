/** How close to the end counts as being there. */
const slack = 40;

/**
 * The item whose place has to stay, and how far below the top of the view it ends. Its end, because it may lose the name
 * above it when older messages of the same sender come before it.
 */
interface Held {
  readonly element: Element;
  readonly key: string;
  readonly offset: number;
}

/**
 * Holds the reading position of a scroller whose content grows at both ends: at the end it stays at the end, anywhere
 * else the item under the reader's eye stays where it is. The browser's own anchoring is switched off in the styles,
 * because two of them would correct each other.
 */
export class ScrollAnchor {
  #atEnd = true;
  #held: Held | null = null;
  /** Where the view stood when we last looked or moved it. */
  #top = 0;
  #observer: ResizeObserver;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly content: HTMLElement,
  ) {
    // Pictures that arrive late and a composer that grows move everything, too.
    this.#observer = new ResizeObserver(() => this.restore());
    this.#observer.observe(scroller);
    this.#observer.observe(content);
  }

  /** The reader is at the latest message. */
  get atEnd(): boolean {
    return this.#atEnd;
  }

  disconnect(): void {
    this.#observer.disconnect();
  }

  /** The reader has scrolled: what they see now is what has to stay. */
  remember(): void {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    const near = scrollHeight - clientHeight - scrollTop <= slack;
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
  restore(): void {
    this.#catchUp();
    this.#place();
  }

  /** The reader may have scrolled without our having been told yet: that counts, not what was before. */
  #catchUp(): void {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    if (this.#atEnd) {
      if (scrollTop >= this.#top - 1 || scrollHeight - clientHeight - scrollTop <= slack) return;
      this.#atEnd = false;
      this.#held = this.#topmost();
    } else if (this.#held !== null) {
      this.#held = { ...this.#held, offset: this.#held.offset - (scrollTop - this.#top) };
    }
    this.#top = scrollTop;
  }

  #place(): void {
    if (this.#atEnd) {
      this.scroller.scrollTop = this.scroller.scrollHeight;
      this.#top = this.scroller.scrollTop;
      return;
    }
    if (this.#held === null) return;
    const { key, offset } = this.#held;
    const element = this.#held.element.isConnected ? this.#held.element : this.find(key);
    if (element === null) return;
    const moved = this.#offsetOf(element, 'bottom') - offset;
    if (Math.abs(moved) >= 1) this.scroller.scrollTop += moved;
    this.#top = this.scroller.scrollTop;
  }

  toEnd(): void {
    this.#atEnd = true;
    this.#held = null;
    this.#place();
  }

  /** Brings an item to a place below the top of the view, given as a part of its height. */
  show(element: Element, part: number): void {
    this.#atEnd = false;
    this.scroller.scrollTop += this.#offsetOf(element, 'top') - this.scroller.clientHeight * part;
    this.remember();
  }

  find(key: string): HTMLElement | null {
    return this.content.querySelector(`:scope > [data-key="${CSS.escape(key)}"]`);
  }

  #offsetOf(element: Element, edge: 'top' | 'bottom'): number {
    return element.getBoundingClientRect()[edge] - this.scroller.getBoundingClientRect().top;
  }

  /** First item that reaches into the view. Items stand one below the other, so halving finds it. */
  #topmost(): Held | null {
    const { children } = this.content;
    const edge = this.scroller.getBoundingClientRect().top;
    let low = 0;
    let high = children.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((children[middle]?.getBoundingClientRect().bottom ?? 0) > edge) high = middle;
      else low = middle + 1;
    }
    const element = children[low];
    if (!(element instanceof HTMLElement)) return null;
    return { element, key: element.dataset['key'] ?? '', offset: this.#offsetOf(element, 'bottom') };
  }
}
