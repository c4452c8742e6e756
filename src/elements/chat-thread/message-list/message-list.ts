import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { AgentId, ConversationId, Entries, EntryId, Message } from '../../../domain/index.js';
import { selectLineOf, selectQuoted } from '../../../store/selectors.js';
import type { TextFormat } from '../../internal/format/text-format.js';
import type { HostContent } from '../host-content.js';
import { placesChanged } from '../../internal/places/kept-places.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { frameDurationMs, updateOncePerFrame } from '../../internal/base/update-once-per-frame.js';
import { TickController } from '../../internal/controllers/tick-controller.js';
import { RichContentController } from '../message/rich/rich-content-controller.js';
import { LiveAnnouncer, formatAnnouncement } from './live-announcer.js';
import { renderFailedItem, renderItem } from './item-view.js';
import { renderOlderMessages, renderStatusLine } from './list-controls.js';
import { copyText } from '../../internal/clipboard/copy-text.js';
import type { MessageContext } from '../message/message-actions.js';
import { createMessageView } from './create-message-view.js';
import { TranslationsController } from '../translate/translations-controller.js';
import { RovingTabindex } from './roving-tabindex.js';
import { messageListStyles } from './message-list.styles.js';
import type { MessageView } from '../message/message-view.js';
import { avatarStyles } from '../../internal/styles/avatar.js';
import { scaleOf } from '../../internal/styles/scale-of.js';
import { repeat } from '../../internal/rows/repeat.js';
import { groupStyles } from '../message/group.styles.js';
import { messageStyles } from '../message/message.styles.js';
import { OlderMessagesController } from './older-messages-controller.js';
import { MediaController } from './media-controller.js';
import { measureLines } from './measure-lines.js';
import { ListNavigation } from './list-navigation.js';
import { PrintController } from './print-controller.js';
import { QuoteSearch } from './quote-search.js';
import { ScrollAnchor } from './scroll-anchor.js';
import { ShownSteps } from './shown-steps.js';
import { sendReadReceipt, findNewestFromOthers } from './read-receipts.js';
import { isPageActive, VisibilityController } from './visibility-controller.js';
import { buildThreadItems, subjectOf, type ThreadItem } from './thread-items.js';
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
    () => this.scroller.clientHeight * scaleOf(this.scroller),
    () => this.#markReadIfVisible(),
  );
  readonly #media = new MediaController(this, (key) => this.#source.isDeleted(key));
  readonly #richContent = new RichContentController(this);
  readonly #translations = new TranslationsController(this);
  readonly #olderMessages = new OlderMessagesController(this, () => this.currentSession);
  readonly #quoteSearch = new QuoteSearch(this, this.#olderMessages, () => this.conversationId);
  readonly #announcer = new LiveAnnouncer(this, (messages) =>
    this.attempt('announcement', messages[0], '', () =>
      formatAnnouncement(messages, this.#source.namesAndFormats(this.translations, this.#ownId)),
    ),
  );
  readonly #shownSteps = new ShownSteps();
  readonly #window = new ThreadWindow();
  readonly #navigation = new ListNavigation(() => ({
    entries: this.#source.entries,
    window: this.#window,
    anchor: this.#anchor,
    rovingTabindex: this.#rovingTabindex,
    olderMessages: this.#olderMessages,
    quoteSearch: this.#quoteSearch,
    renderNow: () => this.#renderNow(),
    handleMoved: () => (this.isAwayFromEnd = this.#anchor?.isAtEnd === false),
  }));
  readonly #print = new PrintController(this, () => this.#renderNow());
  readonly #actions = {
    jumpToOriginal: (reply: Message, quoted: Message | null) => void this.#navigation.jumpToOriginal(reply, quoted),
    copy: (text: string) => void this.#copy(text),
    showMore: (key: string) => this.#showMore(key),
  };
  readonly #withContext = (action: (context: MessageContext) => void): void => {
    const { currentSession: session, conversationId } = this;
    if (session !== undefined && conversationId !== null) action({ element: this, session, conversationId });
  };
  #anchor: ScrollAnchor | undefined;
  #rovingTabindex: RovingTabindex | undefined;
  #shownConversationId: ConversationId | null = null;
  #isOpening = false;
  /** Entry below the divider of unread messages. Kept while the conversation is open; the store drops it once all is read. */
  #unreadDividerId: EntryId | null = null;
  /** What is new has come while the page was hidden. */
  #hasWaitedHidden = false;
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

  /** The page's own content of messages. */
  @property({ attribute: false }) hostContent: HostContent = {};

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
    this.#hasWaitedHidden ||= this.ownerDocument.hidden;
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
    if (unreadFrom !== null && (this.#hasWaitedHidden || !this.#isWatchingEnd())) this.#unreadDividerId = unreadFrom;
    this.#hasWaitedHidden = false;
    this.#followOwnMessage();
    this.#updateWindow(entries);
    this.#rovingTabindex?.rememberFocus();
    super.update(changed);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    // Removed from the page before the frame in which it renders.
    if (!this.isConnected) return;
    placesChanged();
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

  /** Scrolls to an entry of what is loaded. */
  reveal(id: EntryId): void {
    this.#navigation.reveal(id);
  }

  /** Loads the whole history while it is wanted; true when it is complete. */
  loadAll(isWanted: () => boolean): Promise<boolean> {
    return this.#olderMessages.loadAll(isWanted);
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
    this.#navigation.moveTo(target, event.key);
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
    if (this.#print.isPrinting) this.#window.showAll();
    else if (moveTo !== null) anchor?.reset(-moveTo, this.#window);
  }

  #measure(): void {
    this.#window.measure(measureLines(this.content), this.scroller.clientHeight);
  }

  /** True if the end of the thread is visible in an active page. */
  #isWatchingEnd(): boolean {
    if (this.#anchor === undefined || !this.#anchor.isAtEnd || this.#isOpening) return false;
    return isPageActive(this.ownerDocument) && this.scroller.clientHeight > 0;
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
    return this.isOnline && this.#source.isCustomerTyping(this.currentSession?.clock.now());
  }

  async #copy(text: string): Promise<void> {
    const { translations } = this;
    this.#announcer.announce((await copyText(text, this)) ? translations.copied : translations.copyFailed);
    this.requestUpdate();
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

  #renderItem(item: ThreadItem, view: MessageView): unknown {
    return this.renderItemSafely(
      item.kind === 'message' ? 'message' : 'item',
      subjectOf(item),
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
    const { view, guardKey } = createMessageView({
      ...{ translations, localize, session: this.currentSession, readOnly: this.readOnly },
      source: this.#source,
      rich: this.#richContent,
      media: this.#media,
      actions: this.#actions,
      hostContent: this.hostContent,
      translated: this.#translations.prepare(this.hostContent.translator, this.conversationId, localize.lang),
      withContext: this.#withContext,
    });
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
        ${this.#source.conversation === undefined ? nothing : renderOlderMessages({ translations, olderMessages: this.#olderMessages, isEmpty: this.#source.entries.length === 0, online: this.isOnline })}
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
      typingName: this.#isCustomerTyping() ? this.#source.customerName(this.translations) : null,
      quoteSearch: this.#quoteSearch.renderStatus(translations),
      unreadCount: this.#source.unreadCount,
      onLatest: this.#handleLatest,
    });
  }
}
