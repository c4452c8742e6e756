import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AgentId, ConversationId, Entries, EntryId, Message } from '../../domain/index.js';
import { selectMessage, selectPosition } from '../../store/selectors.js';
import { customerName } from '../internal/customer-name.js';
import { DeskElement } from '../internal/desk-element.js';
import { frameTime, perFrame } from '../internal/frame.js';
import { TickController } from '../internal/ticker.js';
import { RichController } from './rich-part.js';
import { Announcer, announcementOf } from './announcer.js';
import { renderItem } from './item-view.js';
import { renderLatest, renderOlder, renderTyping } from './list-parts.js';
import { copyText, messageActs, type Place } from './message-acts.js';
import { lookAround } from './look-around.js';
import { MessageCursor, type Beyond } from './message-cursor.js';
import { messageListStyles } from './message-list.styles.js';
import type { MessageView } from './message-view.js';
import { messageStyles } from './message.styles.js';
import { OlderMessages } from './older-messages.js';
import { ScrollAnchor } from './scroll-anchor.js';
import { confirmRead, newestForeign } from './seen-messages.js';
import { isAwake, SightController } from './sight-controller.js';
import { threadItems, type ThreadItem } from './thread-items.js';
import { ThreadSource } from './thread-source.js';
import { ThreadWindow } from './thread-window.js';

/**
 * The messages of one conversation: inner part of `<chat-thread>`. Holds the reading position, draws only what is around
 * it, fetches more when the reader scrolls up, and notices what has really been seen.
 *
 * Fires `agent-desk-compose` (not beyond the thread) when something was put into the composer.
 *
 * @internal
 */
export class MessageList extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, messageListStyles, messageStyles];

  readonly #source = new ThreadSource(this, this.sessions, {
    id: () => this.conversationId,
    away: () => this.away,
  });

  readonly #sight = new SightController(
    this,
    () => this.scroller.clientHeight,
    () => this.#see(),
  );
  readonly #rich = new RichController(this);
  readonly #older = new OlderMessages(this, () => this.desk);
  readonly #announcer = new Announcer(this, (messages) =>
    announcementOf(messages, { words: this.words, ownId: this.#ownId, customer: this.#customer() }),
  );
  readonly #window = new ThreadWindow();
  #anchor: ScrollAnchor | undefined;
  #cursor: MessageCursor | undefined;
  /** Conversation that is drawn; another one begins at its own end. */
  #shown: ConversationId | null = null;
  #opening = false;
  /** Where "new messages" stands. It stays while the conversation is open, though the store forgets it once all is read. */
  #divider: EntryId | null = null;
  #lastOwn: EntryId | null = null;
  #scrollTop = 0;
  /** How long the last drawing took (ms). */
  #took = 0;
  /** Key of the item the focus was in before this update. */
  #focused: string | null = null;

  @query('.scroller') private scroller!: HTMLElement;
  @query('.content') private content!: HTMLElement;

  /** The reader has left the end of the thread. */
  @state() private away = false;

  /** How the search for what a quote answers stands. */
  @state() private search: 'none' | 'running' | 'failed' = 'none';

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

  // However much comes, it is drawn once for each picture.
  protected override scheduleUpdate(): void | Promise<unknown> {
    const draw = (): void => {
      const began = performance.now();
      void super.scheduleUpdate();
      this.#took = performance.now() - began;
    };
    // Where drawing is slow, a flood is not drawn before it has come.
    return perFrame(this, draw, () => this.#took > frameTime && this.#window.isFlooded(this.#source.entries));
  }

  // Not in `willUpdate`: what is selected for a conversation is read anew only after that.
  protected override update(changed: PropertyValues<this>): void {
    const entries = this.#source.entries;
    if (this.#shown !== this.conversationId) this.#open(entries);
    this.#announcer.hear(entries, this.#ownId);
    const unreadFrom = this.#source.unreadFrom;
    if (unreadFrom !== null && !this.#watching()) this.#divider = unreadFrom;
    this.#window.follow(entries, this.#anchor?.atEnd === true && !this.#opening);
    this.#followOwn(entries);
    this.#focused = this.#focusedItem()?.dataset['key'] ?? null;
    super.update(changed);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    // Drawn with the picture after it was taken out: there is nothing to hold or to watch.
    if (!this.isConnected) return;
    // What joins the end of a thread that is being read is read as it comes: no count of it flashes up elsewhere.
    if (this.#sight.sees && this.#watching()) this.#markRead();
    this.#anchor ??= new ScrollAnchor(this.scroller, this.content);
    this.#cursor ??= new MessageCursor(this.scroller, this.content);
    this.#window.measure(this.content.offsetHeight, this.scroller.clientHeight);
    if (this.#opening) this.#arrive(this.#anchor);
    else this.#anchor.restore(this.#window);
    if (this.#anchor.gaps(this.#window) && !this.#look(this.#anchor)) {
      this.#window.widen(this.#source.entries);
      this.requestUpdate();
    }
    this.#keepFocus();
    this.#cursor.settle(this.#focusedItem(), this.#anchor.atEnd ? null : (this.#anchor.inView()?.last ?? null));
    const newest = newestForeign(this.#source.entries, this.#ownId);
    this.#sight.watch(newest === undefined ? null : this.#anchor.find(newest.id));
    this.#see();
  }

  readonly #handleScroll = (): void => {
    const anchor = this.#anchor;
    const { scrollTop, clientHeight } = this.scroller;
    const upwards = scrollTop < this.#scrollTop;
    this.#scrollTop = scrollTop;
    if (anchor === undefined || anchor.stands) return;
    anchor.remember();
    this.away = !anchor.atEnd;
    this.#look(anchor);
    if (upwards && this.#window.start === 0 && scrollTop < clientHeight) void this.#older.load();
  };

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    const to = this.#cursor?.step(event);
    if (to === null || to === undefined) return;
    event.preventDefault();
    this.#goTo(to, event.key);
  };

  readonly #handleLatest = (): void => {
    this.#toEnd(this.#source.entries);
    this.away = false;
    this.requestUpdate();
  };

  #open(entries: Entries): void {
    this.#shown = this.conversationId;
    this.#opening = true;
    this.#divider = this.#source.unreadFrom;
    this.#window.open(entries, this.#divider);
    this.#announcer.open(entries);
    this.#older.open(this.conversationId);
    this.away = false;
    this.search = 'none';
  }

  /** Begins at what is new, or at the end when there is nothing new. */
  #arrive(anchor: ScrollAnchor): void {
    this.#opening = false;
    anchor.toEnd();
    anchor.restore(this.#window);
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
    this.#toEnd(entries);
    this.away = false;
  }

  #toEnd(entries: Entries): void {
    this.#window.latest(entries);
    this.#anchor?.toEnd();
  }

  /** Sees to it that there is something drawn where the view is, and around it; true when there was not. */
  #look(anchor: ScrollAnchor): boolean {
    const other = lookAround(this.#source.entries, this.#window, anchor);
    if (other) this.requestUpdate();
    return other;
  }

  #focusedItem(): HTMLElement | null {
    return this.shadowRoot?.activeElement?.closest<HTMLElement>('[data-key]') ?? null;
  }

  /** Whoever was in a message that is far away now stays in the thread. */
  #keepFocus(): void {
    if (this.#focused !== null && (this.shadowRoot?.activeElement ?? null) === null) {
      this.scroller.focus({ preventScroll: true });
    }
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
    if (this.conversationId !== null) this.desk?.markRead(this.conversationId);
  }

  get #ownId(): AgentId | null {
    return this.desk?.state.agent?.id ?? null;
  }

  #typing(): boolean {
    const until = this.#source.conversation?.customerTypingUntil ?? null;
    return until !== null && this.online && this.desk !== undefined && until > this.desk.clock.now();
  }

  #customer(): string {
    const conversation = this.#source.conversation;
    return conversation === undefined ? '' : customerName(conversation.customer, this.words);
  }

  #act(act: (place: Place) => void): void {
    const { desk, conversationId } = this;
    if (desk !== undefined && conversationId !== null) act({ element: this, session: desk, conversationId });
  }

  async #copy(text: string): Promise<void> {
    const { words } = this;
    this.#announcer.say((await copyText(text)) ? words.copied : words.copyFailed);
  }

  #goTo(to: HTMLElement | Beyond, key: string): void {
    if (to instanceof HTMLElement) {
      to.focus();
      return;
    }
    const entries = this.#source.entries;
    const { start, end } = this.#window;
    const atStart = start === 0;
    this.#anchor?.remember();
    if (to === 'last' && !this.#window.reachesEnd) {
      this.#toEnd(entries);
      this.#drawNow();
    } else this.#reach({ first: 0, last: -1, above: start - 1, below: end }[to], to === 'first');
    const next = to === 'first' || to === 'last' ? this.#cursor?.end(to) : this.#cursor?.next(key);
    if (next instanceof HTMLElement) next.focus();
    if (atStart && (to === 'first' || to === 'above')) void this.#older.load();
  }

  /** Sees to it that an entry is drawn, and in view if it is `far`. */
  #reach(position: number, far: boolean): void {
    const entries = this.#source.entries;
    if (!this.#window.reach(entries, position)) return;
    if (far) this.#anchor?.expect(entries.at(position)?.id ?? '', 0.3);
    this.#drawNow();
  }

  /** Not with the next picture: who asked goes on with what is drawn. */
  #drawNow(): void {
    this.requestUpdate();
    this.performUpdate();
  }

  /** Leads to what a message answers, and fetches it if it has to. */
  async #jump(reply: Message, quoted: Message | null): Promise<void> {
    let original: Message | null | undefined = quoted;
    if (original === null && reply.replyTo !== null) {
      this.search = 'running';
      const id = this.conversationId;
      original = await this.#older.find(reply);
      if (this.conversationId !== id) return;
      this.search = original === undefined ? 'failed' : 'none';
    }
    if (original === null || original === undefined) return;
    this.#reach(selectPosition(this.#source.entries, original.id), true);
    const element = this.#anchor?.find(original.id);
    if (element === null || element === undefined) return;
    this.#anchor?.show(element, 0.3);
    this.away = this.#anchor?.atEnd === false;
    element.focus({ preventScroll: true });
    element.classList.add('found');
    const fade = () => element.classList.remove('found');
    element.addEventListener('animationend', fade, { once: true });
    element.addEventListener('blur', fade, { once: true });
  }

  /** What drawing needs, and what of it draws all messages again when it changes. */
  #view(): { readonly view: MessageView; readonly key: readonly unknown[] } {
    const { words, localize, readOnly, desk } = this;
    const customer = this.#customer();
    const ownId = this.#ownId;
    const rich = this.#rich.part;
    const view: MessageView = {
      ...{ words, localize, ownId, customer, rich },
      mayWrite: !readOnly,
      fileUrl: (address) => this.desk?.rest.fileUrl(address) ?? null,
      ...messageActs((act) => this.#act(act)),
      jump: (reply, quoted) => void this.#jump(reply, quoted),
      copy: (text) => void this.#copy(text),
    };
    const today = new Date().toDateString();
    return { view, key: [words, localize.lang, localize.dir, customer, ownId, readOnly, desk, today, rich] };
  }

  #items(): readonly ThreadItem[] {
    return threadItems({
      entries: this.#source.entries,
      start: this.#window.start,
      end: this.#window.end,
      unreadFrom: this.#divider,
      find: (id) => selectMessage(this.#source.conversation?.entries ?? [], id),
    });
  }

  protected override render(): TemplateResult {
    const { words, localize } = this;
    const { view, key } = this.#view();
    return html`<div
        class="scroller"
        part="base messages"
        dir=${localize.dir}
        role="log"
        aria-live="off"
        aria-label=${words.messagesLabel}
        tabindex="-1"
        @scroll=${this.#handleScroll}
        @keydown=${this.#handleKeydown}
        @focusin=${({ target }: Event) => this.#cursor?.follow(target)}
      >
        ${this.#source.conversation === undefined ? nothing : this.#renderOlder()}
        <div class="before"></div>
        <div class="content">
          ${repeat(
            this.#items(),
            (item) => item.key,
            (item) => guard([...Object.values(item), ...key], () => renderItem(item, view)),
          )}
        </div>
        <div class="after"></div>
        ${this.#typing() ? renderTyping(this.#customer(), words) : nothing}
      </div>
      ${this.away ? renderLatest(this.#source.unread, words, this.#handleLatest) : nothing}
      <div class="search" role="status">
        ${{ none: nothing, running: words.replySearching, failed: words.replyNotFound }[this.search]}
      </div>
      <div class="visually-hidden" aria-live="polite">${this.#announcer.text}</div>`;
  }

  #renderOlder(): TemplateResult {
    return renderOlder({
      words: this.words,
      state: this.#older.state,
      empty: this.#source.entries.length === 0,
      online: this.online,
      load: () => void this.#older.load(),
    });
  }
}
