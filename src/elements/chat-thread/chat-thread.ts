import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import type { CannedResponses, Conversation, ConversationId } from '../../domain/index.js';
import {
  selectPendingTypes,
  selectActiveConversation,
  selectConversation,
  selectEndedConversations,
  selectPendingCommand,
} from '../../store/selectors.js';
import type { DeskSession } from '../../session/session.js';
import type { EndedConversation } from '../../store/state.js';
import { MoveFocusController } from '../internal/focus/move-focus.js';
import { formatCustomerName } from '../internal/format/format-customer-name.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { updateOncePerFrame } from '../internal/base/update-once-per-frame.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { chatThreadStyles } from './chat-thread.styles.js';
import { ConversationController } from './conversation-controller.js';
import type { Composer } from './composer/composer.js';
import { LeaveAction } from './header/leave-action.js';
import { RerouteAction } from './reroute/reroute-action.js';
import { SuperviseAction } from './header/supervise-action.js';
import { renderConversationInfo, renderHoldButton, renderTimers } from './header/thread-header.js';
import type { ThreadProblemEvent } from './thread-problem-event.js';
import { endedText, renderEnded, renderBanner, renderWrapUp } from './header/banners.js';
import type { ThreadCommand, ThreadView } from './thread-view.js';

const messageListParts = [
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
const composerParts =
  'composer, input, send-button, whisper-toggle, channel-select, counter, quote-bar, draft-file, drop-zone, canned-panel, shortcuts-dialog';

/**
 * One conversation: what was said, by whom, when, and whether it arrived; and where the agent answers. Shows the
 * conversation named by `conversation-id`, else the session's active one.
 *
 * Messages wait for the link and say so; what the server refused, or may not have got, stays to be sent again or given
 * up. Read receipts go out only for what was on screen in a visible, focused page. In roles that only whisper nothing
 * else can be sent.
 *
 * Files are chosen, pasted or dropped anywhere on the thread, and are uploaded before the message that names them goes
 * out. What is written, files included, stays with its conversation through switching and lost links.
 *
 * Keyboard: Enter sends, Shift+Enter makes a line, `/` offers ready-made answers, `?` lists the shortcuts; in the messages
 * up and down, Page Up and Page Down, Home and End move from one to another.
 *
 * @element chat-thread
 *
 * @slot actions - Further actions in the head, before "Leave".
 * @slot empty - What to show instead of the words for "no conversation open".
 *
 * @fires message-send-request - The agent sends what they wrote. Cancel it to keep it in the composer.
 * @fires message-retry-request - The agent sends a message again that did not get through.
 * @fires message-discard-request - The agent gives up a message that did not get through.
 * @fires conversation-transfer-request - The agent hands the conversation over, to a queue or an agent.
 * @fires conversation-conference-request - The agent invites somebody, of a queue or by name.
 * @fires conversation-consult-request - The agent asks somebody for advice.
 * @fires barge-in-request - A supervisor who watches wants to talk to the customer. Detail: `{ conversationId }`.
 * @fires whisper-mode-request - A supervisor who watches wants to advise, seen by the agents. Detail as above.
 * @fires conversation-leave-request - The agent has confirmed that they leave.
 * @fires wrap-up-skip-request - The agent ends wrap-up without codes.
 * @fires wrap-up-apply-request - The agent files codes and a note. Detail: `{ conversationId, codes, note }`.
 * @fires conversation-pause-request - The agent puts the customer on hold. Detail: `{ conversationId, seconds }`.
 * @fires conversation-resume-request - The agent ends the hold.
 * @fires sla-extend-request - The agent wants more time to answer.
 *
 * @csspart base - Everything.
 * @csspart header - The head: customer, channels, participants, actions.
 * @csspart reroute-button - The button that opens transfer, conference and consultation.
 * @csspart reroute-dialog - The dialog in which a queue or an agent is chosen.
 * @csspart reroute-progress - The strip that says what becomes of the request, or who gives advice.
 * @csspart supervise-button - The buttons that advise and barge in.
 * @csspart leave-button - The button that asks whether to leave.
 * @csspart hold-button - The button that puts on hold and ends it.
 * @csspart hold-menu - For how long.
 * @csspart timers - The hold, the time to answer and raised hands, in the head.
 * @csspart hand - Who asked for a supervisor.
 * @csspart more-time-button - The button that starts the time to answer again.
 * @csspart wrap-up - Codes, note and time left for wrap-up.
 * @csspart wrap-up-timer - The time left.
 * @csspart apply-button - The button that saves wrap-up.
 * @csspart skip-button - The button that ends wrap-up without codes.
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
 * @csspart counter - How many characters are left.
 * @csspart quote-bar - What is being answered.
 * @csspart draft-file - A file that is to be sent.
 * @csspart drop-zone - What is shown while files hang over the thread.
 * @csspart canned-panel - The list of ready-made answers.
 * @csspart shortcuts-dialog - The list of shortcuts.
 * @csspart placeholder - What is shown while there is no session or nobody is signed in.
 *
 * @cssproperty [--chat-thread-height=100%] - Height of the thread.
 */
export class ChatThread extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, chatThreadStyles];

  readonly #conversation = new ConversationController(
    this,
    this.sessionController,
    (state) => this.conversationId ?? selectActiveConversation(state),
  );
  readonly #endedConversations = new SelectController(this, this.sessionController, selectEndedConversations);

  readonly #leaveAction = new LeaveAction(this, (selector) => (this.#focusSelector = selector));

  readonly #rerouteAction = new RerouteAction(this);

  readonly #superviseAction = new SuperviseAction(this);

  #shownConversationId: ConversationId | null = null;
  /** What gets the focus once it is drawn. */
  #focusSelector: string | null = null;

  @query('agent-desk-composer') private composer!: Composer | null;

  /** Why the last wish in head or strips did not come true. */
  @state() private problem: string | null = null;

  /** A conversation that ended under the agent's eyes while another took its place. */
  @state() private endedNotice: EndedConversation | null = null;

  /** Id of the conversation to show; without it, the session's active one. */
  @property({ attribute: 'conversation-id' }) conversationId: ConversationId | null = null;

  /** To be looked at only: nothing can be written, answered or left, and no read receipts go out. */
  @property({ type: Boolean, attribute: 'read-only', reflect: true }) readOnly = false;

  /** Largest file that may be sent, in bytes. This and `file-types` begin as the limits of the vendor's desk. */
  @property({ type: Number, attribute: 'max-file-size' }) maxFileSize = 5_000_000;

  /** Kinds of files that may be sent, as in the `accept` of a file field (`.pdf, image/*`); empty allows every kind. */
  @property({ attribute: 'file-types' }) fileTypes =
    '.txt, .png, .jpg, .jpeg, .pdf, .ppt, .xlsx, .xls, .doc, .docx, .rtf, .mp4, .mp3';

  /**
   * Ready-made answers, offered on `/`: by language, then by category (`{en: {Greeting: ['Hello {{customer.firstName}}']}}`).
   * `{{customer.name}}`, `{{customer.firstName}}`, `{{customer.lastName}}`, the same of `agent`, and `{{channel}}` are
   * filled in; any other is selected to be typed over.
   */
  @property({ attribute: false }) cannedResponses: CannedResponses | undefined;

  /** Address of a JSON file of ready-made answers, in the form of `cannedResponses`. It is fetched without the agent's token. */
  @property({ attribute: 'canned-responses-url' }) cannedResponsesUrl = '';

  constructor() {
    super();
    new SelectController(this, this.sessionController, (state) =>
      selectPendingTypes(state, this.#conversation.value?.id),
    );
    new MoveFocusController(this, this.sessionController, (id) => this.#moveFocus(id));
    new TickController(this, () => {
      const conversation = this.#conversation.value;
      return (
        conversation !== undefined && (conversation.wrapUp !== null || this.#rerouteAction.isSearching(conversation))
      );
    });
  }

  // However much comes, it is drawn once for each picture.
  protected override scheduleUpdate(): void | Promise<unknown> {
    return updateOncePerFrame(this, () => super.scheduleUpdate());
  }

  // Not in `willUpdate`: the conversation for a new `conversation-id` is looked up only after that.
  protected override update(changed: PropertyValues<this>): void {
    this.#handleConversationChange();
    super.update(changed);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#focusSelector === null) return;
    this.renderRoot.querySelector<HTMLElement>(this.#focusSelector)?.focus();
    this.#focusSelector = null;
  }

  readonly #handleDismissEnded = (): void => {
    this.currentSession?.dismissEnded();
  };

  readonly #handleDismissEndedNotice = (): void => {
    this.endedNotice = null;
    this.focus();
  };

  readonly #handleDismissProblem = (): void => {
    this.problem = null;
    this.focus();
  };

  readonly #handleProblem = ({ problem }: ThreadProblemEvent): void => {
    this.problem = problem;
  };

  readonly #handleCompose = (): void => {
    this.composer?.focus();
  };

  /** Another conversation is shown than before. */
  #handleConversationChange(): void {
    const id = this.#conversation.value?.id ?? null;
    if (id === this.#shownConversationId) return;
    const previousId = this.#shownConversationId;
    this.#shownConversationId = id;
    this.#leaveAction.reset();
    this.#rerouteAction.reset();
    this.problem = null;
    this.endedNotice = null;
    if (
      previousId === null ||
      this.currentSession === undefined ||
      selectConversation(this.currentSession.state, previousId) !== undefined
    )
      return;
    // It was taken from the agent, perhaps in the middle of a word: what they go on typing must not go to somebody else.
    if (this.matches(':focus-within')) this.#focusSelector = id === null ? '.ended' : 'h2';
    if (id !== null)
      this.endedNotice =
        this.#endedConversations.value.findLast(({ conversation }) => conversation.id === previousId) ?? null;
  }

  /** What head and strips are drawn from. */
  #createThreadView(conversation: Conversation, session: DeskSession): ThreadView {
    const { translations, localize, isOnline: online, readOnly } = this;
    return {
      session,
      conversation,
      state: session.state,
      translations,
      localize,
      online,
      readOnly,
      now: session.clock.now(),
      isPending: (type) => selectPendingCommand(session.state, type, conversation.id) !== undefined,
      request: (event, command) => this.#request(event, command),
      setProblem: (problem) => (this.problem = problem),
    };
  }

  async #request(event: Event, command: ThreadCommand): Promise<void> {
    this.problem = null;
    const outcome = await this.requestCommand(event, command);
    if (outcome !== null && this.#conversation.value?.id === command.conversationId)
      this.problem = this.describeOutcome(outcome);
  }

  /** An agent who has just taken a conversation wants to talk. */
  #moveFocus(id: ConversationId): boolean {
    if (this.readOnly || this.currentSession === undefined || !this.checkVisibility()) return false;
    if ((this.conversationId ?? selectActiveConversation(this.currentSession.state)) !== id) return false;
    void (async () => {
      await this.updateComplete;
      await this.composer?.updateComplete;
      this.focus();
    })();
    return true;
  }

  /** Puts the cursor into the composer. */
  override focus(options?: FocusOptions): void {
    if (this.composer !== null) this.composer.focus(options);
    else super.focus(options);
  }

  protected override render(): TemplateResult {
    const { currentSession: session } = this;
    const conversation = this.#conversation.value;
    const content =
      session === undefined || conversation === undefined
        ? this.#renderEmpty()
        : this.#renderThread(this.#createThreadView(conversation, session), session);
    return html`<div
      part="base"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      role=${conversation === undefined ? nothing : 'region'}
      aria-label=${conversation === undefined ? nothing : this.translations.threadLabel(isolateBidi(formatCustomerName(conversation.customer, this.translations)))}
    >
      ${this.renderPlaceholder() ?? content}
    </div>`;
  }

  #renderThread(view: ThreadView, session: DeskSession): TemplateResult {
    const { translations, conversation } = view;
    return html`${this.#renderHeader(view)}
      ${view.online ? nothing : html`<div class="note cluster strip warning" role="status"><span>${translations.reconnecting}</span></div>`}
      ${renderBanner('', 'status', this.endedNotice && endedText(this.endedNotice, translations), translations, this.#handleDismissEndedNotice)}
      ${renderBanner('negative', 'alert', this.problem, translations, this.#handleDismissProblem)}
      ${this.#leaveAction.renderConfirmation(view)} ${this.#rerouteAction.renderProgress(view)} ${renderWrapUp(view)}
      <agent-desk-message-list
        exportparts=${messageListParts}
        .session=${session}
        .conversationId=${conversation.id}
        .readOnly=${this.readOnly}
        @agent-desk-compose=${this.#handleCompose}
      ></agent-desk-message-list>
      ${
        this.readOnly
          ? nothing
          : html`<agent-desk-composer
              exportparts=${composerParts}
              .session=${session}
              .conversationId=${conversation.id}
              .maxFileSize=${this.maxFileSize}
              .fileTypes=${this.fileTypes}
              .cannedResponses=${this.cannedResponses}
              .cannedResponsesUrl=${this.cannedResponsesUrl}
            ></agent-desk-composer>`
      }
      ${this.#rerouteAction.renderDialog(view)}`;
  }

  #renderHeader(view: ThreadView): TemplateResult {
    return html`<div class="head" part="header" @agent-desk-problem=${this.#handleProblem}>
      ${renderConversationInfo(view)}
      <div class="actions">
        <slot name="actions"></slot>
        ${this.#superviseAction.renderButtons(view)} ${view.readOnly ? nothing : renderHoldButton(view)}
        ${this.#rerouteAction.renderButton(view)} ${this.#leaveAction.renderButton(view)}
      </div>
      ${renderTimers(view)}
    </div>`;
  }

  #renderEmpty(): TemplateResult {
    const { translations } = this;
    const requestedId = this.conversationId;
    const ended = this.#endedConversations.value.findLast(
      ({ conversation }) => requestedId === null || conversation.id === requestedId,
    );
    if (ended !== undefined) return renderEnded(ended, translations, this.#handleDismissEnded);
    if (requestedId !== null) return html`<div class="empty" role="status">${translations.threadNotOpen}</div>`;
    return html`<slot name="empty"
      ><div class="empty">
        <div>${translations.threadEmpty}</div>
        <div class="small">${translations.threadEmptyHint}</div>
      </div></slot
    >`;
  }
}
