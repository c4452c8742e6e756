import type { ReactiveController } from 'lit';
import type { SessionController, SessionHost } from '../../../context/session-controller.js';
import type { ConversationId } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';

const moveFocusEventType = 'agent-desk-move-focus';

/** Widgets stand in unrelated places of a page: what they ask of each other goes through the session they share. */
class MoveFocusEvent extends Event {
  constructor(readonly conversationId: ConversationId) {
    super(moveFocusEventType, { cancelable: true });
  }
}

/** True when nothing in the page has the focus: what had it has gone. */
export const isFocusLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** Takes the agent's cursor to where a conversation is held. False when no widget of the page holds it. */
export const moveFocus = (session: DeskSession, conversationId: ConversationId): boolean =>
  !session.dispatchEvent(new MoveFocusEvent(conversationId));

/** Hears of it for a widget that may hold the conversation: the first that answers true takes the agent over. */
export class MoveFocusController implements ReactiveController {
  #session: DeskSession | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(
    host: SessionHost,
    private readonly sessionController: SessionController,
    private readonly focusConversation: (conversationId: ConversationId) => boolean,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = this.sessionController.onChange(() => this.#listen(this.sessionController.session));
    this.#listen(this.sessionController.session);
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#listen(undefined);
  }

  readonly #handleMoveFocus = (event: Event): void => {
    if (!event.defaultPrevented && this.focusConversation((event as MoveFocusEvent).conversationId))
      event.preventDefault();
  };

  #listen(session: DeskSession | undefined): void {
    this.#session?.removeEventListener(moveFocusEventType, this.#handleMoveFocus);
    this.#session = session;
    session?.addEventListener(moveFocusEventType, this.#handleMoveFocus);
  }
}
