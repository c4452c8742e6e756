import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import type { CannedResponses, Conversation, ConversationId } from '../../domain/index.js';
import {
  selectAgentNames,
  selectPendingTypes,
  selectActiveConversation,
  selectConversation,
  selectEnded,
  selectEndedConversations,
  selectPendingCommand,
} from '../../store/selectors.js';
import type { DeskSession } from '../../session/session.js';
import type { EndedConversation } from '../../store/state.js';
import { CredentialsNotice } from '../internal/credentials/credentials-notice.js';
import { renderServerErrors } from '../internal/server-errors/render-server-errors.js';
import { ServerErrorNotice } from '../internal/server-errors/server-error-notice.js';
import { handleMoveFocus } from '../internal/focus/move-focus.js';
import { SearchAction } from './search/search-action.js';
import {
  updateHostContent,
  type HostContent,
  type MessageRenderer,
  type MessageRenderers,
  type SuggestionsProvider,
  type TranslationProvider,
} from './host-content.js';
import { keepClear } from '../internal/places/kept-places.js';
import { placesOfThread } from './places-of-thread.js';
import { focusUnasked } from '../internal/focus/settling.js';
import { formatCustomerName } from '../internal/format/format-customer-name.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { ConnectionNotice } from '../internal/connection/connection-notice.js';
import { updateOncePerFrame } from '../internal/base/update-once-per-frame.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { chatThreadStyles } from './chat-thread.styles.js';
import { ConversationController } from '../internal/controllers/conversation-controller.js';
import type { Composer } from './composer/composer.js';
import { LeaveAction } from './header/leave-action.js';
import { RerouteAction } from './reroute/reroute-action.js';
import { SuperviseAction } from './header/supervise-action.js';
import { renderHandButton, renderHeader, renderHoldButton } from './header/thread-header.js';
import { renderComposer, renderMessageList } from './render-parts.js';
import type { ThreadProblemEvent } from './thread-problem-event.js';
import { endedText, renderBanner, renderEmpty, renderWrapUp } from './header/banners.js';
import { HandoverNoteView } from './header/handover-note.js';
import { ThreadKeys } from './thread-keys.js';
import type { ThreadCommand, ThreadView } from './thread-view.js';
import { registerEnglish } from '../../translations/en.js';
import { composer } from '../../translations/en/parts/composer.js';
import { offer } from '../../translations/en/parts/offer.js';
import { reroute } from '../../translations/en/parts/reroute.js';
import { thread } from '../../translations/en/parts/thread/thread.js';

registerEnglish({ ...composer, ...offer, ...reroute, ...thread });

/**
 * One conversation: its messages with their delivery state, and the composer. Shows the conversation given by
 * `conversation-id`, or else the session's active one.
 *
 * Messages written offline are queued and sent after reconnecting. A message that was refused, or may not have arrived,
 * stays until the agent resends or discards it. Read receipts are sent only for messages that were on screen in a
 * visible, focused page. Roles that may only whisper cannot send anything else.
 *
 * Files can be chosen, pasted, or dropped anywhere on the thread. They are uploaded before their message is sent. Each
 * conversation keeps its own draft, files included, when the agent switches conversations or the connection is lost.
 *
 * A conversation that ended without the agent's doing, or in which something was not sent, stays readable until the agent
 * closes it.
 *
 * Keyboard: Enter sends and Shift+Enter inserts a line break (on touch devices Enter inserts it, and Ctrl+Enter sends),
 * `/` opens the canned responses, `#` and a short code the agent's own, `?` lists the shortcuts. In the list of messages the arrow keys, Page Up, Page Down,
 * Home and End move the focus.
 *
 * @element chat-thread
 *
 * @slot start - Content of the host at the start of the header, e.g. a button that goes back.
 * @slot actions - Additional actions in the header, before "Leave".
 * @slot head - Shown in the head, below the customer's name.
 * @slot above-composer - Shown above the message field.
 * @slot composer-toolbar - Further buttons beside those of the composer.
 * @slot empty - Replaces the text shown while no conversation is open.
 *
 * @fires message-send-request - The agent sends a message. Cancel the event to keep the text in the composer.
 * @fires message-retry-request - The agent resends a message that was not delivered.
 * @fires message-discard-request - The agent discards a message that was not delivered.
 * @fires conversation-transfer-request - The agent transfers the conversation to a queue or another agent.
 * @fires conversation-conference-request - The agent invites another agent, by queue or by name.
 * @fires conversation-consult-request - The agent asks another agent for advice.
 * @fires barge-in-request - A monitoring supervisor barges in, to write to the customer. Detail: `{ conversationId }`.
 * @fires whisper-mode-request - A monitoring supervisor starts to assist, visible to the agents. Detail:
 * `{ conversationId }`.
 * @fires conversation-leave-request - The agent leaves, after confirming.
 * @fires wrap-up-skip-request - The agent ends wrap-up without codes.
 * @fires wrap-up-apply-request - The agent completes wrap-up with codes and a note. Detail: `{ conversationId, codes, note }`.
 * @fires conversation-pause-request - The agent puts the conversation on hold. Detail: `{ conversationId, seconds }`.
 * @fires conversation-resume-request - The agent ends the hold.
 * @fires sla-extend-request - The agent requests more time to reply.
 * @fires hand-raise-request - The agent asks for a supervisor (`server="4.9"` and newer). Detail: `{ conversationId }`.
 * @fires hand-lower-request - The agent no longer asks for a supervisor. Detail: `{ conversationId }`.
 *
 * @csspart base - The whole thread.
 * @csspart header - Customer, channels, participants and actions.
 * @csspart reroute-button - The button that opens transfer, conference and consultation.
 * @csspart search-button - The button that opens the search of the conversation and its transcript.
 * @csspart search - The search of the conversation and its transcript.
 * @csspart reroute-dialog - The dialog in which a queue or an agent is chosen.
 * @csspart reroute-progress - Status of the transfer, conference or consultation.
 * @csspart supervise-button - The buttons of a supervisor: advise and barge in.
 * @csspart leave-button - The button that leaves, after a confirmation.
 * @csspart hand-button - The button that raises and lowers the agent's hand.
 * @csspart hold-button - The button that starts and ends a hold.
 * @csspart hold-menu - The menu of hold durations.
 * @csspart timers - Hold, time to reply and raised hands, in the header.
 * @csspart hand - The agents who raised a hand for a supervisor.
 * @csspart more-time-button - The button that restarts the time to reply.
 * @csspart wrap-up - Codes, note and remaining time of wrap-up.
 * @csspart wrap-up-timer - The remaining time.
 * @csspart apply-button - The button that completes wrap-up.
 * @csspart skip-button - The button that ends wrap-up without codes.
 * @csspart handover-note - The note of the colleague who transferred the conversation or asked this agent to join.
 * @csspart server-error - An error that the server reports.
 * @csspart credentials - Shown while the agent's credentials have expired, with a field for the password.
 * @csspart ended - Shown in place of a conversation that has ended.
 * @csspart messages - The scrolling list of messages.
 * @csspart message - One message; also `message-own`, `message-customer`, `message-agent`, `message-bot`,
 * `message-system`, `message-whisper`.
 * @csspart notice - A line about an event in the conversation.
 * @csspart unread-divider - The line above the first unread message.
 * @csspart delivery - Delivery state of an own message.
 * @csspart trouble - Why an own message was not delivered, with Resend and Discard.
 * @csspart typing - The indicator that the customer is typing.
 * @csspart show-more - The button that shows the next part of a message that is too long to be shown at once.
 * @csspart latest-button - The button that jumps to the latest message.
 * @csspart reply-button - The button that quotes a message.
 * @csspart quote - The message that a reply quotes.
 * @csspart suggestions - Replies suggested by a bot.
 * @csspart translation - The line below a translated message.
 * @csspart translation-button - Shows the original or the translation.
 * @csspart outgoing-translation - What the customer will read, before it is sent.
 * @csspart attachment - An image, video, audio player or file link.
 * @csspart reply-suggestion - A reply that the page suggests.
 * @csspart composer - The composer.
 * @csspart input - The message field.
 * @csspart send-button - The button that sends.
 * @csspart whisper-toggle - The button that switches whispering on and off.
 * @csspart channel-select - The select for the channel to reply via.
 * @csspart counter - The number of remaining characters.
 * @csspart quote-bar - The message being replied to.
 * @csspart leftover - What was not sent in a conversation that has ended, to be copied.
 * @csspart draft-file - A file attached to the draft.
 * @csspart drop-zone - Overlay shown while files are dragged over the thread.
 * @csspart canned-panel - The list of canned responses.
 * @csspart own-responses-dialog - The agent's own canned responses.
 * @csspart shortcuts-dialog - The list of keyboard shortcuts.
 * @csspart placeholder - Shown while there is no session or no agent is signed in.
 * @csspart connection - Says that the connection is lost; one visible element of each session does.
 * @csspart storage-notice - Says that what the agent writes is not kept on this device; one visible element of the page does.
 *
 * @cssproperty [--chat-thread-height=100%] - Height of the thread.
 */
export class ChatThread extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, chatThreadStyles];

  protected override readonly connectionNotice = new ConnectionNotice(this, this.sessionController, () => 1);
  readonly #conversation = new ConversationController(
    this,
    this.sessionController,
    (state) => this.conversationId ?? selectActiveConversation(state),
  );
  readonly #names = new SelectController(this, this.sessionController, selectAgentNames);
  readonly #notes = new SelectController(this, this.sessionController, ({ local }) => local.handoverNotes);
  readonly #endedConversations = new SelectController(this, this.sessionController, selectEndedConversations);

  readonly #credentials = new CredentialsNotice(this, this.sessionController, () => this.focus());

  readonly #serverErrors = new ServerErrorNotice(this, this.sessionController, ({ conversationId }) =>
    conversationId !== null && conversationId === this.#conversation.value?.id ? 0 : 2,
  );

  readonly #leaveAction = new LeaveAction(this, (selector) => (this.#focusSelector = selector));

  readonly #rerouteAction = new RerouteAction(this);

  readonly #superviseAction = new SuperviseAction(this);

  readonly #searchAction = new SearchAction(this);

  readonly #keys = new ThreadKeys(this, {
    sessionController: this.sessionController,
    conversation: () => this.#conversation.value,
    composer: () => this.composer,
    translations: () => this.translations,
    search: () => this.#searchAction.open(),
  });

  #shownConversationId: ConversationId | null = null;
  readonly #handoverNote = new HandoverNoteView(this);
  /** The shown conversation has ended. */
  #isShownEnded = false;
  /** Selector of the element to focus after the next render. */
  #focusSelector: string | null = null;

  /** What the page has set of `messageRenderers`, `messageFooter`, `suggestions` and `translator`. */
  #hostContent: HostContent = {};

  @query('agent-desk-composer') private composer!: Composer | null;

  /** Why the last request from the header or a banner failed. */
  @state() private problem: string | null = null;

  /** The conversation that was shown until it ended and another one replaced it. */
  @state() private endedNotice: EndedConversation | null = null;

  /** Id of the conversation to show; without it, the session's active one. */
  @property({ attribute: 'conversation-id' }) conversationId: ConversationId | null = null;

  /** Shows the conversation without composer and actions. No read receipts are sent. */
  @property({ type: Boolean, attribute: 'read-only', reflect: true }) readOnly = false;

  /**
   * How customers' messages are meant: `text` shows them as they were written, with links; `markdown` renders them. Bots
   * write markdown, and agents do if the administrator has switched formatting on.
   */
  @property({ attribute: 'customer-format' }) customerFormat: 'text' | 'markdown' = 'text';

  /** Largest file that may be sent, in bytes. The defaults of this and `file-types` are those of the vendor's desk. */
  @property({ type: Number, attribute: 'max-file-size' }) maxFileSize = 5_000_000;

  /** File types that may be sent, in the syntax of `<input accept>` (`.pdf, image/*`). Empty allows all types. */
  @property({ attribute: 'file-types' }) fileTypes =
    '.txt, .png, .jpg, .jpeg, .pdf, .ppt, .xlsx, .xls, .doc, .docx, .rtf, .mp4, .mp3';

  /**
   * Canned responses, offered on `/`: by language, then by category (`{en: {Greeting: ['Hello {{customer.firstName}}']}}`).
   * The placeholders `{{customer.name}}`, `{{customer.firstName}}`, `{{customer.lastName}}`, the same of `agent`, and
   * `{{channel}}` are filled in. The first of the others is selected for typing over.
   */
  @property({ attribute: false }) cannedResponses: CannedResponses | undefined;

  /** URL of a JSON file of canned responses, in the form of `cannedResponses`. Fetched without the agent's token. */
  @property({ attribute: 'canned-responses-url' }) cannedResponsesUrl = '';

  /**
   * Most characters of a message by the name of its channel, e.g. `{ "SMS": 160 }`. More than the server takes (1,000) has no
   * effect.
   */
  @property({ type: Object, attribute: 'character-limits' }) characterLimits: Readonly<Record<string, number>> = {};

  /**
   * Shows messages by the type of their body, in place of the thread: `{ location: (message) => document.createElement('my-map') }`.
   * A renderer returns a node of its own for each message, or null for what the thread shows. It is called once for each message.
   * One that is assigned later, with the same source text, is called for new messages only; after null, for all of them.
   */
  @property({ attribute: false }) messageRenderers: MessageRenderers = {};

  /** What the page shows after a message, e.g. a translation or a rating: returns a node, or null for nothing. */
  @property({ attribute: false }) messageFooter: MessageRenderer | null = null;

  /**
   * Suggests replies to the customer's latest message: called with `{ conversationId, message, signal }`, and resolves with
   * `[{ text, source }]`. They are shown above the message field; the agent puts one in or sends it.
   */
  @property({ attribute: false }) suggestions: SuggestionsProvider | null = null;

  /**
   * Translates messages: called with `{ conversationId, direction, text, message, language, signal }`, and resolves with the
   * translation, or with null when there is nothing to translate. What the customer has written (`incoming`) is shown
   * translated, with a button for the original. What the agent has written (`outgoing`) is shown translated before it is sent.
   * A function that is assigned later, with the same source text, translates only what is new; after null, everything.
   */
  @property({ attribute: false }) translator: TranslationProvider | null = null;

  constructor() {
    super();
    // Permissions decide which buttons there are.
    new SelectController(this, this.sessionController, (state) => state.agent);
    new SelectController(this, this.sessionController, (state) =>
      selectPendingTypes(state, this.#conversation.value?.id),
    );
    keepClear(this, () => placesOfThread(this));
    handleMoveFocus(this, this.sessionController, (id) => this.#moveFocus(id));
    new TickController(this, () => {
      const conversation = this.#conversation.value;
      const now = this.session?.clock.now() ?? 0;
      return (
        conversation !== undefined &&
        (conversation.wrapUp !== null || this.#rerouteAction.isSearching(conversation, now))
      );
    });
  }

  // Not at the next update: until then, a page may have assigned null and another function.
  override requestUpdate(...change: Parameters<DeskElement['requestUpdate']>): void {
    if (change[0] !== undefined) this.#hostContent = updateHostContent(this.#hostContent, this);
    super.requestUpdate(...change);
  }

  // Render at most once per animation frame.
  protected override scheduleUpdate(): void | Promise<unknown> {
    return updateOncePerFrame(this, () => super.scheduleUpdate());
  }

  // Not in `willUpdate`: the controllers select the conversation of a new `conversation-id` only after that.
  protected override update(changed: PropertyValues<this>): void {
    this.#handleConversationChange();
    super.update(changed);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#focusSelector === null) return;
    const focused = this.renderRoot.querySelector<HTMLElement>(this.#focusSelector);
    if (focused !== null) focusUnasked(focused);
    this.#focusSelector = null;
  }

  readonly #handleDismissEnded = (): void => {
    this.currentSession?.dismissEnded();
  };

  readonly #handleDismissShown = (): void => {
    const id = this.#conversation.value?.id;
    if (id !== undefined) this.currentSession?.dismissConversation(id);
  };

  readonly #handleDismissEndedNotice = (): void => {
    this.endedNotice = null;
    this.focus();
  };

  readonly #handleDismissProblem = (): void => {
    this.problem = null;
    this.focus();
  };

  readonly #handleDismissServerErrors = (): void => {
    this.#serverErrors.dismiss();
    this.focus();
  };

  readonly #handleProblem = ({ problem }: ThreadProblemEvent): void => {
    this.problem = problem;
  };

  readonly #handleCompose = (): void => {
    this.composer?.focus();
  };

  get #ended(): EndedConversation | undefined {
    return this.currentSession && selectEnded(this.currentSession.state, this.#conversation.value?.id ?? null);
  }

  /** Resets what belongs to the previous conversation, and shows a notice if that one has ended and was replaced. */
  #handleConversationChange(): void {
    const id = this.#conversation.value?.id ?? null;
    const previousId = this.#shownConversationId;
    const wasEnded = this.#isShownEnded;
    this.#isShownEnded = this.#ended !== undefined;
    if (id === previousId && wasEnded === this.#isShownEnded) return;
    this.#shownConversationId = id;
    this.#leaveAction.reset();
    this.#rerouteAction.reset();
    this.problem = null;
    this.endedNotice = null;
    if (id === previousId) {
      // The message field is gone.
      if (this.#isShownEnded && this.matches(':focus-within')) this.#focusSelector = 'h2';
      return;
    }
    if (
      previousId === null ||
      wasEnded ||
      this.currentSession === undefined ||
      selectConversation(this.currentSession.state, previousId) !== undefined
    )
      return;
    // The agent may still be typing: move the focus, so that the text does not end up in the next conversation.
    if (this.matches(':focus-within')) this.#focusSelector = id === null ? '.ended' : 'h2';
    if (id !== null)
      this.endedNotice =
        this.#endedConversations.value.findLast(({ conversation }) => conversation.id === previousId) ?? null;
  }

  /** What header and banners render from. */
  #createThreadView(conversation: Conversation, session: DeskSession): ThreadView {
    const { translations, localize, isOnline: online } = this;
    const readOnly = this.readOnly || this.#ended !== undefined;
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

  /** Focuses the message field of a conversation that has just been chosen, at once: the next key belongs to it. */
  #moveFocus(id: ConversationId): boolean {
    if (this.readOnly || this.currentSession === undefined || !this.checkVisibility()) return false;
    if ((this.conversationId ?? selectActiveConversation(this.currentSession.state)) !== id) return false;
    this.performUpdate();
    if (this.composer?.focusUnasked() === true) return true;
    const heading = this.renderRoot.querySelector<HTMLElement>('h2');
    if (heading !== null) focusUnasked(heading);
    return heading !== null;
  }

  /** That of the conversation that is chosen, which may not be on screen before the next frame. */
  get #composerNow(): Composer | null {
    if (this.hasUpdated) this.performUpdate();
    return this.composer;
  }

  /** Inserts a text at the cursor of the message field, in place of what is selected. False if nothing can be written now. */
  insertText(text: string): boolean {
    return this.#composerNow?.insertText(text) ?? false;
  }

  /** Replaces the text that the agent has not sent yet. Quote and files stay. False if nothing can be written now. */
  setDraft(text: string): boolean {
    return this.#composerNow?.setText(text) ?? false;
  }

  /** Focuses the composer. */
  override focus(options?: FocusOptions): void {
    if (this.composer !== null) this.composer.focus(options);
    else super.focus(options);
  }

  protected override render(): TemplateResult {
    const { currentSession: session } = this;
    const conversation = this.#conversation.value;
    const content =
      session === undefined || conversation === undefined
        ? html`${this.connectionNotice.render(this.translations, this.localize)}${renderEmpty(this.conversationId, this.#endedConversations.value, this.translations, this.#handleDismissEnded)}`
        : this.#renderThread(this.#createThreadView(conversation, session));
    return html`<div
      part="base"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      role=${conversation === undefined ? nothing : 'region'}
      aria-label=${conversation === undefined ? nothing : this.translations.threadLabel(isolateBidi(formatCustomerName(conversation.customer, this.translations)))}
    >
      ${this.renderPlaceholder() ?? html`${this.#credentials.render(this.translations, true)}${renderServerErrors(this.#serverErrors, this.translations, this.#handleDismissServerErrors)}${content}`}
      <div class="visually-hidden" role="alert">${this.#serverErrors.announcement(this.translations)}</div>
    </div>`;
  }

  #renderThread(view: ThreadView): TemplateResult {
    const { translations, conversation } = view;
    return html`${this.#renderHeader(view)} ${this.#searchAction.render(view, this.customerFormat)}
    ${this.connectionNotice.render(translations, view.localize, 'cluster banner')}
    ${renderBanner('', 'status', this.#ended ? endedText(this.#ended, translations) : null, translations, this.#handleDismissShown)}
    ${renderBanner('', 'status', this.endedNotice && endedText(this.endedNotice, translations), translations, this.#handleDismissEndedNotice)}
    ${renderBanner('negative', 'alert', this.problem, translations, this.#handleDismissProblem)}
    ${this.#handoverNote.render(this.#notes.value?.get(conversation.id), this.#names.value, translations, () => view.session.closeHandoverNote(conversation.id))}
    ${this.#leaveAction.renderConfirmation(view)} ${this.#rerouteAction.renderProgress(view)} ${renderWrapUp(view)}
    ${renderMessageList(view, this, this.#hostContent, this.#handleCompose)}
    ${this.readOnly ? nothing : renderComposer(view, this, this.#hostContent)} ${this.#rerouteAction.renderDialog(view)}`;
  }

  #renderHeader(view: ThreadView): TemplateResult {
    return renderHeader(view, {
      actions: [
        this.#searchAction.renderButton(view),
        this.#superviseAction.renderButtons(view),
        view.readOnly ? nothing : renderHandButton(view),
        view.readOnly ? nothing : renderHoldButton(view),
        this.#rerouteAction.renderButton(view),
        this.#leaveAction.renderButton(view),
      ],
      onProblem: this.#handleProblem,
      onKeydown: this.#keys.handleHeadKeydown,
    });
  }
}
