/** Calls the agent when offers and messages arrive. Loaded with the first of them. */
import { isAtWork, type ConversationId, type Message, type Offer } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { selectAcceptedOffers, selectConversation } from '../../../store/basic-selectors.js';
import { selectOpenOffers } from '../../../store/selectors.js';
import { registerEnglish } from '../../../translations/en.js';
import { offer as offerTexts } from '../../../translations/en/parts/offer.js';
import { moveFocus } from '../focus/move-focus.js';
import { formatCustomerName } from '../format/format-customer-name.js';
import { formatMessagePreview } from '../format/format-message-preview.js';
import { getTextFormats } from '../format/text-format.js';
import { isolateBidi } from '../localization/isolate-bidi.js';
import type { LocalizeController } from '../localization/localize-controller.js';
import { readAttention, readVolume } from './attention-settings.js';
import { isPageAway } from './is-page-away.js';
import { messageSound } from './message-sound.js';
import { pageTitle } from './page-title.js';
import { showNotification } from './show-notification.js';

export { pageTitle };

/** A thread in front marks a message as read within a frame or two. What is unread after that calls (ms). */
const readingMs = 250;

registerEnglish(offerTexts);

/** Sounds, notifications and the count of one session. */
export class Attention {
  readonly #session: DeskSession;
  readonly #localize: LocalizeController;
  /** The last message of each conversation that may have to call. */
  readonly #arrived = new Map<ConversationId, Message>();
  readonly #notifications = new Map<ConversationId, Notification>();
  readonly #offerNotifications = new Map<Offer['taskId'], Notification | null>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #unsubscribe: () => void;

  constructor(session: DeskSession, localize: LocalizeController) {
    this.#session = session;
    this.#localize = localize;
    const unsubscribe = session.subscribe(this.#update);
    document.addEventListener('visibilitychange', this.#update);
    window.addEventListener('focus', this.#update);
    window.addEventListener('blur', this.#update);
    window.addEventListener('pagehide', this.#closeAll);
    this.#unsubscribe = () => {
      unsubscribe();
      document.removeEventListener('visibilitychange', this.#update);
      window.removeEventListener('focus', this.#update);
      window.removeEventListener('blur', this.#update);
      window.removeEventListener('pagehide', this.#closeAll);
    };
    this.#update();
  }

  dispose(): void {
    this.#unsubscribe();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#closeAll();
    pageTitle.setCount(this.#session, 0);
  }

  handleMessage(id: ConversationId, message: Message): void {
    this.#arrived.set(id, message);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#call(id);
    }, readingMs);
    this.#timers.add(timer);
  }

  #call(id: ConversationId): void {
    // Another tab of the agent is in front: it calls.
    if (this.#unread(id) === 0 || this.#session.state.alertsElsewhere) return;
    messageSound.play(() => (this.#unread(id) > 0 ? readVolume(this.#session, 'messages') : 0));
    if (!this.#isNotified || !isPageAway()) return;
    // A click on the notification can only bring the tab that has shown it.
    void this.#session.callElsewhere(id).then((isCalled) => {
      if (!isCalled) this.notify(id);
    });
  }

  get #isNotified(): boolean {
    const { doNotDisturb, notifications } = readAttention(this.#session);
    return !doNotDisturb && notifications.includes('messages');
  }

  #unread(id: ConversationId): number {
    const { state } = this.#session;
    // What came before the agent was signed out is on no screen.
    return isAtWork(state.connection) && state.conversations.byId.has(id) ? (state.local.unread.get(id) ?? 0) : 0;
  }

  /** One for each conversation: a later one takes the place of the one before. */
  notify(id: ConversationId): void {
    const { translations } = this.#localize;
    const { state } = this.#session;
    const conversation = selectConversation(state, id);
    const unreadCount = this.#unread(id);
    // The agent may have come back, or switched them off, since it was asked for.
    if (conversation === undefined || unreadCount === 0 || !this.#isNotified || !isPageAway()) return;
    const quoted = readAttention(this.#session).quote ? this.#arrived.get(id) : undefined;
    const body =
      quoted === undefined
        ? translations.newMessages(unreadCount)
        : formatMessagePreview(quoted, getTextFormats(state.settings, 'text'), translations);
    // The name is as on the screen: masked for agents who may not see it.
    const name = isolateBidi(formatCustomerName(conversation.customer, translations));
    const notification = showNotification(this.#localize, name, {
      body,
      tag: `agent-desk ${id}`,
      // Of one language and its direction are only texts of the interface.
      ...(quoted !== undefined && { dir: 'auto' }),
    });
    if (notification === null) return;
    notification.onclick = () => {
      window.focus();
      this.#session.activate(id);
      moveFocus(this.#session, id);
      notification.close();
    };
    this.#notifications.set(id, notification);
  }

  /** One for each offer that can be accepted, for as long as it can be. */
  #updateOffers(isCalling: boolean): void {
    const { translations } = this.#localize;
    const { state } = this.#session;
    const accepted = selectAcceptedOffers(state);
    const offers = isCalling
      ? selectOpenOffers(state).filter(({ uncertain, conversationId }) => !uncertain && !accepted.has(conversationId))
      : [];
    for (const [taskId, notification] of this.#offerNotifications) {
      if (offers.some((offer) => offer.taskId === taskId)) continue;
      notification?.close();
      this.#offerNotifications.delete(taskId);
    }
    for (const { taskId, customer, channel, queue } of offers) {
      if (this.#offerNotifications.has(taskId)) continue;
      const source = [channel.name, queue?.name ?? ''].filter((text) => text !== '').map(isolateBidi);
      const name = isolateBidi(formatCustomerName(customer, translations));
      const notification = showNotification(this.#localize, translations.offerNotificationTitle, {
        body: translations.offerAnnouncement(name, source.join(' · ')),
        tag: taskId,
        requireInteraction: true,
      });
      if (notification !== null) {
        notification.onclick = () => {
          window.focus();
          notification.close();
        };
      }
      this.#offerNotifications.set(taskId, notification);
    }
  }

  readonly #update = (): void => {
    const { state } = this.#session;
    const settings = readAttention(this.#session);
    const isCounted = settings.count && isAtWork(state.connection);
    const unread = [...state.local.unread.keys()].reduce((sum, id) => sum + this.#unread(id), 0);
    const count = isCounted ? unread + selectOpenOffers(state).length : 0;
    pageTitle.setCount(this.#session, count, !state.alertsElsewhere);
    for (const id of this.#arrived.keys()) if (!state.conversations.byId.has(id)) this.#arrived.delete(id);
    for (const [id, notification] of this.#notifications) {
      if (this.#unread(id) > 0 && this.#isNotified) continue;
      notification.close();
      this.#notifications.delete(id);
    }
    const callsForOffers = settings.notifications.includes('offers') && !settings.doNotDisturb;
    const isPresent = state.connection.status === 'online' && !state.alertsElsewhere;
    this.#updateOffers(callsForOffers && isPresent && isPageAway());
  };

  readonly #closeAll = (): void => {
    for (const notification of this.#notifications.values()) notification.close();
    this.#notifications.clear();
    this.#updateOffers(false);
  };
}
