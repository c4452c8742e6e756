import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import type { Offer } from '../../domain/index.js';
import { selectAgentNames, selectAcceptedOffers, selectOpenOffers } from '../../store/selectors.js';
import type { LostOffer } from '../../store/state.js';
import { AttentionController, blinkTitle } from '../internal/attention/attend.js';
import { readVolume } from '../internal/attention/attention-settings.js';
import { isPageAway } from '../internal/attention/is-page-away.js';
import { InertPlaces } from '../internal/focus/inert-places.js';
import { moveFocus, isFocusLost } from '../internal/focus/move-focus.js';
import { focusUnasked } from '../internal/focus/settling.js';
import { formatCustomerName } from '../internal/format/format-customer-name.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { viewOf } from '../internal/base/view-of.js';
import { ConnectionNotice } from '../internal/connection/connection-notice.js';
import { toggleState } from '../internal/base/toggle-state.js';
import { sendRequest } from '../internal/events/request-event.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { isRecent, describeLostOffer, renderDismissed, renderLostOffer, renderMissed } from './lost-offers.js';
import { OfferAnnouncer } from './offer-announcer.js';
import { renderOffer, getOfferSource } from './offer-card.js';
import { ringTone } from './ring-tone.js';
import type { ToastPlace } from '../internal/places/toast-place.js';
import { keepClear } from '../internal/places/kept-places.js';
import { toastPlaces } from '../internal/places/toast-places.js';
import { toastStyles } from '../internal/places/toast.styles.js';
import { handleActions } from '../internal/keys/desk-actions.js';
import { isKeyEvent, isTyping, matchesShortcut, parseShortcut } from '../internal/keys/shortcut.js';
import { repeat } from '../internal/rows/repeat.js';
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
 * @csspart dismissed - The line of a dismissed offer, with the button that shows it again.
 * @csspart missed - The offers that were lost earlier: one line, and the list that it opens.
 * @csspart silent - Says that the browser does not let the ring tone be heard yet.
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
  static override styles: CSSResultGroup = [DeskElement.styles, toastStyles, taskOfferStyles];

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

  /**
   * `inline` in the flow of the page, `toast` above all other content: in a corner of the window where it covers neither the
   * focused field nor the Send button and the newest message of a `<chat-thread>`, else at the foot of a `<conversation-list>`,
   * else as a bar. While a modal dialog of the page is open, a toast is shown above it and accepted by its `shortcut`; browsers
   * let it be clicked only if the element is inside the dialog.
   */
  @property() placement: 'inline' | 'toast' = 'inline';

  /** Keyboard shortcut that accepts the oldest offer, e.g. `Alt+A`. Works anywhere in the page, except while typing. */
  @property() shortcut = '';

  /** Turns off the ring tone. */
  @property({ type: Boolean, attribute: 'no-sound' }) noSound = false;

  /**
   * Blinks the title of the page while the agent works elsewhere. For desktop notifications see `notifications` of
   * `<desk-session>`.
   */
  @property({ type: Boolean }) notify = false;

  /** Shows a text while there are no offers (`placement="inline"`). */
  @property({ type: Boolean, attribute: 'show-empty' }) showEmpty = false;

  /** Why offers were not accepted, by task id. */
  readonly #problems = new Map<string, string>();
  readonly #dismissedLostOffers = new WeakSet<LostOffer>();
  readonly #tooLateTaskIds = new Set<string>();
  /** Offers that the agent has dismissed a moment ago, and when. */
  readonly #dismissed = new Map<string, { readonly offer: Offer; readonly at: number }>();
  @state() private isMissedOpen = false;
  /** The browser does not let the ring tone be heard. */
  @state() private isSilent = false;
  #toastPlace: ToastPlace | null = null;
  readonly #announcer = new OfferAnnouncer();
  #focusedTaskId: string | undefined;
  /** Where its listeners are. */
  #view: Window = window;

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
    new InertPlaces(this, '[data-task], [data-ended], [data-dismissed], [part="missed"]');
    // Announcements make room for offers.
    keepClear(this, () => (this.placement === 'toast' && this.hasUpdated ? [this.stack.getBoundingClientRect()] : []));
    new AttentionController(this, this.sessionController, this.localize);
    // The title blinks while the page is hidden.
    new TickController(this, () => this.#hasContent, true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#view = viewOf(this);
    this.#listen('addEventListener');
    // Moving the element closes its popover.
    this.requestUpdate();
  }

  #listen(method: 'addEventListener' | 'removeEventListener'): void {
    this.#view.document[method]('keydown', this.#handleShortcut as EventListener);
    for (const type of ['visibilitychange', 'blur', 'focus']) this.#view[method](type, this.#handleVisibilityChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listen('removeEventListener');
    ringTone.setRinging(this, 0);
    this.#toastPlace?.disconnect();
    blinkTitle(this, null);
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
    this.#updateToast();
    this.#restoreFocus();
    const isRinging =
      this.isOnline &&
      !this.#alertsElsewhere.value &&
      this.#offers.value.some((offer) => !offer.uncertain && !this.#isAccepting(offer));
    const volume = isRinging && !this.noSound && this.currentSession ? readVolume(this.currentSession, 'offers') : 0;
    ringTone.setRinging(this, volume, this.#handleRingChange);
    toggleState(this.#internals, 'ringing', volume > 0 && ringTone.isPlaying);
    blinkTitle(this, isRinging && this.notify && isPageAway() ? this.translations.offerNotificationTitle : null);
  }

  readonly #handleRingChange = (): void => {
    toggleState(this.#internals, 'ringing', ringTone.isPlaying);
    this.isSilent = ringTone.isBlocked;
  };

  #updateToast(): void {
    const isToast = this.placement === 'toast';
    if (isToast && this.#hasContent !== this.stack.matches(':popover-open')) this.stack.togglePopover(this.#hasContent);
    if (this.#toastPlace === null && isToast && this.#hasContent)
      toastPlaces.whenLoaded(({ ToastPlace }) => {
        this.#toastPlace ??= new ToastPlace(this.stack, () => this.#updateToast());
        this.#toastPlace.update(this.isConnected && this.stack.matches(':popover-open'));
      });
    this.#toastPlace?.update(isToast && this.#hasContent);
  }

  get #hasContent(): boolean {
    return this.#offers.value.length > 0 || this.#lost.length > 0 || this.#getDismissed().length > 0;
  }

  /** Lost offers that the agent has not dismissed. */
  get #lost(): readonly LostOffer[] {
    return this.#lostOffers.value.filter((lostOffer) => !this.#dismissedLostOffers.has(lostOffer));
  }

  /** Dismissed offers that can still be shown again. */
  #getDismissed(): readonly Offer[] {
    const open = this.currentSession?.state.offers.byId;
    return [...this.#dismissed.values()]
      .filter(({ offer, at }) => {
        const isOpen = open?.get(offer.conversationId)?.taskId === offer.taskId;
        return isOpen && (isRecent({ at }, this.#now) || this.#isBeingRead('dismissed', offer));
      })
      .map(({ offer }) => offer);
  }

  readonly #handleShortcut = (event: KeyboardEvent): void => {
    const shortcut = parseShortcut(this.shortcut);
    if (shortcut === null || !isKeyEvent(event) || event.defaultPrevented || event.repeat) return;
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
      this.#dismissed.set(offer.taskId, { offer, at: this.#now });
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

  #handleUndo({ taskId, conversationId }: Offer): void {
    this.#dismissed.delete(taskId);
    this.currentSession?.showOffer(conversationId);
    void this.updateComplete.then(() => {
      const card = this.#findByData('task', taskId);
      if (card !== undefined && isFocusLost(this)) focusUnasked(card);
    });
  }

  #handleDismissMissed(missed: readonly LostOffer[]): void {
    for (const lostOffer of missed) this.#dismissedLostOffers.add(lostOffer);
    this.isMissedOpen = false;
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
    return this.#lost.filter((lostOffer) => isRecent(lostOffer, now) || this.#isBeingRead('ended', lostOffer.offer));
  }

  #isBeingRead(name: 'dismissed' | 'ended', { taskId }: Offer): boolean {
    return this.#findByData(name, taskId)?.matches(':hover, :focus-within') ?? false;
  }

  #findByData(name: 'dismissed' | 'ended' | 'task', value: string): HTMLElement | undefined {
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
    if (!isFocusLost(this) || !this.isConnected) return;
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
      return this.translations.labelled(name, this.#describeLostOffer(lostOffer));
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
    const missed = this.#lost.filter((lostOffer) => !lostOffers.includes(lostOffer));
    return html`<div
      part="stack"
      class=${this.placement === 'toast' ? 'toast-layer' : nothing}
      role="region"
      aria-label=${translations.offerLabel}
      popover=${this.placement === 'toast' ? 'manual' : nothing}
      ?hidden=${!this.#hasContent}
    >
      ${this.connectionNotice.render(translations, localize)} ${this.#renderSilence()}
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
      ${repeat(
        this.#getDismissed(),
        ({ taskId }) => taskId,
        (dismissed) => renderDismissed(dismissed, translations, () => this.#handleUndo(dismissed)),
      )}
      ${renderMissed({
        ...{ missed, translations, localize, isOpen: this.isMissedOpen },
        describe: (lostOffer) => this.#describeLostOffer(lostOffer),
        onToggle: () => (this.isMissedOpen = !this.isMissedOpen),
        onDismiss: () => this.#handleDismissMissed(missed),
      })}
    </div>`;
  }

  /** The agent may rely on the ring tone. */
  #renderSilence(): TemplateResult | typeof nothing {
    if (this.noSound || this.#offers.value.length === 0 || !this.isSilent) return nothing;
    return html`<div class="note warning" part="silent">${this.translations.offerSilent}</div>`;
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
