import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Updates its host every second while `isActive` returns true. Ticks fall on whole seconds of the page's own clock, so
 * that all countdowns and durations of a page change together.
 */
export class TickController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #isActive: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & Element, isActive: () => boolean) {
    this.#host = host;
    this.#isActive = isActive;
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    if (!this.#host.isConnected || !this.#isActive()) return;
    this.#timer = setTimeout(() => this.#host.requestUpdate(), 1000 - (performance.now() % 1000));
  }
}
