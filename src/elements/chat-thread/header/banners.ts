import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationId } from '../../../domain/index.js';
import type { EndedConversation } from '../../../store/state.js';
import type { Translations } from '../../../translations/translations.js';
import { formatCustomerName } from '../../internal/format/format-customer-name.js';
import { iconButton } from '../../internal/styles/icons.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import { remainingMs } from '../../internal/time/deadline.js';
import { WrapUpSkipRequestEvent } from '../chat-thread.events.js';
import { loadWrapUp } from '../lazy-parts.js';
import type { ThreadView } from '../thread-view.js';

/** A dismissible line of text below the header. */
export function renderBanner(
  variant: '' | 'negative',
  role: 'status' | 'alert',
  text: string | null,
  translations: Translations,
  onClose: () => void,
): TemplateResult | typeof nothing {
  if (text === null) return nothing;
  return html`<div class="note cluster banner ${variant}">
    <span role=${role}>${text}</span>
    ${iconButton('close', translations.close, onClose)}
  </div>`;
}

/** The form for codes and note. Until it is loaded, and if loading fails, a banner that can end wrap-up. */
export function renderWrapUp(view: ThreadView): TemplateResult | typeof nothing {
  const { conversation } = view;
  if (conversation.wrapUp === null && conversation.role !== 'wrap-up') return nothing;
  if (view.readOnly) return renderWrapUpBanner(view);
  loadWrapUp();
  return html`<agent-desk-wrap-up
    exportparts="wrap-up, wrap-up-timer, apply-button, skip-button"
    .session=${view.session}
    .conversationId=${conversation.id}
    >${renderWrapUpBanner(view)}</agent-desk-wrap-up
  >`;
}

function renderWrapUpBanner(view: ThreadView): TemplateResult {
  const { conversation, translations, localize, now } = view;
  const timeLeft = conversation.wrapUp && localize.duration(remainingMs(conversation.wrapUp, now));
  const isFinishing = view.isPending('close-wrap-up');
  const handleFinish = () => {
    const conversationId = conversation.id;
    const command = { type: 'close-wrap-up', conversationId, codes: null, note: '' } as const;
    void view.request(new WrapUpSkipRequestEvent(conversationId), command);
  };
  return html`<div class="note cluster banner" part="wrap-up">
    <span class="numeric" role="timer"
      >${timeLeft === null ? translations.wrapUpRunning : translations.wrapUpLeft(timeLeft)}</span
    >
    ${
      view.readOnly
        ? nothing
        : html`<button class="button" ?disabled=${!view.online || isFinishing} @click=${handleFinish}>
            ${isFinishing ? translations.wrapUpFinishing : translations.wrapUpFinish}
          </button>`
    }
  </div>`;
}

const endedCustomerName = ({ conversation }: EndedConversation, translations: Translations): string =>
  isolateBidi(formatCustomerName(conversation.customer, translations));

/** The notice about a conversation that ended and was replaced by another one. */
export const endedText = (ended: EndedConversation, translations: Translations): string =>
  translations.labelled(
    translations.threadEnded(endedCustomerName(ended, translations)),
    translations.endReason(ended.reason, isolateBidi(ended.detail)),
  );

/** Shown in place of the thread after the conversation has ended. */
const renderEnded = (ended: EndedConversation, translations: Translations, onClose: () => void): TemplateResult =>
  html`<div class="empty ended" part="ended" role="status" tabindex="-1">
    <div>${translations.threadEnded(endedCustomerName(ended, translations))}</div>
    <div class="small">${translations.endReason(ended.reason, isolateBidi(ended.detail))}</div>
    <button class="button" @click=${onClose}>${translations.close}</button>
  </div>`;

/** Shown without a conversation: how the last one ended, or that none is open. */
export function renderEmpty(
  requestedId: ConversationId | null,
  endedConversations: readonly EndedConversation[],
  translations: Translations,
  onClose: () => void,
): TemplateResult {
  const ended = endedConversations.findLast(
    ({ conversation }) => requestedId === null || conversation.id === requestedId,
  );
  if (ended !== undefined) return renderEnded(ended, translations, onClose);
  if (requestedId !== null) return html`<div class="empty" role="status">${translations.threadNotOpen}</div>`;
  return html`<slot name="empty"
    ><div class="empty">
      <div>${translations.threadEmpty}</div>
      <div class="small">${translations.threadEmptyHint}</div>
    </div></slot
  >`;
}
