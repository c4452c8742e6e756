import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Devices without a mouse have no Shift+Enter either: there, Enter is the only way to a new line. */
export const isTouchDevice = (): boolean => matchMedia('(pointer: coarse)').matches;

/** What the Enter key does: sends, or on touch devices begins a new line. Ctrl+Enter and ⌘+Enter send everywhere. */
export class EnterKeyController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #query: MediaQueryList | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#query = matchMedia('(pointer: coarse)');
    this.#query.addEventListener('change', this.#handleChange);
  }

  hostDisconnected(): void {
    this.#query?.removeEventListener('change', this.#handleChange);
  }

  readonly #handleChange = (): void => this.#host.requestUpdate();

  /** The label of the key on virtual keyboards. */
  get hint(): 'enter' | 'send' {
    return isTouchDevice() ? 'enter' : 'send';
  }

  isSend({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    return key === 'Enter' && !shiftKey && !altKey && (ctrlKey || metaKey || !isTouchDevice());
  }
}
