import { html, nothing, type TemplateResult } from 'lit';
import type { Offer } from '../../domain/index.js';
import type { LostOffer } from '../../store/state.js';
import type { Translations } from '../../translations/translations.js';
import { formatCustomerName } from '../internal/format/format-customer-name.js';
import { icon } from '../internal/styles/icons.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';

/** How long the notice about a lost or a dismissed offer is shown (ms). */
const displayDurationMs = 10_000;

export const isRecent = ({ at }: { readonly at: number }, now: number): boolean => now - at < displayDurationMs;

export function describeLostOffer({ reason }: LostOffer, isTooLate: boolean, translations: Translations): string {
  const description = translations.offerEnded(reason);
  return isTooLate ? translations.offerTooLate(description) : description;
}

export function renderLostOffer(
  lostOffer: LostOffer,
  text: string,
  translations: Translations,
  onDismiss: () => void,
): TemplateResult {
  const name = formatCustomerName(lostOffer.offer.customer, translations);
  return html`<div class="ended" part="ended" data-ended=${lostOffer.offer.taskId}>
    <div class="ended-text"><bdi class="name" translate="no">${name}</bdi> <span>${text}</span></div>
    ${renderClose(translations.labelled(translations.offerDismiss, isolateBidi(name)), onDismiss)}
  </div>`;
}

const renderClose = (label: string, onClick: () => void): TemplateResult =>
  html`<button class="button quiet icon" type="button" aria-label=${label} title=${label} @click=${onClick}>
    ${icon('close')}
  </button>`;

/** A dismissed offer, in one line, until it is too late to show it again. */
export function renderDismissed(
  { customer, taskId }: Offer,
  translations: Translations,
  onUndo: () => void,
): TemplateResult {
  const name = formatCustomerName(customer, translations);
  return html`<div class="ended" part="dismissed" data-dismissed=${taskId}>
    <div class="ended-text">
      <bdi class="name" translate="no">${name}</bdi> <span>${translations.offerDismissed}</span>
    </div>
    <button
      class="button quiet"
      type="button"
      aria-label=${translations.offerUndoOf(isolateBidi(name))}
      @click=${onUndo}
    >
      ${translations.offerUndo}
    </button>
  </div>`;
}

export interface MissedView {
  readonly missed: readonly LostOffer[];
  readonly isOpen: boolean;
  readonly translations: Translations;
  readonly localize: LocalizeController;
  readonly describe: (lostOffer: LostOffer) => string;
  readonly onToggle: () => void;
  readonly onDismiss: () => void;
}

/** The offers that were lost earlier: one line, which opens a list of who, when and why, the newest first. */
export function renderMissed(view: MissedView): TemplateResult | typeof nothing {
  const { missed, isOpen, translations, localize } = view;
  if (missed.length === 0) return nothing;
  return html`<div class="missed" part="missed">
    <div class="missed-line">
      <button class="button quiet" type="button" aria-expanded=${isOpen} @click=${view.onToggle}>
        ${icon('chevron-down')}<span>${translations.offerMissed(missed.length)}</span>
      </button>
      ${renderClose(translations.offerMissedDismiss, view.onDismiss)}
    </div>
    ${
      isOpen
        ? html`<ul role="list">
            ${missed.toReversed().map(
              (lostOffer) =>
                html`<li>
                  <time
                    class="numeric"
                    translate="no"
                    datetime=${new Date(lostOffer.at).toISOString()}
                    title=${localize.dateTime(lostOffer.at)}
                    >${localize.time(lostOffer.at)}</time
                  >
                  <bdi class="name" translate="no">${formatCustomerName(lostOffer.offer.customer, translations)}</bdi>
                  <span>${view.describe(lostOffer)}</span>
                </li>`,
            )}
          </ul>`
        : nothing
    }
  </div>`;
}
