import type { DeskSession } from '../../../session/session.js';
import { isDefaultShortcut, shortcutKeys } from '../../internal/keys/desk-shortcuts.js';
import { matchesShortcut } from '../../internal/keys/shortcut.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Devices without a mouse have no Shift+Enter either: there, Enter is the only way to a new line. */
export const isTouchDevice = (): boolean => matchMedia('(pointer: coarse)').matches;

/** True if Enter alone sends. */
export const sendsByEnter = (session: DeskSession | undefined): boolean =>
  isDefaultShortcut(session, 'send') ? !isTouchDevice() : shortcutKeys(session, 'send')?.join() === 'enter';

/** What the Enter key does, if the host has not set other keys: sends, or on touch devices begins a new line. Ctrl+Enter and ⌘+Enter send everywhere. */
export class EnterKeyController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #getSession: () => DeskSession | undefined;
  #query: MediaQueryList | null = null;

  constructor(host: ReactiveControllerHost, getSession: () => DeskSession | undefined) {
    this.#host = host;
    this.#getSession = getSession;
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
    return sendsByEnter(this.#getSession()) ? 'send' : 'enter';
  }

  isSend(event: KeyboardEvent): boolean {
    const session = this.#getSession();
    if (!isDefaultShortcut(session, 'send')) {
      const keys = shortcutKeys(session, 'send');
      return keys !== null && matchesShortcut(event, keys);
    }
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    return key === 'Enter' && !shiftKey && !altKey && (ctrlKey || metaKey || !isTouchDevice());
  }
}
