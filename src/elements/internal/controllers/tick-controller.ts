import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Re-renders its host every second while `active` says that something on screen depends on the time. It does so on
 * whole seconds, so that every countdown and duration on the page changes together.
 */
export class TickController implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly isActive: () => boolean,
  ) {
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
    if (!this.host.isConnected || !this.isActive()) return;
    this.#timer = setTimeout(() => this.host.requestUpdate(), 1000 - (Date.now() % 1000));
  }
}
