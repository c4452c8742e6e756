import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../messages/catalogue.js';
import { icon } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import type { OlderState } from './older-messages.js';

/* What stands around the messages of a thread. */

export interface OlderView {
  readonly words: Messages;
  readonly state: OlderState;
  /** Nothing has been said at all. */
  readonly empty: boolean;
  readonly online: boolean;
  readonly load: () => void;
}

/** Above the first message: what came before it, or that nothing did. */
export function renderOlder({ words, state, empty, online, load }: OlderView): TemplateResult {
  if (state === 'loading') return html`<div class="older cluster" role="status">${words.messagesOlderLoading}</div>`;
  if (state === 'beginning') {
    return html`<div class="older cluster">${empty ? words.listNoMessages : words.messagesBeginning}</div>`;
  }
  const failed = state === 'failed';
  return html`<div class="older cluster">
    ${failed ? html`<span role="alert">${words.messagesOlderFailed}</span>` : nothing}
    <button class="button quiet" ?disabled=${!online} @click=${load}>
      ${failed ? words.retry : words.messagesOlder}
    </button>
  </div>`;
}

export const renderTyping = (customer: string, words: Messages): TemplateResult =>
  html`<div class="typing" part="typing">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    <span>${words.customerTyping(isolate(customer))}</span>
  </div>`;

/** The way to the latest message, and how many have come. */
export const renderLatest = (unread: number, words: Messages, go: () => void): TemplateResult =>
  html`<button
    class="button latest ${unread > 0 ? 'primary' : 'icon'}"
    part="latest-button"
    title=${words.messagesLatest}
    aria-label=${unread > 0 ? nothing : words.messagesLatest}
    @click=${go}
  >
    ${unread > 0 ? words.newMessages(unread) : nothing} ${icon('down')}
  </button>`;
