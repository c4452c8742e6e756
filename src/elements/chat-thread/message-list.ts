import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { SelectController } from '../../context/select-controller.js';
import type { AgentId, Conversation, ConversationId, Entries, EntryId, Message } from '../../domain/index.js';
import {
  positionOf,
  selectConversation,
  selectMessage,
  selectThread,
  selectUnread,
  selectUnreadFrom,
} from '../../store/selectors.js';
import { customerName } from '../internal/customer-name.js';
import { DeskElement } from '../internal/desk-element.js';
import { icon } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { previewOf } from '../internal/message-preview.js';
import { TickController } from '../internal/ticker.js';
import { RichController } from './rich-part.js';
import { replyingTo, withText } from './drafts.js';
import { renderItem } from './item-view.js';
import { compose, discardMessage, retryMessage, sendText, type Place } from './message-acts.js';
import { MessageCursor } from './message-cursor.js';
import { messageListStyles } from './message-list.styles.js';
import { senderName, type MessageView } from './message-view.js';
import { messageStyles } from './message.styles.js';
import { ScrollAnchor } from './scroll-anchor.js';
import { confirmRead, foreignSince, newestForeign } from './seen-messages.js';
import { isAwake, SightController } from './sight-controller.js';
import { threadItems } from './thread-items.js';
import { ThreadWindow } from './thread-window.js';

/** How near to the top (px) older messages are fetched. */
const nearTop = 240;
type Older = 'idle' | 'loading' | 'failed' | 'beginning';

/**
 * The messages of one conversation: inner part of `<chat-thread>`. Holds the reading position, draws only as much of
 * the thread as is needed, fetches more when the reader scrolls up, and notices what has really been seen.
 *
 * Fires `agent-desk-compose` (not beyond the thread) when something was put into the composer.
 *
 * @internal
 */
export class MessageList extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, messageListStyles, messageStyles];

  readonly #conversation = new SelectController(this, this.sessions, (state) =>
    selectConversation(state, this.conversationId),
  );
  readonly #thread = new SelectController(this, this.sessions, (state) => selectThread(state, this.conversationId));
  readonly #unread = new SelectController(this, this.sessions, (state) =>
    this.conversationId === null ? 0 : selectUnread(state, this.conversationId),
  );
  readonly #unreadFrom = new SelectController(this, this.sessions, (state) =>
    selectUnreadFrom(state, this.conversationId),
  );

  readonly #sight = new SightController(
    this,
    () => this.scroller.clientHeight,
    () => this.#see(),
  );
  readonly #rich = new RichController(this);
  readonly #window = new ThreadWindow();
  #anchor: ScrollAnchor | undefined;
  #cursor: MessageCursor | undefined;
  /** Conversation that is drawn; another one begins at its own end. */
  #shown: ConversationId | null = null;
  #opening = false;
  /** Where "new messages" stands. It stays while the conversation is open, though the store forgets it once all is read. */
  #divider: EntryId | null = null;
  #lastForeign: EntryId | null = null;
  #lastOwn: EntryId | null = null;
  #scrollTop = 0;

  @query('.scroller') private scroller!: HTMLElement;
  @query('.content') private content!: HTMLElement;

  /** The reader has left the end of the thread. */
  @state() private away = false;

  @state() private older: Older = 'idle';

  /** Read out by screen readers. */
  @state() private announcement = '';

  /** The conversation to show. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  /** To be looked at only. */
  @property({ attribute: false }) readOnly = false;

  constructor() {
    super();
    new TickController(this, () => this.#typing());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#anchor?.disconnect();
    this.#anchor = undefined;
  }

  // Not in `willUpdate`: what is selected for a conversation is read anew only after that.
  protected override update(changed: PropertyValues<this>): void {
    const entries = this.#thread.value;
    if (this.#shown !== this.conversationId) this.#open(entries);
    this.#announce(entries);
    const unreadFrom = this.#unreadFrom.value;
    if (unreadFrom !== null && !this.#watching()) this.#divider = unreadFrom;
    this.#window.follow(entries, this.#anchor?.atEnd === true && (this.shadowRoot?.activeElement ?? null) === null);
    this.#followOwn(entries);
    super.update(changed);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    // What joins the end of a thread that is being read is read as it comes: no count of it flashes up elsewhere.
    if (this.#sight.sees && this.#watching()) this.#markRead();
    this.#anchor ??= new ScrollAnchor(this.scroller, this.content);
    this.#cursor ??= new MessageCursor(this.content);
    this.#cursor.settle(this.shadowRoot?.activeElement ?? null);
    if (this.#opening) this.#arrive(this.#anchor);
    else this.#anchor.restore();
    const newest = newestForeign(this.#thread.value, this.#ownId);
    this.#sight.watch(newest === undefined ? null : this.#anchor.find(newest.id));
    this.#see();
  }

  readonly #handleScroll = (): void => {
    if (this.#anchor === undefined) return;
    this.#anchor.remember();
    this.away = !this.#anchor.atEnd;
    const { scrollTop } = this.scroller;
    const upwards = scrollTop < this.#scrollTop;
    this.#scrollTop = scrollTop;
    if (upwards && scrollTop < nearTop && this.older === 'idle') void this.showOlder();
  };

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    if (this.#cursor?.handle(event) === true && this.older === 'idle') void this.showOlder();
  };

  readonly #handleFocus = (event: FocusEvent): void => {
    this.#cursor?.follow(event.target);
  };

  readonly #handleLatest = (): void => {
    this.#anchor?.toEnd();
    this.#handleScroll();
    this.requestUpdate();
  };

  #open(entries: Entries): void {
    this.#shown = this.conversationId;
    this.#opening = true;
    this.#divider = this.#unreadFrom.value;
    this.#window.open(entries, this.#divider);
    this.#lastForeign = newestForeign(entries, this.#ownId)?.id ?? null;
    this.announcement = '';
    this.older = 'idle';
    this.away = false;
  }

  /** Begins at what is new, or at the end when there is nothing new. */
  #arrive(anchor: ScrollAnchor): void {
    this.#opening = false;
    anchor.toEnd();
    const divider = this.#divider === null ? null : anchor.find('unread');
    if (divider !== null) anchor.show(divider, 0.2);
    this.#scrollTop = this.scroller.scrollTop;
    this.away = !anchor.atEnd;
  }

  /** Whoever writes is done with reading back. */
  #followOwn(entries: Entries): void {
    const last = entries.at(-1);
    const own = last?.kind === 'message' && last.pendingCommand !== null ? last.id : null;
    if (own === null || own === this.#lastOwn) return;
    this.#lastOwn = own;
    this.#divider = null;
    this.#anchor?.toEnd();
    this.away = false;
  }

  #announce(entries: Entries): void {
    const ownId = this.#ownId;
    const fresh = foreignSince(entries, this.#lastForeign, ownId);
    const newest = fresh[0];
    if (newest === undefined) return;
    this.#lastForeign = newest.id;
    const { words } = this;
    const name = senderName(newest, { words, ownId, customer: this.#customer() });
    this.announcement =
      fresh.length > 1
        ? words.newMessages(fresh.length)
        : words.messageAnnounced(isolate(name), isolate(previewOf(newest.body, words)));
  }

  /** Somebody is looking at the end of this thread: what comes now is seen as it comes. */
  #watching(): boolean {
    if (this.#anchor === undefined || !this.#anchor.atEnd || this.#opening) return false;
    return isAwake() && this.scroller.clientHeight > 0;
  }

  /** The newest message of others is before the eyes of somebody: then everything is read. */
  #see(): void {
    const id = this.conversationId;
    const { desk } = this;
    if (id === null || desk === undefined || this.#shown !== id || !this.#sight.sees) return;
    this.#markRead();
    if (!this.readOnly) confirmRead(desk, id);
  }

  #markRead(): void {
    if (this.conversationId !== null && this.#unread.value > 0) this.desk?.markRead(this.conversationId);
  }

  get #ownId(): AgentId | null {
    return this.desk?.state.agent?.id ?? null;
  }

  #typing(): boolean {
    const until = this.#conversation.value?.customerTypingUntil ?? null;
    return until !== null && this.online && this.desk !== undefined && until > this.desk.clock.now();
  }

  #customer(): string {
    const conversation = this.#conversation.value;
    return conversation === undefined ? '' : customerName(conversation.customer, this.words);
  }

  #act(act: (place: Place) => void): void {
    const { desk, conversationId } = this;
    if (desk !== undefined && conversationId !== null) act({ element: this, session: desk, conversationId });
  }

  async #copy(text: string): Promise<void> {
    const { words } = this;
    this.announcement = await navigator.clipboard.writeText(text).then(
      () => words.copied,
      () => words.copyFailed,
    );
  }

  async #jump(message: Message): Promise<void> {
    const position = positionOf(this.#thread.value, message.id);
    if (position < 0) return;
    if (this.#window.reach(this.#thread.value, position)) {
      this.requestUpdate();
      await this.updateComplete;
    }
    const element = this.#anchor?.find(message.id);
    if (element === null || element === undefined) return;
    this.#anchor?.show(element, 0.3);
    element.focus({ preventScroll: true });
    element.classList.add('found');
    const fade = () => element.classList.remove('found');
    element.addEventListener('animationend', fade, { once: true });
    element.addEventListener('blur', fade, { once: true });
  }

  /** What drawing needs, and what of it draws all messages again when it changes. */
  #view(): { readonly view: MessageView; readonly key: readonly unknown[] } {
    const { words, localize, readOnly } = this;
    const customer = this.#customer();
    const ownId = this.#ownId;
    const view: MessageView = {
      words,
      localize,
      ownId,
      customer,
      rich: this.#rich.part,
      mayWrite: !readOnly,
      fileUrl: (address) => this.desk?.rest.fileUrl(address) ?? null,
      reply: (message) => this.#act((place) => compose(place, (draft) => replyingTo(draft, message))),
      retry: (message) => this.#act((place) => retryMessage(place, message)),
      discard: (message) => this.#act((place) => discardMessage(place, message)),
      jump: (message) => void this.#jump(message),
      send: (text) => this.#act((place) => sendText(place, text)),
      copy: (text) => void this.#copy(text),
      insert: (text) => this.#act((place) => compose(place, (draft) => withText(draft, text))),
    };
    const today = new Date().toDateString();
    return {
      view,
      key: [words, localize.lang, localize.dir, customer, ownId, readOnly, this.desk, today, this.#rich.part],
    };
  }

  /** Draws older messages, or fetches them when all that are here are drawn. */
  async showOlder(): Promise<void> {
    const { desk, conversationId } = this;
    if (desk === undefined || conversationId === null || this.older === 'loading') return;
    if (this.#window.start === 0) {
      this.older = 'loading';
      const outcome = await desk.history.loadOlder(conversationId).then(
        (grew): Older => (grew ? 'idle' : 'beginning'),
        (): Older => 'failed',
      );
      if (this.conversationId !== conversationId) return;
      this.older = outcome;
      if (outcome !== 'idle') return;
      // What came stands before the first entry drawn until now.
      this.#window.follow(this.#thread.value, false);
    }
    this.#window.extend(this.#thread.value);
    this.requestUpdate();
    await this.updateComplete;
  }

  protected override render(): TemplateResult {
    const { words, localize } = this;
    const { view, key } = this.#view();
    const items = threadItems({
      entries: this.#thread.value,
      start: this.#window.start,
      unreadFrom: this.#divider,
      find: (id) => selectMessage(this.#conversation.value?.entries ?? [], id),
    });
    return html`<div
        class="scroller"
        part="messages"
        dir=${localize.dir}
        role="log"
        aria-live="off"
        aria-label=${words.messagesLabel}
        @scroll=${this.#handleScroll}
        @keydown=${this.#handleKeydown}
        @focusin=${this.#handleFocus}
      >
        ${this.#renderOlder(items.length === 0)}
        <div class="content">
          ${repeat(
            items,
            (item) => item.key,
            (item) => guard([...Object.values(item), ...key], () => renderItem(item, view)),
          )}
        </div>
        ${this.#renderTyping()}
      </div>
      ${this.away ? this.#renderLatest() : nothing}
      <div class="visually-hidden" aria-live="polite">${this.announcement}</div>`;
  }

  #renderOlder(empty: boolean): TemplateResult | typeof nothing {
    const { words } = this;
    const conversation: Conversation | undefined = this.#conversation.value;
    if (conversation === undefined) return nothing;
    if (this.older === 'loading')
      return html`<div class="older cluster" role="status">${words.messagesOlderLoading}</div>`;
    if (this.#window.start === 0 && this.older === 'beginning') {
      return html`<div class="older cluster">${empty ? words.listNoMessages : words.messagesBeginning}</div>`;
    }
    return html`<div class="older cluster">
      ${this.older === 'failed' ? html`<span role="alert">${words.messagesOlderFailed}</span>` : nothing}
      <button
        class="button quiet"
        ?disabled=${!this.online && this.#window.start === 0}
        @click=${() => void this.showOlder()}
      >
        ${this.older === 'failed' ? words.retry : words.messagesOlder}
      </button>
    </div>`;
  }

  #renderTyping(): TemplateResult | typeof nothing {
    if (!this.#typing()) return nothing;
    return html`<div class="typing" part="typing">
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <span>${this.words.customerTyping(isolate(this.#customer()))}</span>
    </div>`;
  }

  #renderLatest(): TemplateResult {
    const { words } = this;
    const unread = this.#unread.value;
    return html`<button
      class="button latest ${unread > 0 ? 'primary' : 'icon'}"
      part="latest-button"
      title=${words.messagesLatest}
      aria-label=${unread > 0 ? nothing : words.messagesLatest}
      @click=${this.#handleLatest}
    >
      ${unread > 0 ? words.newMessages(unread) : nothing} ${icon('down')}
    </button>`;
  }
}
