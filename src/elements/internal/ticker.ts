import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * One timer for every countdown and duration on the page. Runs only while somebody shows one, and on whole seconds, so
 * that all of them change together.
 */
class Ticker {
  readonly #hosts = new Set<ReactiveControllerHost>();
  #handle: ReturnType<typeof setTimeout> | undefined;

  add(host: ReactiveControllerHost): void {
    this.#hosts.add(host);
    if (this.#handle === undefined) this.#schedule();
  }

  remove(host: ReactiveControllerHost): void {
    this.#hosts.delete(host);
    if (this.#hosts.size > 0) return;
    clearTimeout(this.#handle);
    this.#handle = undefined;
  }

  #schedule(): void {
    this.#handle = setTimeout(
      () => {
        this.#schedule();
        for (const host of this.#hosts) host.requestUpdate();
      },
      1000 - (Date.now() % 1000),
    );
  }
}

const ticker = new Ticker();

/** Re-renders its host every second while `active` says that something on screen depends on the time. */
export class TickController implements ReactiveController {
  #connected = false;
  #ticking = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly active: () => boolean,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    this.#sync();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#sync();
  }

  hostUpdated(): void {
    this.#sync();
  }

  #sync(): void {
    const wanted = this.#connected && this.active();
    if (wanted === this.#ticking) return;
    this.#ticking = wanted;
    if (wanted) ticker.add(this.host);
    else ticker.remove(this.host);
  }
}
