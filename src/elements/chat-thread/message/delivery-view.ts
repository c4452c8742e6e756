import { html, nothing, type TemplateResult } from 'lit';
import type { DeliveryState, Message } from '../../../domain/index.js';
import { conversationIcon, type ConversationIconName } from '../../internal/styles/conversation-icons.js';
import { joinNames } from '../../internal/format/join-names.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import { isComposed } from './message-actions.js';
import type { MessageView } from './message-view.js';

const deliveryIcons: Partial<Record<DeliveryState, ConversationIconName>> = {
  sent: 'check',
  delivered: 'check-double',
  seen: 'eye',
};

const problems: ReadonlySet<DeliveryState> = new Set(['undecided', 'rejected', 'failed']);

export const hasDeliveryProblem = ({ delivery }: Message): boolean => problems.has(delivery);

/** Delivery state of an own message as text. */
export function deliveryText(
  { delivery, seenBy }: Message,
  { translations, names, localize }: Pick<MessageView, 'translations' | 'names' | 'localize'>,
): string {
  // Customers are readers, too: only the id tells them from an agent.
  const readers = seenBy.map(({ id, name }) => names.nameOf({ id }) || name).filter(Boolean);
  if (readers.length > 0) return translations.deliverySeenBy(joinNames(readers, localize));
  return translations.delivery(seenBy.length > 0 ? 'seen' : delivery, '');
}

/**
 * Below an own message: how far it has come, at the last message of a group and where it was read up to; and why it was not
 * delivered, with what can be done.
 */
export function renderDelivery(message: Message, endsGroup: boolean, view: MessageView): TemplateResult {
  const isSeen = message.seenBy.length > 0;
  const hasProblem = hasDeliveryProblem(message);
  return html`${isSeen || (endsGroup && !hasProblem) ? renderDeliveryState(message, isSeen, view) : nothing}
  ${hasProblem ? renderDeliveryProblem(message, view) : nothing}`;
}

function renderDeliveryState(message: Message, isSeen: boolean, view: MessageView): TemplateResult {
  const state = isSeen ? 'seen' : message.delivery;
  const iconName = deliveryIcons[state];
  return html`<div class="delivery ${state}" part="delivery">
    ${iconName === undefined ? nothing : conversationIcon(iconName)}<span>${deliveryText(message, view)}</span>
  </div>`;
}

function renderDeliveryProblem(message: Message, view: MessageView): TemplateResult {
  const { translations } = view;
  const { delivery, failure } = message;
  // A message that the server accepted stays in the history: it can be sent again, but not discarded.
  const canResend = view.canWrite && (delivery !== 'failed' || isComposed(message.body));
  const canDiscard = view.canWrite && delivery !== 'failed';
  return html`<div class="delivery-problem" part="trouble" role="group">
    <span class="reason" role="alert"
      >${conversationIcon('warning')}
      ${translations.delivery(delivery, delivery === 'undecided' ? '' : isolateBidi(failure))}</span
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
