import { DrawBudget } from '../internal/format/draw-budget.js';
import { renderLines } from '../internal/format/render-lines.js';
import type { AgentNames } from '../../store/selectors.js';
import { requestText } from '../internal/format/request-text.js';
import { html, nothing, type TemplateResult } from 'lit';
import { getOfferEnd, type Offer } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import { formatCustomerName } from '../internal/format/format-customer-name.js';
import { icon } from '../internal/styles/icons.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';
import { isComposing } from '../internal/keys/is-composing.js';
import { renderCountdown } from './offer-countdown.js';

export interface OfferCardView {
  readonly offer: Offer;
  readonly names: AgentNames;
  readonly translations: Translations;
  readonly localize: LocalizeController;
  readonly now: number;
  readonly isAccepting: boolean;
  /** Offers cannot be accepted now; a note above the cards or on this card explains why. */
  readonly disabled: boolean;
  /** Keyboard shortcut shown on the button, only for the oldest offer; otherwise empty. */
  readonly shortcut: string;
  /** Why the offer was not accepted. */
  readonly problem: string | null;
  readonly onAccept: () => void;
  readonly onDismiss: () => void;
}

/** Channel and queue, where known. */
export const getOfferSource = ({ channel, queue }: Offer): readonly string[] =>
  [channel.name, queue?.name ?? ''].filter((text) => text !== '');

function describeCustomer({ customer }: Offer, translations: Translations): string {
  // Without a name the heading already says that the customer is anonymous.
  if (customer.anonymous) return customer.name === '' ? '' : translations.offerAnonymous;
  return customer.name === '' ? '' : translations.offerKnownCustomer;
}

export function renderOffer(view: OfferCardView): TemplateResult {
  const { offer, translations, localize, now } = view;
  const kindLabel = translations.offerKind(offer.direction);
  const waitingText =
    getOfferEnd(offer) === null ? translations.offerWaiting(localize.duration(now - offer.offeredAt)) : '';
  const details = [...getOfferSource(offer), describeCustomer(offer, translations), waitingText].filter(
    (text) => text !== '',
  );
  const handleKey = (event: KeyboardEvent) => {
    // Only on the card itself; its buttons handle Enter themselves.
    if (event.key !== 'Enter' || event.target !== event.currentTarget || isComposing(event) || event.repeat) return;
    event.preventDefault();
    view.onAccept();
  };
  return html`<div
    class="card"
    part="card"
    role="group"
    tabindex="0"
    data-task=${offer.taskId}
    aria-label=${isolateBidi(formatCustomerName(offer.customer, translations))}
    aria-busy=${view.isAccepting}
    @keydown=${handleKey}
  >
    <div class="top">
      ${renderCountdown(offer, now, translations, (n) => localize.number(n))}
      <div class="who">
        <div class="line">
          <bdi class="name truncate" part="customer" translate="no"
            >${formatCustomerName(offer.customer, translations)}</bdi
          >
          ${kindLabel === '' ? nothing : html`<span class="badge">${kindLabel}</span>`}
        </div>
        <div class="small muted details numeric">
          ${details.map((text, index) => html`${index === 0 ? nothing : ' · '}<bdi>${text}</bdi>`)}
        </div>
      </div>
    </div>
    ${renderRequest(offer, view)}
    ${offer.uncertain ? html`<div class="note warning">${translations.offerChecking}</div>` : nothing}
    ${view.problem === null ? nothing : html`<div class="note negative" part="message" role="alert">${view.problem}</div>`}
    <div class="cluster">
      <button
        class="button primary"
        part="accept-button"
        type="button"
        aria-disabled=${view.disabled || view.isAccepting || offer.uncertain}
        aria-keyshortcuts=${view.shortcut === '' ? nothing : view.shortcut}
        @click=${view.onAccept}
      >
        ${view.isAccepting ? translations.offerAccepting : html`${icon('check')}${translations.offerAccept}`}
        ${view.shortcut === '' || view.isAccepting ? nothing : html`<kbd aria-hidden="true">${view.shortcut}</kbd>`}
      </button>
      <button
        class="button quiet"
        part="dismiss-button"
        type="button"
        title=${translations.offerHideHint}
        @click=${view.onDismiss}
      >
        ${translations.offerHide}
      </button>
    </div>
  </div>`;
}

/** The first part of a note. The rest can be read once the offer is accepted. */
function renderNote(note: string): unknown {
  const budget = new DrawBudget(1);
  return [renderLines(note, budget), budget.isExceeded ? '…' : nothing];
}

/** Who requested the transfer or conference, and their note. */
function renderRequest(
  { requestedBy, note, direction }: Offer,
  { names, translations }: OfferCardView,
): TemplateResult | typeof nothing {
  if (requestedBy === null && note === null) return nothing;
  return html`<div class="request small">
    ${requestedBy === null ? nothing : html`<div class="muted">${requestText(direction, requestedBy, names, translations)}</div>`}
    ${note === null ? nothing : html`<blockquote dir="auto" aria-label=${translations.offerNote}>${renderNote(note)}</blockquote>`}
  </div>`;
}
