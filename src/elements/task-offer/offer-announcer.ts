import { html, type TemplateResult } from 'lit';
import type { Offer } from '../../domain/index.js';
import type { DeskSession } from '../../session/session.js';
import type { LostOffer } from '../../store/state.js';
import { LiveRegion } from '../internal/announce/live-region.js';

/** Announced task ids per session, shared by all elements of the page: several may show the same offers. */
const announcedIds = new WeakMap<DeskSession, Set<string>>();

/** Returns the offers not announced before, and marks them as announced. Ids of offers that are gone are dropped. */
function takePendingOffers(session: DeskSession, offers: readonly Offer[]): readonly Offer[] {
  const announced = announcedIds.get(session) ?? new Set();
  announcedIds.set(session, new Set(offers.map(({ taskId }) => taskId)));
  return offers.filter(({ taskId }) => !announced.has(taskId));
}

/** Announces each offer once per page, and why it was lost once per element. */
export class OfferAnnouncer {
  readonly #offers = new LiveRegion();
  readonly #lostOffers = new LiveRegion();
  readonly #announcedLostOffers = new WeakSet<LostOffer>();

  announceOffers(session: DeskSession | undefined, offers: readonly Offer[], describe: (offer: Offer) => string): void {
    const pending = session === undefined ? [] : takePendingOffers(session, offers);
    if (pending.length > 0) this.#offers.announce(pending.map(describe).join(' '));
    if (offers.length === 0) this.#offers.clear();
  }

  announceLostOffers(lostOffers: readonly LostOffer[], describe: (lostOffer: LostOffer) => string): void {
    const pending = lostOffers.filter((lostOffer) => !this.#announcedLostOffers.has(lostOffer));
    if (pending.length === 0) return;
    for (const lostOffer of pending) this.#announcedLostOffers.add(lostOffer);
    this.#lostOffers.announce(pending.map(describe).join(' '));
  }

  render(): TemplateResult {
    return html`<div class="visually-hidden" role="alert">${this.#offers.text}</div>
      <div class="visually-hidden" role="status">${this.#lostOffers.text}</div>`;
  }
}
