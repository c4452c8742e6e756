import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SelectController } from '../../context/select-controller.js';
import type { Offer } from '../../domain/index.js';
import { selectAcceptedOffers, selectOpenOffers } from '../../store/selectors.js';
import type { LostOffer } from '../../store/state.js';
import { attend, isAdrift } from '../internal/attend.js';
import { customerName } from '../internal/customer-name.js';
import { DeskElement } from '../internal/desk-element.js';
import { isolate } from '../internal/isolate.js';
import { TickController } from '../internal/ticker.js';
import { spokenAgain, unspoken } from './announcements.js';
import { isRecent, lostWords, renderLost } from './lost-offers.js';
import { renderOffer, whereOf } from './offer-card.js';
import { notify, pageAttention } from './page-attention.js';
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
  readonly #offers = new SelectController(this, this.sessions, selectOpenOffers);
  readonly #accepted = new SelectController(this, this.sessions, selectAcceptedOffers);
  readonly #lost = new SelectController(this, this.sessions, (state) => state.local.lostOffers);

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
  readonly #dismissed = new WeakSet<LostOffer>();
  readonly #heard = new WeakSet<LostOffer>();
  readonly #tooLate = new Set<string>();
  readonly #notifications = new Map<string, Notification>();
  #offerNews = '';
  #lostNews = '';
  #focusedTask: string | undefined;

  constructor() {
    super();
    new TickController(this, () => this.#offers.value.length > 0 || this.#visibleLost().length > 0);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#handleShortcut);
    document.addEventListener('visibilitychange', this.#handleVisibility);
    // A popover is closed by being moved.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#handleShortcut);
    document.removeEventListener('visibilitychange', this.#handleVisibility);
    ringTone.want(this, false);
    this.#drawAttention(false);
    this.#setState('ringing', false);
  }

  protected override willUpdate(): void {
    const offers = this.#offers.value;
    const focused = this.shadowRoot?.activeElement?.closest<HTMLElement>('[data-task]');
    this.#focusedTask = focused?.dataset['task'];
    this.#speak();
    for (const id of this.#problems.keys()) {
      if (!offers.some(({ taskId }) => taskId === id)) this.#problems.delete(id);
    }
    this.#setState('waiting', offers.length > 0);
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    const toast = this.placement === 'toast';
    const filled = this.#offers.value.length > 0 || this.#visibleLost().length > 0;
    if (toast && filled !== this.stack.matches(':popover-open')) this.stack.togglePopover(filled);
    this.#keepFocus();
    const calling = this.online && this.#offers.value.some((offer) => !offer.uncertain && !this.#isAccepting(offer));
    ringTone.want(this, calling && !this.noSound, () => this.#setState('ringing', ringTone.sounding));
    this.#setState('ringing', calling && !this.noSound && ringTone.sounding);
    this.#drawAttention(calling && this.notify && document.hidden);
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

  readonly #handleVisibility = (): void => this.requestUpdate();

  private async handleAccept(offer: Offer): Promise<void> {
    if (!this.online || offer.uncertain || this.#isAccepting(offer)) return;
    this.#problems.delete(offer.taskId);
    const { conversationId } = offer;
    const outcome = await this.ask(new TaskAcceptRequestEvent(offer), { type: 'accept-offer', conversationId });
    // Whom one has just taken is whom one wants to see.
    if (outcome?.status === 'confirmed') {
      this.desk?.activate(conversationId);
      await this.#goOn(conversationId);
    }
    const why = outcome === null ? null : this.explain(outcome);
    if (why === null) return;
    const unsaid = outcome?.status === 'refused' && outcome.message === '';
    if (this.desk?.state.offers.byId.has(conversationId) === true) {
      this.#problems.set(offer.taskId, unsaid ? this.words.offerNotAccepted : why);
    } else this.#tooLate.add(offer.taskId);
    this.requestUpdate();
  }

  private handlePass(offer: Offer): void {
    const next = this.#nextCard(offer.taskId);
    if (!this.dispatchEvent(new TaskDismissRequestEvent(offer))) return;
    this.desk?.hideOffer(offer.conversationId);
    next?.focus();
    void this.#goOn();
  }

  private handleDismiss(lost: LostOffer): void {
    this.#dismissed.add(lost);
    this.requestUpdate();
    void this.#goOn();
  }

  get #now(): number {
    return this.desk?.clock.now() ?? 0;
  }

  #isAccepting({ conversationId }: Offer): boolean {
    return this.#accepted.value.has(conversationId);
  }

  /** Lately lost, and not being read: what somebody is at stays until they are done. */
  #visibleLost(): readonly LostOffer[] {
    const now = this.#now;
    return this.#lost.value.filter(
      (lost) => !this.#dismissed.has(lost) && (isRecent(lost, now) || this.#isBeingRead(lost)),
    );
  }

  #isBeingRead({ offer }: LostOffer): boolean {
    return this.#byData('lost', offer.taskId)?.matches(':hover, :focus-within') ?? false;
  }

  #byData(name: 'lost' | 'task', value: string): HTMLElement | undefined {
    const all = this.shadowRoot?.querySelectorAll<HTMLElement>(`[data-${name}]`) ?? [];
    return [...all].find((element) => element.dataset[name] === value);
  }

  #nextCard(taskId: string): HTMLElement | undefined {
    const cards = [...(this.shadowRoot?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
    const at = cards.findIndex((card) => card.dataset['task'] === taskId);
    return cards[at + 1] ?? cards[at - 1];
  }

  /**
   * Whoever has dealt with what they were on goes on: to the next who waits, else to the conversation, else from where
   * they are; not from the top of the page.
   */
  async #goOn(conversation = this.desk?.state.local.activeConversation ?? null): Promise<void> {
    await this.updateComplete;
    if (!isAdrift() || !this.isConnected) return;
    const next = this.shadowRoot?.querySelector<HTMLElement>('[data-task], [data-lost] button');
    if (next) next.focus();
    else if (conversation === null || this.desk === undefined || !attend(this.desk, conversation)) this.base.focus();
  }

  /** Whoever was on a card that has gone is taken to the word about why, not to the top of the page. */
  #keepFocus(): void {
    const task = this.#focusedTask;
    if (task === undefined || this.#byData('task', task) !== undefined) return;
    this.#byData('lost', task)?.querySelector('button')?.focus();
  }

  /** Each offer is announced once on the page, and so is why it went away. */
  #speak(): void {
    const { desk, words } = this;
    const offers = this.#offers.value;
    if (desk !== undefined) {
      const fresh = unspoken(
        desk,
        offers.map(({ taskId }) => taskId),
      );
      const news = offers.filter(({ taskId }) => fresh.includes(taskId)).map((offer) => this.#announce(offer));
      if (news.length > 0) this.#offerNews = spokenAgain(this.#offerNews, news.join(' '));
    }
    if (offers.length === 0) this.#offerNews = '';
    const lost = this.#visibleLost().filter((each) => !this.#heard.has(each));
    if (lost.length === 0) return;
    for (const each of lost) this.#heard.add(each);
    const texts = lost.map((each) => `${isolate(customerName(each.offer.customer, words))}: ${this.#lostWords(each)}`);
    this.#lostNews = spokenAgain(this.#lostNews, texts.join(' '));
  }

  #announce(offer: Offer): string {
    return this.words.offerAnnounce(
      isolate(customerName(offer.customer, this.words)),
      whereOf(offer).map(isolate).join(' · '),
    );
  }

  #lostWords(lost: LostOffer): string {
    return lostWords(lost, this.#tooLate.has(lost.offer.taskId), this.words);
  }

  #drawAttention(wanted: boolean): void {
    const offers = wanted ? this.#offers.value : [];
    pageAttention.show(this, wanted ? this.words.offerNotifyTitle : null);
    for (const [taskId, notification] of this.#notifications) {
      if (offers.some((offer) => offer.taskId === taskId)) continue;
      notification.close();
      this.#notifications.delete(taskId);
    }
    for (const offer of offers) {
      if (this.#notifications.has(offer.taskId)) continue;
      const notification = notify(this.words.offerNotifyTitle, this.#announce(offer), offer.taskId);
      if (notification !== null) this.#notifications.set(offer.taskId, notification);
    }
  }

  #setState(name: string, on: boolean): void {
    if (on) this.#internals.states.add(name);
    else this.#internals.states.delete(name);
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
      <div class="visually-hidden" role="alert">${this.#offerNews}</div>
      <div class="visually-hidden" role="status">${this.#lostNews}</div>
    </div>`;
  }

  private renderStack(): TemplateResult {
    const { words, localize } = this;
    const offers = this.#offers.value;
    const now = this.#now;
    const lost = this.#visibleLost();
    return html`<div
      part="stack"
      role="region"
      aria-label=${words.offerLabel}
      popover=${this.placement === 'toast' ? 'manual' : nothing}
      ?hidden=${offers.length === 0 && lost.length === 0}
    >
      ${offers.length === 0 || this.online ? nothing : html`<div class="note warning" role="status">${words.reconnecting}</div>`}
      ${repeat(
        offers,
        ({ taskId }) => taskId,
        (offer, index) =>
          renderOffer({
            offer,
            words,
            localize,
            now,
            accepting: this.#isAccepting(offer),
            disabled: !this.online,
            shortcut: index === 0 && parseShortcut(this.shortcut) !== null ? this.shortcut : '',
            problem: this.#problems.get(offer.taskId) ?? null,
            onAccept: () => void this.handleAccept(offer),
            onPass: () => this.handlePass(offer),
          }),
      )}
      ${repeat(
        lost,
        ({ offer }) => offer.taskId,
        (each) => renderLost(each, this.#lostWords(each), words, () => this.handleDismiss(each)),
      )}
    </div>`;
  }

  private renderEmpty(): TemplateResult {
    const empty = this.#offers.value.length === 0 && this.#visibleLost().length === 0;
    // A page that asked for nothing visible still ought to hear that it is wired up wrongly.
    const placeholder = this.showEmpty || this.desk === undefined ? this.placeholder() : null;
    return html`${empty ? placeholder : nothing}
      <slot name="empty" ?hidden=${!empty || placeholder !== null}>
        ${this.showEmpty ? html`<div class="empty">${this.words.offerNone}</div>` : nothing}
      </slot>`;
  }
}
