import type { ConversationId, TaskId } from '../../domain/index.js';
import { toJsonText } from '../../domain/text/json-text.js';
import { isUrlSafeId } from '../../protocol/url-safe-id.js';
import {
  configurationParameter,
  conversationParameter,
  writeSignedOut,
  type NotificationSubject,
  type WorkerMessage,
} from './worker-messages.js';
import type { FirebaseConfig, PushOptions } from './push-options.js';
import { PushUsers } from './push-users.js';
import { trustedScriptUrl } from '../../browser/trusted-types.js';

/** The service that issues registration tokens. */
export interface PushMessaging {
  getToken(registration: ServiceWorkerRegistration, vapidKey: string | undefined): Promise<string | null>;
  deleteToken(): Promise<unknown>;
  /** Calls `listener` for every push while the page is visible, until the returned function is called. */
  onPush(listener: () => void): () => void;
}

/** The browser features that push uses. Replaced in tests and in Node. */
export interface PushBrowser {
  readonly isSupported: boolean;
  readonly isMobile: boolean;
  permission(): NotificationPermission;
  /** Shows the browser's permission prompt. Browsers allow it only in a user gesture. */
  requestPermission(): Promise<NotificationPermission>;
  /** The service worker that was registered when push was turned on; null when there is none. */
  getRegistration(options: PushOptions): Promise<ServiceWorkerRegistration | null>;
  register(options: PushOptions): Promise<ServiceWorkerRegistration>;
  unregister(options: PushOptions): Promise<unknown>;
  messaging(config: FirebaseConfig): Promise<PushMessaging>;
  /** Subscribes to our service worker. A message for which `listener` returns a rank, above 0, is acknowledged with it. */
  onWorkerMessage(listener: (message: WorkerMessage) => number): () => void;
  /** Closes those notifications of our service worker that are out of date. */
  closeNotifications?(
    registration: ServiceWorkerRegistration,
    isOutdated: (subject: NotificationSubject) => boolean,
  ): Promise<void>;
  /** Tells our service worker whether an agent is signed in, so that pushes that come late show nothing. */
  setSignedOut?(registration: ServiceWorkerRegistration, isSignedOut: boolean): Promise<void>;
  /** The conversation in the URL of a page that was opened by a click on a notification. */
  getRequestedConversation(): ConversationId | null;
  /** Who uses push in this browser. Default: only the sessions that share this object. */
  readonly users?: PushUsers;
}

/** Null where there are none; in a sandboxed frame even the property throws. */
function getServiceWorkers(): ServiceWorkerContainer | null {
  try {
    return navigator.serviceWorker ?? null;
  } catch {
    return null;
  }
}

export const defaultPushBrowser: PushBrowser = {
  get isSupported() {
    return (
      typeof Notification !== 'undefined' &&
      isSecureContext &&
      // Firefox has them in a sandboxed frame too, where they always fail.
      origin !== 'null' &&
      getServiceWorkers() !== null &&
      'PushManager' in globalThis
    );
  },

  get isMobile() {
    const { userAgent, userAgentData } = navigator as Navigator & { userAgentData?: { mobile: boolean } };
    return userAgentData?.mobile ?? /Android|iPhone|iPad|Mobile/.test(userAgent);
  },

  permission: () => Notification.permission,
  requestPermission: () => Notification.requestPermission(),

  async getRegistration(options) {
    if (options.registration !== undefined) return options.registration;
    const { scope, script } = workerUrls(options);
    const registration = await navigator.serviceWorker.getRegistration(scope);
    const runningScript = (registration?.active ?? registration?.waiting ?? registration?.installing)?.scriptURL;
    if (registration === undefined || registration.scope !== scope || runningScript === undefined) return null;
    if (new URL(runningScript).pathname !== new URL(script).pathname) return null;
    // Unless configured otherwise, a click opens the page on which push was turned on.
    const effectiveOptions = { page: pageFromScriptUrl(runningScript), ...options };
    // A changed configuration changes the URL of the script, so the browser replaces the worker.
    return workerUrls(effectiveOptions).script === runningScript
      ? registration
      : defaultPushBrowser.register(effectiveOptions);
  },

  async register(options) {
    if (options.registration !== undefined) return options.registration;
    const { scope, script } = workerUrls(options);
    const registration = await navigator.serviceWorker.register(trustedScriptUrl(script), { scope });
    await waitForActivation(registration);
    return registration;
  },

  async unregister(options) {
    // The site's own worker stays registered.
    if (options.registration === undefined) await (await defaultPushBrowser.getRegistration(options))?.unregister();
  },

  messaging: async (config) => (await import('./firebase-messaging.js')).createFirebaseMessaging(config),

  onWorkerMessage(listener) {
    const handleMessage = ({ source, data, ports }: MessageEvent) => {
      if (!(source instanceof ServiceWorker)) return;
      const message = parseWorkerMessage(data);
      const rank = message === null ? 0 : listener(message);
      if (rank > 0) ports[0]?.postMessage(rank);
    };
    const workers = getServiceWorkers();
    workers?.addEventListener('message', handleMessage);
    return () => workers?.removeEventListener('message', handleMessage);
  },

  async closeNotifications(registration, isOutdated) {
    for (const notification of await registration.getNotifications()) {
      const subject = (notification.data as { agentDesk?: NotificationSubject } | null)?.agentDesk;
      if (subject !== undefined && isOutdated(subject)) notification.close();
    }
  },

  setSignedOut: (registration, isSignedOut) => writeSignedOut(globalThis.caches, registration.scope, isSignedOut),

  getRequestedConversation() {
    const id = new URLSearchParams(globalThis.location?.search).get(conversationParameter);
    return id !== null && isUrlSafeId(id) ? (id as ConversationId) : null;
  },

  // Reading the property throws where the browser denies storage.
  users: new PushUsers(() => globalThis.localStorage),
};

/** The script URL contains the configuration: browsers stop and restart a worker at any time, with nothing but its URL. */
function workerUrls(options: PushOptions): { readonly scope: string; readonly script: string } {
  const { firebase, page = location.pathname, showText = false, icon } = options;
  const script = new URL(options.worker ?? '/agent-desk-sw.js', document.baseURI);
  const lang = document.documentElement.lang || 'en';
  script.searchParams.set(configurationParameter, toJsonText({ firebase, page, showText, icon, lang }));
  return { scope: new URL(options.scope ?? 'agent-desk-push/', script).href, script: script.href };
}

function pageFromScriptUrl(script: string): string {
  try {
    const { page } = JSON.parse(new URL(script).searchParams.get(configurationParameter) ?? '') as { page?: unknown };
    return typeof page === 'string' ? page : location.pathname;
  } catch {
    return location.pathname;
  }
}

/** Only an active service worker can receive pushes. */
async function waitForActivation({ active, waiting, installing }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting;
  if (worker === null || active !== null) return;
  await new Promise<void>((resolve, reject) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new Error('The service worker did not start.'));
    });
  });
}

function parseWorkerMessage(data: unknown): WorkerMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const { agentDesk, conversationId, kind, taskId } = data as Readonly<Record<string, unknown>>;
  if (agentDesk === 'news') return { agentDesk };
  const readId = (id: unknown): string | null => (typeof id === 'string' && isUrlSafeId(id) ? id : null);
  const id = readId(conversationId) as ConversationId | null;
  if (agentDesk === 'find' || agentDesk === 'show') return { agentDesk, conversationId: id };
  if (agentDesk !== 'over' || (kind !== 'offer' && kind !== 'message')) return null;
  return { agentDesk, kind, conversationId: id, taskId: readId(taskId) as TaskId | null };
}
