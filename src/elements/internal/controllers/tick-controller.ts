import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { whenShown } from '../base/when-shown.js';

/**
 * Updates its host every second while `isActive` returns true. Ticks fall on whole seconds of the page's own clock, so
 * that all countdowns and durations of a page change together. In a hidden page only hosts tick that call the agent by it.
 */
export class TickController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #isActive: () => boolean;
  readonly #ticksWhileHidden: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWaiting = false;

  constructor(host: ReactiveControllerHost & Element, isActive: () => boolean, ticksWhileHidden = false) {
    this.#host = host;
    this.#isActive = isActive;
    this.#ticksWhileHidden = ticksWhileHidden;
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
    if (this.#host.ownerDocument.hidden && !this.#ticksWhileHidden) {
      void this.#waitUntilShown();
      return;
    }
    this.#timer = setTimeout(() => this.#host.requestUpdate(), 1000 - (performance.now() % 1000));
  }

  async #waitUntilShown(): Promise<void> {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    await whenShown(this.#host.ownerDocument);
    this.#isWaiting = false;
    if (this.#host.isConnected) this.#host.requestUpdate();
  }
}
