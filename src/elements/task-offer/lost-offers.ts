import { html, type TemplateResult } from 'lit';
import type { LostOffer } from '../../store/state.js';
import type { Translations } from '../../translations/translations.js';
import { formatCustomerName } from '../internal/format/format-customer-name.js';
import { icon } from '../internal/styles/icons.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';

/** How long the notice about a lost offer is shown (ms). */
const displayDurationMs = 10_000;

export const isRecent = ({ at }: LostOffer, now: number): boolean => now - at < displayDurationMs;

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
    <button
      class="button quiet icon"
      type="button"
      aria-label=${`${translations.offerDismiss}: ${isolateBidi(name)}`}
      @click=${onDismiss}
    >
      ${icon('close')}
    </button>
  </div>`;
}
