import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { hasPermission } from '../../../domain/index.js';
import { takeEscape } from '../../internal/events/contain-escape.js';
import { conversationIcon } from '../../internal/styles/conversation-icons.js';
import { ConversationLeaveRequestEvent } from '../chat-thread.events.js';
import type { ThreadView } from '../thread-view.js';

/** Leaving a conversation: the button in the header and the confirmation below it. */
export class LeaveAction implements ReactiveController {
  #isConfirming = false;

  readonly #host: ReactiveControllerHost;
  readonly #moveFocus: (selector: string) => void;

  /** `moveFocus` focuses the element that matches after the next render. */
  constructor(host: ReactiveControllerHost, moveFocus: (selector: string) => void) {
    this.#host = host;
    this.#moveFocus = moveFocus;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#isConfirming = false;
  }

  /** Called when another conversation is shown. */
  reset(): void {
    this.#isConfirming = false;
  }

  readonly #handleLeaveClick = (): void => this.#setConfirming(true);
  readonly #handleCancel = (): void => this.#setConfirming(false);

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    takeEscape(event);
    this.#setConfirming(false);
  };

  #setConfirming(isConfirming: boolean): void {
    this.#isConfirming = isConfirming;
    this.#moveFocus(isConfirming ? '.confirm .danger' : '.leave');
    this.#host.requestUpdate();
  }

  renderButton(view: ThreadView): TemplateResult | typeof nothing {
    const { translations, online } = view;
    const { role } = view.conversation;
    if (view.readOnly || role === 'wrap-up') return nothing;
    // Monitoring and assisting agents can always leave; only the primary role needs the permission.
    if (role === 'primary' && !hasPermission(view.state.agent, 'leave')) return nothing;
    const isLeaving = view.isPending('leave');
    const label = isLeaving ? translations.threadLeaving : translations.threadLeave;
    return html`<button
      class="button quiet shrinks leave"
      aria-label=${label}
      part="leave-button"
      ?disabled=${!online || isLeaving}
      title=${online ? nothing : translations.outcomeOffline}
      aria-expanded=${this.#isConfirming ? 'true' : 'false'}
      @click=${this.#handleLeaveClick}
    >
      ${conversationIcon('leave')} <span>${label}</span>
    </button>`;
  }

  renderConfirmation(view: ThreadView): TemplateResult | typeof nothing {
    const { translations } = view;
    if (!this.#isConfirming) return nothing;
    const handleConfirm = () => {
      this.#setConfirming(false);
      const conversationId = view.conversation.id;
      void view.request(new ConversationLeaveRequestEvent(conversationId), { type: 'leave', conversationId });
    };
    return html`<div
      class="note cluster banner confirm"
      role="alertdialog"
      aria-labelledby="leave-question"
      @keydown=${this.#handleKeydown}
    >
      <span id="leave-question"
        >${translations.threadLeaveQuestion} ${isLastAgent(view) ? translations.threadLeaveLastAgent : nothing}</span
      >
      <button class="button danger" ?disabled=${!view.online} @click=${handleConfirm}>
        ${translations.threadLeave}
      </button>
      <button class="button" @click=${this.#handleCancel}>${translations.threadStay}</button>
    </div>`;
  }
}

function isLastAgent({ conversation, state }: ThreadView): boolean {
  const ownId = state.agent?.id;
  return (
    conversation.role === 'primary' &&
    !conversation.participants.some(({ agentId, role }) => agentId !== ownId && role === 'primary')
  );
}
