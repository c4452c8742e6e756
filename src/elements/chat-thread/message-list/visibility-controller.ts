import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { viewOf } from '../../internal/base/view-of.js';

/** True if the page is visible and has the focus. A frame in this page is active with it, a popup is not. */
export const isPageActive = (page: Document): boolean =>
  page.visibilityState === 'visible' &&
  (page.hasFocus() || (page.defaultView?.top === window.top && document.hasFocus()));

/**
 * Reports when an element of the thread is visible: scrolled into view, both in the thread and in the page, while the
 * page is active. Checks again whenever one of these changes.
 */
export class VisibilityController implements ReactiveController {
  #observer: IntersectionObserver | undefined;
  #observedElement: Element | null = null;
  #isOnScreen = false;

  readonly #host: ReactiveControllerHost & Element;
  /** Where its listeners are. */
  #view: Window = window;
  readonly #getViewportHeight: () => number;
  readonly #onVisible: () => void;

  /** Half of the element must be visible; if it is taller than the viewport, it must fill half of that. */
  constructor(host: ReactiveControllerHost & Element, getViewportHeight: () => number, onVisible: () => void) {
    this.#host = host;
    this.#getViewportHeight = getViewportHeight;
    this.#onVisible = onVisible;
    host.addController(this);
  }

  get isVisible(): boolean {
    return this.#isOnScreen && isPageActive(this.#view.document);
  }

  hostConnected(): void {
    this.#view = viewOf(this.#host);
    this.#listen('addEventListener');
  }

  #listen(method: 'addEventListener' | 'removeEventListener'): void {
    for (const type of ['visibilitychange', 'focus']) this.#view[method](type, this.#check);
  }

  hostDisconnected(): void {
    this.#listen('removeEventListener');
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#observedElement = null;
    this.#isOnScreen = false;
  }

  observe(element: Element | null): void {
    if (element === this.#observedElement) return;
    // Relative to the page's viewport, because the thread itself may be scrolled out of it.
    this.#observer ??= new IntersectionObserver(this.#handleIntersection, { threshold: [0, 0.25, 0.5, 0.75, 1] });
    if (this.#observedElement !== null) this.#observer.unobserve(this.#observedElement);
    this.#observedElement = element;
    this.#isOnScreen = false;
    if (element !== null) this.#observer.observe(element);
  }

  readonly #check = (): void => {
    if (this.isVisible) this.#onVisible();
  };

  readonly #handleIntersection = (records: readonly IntersectionObserverEntry[]): void => {
    const latest = records.findLast(({ target }) => target === this.#observedElement);
    if (latest === undefined) return;
    const halfViewportHeight = this.#getViewportHeight() / 2;
    this.#isOnScreen =
      latest.isIntersecting &&
      (latest.intersectionRatio >= 0.5 || latest.intersectionRect.height >= halfViewportHeight);
    this.#check();
  };
}
