import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SelectController } from '../../context/select-controller.js';
import { isCustomerTyping, type ConversationId, type Message } from '../../domain/index.js';
import {
  selectAgentNames,
  selectActiveConversation,
  selectConversations,
  selectEndedConversations,
  selectHasDeliveryProblem,
  selectLastMessage,
  selectThread,
  selectWaitingSince,
} from '../../store/selectors.js';
import type { EndedConversation } from '../../store/state.js';
import { formatCustomerName } from '../internal/format/format-customer-name.js';
import { formatMessagePreview } from '../internal/format/format-message-preview.js';
import { getTextFormats, updateWithMarkdown, type TextFormats } from '../internal/format/text-format.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { ConnectionNotice } from '../internal/connection/connection-notice.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { sendRequest } from '../internal/events/request-event.js';
import { updateOncePerFrame } from '../internal/base/update-once-per-frame.js';
import { iconButton } from '../internal/styles/icons.js';
import { nextIndex } from '../internal/focus/next-index.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { ConversationSelectRequestEvent } from './conversation-list.events.js';
import { conversationListStyles } from './conversation-list.styles.js';
import { renderRow, type ConversationRow, type RowsView } from './conversation-row.js';
import { TypeAhead } from './type-ahead.js';
import { UnreadAnnouncer } from './unread-announcer.js';
import { registerEnglish } from '../../translations/en.js';
import { thread } from '../../translations/en/parts/thread.js';

registerEnglish(thread);

/** How long an end caused by the agent is shown (ms); other ends are shown until they are dismissed. */
const ownEndDisplayMs = 10_000;
const maxEndedShown = 3;
const ownEndReasons: ReadonlySet<string> = new Set(['left', 'wrapped-up', 'wrap-up-skipped']);

/**
 * The agent's open conversations, each with customer, channel, last message, number of unread messages, typing indicator
 * and delivery problems. Selecting one makes it the session's active conversation, which every `<chat-thread>` without a
 * `conversation-id` shows.
 *
 * Keyboard: arrow keys, Home and End, letters to find a name, Enter or Space to select. New messages in conversations
 * other than the active one are announced to screen readers.
 *
 * @element conversation-list
 *
 * @slot empty - Replaces the text for no open conversations.
 *
 * @fires conversation-select-request - The agent selects a conversation. Cancelable: the active conversation then stays. Detail: `{ conversationId }`.
 *
 * @csspart base - Container of the element.
 * @csspart list - The list of open conversations.
 * @csspart row - One conversation.
 * @csspart unread - The number of unread messages in a row.
 * @csspart ended - Conversations that have ended recently, and why.
 * @csspart placeholder - Shown while there is no session or no agent is signed in.
 * @csspart connection - Says that the connection is lost; one visible element of each session does.
 */
export class ConversationList extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, conversationListStyles];

  protected override readonly connectionNotice = new ConnectionNotice(this, this.sessionController, () => 2);
  readonly #conversations = new SelectController(this, this.sessionController, selectConversations);
  readonly #activeId = new SelectController(this, this.sessionController, selectActiveConversation);
  readonly #unreadCounts = new SelectController(this, this.sessionController, (state) => state.local.unread);
  readonly #names = new SelectController(this, this.sessionController, selectAgentNames);
  readonly #settings = new SelectController(this, this.sessionController, (state) => state.settings);
  readonly #endedConversations = new SelectController(this, this.sessionController, selectEndedConversations);
  #needsTick = false;
  readonly #typeAhead = new TypeAhead();
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

  @query('.row[tabindex="0"]') private tabStopRow!: HTMLElement | null;

  /** The row that had the focus last; Tab returns to it. */
  @state() private focusedRowId: ConversationId | null = null;

  /** How customers' messages are meant, as in `<chat-thread>`. */
  @property({ attribute: 'customer-format' }) customerFormat: 'text' | 'markdown' = 'text';

  /** Order of the rows: `opened` by when each was opened, `recent` by latest message first. */
  @property() sort: 'opened' | 'recent' = 'opened';

  constructor() {
    super();
    // Rows show pending messages too.
    new SelectController(this, this.sessionController, (state) => state.pending);
    new TickController(this, () => this.#needsTick);
    updateWithMarkdown(this);
  }

  // Render at most once per animation frame.
  protected override scheduleUpdate(): void | Promise<unknown> {
    return updateOncePerFrame(this, () => super.scheduleUpdate());
  }

  /** Focuses a row of the list. */
  override focus(options?: FocusOptions): void {
    this.tabStopRow?.focus(options);
  }

  protected override render(): TemplateResult {
    this.#needsTick = false;
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      ${this.renderPlaceholder() ?? this.#renderList()}
    </div>`;
  }

  #renderList(): TemplateResult {
    const { translations } = this;
    const rows = this.#getRows();
    this.#announcer.update(this.#unreadCounts.value);
    const view = this.#createRowsView(rows);
    return html`
      ${this.connectionNotice.render(translations, this.localize)}
      ${
        rows.length === 0
          ? html`<slot name="empty"
              ><div class="empty">
                <div>${translations.listEmpty}</div>
                <div class="small">${translations.listEmptyHint}</div>
              </div></slot
            >`
          : html`<div part="list" role="listbox" aria-label=${translations.listLabel} @keydown=${this.#handleKeydown}>
              ${repeat(
                rows,
                ({ conversation }) => conversation.id,
                (row) => this.renderItemSafely('item', row.conversation, () => renderRow(row, view)),
              )}
            </div>`
      }
      ${this.#renderEnded()}
      <div class="visually-hidden" aria-live="polite">${this.#announcer.text}</div>
    `;
  }

  #renderEnded(): TemplateResult | typeof nothing {
    const { translations } = this;
    const ended = this.#getEndedToShow();
    if (ended.length === 0) return nothing;
    return html`<div part="ended" class="ended" role="status">
      ${iconButton('close', translations.listDismissEnded, this.#handleDismiss)}
      <ul aria-label=${translations.listEnded}>
        ${repeat(
          ended,
          ({ conversation, at }) => `${conversation.id} ${at}`,
          ({ conversation, reason, detail }) =>
            html`<li class="truncate">
              <button class="name" @click=${() => this.#select(conversation.id)}>
                <bdi>${formatCustomerName(conversation.customer, translations)}</bdi>
              </button>
              – ${translations.endReason(reason, isolateBidi(detail))}
            </li>`,
        )}
      </ul>
    </div>`;
  }

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.row')];
    const currentIndex = rows.findIndex((row) => row === event.target);
    const focused = rows[currentIndex];
    if (focused === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || (event.key === ' ' && !this.#typeAhead.isActive(event))) {
      event.preventDefault();
      focused.click();
      return;
    }
    const getNames = () => rows.map((row) => row.querySelector('.name')?.textContent ?? '');
    const targetIndex =
      nextIndex(event, currentIndex, rows.length) ?? this.#typeAhead.find(event, getNames(), currentIndex);
    if (targetIndex === undefined) return;
    event.preventDefault();
    rows[targetIndex]?.focus();
  };

  readonly #handleDismiss = (): void => {
    this.currentSession?.dismissEnded();
    this.focus();
  };

  #select(id: ConversationId): void {
    sendRequest(this, new ConversationSelectRequestEvent(id), () => this.currentSession?.activate(id));
  }

  #getRows(): readonly ConversationRow[] {
    const state = this.currentSession?.state;
    if (state === undefined) return [];
    const now = this.#now();
    const formats = getTextFormats(this.#settings.value, this.customerFormat);
    const rows = this.#conversations.value.map((conversation): ConversationRow => {
      const isTyping = isCustomerTyping(conversation, now);
      const waitingSince = conversation.role === 'primary' ? selectWaitingSince(conversation.entries) : null;
      if (isTyping || waitingSince !== null) this.#needsTick = true;
      const lastMessage = selectLastMessage(selectThread(state, conversation.id));
      return {
        conversation,
        name: formatCustomerName(conversation.customer, this.translations),
        lastMessage,
        preview: lastMessage === undefined ? '' : this.#formatPreview(lastMessage, formats),
        unreadCount: this.#unreadCounts.value.get(conversation.id) ?? 0,
        isTyping,
        hasProblem: selectHasDeliveryProblem(state, conversation.id),
        waitingSince,
      };
    });
    if (this.sort !== 'recent') return rows;
    const getLatestTime = ({ lastMessage, conversation }: ConversationRow) => lastMessage?.at ?? conversation.openedAt;
    return rows.toSorted((a, b) => getLatestTime(b) - getLatestTime(a));
  }

  #formatPreview(message: Message, formats: TextFormats): string {
    const { translations } = this;
    return this.attempt('message', message, translations.contentFailed, () =>
      formatMessagePreview(message, formats, translations),
    );
  }

  #createRowsView(rows: readonly ConversationRow[]): RowsView {
    const { translations, localize } = this;
    const activeId = this.#activeId.value;
    const findRow = (id: ConversationId | null) => rows.find(({ conversation }) => conversation.id === id);
    return {
      translations,
      localize,
      now: this.#now(),
      names: this.#names.value,
      ownId: this.currentSession?.state.agent?.id ?? null,
      activeId,
      tabStopId: (findRow(this.focusedRowId) ?? findRow(activeId) ?? rows[0])?.conversation.id,
      onSelect: (id) => this.#select(id),
      onFocus: (id) => (this.focusedRowId = id),
    };
  }

  #getEndedToShow(): readonly EndedConversation[] {
    const openIds = new Set(this.#conversations.value.map(({ id }) => id));
    const now = this.#now();
    return this.#endedConversations.value
      .filter(({ conversation, reason, at }) => {
        if (openIds.has(conversation.id)) return false;
        if (!ownEndReasons.has(reason)) return true;
        if (now - at >= ownEndDisplayMs) return false;
        this.#needsTick = true;
        return true;
      })
      .slice(-maxEndedShown);
  }

  #now(): number {
    return this.currentSession?.clock.now() ?? Date.now();
  }
}
