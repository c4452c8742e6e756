import { initializeApp } from 'firebase/app';
import { getMessaging, onBackgroundMessage } from 'firebase/messaging/sw';
import type { FirebaseConfig } from '../session/push/push-options.js';
import { DeskNotifications, type DeskNotificationOptions, type PushMessage } from './desk-notifications.js';
import { workerScope, type PushEvent, type WorkerScope } from './worker-scope.js';

export interface ReceivePushesOptions extends DeskNotificationOptions {
  /** Firebase configuration of the web app, as the console shows it; the same as in the page. */
  readonly firebase: FirebaseConfig;
}

/**
 * Everything a service worker needs to wake an agent: pushes by Firebase, notifications, clicks. To be called while the
 * worker starts, before anything is awaited. A worker that uses Firebase already makes `DeskNotifications` instead.
 */
export function receivePushes({ firebase, ...options }: ReceivePushesOptions, scope: WorkerScope = workerScope): void {
  const notifications = new DeskNotifications(options, scope);
  scope.addEventListener('notificationclick', (event) => void notifications.click(event));
  // Before Firebase, which must not see every push.
  scope.addEventListener('push', (event) => handlePush(event, notifications, scope));
  const messaging = getMessaging(initializeApp({ ...firebase }, 'agent-desk'));
  // Firebase awaits what the handler returns, which its type does not say.
  // eslint-disable-next-line @typescript-eslint/no-misused-promises
  onBackgroundMessage(messaging, (message) => notifications.receive(message));
}

/**
 * Two kinds of push are ours alone. One that asks Firebase to show something: it would show the customer's words. And
 * one that comes while some page of the site is in front: Firebase would take that page for a desk and show nothing.
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

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function parsePushEvent(event: PushEvent): Record<string, unknown> | null {
  try {
    const push: unknown = event.data?.json();
    return isObject(push) ? push : null;
  } catch {
    return null;
  }
}
