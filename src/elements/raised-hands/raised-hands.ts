import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { LazyPart } from '../../browser/lazy-part.js';
import { SelectController } from '../../context/select-controller.js';
import type { RaisedHand } from '../../domain/index.js';
import { selectAgentNames } from '../../store/selectors.js';
import { registerEnglish } from '../../translations/en.js';
import { raisedHands } from '../../translations/en/parts/raised-hands.js';
import { LiveRegion } from '../internal/announce/live-region.js';
import { handKey } from '../internal/attention/hand-key.js';
import { OpenCalls } from '../internal/attention/open-calls.js';
import { getStepsToAdvise } from '../internal/attention/steps-to-advise.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { sendRequest } from '../internal/events/request-event.js';
import { InertPlaces } from '../internal/focus/inert-places.js';
import { moveFocus } from '../internal/focus/move-focus.js';
import { listAgents } from '../internal/format/format-agent-name.js';
import { handIcon } from '../internal/styles/hand-icon.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { renderIcon } from '../internal/styles/icons.js';
import { repeat } from '../internal/rows/repeat.js';
import { HandDismissRequestEvent, HandJoinRequestEvent } from './raised-hands.events.js';
import { raisedHandsStyles } from './raised-hands.styles.js';

registerEnglish(raisedHands);

const callPart = new LazyPart(() => import('../internal/attention/call-agent.js'));

/** How long an alert is shown, unless the supervisor is on it (ms). */
const alertMs = 30_000;

/**
 * For supervisors: an alert for 30 seconds when an agent of their teams raises a hand in a conversation in which they are not,
 * with buttons that join it as advisor and that dismiss the alert. Joining lowers the hand; after the alert, the hand is
 * marked in `<supervisor-panel>`. A raised hand makes the sound and the notification of a new message. Empty while there is no alert, so that it can stand anywhere in the page. `<agent-desk>`
 * has it.
 *
 * @summary Alerts of agents who ask for a supervisor.
 * @element raised-hands
 *
 * @fires hand-join-request - The supervisor requests to join as advisor. Cancelable. Detail: `{ hand }`.
 * @fires hand-dismiss-request - The supervisor dismisses an alert; the hand stays up. Cancelable. Detail: `{ hand }`.
 *
 * @csspart base - Container of the element.
 * @csspart alert - One raised hand.
 * @csspart join-button - Joins the conversation as advisor.
 * @csspart dismiss-button - Dismisses the alert.
 */
export class RaisedHands extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, raisedHandsStyles];

  readonly #hands = new SelectController(this, this.sessionController, ({ local }) => local.raisedHands);
  readonly #conversations = new SelectController(this, this.sessionController, ({ conversations }) => conversations);
  readonly #names = new SelectController(this, this.sessionController, selectAgentNames);
  readonly #region = new LiveRegion();
  readonly #announced = new WeakSet<RaisedHand>();
  readonly #dismissed = new WeakSet<RaisedHand>();
  readonly #calls = new OpenCalls();
  /** Why a hand's conversation could not be joined; null while it is being joined. */
  readonly #joins = new Map<string, string | null>();

  @state() private focusedId: string | null = null;

  constructor() {
    super();
    new InertPlaces(this, '.alert');
    new TickController(this, () => this.#shown.length > 0);
  }

  get #shown(): readonly RaisedHand[] {
    if (this.isContentHidden) return [];
    const now = this.currentSession?.clock.now() ?? 0;
    return this.#hands.value.filter((hand) => {
      if (this.#dismissed.has(hand)) return false;
      if (this.#joins.has(hand.conversationId)) return true;
      const isNew = now - hand.since < alertMs || this.focusedId === hand.conversationId;
      return isNew && !this.#conversations.value.byId.has(hand.conversationId);
    });
  }

  protected override willUpdate(): void {
    const fresh = this.#shown.filter((hand) => !this.#announced.has(hand));
    for (const hand of fresh) this.#announced.add(hand);
    if (fresh.length > 0) this.#callFor(fresh);
    const isOpen = (hand: RaisedHand): boolean =>
      !this.#dismissed.has(hand) && !this.#conversations.value.byId.has(hand.conversationId);
    // By their keys: a hand is another object after each event about it.
    this.#calls.update(new Set(this.#hands.value.filter(isOpen).map(handKey)));
    const isUp = (id: string) => this.#hands.value.some(({ conversationId }) => conversationId === id);
    for (const id of this.#joins.keys()) if (!isUp(id)) this.#joins.delete(id);
    if (this.focusedId !== null && !isUp(this.focusedId)) this.focusedId = null;
  }

  /** In words, and as a message does: by sound, and by a notification while the page is not in front. */
  #callFor(hands: readonly RaisedHand[]): void {
    const { currentSession: session, translations } = this;
    const text = hands.map((hand) => this.#describe(hand)).join(' ');
    this.#region.announce(text);
    if (session === undefined) return;
    const about = hands.map(handKey);
    const signal = this.#calls.add(about);
    callPart.whenLoaded(({ callAgent }) =>
      callAgent(session, {
        localize: this.localize,
        title: translations.raisedHandsLabel,
        body: text,
        tag: 'agent-desk hands',
        about,
        signal,
        onOpen: () => this.renderRoot.querySelector<HTMLElement>('[part="join-button"]')?.focus(),
      }),
    );
  }

  #describe({ agentNames, customerName, channelName }: RaisedHand): string {
    const { others } = listAgents(agentNames, this.#names.value, this.localize);
    const customer = customerName || this.translations.unknownCustomer;
    return this.translations.raisedHandText(others, isolateBidi(customer), isolateBidi(channelName));
  }

  readonly #handleDismiss = (hand: RaisedHand): void => {
    sendRequest(this, new HandDismissRequestEvent(hand), () => {
      this.#dismissed.add(hand);
      this.#joins.delete(hand.conversationId);
      this.requestUpdate();
    });
  };

  readonly #handleJoin = (hand: RaisedHand): void => {
    if (!this.isOnline || this.#joins.get(hand.conversationId) === null) return;
    sendRequest(this, new HandJoinRequestEvent(hand), () => void this.#join(hand));
  };

  async #join(hand: RaisedHand): Promise<void> {
    const { currentSession: session } = this;
    if (session === undefined) return;
    const { conversationId } = hand;
    this.#joins.set(conversationId, null);
    this.requestUpdate();
    let problem: string | null = null;
    for (const type of getStepsToAdvise(session, conversationId)) {
      const command = type === 'monitor' ? { type, chat: hand } : { type, conversationId };
      problem = this.describeOutcome(await session.dispatch(command));
      if (problem !== null) break;
    }
    if (problem === null) {
      this.#joins.delete(conversationId);
      session.activate(conversationId);
      moveFocus(session, conversationId);
    } else this.#joins.set(conversationId, problem);
    this.requestUpdate();
  }

  readonly #handleFocus = (event: FocusEvent): void => {
    const isOut = event.type === 'focusout';
    const item = isOut ? null : (event.currentTarget as HTMLElement);
    this.focusedId = item?.dataset['conversation'] ?? null;
  };

  protected override render(): TemplateResult {
    const shown = this.#shown;
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      <div class="visually-hidden" role="alert">${this.#region.text}</div>
      ${
        shown.length === 0
          ? nothing
          : html`<ul role="list" aria-label=${this.translations.raisedHandsLabel}>
              ${repeat(
                shown,
                ({ conversationId }) => conversationId,
                (hand) => this.#renderAlert(hand),
              )}
            </ul>`
      }
    </div>`;
  }

  #renderAlert(hand: RaisedHand): TemplateResult {
    const { translations, localize } = this;
    const { conversationId, customerName } = hand;
    const problem = this.#joins.get(conversationId);
    const isJoining = problem === null;
    const customer = isolateBidi(customerName || translations.unknownCustomer);
    const isDisabled = isJoining || !this.isOnline;
    const secondsLeft = Math.ceil((hand.since + alertMs - (this.currentSession?.clock.now() ?? 0)) / 1000);
    return html`<li
      class="alert"
      part="alert"
      data-conversation=${conversationId}
      @focusin=${this.#handleFocus}
      @focusout=${this.#handleFocus}
    >
      ${renderIcon(handIcon)}
      <div class="text">
        ${this.#describe(hand)} ${problem ? html`<div class="problem small" role="alert">${problem}</div>` : nothing}
      </div>
      <span class="numeric muted small" aria-hidden="true">${localize.number(Math.max(0, secondsLeft))}</span>
      <button
        class="button primary"
        part="join-button"
        type="button"
        aria-label=${translations.raisedHandJoinOf(customer)}
        aria-disabled=${isDisabled ? 'true' : nothing}
        title=${this.isOnline ? nothing : translations.outcomeOffline}
        @click=${() => this.#handleJoin(hand)}
      >
        ${isJoining ? translations.raisedHandJoining : translations.raisedHandJoin}
      </button>
      <button
        class="button"
        part="dismiss-button"
        type="button"
        aria-label=${translations.raisedHandDismissOf(customer)}
        @click=${() => this.#handleDismiss(hand)}
      >
        ${translations.raisedHandDismiss}
      </button>
    </li>`;
  }
}
