import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Somebody may be looking at this page: it is shown, and it is where the keyboard goes. */
export const isAwake = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/**
 * Says when a thing in the thread is really before somebody's eyes: on screen (in the thread, and the thread in the
 * page) while the page is looked at. Asks again whenever any of that changes.
 */
export class SightController implements ReactiveController {
  #observer: IntersectionObserver | undefined;
  #watched: Element | null = null;
  #onScreen = false;

  constructor(
    host: ReactiveControllerHost,
    /** Height of the view: of a thing taller than that, filling half of the view is enough. */
    private readonly viewHeight: () => number,
    private readonly seen: () => void,
  ) {
    host.addController(this);
  }

  get sees(): boolean {
    return this.#onScreen && isAwake();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    window.addEventListener('focus', this.#look);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    window.removeEventListener('focus', this.#look);
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#watched = null;
    this.#onScreen = false;
  }

  watch(element: Element | null): void {
    if (element === this.#watched) return;
    // Against the viewport: what the page has scrolled away is not seen either.
    this.#observer ??= new IntersectionObserver(this.#judge, { threshold: [0, 0.25, 0.5, 0.75, 1] });
    if (this.#watched !== null) this.#observer.unobserve(this.#watched);
    this.#watched = element;
    this.#onScreen = false;
    if (element !== null) this.#observer.observe(element);
  }

  readonly #look = (): void => {
    if (this.sees) this.seen();
  };

  readonly #judge = (records: readonly IntersectionObserverEntry[]): void => {
    const latest = records.findLast(({ target }) => target === this.#watched);
    if (latest === undefined) return;
    const half = this.viewHeight() / 2;
    this.#onScreen =
      latest.isIntersecting && (latest.intersectionRatio >= 0.5 || latest.intersectionRect.height >= half);
    this.#look();
  };
}
