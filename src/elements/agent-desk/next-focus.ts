import type { LitElement, ReactiveController } from 'lit';
import type { ConversationId } from '../../domain/index.js';
import type { DeskSession } from '../../session/session.js';
import { moveFocus } from '../internal/focus/move-focus.js';

/** Where the focus goes after the next update of the desk, when what is to have it is there. */
export class NextFocus implements ReactiveController {
  readonly #host: LitElement;
  readonly #session: () => DeskSession | undefined;
  #selector: string | null = null;
  #conversationId: ConversationId | null = null;

  constructor(host: LitElement, session: () => DeskSession | undefined) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
  }

  /** An element of the desk. */
  moveTo(selector: string): void {
    this.#selector = selector;
  }

  /** The message field of a conversation that has been chosen. */
  moveToConversation(id: ConversationId): void {
    this.#conversationId = id;
  }

  hostUpdated(): void {
    const [selector, id, session] = [this.#selector, this.#conversationId, this.#session()];
    this.#selector = null;
    this.#conversationId = null;
    if (selector !== null) this.#focus(selector);
    if (id !== null && session !== undefined) moveFocus(session, id);
  }

  #focus(selector: string): void {
    const { renderRoot, shadowRoot } = this.#host;
    // A row of the list, if it has one.
    const list = selector === '.list-pane' ? renderRoot.querySelector<HTMLElement>('conversation-list') : null;
    list?.focus();
    if (list === null || shadowRoot?.activeElement !== list) renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
