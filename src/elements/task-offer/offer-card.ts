import { html, nothing, type TemplateResult } from 'lit';
import type { Offer } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { customerName } from '../internal/customer-name.js';
import { icon } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import type { LocalizeController } from '../internal/localize-controller.js';
import { renderCountdown } from './offer-countdown.js';

export interface OfferCard {
  readonly offer: Offer;
  readonly words: Messages;
  readonly localize: LocalizeController;
  readonly now: number;
  readonly accepting: boolean;
  /** Nothing can be accepted now; what is above the cards, or on this one, says why. */
  readonly disabled: boolean;
  /** Shown on the button that the shortcut stands for: that of the oldest offer. */
  readonly shortcut: string;
  /** Why it was not accepted. */
  readonly problem: string | null;
  readonly onAccept: () => void;
  readonly onPass: () => void;
}

/** Channel and queue, as far as they are known. */
export const whereOf = ({ channel, queue }: Offer): readonly string[] =>
  [channel.name, queue?.name ?? ''].filter((text) => text !== '');

function knownWords({ customer }: Offer, words: Messages): string {
  // Without a name the heading says already that nobody is known.
  if (customer.anonymous) return customer.name === '' ? '' : words.offerAnonymous;
  return customer.name === '' ? '' : words.offerKnown;
}

export function renderOffer(view: OfferCard): TemplateResult {
  const { offer, words, localize, now } = view;
  const kind = words.offerKind(offer.direction);
  const waiting = offer.expiresAt === null ? words.offerWaiting(localize.duration(now - offer.offeredAt)) : '';
  const details = [...whereOf(offer), knownWords(offer, words), waiting].filter((text) => text !== '');
  const handleKey = (event: KeyboardEvent) => {
    // On the card itself; its buttons have an Enter of their own.
    if (event.key !== 'Enter' || event.target !== event.currentTarget || event.isComposing || event.repeat) return;
    event.preventDefault();
    view.onAccept();
  };
  return html`<div
    class="card"
    part="card"
    role="group"
    tabindex="0"
    data-task=${offer.taskId}
    aria-label=${isolate(customerName(offer.customer, words))}
    aria-busy=${view.accepting}
    @keydown=${handleKey}
  >
    <div class="top">
      ${renderCountdown(offer, now, words, (n) => localize.number(n))}
      <div class="who">
        <div class="line">
          <bdi class="name truncate" part="customer">${customerName(offer.customer, words)}</bdi>
          ${kind === '' ? nothing : html`<span class="badge">${kind}</span>`}
        </div>
        <div class="small muted details numeric">
          ${details.map((text, index) => html`${index === 0 ? nothing : ' · '}<bdi>${text}</bdi>`)}
        </div>
      </div>
    </div>
    ${renderRequest(offer, words)}
    ${offer.uncertain ? html`<div class="note warning">${words.offerChecking}</div>` : nothing}
    ${view.problem === null ? nothing : html`<div class="note negative" part="message" role="alert">${view.problem}</div>`}
    <div class="cluster">
      <button
        class="button primary"
        part="accept-button"
        type="button"
        aria-disabled=${view.disabled || view.accepting || offer.uncertain}
        aria-keyshortcuts=${view.shortcut === '' ? nothing : view.shortcut}
        @click=${view.onAccept}
      >
        ${view.accepting ? words.offerAccepting : html`${icon('check')}${words.offerAccept}`}
        ${view.shortcut === '' || view.accepting ? nothing : html`<kbd aria-hidden="true">${view.shortcut}</kbd>`}
      </button>
      <button
        class="button quiet"
        part="dismiss-button"
        type="button"
        title=${words.offerPassHint}
        @click=${view.onPass}
      >
        ${words.offerPass}
      </button>
    </div>
  </div>`;
}

/** Who asked, and what they wrote. */
function renderRequest({ requestedBy, note, direction }: Offer, words: Messages): TemplateResult | typeof nothing {
  if (requestedBy === null && note === null) return nothing;
  return html`<div class="request small">
    ${requestedBy === null ? nothing : html`<div class="muted">${words.offerAskedBy(direction, isolate(requestedBy))}</div>`}
    ${note === null ? nothing : html`<blockquote dir="auto" aria-label=${words.offerNote}>${note}</blockquote>`}
  </div>`;
}
