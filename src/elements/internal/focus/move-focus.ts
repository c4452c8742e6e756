import type { SessionController, SessionHost } from '../../../context/session-controller.js';
import { SessionSubscriber } from '../../../context/session-subscriber.js';
import type { ConversationId } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';

const moveFocusEventType = 'agent-desk-move-focus';

/** Dispatched on the session, the only object that elements in unrelated places of a page share. */
class MoveFocusEvent extends Event {
  constructor(readonly conversationId: ConversationId) {
    super(moveFocusEventType, { cancelable: true });
  }
}

/** True when no element of the page has the focus, as after the focused one was removed. */
export const isFocusLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** Moves the focus to the element that shows a conversation. False when no element of the page shows it. */
export const moveFocus = (session: DeskSession, conversationId: ConversationId): boolean =>
  !session.dispatchEvent(new MoveFocusEvent(conversationId));

/** Handles `moveFocus` for its host. The first host whose callback returns true takes the focus. */
export class MoveFocusController extends SessionSubscriber {
  readonly #focusConversation: (conversationId: ConversationId) => boolean;

  constructor(
    host: SessionHost,
    sessionController: SessionController,
    focusConversation: (conversationId: ConversationId) => boolean,
  ) {
    super(host, sessionController);
    this.#focusConversation = focusConversation;
    host.addController(this);
  }

  protected override subscribe(session: DeskSession | undefined): () => void {
    session?.addEventListener(moveFocusEventType, this.#handleMoveFocus);
    return () => session?.removeEventListener(moveFocusEventType, this.#handleMoveFocus);
  }

  readonly #handleMoveFocus = (event: Event): void => {
    if (!event.defaultPrevented && this.#focusConversation((event as MoveFocusEvent).conversationId))
      event.preventDefault();
  };
}
