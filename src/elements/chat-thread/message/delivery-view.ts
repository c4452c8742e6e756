import { html, nothing, type TemplateResult } from 'lit';
import type { DeliveryState, Message } from '../../../domain/index.js';
import { icon, type IconName } from '../../internal/styles/icons.js';
import { joinNames } from '../../internal/format/join-names.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import { isComposed } from './message-actions.js';
import type { MessageView } from './message-view.js';

/** States with an icon only; the others are shown as text. */
const deliveryIcons: Partial<Record<DeliveryState, IconName>> = {
  sent: 'check',
  delivered: 'check-double',
  seen: 'eye',
};

const hasDeliveryProblem = (state: DeliveryState): boolean =>
  state === 'undecided' || state === 'rejected' || state === 'failed';

/** Delivery state of an own message as text. */
export function deliveryText(
  { delivery, seenBy }: Message,
  { translations, names }: Pick<MessageView, 'translations' | 'names'>,
): string {
  // Customers are readers, too: only the id tells them from an agent.
  const readers = seenBy.map(({ id, name }) => names.nameOf({ id }) || name).filter(Boolean);
  if (readers.length > 0) return translations.deliverySeenBy(joinNames(readers));
  return translations.delivery(seenBy.length > 0 ? 'seen' : delivery, '');
}

/** Delivery state next to the time of an own message. */
export function renderDelivery(
  message: Message,
  view: Pick<MessageView, 'translations' | 'names'>,
): TemplateResult | typeof nothing {
  const { delivery } = message;
  const isSeen = message.seenBy.length > 0;
  // Problems are shown below the message, with the actions for them.
  if (!isSeen && hasDeliveryProblem(delivery)) return nothing;
  const state = isSeen ? 'seen' : delivery;
  const text = deliveryText(message, view);
  const iconName = deliveryIcons[state];
  return html`<span class="delivery ${state}" part="delivery" title=${text}
    >${iconName === undefined ? nothing : icon(iconName)}<span
      class=${iconName === undefined || isSeen ? '' : 'visually-hidden'}
      >${text}</span
    ></span
  >`;
}

/** Why an own message was not delivered, with Resend and Discard. */
export function renderDeliveryProblem(message: Message, view: MessageView): TemplateResult | typeof nothing {
  const { translations } = view;
  const { delivery, failure } = message;
  if (!hasDeliveryProblem(delivery)) return nothing;
  // A message that the server accepted stays in the history: it can be sent again, but not discarded.
  const canResend = view.canWrite && (delivery !== 'failed' || isComposed(message.body));
  const canDiscard = view.canWrite && delivery !== 'failed';
  return html`<div class="delivery-problem" part="trouble" role="group">
    <span class="reason" role="alert"
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
