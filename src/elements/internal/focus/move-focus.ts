import type { SessionController, SessionHost } from '../../../context/session-controller.js';
import type { ConversationId } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { SessionListener } from '../events/session-listener.js';

const moveFocusEventType = 'agent-desk-move-focus';

class MoveFocusEvent extends Event {
  constructor(readonly conversationId: ConversationId) {
    super(moveFocusEventType, { cancelable: true });
  }
}

/** True when no element of the page around `host` has the focus, as after the focused one was removed. */
export const isFocusLost = ({ ownerDocument }: Element): boolean =>
  ownerDocument.activeElement === null || ownerDocument.activeElement === ownerDocument.body;

/** Moves the focus to the element that shows a conversation. False when no element of the page shows it. */
export const moveFocus = (session: DeskSession, conversationId: ConversationId): boolean =>
  !session.dispatchEvent(new MoveFocusEvent(conversationId));

/** Handles `moveFocus` for its host. The first host whose callback returns true takes the focus. */
export const handleMoveFocus = (
  host: SessionHost,
  sessionController: SessionController,
  focusConversation: (conversationId: ConversationId) => boolean,
): SessionListener<MoveFocusEvent> =>
  new SessionListener<MoveFocusEvent>(host, sessionController, moveFocusEventType, (event) => {
    if (!event.defaultPrevented && focusConversation(event.conversationId)) event.preventDefault();
  });
