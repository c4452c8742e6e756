import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Somebody may be looking at this page: it is shown, and it is where the keyboard goes. */
export const isPageActive = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/**
 * Says when a thing in the thread is really before somebody's eyes: on screen (in the thread, and the thread in the
 * page) while the page is looked at. Asks again whenever any of that changes.
 */
export class VisibilityController implements ReactiveController {
  #observer: IntersectionObserver | undefined;
  #observedElement: Element | null = null;
  #isOnScreen = false;

  constructor(
    host: ReactiveControllerHost,
    /** Height of the view: of a thing taller than that, filling half of the view is enough. */
    private readonly viewportHeight: () => number,
    private readonly onVisible: () => void,
  ) {
    host.addController(this);
  }

  get isVisible(): boolean {
    return this.#isOnScreen && isPageActive();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#check);
    window.addEventListener('focus', this.#check);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#check);
    window.removeEventListener('focus', this.#check);
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#observedElement = null;
    this.#isOnScreen = false;
  }

  observe(element: Element | null): void {
    if (element === this.#observedElement) return;
    // Against the viewport: what the page has scrolled away is not seen either.
    this.#observer ??= new IntersectionObserver(this.#handleIntersection, { threshold: [0, 0.25, 0.5, 0.75, 1] });
    if (this.#observedElement !== null) this.#observer.unobserve(this.#observedElement);
    this.#observedElement = element;
    this.#isOnScreen = false;
    if (element !== null) this.#observer.observe(element);
  }

  readonly #check = (): void => {
    if (this.isVisible) this.onVisible();
  };

  readonly #handleIntersection = (records: readonly IntersectionObserverEntry[]): void => {
    const latest = records.findLast(({ target }) => target === this.#observedElement);
    if (latest === undefined) return;
    const halfViewportHeight = this.viewportHeight() / 2;
    this.#isOnScreen =
      latest.isIntersecting &&
      (latest.intersectionRatio >= 0.5 || latest.intersectionRect.height >= halfViewportHeight);
    this.#check();
  };
}
