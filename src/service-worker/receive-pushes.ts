import { initializeApp } from 'firebase/app';
import { getMessaging, onBackgroundMessage } from 'firebase/messaging/sw';
import { isObject, type JsonObject } from '../protocol/json.js';
import type { FirebaseConfig } from '../session/push/push-options.js';
import { DeskNotifications, type DeskNotificationOptions, type PushMessage } from './desk-notifications.js';
import { workerScope, type PushEvent, type WorkerScope } from './worker-scope.js';

export interface ReceivePushesOptions extends DeskNotificationOptions {
  /** Firebase configuration of the web app, as shown in the Firebase console; the same as on the page. */
  readonly firebase: FirebaseConfig;
}

/**
 * Sets up a service worker for push notifications: pushes by Firebase, notifications, clicks. Call it synchronously while
 * the worker starts. A worker that already uses Firebase creates `DeskNotifications` instead.
 */
export function receivePushes({ firebase, ...options }: ReceivePushesOptions, scope: WorkerScope = workerScope): void {
  const notifications = new DeskNotifications(options, scope);
  scope.addEventListener('notificationclick', (event) => void notifications.click(event));
  // Registered before Firebase, which must not handle every push.
  scope.addEventListener('push', (event) => handlePush(event, notifications, scope));
  const messaging = getMessaging(initializeApp({ ...firebase }, 'agent-desk'));
  // Firebase awaits what the handler returns, which its type does not say.
  // eslint-disable-next-line @typescript-eslint/no-misused-promises
  onBackgroundMessage(messaging, (message) => notifications.receive(message));
}

/**
 * Handles two kinds of push that Firebase would handle wrongly: a push with a `notification`, of which Firebase would
 * show the customer's message, and a push while a page of the site is visible, for which Firebase shows nothing.
 */
function handlePush(event: PushEvent, notifications: DeskNotifications, scope: WorkerScope): void {
  const push = parsePushEvent(event);
  if (push === null) return;
  const notification = push['notification'];
  const message: PushMessage = {
    data: { ...(isObject(notification) ? notification : {}), ...(isObject(push['data']) ? push['data'] : {}) },
    ...(typeof push['fcmMessageId'] === 'string' ? { messageId: push['fcmMessageId'] } : {}),
  };
  if (notification !== undefined) {
    event.stopImmediatePropagation();
    event.waitUntil(notifications.receive(message));
    return;
  }
  const hasVisibleWindow = scope.clients
    .matchAll({ type: 'window', includeUncontrolled: true })
    .then((windows) => windows.some(({ visibilityState }) => visibilityState === 'visible'));
  event.waitUntil(hasVisibleWindow.then((isVisible) => (isVisible ? notifications.receive(message) : undefined)));
}

function parsePushEvent(event: PushEvent): JsonObject | null {
  try {
    const push: unknown = event.data?.json();
    return isObject(push) ? push : null;
  } catch {
    return null;
  }
}
