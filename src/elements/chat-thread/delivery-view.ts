import { html, nothing, type TemplateResult } from 'lit';
import type { DeliveryState, Message } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { icon, type IconName } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import type { MessageView } from './message-view.js';

/** What is on its way is said in words; what has arrived needs no more than a sign. */
const signs: Partial<Record<DeliveryState, IconName>> = { sent: 'check', delivered: 'check-double', seen: 'eye' };

/** Where a message of ours stands, beside its time. */
export function renderDelivery(message: Message, words: Messages): TemplateResult | typeof nothing {
  const { delivery, seenBy } = message;
  if (seenBy.length > 0) {
    const names = seenBy.map(({ name }) => isolate(name)).filter(Boolean);
    return renderState('seen', names.length === 0 ? words.deliverySeen : words.deliverySeenBy(names.join(', ')), true);
  }
  switch (delivery) {
    case 'queued':
      return renderState(delivery, words.deliveryQueued, true);
    case 'sending':
      return renderState(delivery, words.deliverySending, true);
    case 'unconfirmed':
      return renderState(delivery, words.deliveryUnconfirmed, true);
    case 'sent':
      return renderState(delivery, words.deliverySent, false);
    case 'delivered':
      return renderState(delivery, words.deliveryDelivered, false);
    case 'seen':
      return renderState(delivery, words.deliverySeen, false);
    case 'undecided':
    case 'rejected':
    case 'failed':
      // Said below the message, with what can be done about it.
      return nothing;
  }
}

function renderState(state: DeliveryState, text: string, spoken: boolean): TemplateResult {
  const sign = signs[state];
  return html`<span class="delivery ${state}" part="delivery" title=${text}
    >${sign === undefined ? nothing : icon(sign)}<span class=${spoken ? '' : 'visually-hidden'}>${text}</span></span
  >`;
}

/** A message of ours that needs its writer: why, and what they can do. */
export function renderTrouble(message: Message, view: MessageView): TemplateResult | typeof nothing {
  const { words } = view;
  const { delivery, failure } = message;
  if (delivery !== 'undecided' && delivery !== 'rejected' && delivery !== 'failed') return nothing;
  const text = {
    undecided: words.deliveryUndecided,
    rejected: words.deliveryRejected(isolate(failure)),
    failed: words.deliveryFailed(isolate(failure)),
  }[delivery];
  // What the server took stays on record; only text can be written once more.
  const mayResend = delivery !== 'failed' || message.body.type === 'text';
  return html`<div class="trouble" part="trouble" role="group">
    <span class="why">${icon('warning')} ${text}</span>
    ${
      !view.mayWrite
        ? nothing
        : html`${
            mayResend
              ? html`<button
                  class="button"
                  part="retry-button"
                  tabindex="-1"
                  title=${delivery === 'undecided' ? words.deliveryUndecidedHint : nothing}
                  @click=${() => view.retry(message)}
                >
                  ${words.deliveryResend}
                </button>`
              : nothing
          }
          ${
            delivery === 'failed'
              ? nothing
              : html`<button
                  class="button quiet"
                  part="discard-button"
                  tabindex="-1"
                  @click=${() => view.discard(message)}
                >
                  ${words.deliveryDiscard}
                </button>`
          }`
    }
  </div>`;
}
