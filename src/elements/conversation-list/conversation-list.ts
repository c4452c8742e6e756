import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import { foldWords } from '../../domain/text/fold-text.js';
import { isCustomerTyping, type ConversationId, type Message } from '../../domain/index.js';
import {
  selectAgentNames,
  selectActiveConversation,
  selectConversations,
  selectEndedConversations,
} from '../../store/selectors.js';
import type { EndedConversation } from '../../store/state.js';
import { takeEscape } from '../internal/events/contain-escape.js';
import { formatCustomerName } from '../internal/format/format-customer-name.js';
import { formatMessagePreview } from '../internal/format/format-message-preview.js';
import { getTextFormats, updateWithMarkdown } from '../internal/format/text-format.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { ConnectionNotice } from '../internal/connection/connection-notice.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { updateOncePerFrame } from '../internal/base/update-once-per-frame.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { MovedRows } from '../internal/focus/moved-rows.js';
import { addDock } from '../internal/places/kept-places.js';
import { handleActions } from '../internal/keys/desk-actions.js';
import { DeskKeys, selectConversation } from '../internal/keys/desk-keys.js';
import { avatarStyles } from '../internal/styles/avatar.js';
import { ActiveRow } from './active-row.js';
import { conversationListStyles } from './conversation-list.styles.js';
import { renderRow, type ConversationRow, type RowsView } from './conversation-row.js';
import { createContent, createRows } from './conversation-rows.js';
import { formatEnd, renderEndedList } from './ended-list.js';
import { groupRows, HeldOrder, type ListSort, type RowGroup } from './list-order.js';
import { renderListTools } from './list-tools.js';
import { ListWindow } from './list-window.js';
import { countRows, filterRows, listChannels, type ListFilter } from './row-filters.js';
import { RowFocus } from './row-focus.js';
import { matchesSearch } from './row-search.js';
import { UnreadAnnouncer } from './unread-announcer.js';
import { registerEnglish } from '../../translations/en.js';
import { list } from '../../translations/en/parts/list.js';
import { isComposing } from '../internal/keys/is-composing.js';
import { repeat } from '../internal/rows/repeat.js';
import { thread } from '../../translations/en/parts/thread/thread.js';

registerEnglish({ ...thread, ...list });

/** How long the end of a conversation is named beside the heading of the ended ones (ms). */
const newsMs = 60_000;

/**
 * The agent's open conversations, those that wait longest first: customer, channel, last message or what was not sent, time
 * waiting, hold, role and number of unread messages; search, filters and order above them. Selecting one makes it the
 * session's active conversation, which every `<chat-thread>` without a `conversation-id` shows, and puts the cursor into its
 * message field. Below them are the conversations that have ended on this page, to be read.
 *
 * While the agent points at the rows or has the focus in them, they keep their places, and only times and texts change.
 *
 * Keyboard: arrow keys, Home and End walk through the rows, Enter or Space selects, letters go to the message field. New
 * messages in conversations other than the active one are announced to screen readers.
 *
 * @element conversation-list
 *
 * @slot empty - Replaces the text for no open conversations.
 *
 * @fires conversation-select-request - The agent selects a conversation. Cancelable: the active conversation then stays. Detail: `{ conversationId }`.
 *
 * @csspart base - Container of the element.
 * @csspart tools - Search, order and filters.
 * @csspart search - The search field.
 * @csspart filter - A button that filters the rows.
 * @csspart list - The list of open conversations.
 * @csspart row - One conversation.
 * @csspart channel - The icon of a row's channel.
 * @csspart waiting - How long the customer of a row has waited.
 * @csspart unread - The number of unread messages in a row.
 * @csspart ended - Conversations that have ended on this page, and why.
 * @csspart placeholder - Shown while there is no session or no agent is signed in.
 * @csspart connection - Says that the connection is lost; one visible element of each session does.
 * @csspart storage-notice - Says that what the agent writes is not kept on this device; one visible element of the page does.
 */
export class ConversationList extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, avatarStyles, conversationListStyles];

  protected override readonly connectionNotice = new ConnectionNotice(this, this.sessionController, () => 2);
  readonly #conversations = new SelectController(this, this.sessionController, selectConversations);
  readonly #activeId = new SelectController(this, this.sessionController, selectActiveConversation);
  readonly #unreadCounts = new SelectController(this, this.sessionController, (state) => state.local.unread);
  readonly #names = new SelectController(this, this.sessionController, selectAgentNames);
  readonly #settings = new SelectController(this, this.sessionController, (state) => state.settings);
  readonly #endedConversations = new SelectController(this, this.sessionController, selectEndedConversations);
  #needsTick = false;
  #groups: readonly RowGroup<ConversationRow>[] = [];
  #ids: readonly ConversationId[] = [];
  readonly #order = new HeldOrder<ConversationRow>();
  readonly #window = new ListWindow(this);
  readonly #rowFocus = new RowFocus(this, this.#window, () => this.#ids);
  readonly #movedRows = new MovedRows<ConversationId>();
  readonly #active = new ActiveRow(this.#window);
  readonly #announcer = new UnreadAnnouncer(this, {
    getUnread: (ids) =>
      this.#conversations.value
        .filter(({ id }) => ids.has(id) && id !== this.#activeId.value)
        .map(({ id, customer }) => ({
          id,
          name: formatCustomerName(customer, this.translations),
          count: this.#unreadCounts.value.get(id) ?? 0,
        }))
        .filter(({ count }) => count > 0),
    formatOne: ({ name, count }) =>
      this.translations.messageAnnouncement(isolateBidi(name), this.translations.listUnread(count)),
    formatMany: (count) => this.translations.newMessages(count),
  });

  @state() private search = '';
  @state() private filter: ListFilter = 'all';
  @state() private channel = '';
  @state() private isEndedOpen = false;

  /** How customers' messages are meant, as in `<chat-thread>`. */
  @property({ attribute: 'customer-format' }) customerFormat: 'text' | 'markdown' = 'text';

  /**
   * Order of the rows: `waiting` by how long customers wait, longest first, then those who have an answer; `recent` by
   * latest message first; `opened` by when each was opened. The agent can choose another one.
   */
  @property() sort: ListSort = 'waiting';

  /** Waiting time from which an answer is urgent, in seconds. */
  @property({ type: Number, attribute: 'soon-after' }) soonAfter = 120;

  /**
   * Waiting time from which an answer is overdue, in seconds. Where the server has a time to answer, that counts, and an answer
   * is urgent from the same share of it.
   */
  @property({ type: Number, attribute: 'late-after' }) lateAfter = 300;

  constructor() {
    super();
    addDock(this);
    // Rows show pending messages and drafts too.
    new SelectController(this, this.sessionController, (state) => state.pending);
    new SelectController(this, this.sessionController, (state) => state.local.drafts);
    new TickController(this, () => this.#needsTick);
    new DeskKeys(this, () => this.currentSession);
    handleActions(this, this.sessionController, {
      handle: (action) => action === 'findConversation' && this.checkVisibility() && this.#focusSearch(),
      order: () => this.#ids,
    });
    updateWithMarkdown(this);
  }

  // Render at most once per animation frame.
  protected override scheduleUpdate(): void | Promise<unknown> {
    return updateOncePerFrame(this, () => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('sort') || changed.has('search') || changed.has('filter') || changed.has('channel'))
      this.#order.reset();
  }

  protected override updated(): void {
    const isPointedAt = this.#isPointedAt;
    this.#movedRows.update(this.#ids, [this.sort, this.search, this.filter, this.channel]);
    this.#active.update(this.#ids, this.#activeId.value, isPointedAt);
  }

  /** Focuses a row of the list. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[role="option"][tabindex="0"]')?.focus(options);
  }

  protected override render(): TemplateResult {
    this.#needsTick = false;
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang} tabindex="-1">
      ${this.renderPlaceholder() ?? this.#renderList()}
    </div>`;
  }

  #renderList(): TemplateResult {
    const { translations } = this;
    const { currentSession: session } = this;
    if (session === undefined) return html`${nothing}`;
    const rows = createRows(session.state, translations);
    const query = foldWords(this.search);
    const matching = filterRows(rows, { filter: this.filter, channel: this.channel, query });
    const isHeld = this.#isPointedAt || this.#rowFocus.isInRows || (query !== '' && this.#isSearching);
    this.#groups = this.#order.update(groupRows(matching, this.sort), rows, isHeld);
    this.#ids = this.#groups.flatMap((group) => group.rows.map(({ id }) => id));
    this.#announcer.update(this.#unreadCounts.value);
    const ended = this.#getEnded();
    const news = this.#getNews(ended);
    return html`
      ${this.connectionNotice.render(translations, this.localize)}
      ${rows.length === 0 && ended.length === 0 ? nothing : this.#renderTools(rows)}
      ${rows.length === 0 ? this.#renderEmpty() : matching.length === 0 && this.#ids.length === 0 ? this.#renderNoMatch() : this.#renderRows()}
      ${renderEndedList({
        translations,
        localize: this.localize,
        state: session.state,
        ended:
          query === ''
            ? ended
            : ended.filter(({ conversation }) =>
                matchesSearch(conversation, formatCustomerName(conversation.customer, translations), query),
              ),
        news,
        activeId: this.#activeId.value,
        isOpen: this.isEndedOpen || (query !== '' && ended.length > 0),
        isSearching: query !== '' && ended.length > 0,
        formatPreview: this.#formatPreview,
        onToggle: () => (this.isEndedOpen = !this.isEndedOpen),
        onSelect: this.#handleSelect,
        onClear: this.#handleClearEnded,
      })}
      <div class="visually-hidden" aria-live="polite">${this.#announcer.text}</div>
      <div class="visually-hidden" role="status">${news === null ? '' : formatEnd(news, translations)}</div>
    `;
  }

  #renderTools(rows: readonly ConversationRow[]): TemplateResult {
    return renderListTools({
      translations: this.translations,
      localize: this.localize,
      query: this.search,
      sort: this.sort,
      filter: this.filter,
      countOf: (filter) => countRows(rows, filter),
      channels: listChannels(rows),
      channel: this.channel,
      onQuery: (query) => (this.search = query),
      onSearchKey: this.#handleSearchKey,
      onSort: (sort) => (this.sort = sort),
      onFilter: (filter) => (this.filter = filter),
      onChannel: (channel) => (this.channel = channel),
    });
  }

  #renderEmpty(): TemplateResult {
    const { listEmpty, listEmptyHint } = this.translations;
    return html`<div class="rest">
      <slot name="empty"
        ><div class="empty">
          <div>${listEmpty}</div>
          <div class="small">${listEmptyHint}</div>
        </div></slot
      >
    </div>`;
  }

  #renderNoMatch(): TemplateResult {
    const { listNoMatch, listClearSearch } = this.translations;
    return html`<div class="rest empty" role="status">
      <div>${listNoMatch(isolateBidi(this.search.trim()))}</div>
      <button class="button" @click=${this.#handleClearFilters}>${listClearSearch}</button>
    </div>`;
  }

  #renderRows(): TemplateResult {
    const { translations, localize } = this;
    const hasHeads = this.sort === 'waiting';
    const windows = this.#window.update(this.#groups.map(({ rows }) => ({ hasHead: hasHeads, rowCount: rows.length })));
    const view = this.#createRowsView();
    const starts = this.#groups.map((_, i) => this.#groups.slice(0, i).reduce((sum, { rows }) => sum + rows.length, 0));
    return html`<div
      part="list"
      class="rows"
      role="listbox"
      tabindex="-1"
      aria-label=${translations.listLabel}
      @keydown=${this.#handleKeydown}
      @scroll=${this.#handleScroll}
      @pointerleave=${this.#handleLeave}
      @focusout=${this.#handleLeave}
    >
      ${repeat(
        this.#groups,
        ({ name }) => name,
        ({ name, rows }, i) => {
          const { first, end } = windows[i] ?? { first: 0, end: 0 };
          const label = name === 'all' ? translations.listLabel : translations.listGroup(name);
          return html`<div role="group" aria-label=${label}>
            ${
              name === 'all'
                ? nothing
                : html`<div class="group-head ${name}" aria-hidden="true">
                    ${label} <span class="numeric" translate="no">${localize.number(rows.length)}</span>
                  </div>`
            }
            <div class="body" role="presentation">
              ${repeat(
                rows.slice(first, end),
                ({ id }) => id,
                (row, offset) =>
                  this.renderItemSafely('item', row.conversation, () =>
                    this.#renderRow(row, (starts[i] ?? 0) + first + offset, view),
                  ),
              )}
            </div>
          </div>`;
        },
      )}
    </div>`;
  }

  #renderRow(row: ConversationRow, index: number, view: RowsView): unknown {
    const { currentSession: session } = this;
    if (session === undefined) return nothing;
    const content = createContent(row, {
      session,
      formatPreview: this.#formatPreview,
      onLogo: () => this.requestUpdate(),
      position: index + 1,
      count: this.#ids.length,
    });
    if (row.waitingSince !== null || isCustomerTyping(row.conversation, view.now)) this.#needsTick = true;
    return renderRow(row, content, view);
  }

  #createRowsView(): RowsView {
    const { translations, localize } = this;
    const activeId = this.#activeId.value;
    const find = (id: ConversationId | null) => (id !== null && this.#ids.includes(id) ? id : undefined);
    return {
      translations,
      localize,
      now: this.#now(),
      limits: { soonMs: this.soonAfter * 1000, lateMs: this.lateAfter * 1000 },
      names: this.#names.value,
      ownId: this.currentSession?.state.agent?.id ?? null,
      activeId,
      tabStopId: find(this.#rowFocus.focusedId) ?? find(activeId) ?? this.#ids[0],
      onSelect: this.#handleSelect,
      onFocus: this.#rowFocus.handleFocus,
    };
  }

  readonly #formatPreview = (message: Message): string => {
    const { translations } = this;
    const formats = getTextFormats(this.#settings.value, this.customerFormat);
    return this.attempt('message', message, translations.contentFailed, () =>
      formatMessagePreview(message, formats, translations),
    );
  };

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target, key, repeat: isRepeated } = event;
    if ((key === 'Enter' || key === ' ') && target instanceof HTMLElement && target.matches('.row')) {
      event.preventDefault();
      if (!isRepeated) target.click();
    } else if (this.#rowFocus.handleKeydown(event)) event.preventDefault();
  };

  readonly #handleSearchKey = (event: KeyboardEvent): void => {
    const [first] = this.#ids;
    if (isComposing(event)) return;
    if (event.key === 'Escape' && this.search !== '') {
      this.search = '';
      takeEscape(event);
    } else if (event.key === 'ArrowDown' && first !== undefined) this.#rowFocus.focusRow(first);
    else if (event.key === 'Enter' && this.currentSession && first !== undefined && foldWords(this.search) !== '')
      selectConversation(this, this.currentSession, first);
    else return;
    event.preventDefault();
  };

  readonly #handleSelect = (id: ConversationId, event: Event): void => {
    const { currentSession: session } = this;
    if (session === undefined || this.#movedRows.isMisplaced(id, event)) return;
    // On a touch screen the keyboard would cover what the agent wants to read.
    selectConversation(this, session, id, { keepFocus: (event as PointerEvent).pointerType === 'touch' });
  };

  readonly #handleLeave = (): void => this.requestUpdate();

  readonly #handleClearEnded = (): void => {
    this.currentSession?.dismissEnded();
    this.focus();
  };

  readonly #handleClearFilters = (): void => {
    this.search = '';
    this.filter = 'all';
    this.channel = '';
    this.#focusSearch();
  };

  #focusSearch(): boolean {
    const field = this.renderRoot.querySelector<HTMLInputElement>('[part="search"]');
    field?.focus();
    field?.select();
    return field !== null;
  }

  /** A mouse points at the rows. Touch screens keep `:hover` where the last touch was. */
  get #isPointedAt(): boolean {
    return this.#window.scroller?.matches(':hover') === true && matchMedia('(hover: hover)').matches;
  }

  /** Enter opens the first row that is found. */
  get #isSearching(): boolean {
    return this.shadowRoot?.activeElement?.matches('[part="search"]') === true;
  }

  readonly #handleScroll = (): void => {
    this.#window.handleScroll();
    this.#active.handleScroll();
  };

  #getEnded(): readonly EndedConversation[] {
    const openIds = new Set(this.#conversations.value.map(({ id }) => id));
    return this.#endedConversations.value.filter(({ conversation }) => !openIds.has(conversation.id));
  }

  #getNews(ended: readonly EndedConversation[]): EndedConversation | null {
    const newest = ended.at(-1);
    if (newest === undefined || this.#now() - newest.at >= newsMs) return null;
    this.#needsTick = true;
    return newest;
  }

  #now(): number {
    return this.currentSession?.clock.now() ?? Date.now();
  }
}
