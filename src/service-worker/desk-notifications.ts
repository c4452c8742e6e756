import type { ConversationId, PushPayload } from '../domain/index.js';
import { toJsonText } from '../domain/text/json-text.js';
import { notificationTexts as ar } from '../translations/ar/notification-texts.js';
import { notificationTexts as bg } from '../translations/bg/notification-texts.js';
import { notificationTexts as de } from '../translations/de/notification-texts.js';
import { notificationTexts as en } from '../translations/en/notification-texts.js';
import { notificationTexts as es } from '../translations/es/notification-texts.js';
import { notificationTexts as fr } from '../translations/fr/notification-texts.js';
import { notificationTexts as he } from '../translations/he/notification-texts.js';
import { notificationTexts as it } from '../translations/it/notification-texts.js';
import { notificationTexts as pt } from '../translations/pt/notification-texts.js';
import { notificationTexts as sw } from '../translations/sw/notification-texts.js';
import { notificationTexts as tr } from '../translations/tr/notification-texts.js';
import { notificationTexts as ur } from '../translations/ur/notification-texts.js';
import { decodePush } from '../protocol/decode/decode-push.js';
import {
  conversationParameter,
  readSignedOut,
  showsIt,
  type NotificationSubject,
} from '../session/push/worker-messages.js';
import { findRespondingWindow } from './find-responding-window.js';
import { workerScope, type NotificationEvent, type WorkerScope } from './worker-scope.js';
import { PushDeduplicator } from './push-deduplicator.js';

export interface DeskNotificationOptions {
  /** The page that a click opens when no desk is open, on this origin. Default: `/`. */
  readonly page?: string;
  /** Show the customer's name and message. Default: false, which shows a general text. */
  readonly showText?: boolean;
  /** Language of the notifications, one of those of the package. Default, and for other languages: `en`. */
  readonly lang?: string;
  /** URL of the notifications' icon. */
  readonly icon?: string;
}

/** A push as Firebase passes it to `onBackgroundMessage`. */
export interface PushMessage {
  readonly messageId?: string;
  readonly data?: unknown;
}

type NotificationTexts = typeof en;

/** All languages: a service worker may load nothing after it is installed. */
const textsByLanguage = new Map<string, NotificationTexts>(
  Object.entries({ ar, bg, de, en, es, fr, he, it, pt, sw, tr, ur }),
);
const rightToLeft = new Set(['ar', 'he', 'ur']);

function findTexts(lang: string): { language: string; texts: NotificationTexts } {
  const [base = ''] = lang.trim().toLowerCase().split(/[-_]/);
  const language = base === 'iw' ? 'he' : base;
  const texts = textsByLanguage.get(language);
  return texts === undefined ? { language: 'en', texts: en } : { language, texts };
}

/** The data of our notifications. Notifications without it belong to other code. */
interface NotificationData {
  readonly agentDesk: NotificationSubject;
}

/**
 * Notifications for the pushes of the Agent Manager, in a service worker: at most one per conversation, and a click opens
 * the desk. Does not use Firebase.
 */
export class DeskNotifications {
  readonly #options: DeskNotificationOptions;
  readonly #scope: WorkerScope;
  readonly #deduplicator: PushDeduplicator;

  constructor(options: DeskNotificationOptions = {}, scope: WorkerScope = workerScope) {
    this.#options = options;
    this.#scope = scope;
    this.#deduplicator = new PushDeduplicator(scope);
  }

  /**
   * Shows a notification for a push, unless a desk in a visible window handles it, a desk knows that what it calls for is over,
   * or no agent is signed in any more. Hidden desks are informed too, so that they check their connection. Never rejects: a
   * push that cannot be decoded is ignored.
   */
  async receive(message: PushMessage): Promise<void> {
    const payload = decodePush(message.data);
    if (payload === null || !(await this.#deduplicator.isNew(deduplicationKey(payload, message)))) return;
    if (await readSignedOut(this.#scope.caches, this.#scope.registration.scope)) return;
    const windows = await this.#windows();
    const visibleWindows = windows.filter(({ visibilityState }) => visibilityState === 'visible');
    const hiddenWindows = windows.filter((window) => !visibleWindows.includes(window));
    void findRespondingWindow(hiddenWindows, { agentDesk: 'news' });
    const { kind, conversationId, taskId } = payload;
    const answers = await Promise.all([
      findRespondingWindow(visibleWindows, { agentDesk: 'news' }),
      // What was taken or has ended meanwhile needs no call.
      findRespondingWindow(windows, { agentDesk: 'over', kind, conversationId, taskId }),
    ]);
    if (answers.every((answer) => answer === null)) await this.#show(payload);
  }

  /** Handles a click on a notification: opens the desk. False when the notification is not ours. */
  click(event: NotificationEvent): boolean {
    const { notification } = event;
    const target = (notification.data as Partial<NotificationData> | null)?.agentDesk;
    if (target === undefined) return false;
    notification.close();
    event.waitUntil(this.#openConversation(target.conversationId));
    return true;
  }

  async #openConversation(conversationId: ConversationId | null): Promise<void> {
    const windows = await this.#windows();
    // The browser lists those first that were used last.
    const bestWindow = await findRespondingWindow(windows, { agentDesk: 'find', conversationId }, showsIt);
    // Pages with an older release are not found.
    const askedWindows = bestWindow === null ? windows : [bestWindow];
    const respondingWindow = await findRespondingWindow(askedWindows, { agentDesk: 'show', conversationId });
    await (respondingWindow === null
      ? this.#scope.clients.openWindow(this.#pageUrl(conversationId))
      : respondingWindow.focus());
  }

  #show({ kind, conversationId, title, body }: PushPayload): Promise<void> {
    const { showText = false, lang = 'en', icon } = this.#options;
    const { language, texts } = findTexts(lang);
    const translations = texts[kind];
    const data: NotificationData = { agentDesk: { conversationId, kind } };
    return this.#scope.registration.showNotification(showText && title !== '' ? title : translations.title, {
      body: showText && title !== '' ? body : translations.body,
      tag: `agent-desk:${conversationId ?? ''}`,
      // Another push for the same conversation replaces the notification and alerts again.
      renotify: true,
      // Browsers hide others after some seconds, while an offer still waits.
      requireInteraction: kind === 'offer',
      lang: language,
      dir: showText ? 'auto' : rightToLeft.has(language) ? 'rtl' : 'ltr',
      data,
      ...(icon === undefined ? {} : { icon }),
    } as NotificationOptions);
  }

  /** The page a click opens: always on this origin, whatever is configured. */
  #pageUrl(conversationId: ConversationId | null): string {
    const { href, origin } = this.#scope.location;
    const requestedPage = this.#options.page ?? '/';
    const page = URL.canParse(requestedPage, href) ? new URL(requestedPage, href) : new URL('/', href);
    const url = page.origin === origin ? page : new URL('/', href);
    if (conversationId !== null) url.searchParams.set(conversationParameter, conversationId);
    return url.href;
  }

  #windows() {
    return this.#scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  }
}

/** An offer is shown once, however often it is pushed. Messages are identified by Firebase's id of their push. */
function deduplicationKey(payload: PushPayload, { messageId }: PushMessage): string {
  if (payload.kind === 'offer' && payload.taskId !== null) return `task ${payload.taskId}`;
  return messageId ?? toJsonText(payload);
}
