import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Renders the host before the page is printed, and after it. */
export class PrintController implements ReactiveController {
  isPrinting = false;
  readonly #render: () => void;

  constructor(host: ReactiveControllerHost, render: () => void) {
    this.#render = render;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this);
    addEventListener('afterprint', this);
  }

  hostDisconnected(): void {
    this.isPrinting = false;
    removeEventListener('beforeprint', this);
    removeEventListener('afterprint', this);
  }

  handleEvent({ type }: Event): void {
    this.isPrinting = type === 'beforeprint';
    this.#render();
  }
}
