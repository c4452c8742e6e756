import { html, nothing, type TemplateResult } from 'lit';
import type { EndedConversation } from '../../store/state.js';
import type { Messages } from '../../messages/catalogue.js';
import { customerName } from '../internal/customer-name.js';
import { iconButton } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { WrapUpSkipRequestEvent } from './chat-thread.events.js';
import { wantWrapUp } from './thread-parts.js';
import type { ThreadView } from './thread-view.js';

/** A strip under the head with a word in it that can be put away. */
export function renderStrip(
  look: '' | 'negative',
  role: 'status' | 'alert',
  text: string | null,
  words: Messages,
  close: () => void,
): TemplateResult | typeof nothing {
  if (text === null) return nothing;
  return html`<div class="note cluster strip ${look}">
    <span role=${role}>${text}</span>
    ${iconButton('close', words.close, close)}
  </div>`;
}

/** The form for codes and note. While it is on its way, and where it cannot be had, a strip that can end wrap-up. */
export function renderWrapUp(view: ThreadView): TemplateResult | typeof nothing {
  const { conversation } = view;
  if (conversation.wrapUp === null && conversation.role !== 'wrap-up') return nothing;
  if (view.readOnly) return renderWrapUpStrip(view);
  wantWrapUp();
  return html`<agent-desk-wrap-up
    exportparts="wrap-up, wrap-up-timer, apply-button, skip-button"
    .session=${view.desk}
    .conversationId=${conversation.id}
    >${renderWrapUpStrip(view)}</agent-desk-wrap-up
  >`;
}

function renderWrapUpStrip(view: ThreadView): TemplateResult {
  const { conversation, words, localize, now } = view;
  const left = conversation.wrapUp === null ? null : conversation.wrapUp.endsAt - now;
  const finishing = view.isPending('close-wrap-up');
  const finish = () => {
    const conversationId = conversation.id;
    const command = { type: 'close-wrap-up', conversationId, codes: null, note: '' } as const;
    void view.wish(new WrapUpSkipRequestEvent(conversationId), command);
  };
  return html`<div class="note cluster strip" part="wrap-up">
    <span class="numeric" role="timer"
      >${left === null ? words.wrapUpRunning : words.wrapUpLeft(localize.duration(left))}</span
    >
    ${
      view.readOnly
        ? nothing
        : html`<button class="button" ?disabled=${!view.online || finishing} @click=${finish}>
            ${finishing ? words.wrapUpFinishing : words.wrapUpFinish}
          </button>`
    }
  </div>`;
}

const goneName = ({ conversation }: EndedConversation, words: Messages): string =>
  isolate(customerName(conversation.customer, words));

/** The word about a conversation that ended while another took its place. */
export const endWords = (ended: EndedConversation, words: Messages): string =>
  `${words.threadEnded(goneName(ended, words))}: ${words.endReason(ended.reason, isolate(ended.detail))}`;

/** Instead of the thread: the conversation is over. */
export const renderEnded = (ended: EndedConversation, words: Messages, close: () => void): TemplateResult =>
  html`<div class="empty ended" part="ended" role="status" tabindex="-1">
    <div>${words.threadEnded(goneName(ended, words))}</div>
    <div class="small">${words.endReason(ended.reason, isolate(ended.detail))}</div>
    <button class="button" @click=${close}>${words.close}</button>
  </div>`;
