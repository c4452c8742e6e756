import { html, nothing, type TemplateResult } from 'lit';
import type { Translations } from '../../../translations/translations.js';
import { icon } from '../../internal/styles/icons.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import type { OlderMessagesState } from './older-messages-controller.js';

export interface OlderMessagesView {
  readonly translations: Translations;
  readonly state: OlderMessagesState;
  /** True if the conversation has no entries. */
  readonly isEmpty: boolean;
  readonly online: boolean;
  readonly onLoad: () => void;
}

/** Above the first message: the button that loads older ones, its progress, or the start of the conversation. */
export function renderOlderMessages({
  translations,
  state,
  isEmpty,
  online,
  onLoad,
}: OlderMessagesView): TemplateResult {
  if (state === 'loading')
    return html`<div class="older-messages cluster" role="status">${translations.messagesOlderLoading}</div>`;
  if (state === 'at-start') {
    return html`<div class="older-messages cluster">
      ${isEmpty ? translations.listNoMessages : translations.messagesStart}
    </div>`;
  }
  const hasFailed = state === 'failed';
  return html`<div class="older-messages cluster">
    ${hasFailed ? html`<span role="alert">${translations.messagesOlderFailed}</span>` : nothing}
    <button class="button quiet" ?disabled=${!online} @click=${onLoad}>
      ${hasFailed ? translations.retry : translations.messagesOlder}
    </button>
  </div>`;
}

export const renderTypingIndicator = (customerName: string, translations: Translations): TemplateResult =>
  html`<div class="typing" part="typing">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    <span>${translations.customerTyping(isolateBidi(customerName))}</span>
  </div>`;

/** The button that jumps to the latest message, with the number of unread ones. */
export const renderJumpToLatest = (
  unreadCount: number,
  translations: Translations,
  onClick: () => void,
): TemplateResult =>
  html`<button
    class="button latest ${unreadCount > 0 ? 'primary' : 'icon'}"
    part="latest-button"
    title=${translations.messagesLatest}
    aria-label=${unreadCount > 0 ? nothing : translations.messagesLatest}
    @click=${onClick}
  >
    ${unreadCount > 0 ? translations.newMessages(unreadCount) : nothing} ${icon('down')}
  </button>`;
