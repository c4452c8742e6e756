import { html, nothing, type TemplateResult } from 'lit';
import type { DeliveryState, Message } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { icon, type IconName } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { isComposed } from './message-acts.js';
import type { MessageView } from './message-view.js';

/** What is on its way is said in words; what has arrived needs no more than a sign. */
const signs: Partial<Record<DeliveryState, IconName>> = { sent: 'check', delivered: 'check-double', seen: 'eye' };

const isTrouble = (state: DeliveryState): boolean =>
  state === 'undecided' || state === 'rejected' || state === 'failed';

/** Where a message of ours stands, in words. */
export function deliveryWords({ delivery, seenBy }: Message, words: Messages): string {
  const names = seenBy.map(({ name }) => isolate(name)).filter(Boolean);
  if (names.length > 0) return words.deliverySeenBy(names.join(', '));
  return words.delivery(seenBy.length > 0 ? 'seen' : delivery, '');
}

/** The same beside its time. */
export function renderDelivery(message: Message, words: Messages): TemplateResult | typeof nothing {
  const { delivery } = message;
  const seen = message.seenBy.length > 0;
  // Trouble is said below the message, with what can be done about it.
  if (!seen && isTrouble(delivery)) return nothing;
  const state = seen ? 'seen' : delivery;
  const text = deliveryWords(message, words);
  const sign = signs[state];
  return html`<span class="delivery ${state}" part="delivery" title=${text}
    >${sign === undefined ? nothing : icon(sign)}<span class=${sign === undefined || seen ? '' : 'visually-hidden'}
      >${text}</span
    ></span
  >`;
}

/** A message of ours that needs its writer: why, and what they can do. */
export function renderTrouble(message: Message, view: MessageView): TemplateResult | typeof nothing {
  const { words } = view;
  const { delivery, failure } = message;
  if (!isTrouble(delivery)) return nothing;
  // What the server took stays on record; it can be sent once more.
  const mayResend = view.mayWrite && (delivery !== 'failed' || isComposed(message.body));
  const mayDiscard = view.mayWrite && delivery !== 'failed';
  return html`<div class="trouble" part="trouble" role="group">
    <span class="why" role="alert"
      >${icon('warning')} ${words.delivery(delivery, delivery === 'undecided' ? '' : isolate(failure))}</span
    >
    ${
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
      mayDiscard
        ? html`<button class="button quiet" part="discard-button" tabindex="-1" @click=${() => view.discard(message)}>
            ${words.deliveryDiscard}
          </button>`
        : nothing
    }
  </div>`;
}
