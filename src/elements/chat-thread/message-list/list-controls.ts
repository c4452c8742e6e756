import { html, nothing, type TemplateResult } from 'lit';
import type { Translations } from '../../../translations/translations.js';
import { icon } from '../../internal/styles/icons.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import type { OlderMessagesState } from './older-messages-controller.js';

/* What stands around the messages of a thread. */

export interface OlderMessagesView {
  readonly translations: Translations;
  readonly state: OlderMessagesState;
  /** Nothing has been said at all. */
  readonly isEmpty: boolean;
  readonly online: boolean;
  readonly onLoad: () => void;
}

/** Above the first message: what came before it, or that nothing did. */
export function renderOlderMessages({
  translations,
  state,
  isEmpty,
  online,
  onLoad,
}: OlderMessagesView): TemplateResult {
  if (state === 'loading')
    return html`<div class="older cluster" role="status">${translations.messagesOlderLoading}</div>`;
  if (state === 'beginning') {
    return html`<div class="older cluster">${isEmpty ? translations.listNoMessages : translations.messagesStart}</div>`;
  }
  const hasFailed = state === 'failed';
  return html`<div class="older cluster">
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

/** The way to the latest message, and how many have come. */
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
