import { html, nothing, svg, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Offer } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { icon } from '../internal/icons.js';

/** From here on the ring is drawn as urgent. */
const urgentSeconds = 10;

/** Whole seconds until an offer rings out; null when the server does not say when that is. */
export const secondsLeft = ({ expiresAt }: Offer, now: number): number | null =>
  expiresAt === null ? null : Math.max(0, Math.ceil((expiresAt - now) / 1000));

/**
 * A ring that empties as the time runs out, with the seconds inside. Its circle has a circumference of 100, so the share
 * that is left is also the length of the dash. Offers without a known end show a sign that they are waiting.
 */
export function renderCountdown(
  offer: Offer,
  now: number,
  words: Messages,
  number: (n: number) => string,
): TemplateResult {
  const left = secondsLeft(offer, now);
  if (left === null || offer.expiresAt === null) return html`<div class="ring idle">${icon('chat')}</div>`;
  const whole = offer.ringSeconds === null ? offer.expiresAt - offer.offeredAt : offer.ringSeconds * 1000;
  const share = whole > 0 ? Math.min(100, Math.max(0, ((offer.expiresAt - now) / whole) * 100)) : 0;
  const setShare = (ring: Element | undefined) => {
    if (ring instanceof HTMLElement) ring.style.setProperty('--_left', String(share));
  };
  return html`<div
    class="ring ${left <= urgentSeconds ? 'urgent' : ''}"
    part="countdown"
    role="timer"
    aria-label=${left === 0 ? words.offerTimeUp : words.offerTimeLeft(left)}
    ${ref(setShare)}
  >
    <svg viewBox="0 0 36 36" aria-hidden="true">
      <circle class="track" cx="18" cy="18" r="15.9155" />
      ${left === 0 ? nothing : svg`<circle class="left" cx="18" cy="18" r="15.9155" />`}
    </svg>
    <span class="numeric" aria-hidden="true">${number(left)}</span>
  </div>`;
}
