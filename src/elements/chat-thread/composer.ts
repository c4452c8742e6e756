import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { SelectController } from '../../context/select-controller.js';
import type { CannedResponses, ChannelSessionId, Conversation, ConversationId } from '../../domain/index.js';
import { selectDraft, selectQuoted, selectReplyChannel } from '../../store/selectors.js';
import type { Draft } from '../../store/state.js';
import { DeskElement } from '../internal/desk-element.js';
import { perFrame } from '../internal/frame.js';
import { icon } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { MessageSendRequestEvent } from './chat-thread.events.js';
import { ConversationController } from './conversation-controller.js';
import { cannedValues, longest, rulesOf, type ComposerRules } from './composer-rules.js';
import { sendDraft } from './composer-send.js';
import { ComposerTools } from './composer-tools.js';
import {
  channelName,
  channelsOf,
  renderChannels,
  renderCounter,
  renderNotes,
  renderQuote,
  hintOf,
  renderWhisperToggle,
} from './composer-view.js';
import { composerStyles } from './composer.styles.js';
import { redrafted } from './drafts.js';
import { TypingSign } from './typing-sign.js';
import { FileIntake } from './file-intake.js';

const none: NonNullable<Draft['files']> = [];

/**
 * Where the agent writes: inner part of `<chat-thread>`. What is written, and the files that go with it, are a draft of
 * the session, so it survives switching, removal of the element and a lost link. Whether it is a whisper is part of the
 * draft: it stays one when the agent's role or the people in the conversation change, until the agent decides otherwise.
 *
 * What few messages need (files, emoji, ready-made answers, the list of shortcuts) is loaded when it is first asked for.
 *
 * @internal
 */
export class ThreadComposer extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, composerStyles];

  readonly #conversation = new ConversationController(this, this.sessions, () => this.conversationId);
  readonly #draft = new SelectController(this, this.sessions, (state) => selectDraft(state, this.conversationId));
  readonly #quoted = new SelectController(this, this.sessions, (state) => selectQuoted(state, this.conversationId));
  readonly #channel = new SelectController(this, this.sessions, (state) =>
    this.conversationId === null ? null : selectReplyChannel(state, this.conversationId),
  );
  readonly #settings = new SelectController(this, this.sessions, (state) => state.settings);
  readonly #files = new FileIntake(this, {
    may: () => this.#rules?.over === null && this.#settings.value?.fileSharing !== false,
    take: (files) => void this.#attach(files),
  });
  readonly #tools = new ComposerTools(this, {
    field: () => this.field,
    desk: () => this.desk,
    words: () => this.words,
    localize: this.localize,
    source: () => this.cannedResponses ?? (this.cannedResponsesUrl || undefined),
    values: () => cannedValues(this.desk?.state, this.#conversation.value, this.#channel.value),
    load: (load) => this.#load(load),
  });

  #typing = new TypingSign();
  /** By which channel answers went when last looked. */
  #went: readonly [conversation: ConversationId | null, channel: ChannelSessionId | null] = [null, null];
  #choosing = false;

  @query('textarea') private field!: HTMLTextAreaElement | null;

  /** What did not work: the last message, a file, a part that could not be loaded. */
  @state() private problem: string | null = null;

  /** Answers go by another channel than a moment ago, and the agent has not chosen it. */
  @state() private moved = false;

  /** The conversation to write in. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  /** Largest file that may be sent, in bytes. */
  @property({ attribute: false }) maxFileSize = Infinity;

  /** Kinds of files that may be sent, as in `accept`. */
  @property({ attribute: false }) fileTypes = '';

  /** Ready-made answers. */
  @property({ attribute: false }) cannedResponses: CannedResponses | undefined;

  /** Where ready-made answers are. */
  @property({ attribute: false }) cannedResponsesUrl = '';

  // However much comes, it is drawn once for each picture.
  protected override scheduleUpdate(): void | Promise<unknown> {
    return perFrame(this, () => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('conversationId')) return;
    this.problem = null;
    this.#typing = new TypingSign();
    this.#tools.close();
  }

  // Not in `willUpdate`: the channel of another conversation is looked up only after that.
  protected override update(changed: PropertyValues<this>): void {
    const now = this.#channel.value?.id ?? null;
    const [conversation, before] = this.#went;
    // It changed without the agent: the customer writes from elsewhere, or an end has come.
    if (conversation !== this.conversationId || now === null) this.moved = false;
    else if (before !== null && before !== now) this.moved = !this.#choosing;
    this.#went = [this.conversationId, now];
    this.#choosing = false;
    super.update(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { field } = this;
    if (field === null) return;
    if (!CSS.supports('field-sizing', 'content')) {
      field.style.height = 'auto';
      field.style.height = `${field.scrollHeight + 2}px`;
    }
    if (changed.has('conversationId') && this.shadowRoot?.activeElement === field) {
      field.setSelectionRange(field.value.length, field.value.length);
    }
  }

  /** Puts the cursor behind what is written. */
  override focus(options?: FocusOptions): void {
    const { field } = this;
    field?.focus(options);
    field?.setSelectionRange(field.value.length, field.value.length);
  }

  readonly #handleInput = (event: Event): void => {
    const text = (event.target as HTMLTextAreaElement).value;
    this.problem = null;
    this.#keep({ text });
    this.#signTyping(text);
    this.#tools.look();
  };

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    // While a composition is open Enter belongs to the input method. Some report it only by this key code.
    if (event.isComposing || event.keyCode === 229 || this.#tools.handleKeydown(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'Escape' && this.#draft.value?.replyTo) {
      event.preventDefault();
      event.stopPropagation();
      this.#handleUnquote();
    }
  };

  readonly #handleSend = (): void => {
    this.#send();
    this.focus();
  };

  readonly #handleUnquote = (): void => {
    this.#keep({ replyTo: null });
    this.focus();
  };

  readonly #handleWhisper = (): void => {
    const whisper = this.#rules?.whisper !== true;
    // Nothing about a whisper may reach the customer, not even that something answers one.
    this.#keep({ whisper, ...(!whisper && this.#quoted.value?.whisper === true ? { replyTo: null } : {}) });
    this.focus();
  };

  readonly #handleChannel = (event: Event): void => {
    const id = (event.target as HTMLSelectElement).value as ChannelSessionId;
    this.#choosing = true;
    if (this.conversationId !== null) this.desk?.chooseReplyChannel(this.conversationId, id);
  };

  readonly #handleCompose = (): void => this.focus();

  get #rules(): ComposerRules | null {
    const conversation = this.#conversation.value;
    if (this.desk === undefined || conversation === undefined) return null;
    const { words } = this;
    return rulesOf(conversation, {
      state: this.desk.state,
      draft: this.#draft.value,
      channel: this.#channel.value,
      words,
    });
  }

  #keep(change: Partial<Draft>, id = this.conversationId): void {
    const { desk } = this;
    if (desk !== undefined && id !== null) desk.setDraft(id, redrafted(desk.state, id, change));
  }

  async #attach(files: readonly File[]): Promise<void> {
    const { desk, conversationId, words, localize } = this;
    if (desk === undefined || conversationId === null || files.length === 0) return;
    this.problem = null;
    const part = await this.#load(() => import('./draft-files.define.js'));
    if (part === null) return;
    const limits = { maxSize: this.maxFileSize, types: this.fileTypes };
    const refused = part.attach(desk, conversationId, files, { limits, words, localize });
    if (refused !== '' && this.conversationId === conversationId) this.problem = refused;
  }

  /** A part that is loaded on demand; null, and words for it, when that is not possible now. */
  async #load<Part>(load: () => Promise<Part>): Promise<Part | null> {
    const { composerPartFailed } = this.words;
    try {
      const part = await load();
      if (this.problem === composerPartFailed) this.problem = null;
      return part;
    } catch {
      this.problem = composerPartFailed;
      return null;
    }
  }

  /** The customer sees that an agent writes, never that a supervisor does or that agents talk among themselves. */
  #signTyping(text: string): void {
    const rules = this.#rules;
    if (this.#conversation.value?.role !== 'primary' || text.trim() === '' || rules === null) return;
    if (!rules.whisper && rules.obstacle === null && this.online) this.#typing.sign(this.desk, this.conversationId);
  }

  #send(): void {
    const { desk, conversationId, words } = this;
    const rules = this.#rules;
    const draft = this.#draft.value;
    if (desk === undefined || conversationId === null || rules === null || draft === null) return;
    const { replyTo, files = none } = draft;
    const text = draft.text.trim() === '' ? '' : draft.text.trimEnd();
    if (text === '') this.#keep({ text });
    if ((text === '' && files.length === 0) || text.length > longest || rules.obstacle !== null) return;
    if (files.some(({ attachment }) => attachment === null)) {
      this.problem = files.some(({ state }) => state === 'failed') ? words.filesStuck : words.filesWait;
      return;
    }
    const unfilled = this.#tools.unfilled();
    if (unfilled !== null) {
      this.problem = words.cannedUnfilled(isolate(unfilled));
      return;
    }
    const { whisper } = rules;
    const channelSessionId = whisper ? null : (this.#channel.value?.id ?? null);
    const attachments = files.flatMap(({ attachment }) => attachment ?? []);
    const detail = { conversationId, text, attachments, replyTo, whisper, channelSessionId };
    if (!this.dispatchEvent(new MessageSendRequestEvent(detail))) return;
    this.problem = null;
    this.moved = false;
    const stayWhisper = whisper && rules.mayChoose;
    sendDraft(desk, conversationId, { text, replyTo, whisper, files }, { channelSessionId, stayWhisper }, (outcome) => {
      if (this.conversationId === conversationId) this.problem = this.explain(outcome);
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const conversation = this.#conversation.value;
    const rules = this.#rules;
    if (conversation === undefined || rules === null) return nothing;
    if (rules.over !== null) return html`<div class="note over" role="status">${rules.over}</div>`;
    const { words } = this;
    const { text = '', files = none } = this.#draft.value ?? {};
    const ownId = this.desk?.state.agent?.id ?? null;
    return html`<div class="composer ${rules.whisper ? 'whisper' : ''}" part="composer">
        ${this.#renderNotes(conversation, rules)}
        ${renderQuote(this.#quoted.value, { conversation, words, ownId, remove: this.#handleUnquote })}
        ${
          files.length === 0
            ? nothing
            : html`<agent-desk-draft-files
                exportparts="draft-file"
                .session=${this.desk}
                .conversationId=${this.conversationId}
                @agent-desk-compose=${this.#handleCompose}
              ></agent-desk-draft-files>`
        }
        ${this.#renderRow(conversation, rules, text, files)}
        <div class="bar cluster">
          ${this.#files.renderButton(this.fileTypes, words)}
          ${this.#tools.renderButtons(this.#settings.value?.emojis !== false)}
          ${rules.mayChoose ? renderWhisperToggle(rules.whisper, words, this.#handleWhisper) : nothing}
          ${rules.whisper ? nothing : renderChannels(channelsOf(conversation), this.#channel.value, words, this.#handleChannel)}
          ${renderCounter(text.trimEnd().length, words)}
        </div>
      </div>
      ${this.#tools.renderOpen()}
      ${this.#files.over ? html`<div class="drop" part="drop-zone"><span>${icon('attach')} ${words.filesDrop}</span></div>` : nothing}`;
  }

  #renderRow(
    conversation: Conversation,
    { whisper, obstacle }: ComposerRules,
    text: string,
    files: NonNullable<Draft['files']>,
  ): TemplateResult {
    const { words } = this;
    const tooLong = text.trimEnd().length > longest;
    const open = files.some(({ attachment }) => attachment === null);
    const empty = text.trim() === '' && files.length === 0;
    const hint = whisper ? words.composerWhisperPlaceholder : hintOf(conversation, this.#channel.value, words);
    const { list } = this.#tools;
    return html`<div class="row">
      <textarea
        part="input"
        class="field"
        rows="1"
        dir=${text === '' ? this.localize.dir : 'auto'}
        aria-label=${hint}
        aria-describedby="state"
        aria-autocomplete=${list === null ? nothing : 'list'}
        aria-haspopup=${list === null ? nothing : 'listbox'}
        aria-controls=${list === null ? nothing : 'canned'}
        aria-activedescendant=${list?.activeId ?? nothing}
        aria-invalid=${tooLong ? 'true' : nothing}
        placeholder=${hint}
        .value=${live(text)}
        @input=${this.#handleInput}
        @keydown=${this.#handleKeydown}
        @keyup=${this.#tools.look}
        @click=${this.#tools.look}
        @paste=${this.#files.handlePaste}
      ></textarea>
      <button
        class="button primary"
        part="send-button"
        ?disabled=${empty || open || tooLong || obstacle !== null}
        @click=${this.#handleSend}
      >
        ${icon('send')} ${whisper ? words.composerSendWhisper : words.composerSend}
      </button>
    </div>`;
  }

  #renderNotes(conversation: Conversation, { obstacle, whisper, mayChoose }: ComposerRules): TemplateResult {
    const { words, problem } = this;
    if (obstacle !== null || !this.online)
      return renderNotes({ text: obstacle ?? words.composerOffline, look: 'warning' }, problem);
    if (whisper)
      return renderNotes(
        { text: mayChoose ? words.composerWhisperOn : words.composerWhisperOnly, look: 'whisper' },
        problem,
      );
    const channel = this.moved ? this.#channel.value : null;
    const name = channel === null ? null : isolate(channelName(channel, channelsOf(conversation)));
    return renderNotes({ text: name && words.composerChannelChanged(name), look: 'info' }, problem);
  }
}
