import type { ReactiveControllerHost } from 'lit';
import { SelectController } from '../../context/select-controller.js';
import type { SessionController } from '../../context/session-controller.js';
import type { Conversation, ConversationId, Entries, EntryId } from '../../domain/index.js';
import { selectConversation, selectThread, selectUnread, selectUnreadFrom } from '../../store/selectors.js';

/** What a list of messages reads from its session. The list is drawn again when something of it changes. */
export class ThreadSource {
  readonly #conversation: SelectController<Conversation | undefined>;
  readonly #entries: SelectController<Entries>;
  readonly #unread: SelectController<number>;
  readonly #unreadFrom: SelectController<EntryId | null>;

  constructor(
    host: ReactiveControllerHost,
    sessions: SessionController,
    of: { readonly id: () => ConversationId | null; readonly away: () => boolean },
  ) {
    this.#conversation = new SelectController(host, sessions, (state) => selectConversation(state, of.id()));
    this.#entries = new SelectController(host, sessions, (state) => selectThread(state, of.id()));
    this.#unread = new SelectController(host, sessions, (state) => {
      const id = of.id();
      return id !== null && of.away() ? selectUnread(state, id) : 0;
    });
    this.#unreadFrom = new SelectController(
      host,
      sessions,
      (state) => selectUnreadFrom(state, of.id()),
      // That all has been read changes nothing in what is drawn.
      (now, before) => now === null || now === before,
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
  get unread(): number {
    return this.#unread.value;
  }

  /** Where "new messages" begins. */
  get unreadFrom(): EntryId | null {
    return this.#unreadFrom.value;
  }
}
