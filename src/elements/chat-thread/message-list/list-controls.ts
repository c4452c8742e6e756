import { html, nothing, type TemplateResult } from 'lit';
import type { Translations } from '../../../translations/translations.js';
import { conversationIcon } from '../../internal/styles/conversation-icons.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import type { OlderMessagesController } from './older-messages-controller.js';

export interface OlderMessagesView {
  readonly translations: Translations;
  readonly olderMessages: Pick<OlderMessagesController, 'state' | 'load'>;
  /** True if the conversation has no entries. */
  readonly isEmpty: boolean;
  readonly online: boolean;
}

/**
 * Above the first message: the button that loads older ones if there are some, its progress, or the start of the
 * conversation. The button is no tab stop, because focusing it would scroll to the start of the thread: by keyboard, going
 * up from the first message loads older ones.
 */
export function renderOlderMessages(view: OlderMessagesView): TemplateResult {
  const { translations, olderMessages, isEmpty, online } = view;
  const { state } = olderMessages;
  const hasFailed = state === 'failed';
  const text = {
    unknown: '',
    available: '',
    loading: translations.messagesOlderLoading,
    failed: translations.messagesOlderFailed,
    'at-start': isEmpty ? translations.listNoMessages : translations.messagesStart,
  }[state];
  return html`<div class="older-messages cluster">
    <span role=${hasFailed ? 'alert' : 'status'}>${text}</span>
    ${
      hasFailed || state === 'available'
        ? html`<button
            class="button quiet"
            tabindex="-1"
            ?disabled=${!online}
            @click=${() => void olderMessages.load()}
          >
            ${hasFailed ? translations.retry : translations.messagesOlder}
          </button>`
        : nothing
    }
  </div>`;
}

const renderTypingIndicator = (customerName: string, translations: Translations): TemplateResult =>
  html`<div class="typing" part="typing">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    <span class="truncate">${translations.customerTyping(isolateBidi(customerName))}</span>
  </div>`;

/** The button that jumps to the latest message, with the number of unread ones. */
const renderJumpToLatest = (unreadCount: number, translations: Translations, onClick: () => void): TemplateResult =>
  html`<button
    class="button latest ${unreadCount > 0 ? '' : 'icon'}"
    part="latest-button"
    title=${translations.messagesLatest}
    aria-label=${unreadCount > 0 ? nothing : translations.messagesLatest}
    @click=${onClick}
  >
    ${conversationIcon('down')} ${unreadCount > 0 ? translations.newMessages(unreadCount) : nothing}
  </button>`;

export interface StatusLineView {
  readonly translations: Translations;
  /** Name of the customer who is typing; null if the customer is not. */
  readonly typingName: string | null;
  readonly quoteSearch: TemplateResult;
  readonly isAwayFromEnd: boolean;
  readonly unreadCount: number;
  readonly onLatest: () => void;
}

/** The line between messages and message field, which is always there: nothing in it covers or moves a message. */
export const renderStatusLine = (view: StatusLineView): TemplateResult => {
  const { translations, typingName, quoteSearch, isAwayFromEnd, unreadCount, onLatest } = view;
  return html`<div class="status-line">
    ${typingName === null ? nothing : renderTypingIndicator(typingName, translations)} ${quoteSearch}
    ${isAwayFromEnd ? renderJumpToLatest(unreadCount, translations, onLatest) : nothing}
  </div>`;
};
