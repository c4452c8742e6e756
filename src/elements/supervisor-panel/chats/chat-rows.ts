import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { SelectController } from '../../../context/select-controller.js';
import type { SessionController } from '../../../context/session-controller.js';
import type { CustomerLabel, EpochMs, TeamChat } from '../../../domain/index.js';
import { hasFeature } from '../../../session/features.js';
import { selectActiveConversation, selectLastMessage, selectWaitingSince } from '../../../store/selectors.js';
import { formatMessagePreview } from '../../internal/format/format-message-preview.js';
import { joinNames } from '../../internal/format/join-names.js';
import { getTextFormats } from '../../internal/format/text-format.js';
import type { LocalizeController } from '../../internal/localization/localize-controller.js';
import type { AgentDirectory } from '../agents/agent-directory.js';
import { renderChatActions, type NextChat } from './chat-actions.js';
import { ChatLabels } from './chat-labels.js';
import type { ChatRequests } from './chat-requests.js';

/** The panel as the rows of chats see it. */
export interface ChatRowsHost {
  readonly element: ReactiveControllerHost;
  readonly sessionController: SessionController;
  readonly localize: LocalizeController;
  readonly isOnline: () => boolean;
  readonly requests: ChatRequests;
  /** Null before the first report. */
  readonly directory: () => AgentDirectory | null;
  /** Moves the focus to a row. */
  readonly showRow: (key: string) => void;
}

/** What the session knows about the chats of the report, and what can be done in their rows. */
export class ChatRows {
  readonly #host: ChatRowsHost;
  readonly #conversations;
  readonly #hands;
  readonly #settings;
  readonly #active;
  readonly #labels: ChatLabels;
  /** A new object when labels have been loaded. */
  #labelsLoaded = {};

  constructor(host: ChatRowsHost) {
    const { element, sessionController } = host;
    this.#host = host;
    this.#conversations = new SelectController(element, sessionController, (state) => state.conversations);
    this.#hands = new SelectController(element, sessionController, ({ local }) => local.raisedHands);
    this.#settings = new SelectController(element, sessionController, (state) => state.settings);
    this.#active = new SelectController(element, sessionController, selectActiveConversation);
    // A pending command changes its button.
    new SelectController(element, sessionController, (state) => state.pending);
    this.#labels = new ChatLabels(() => {
      this.#labelsLoaded = {};
      element.requestUpdate();
    });
  }

  get #session() {
    return this.#host.sessionController.session;
  }

  /** What the rows depend on, besides the report. */
  get inputs(): readonly unknown[] {
    const { pending } = this.#session?.state ?? {};
    return [this.#conversations.value, this.#active.value, pending, this.#hands.value, this.#labelsLoaded];
  }

  get activeConversation() {
    return this.#active.value;
  }

  #conversationOf({ conversationId }: TeamChat) {
    return this.#conversations.value.byId.get(conversationId);
  }

  readonly labelsOf = (chat: TeamChat): readonly CustomerLabel[] => this.#labels.of(chat, this.#session);

  /** Since when the customer has waited for an answer. It is known of conversations of this session. */
  readonly unansweredSince = (chat: TeamChat): EpochMs | null => {
    const conversation = this.#conversationOf(chat);
    return conversation === undefined ? null : selectWaitingSince(conversation.entries);
  };

  /** For conversations of this session the store is more recent than the report. */
  readonly getLastMessage = (chat: TeamChat): string => {
    const conversation = this.#conversationOf(chat);
    const message = conversation === undefined ? undefined : selectLastMessage(conversation.entries);
    return message === undefined
      ? chat.lastLine
      : formatMessagePreview(message, getTextFormats(this.#settings.value, 'text'), this.#host.localize.translations);
  };

  readonly renderActions = (chat: TeamChat): TemplateResult => {
    const { requests, localize, isOnline } = this.#host;
    const { translations } = localize;
    const { conversationId } = chat;
    const session = this.#session;
    const conversation = this.#conversationOf(chat);
    return renderChatActions({
      chat,
      customer: chat.customerName || translations.unknownCustomer,
      conversation,
      isHandRaised: this.#hands.value.some((hand) => hand.conversationId === conversationId),
      pending: requests.pendingAction(conversationId),
      canAdvise: session !== undefined && hasFeature(session.options, 'whisper-mode'),
      online: isOnline(),
      otherMonitors: joinNames(requests.otherMonitors(chat), localize),
      getDisabledReason: (action) => requests.disabledReason(action, chat),
      next: conversation === undefined ? null : this.#nextChat(chat),
      translations,
      onAction: requests.run,
    });
  };

  /** The next chat of the same agent that can be read here. */
  #nextChat(chat: TeamChat): NextChat | null {
    const { directory, requests, showRow } = this.#host;
    const next = directory()
      ?.chatsAfter(chat)
      .find(({ voice }) => !voice);
    if (next === undefined) return null;
    return {
      agent: chat.agentName || chat.agentUsername,
      run: () => {
        showRow(next.key);
        void requests.enter(next);
      },
    };
  }
}
