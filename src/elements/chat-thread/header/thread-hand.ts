import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SelectController } from '../../../context/select-controller.js';
import type { ConversationId } from '../../../domain/index.js';
import { hasFeature } from '../../../session/features.js';
import { canRaiseHand, selectPendingCommand } from '../../../store/selectors.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { renderIcon } from '../../internal/styles/icons.js';
import { HandLowerRequestEvent, HandRaiseRequestEvent } from '../chat-thread.events.js';
import { ConversationController } from '../../internal/controllers/conversation-controller.js';
import { ThreadProblemEvent } from '../thread-problem-event.js';
import { handIcon } from '../../internal/styles/hand-icon.js';

/**
 * Raises the agent's hand for a supervisor, and lowers it. Part of the header of `<chat-thread>`.
 *
 * @internal
 */
export class ThreadHand extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles];

  readonly #conversation = new ConversationController(this, this.sessionController, () => this.conversationId);
  readonly #username = new SelectController(this, this.sessionController, (state) => state.agent?.username ?? null);
  readonly #pendingType = new SelectController(this, this.sessionController, (state) => {
    const id = this.conversationId ?? undefined;
    return (selectPendingCommand(state, 'raise-hand', id) ?? selectPendingCommand(state, 'lower-hand', id))?.type;
  });

  /** The conversation in which a supervisor is needed. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  get #isRaised(): boolean {
    return (
      this.#username.value !== null && this.#conversation.value?.handsRaised.includes(this.#username.value) === true
    );
  }

  get #isDisabled(): boolean {
    return !this.isOnline || this.#pendingType.value !== undefined;
  }

  readonly #handleClick = async (): Promise<void> => {
    const { conversationId } = this;
    if (conversationId === null || this.#isDisabled) return;
    const isRaised = this.#isRaised;
    const outcome = await this.requestCommand(
      isRaised ? new HandLowerRequestEvent(conversationId) : new HandRaiseRequestEvent(conversationId),
      { type: isRaised ? 'lower-hand' : 'raise-hand', conversationId },
    );
    this.dispatchEvent(new ThreadProblemEvent(outcome && this.describeOutcome(outcome)));
  };

  protected override render(): TemplateResult | typeof nothing {
    const { translations, currentSession: session } = this;
    const conversation = this.#conversation.value;
    if (session === undefined || conversation === undefined || !hasFeature(session.options, 'raise-hand'))
      return nothing;
    const isRaised = this.#isRaised;
    // What is up can always be lowered, e.g. when a call has begun since.
    if (!isRaised && !canRaiseHand(conversation)) return nothing;
    const label = isRaised ? translations.handLower : translations.handRaise;
    const hint = isRaised ? translations.handLowerHint : translations.handRaiseHint;
    const pending = this.#pendingType.value;
    const pendingLabel =
      pending === 'raise-hand' ? translations.handRaising : pending === 'lower-hand' ? translations.handLowering : null;
    return html`<button
      class="button quiet icon"
      part="hand-button"
      type="button"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      aria-label=${pendingLabel ?? label}
      aria-disabled=${this.#isDisabled ? 'true' : nothing}
      title=${this.isOnline ? hint : translations.outcomeOffline}
      @click=${this.#handleClick}
    >
      ${pendingLabel === null ? renderIcon(handIcon) : html`<span class="spinner"></span>`}
    </button>`;
  }
}
