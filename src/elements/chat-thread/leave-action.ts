import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isPermitted } from '../../domain/index.js';
import { icon } from '../internal/icons.js';
import { ConversationLeaveRequestEvent } from './chat-thread.events.js';
import type { ThreadView } from './thread-view.js';

/** Leaving a conversation: the button in the head, and the question under it. */
export class LeaveAction implements ReactiveController {
  /** The agent is asked whether they mean it. */
  #asking = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    /** Takes the focus to what matches, once it is drawn. */
    private readonly moveFocus: (selector: string) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#asking = false;
  }

  /** Another conversation is on show. */
  reset(): void {
    this.#asking = false;
  }

  readonly #handleAsk = (): void => this.#ask(true);
  readonly #handleStay = (): void => this.#ask(false);

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#ask(false);
  };

  #ask(asking: boolean): void {
    this.#asking = asking;
    this.moveFocus(asking ? '.confirm .danger' : '.leave');
    this.host.requestUpdate();
  }

  renderButton(view: ThreadView): TemplateResult | typeof nothing {
    const { words, online } = view;
    const { role } = view.conversation;
    if (view.readOnly || role === 'wrap-up') return nothing;
    // Who only listens or helps must always be able to go.
    if (role === 'primary' && !isPermitted(view.state.agent, 'leave')) return nothing;
    const leaving = view.isPending('leave');
    const label = leaving ? words.threadLeaving : words.threadLeave;
    return html`<button
      class="button shrinks leave"
      aria-label=${label}
      part="leave-button"
      ?disabled=${!online || leaving}
      title=${online ? nothing : words.outcomeOffline}
      aria-expanded=${this.#asking ? 'true' : 'false'}
      @click=${this.#handleAsk}
    >
      ${icon('leave')} <span>${label}</span>
    </button>`;
  }

  renderQuestion(view: ThreadView): TemplateResult | typeof nothing {
    const { words } = view;
    if (!this.#asking) return nothing;
    const leave = () => {
      this.#ask(false);
      const conversationId = view.conversation.id;
      void view.wish(new ConversationLeaveRequestEvent(conversationId), { type: 'leave', conversationId });
    };
    return html`<div
      class="note cluster strip confirm"
      role="alertdialog"
      aria-labelledby="leave-question"
      @keydown=${this.#handleKeydown}
    >
      <span id="leave-question"
        >${words.threadLeaveQuestion} ${isLastAgent(view) ? words.threadLeaveLast : nothing}</span
      >
      <button class="button danger" ?disabled=${!view.online} @click=${leave}>${words.threadLeave}</button>
      <button class="button" @click=${this.#handleStay}>${words.threadStay}</button>
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
