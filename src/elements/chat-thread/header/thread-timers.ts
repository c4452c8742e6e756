import { SelectController } from '../../../context/select-controller.js';
import { selectAgentNames } from '../../../store/selectors.js';
import { listAgents } from '../../internal/format/format-agent-name.js';
import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Conversation, ConversationId, Countdown } from '../../../domain/index.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { renderIcon } from '../../internal/styles/icons.js';
import { deadlineAfter, remainingMs } from '../../internal/time/deadline.js';
import { TickController } from '../../internal/controllers/tick-controller.js';
import { SlaExtendRequestEvent } from '../chat-thread.events.js';
import { ConversationController } from '../../internal/controllers/conversation-controller.js';
import { ThreadProblemEvent } from '../thread-problem-event.js';
import { handIcon } from '../../internal/styles/hand-icon.js';
import { clockIcon, pauseIcon } from './timer-icons.js';

const styles = css`
  :host {
    display: contents;
  }

  /* Takes no space while empty, but stays in the tree as a live region. */
  [part='timers']:not(.running) {
    position: absolute;
  }

  .running {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 1.5);
    font-size: 0.75rem;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    color: var(--_warning);
    font-weight: 600;
  }

  .overdue {
    color: var(--_negative);
  }

  .more-time {
    padding: 0 0.3em;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--_accent);
    font-weight: 500;
    text-decoration: underline;
  }

  .more-time[aria-disabled='true'] {
    cursor: not-allowed;
    opacity: 0.6;
  }
`;

/**
 * The running hold, the time to reply (SLA) and raised hands. Part of the header of `<chat-thread>`.
 *
 * @internal
 */
export class ThreadTimers extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, styles];

  readonly #names = new SelectController(this, this.sessionController, selectAgentNames);
  readonly #conversation = new ConversationController(this, this.sessionController, () => this.conversationId);

  /** The conversation to show the timers of. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  /** Hides the actions. */
  @property({ attribute: false }) readOnly = false;

  constructor() {
    super();
    new TickController(this, () => this.#conversation.value?.state === 'paused' || this.#activeSla() !== null);
  }

  /** The time to reply; null once the conversation has ended. */
  #activeSla(): Countdown | null {
    const conversation = this.#conversation.value;
    return conversation?.state === 'active' || conversation?.state === 'paused' ? conversation.sla : null;
  }

  #remainingMs({ startedAt, seconds }: Countdown): number {
    return remainingMs(deadlineAfter(startedAt, seconds), this.currentSession?.clock.now() ?? startedAt);
  }

  readonly #handleExtend = async (): Promise<void> => {
    const { conversationId } = this;
    if (conversationId === null || !this.isOnline) return;
    const outcome = await this.requestCommand(new SlaExtendRequestEvent(conversationId), {
      type: 'extend-sla',
      conversationId,
    });
    this.dispatchEvent(new ThreadProblemEvent(outcome && this.describeOutcome(outcome)));
  };

  protected override render(): TemplateResult | typeof nothing {
    const conversation = this.#conversation.value;
    if (conversation === undefined) return nothing;
    const isRunning =
      conversation.state === 'paused' || this.#activeSla() !== null || conversation.handsRaised.length > 0;
    return html`<div
      part="timers"
      class=${isRunning ? 'running' : ''}
      dir=${this.localize.dir}
      lang=${this.localize.lang}
    >
      ${this.#renderHold(conversation)} ${this.#renderSla(conversation)} ${this.#renderHands(conversation)}
    </div>`;
  }

  #renderHold({ state, hold, role }: Conversation): TemplateResult | typeof nothing {
    if (state !== 'paused') return nothing;
    const { translations, localize } = this;
    return html`<span
      class="chip numeric"
      role="timer"
      title=${role === 'primary' ? translations.holdEndsWithMessage : nothing}
      >${renderIcon(pauseIcon)}
      ${hold === null ? translations.threadOnHold : translations.holdLeft(localize.duration(this.#remainingMs(hold)))}</span
    >`;
  }

  #renderSla({ role }: Conversation): TemplateResult | typeof nothing {
    const sla = this.#activeSla();
    if (sla === null) return nothing;
    const { translations, localize } = this;
    const remainingMs = this.#remainingMs(sla);
    const isOverdue = remainingMs <= 0;
    return html`<span class="chip numeric ${isOverdue ? 'overdue' : ''}"
      ><span role="timer">${renderIcon(clockIcon)}</span
      ><span role=${isOverdue ? 'status' : nothing}
        >${isOverdue ? translations.slaOverdue : translations.slaLeft(localize.duration(remainingMs))}</span
      >
      ${
        role !== 'primary' || this.readOnly
          ? nothing
          : html`<button
              class="more-time"
              part="more-time-button"
              type="button"
              title=${this.isOnline ? translations.slaExtendHint : translations.outcomeOffline}
              aria-disabled=${this.isOnline ? nothing : 'true'}
              @click=${this.#handleExtend}
            >
              ${translations.slaExtend}
            </button>`
      }</span
    >`;
  }

  #renderHands({ handsRaised }: Conversation): TemplateResult {
    const hands = listAgents(handsRaised, this.#names.value, this.localize);
    return html`<span role="status"
      >${
        handsRaised.length === 0
          ? nothing
          : html`<span class="chip" part="hand"
              >${renderIcon(handIcon)} ${this.translations.handRaised(hands.others, hands.isYou)}</span
            >`
      }</span
    >`;
  }
}
