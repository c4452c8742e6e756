import type { ReactiveControllerHost } from 'lit';
import { SelectController } from '../../../context/select-controller.js';
import type { SessionController } from '../../../context/session-controller.js';
import type { Conversation, ConversationId } from '../../../domain/index.js';
import { isSameExceptMessages, selectReadableConversation } from '../../../store/selectors.js';
import type { SessionState } from '../../../store/state.js';

/** Selects a conversation. Updates its host on every change of it except new or changed messages. */
export class ConversationController extends SelectController<Conversation | undefined> {
  constructor(
    host: ReactiveControllerHost,
    sessionController: SessionController,
    selectId: (state: SessionState) => ConversationId | null,
  ) {
    super(host, sessionController, (state) => selectReadableConversation(state, selectId(state)), isSameExceptMessages);
  }
}
