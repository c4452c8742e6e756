import type { ReactiveControllerHost } from 'lit';
import { SelectController } from '../../context/select-controller.js';
import type { SessionController } from '../../context/session-controller.js';
import type { Conversation, ConversationId } from '../../domain/index.js';
import { isSameExceptMessages, selectConversation } from '../../store/selectors.js';
import type { SessionState } from '../../store/state.js';

/** A conversation as it is now. Its host is drawn again for whatever changes in it but messages. */
export class ConversationController extends SelectController<Conversation | undefined> {
  constructor(
    host: ReactiveControllerHost,
    sessionController: SessionController,
    selectId: (state: SessionState) => ConversationId | null,
  ) {
    super(host, sessionController, (state) => selectConversation(state, selectId(state)), isSameExceptMessages);
  }
}
