import type { ConversationId, PushNews } from '../domain/index.js';
import { pushNotices as arabic } from '../messages/ar/push-notices.js';
import { pushNotices as english } from '../messages/en/push-notices.js';
import { decodePush } from '../protocol/decode-push.js';
import { conversationParameter } from '../session/push-messages.js';
import { askDesks } from './ask-desks.js';
import { workerScope, type NotificationClickedEvent, type WorkerScope } from './scope.js';
import { SeenPushes } from './seen.js';

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
  readonly #seen: SeenPushes;

  constructor(
    private readonly options: DeskNotificationOptions = {},
    private readonly scope: WorkerScope = workerScope,
  ) {
    this.#seen = new SeenPushes(scope);
  }

  /**
   * Shows what a push is about, unless a desk in front of the person takes it: there, what the server says after a
   * reconnect is seen. Desks in the background are told too. Never fails: what cannot be read is left out.
   */
  async receive(message: PushMessage): Promise<void> {
    const news = decodePush(message.data);
    if (news === null || !(await this.#seen.isNew(identityOf(news, message)))) return;
    const windows = await this.#windows();
    const visible = windows.filter(({ visibilityState }) => visibilityState === 'visible');
    const hidden = windows.filter((window) => !visible.includes(window));
    void askDesks(hidden, { agentDesk: 'news' });
    if ((await askDesks(visible, { agentDesk: 'news' })) === null) await this.#show(news);
  }

  /** Leads a person who clicked a notification of ours to the desk. False when it was somebody else's. */
  click(event: NotificationClickedEvent): boolean {
    const { notification } = event;
    const about = (notification.data as Partial<NotificationData> | null)?.agentDesk;
    if (about === undefined) return false;
    notification.close();
    event.waitUntil(this.#lead(about.conversationId));
    return true;
  }

  async #lead(conversationId: ConversationId | null): Promise<void> {
    const desk = await askDesks(await this.#windows(), { agentDesk: 'show', conversationId });
    await (desk === null ? this.scope.clients.openWindow(this.#address(conversationId)) : desk.focus());
  }

  #show({ kind, conversationId, title, body }: PushNews): Promise<void> {
    const { showText = false, lang = 'en', icon } = this.options;
    const isArabic = lang.toLowerCase().startsWith('ar');
    const words = (isArabic ? arabic : english)[kind];
    const data: NotificationData = { agentDesk: { conversationId } };
    return this.scope.registration.showNotification(showText && title !== '' ? title : words.title, {
      body: showText && title !== '' ? body : words.body,
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
  #address(conversationId: ConversationId | null): string {
    const { href, origin } = this.scope.location;
    const wished = this.options.page ?? '/';
    const page = URL.canParse(wished, href) ? new URL(wished, href) : new URL('/', href);
    const target = page.origin === origin ? page : new URL('/', href);
    if (conversationId !== null) target.searchParams.set(conversationParameter, conversationId);
    return target.href;
  }

  #windows() {
    return this.scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  }
}

/** A task rings once, however often it is pushed; messages are told apart by the number Firebase gave their push. */
function identityOf(news: PushNews, { messageId }: PushMessage): string {
  if (news.kind === 'offer' && news.taskId !== null) return `task ${news.taskId}`;
  return messageId ?? JSON.stringify(news);
}
