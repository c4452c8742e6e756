import type { ConversationId, PushPayload } from '../domain/index.js';
import { notificationTexts as arabic } from '../translations/ar/notification-texts.js';
import { notificationTexts as english } from '../translations/en/notification-texts.js';
import { decodePush } from '../protocol/decode/decode-push.js';
import { conversationParameter } from '../session/push/worker-messages.js';
import { findRespondingWindow } from './find-responding-window.js';
import { workerScope, type NotificationEvent, type WorkerScope } from './worker-scope.js';
import { PushDeduplicator } from './push-deduplicator.js';

export interface DeskNotificationOptions {
  /** The page with the desk, which a click opens where it is not open. Of this origin; the site's first page by default. */
  readonly page?: string;
  /** Show the customer's name and text. Without it a notification says only that somebody waits or has written. */
  readonly showText?: boolean;
  /** Language of the notifications: `en` or `ar`. */
  readonly lang?: string;
  /** Picture of the notifications. */
  readonly icon?: string;
}

/** A push as Firebase hands it to `onBackgroundMessage`. */
export interface PushMessage {
  readonly messageId?: string;
  readonly data?: unknown;
}

/** What our notifications carry; anybody else's are left alone. */
interface NotificationData {
  readonly agentDesk: { readonly conversationId: ConversationId | null };
}

/**
 * The notifications of a desk, for a service worker: shown for pushes of the Agent Manager, one for each conversation;
 * a click leads to the desk. Needs no Firebase.
 */
export class DeskNotifications {
  readonly #deduplicator: PushDeduplicator;

  constructor(
    private readonly options: DeskNotificationOptions = {},
    private readonly scope: WorkerScope = workerScope,
  ) {
    this.#deduplicator = new PushDeduplicator(scope);
  }

  /**
   * Shows what a push is about, unless a desk in front of the person takes it: there, what the server says after a
   * reconnect is seen. Desks in the background are told too. Never fails: what cannot be read is left out.
   */
  async receive(message: PushMessage): Promise<void> {
    const payload = decodePush(message.data);
    if (payload === null || !(await this.#deduplicator.isNew(deduplicationKey(payload, message)))) return;
    const windows = await this.#windows();
    const visibleWindows = windows.filter(({ visibilityState }) => visibilityState === 'visible');
    const hiddenWindows = windows.filter((window) => !visibleWindows.includes(window));
    void findRespondingWindow(hiddenWindows, { agentDesk: 'news' });
    if ((await findRespondingWindow(visibleWindows, { agentDesk: 'news' })) === null) await this.#show(payload);
  }

  /** Leads a person who clicked a notification of ours to the desk. False when it was somebody else's. */
  click(event: NotificationEvent): boolean {
    const { notification } = event;
    const target = (notification.data as Partial<NotificationData> | null)?.agentDesk;
    if (target === undefined) return false;
    notification.close();
    event.waitUntil(this.#openConversation(target.conversationId));
    return true;
  }

  async #openConversation(conversationId: ConversationId | null): Promise<void> {
    const respondingWindow = await findRespondingWindow(await this.#windows(), { agentDesk: 'show', conversationId });
    await (respondingWindow === null
      ? this.scope.clients.openWindow(this.#pageUrl(conversationId))
      : respondingWindow.focus());
  }

  #show({ kind, conversationId, title, body }: PushPayload): Promise<void> {
    const { showText = false, lang = 'en', icon } = this.options;
    const isArabic = lang.toLowerCase().startsWith('ar');
    const translations = (isArabic ? arabic : english)[kind];
    const data: NotificationData = { agentDesk: { conversationId } };
    return this.scope.registration.showNotification(showText && title !== '' ? title : translations.title, {
      body: showText && title !== '' ? body : translations.body,
      tag: `agent-desk:${conversationId ?? ''}`,
      // The same conversation again is a further call for attention, in the same place.
      renotify: true,
      lang: isArabic ? 'ar' : 'en',
      dir: showText ? 'auto' : isArabic ? 'rtl' : 'ltr',
      data,
      ...(icon === undefined ? {} : { icon }),
    } as NotificationOptions);
  }

  /** Where a click leads: a page of this site, whatever was configured or pushed. */
  #pageUrl(conversationId: ConversationId | null): string {
    const { href, origin } = this.scope.location;
    const requestedPage = this.options.page ?? '/';
    const page = URL.canParse(requestedPage, href) ? new URL(requestedPage, href) : new URL('/', href);
    const url = page.origin === origin ? page : new URL('/', href);
    if (conversationId !== null) url.searchParams.set(conversationParameter, conversationId);
    return url.href;
  }

  #windows() {
    return this.scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  }
}

/** A task rings once, however often it is pushed; messages are told apart by the number Firebase gave their push. */
function deduplicationKey(payload: PushPayload, { messageId }: PushMessage): string {
  if (payload.kind === 'offer' && payload.taskId !== null) return `task ${payload.taskId}`;
  return messageId ?? JSON.stringify(payload);
}
