import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  isCustomerTyping,
  type AgentId,
  type ConversationId,
  type Entries,
  type EntryId,
  type Message,
} from '../../../domain/index.js';
import { selectLineOf, selectQuoted } from '../../../store/selectors.js';
import { formatCustomerName } from '../../internal/format/format-customer-name.js';
import type { TextFormat } from '../../internal/format/text-format.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { frameDurationMs, updateOncePerFrame } from '../../internal/base/update-once-per-frame.js';
import { TickController } from '../../internal/controllers/tick-controller.js';
import { RichContentController } from '../message/rich/rich-content-controller.js';
import { LiveAnnouncer, formatAnnouncement } from './live-announcer.js';
import { renderFailedItem, renderItem } from './item-view.js';
import { renderOlderMessages, renderStatusLine } from './list-controls.js';
import { copyText, createMessageActions, type MessageContext } from '../message/message-actions.js';
import { RovingTabindex, type UnrenderedTarget } from './roving-tabindex.js';
import { messageListStyles } from './message-list.styles.js';
import type { MessageView } from '../message/message-view.js';
import { avatarStyles } from '../../internal/styles/avatar.js';
import { groupStyles } from '../message/group.styles.js';
import { messageStyles } from '../message/message.styles.js';
import { OlderMessagesController } from './older-messages-controller.js';
import { MediaController } from './media-controller.js';
import { measureLines } from './measure-lines.js';
import { highlight, QuoteSearch } from './quote-search.js';
import { ScrollAnchor } from './scroll-anchor.js';
import { ShownSteps } from './shown-steps.js';
import { sendReadReceipt, findNewestFromOthers } from './read-receipts.js';
import { isPageActive, VisibilityController } from './visibility-controller.js';
import { buildThreadItems, type ThreadItem } from './thread-items.js';
import { ThreadSource } from './thread-source.js';
import { openingRatio, ThreadWindow } from './thread-window.js';

/**
 * The messages of one conversation; an inner element of `<chat-thread>`. Keeps the reading position, renders only the
 * entries around it, loads older ones when scrolled up, and marks messages read once they have been visible.
 *
 * Fires `agent-desk-compose` (does not bubble) when a draft was changed from the list.
 *
 * @internal
 */
export class MessageList extends DeskElement {
  static override styles: CSSResultGroup = [
    DeskElement.styles,
    messageListStyles,
    avatarStyles,
    groupStyles,
    messageStyles,
  ];

  readonly #source = new ThreadSource(this, this.sessionController, {
    conversationId: () => this.conversationId,
    isAwayFromEnd: () => this.isAwayFromEnd,
    customerFormat: () => this.customerFormat,
  });

  readonly #visibility = new VisibilityController(
    this,
    () => this.scroller.clientHeight,
    () => this.#markReadIfVisible(),
  );
  readonly #media = new MediaController(this);
  readonly #richContent = new RichContentController(this);
  readonly #olderMessages = new OlderMessagesController(this, () => this.currentSession);
  readonly #quoteSearch = new QuoteSearch(this, this.#olderMessages, () => this.conversationId);
  readonly #announcer = new LiveAnnouncer(this, (messages) =>
    this.attempt('announcement', messages[0], '', () =>
      formatAnnouncement(messages, {
        translations: this.translations,
        ownId: this.#ownId,
        customerName: this.#customerName(),
        formats: this.#source.formats,
        names: this.#source.names,
      }),
    ),
  );
  readonly #shownSteps = new ShownSteps();
  readonly #window = new ThreadWindow();
  #anchor: ScrollAnchor | undefined;
  #rovingTabindex: RovingTabindex | undefined;
  #shownConversationId: ConversationId | null = null;
  #isOpening = false;
  /** Entry below the divider of unread messages. Kept while the conversation is open; the store drops it once all is read. */
  #unreadDividerId: EntryId | null = null;
  #lastSentId: EntryId | null = null;
  #lastScrollTop = 0;
  #renderDurationMs = 0;

  @query('.scroller') private scroller!: HTMLElement;
  @query('.content') private content!: HTMLElement;

  /** True if the agent has scrolled away from the end of the thread. */
  @state() private isAwayFromEnd = false;

  /** The conversation to show. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  /** How the customer's text is meant. */
  @property({ attribute: false }) customerFormat: TextFormat = 'text';

  /** Hides the actions, and sends no read receipts. */
  @property({ attribute: false }) readOnly = false;

  constructor() {
    super();
    new TickController(this, () => this.#isCustomerTyping());
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

  protected override forgetContent(): void {
    this.#anchor?.disconnect();
    this.#anchor = undefined;
    this.#rovingTabindex = undefined;
    this.#visibility.observe(null);
    // The content will be new: it opens as if for the first time.
    this.#shownConversationId = null;
  }

  // Render at most once per animation frame.
  protected override scheduleUpdate(): void | Promise<unknown> {
    const renderFrame = (): void => {
      const startedAt = performance.now();
      void super.scheduleUpdate();
      this.#renderDurationMs = performance.now() - startedAt;
    };
    // If rendering is slow, a burst is rendered once it has arrived.
    return updateOncePerFrame(
      this,
      renderFrame,
      () => this.#renderDurationMs > frameDurationMs && this.#window.isBurst(this.#source.entries),
    );
  }

  // Not in `willUpdate`: the controllers select the state of a new `conversationId` only after that.
  protected override update(changed: PropertyValues<this>): void {
    const entries = this.#source.entries;
    if (this.#shownConversationId !== this.conversationId) this.#open(entries);
    this.#announcer.announceNew(entries, this.#ownId);
    const unreadFrom = this.#source.unreadFrom;
    if (unreadFrom !== null && !this.#isWatchingEnd()) this.#unreadDividerId = unreadFrom;
    this.#followOwnMessage();
    this.#updateWindow(entries);
    this.#rovingTabindex?.rememberFocus();
    super.update(changed);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    // Removed from the page before the frame in which it renders.
    if (!this.isConnected) return;
    // A message that arrives at the visible end is read immediately, so that no unread count flashes up elsewhere.
    if (this.#visibility.isVisible && this.#isWatchingEnd()) this.#markRead();
    this.#anchor ??= new ScrollAnchor(this.scroller, this.content, this.#handleResize);
    this.#rovingTabindex ??= new RovingTabindex(this.scroller, this.content);
    this.#measure();
    if (this.#isOpening) this.#setInitialPosition(this.#anchor);
    else this.#anchor.restore(this.#window);
    const position = this.#anchor.readPosition();
    if (position !== null && this.#window.needsFilling(position)) this.requestUpdate();
    if (this.#olderMessages.state === 'unknown' && this.isOnline && position !== null && this.#isStartNear())
      void this.#olderMessages.ask();
    this.#rovingTabindex.retainFocus();
    this.#rovingTabindex.sync(this.#anchor.isAtEnd ? null : (this.#anchor.findVisibleRange()?.last ?? null));
    const newest = findNewestFromOthers(this.#source.entries, this.#ownId);
    this.#visibility.observe(newest === undefined ? null : this.#anchor.find(newest.id));
    this.#markReadIfVisible();
  }

  readonly #handleScroll = (): void => {
    const anchor = this.#anchor;
    const { scrollTop } = this.scroller;
    const isScrollingUp = scrollTop < this.#lastScrollTop;
    this.#lastScrollTop = scrollTop;
    if (anchor === undefined || anchor.isUnmoved) return;
    anchor.captureAnchor();
    this.isAwayFromEnd = !anchor.isAtEnd;
    const position = anchor.readPosition();
    if (position !== null && this.#window.isOutdated(position)) this.requestUpdate();
    if (isScrollingUp && this.#isStartNear()) void this.#olderMessages.load();
  };

  /** The start of what is loaded is in view, or less than a view away. */
  #isStartNear(): boolean {
    return this.#window.start === 0 && this.scroller.scrollTop < this.scroller.clientHeight;
  }

  /** The viewport has grown, or the content has shrunk. */
  readonly #handleResize = (): void => {
    if (this.#anchor?.isAtEnd === false) this.isAwayFromEnd = true;
    this.#measure();
    const position = this.#anchor?.readPosition() ?? null;
    if (position !== null && this.#window.isBlank(position)) this.requestUpdate();
  };

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    const target = this.#rovingTabindex?.targetForEvent(event);
    if (target === null || target === undefined) return;
    event.preventDefault();
    this.#moveTo(target, event.key);
  };

  readonly #handleLatest = (): void => {
    this.#anchor?.pinToEnd();
    this.isAwayFromEnd = false;
    this.requestUpdate();
  };

  #open(entries: Entries): void {
    this.#shownConversationId = this.conversationId;
    this.#isOpening = true;
    this.#unreadDividerId = this.#source.unreadFrom;
    this.#announcer.open(entries);
    this.#olderMessages.open(this.conversationId);
    this.isAwayFromEnd = false;
    this.#quoteSearch.reset();
    this.#media.stop();
    this.#shownSteps.reset();
  }

  /** Scrolls to the first unread message, or to the end if there is none. */
  #setInitialPosition(anchor: ScrollAnchor): void {
    this.#isOpening = false;
    anchor.pinToEnd();
    anchor.restore(this.#window);
    const divider = this.#unreadDividerId === null ? null : anchor.find('unread');
    if (divider !== null) anchor.scrollToElement(divider, openingRatio);
    this.#lastScrollTop = this.scroller.scrollTop;
    this.isAwayFromEnd = !anchor.isAtEnd;
  }

  /** Scrolls to the end when the agent sends a message. */
  #followOwnMessage(): void {
    const { sentId } = this.#source;
    if (sentId === null || sentId === this.#lastSentId) return;
    this.#lastSentId = sentId;
    this.#unreadDividerId = null;
    this.#anchor?.pinToEnd();
    this.isAwayFromEnd = false;
  }

  /** Decides what is rendered. */
  #updateWindow(entries: Entries): void {
    if (this.#isOpening) {
      this.#window.open(entries, this.#unreadDividerId);
      return;
    }
    const anchor = this.#anchor;
    anchor?.syncScrollPosition();
    if (anchor?.isAtEnd === false) this.isAwayFromEnd = true;
    const moveTo = this.#window.update(entries, anchor?.readPosition() ?? null);
    if (moveTo !== null) anchor?.reset(-moveTo, this.#window);
  }

  #measure(): void {
    this.#window.measure(measureLines(this.content), this.scroller.clientHeight);
  }

  /** True if the end of the thread is visible in an active page. */
  #isWatchingEnd(): boolean {
    if (this.#anchor === undefined || !this.#anchor.isAtEnd || this.#isOpening) return false;
    return isPageActive() && this.scroller.clientHeight > 0;
  }

  /** Once the newest message of others is visible, everything counts as read. */
  #markReadIfVisible(): void {
    const id = this.conversationId;
    const { currentSession: session } = this;
    if (id === null || session === undefined || this.#shownConversationId !== id || !this.#visibility.isVisible) return;
    this.#markRead();
    if (!this.readOnly) sendReadReceipt(session, id);
  }

  #markRead(): void {
    if (this.conversationId !== null) this.currentSession?.markRead(this.conversationId);
  }

  get #ownId(): AgentId | null {
    return this.currentSession?.state.agent?.id ?? null;
  }

  #isCustomerTyping(): boolean {
    const { conversation } = this.#source;
    const now = this.currentSession?.clock.now();
    return this.isOnline && conversation !== undefined && now !== undefined && isCustomerTyping(conversation, now);
  }

  #customerName(): string {
    const conversation = this.#source.conversation;
    return conversation === undefined ? '' : formatCustomerName(conversation.customer, this.translations);
  }

  #withContext(action: (context: MessageContext) => void): void {
    const { currentSession: session, conversationId } = this;
    if (session !== undefined && conversationId !== null) action({ element: this, session, conversationId });
  }

  async #copy(text: string): Promise<void> {
    const { translations } = this;
    this.#announcer.announce((await copyText(text)) ? translations.copied : translations.copyFailed);
    this.requestUpdate();
  }

  #moveTo(target: HTMLElement | UnrenderedTarget, key: string): void {
    if (target instanceof HTMLElement) {
      target.focus();
      return;
    }
    this.#window.sync(this.#source.entries);
    const { start, end, lines } = this.#window;
    const isAtStart = start === 0;
    this.#anchor?.captureAnchor();
    if (target === 'last' && !this.#window.reachesEnd) {
      this.#anchor?.pinToEnd();
      this.#renderNow();
    } else {
      const line = { first: 0, last: lines.length - 1, above: start - 1, below: end }[target];
      this.#ensureRendered(line, target === 'first');
    }
    const message =
      target === 'first' || target === 'last'
        ? this.#rovingTabindex?.edgeMessage(target)
        : this.#rovingTabindex?.targetForKey(key);
    if (message instanceof HTMLElement) message.focus();
    if (isAtStart && (target === 'first' || target === 'above')) void this.#olderMessages.load();
  }

  /** Renders a line, and scrolls to it if `shouldScroll` is set. */
  #ensureRendered(line: number, shouldScroll: boolean): void {
    const ratio = shouldScroll ? 0.3 : 0;
    if (!this.#window.show(line, ratio)) return;
    if (shouldScroll) this.#anchor?.anchorTo(this.#window.lines.at(line)?.id ?? '', ratio);
    this.#renderNow();
  }

  /** Renders synchronously, not with the next frame: the callers use the new elements. */
  #renderNow(): void {
    this.requestUpdate();
    this.performUpdate();
  }

  #showMore(key: string): void {
    if (this.#anchor === undefined) return;
    this.#announcer.announce(this.translations.textMoreShown);
    this.#shownSteps.showNext(key, this.#anchor, () => this.#renderNow());
    this.isAwayFromEnd = !this.#anchor.isAtEnd;
  }

  /** Scrolls to the original of a reply, and focuses it. */
  async #jumpToOriginal(reply: Message, quoted: Message | null): Promise<void> {
    const original = quoted ?? (await this.#quoteSearch.find(reply));
    if (original === undefined) return;
    this.#window.sync(this.#source.entries);
    this.#ensureRendered(selectLineOf(this.#source.entries, original.id), true);
    const element = this.#anchor?.find(original.id);
    if (element === null || element === undefined) return;
    this.#anchor?.scrollToElement(element, 0.3);
    this.isAwayFromEnd = this.#anchor?.isAtEnd === false;
    element.focus({ preventScroll: true });
    highlight(element);
  }

  /** What messages render from, and the values of it that re-render all messages when they change. */
  #createMessageView(): { readonly view: MessageView; readonly guardKey: readonly unknown[] } {
    const { translations, localize, readOnly, currentSession: session } = this;
    const customer = this.#customerName();
    const ownId = this.#ownId;
    const rich = this.#richContent.content;
    const { formats, names } = this.#source;
    const now = session?.clock.now() ?? Date.now();
    const view: MessageView = {
      ...{ translations, localize, ownId, customerName: customer, names, rich, formats, now },
      canWrite: !readOnly,
      fileUrl: (address) => this.currentSession?.rest.fileUrl(address) ?? null,
      entries: () => this.#source.entries,
      media: this.#media,
      ...createMessageActions((action) => this.#withContext(action)),
      jumpToOriginal: (reply, quoted) => void this.#jumpToOriginal(reply, quoted),
      copy: (text) => void this.#copy(text),
      showMore: (key) => this.#showMore(key),
    };
    return {
      view,
      guardKey: [
        translations,
        localize.lang,
        localize.dir,
        customer,
        names,
        ownId,
        readOnly,
        session,
        new Date(now).toDateString(),
        rich,
        formats.agent,
        formats.customer,
        this.#media.failureVersion,
      ],
    };
  }

  #renderItem(item: ThreadItem, view: MessageView): unknown {
    const entry = item.kind === 'message' ? item.message : item.kind === 'notice' ? item.notice : item;
    const where = item.kind === 'message' ? 'message' : 'item';
    return this.renderItemSafely(
      where,
      entry,
      () => renderItem(item, view),
      () => renderFailedItem(item, view),
    );
  }

  #items(): readonly ThreadItem[] {
    return buildThreadItems({
      lines: this.#window.lines,
      start: this.#window.start,
      end: this.#window.end,
      unreadFrom: this.#unreadDividerId === null ? -1 : selectLineOf(this.#source.entries, this.#unreadDividerId),
      findQuoted: (reply) =>
        this.attempt('message', reply, undefined, () => selectQuoted(this.#source.conversation?.entries ?? [], reply)),
      stepsOf: this.#shownSteps.of,
    });
  }

  protected override render(): TemplateResult {
    const { translations, localize } = this;
    const { view, guardKey } = this.#createMessageView();
    return html`<div
        class="scroller"
        part="base messages"
        dir=${localize.dir}
        role="log"
        aria-live="off"
        aria-label=${translations.messagesLabel}
        tabindex="-1"
        @scroll=${this.#handleScroll}
        @keydown=${this.#handleKeydown}
        @focusin=${({ target }: Event) => this.#rovingTabindex?.handleFocus(target)}
      >
        ${this.#source.conversation === undefined ? nothing : this.#renderOlderMessages()}
        <div class="spacer-above"></div>
        <div class="content">
          ${repeat(
            this.#items(),
            (item) => item.key,
            (item) => guard([...Object.values(item), ...guardKey], () => this.#renderItem(item, view)),
          )}
        </div>
        <div class="spacer-below"></div>
        <div class="shelter" hidden></div>
      </div>
      ${this.#renderStatusLine()}
      <div class="visually-hidden" aria-live="polite">${this.#announcer.text}</div>`;
  }

  #renderStatusLine(): TemplateResult {
    const { translations, isAwayFromEnd } = this;
    return renderStatusLine({
      ...{ translations, isAwayFromEnd },
      typingName: this.#isCustomerTyping() ? this.#customerName() : null,
      quoteSearch: this.#quoteSearch.renderStatus(translations),
      unreadCount: this.#source.unreadCount,
      onLatest: this.#handleLatest,
    });
  }

  #renderOlderMessages(): TemplateResult {
    return renderOlderMessages({
      translations: this.translations,
      state: this.#olderMessages.state,
      isEmpty: this.#source.entries.length === 0,
      online: this.isOnline,
      onLoad: () => void this.#olderMessages.load(),
    });
  }
}
