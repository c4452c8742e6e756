import { html, nothing, type TemplateResult } from 'lit';
import type { DeliveryState, Message } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { icon, type IconName } from '../../internal/styles/icons.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import { isComposed } from './message-actions.js';
import type { MessageView } from './message-view.js';

/** What is on its way is said in words; what has arrived needs no more than a sign. */
const deliveryIcons: Partial<Record<DeliveryState, IconName>> = {
  sent: 'check',
  delivered: 'check-double',
  seen: 'eye',
};

const hasDeliveryProblem = (state: DeliveryState): boolean =>
  state === 'undecided' || state === 'rejected' || state === 'failed';

/** Where a message of ours stands, in words. */
export function deliveryText({ delivery, seenBy }: Message, translations: Translations): string {
  const names = seenBy.map(({ name }) => isolateBidi(name)).filter(Boolean);
  if (names.length > 0) return translations.deliverySeenBy(names.join(', '));
  return translations.delivery(seenBy.length > 0 ? 'seen' : delivery, '');
}

/** The same beside its time. */
export function renderDelivery(message: Message, translations: Translations): TemplateResult | typeof nothing {
  const { delivery } = message;
  const isSeen = message.seenBy.length > 0;
  // Trouble is said below the message, with what can be done about it.
  if (!isSeen && hasDeliveryProblem(delivery)) return nothing;
  const state = isSeen ? 'seen' : delivery;
  const text = deliveryText(message, translations);
  const iconName = deliveryIcons[state];
  return html`<span class="delivery ${state}" part="delivery" title=${text}
    >${iconName === undefined ? nothing : icon(iconName)}<span
      class=${iconName === undefined || isSeen ? '' : 'visually-hidden'}
      >${text}</span
    ></span
  >`;
}

/** A message of ours that needs its writer: why, and what they can do. */
export function renderDeliveryProblem(message: Message, view: MessageView): TemplateResult | typeof nothing {
  const { translations } = view;
  const { delivery, failure } = message;
  if (!hasDeliveryProblem(delivery)) return nothing;
  // What the server took stays on record; it can be sent once more.
  const canResend = view.canWrite && (delivery !== 'failed' || isComposed(message.body));
  const canDiscard = view.canWrite && delivery !== 'failed';
  return html`<div class="trouble" part="trouble" role="group">
    <span class="why" role="alert"
      >${icon('warning')} ${translations.delivery(delivery, delivery === 'undecided' ? '' : isolateBidi(failure))}</span
    >
    ${
      canResend
        ? html`<button
            class="button"
            part="retry-button"
            tabindex="-1"
            title=${delivery === 'undecided' ? translations.deliveryUndecidedHint : nothing}
            @click=${() => view.retry(message)}
          >
            ${translations.deliveryResend}
          </button>`
        : nothing
    }
    ${
      canDiscard
        ? html`<button class="button quiet" part="discard-button" tabindex="-1" @click=${() => view.discard(message)}>
            ${translations.deliveryDiscard}
          </button>`
        : nothing
    }
  </div>`;
}
