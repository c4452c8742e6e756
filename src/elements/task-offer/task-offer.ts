import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SelectController } from '../../context/select-controller.js';
import type { Offer } from '../../domain/index.js';
import { selectAgentNames, selectAcceptedOffers, selectOpenOffers } from '../../store/selectors.js';
import type { LostOffer } from '../../store/state.js';
import { InertPlaces } from '../internal/focus/inert-places.js';
import { moveFocus, isFocusLost } from '../internal/focus/move-focus.js';
import { focusUnasked } from '../internal/focus/settling.js';
import { formatCustomerName } from '../internal/format/format-customer-name.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { ConnectionNotice } from '../internal/connection/connection-notice.js';
import { toggleState } from '../internal/base/toggle-state.js';
import { sendRequest } from '../internal/events/request-event.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { isRecent, describeLostOffer, renderLostOffer } from './lost-offers.js';
import { OfferAnnouncer } from './offer-announcer.js';
import { renderOffer, getOfferSource } from './offer-card.js';
import { OfferNotifications } from './offer-notifications.js';
import { ringTone } from './ring-tone.js';
import { handleActions } from '../internal/keys/desk-actions.js';
import { isTyping, matchesShortcut, parseShortcut } from '../internal/keys/shortcut.js';
import { TaskAcceptRequestEvent, TaskDismissRequestEvent } from './task-offer.events.js';
import { taskOfferStyles } from './task-offer.styles.js';
import { registerEnglish } from '../../translations/en.js';
import { offer } from '../../translations/en/parts/offer.js';

registerEnglish(offer);

/**
 * Task offers for this agent, oldest first: customer, channel, queue, who requested it and why, and the time left to
 * accept. Offers are accepted by click, by Enter on a card, or by a shortcut. When an offer is lost, the element shows
 * why. Offers cannot be declined: dismissing one only hides it on this page.
 *
 * @summary Offers of new tasks, with the time left to accept them.
 * @element task-offer
 *
 * @slot empty - Shown while there are no offers (`placement="inline"`).
 *
 * @fires task-accept-request - The agent requests to accept an offer. Cancelable. Detail: `{ conversationId, offer }`.
 * @fires task-dismiss-request - The agent dismisses an offer. Cancelable. Detail: `{ conversationId, offer }`.
 *
 * @csspart base - Container of the element.
 * @csspart stack - The list of offers; with `placement="toast"` a popover in a corner of the window.
 * @csspart card - One offer.
 * @csspart customer - The customer's name.
 * @csspart countdown - The ring with the seconds left.
 * @csspart accept-button - Accepts the offer.
 * @csspart dismiss-button - Dismisses the offer.
 * @csspart message - Why an offer could not be accepted.
 * @csspart ended - Why an offer was lost.
 * @csspart placeholder - Shown while there is no session, and with `show-empty` while no agent is signed in.
 * @csspart connection - Says that the connection is lost; one visible element of each session does.
 * @csspart storage-notice - Says that what the agent writes is not kept on this device; one visible element of the page does.
 *
 * @cssproperty [--task-offer-accent=var(--agent-desk-accent)] - Colour of the countdown and of a card's edge.
 * @cssproperty [--task-offer-width=22rem] - Width of the stack of toasts.
 * @cssproperty [--task-offer-inset=1rem] - Distance of the stack of toasts from the corner of the window.
 *
 * @cssstate ringing - The ring tone is playing.
 * @cssstate waiting - There is at least one offer.
 */
export class TaskOffer extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, taskOfferStyles];

  protected override readonly connectionNotice = new ConnectionNotice(this, this.sessionController, (status) => {
    const hasPlace = status === 'reconnecting' || status === 'online' ? this.#offers.value.length > 0 : this.showEmpty;
    return hasPlace ? 6 : null;
  });
  readonly #internals = this.attachInternals();
  readonly #offers = new SelectController(this, this.sessionController, selectOpenOffers);
  readonly #acceptedOffers = new SelectController(this, this.sessionController, selectAcceptedOffers);
  readonly #names = new SelectController(this, this.sessionController, selectAgentNames);
  readonly #alertsElsewhere = new SelectController(this, this.sessionController, (state) => state.alertsElsewhere);
  readonly #lostOffers = new SelectController(this, this.sessionController, (state) => state.local.lostOffers);

  @query('[part="base"]') private base!: HTMLElement;
  @query('[part="stack"]') private stack!: HTMLElement;

  /** `inline` in the flow of the page, `toast` in a corner of the window above all other content. */
  @property() placement: 'inline' | 'toast' = 'inline';

  /** Keyboard shortcut that accepts the oldest offer, e.g. `Alt+A`. Works anywhere in the page, except while typing. */
  @property() shortcut = '';

  /** Turns off the ring tone. */
  @property({ type: Boolean, attribute: 'no-sound' }) noSound = false;

  /** While the page is hidden, blinks its title and shows system notifications, where the user has allowed them. */
  @property({ type: Boolean }) notify = false;

  /** Shows a text while there are no offers (`placement="inline"`). */
  @property({ type: Boolean, attribute: 'show-empty' }) showEmpty = false;

  /** Why offers were not accepted, by task id. */
  readonly #problems = new Map<string, string>();
  readonly #dismissedLostOffers = new WeakSet<LostOffer>();
  readonly #tooLateTaskIds = new Set<string>();
  readonly #announcer = new OfferAnnouncer();
  readonly #notifications = new OfferNotifications();
  #focusedTaskId: string | undefined;

  constructor() {
    super();
    handleActions(this, this.sessionController, {
      handle: (action) => action === 'acceptOffer' && this.#acceptOldest(),
      offered: () =>
        this.#offers.value.map((offer) => ({
          label: this.translations.offerAcceptOf(isolateBidi(formatCustomerName(offer.customer, this.translations))),
          run: () => void this.#handleAccept(offer),
          ...(offer === this.#offers.value[0] ? { shortcut: 'acceptOffer' } : {}),
        })),
    });
    new InertPlaces(this, '[data-task], [data-ended]');
    new TickController(this, () => this.#offers.value.length > 0 || this.#getVisibleLostOffers().length > 0);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#handleShortcut);
    document.addEventListener('visibilitychange', this.#handleVisibilityChange);
    // Moving the element closes its popover.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#handleShortcut);
    document.removeEventListener('visibilitychange', this.#handleVisibilityChange);
    ringTone.setRinging(this, false);
    this.#notifications.hide();
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
      this.isOnline &&
      !this.#alertsElsewhere.value &&
      this.#offers.value.some((offer) => !offer.uncertain && !this.#isAccepting(offer));
    ringTone.setRinging(this, isRinging && !this.noSound, () =>
      toggleState(this.#internals, 'ringing', ringTone.isPlaying),
    );
    toggleState(this.#internals, 'ringing', isRinging && !this.noSound && ringTone.isPlaying);
    if (isRinging && this.notify && document.hidden)
      this.#notifications.show(this.#offers.value, this.translations.offerNotificationTitle, (offer) =>
        this.#describeOffer(offer),
      );
    else this.#notifications.hide();
  }

  readonly #handleShortcut = (event: KeyboardEvent): void => {
    const shortcut = parseShortcut(this.shortcut);
    // Password managers dispatch plain events named keydown.
    if (shortcut === null || !(event instanceof KeyboardEvent) || event.defaultPrevented || event.repeat) return;
    if (!matchesShortcut(event, shortcut) || isTyping(event)) return;
    if (this.#acceptOldest()) event.preventDefault();
  };

  #acceptOldest(): boolean {
    const [oldest] = this.#offers.value;
    if (oldest !== undefined) void this.#handleAccept(oldest);
    return oldest !== undefined;
  }

  readonly #handleVisibilityChange = (): void => this.requestUpdate();

  async #handleAccept(offer: Offer): Promise<void> {
    if (!this.isOnline || offer.uncertain || this.#isAccepting(offer)) return;
    this.#problems.delete(offer.taskId);
    const { conversationId } = offer;
    const outcome = await this.requestCommand(new TaskAcceptRequestEvent(offer), {
      type: 'accept-offer',
      conversationId,
    });
    // Show the conversation that the agent has just accepted.
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

  #handleDismissOffer(offer: Offer): void {
    const next = this.#findAdjacentCard(offer.taskId);
    sendRequest(this, new TaskDismissRequestEvent(offer), () => {
      this.currentSession?.hideOffer(offer.conversationId);
      if (next) focusUnasked(next);
      void this.#focusNext();
    });
  }

  #handleDismissLostOffer(lostOffer: LostOffer): void {
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

  /** Offers lost recently, and those still hovered or focused. */
  #getVisibleLostOffers(): readonly LostOffer[] {
    const now = this.#now;
    return this.#lostOffers.value.filter(
      (lostOffer) =>
        !this.#dismissedLostOffers.has(lostOffer) && (isRecent(lostOffer, now) || this.#isBeingRead(lostOffer)),
    );
  }

  #isBeingRead({ offer }: LostOffer): boolean {
    return this.#findByData('ended', offer.taskId)?.matches(':hover, :focus-within') ?? false;
  }

  #findByData(name: 'ended' | 'task', value: string): HTMLElement | undefined {
    const elements = this.shadowRoot?.querySelectorAll<HTMLElement>(`[data-${name}]`) ?? [];
    return [...elements].find((element) => element.dataset[name] === value);
  }

  #findAdjacentCard(taskId: string): HTMLElement | undefined {
    const cards = [...(this.shadowRoot?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
    const index = cards.findIndex((card) => card.dataset['task'] === taskId);
    return cards[index + 1] ?? cards[index - 1];
  }

  /** After a card is removed, moves the lost focus to the next card, else to the conversation, else to this element. */
  async #focusNext(conversationId = this.currentSession?.state.local.activeConversation ?? null): Promise<void> {
    await this.updateComplete;
    if (!isFocusLost() || !this.isConnected) return;
    const next = this.shadowRoot?.querySelector<HTMLElement>('[data-task], [data-ended] button');
    if (next) focusUnasked(next);
    else if (
      conversationId === null ||
      this.currentSession === undefined ||
      !moveFocus(this.currentSession, conversationId)
    )
      focusUnasked(this.base);
  }

  /** Moves the focus from a removed card to the notice that explains it. */
  #restoreFocus(): void {
    const taskId = this.#focusedTaskId;
    if (taskId === undefined || this.#findByData('task', taskId) !== undefined) return;
    const button = this.#findByData('ended', taskId)?.querySelector('button');
    if (button) focusUnasked(button);
  }

  #updateAnnouncements(): void {
    this.#announcer.announceOffers(this.currentSession, this.#offers.value, (offer) => this.#describeOffer(offer));
    this.#announcer.announceLostOffers(this.#getVisibleLostOffers(), (lostOffer) => {
      const name = isolateBidi(formatCustomerName(lostOffer.offer.customer, this.translations));
      return `${name}: ${this.#describeLostOffer(lostOffer)}`;
    });
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

  protected override render(): TemplateResult {
    return html`<div
      part="base"
      class=${this.placement}
      tabindex="-1"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
    >
      ${this.#renderStack()} ${this.placement === 'toast' ? nothing : this.#renderEmpty()} ${this.#announcer.render()}
    </div>`;
  }

  #renderStack(): TemplateResult {
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
      ${this.connectionNotice.render(translations, localize)}
      ${repeat(
        offers,
        ({ taskId }) => taskId,
        (offer, index) =>
          this.renderItemSafely('item', offer, () =>
            renderOffer({
              offer,
              names: this.#names.value,
              translations,
              localize,
              now,
              isAccepting: this.#isAccepting(offer),
              disabled: !this.isOnline,
              shortcut: index === 0 && parseShortcut(this.shortcut) !== null ? this.shortcut : '',
              problem: this.#problems.get(offer.taskId) ?? null,
              onAccept: () => void this.#handleAccept(offer),
              onDismiss: () => this.#handleDismissOffer(offer),
            }),
          ),
      )}
      ${repeat(
        lostOffers,
        ({ offer }) => offer.taskId,
        (lostOffer) =>
          renderLostOffer(lostOffer, this.#describeLostOffer(lostOffer), translations, () =>
            this.#handleDismissLostOffer(lostOffer),
          ),
      )}
    </div>`;
  }

  #renderEmpty(): TemplateResult {
    const isEmpty = this.#offers.value.length === 0 && this.#getVisibleLostOffers().length === 0;
    // Without a session the placeholder is always shown: it points out an integration error.
    const placeholder = this.showEmpty || this.currentSession === undefined ? this.renderPlaceholder() : null;
    return html`${isEmpty ? placeholder : nothing}
      <slot name="empty" ?hidden=${!isEmpty || placeholder !== null}>
        ${this.showEmpty ? html`<div class="empty">${this.translations.offerNone}</div>` : nothing}
      </slot>`;
  }
}
