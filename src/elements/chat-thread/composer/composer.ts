import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { SelectController } from '../../../context/select-controller.js';
import {
  isBlank,
  type CannedResponses,
  type ChannelSessionId,
  type CommandOutcome,
  type Conversation,
  type ConversationId,
} from '../../../domain/index.js';
import { selectAgentNames, selectDraft, selectQuotedMessage, selectReplyChannel } from '../../../store/selectors.js';
import type { Draft, DraftFile } from '../../../store/state.js';
import { takeEscape } from '../../internal/events/contain-escape.js';
import { getTextFormats, type TextFormat } from '../../internal/format/text-format.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { updateOncePerFrame } from '../../internal/base/update-once-per-frame.js';
import { conversationIcon } from '../../internal/styles/conversation-icons.js';
import { sendRequest } from '../../internal/events/request-event.js';
import type { OfferedResponses } from '../../internal/keys/desk-actions.js';
import { slashSign } from '../../internal/keys/desk-shortcuts.js';
import { focusUnasked } from '../../internal/focus/settling.js';
import { isolateBidi } from '../../internal/localization/isolate-bidi.js';
import { MessageSendRequestEvent } from '../chat-thread.events.js';
import { ConversationController } from '../../internal/controllers/conversation-controller.js';
import { getPlaceholderValues, maxMessageLength, getComposerState, type ComposerState } from './composer-state.js';
import { sendDraft } from './send-draft.js';
import { ComposerTools } from './composer-tools.js';
import {
  channelName,
  getPlaceholder,
  getTextChannels,
  renderChannels,
  renderNote,
  renderQuote,
  renderWhisperToggle,
} from './composer-templates.js';
import { renderCounter } from '../../internal/format/render-counter.js';
import { composerStyles } from './composer.styles.js';
import { patchDraft } from './drafts.js';
import { EnterKeyController } from './enter-key-controller.js';
import { FieldTextController } from './field-text-controller.js';
import { fitHeight } from './fit-height.js';
import { insertText } from './insert-text.js';
import type { HostContent } from '../host-content.js';
import { OutgoingTranslationView } from '../translate/outgoing-translation-view.js';
import { SuggestionsView } from './suggestions/suggestions-view.js';
import { Leftover } from './leftover.js';
import { ReplyChannelController } from './reply-channel-controller.js';
import { WaitingMessagesController } from './waiting-messages-controller.js';
import { TypingIndicator } from './typing-indicator.js';
import { isComposing } from '../../internal/keys/is-composing.js';
import { DraftFilesView } from './files/draft-files-view.js';
import { FileDropController } from './files/file-drop-controller.js';

const noFiles: NonNullable<Draft['files']> = [];
const hasFailed = ({ state }: DraftFile): boolean => state === 'failed';

/**
 * The message field of `<chat-thread>`, with files, whispers, replies and the choice of the channel.
 *
 * Text and files are a draft of the session, so they survive switching conversations, removal of the element and a lost
 * connection. Whether it is a whisper is part of the draft, and changes only when the agent changes it.
 *
 * Files, emoji, canned responses and the list of shortcuts are loaded on first use.
 *
 * @internal
 */
export class Composer extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, composerStyles];

  readonly #conversation = new ConversationController(this, this.sessionController, () => this.conversationId);
  readonly #draft = new SelectController(this, this.sessionController, (state) =>
    selectDraft(state, this.conversationId),
  );
  readonly #quotedMessage = new SelectController(this, this.sessionController, (state) =>
    selectQuotedMessage(state, this.conversationId),
  );
  readonly #channel = new ReplyChannelController(this, this.sessionController, (state) =>
    this.conversationId === null ? null : selectReplyChannel(state, this.conversationId),
  );
  readonly #names = new SelectController(this, this.sessionController, selectAgentNames);
  readonly #outage = new SelectController(this, this.sessionController, (state) => state.outage);
  readonly #settings = new SelectController(this, this.sessionController, (state) => state.settings);
  readonly #fileDrop = new FileDropController(this, {
    isEnabled: () => this.#composerState?.closedReason === null && this.#settings.value?.fileSharing !== false,
    onFiles: (files) => void this.#files.attach(files, this.translations, this.localize),
  });
  readonly #tools: ComposerTools = new ComposerTools(this, {
    field: () => this.field,
    session: () => this.currentSession,
    translations: () => this.translations,
    localize: this.localize,
    source: () => this.cannedResponses ?? (this.cannedResponsesUrl || undefined),
    values: () => getPlaceholderValues(this.currentSession?.state, this.#conversation.value, this.#channel.value),
    sign: () => slashSign(this.currentSession) ?? (this.#tools.isOpenedByButton ? '/' : null),
    isFormatting: () => this.#settings.value?.formatting === true,
    returnFocus: () => this.#returnFocus(),
    load: (load) => this.#loadModule(load),
  });

  readonly #files = new DraftFilesView(
    this,
    (load) => this.#loadModule(load),
    (problem) => (this.problem = problem),
    () => this.#returnFocus(),
  );
  readonly #suggestionsView = new SuggestionsView(this);
  readonly #translation = new OutgoingTranslationView(
    this,
    (load) => this.#loadModule(load),
    (text) => {
      this.#send(text);
      this.#returnFocus();
    },
    () => {
      this.#translation.closeUnless(null);
      this.#returnFocus();
    },
  );
  readonly #leftover = new Leftover(this, this.sessionController, () => this.conversationId);
  readonly #enterKey = new EnterKeyController(this, () => this.currentSession);

  /** The agent's last act in the composer was a click: no second Enter is meant for what was there before. */
  #isPointerUsed = false;
  #typingIndicator = new TypingIndicator();

  @query('textarea') private field!: HTMLTextAreaElement | null;

  constructor() {
    super();
    this.addEventListener('keydown', () => (this.#isPointerUsed = false), { capture: true });
    this.addEventListener('click', ({ detail }) => (this.#isPointerUsed = detail > 0), { capture: true });
    // After `#draft`, whose value it reads.
    new FieldTextController(
      this,
      this.sessionController,
      () => this.field,
      () => this.#draft.value?.text ?? '',
    );
    // Own canned responses.
    new SelectController(this, this.sessionController, (state) => state.local.ownSettings);
    new WaitingMessagesController(this, this.sessionController, (id, outcome) => this.#handleNotSent(id, outcome));
  }

  /** Why the last message, a file or the loading of a module failed. */
  @state() private problem: string | null = null;

  /** The conversation to write in. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  /** How the customer's text is meant. */
  @property({ attribute: false }) customerFormat: TextFormat = 'text';

  /** Largest file that can be attached, in bytes. */
  @property({ attribute: false }) maxFileSize = Infinity;

  /** File types that can be attached, in the format of the `accept` attribute. Empty allows all. */
  @property({ attribute: false }) fileTypes = '';

  /** Most characters by the name of the channel. */
  @property({ attribute: false }) characterLimits: Readonly<Record<string, number>> = {};

  /** What the page suggests and translates. */
  @property({ attribute: false }) hostContent: HostContent = {};

  /** Canned responses, by language. */
  @property({ attribute: false }) cannedResponses: CannedResponses | undefined;

  /** URL to load canned responses from, unless `cannedResponses` is set. */
  @property({ attribute: false }) cannedResponsesUrl = '';

  /** @internal What waits for files goes on in a hidden page. */
  override waitsWhileHidden(): boolean {
    const { files = [], waiting = [] } = this.#draft.value ?? {};
    return super.waitsWhileHidden() && files.length + waiting.length === 0;
  }

  // Render at most once per animation frame.
  protected override scheduleUpdate(): void | Promise<unknown> {
    return updateOncePerFrame(this, () => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const hasFailedFile = this.#draft.value?.files?.some(hasFailed) === true;
    if (this.problem === this.translations.filesUploadFailed && !hasFailedFile) this.problem = null;
    void this.#files.resume(this.#draft.value);
    // What the agent goes on writing is another message.
    this.#translation.closeUnless(this.#draft.value?.text.trimEnd() ?? '');
    if (!changed.has('conversationId')) return;
    this.problem = null;
    this.#typingIndicator = new TypingIndicator();
    this.#channel.reset();
    this.#tools.close();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { field } = this;
    if (field === null) return;
    fitHeight(field);
    if (changed.has('conversationId') && this.shadowRoot?.activeElement === field) {
      field.setSelectionRange(field.value.length, field.value.length);
    }
  }

  /** True if there is a field to write in. */
  get canFocus(): boolean {
    return this.field !== null;
  }

  /** The canned responses that can be inserted now; null if there are none. */
  get responses(): OfferedResponses | null {
    return this.field === null ? null : this.#tools.responses;
  }

  /** Focuses the field of the conversation, which may have changed just now. False if there is none. */
  focusUnasked(): boolean {
    this.performUpdate();
    const { field } = this;
    if (field === null) return false;
    focusUnasked(field);
    field.setSelectionRange(field.value.length, field.value.length);
    return true;
  }

  /** Opens the list of canned responses at the cursor. False if there are none. */
  openCanned(): boolean {
    if (this.responses === null) return false;
    this.field?.focus();
    this.#tools.insertSlash();
    return true;
  }

  readonly openOwnResponses = (): void => this.#tools.openOwn();

  insertText(text: string): boolean {
    // The conversation may have changed just now.
    this.performUpdate();
    const { field } = this;
    if (field !== null) insertText(field, text, field.selectionStart, field.selectionEnd);
    return field !== null;
  }

  setText(text: string): boolean {
    this.performUpdate();
    if (this.field !== null) this.#updateDraft({ text });
    return this.field !== null;
  }

  /** The most characters of a message; what the server takes if the host sets no lower limit. */
  get #maxLength(): number {
    const limit =
      this.#composerState?.whisper === true ? undefined : this.characterLimits[this.#channel.value?.channel.name ?? ''];
    return typeof limit === 'number' && limit > 0 ? Math.min(limit, maxMessageLength) : maxMessageLength;
  }

  openShortcuts(): boolean {
    if (this.field !== null) void this.#tools.showTool('shortcuts');
    return this.field !== null;
  }

  /** Focuses the field, with the cursor at the end of the text. */
  override focus(options?: FocusOptions): void {
    const { field } = this;
    if (field !== null) focusUnasked(field, options);
    field?.setSelectionRange(field.value.length, field.value.length);
  }

  /** Focuses the field after something that the agent has done in the composer. The cursor stays where it was. */
  #returnFocus(): void {
    const { field } = this;
    if (this.#isPointerUsed) field?.focus();
    else if (field !== null) focusUnasked(field);
  }

  readonly #handleInput = (event: Event): void => {
    const text = (event.target as HTMLTextAreaElement).value;
    this.problem = null;
    this.#updateDraft({ text });
    this.#sendTyping(text);
    this.#tools.refresh();
  };

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    // During a composition Enter belongs to the input method.
    if (isComposing(event) || this.#tools.handleKeydown(event)) return;
    if (this.#enterKey.isSend(event)) {
      event.preventDefault();
      // A key that is held down has done something else before, such as choosing a canned response.
      if (!event.repeat) this.#send();
    } else if (event.key === 'Escape' && this.#draft.value?.replyTo) {
      takeEscape(event);
      this.#handleQuoteRemove();
    }
  };

  readonly #handleSend = (): void => {
    this.#send();
    this.#returnFocus();
  };

  readonly #handleQuoteRemove = (): void => {
    this.#updateDraft({ replyTo: null });
    this.#returnFocus();
  };

  readonly #handleWhisperToggle = (): void => {
    const whisper = this.#composerState?.whisper !== true;
    // A message to the customer must not reply to a whisper: the customer would learn that there was one.
    this.#updateDraft({
      whisper,
      ...(!whisper && this.#quotedMessage.value?.whisper === true ? { replyTo: null } : {}),
    });
    this.#returnFocus();
  };

  readonly #handleChannelChange = (event: Event): void => {
    const id = (event.target as HTMLSelectElement).value as ChannelSessionId;
    this.#channel.markSelectedByAgent();
    if (this.conversationId !== null) this.currentSession?.chooseReplyChannel(this.conversationId, id);
  };

  get #composerState(): ComposerState | null {
    const conversation = this.#conversation.value;
    if (this.currentSession === undefined || conversation === undefined) return null;
    const { translations } = this;
    return getComposerState(conversation, {
      state: this.currentSession.state,
      draft: this.#draft.value,
      channel: this.#channel.value,
      translations,
    });
  }

  #updateDraft(change: Partial<Draft>, id = this.conversationId): void {
    const { currentSession: session } = this;
    if (session !== undefined && id !== null) session.setDraft(id, patchDraft(session.state, id, change));
  }

  /** Loads a module on demand. Shows an error and resolves to null when that fails. */
  async #loadModule<Module>(load: () => Promise<Module>): Promise<Module | null> {
    const { composerLoadFailed } = this.translations;
    try {
      const module = await load();
      if (this.problem === composerLoadFailed) this.problem = null;
      return module;
    } catch {
      this.problem = composerLoadFailed;
      return null;
    }
  }

  /** Only for messages to the customer, and only from the primary agent: supervisors and whispers stay invisible. */
  #sendTyping(text: string): void {
    const composerState = this.#composerState;
    if (this.#conversation.value?.role !== 'primary' || isBlank(text) || composerState === null) return;
    if (!composerState.whisper && composerState.blockedReason === null && this.isOnline)
      this.#typingIndicator.notify(this.currentSession, this.conversationId);
  }

  /** `translation`: sent in place of what the agent has written. */
  #send(translation?: string): void {
    const { currentSession: session, conversationId, translations } = this;
    const composerState = this.#composerState;
    const draft = this.#draft.value;
    if (session === undefined || conversationId === null || composerState === null || draft === null) return;
    const { replyTo, files = noFiles } = draft;
    const text = translation ?? (isBlank(draft.text) ? '' : draft.text.trimEnd());
    if (text === '') this.#updateDraft({ text });
    if ((text === '' && files.length === 0) || text.length > this.#maxLength || composerState.blockedReason !== null)
      return;
    if (files.some(hasFailed)) {
      this.problem = translations.filesUploadFailed;
      return;
    }
    const unfilledPlaceholder = this.#tools.selectUnfilledPlaceholder();
    if (unfilledPlaceholder !== null) {
      this.problem = translations.cannedUnfilled(isolateBidi(unfilledPlaceholder));
      return;
    }
    const { whisper } = composerState;
    if (translation === undefined && this.hostContent.translator !== undefined && text !== '' && !whisper)
      return void this.#translation.request(text);
    this.#translation.closeUnless(null);
    const channelSessionId = whisper ? null : (this.#channel.value?.id ?? null);
    const send = (): void => {
      this.problem = null;
      this.#channel.dismissChange();
      const keepWhisper = whisper && composerState.canToggleWhisper;
      const sent = { ...draft, text, whisper };
      sendDraft(session, conversationId, sent, { channelSessionId, keepWhisper }, (outcome) =>
        this.#handleNotSent(conversationId, outcome),
      );
    };
    const attachments = files.flatMap(({ attachment }) => attachment ?? []);
    const detail = { conversationId, text, attachments, replyTo, whisper, channelSessionId };
    // The host is asked when the files are uploaded.
    if (attachments.length < files.length) send();
    else sendRequest(this, new MessageSendRequestEvent(detail), send);
  }

  #handleNotSent(conversationId: ConversationId, outcome: CommandOutcome): void {
    if (this.conversationId === conversationId) this.problem = this.describeOutcome(outcome);
  }

  protected override render(): TemplateResult | typeof nothing {
    const conversation = this.#conversation.value;
    const composerState = this.#composerState;
    if (conversation === undefined || composerState === null) return nothing;
    // A dialog that is open stays while the rest changes.
    return html`${this.#renderContent(conversation, composerState)}
    ${this.#tools.renderOpenTool(composerState.closedReason === null)}`;
  }

  #renderContent(conversation: Conversation, composerState: ComposerState): TemplateResult {
    const { translations } = this;
    if (composerState.closedReason !== null)
      return html`<div class="note closed" role="status">${composerState.closedReason}</div>
        ${this.#leftover.render(translations)}`;
    const { text = '', files = noFiles } = this.#draft.value ?? {};
    const ownId = this.currentSession?.state.agent?.id ?? null;
    const warning = composerState.blockedReason ?? (this.#outage.value === null ? null : translations.composerOffline);
    const { changedChannel } = this.#channel;
    const changedName = changedChannel && isolateBidi(channelName(changedChannel, getTextChannels(conversation)));
    return html`<div class="composer ${composerState.whisper ? 'whisper' : ''}" part="composer">
        ${renderNote(warning, composerState, changedName, translations)}
        ${this.problem === null ? nothing : html`<div class="note negative" role="alert">${this.problem}</div>`}
        ${renderQuote(this.#quotedMessage.value, { conversation, translations, ownId, names: this.#names.value, formats: getTextFormats(this.#settings.value, this.customerFormat), onRemove: this.#handleQuoteRemove })}
        ${this.#files.render(this.#draft.value)} ${this.#translation.render()}
        <slot name="above"></slot>
        ${this.#suggestionsView.render(this.hostContent.suggestions, composerState)}
        <div class="box">
          ${this.#renderField(conversation, composerState, text)} ${this.#tools.renderFormatting()}
          <div class="cluster">
            ${this.#fileDrop.renderButton(this.fileTypes, translations)}
            ${this.#tools.renderButtons(this.#settings.value?.emojis !== false)}
            ${composerState.canToggleWhisper ? renderWhisperToggle(composerState.whisper, translations, this.#handleWhisperToggle) : nothing}
            ${composerState.whisper ? nothing : renderChannels(getTextChannels(conversation), this.#channel.value, translations, this.#handleChannelChange)}
            <slot name="toolbar"></slot>
            ${renderCounter(text.trimEnd().length, translations, this.#maxLength)}
            ${this.#renderSendButton(composerState, text, files)}
          </div>
        </div>
      </div>
      ${this.#fileDrop.isDragOver ? html`<div class="drop" part="drop-zone"><span>${conversationIcon('attach')} ${translations.filesDrop}</span></div>` : nothing}`;
  }

  #renderField(conversation: Conversation, { whisper }: ComposerState, text: string): TemplateResult {
    const { translations } = this;
    const placeholder = whisper
      ? translations.composerWhisperPlaceholder
      : getPlaceholder(conversation, this.#channel.value, translations);
    const { activeCannedList: cannedList } = this.#tools;
    return html`<textarea
      part="input"
      rows="1"
      enterkeyhint=${this.#enterKey.hint}
      dir=${text === '' ? this.localize.dir : 'auto'}
      lang=${(whisper ? null : this.#channel.value?.language) ?? nothing}
      aria-label=${placeholder}
      aria-describedby="state"
      aria-autocomplete=${cannedList === null ? nothing : 'list'}
      aria-haspopup=${cannedList === null ? nothing : 'listbox'}
      aria-controls=${cannedList === null ? nothing : 'canned'}
      aria-activedescendant=${cannedList?.activeId ?? nothing}
      aria-invalid=${text.trimEnd().length > this.#maxLength ? 'true' : nothing}
      placeholder=${placeholder}
      .value=${live(text)}
      @input=${this.#handleInput}
      @keydown=${this.#handleKeydown}
      @keyup=${this.#tools.refresh}
      @click=${this.#tools.refresh}
      @paste=${this.#fileDrop.handlePaste}
    ></textarea>`;
  }

  #renderSendButton(
    { whisper, blockedReason }: ComposerState,
    text: string,
    files: NonNullable<Draft['files']>,
  ): TemplateResult {
    const { translations } = this;
    const isEmpty = isBlank(text) && files.length === 0;
    const isTooLong = text.trimEnd().length > this.#maxLength;
    return html`<button
      class="button primary"
      part="send-button"
      ?disabled=${isEmpty || files.some(hasFailed) || isTooLong || blockedReason !== null}
      @click=${this.#handleSend}
    >
      ${conversationIcon('send')} ${whisper ? translations.composerSendWhisper : translations.composerSend}
    </button>`;
  }
}
