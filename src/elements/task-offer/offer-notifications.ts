import type { Offer } from '../../domain/index.js';
import { pageAttention, showNotification } from './page-attention.js';

/** Blinks the page's title and shows a system notification for each offer. */
export class OfferNotifications {
  readonly #notifications = new Map<string, Notification>();

  /** Shows notifications for these offers and closes those of all others. */
  show(offers: readonly Offer[], title: string, describe: (offer: Offer) => string): void {
    pageAttention.show(this, title);
    this.#closeExcept(offers);
    for (const offer of offers) {
      if (this.#notifications.has(offer.taskId)) continue;
      const notification = showNotification(title, describe(offer), offer.taskId);
      if (notification !== null) this.#notifications.set(offer.taskId, notification);
    }
  }

  /** Restores the title and closes all notifications. */
  hide(): void {
    pageAttention.show(this, null);
    this.#closeExcept([]);
  }

  #closeExcept(offers: readonly Offer[]): void {
    for (const [taskId, notification] of this.#notifications) {
      if (offers.some((offer) => offer.taskId === taskId)) continue;
      notification.close();
      this.#notifications.delete(taskId);
    }
  }
}
