import type { LocalizeController } from '../localization/localize-controller.js';

/** In the language of the page's texts. Null when the agent has not allowed this page to show notifications. */
export function showNotification(
  { lang, dir }: LocalizeController,
  title: string,
  options: NotificationOptions,
): Notification | null {
  try {
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return null;
    return new Notification(title, { lang, dir, ...options });
  } catch {
    // Some browsers support notifications only from service workers.
    return null;
  }
}
