import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { hasPermission } from '../../../domain/index.js';
import { icon } from '../../internal/styles/icons.js';
import { ConversationLeaveRequestEvent } from '../chat-thread.events.js';
import type { ThreadView } from '../thread-view.js';

/** Leaving a conversation: the button in the head, and the question under it. */
export class LeaveAction implements ReactiveController {
  /** The agent is asked whether they mean it. */
  #isConfirming = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    /** Takes the focus to what matches, once it is drawn. */
    private readonly moveFocus: (selector: string) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#isConfirming = false;
  }

  /** Another conversation is on show. */
  reset(): void {
    this.#isConfirming = false;
  }

  readonly #handleLeaveClick = (): void => this.#setConfirming(true);
  readonly #handleCancel = (): void => this.#setConfirming(false);

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#setConfirming(false);
  };

  #setConfirming(isConfirming: boolean): void {
    this.#isConfirming = isConfirming;
    this.moveFocus(isConfirming ? '.confirm .danger' : '.leave');
    this.host.requestUpdate();
  }

  renderButton(view: ThreadView): TemplateResult | typeof nothing {
    const { translations, online } = view;
    const { role } = view.conversation;
    if (view.readOnly || role === 'wrap-up') return nothing;
    // Who only listens or helps must always be able to go.
    if (role === 'primary' && !hasPermission(view.state.agent, 'leave')) return nothing;
    const isLeaving = view.isPending('leave');
    const label = isLeaving ? translations.threadLeaving : translations.threadLeave;
    return html`<button
      class="button shrinks leave"
      aria-label=${label}
      part="leave-button"
      ?disabled=${!online || isLeaving}
      title=${online ? nothing : translations.outcomeOffline}
      aria-expanded=${this.#isConfirming ? 'true' : 'false'}
      @click=${this.#handleLeaveClick}
    >
      ${icon('leave')} <span>${label}</span>
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
      class="note cluster strip confirm"
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
