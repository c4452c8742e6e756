import { html, type TemplateResult } from 'lit';
import type { LostOffer } from '../../store/state.js';
import type { Messages } from '../../messages/catalogue.js';
import { customerName } from '../internal/customer-name.js';
import { icon } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';

/** How long it is said why an offer went away (ms). */
const shownFor = 10_000;

export const isRecent = ({ at }: LostOffer, now: number): boolean => now - at < shownFor;

export function lostWords({ reason }: LostOffer, tooLate: boolean, words: Messages): string {
  const why = words.offerEnded(reason);
  return tooLate ? words.offerTooLate(why) : why;
}

export function renderLost(lost: LostOffer, text: string, words: Messages, onDismiss: () => void): TemplateResult {
  const name = customerName(lost.offer.customer, words);
  return html`<div class="lost" part="ended" data-lost=${lost.offer.taskId}>
    <div class="lost-text"><bdi class="name">${name}</bdi> <span>${text}</span></div>
    <button
      class="button quiet icon"
      type="button"
      aria-label=${`${words.offerDismiss}: ${isolate(name)}`}
      @click=${onDismiss}
    >
      ${icon('close')}
    </button>
  </div>`;
}
