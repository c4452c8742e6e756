import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import type { CommandOf, Conversation, ConversationId } from '../../domain/index.js';
import { selectActiveConversation, selectConversation, selectEnded, selectPending } from '../../store/selectors.js';
import type { EndedConversation, SessionState } from '../../store/state.js';
import { customerName } from '../internal/customer-name.js';
import { DeskElement } from '../internal/desk-element.js';
import { icon, iconButton } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { TickController } from '../internal/ticker.js';
import { ConversationLeaveRequestEvent, WrapUpSkipRequestEvent } from './chat-thread.events.js';
import { chatThreadStyles } from './chat-thread.styles.js';
import type { ThreadComposer } from './composer.js';
import { renderAbout } from './thread-head.js';

const innerParts = [
  'messages',
  'message',
  'message-own',
  'message-customer',
  'message-agent',
  'message-bot',
  'message-system',
  'message-whisper',
  'notice',
  'unread-divider',
  'typing',
  'latest-button',
  'reply-button',
  'retry-button',
  'discard-button',
  'delivery',
  'trouble',
  'quote',
  'suggestions',
  'attachment',
].join(', ');
const composerParts = 'composer, input, send-button, whisper-toggle, channel-select, counter, quote-bar';

/**
 * One conversation: what was said, by whom, when, and whether it arrived; and where the agent answers. Shows the
 * conversation named by `conversation-id`, else the session's active one.
 *
 * Messages wait for the link and say so; what the server refused, or may not have got, stays to be sent again or given
 * up. Read receipts go out only for what was on screen in a visible, focused page. In roles that only whisper nothing
 * else can be sent.
 *
 * Keyboard: Enter sends, Shift+Enter makes a line; in the messages up and down, Home and End move from one to the next.
 *
 * @element chat-thread
 *
 * @slot actions - Further actions in the head, before "Leave".
 * @slot empty - What to show instead of the words for "no conversation open".
 *
 * @fires message-send-request - The agent sends what they wrote. Cancel it to keep it in the composer.
 * @fires message-retry-request - The agent sends a message again that did not get through.
 * @fires message-discard-request - The agent gives up a message that did not get through.
 * @fires conversation-transfer-request - The agent hands the conversation over to a queue.
 * @fires conversation-conference-request - The agent invites somebody of a queue.
 * @fires conversation-leave-request - The agent has confirmed that they leave.
 * @fires wrap-up-skip-request - The agent ends wrap-up without codes.
 *
 * @csspart base - Everything.
 * @csspart header - The head: customer, channels, participants, actions.
 * @csspart reroute-button - The button that opens transfer and conference.
 * @csspart reroute-dialog - The dialog in which a queue is chosen.
 * @csspart leave-button - The button that asks whether to leave.
 * @csspart wrap-up - The strip with the time left for wrap-up.
 * @csspart ended - What is shown for a conversation that is over.
 * @csspart messages - The scrolling list of messages.
 * @csspart message - One message; also `message-own`, `message-customer`, `message-agent`, `message-bot`,
 * `message-system`, `message-whisper`.
 * @csspart notice - A line about something that happened.
 * @csspart unread-divider - The line above what is new.
 * @csspart delivery - Where an own message stands.
 * @csspart trouble - What is wrong with an own message, and what can be done.
 * @csspart typing - That the customer is typing.
 * @csspart latest-button - The button that leads to the latest message.
 * @csspart reply-button - The button that quotes a message.
 * @csspart quote - What a message answers.
 * @csspart suggestions - Answers a bot proposes.
 * @csspart attachment - A picture, film, sound or file.
 * @csspart composer - Where the agent writes.
 * @csspart input - The field in it.
 * @csspart send-button - The button that sends.
 * @csspart whisper-toggle - The button that turns whispering on and off.
 * @csspart channel-select - The choice of channel.
 * @csspart placeholder - What is shown while there is no session or nobody is signed in.
 *
 * @cssproperty [--chat-thread-height=100%] - Height of the thread.
 */
export class ChatThread extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, chatThreadStyles];

  readonly #conversation = new SelectController(this, this.sessions, (state) =>
    selectConversation(state, this.conversationId ?? selectActiveConversation(state)),
  );
  readonly #ended = new SelectController(this, this.sessions, selectEnded);

  #shown: ConversationId | null = null;
  /** What gets the focus once it is drawn. */
  #moveFocus: 'h2' | '.ended' | '.confirm .danger' | '.leave' | null = null;

  @query('agent-desk-composer') private composer!: ThreadComposer | null;

  /** The agent is asked whether they mean it. */
  @state() private confirming = false;

  /** Why the last wish in the head did not come true. */
  @state() private problem: string | null = null;

  /** A conversation that ended under the agent's eyes while another took its place. */
  @state() private gone: EndedConversation | null = null;

  /** Id of the conversation to show; without it, the session's active one. */
  @property({ attribute: 'conversation-id' }) conversationId: ConversationId | null = null;

  /** To be looked at only: nothing can be written, answered or left, and no read receipts go out. */
  @property({ type: Boolean, attribute: 'read-only', reflect: true }) readOnly = false;

  constructor() {
    super();
    new SelectController(this, this.sessions, (state) => state.pending);
    new TickController(this, () => (this.#conversation.value?.wrapUp ?? null) !== null);
  }

  // Not in `willUpdate`: the conversation for a new `conversation-id` is looked up only after that.
  protected override update(changed: PropertyValues<this>): void {
    this.#follow();
    super.update(changed);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#moveFocus === null) return;
    this.renderRoot.querySelector<HTMLElement>(this.#moveFocus)?.focus();
    this.#moveFocus = null;
  }

  readonly #handleLeave = (): void => {
    this.confirming = true;
    this.problem = null;
    this.#moveFocus = '.confirm .danger';
  };

  readonly #handleStay = (): void => {
    this.confirming = false;
    this.#moveFocus = '.leave';
  };

  readonly #handleConfirmKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#handleStay();
  };

  readonly #handleConfirmed = async (): Promise<void> => {
    const conversationId = this.#conversation.value?.id;
    if (conversationId === undefined) return;
    this.confirming = false;
    this.#moveFocus = '.leave';
    await this.#wish(new ConversationLeaveRequestEvent(conversationId), { type: 'leave', conversationId });
  };

  readonly #handleFinish = async (): Promise<void> => {
    const conversationId = this.#conversation.value?.id;
    if (conversationId === undefined) return;
    const command = { type: 'close-wrap-up', conversationId, codes: null, note: '' } as const;
    await this.#wish(new WrapUpSkipRequestEvent(conversationId), command);
  };

  readonly #handleDismiss = (): void => {
    this.desk?.dismissEnded();
  };

  readonly #handleDismissGone = (): void => {
    this.gone = null;
    this.focus();
  };

  readonly #handleDismissProblem = (): void => {
    this.problem = null;
    this.focus();
  };

  readonly #handleCompose = (): void => {
    this.composer?.focus();
  };

  /** Another conversation is shown than before. */
  #follow(): void {
    const id = this.#conversation.value?.id ?? null;
    if (id === this.#shown) return;
    const before = this.#shown;
    this.#shown = id;
    this.confirming = false;
    this.problem = null;
    this.gone = null;
    if (before === null || this.desk === undefined || selectConversation(this.desk.state, before) !== undefined) return;
    // It was taken from the agent, perhaps in the middle of a word: what they go on typing must not go to somebody else.
    if (this.matches(':focus-within')) this.#moveFocus = id === null ? '.ended' : 'h2';
    if (id !== null) this.gone = this.#ended.value.findLast(({ conversation }) => conversation.id === before) ?? null;
  }

  async #wish(request: Event, command: CommandOf<'leave' | 'close-wrap-up'>): Promise<void> {
    this.problem = null;
    const outcome = await this.ask(request, command);
    if (outcome !== null && this.#conversation.value?.id === command.conversationId)
      this.problem = this.explain(outcome);
  }

  #isPending(type: 'leave' | 'close-wrap-up'): boolean {
    const { desk } = this;
    return desk !== undefined && selectPending(desk.state, type, this.#conversation.value?.id) !== undefined;
  }

  #isLastAgent(conversation: Conversation): boolean {
    const ownId = this.desk?.state.agent?.id;
    return (
      conversation.role === 'primary' &&
      !conversation.participants.some(({ agentId, role }) => agentId !== ownId && role === 'primary')
    );
  }

  /** Puts the cursor into the composer. */
  override focus(options?: FocusOptions): void {
    if (this.composer !== null) this.composer.focus(options);
    else super.focus(options);
  }

  protected override render(): TemplateResult {
    const conversation = this.#conversation.value;
    const label = conversation === undefined ? nothing : this.words.threadLabel(isolate(this.#customer(conversation)));
    return html`<div
      part="base"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      role=${conversation === undefined ? nothing : 'region'}
      aria-label=${label}
    >
      ${this.placeholder() ?? (conversation === undefined ? this.#renderNone() : this.#renderThread(conversation))}
    </div>`;
  }

  #renderThread(conversation: Conversation): TemplateResult {
    const { words, desk } = this;
    return html`${desk === undefined ? nothing : this.#renderHead(conversation, desk.state)}
      ${this.online ? nothing : html`<div class="note cluster strip warning" role="status"><span>${words.reconnecting}</span></div>`}
      ${this.gone === null ? nothing : this.#renderStrip('', 'status', this.#endWords(this.gone), this.#handleDismissGone)}
      ${this.problem === null ? nothing : this.#renderStrip('negative', 'alert', this.problem, this.#handleDismissProblem)}
      ${this.confirming ? this.#renderConfirm(conversation) : nothing} ${this.#renderWrapUp(conversation)}
      <agent-desk-message-list
        exportparts=${innerParts}
        .session=${desk}
        .conversationId=${conversation.id}
        .readOnly=${this.readOnly}
        @agent-desk-compose=${this.#handleCompose}
      ></agent-desk-message-list>
      ${
        this.readOnly
          ? nothing
          : html`<agent-desk-composer
              exportparts=${composerParts}
              .session=${desk}
              .conversationId=${conversation.id}
            ></agent-desk-composer>`
      }`;
  }

  #renderHead(conversation: Conversation, state: SessionState): TemplateResult {
    return html`<div class="head" part="header">
      ${renderAbout(conversation, state, this.words)}
      <div class="actions">
        <slot name="actions"></slot>
        ${this.readOnly ? nothing : this.#renderReroute(conversation)}
        ${this.readOnly || conversation.role === 'wrap-up' ? nothing : this.#renderLeave()}
      </div>
    </div>`;
  }

  #renderReroute(conversation: Conversation): TemplateResult {
    return html`<agent-desk-reroute
      exportparts="reroute-button, reroute-dialog"
      .session=${this.desk}
      .conversationId=${conversation.id}
    ></agent-desk-reroute>`;
  }

  #renderLeave(): TemplateResult {
    const { words } = this;
    const leaving = this.#isPending('leave');
    const label = leaving ? words.threadLeaving : words.threadLeave;
    return html`<button
      class="button leave"
      aria-label=${label}
      part="leave-button"
      ?disabled=${!this.online || leaving}
      title=${this.online ? nothing : words.outcomeOffline}
      aria-expanded=${this.confirming ? 'true' : 'false'}
      @click=${this.#handleLeave}
    >
      ${icon('leave')} <span>${label}</span>
    </button>`;
  }

  #renderConfirm(conversation: Conversation): TemplateResult {
    const { words } = this;
    return html`<div
      class="note cluster strip confirm"
      role="alertdialog"
      aria-labelledby="leave-question"
      @keydown=${this.#handleConfirmKeydown}
    >
      <span id="leave-question"
        >${words.threadLeaveQuestion} ${this.#isLastAgent(conversation) ? words.threadLeaveLast : nothing}</span
      >
      <button class="button danger" ?disabled=${!this.online} @click=${this.#handleConfirmed}>
        ${words.threadLeave}
      </button>
      <button class="button" @click=${this.#handleStay}>${words.threadStay}</button>
    </div>`;
  }

  #renderWrapUp(conversation: Conversation): TemplateResult | typeof nothing {
    const { words, localize, desk } = this;
    if (conversation.wrapUp === null && conversation.role !== 'wrap-up') return nothing;
    const left = conversation.wrapUp === null ? null : conversation.wrapUp.endsAt - (desk?.clock.now() ?? 0);
    const finishing = this.#isPending('close-wrap-up');
    return html`<div class="note cluster strip" part="wrap-up">
      <span class="numeric" role="timer"
        >${left === null ? words.wrapUpRunning : words.wrapUpLeft(localize.duration(left))}</span
      >
      ${
        this.readOnly
          ? nothing
          : html`<button class="button" ?disabled=${!this.online || finishing} @click=${this.#handleFinish}>
              ${finishing ? words.wrapUpFinishing : words.wrapUpFinish}
            </button>`
      }
    </div>`;
  }

  #renderStrip(look: '' | 'negative', role: string, text: string, close: () => void): TemplateResult {
    return html`<div class="note cluster strip ${look}">
      <span role=${role}>${text}</span>
      ${iconButton('close', this.words.close, close)}
    </div>`;
  }

  #renderNone(): TemplateResult {
    const { words } = this;
    const named = this.conversationId;
    const ended = this.#ended.value.findLast(({ conversation }) => named === null || conversation.id === named);
    if (ended !== undefined) {
      return html`<div class="empty ended" part="ended" role="status" tabindex="-1">
        <div>${words.threadEnded(isolate(this.#customer(ended.conversation)))}</div>
        <div class="small">${words.endReason(ended.reason, ended.detail)}</div>
        <button class="button" @click=${this.#handleDismiss}>${words.close}</button>
      </div>`;
    }
    if (named !== null) return html`<div class="empty" role="status">${words.threadGone}</div>`;
    return html`<slot name="empty"
      ><div class="empty">
        <div>${words.threadNone}</div>
        <div class="small">${words.threadNoneHint}</div>
      </div></slot
    >`;
  }

  #endWords({ conversation, reason, detail }: EndedConversation): string {
    const { words } = this;
    return `${words.threadEnded(isolate(this.#customer(conversation)))}: ${words.endReason(reason, detail)}`;
  }

  #customer(conversation: Conversation): string {
    return customerName(conversation.customer, this.words);
  }
}
