import type { ReactiveControllerHost } from 'lit';
import { SelectController } from '../../../context/select-controller.js';
import type { SessionController } from '../../../context/session-controller.js';
import {
  isCustomerTyping,
  type AgentId,
  type Conversation,
  type ConversationId,
  type DeskSettings,
  type Entries,
  type EntryId,
  type EpochMs,
} from '../../../domain/index.js';
import type { MessageView } from '../message/message-view.js';
import type { Translations } from '../../../translations/translations.js';
import { formatCustomerName } from '../../internal/format/format-customer-name.js';
import { getTextFormats, type TextFormat, type TextFormats } from '../../internal/format/text-format.js';
import {
  selectAgentNames,
  selectPosition,
  type AgentNames,
  selectReadableConversation,
  selectThread,
  selectUnreadCount,
  selectUnreadFrom,
} from '../../../store/selectors.js';

/** The session state that a message list reads. Updates the host when any of it changes. */
export class ThreadSource {
  readonly #conversation: SelectController<Conversation | undefined>;
  readonly #entries: SelectController<Entries>;
  readonly #unreadCount: SelectController<number>;
  readonly #unreadFrom: SelectController<EntryId | null>;
  readonly #settings: SelectController<DeskSettings | null>;
  readonly #names: SelectController<AgentNames>;
  readonly #sentId: SelectController<EntryId | null>;
  readonly #customerFormat: () => TextFormat;
  #lastSent: { readonly conversationId: ConversationId | null; readonly id: EntryId } | null = null;

  constructor(
    host: ReactiveControllerHost,
    sessionController: SessionController,
    options: {
      readonly conversationId: () => ConversationId | null;
      readonly isAwayFromEnd: () => boolean;
      readonly customerFormat: () => TextFormat;
    },
  ) {
    this.#conversation = new SelectController(host, sessionController, (state) =>
      selectReadableConversation(state, options.conversationId()),
    );
    this.#entries = new SelectController(host, sessionController, (state) =>
      selectThread(state, options.conversationId()),
    );
    this.#sentId = new SelectController(host, sessionController, (state) => {
      const conversationId = options.conversationId();
      const last = selectThread(state, conversationId).at(-1);
      if (last?.kind === 'message' && last.pendingCommand !== null) this.#lastSent = { conversationId, id: last.id };
      const sent = this.#lastSent;
      return sent !== null && sent.conversationId === conversationId ? sent.id : null;
    });
    this.#unreadCount = new SelectController(host, sessionController, (state) => {
      const conversationId = options.conversationId();
      return conversationId !== null && options.isAwayFromEnd() ? selectUnreadCount(state, conversationId) : 0;
    });
    this.#settings = new SelectController(host, sessionController, (state) => state.settings);
    this.#names = new SelectController(host, sessionController, selectAgentNames);
    this.#customerFormat = options.customerFormat;
    this.#unreadFrom = new SelectController(
      host,
      sessionController,
      (state) => selectUnreadFrom(state, options.conversationId()),
      // Reading everything does not change what is rendered.
      (current, previous) => current === null || current === previous,
    );
  }

  get conversation(): Conversation | undefined {
    return this.#conversation.value;
  }

  /** Entries of the conversation, followed by the messages of the outbox. */
  get entries(): Entries {
    return this.#entries.value;
  }

  /** Of the message with this key. */
  isDeleted(key: string): boolean {
    const entry = this.entries.at(selectPosition(this.entries, key as EntryId));
    return entry?.kind === 'message' && entry.body.type === 'deleted';
  }

  customerName(translations: Translations): string {
    return this.conversation === undefined ? '' : formatCustomerName(this.conversation.customer, translations);
  }

  /** What the texts about messages are made with. */
  namesAndFormats(
    translations: Translations,
    ownId: AgentId | null,
  ): Pick<MessageView, 'translations' | 'ownId' | 'customerName' | 'names' | 'formats'> {
    const { names, formats } = this;
    return { translations, ownId, customerName: this.customerName(translations), names, formats };
  }

  /** `now` is unknown without a session. */
  isCustomerTyping(now: EpochMs | undefined): boolean {
    return now !== undefined && this.conversation !== undefined && isCustomerTyping(this.conversation, now);
  }

  /**
   * The last message that was sent here, null if there is none. The server may have confirmed it, and others may have
   * written, before the thread renders.
   */
  get sentId(): EntryId | null {
    return this.#sentId.value;
  }

  get formats(): TextFormats {
    return getTextFormats(this.#settings.value, this.#customerFormat());
  }

  get names(): AgentNames {
    return this.#names.value;
  }

  /** Number of unread messages; 0 while the agent is at the end of the thread. */
  get unreadCount(): number {
    return this.#unreadCount.value;
  }

  /** The first unread entry; null if there is none. */
  get unreadFrom(): EntryId | null {
    return this.#unreadFrom.value;
  }
}
