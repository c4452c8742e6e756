import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SelectController } from '../../context/select-controller.js';
import type { Offer } from '../../domain/index.js';
import { selectAcceptedOffers, selectOpenOffers } from '../../store/selectors.js';
import type { LostOffer } from '../../store/state.js';
import { moveFocus, isFocusLost } from '../internal/focus/move-focus.js';
import { formatCustomerName } from '../internal/format/format-customer-name.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { toggleState } from '../internal/base/toggle-state.js';
import { sendRequest } from '../internal/events/request-event.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { LiveRegion } from '../internal/announce/live-region.js';
import { pendingAnnouncements } from './offer-announcements.js';
import { isRecent, describeLostOffer, renderLostOffer } from './lost-offers.js';
import { renderOffer, getOfferSource } from './offer-card.js';
import { showNotification, pageAttention } from './page-attention.js';
import { ringTone } from './ring-tone.js';
import { isTyping, matchesShortcut, parseShortcut } from './shortcut.js';
import { TaskAcceptRequestEvent, TaskDismissRequestEvent } from './task-offer.events.js';
import { taskOfferStyles } from './task-offer.styles.js';

/**
 * Customers who are waiting for this agent, the longest wait first: who, on which channel, from which queue, who asked
 * and why, and how long it may still ring. Accepts by click, by Enter on a card, or by a shortcut. Says what happened
 * when an offer goes away. There is no declining: letting an offer pass only hides it here.
 *
 * @summary Offers of new work, to be accepted before the time is up.
 * @element task-offer
 *
 * @slot empty - Shown while there is no offer (`placement="inline"`).
 *
 * @fires task-accept-request - The agent wants to take an offer. Cancelable. Detail: `{ conversationId, offer }`.
 * @fires task-dismiss-request - The agent lets an offer pass. Cancelable. Detail: `{ conversationId, offer }`.
 *
 * @csspart base - Around everything.
 * @csspart stack - The list of offers; with `placement="toast"` in a corner above everything else in the page.
 * @csspart card - One offer.
 * @csspart customer - The customer's name.
 * @csspart countdown - The ring with the seconds that are left.
 * @csspart accept-button - Takes the offer.
 * @csspart dismiss-button - Lets it pass.
 * @csspart message - Why an offer could not be accepted.
 * @csspart ended - Why an offer went away.
 * @csspart placeholder - Shown while there is no session, and with `show-empty` while nobody is signed in.
 *
 * @cssproperty [--task-offer-accent=var(--agent-desk-accent)] - Colour of the countdown and of a card's edge.
 * @cssproperty [--task-offer-width=22rem] - Width of the stack of toasts.
 * @cssproperty [--task-offer-inset=1rem] - Distance of the stack of toasts from the corner of the window.
 *
 * @cssstate ringing - The ring tone can be heard.
 * @cssstate waiting - There is at least one offer.
 */
export class TaskOffer extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, taskOfferStyles];

  readonly #internals = this.attachInternals();
  readonly #offers = new SelectController(this, this.sessionController, selectOpenOffers);
  readonly #acceptedOffers = new SelectController(this, this.sessionController, selectAcceptedOffers);
  readonly #lostOffers = new SelectController(this, this.sessionController, (state) => state.local.lostOffers);

  @query('[part="base"]') private base!: HTMLElement;
  @query('[part="stack"]') private stack!: HTMLElement;

  /** `inline` in the page where the element stands, `toast` in a corner of the window above everything else. */
  @property() placement: 'inline' | 'toast' = 'inline';

  /** Keys that accept the oldest offer from anywhere in the page, e.g. `Alt+A`; not while typing. */
  @property() shortcut = '';

  /** Makes no sound. */
  @property({ type: Boolean, attribute: 'no-sound' }) noSound = false;

  /** While the page is hidden: blinks the page's title, and shows notifications where they are allowed. */
  @property({ type: Boolean }) notify = false;

  /** Says so when nobody is waiting (`placement="inline"`). */
  @property({ type: Boolean, attribute: 'show-empty' }) showEmpty = false;

  /** Why offers were not accepted, by task. */
  readonly #problems = new Map<string, string>();
  readonly #dismissedLostOffers = new WeakSet<LostOffer>();
  readonly #announcedLostOffers = new WeakSet<LostOffer>();
  readonly #tooLateTaskIds = new Set<string>();
  readonly #notifications = new Map<string, Notification>();
  readonly #offerLiveRegion = new LiveRegion();
  readonly #lostOfferLiveRegion = new LiveRegion();
  #focusedTaskId: string | undefined;

  constructor() {
    super();
    new TickController(this, () => this.#offers.value.length > 0 || this.#getVisibleLostOffers().length > 0);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#handleShortcut);
    document.addEventListener('visibilitychange', this.#handleVisibilityChange);
    // A popover is closed by being moved.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#handleShortcut);
    document.removeEventListener('visibilitychange', this.#handleVisibilityChange);
    ringTone.setRinging(this, false);
    this.#updateAttention(false);
    toggleState(this.#internals, 'ringing', false);
  }

  protected override willUpdate(): void {
    const offers = this.#offers.value;
    const focusedCard = this.shadowRoot?.activeElement?.closest<HTMLElement>('[data-task]');
    this.#focusedTaskId = focusedCard?.dataset['task'];
    this.#updateAnnouncements();
    for (const id of this.#problems.keys()) {
      if (!offers.some(({ taskId }) => taskId === id)) this.#problems.delete(id);
    }
    toggleState(this.#internals, 'waiting', offers.length > 0);
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    const isToast = this.placement === 'toast';
    const hasContent = this.#offers.value.length > 0 || this.#getVisibleLostOffers().length > 0;
    if (isToast && hasContent !== this.stack.matches(':popover-open')) this.stack.togglePopover(hasContent);
    this.#restoreFocus();
    const isRinging =
      this.isOnline && this.#offers.value.some((offer) => !offer.uncertain && !this.#isAccepting(offer));
    ringTone.setRinging(this, isRinging && !this.noSound, () =>
      toggleState(this.#internals, 'ringing', ringTone.isPlaying),
    );
    toggleState(this.#internals, 'ringing', isRinging && !this.noSound && ringTone.isPlaying);
    this.#updateAttention(isRinging && this.notify && document.hidden);
  }

  readonly #handleShortcut = (event: KeyboardEvent): void => {
    const shortcut = parseShortcut(this.shortcut);
    // Password managers send key events that are none.
    if (shortcut === null || !(event instanceof KeyboardEvent) || event.defaultPrevented || event.repeat) return;
    if (!matchesShortcut(event, shortcut) || isTyping(event)) return;
    const [oldest] = this.#offers.value;
    if (oldest === undefined) return;
    event.preventDefault();
    void this.handleAccept(oldest);
  };

  readonly #handleVisibilityChange = (): void => this.requestUpdate();

  private async handleAccept(offer: Offer): Promise<void> {
    if (!this.isOnline || offer.uncertain || this.#isAccepting(offer)) return;
    this.#problems.delete(offer.taskId);
    const { conversationId } = offer;
    const outcome = await this.requestCommand(new TaskAcceptRequestEvent(offer), {
      type: 'accept-offer',
      conversationId,
    });
    // Whom one has just taken is whom one wants to see.
    if (outcome?.status === 'confirmed') {
      this.currentSession?.activate(conversationId);
      await this.#focusNext(conversationId);
    }
    const problem = outcome === null ? null : this.describeOutcome(outcome);
    if (problem === null) return;
    const hasNoReason = outcome?.status === 'refused' && outcome.message === '';
    if (this.currentSession?.state.offers.byId.has(conversationId) === true) {
      this.#problems.set(offer.taskId, hasNoReason ? this.translations.offerNotAccepted : problem);
    } else this.#tooLateTaskIds.add(offer.taskId);
    this.requestUpdate();
  }

  private handleDismissOffer(offer: Offer): void {
    const next = this.#findAdjacentCard(offer.taskId);
    sendRequest(this, new TaskDismissRequestEvent(offer), () => {
      this.currentSession?.hideOffer(offer.conversationId);
      next?.focus();
      void this.#focusNext();
    });
  }

  private handleDismissLostOffer(lostOffer: LostOffer): void {
    this.#dismissedLostOffers.add(lostOffer);
    this.requestUpdate();
    void this.#focusNext();
  }

  get #now(): number {
    return this.currentSession?.clock.now() ?? 0;
  }

  #isAccepting({ conversationId }: Offer): boolean {
    return this.#acceptedOffers.value.has(conversationId);
  }

  /** Lately lost, and not being read: what somebody is at stays until they are done. */
  #getVisibleLostOffers(): readonly LostOffer[] {
    const now = this.#now;
    return this.#lostOffers.value.filter(
      (lostOffer) =>
        !this.#dismissedLostOffers.has(lostOffer) && (isRecent(lostOffer, now) || this.#isBeingRead(lostOffer)),
    );
  }

  #isBeingRead({ offer }: LostOffer): boolean {
    return this.#findByData('lost', offer.taskId)?.matches(':hover, :focus-within') ?? false;
  }

  #findByData(name: 'lost' | 'task', value: string): HTMLElement | undefined {
    const elements = this.shadowRoot?.querySelectorAll<HTMLElement>(`[data-${name}]`) ?? [];
    return [...elements].find((element) => element.dataset[name] === value);
  }

  #findAdjacentCard(taskId: string): HTMLElement | undefined {
    const cards = [...(this.shadowRoot?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
    const index = cards.findIndex((card) => card.dataset['task'] === taskId);
    return cards[index + 1] ?? cards[index - 1];
  }

  /**
   * Whoever has dealt with what they were on goes on: to the next who waits, else to the conversation, else from where
   * they are; not from the top of the page.
   */
  async #focusNext(conversationId = this.currentSession?.state.local.activeConversation ?? null): Promise<void> {
    await this.updateComplete;
    if (!isFocusLost() || !this.isConnected) return;
    const next = this.shadowRoot?.querySelector<HTMLElement>('[data-task], [data-lost] button');
    if (next) next.focus();
    else if (
      conversationId === null ||
      this.currentSession === undefined ||
      !moveFocus(this.currentSession, conversationId)
    )
      this.base.focus();
  }

  /** Whoever was on a card that has gone is taken to the word about why, not to the top of the page. */
  #restoreFocus(): void {
    const taskId = this.#focusedTaskId;
    if (taskId === undefined || this.#findByData('task', taskId) !== undefined) return;
    this.#findByData('lost', taskId)?.querySelector('button')?.focus();
  }

  /** Each offer is announced once on the page, and so is why it went away. */
  #updateAnnouncements(): void {
    const { currentSession: session, translations } = this;
    const offers = this.#offers.value;
    if (session !== undefined) {
      const newTaskIds = pendingAnnouncements(
        session,
        offers.map(({ taskId }) => taskId),
      );
      const announcements = offers
        .filter(({ taskId }) => newTaskIds.includes(taskId))
        .map((offer) => this.#describeOffer(offer));
      if (announcements.length > 0) this.#offerLiveRegion.announce(announcements.join(' '));
    }
    if (offers.length === 0) this.#offerLiveRegion.clear();
    const newLostOffers = this.#getVisibleLostOffers().filter((lostOffer) => !this.#announcedLostOffers.has(lostOffer));
    if (newLostOffers.length === 0) return;
    for (const lostOffer of newLostOffers) this.#announcedLostOffers.add(lostOffer);
    const texts = newLostOffers.map(
      (lostOffer) =>
        `${isolateBidi(formatCustomerName(lostOffer.offer.customer, translations))}: ${this.#describeLostOffer(lostOffer)}`,
    );
    this.#lostOfferLiveRegion.announce(texts.join(' '));
  }

  #describeOffer(offer: Offer): string {
    return this.translations.offerAnnouncement(
      isolateBidi(formatCustomerName(offer.customer, this.translations)),
      getOfferSource(offer).map(isolateBidi).join(' · '),
    );
  }

  #describeLostOffer(lostOffer: LostOffer): string {
    return describeLostOffer(lostOffer, this.#tooLateTaskIds.has(lostOffer.offer.taskId), this.translations);
  }

  #updateAttention(isActive: boolean): void {
    const offers = isActive ? this.#offers.value : [];
    pageAttention.show(this, isActive ? this.translations.offerNotificationTitle : null);
    for (const [taskId, notification] of this.#notifications) {
      if (offers.some((offer) => offer.taskId === taskId)) continue;
      notification.close();
      this.#notifications.delete(taskId);
    }
    for (const offer of offers) {
      if (this.#notifications.has(offer.taskId)) continue;
      const notification = showNotification(
        this.translations.offerNotificationTitle,
        this.#describeOffer(offer),
        offer.taskId,
      );
      if (notification !== null) this.#notifications.set(offer.taskId, notification);
    }
  }

  protected override render(): TemplateResult {
    return html`<div
      part="base"
      class=${this.placement}
      tabindex="-1"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
    >
      ${this.renderStack()} ${this.placement === 'toast' ? nothing : this.renderEmpty()}
      <div class="visually-hidden" role="alert">${this.#offerLiveRegion.text}</div>
      <div class="visually-hidden" role="status">${this.#lostOfferLiveRegion.text}</div>
    </div>`;
  }

  private renderStack(): TemplateResult {
    const { translations, localize } = this;
    const offers = this.#offers.value;
    const now = this.#now;
    const lostOffers = this.#getVisibleLostOffers();
    return html`<div
      part="stack"
      role="region"
      aria-label=${translations.offerLabel}
      popover=${this.placement === 'toast' ? 'manual' : nothing}
      ?hidden=${offers.length === 0 && lostOffers.length === 0}
    >
      ${offers.length === 0 || this.isOnline ? nothing : html`<div class="note warning" role="status">${translations.reconnecting}</div>`}
      ${repeat(
        offers,
        ({ taskId }) => taskId,
        (offer, index) =>
          renderOffer({
            offer,
            translations,
            localize,
            now,
            isAccepting: this.#isAccepting(offer),
            disabled: !this.isOnline,
            shortcut: index === 0 && parseShortcut(this.shortcut) !== null ? this.shortcut : '',
            problem: this.#problems.get(offer.taskId) ?? null,
            onAccept: () => void this.handleAccept(offer),
            onDismiss: () => this.handleDismissOffer(offer),
          }),
      )}
      ${repeat(
        lostOffers,
        ({ offer }) => offer.taskId,
        (lostOffer) =>
          renderLostOffer(lostOffer, this.#describeLostOffer(lostOffer), translations, () =>
            this.handleDismissLostOffer(lostOffer),
          ),
      )}
    </div>`;
  }

  private renderEmpty(): TemplateResult {
    const isEmpty = this.#offers.value.length === 0 && this.#getVisibleLostOffers().length === 0;
    // A page that asked for nothing visible still ought to hear that it is wired up wrongly.
    const placeholder = this.showEmpty || this.currentSession === undefined ? this.renderPlaceholder() : null;
    return html`${isEmpty ? placeholder : nothing}
      <slot name="empty" ?hidden=${!isEmpty || placeholder !== null}>
        ${this.showEmpty ? html`<div class="empty">${this.translations.offerNone}</div>` : nothing}
      </slot>`;
  }
}
