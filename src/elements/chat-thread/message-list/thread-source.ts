import type { ReactiveControllerHost } from 'lit';
import { SelectController } from '../../../context/select-controller.js';
import type { SessionController } from '../../../context/session-controller.js';
import type { Conversation, ConversationId, Entries, EntryId } from '../../../domain/index.js';
import { selectConversation, selectThread, selectUnreadCount, selectUnreadFrom } from '../../../store/selectors.js';

/** What a list of messages reads from its session. The list is drawn again when something of it changes. */
export class ThreadSource {
  readonly #conversation: SelectController<Conversation | undefined>;
  readonly #entries: SelectController<Entries>;
  readonly #unreadCount: SelectController<number>;
  readonly #unreadFrom: SelectController<EntryId | null>;

  constructor(
    host: ReactiveControllerHost,
    sessionController: SessionController,
    options: { readonly conversationId: () => ConversationId | null; readonly isAwayFromEnd: () => boolean },
  ) {
    this.#conversation = new SelectController(host, sessionController, (state) =>
      selectConversation(state, options.conversationId()),
    );
    this.#entries = new SelectController(host, sessionController, (state) =>
      selectThread(state, options.conversationId()),
    );
    this.#unreadCount = new SelectController(host, sessionController, (state) => {
      const conversationId = options.conversationId();
      return conversationId !== null && options.isAwayFromEnd() ? selectUnreadCount(state, conversationId) : 0;
    });
    this.#unreadFrom = new SelectController(
      host,
      sessionController,
      (state) => selectUnreadFrom(state, options.conversationId()),
      // That all has been read changes nothing in what is drawn.
      (current, previous) => current === null || current === previous,
    );
  }

  get conversation(): Conversation | undefined {
    return this.#conversation.value;
  }

  /** What was said, and behind it what is on its way to the server. */
  get entries(): Entries {
    return this.#entries.value;
  }

  /** How many are new, for whoever has left the end. */
  get unreadCount(): number {
    return this.#unreadCount.value;
  }

  /** Where "new messages" begins. */
  get unreadFrom(): EntryId | null {
    return this.#unreadFrom.value;
  }
}
