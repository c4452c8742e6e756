/** Null when the agent has not allowed this page to show notifications. */
export function showNotification(title: string, options: NotificationOptions): Notification | null {
  try {
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return null;
    return new Notification(title, options);
  } catch {
    // Some browsers support notifications only from service workers.
    return null;
  }
}
