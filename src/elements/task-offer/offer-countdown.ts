import { html, nothing, svg, type TemplateResult } from 'lit';
import { getOfferEnd, type Offer } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import { conversationIcon } from '../internal/styles/conversation-icons.js';
import { remainingPercent, remainingSeconds } from '../internal/time/deadline.js';

/** From this many seconds on, the ring is shown as urgent. */
const urgentSeconds = 10;

/**
 * A ring that empties as the time runs out, with the seconds left inside. Its circumference is 100, so the dash length is
 * the remaining percentage. Offers without an end show an icon instead.
 */
export function renderCountdown(
  offer: Offer,
  now: number,
  translations: Translations,
  formatNumber: (n: number) => string,
): TemplateResult {
  const endsAt = getOfferEnd(offer);
  if (endsAt === null) return html`<div class="ring idle">${conversationIcon('chat')}</div>`;
  const totalMs = offer.ringSeconds === null ? endsAt - offer.offeredAt : offer.ringSeconds * 1000;
  const deadline = { endsAt, seconds: offer.ringSeconds };
  const seconds = remainingSeconds(deadline, now);
  const percent = remainingPercent(deadline, now, totalMs);
  return html`<div
    class="ring ${seconds <= urgentSeconds ? 'urgent' : ''}"
    part="countdown"
    role="timer"
    aria-label=${seconds === 0 ? translations.offerTimeUp : translations.offerTimeLeft(seconds)}
  >
    <svg viewBox="0 0 36 36" aria-hidden="true">
      <circle class="track" cx="18" cy="18" r="15.9155" />
      ${seconds === 0 ? nothing : svg`<circle class="remaining" stroke-dasharray="${percent} 100" cx="18" cy="18" r="15.9155" />`}
    </svg>
    <span class="numeric" translate="no" aria-hidden="true">${formatNumber(seconds)}</span>
  </div>`;
}
