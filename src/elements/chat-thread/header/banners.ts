import type { AgentNames } from '../../../store/selectors.js';
import { requestText } from '../../internal/format/format-agent-name.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { HandoverNote } from '../../../domain/index.js';
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

/** The note of the colleague who transferred the conversation or asked this agent to join. */
export const renderHandoverNote = (
  { text, requestedBy, direction }: HandoverNote,
  names: AgentNames,
  translations: Translations,
  onClose: () => void,
): TemplateResult =>
  html`<div class="note cluster banner handover" part="handover-note" role="note">
    <div>
      ${requestedBy === null ? nothing : html`<div class="small muted">${requestText(direction, requestedBy, names, translations)}</div>`}
      <blockquote dir="auto" tabindex="0" aria-label=${translations.offerNote}>${text}</blockquote>
    </div>
    ${iconButton('close', translations.close, onClose)}
  </div>`;

const endedCustomerName = ({ conversation }: EndedConversation, translations: Translations): string =>
  isolateBidi(formatCustomerName(conversation.customer, translations));

/** The notice about a conversation that ended and was replaced by another one. */
export const endedText = (ended: EndedConversation, translations: Translations): string =>
  `${translations.threadEnded(endedCustomerName(ended, translations))}: ${translations.endReason(ended.reason, isolateBidi(ended.detail))}`;

/** Shown in place of the thread after the conversation has ended. */
export const renderEnded = (
  ended: EndedConversation,
  translations: Translations,
  onClose: () => void,
): TemplateResult =>
  html`<div class="empty ended" part="ended" role="status" tabindex="-1">
    <div>${translations.threadEnded(endedCustomerName(ended, translations))}</div>
    <div class="small">${translations.endReason(ended.reason, isolateBidi(ended.detail))}</div>
    <button class="button" @click=${onClose}>${translations.close}</button>
  </div>`;
