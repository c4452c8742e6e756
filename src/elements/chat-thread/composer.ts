import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { SelectController } from '../../context/select-controller.js';
import type { ChannelSession, ChannelSessionId, Conversation, ConversationId } from '../../domain/index.js';
import {
  selectConversation,
  selectDraft,
  selectMayWhisper,
  selectMessage,
  selectReplyChannel,
} from '../../store/selectors.js';
import type { Draft } from '../../store/state.js';
import { customerName } from '../internal/customer-name.js';
import { DeskElement } from '../internal/desk-element.js';
import { icon, iconButton } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { previewOf } from '../internal/message-preview.js';
import { MessageSendRequestEvent } from './chat-thread.events.js';
import { composerStyles } from './composer.styles.js';
import { emptyDraft, worthKeeping } from './drafts.js';
import { senderName } from './message-view.js';

/** What the server takes in one message. */
const longest = 1000;
/** The counter appears when this few characters are left. */
const nearEnd = 100;
/** One sign of typing tells the customer for longer than this. */
const typingSpan = 3000;

/**
 * Where the agent writes: inner part of `<chat-thread>`. What is written is a draft of the session, so it survives
 * switching, removal of the element and a lost link. Whether it is a whisper is part of the draft: it stays one when
 * the agent's role or the people in the conversation change, until the agent decides otherwise.
 *
 * @internal
 */
export class ThreadComposer extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, composerStyles];

  readonly #conversation = new SelectController(this, this.sessions, (state) =>
    selectConversation(state, this.conversationId),
  );
  readonly #draft = new SelectController(this, this.sessions, (state) => selectDraft(state, this.conversationId));
  readonly #channel = new SelectController(this, this.sessions, (state) =>
    this.conversationId === null ? null : selectReplyChannel(state, this.conversationId),
  );

  #typedAt = -Infinity;

  @query('textarea') private field!: HTMLTextAreaElement | null;

  /** Why the last message did not get into the outbox. */
  @state() private problem: string | null = null;

  /** The conversation to write in. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('conversationId')) return;
    this.problem = null;
    this.#typedAt = -Infinity;
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
  };

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    // While a composition is open Enter belongs to the input method. Some report it only by this key code.
    if (event.isComposing || event.keyCode === 229) return;
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
    const whisper = !this.#isWhisper();
    const quoted = this.#quoted();
    // Nothing about a whisper may reach the customer, not even that something answers one.
    this.#keep({ whisper, ...(!whisper && quoted?.whisper === true ? { replyTo: null } : {}) });
    this.focus();
  };

  readonly #handleChannel = (event: Event): void => {
    const id = (event.target as HTMLSelectElement).value as ChannelSessionId;
    if (this.conversationId !== null) this.desk?.chooseReplyChannel(this.conversationId, id);
  };

  #keep(change: Partial<Draft>): void {
    const { desk, conversationId } = this;
    if (desk === undefined || conversationId === null) return;
    const draft = { ...emptyDraft, whisper: this.#isWhisper(), ...this.#draft.value, ...change };
    // Written as a whisper because nothing else was allowed, it must not turn into a message when the role changes.
    if (this.#onlyWhisper()) draft.whisper = draft.text !== '' || draft.replyTo !== null;
    desk.setDraft(conversationId, worthKeeping(draft));
  }

  /** The customer sees that an agent writes, never that a supervisor does or that agents talk among themselves. */
  #signTyping(text: string): void {
    const { desk, conversationId } = this;
    const conversation = this.#conversation.value;
    if (desk === undefined || conversationId === null || conversation?.role !== 'primary' || !this.online) return;
    if (text.trim() === '' || this.#isWhisper() || this.#obstacle(conversation) !== null) return;
    const now = performance.now();
    if (now - this.#typedAt < typingSpan) return;
    this.#typedAt = now;
    void desk.dispatch({ type: 'send-typing', conversationId });
  }

  #send(): void {
    const { desk, conversationId } = this;
    const conversation = this.#conversation.value;
    const draft = this.#draft.value;
    if (desk === undefined || conversationId === null || conversation === undefined || draft === null) return;
    const text = draft.text.trimEnd();
    if (text.trim() === '') this.#keep({ text: '' });
    if (text.trim() === '' || text.length > longest || this.#obstacle(conversation) !== null) return;
    const whisper = this.#isWhisper();
    const { replyTo } = draft;
    const channelSessionId = whisper ? null : (this.#channel.value?.id ?? null);
    const request = new MessageSendRequestEvent({ conversationId, text, replyTo, whisper, channelSessionId });
    if (!this.dispatchEvent(request)) return;
    this.problem = null;
    // Out of the composer and into the outbox in one step; what the outbox does not take comes back.
    desk.setDraft(conversationId, worthKeeping({ ...emptyDraft, whisper: whisper && !this.#onlyWhisper() }));
    const body = { type: 'text', text } as const;
    void desk
      .dispatch({ type: 'send-message', conversationId, body, replyTo, whisper, channelSessionId })
      .then((outcome) => {
        if (outcome.status !== 'not-sent') return;
        this.#takeBack(conversationId, { text, replyTo, whisper });
        if (this.conversationId === conversationId) this.problem = this.explain(outcome);
      });
  }

  #takeBack(id: ConversationId, sent: Draft): void {
    const { desk } = this;
    if (desk === undefined || !desk.state.conversations.byId.has(id)) return;
    const since = selectDraft(desk.state, id)?.text ?? '';
    desk.setDraft(id, { ...sent, text: since === '' ? sent.text : `${sent.text}\n${since}` });
  }

  #onlyWhisper(): boolean {
    const role = this.#conversation.value?.role;
    return role === 'monitor' || role === 'assistant';
  }

  #mayWhisper(conversation: Conversation): boolean {
    return this.desk !== undefined && selectMayWhisper(this.desk.state, conversation);
  }

  #isWhisper(): boolean {
    return this.#onlyWhisper() || (this.#draft.value?.whisper ?? false);
  }

  /** Why nothing can be written any more; null while it can. */
  #over({ state, role }: Conversation): string | null {
    if (state === 'closed') return this.words.composerClosed;
    return role === 'wrap-up' || state === 'wrapping-up' ? this.words.composerWrapUp : null;
  }

  /** Why nothing can be sent now; null when it can. */
  #obstacle(conversation: Conversation): string | null {
    const { words } = this;
    const over = this.#over(conversation);
    if (over !== null) return over;
    if (this.#isWhisper()) {
      if (this.#mayWhisper(conversation)) return null;
      return this.#onlyWhisper() ? words.composerMonitorAlone : words.composerWhisperAlone;
    }
    return this.#channel.value === null ? words.composerNoChannel : null;
  }

  #quoted() {
    const id = this.#draft.value?.replyTo ?? null;
    return id === null ? undefined : selectMessage(this.#conversation.value?.entries ?? [], id);
  }

  protected override render(): TemplateResult | typeof nothing {
    const conversation = this.#conversation.value;
    if (conversation === undefined) return nothing;
    const { words } = this;
    const over = this.#over(conversation);
    if (over !== null) return html`<div class="note over" role="status">${over}</div>`;
    const obstacle = this.#obstacle(conversation);
    const text = this.#draft.value?.text ?? '';
    const whisper = this.#isWhisper();
    const tooLong = text.trimEnd().length > longest;
    const hint = whisper
      ? words.composerWhisperPlaceholder
      : words.composerPlaceholder(isolate(customerName(conversation.customer, words)));
    return html`<div class="composer ${whisper ? 'whisper' : ''}" part="composer" dir=${this.localize.dir}>
      ${this.#renderNotes(obstacle, whisper)} ${this.#renderQuote()}
      <div class="row">
        <textarea
          part="input"
          class="field"
          rows="1"
          dir=${text === '' ? this.localize.dir : 'auto'}
          aria-label=${hint}
          aria-describedby="state"
          aria-invalid=${tooLong ? 'true' : nothing}
          placeholder=${hint}
          .value=${live(text)}
          @input=${this.#handleInput}
          @keydown=${this.#handleKeydown}
        ></textarea>
        <button
          class="button primary"
          part="send-button"
          ?disabled=${text.trim() === '' || tooLong || obstacle !== null}
          @click=${this.#handleSend}
        >
          ${icon('send')} ${whisper ? words.composerSendWhisper : words.composerSend}
        </button>
      </div>
      <div class="bar cluster">
        ${this.#renderWhisper(conversation, whisper)} ${whisper ? nothing : this.#renderChannels(conversation)}
        ${this.#renderCounter(text.trimEnd().length)}
      </div>
    </div>`;
  }

  #renderNotes(obstacle: string | null, whisper: boolean): TemplateResult {
    const { words } = this;
    const mode = !whisper ? null : this.#onlyWhisper() ? words.composerWhisperOnly : words.composerWhisperOn;
    const note = obstacle ?? (this.online ? mode : words.composerOffline);
    return html`<div id="state" role="status">
        ${
          note === null
            ? nothing
            : html`<div class="note ${obstacle === null && this.online ? 'whisper' : 'warning'}">${note}</div>`
        }
      </div>
      ${this.problem === null ? nothing : html`<div class="note negative" role="alert">${this.problem}</div>`}`;
  }

  #renderQuote(): TemplateResult | typeof nothing {
    const { words } = this;
    const quoted = this.#quoted();
    const conversation = this.#conversation.value;
    if (quoted === undefined || conversation === undefined) return nothing;
    const customer = customerName(conversation.customer, words);
    const name = senderName(quoted, { words, ownId: this.desk?.state.agent?.id ?? null, customer });
    return html`<div class="quote-bar" part="quote-bar">
      <div class="quoted">
        <div class="small">${words.composerReplyingTo(isolate(name))}</div>
        <div class="small muted truncate" dir="auto">${previewOf(quoted.body, words)}</div>
      </div>
      ${iconButton('close', words.composerReplyRemove, this.#handleUnquote)}
    </div>`;
  }

  #renderWhisper(conversation: Conversation, whisper: boolean): TemplateResult | typeof nothing {
    // Where there is no choice the note above says so.
    if (this.#onlyWhisper() || (!whisper && !this.#mayWhisper(conversation))) return nothing;
    return html`<button
      class="button toggle"
      part="whisper-toggle"
      aria-pressed=${whisper ? 'true' : 'false'}
      @click=${this.#handleWhisper}
    >
      ${icon('whisper')} ${this.words.composerWhisper}
    </button>`;
  }

  #renderChannels(conversation: Conversation): TemplateResult | typeof nothing {
    const sessions = conversation.channelSessions.filter(({ voice }) => !voice);
    if (sessions.length < 2) return nothing;
    const chosen = this.#channel.value?.id;
    const nameOf = (session: ChannelSession) => {
      const alone = sessions.filter(({ channel }) => channel.name === session.channel.name).length === 1;
      return alone ? session.channel.name : `${session.channel.name} · ${session.customerAddress}`;
    };
    return html`<label class="channel"
      ><span class="small muted">${this.words.composerChannel}</span>
      <select class="field" part="channel-select" @change=${this.#handleChannel}>
        ${sessions.map(
          (session) =>
            html`<option value=${session.id} .selected=${live(session.id === chosen)}>${nameOf(session)}</option>`,
        )}
      </select></label
    >`;
  }

  #renderCounter(length: number): TemplateResult | typeof nothing {
    const left = longest - length;
    if (left > nearEnd) return nothing;
    const words = left < 0 ? this.words.composerTooLong(-left) : this.words.composerLeft(left);
    return html`<span class="counter small numeric ${left < 0 ? 'too-long' : 'muted'}" part="counter">${words}</span>`;
  }
}
