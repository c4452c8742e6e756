/** The notifications of this page: the browser's own, which are recorded. */
import { executeServerCommand } from '@web/test-runner-commands';

/** The notifications that are open. */
export const openNotifications = new Set<Notification>();

const BrowserNotification = globalThis.Notification as typeof Notification | undefined;
if (BrowserNotification !== undefined) {
  globalThis.Notification = class extends BrowserNotification {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      for (const other of openNotifications) if (other.tag === this.tag) openNotifications.delete(other);
      openNotifications.add(this);
    }
    override close(): void {
      openNotifications.delete(this);
      super.close();
    }
  };
}

/** Their titles and texts, without bidi isolates. */
export const notificationTexts = (): string[] =>
  [...openNotifications].map(({ title, body }) => `${title}: ${body}`.replaceAll(/[\u2068\u2069]/g, '')).sort();

/** For Chromium only. */
export const setNotificationPermission = (state: 'granted' | 'denied' | 'prompt'): Promise<unknown> =>
  executeServerCommand('permission', { origin: location.origin, permission: { name: 'notifications' }, state });
