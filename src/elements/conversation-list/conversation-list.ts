import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { SelectController } from '../../context/select-controller.js';
import {
  isCustomerTyping,
  isOwnMessage,
  type Conversation,
  type ConversationId,
  type Message,
} from '../../domain/index.js';
import {
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
import { DeskElement } from '../internal/base/desk-element.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { sendRequest } from '../internal/events/request-event.js';
import { updateOncePerFrame } from '../internal/base/update-once-per-frame.js';
import { icon, iconButton } from '../internal/styles/icons.js';
import { formatMessagePreview } from '../internal/format/format-message-preview.js';
import { sanitizeName } from '../internal/sanitize/sanitize-name.js';
import { nextIndex } from '../internal/focus/next-index.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { ConversationSelectRequestEvent } from './conversation-list.events.js';
import { conversationListStyles } from './conversation-list.styles.js';
import { TypeAhead } from './type-ahead.js';
import { UnreadAnnouncer } from './unread-announcer.js';

/** Everything one row shows. */
interface ConversationRow {
  readonly conversation: Conversation;
  readonly name: string;
  readonly lastMessage: Message | undefined;
  readonly unreadCount: number;
  readonly isTyping: boolean;
  readonly hasProblem: boolean;
  readonly waitingSince: number | null;
}
/** A wait shorter than this is no wait. */
const minDisplayedWaitMs = 60_000;
/** What the agent did themselves is said only for a moment; anything else stays until they have read it. */
const ownEndDisplayMs = 10_000;
const maxEndedShown = 3;
const ownEndReasons: ReadonlySet<string> = new Set(['left', 'wrapped-up', 'wrap-up-skipped']);

/**
 * The conversations that are open on this desk: who it is, by which channel, what was said last, how much is unread,
 * whether somebody is writing or a message did not get through. Choosing one makes it the session's active conversation,
 * which every `<chat-thread>` without a `conversation-id` follows.
 *
 * Keyboard: up and down, Home and End, letters to find a name, Enter or Space to choose. Screen readers are told when
 * somebody writes whose conversation is not the active one; what is said in that is for its thread to tell.
 *
 * @element conversation-list
 *
 * @slot empty - What to show instead of the words for "no open conversations".
 *
 * @fires conversation-select-request - A conversation was chosen. Cancel it to keep the active conversation as it is.
 *
 * @csspart base - Everything.
 * @csspart list - The list of open conversations.
 * @csspart row - One conversation.
 * @csspart unread - The number of unread messages in a row.
 * @csspart ended - Conversations that went away lately, and why.
 * @csspart placeholder - What is shown while there is no session or nobody is signed in.
 */
export class ConversationList extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, conversationListStyles];

  readonly #conversations = new SelectController(this, this.sessionController, selectConversations);
  readonly #activeId = new SelectController(this, this.sessionController, selectActiveConversation);
  readonly #unreadCounts = new SelectController(this, this.sessionController, (state) => state.local.unread);
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

  /** The row that keyboard focus enters by. */
  @state() private focusedRowId: ConversationId | null = null;

  /** Order of the rows: `opened` keeps each where it is, `recent` puts the latest message first. */
  @property() sort: 'opened' | 'recent' = 'opened';

  constructor() {
    super();
    // Own messages under way are a line of the list too.
    new SelectController(this, this.sessionController, (state) => state.pending);
    new TickController(this, () => this.#needsTick);
  }

  // However much comes, it is drawn once for each picture.
  protected override scheduleUpdate(): void | Promise<unknown> {
    return updateOncePerFrame(this, () => super.scheduleUpdate());
  }

  /** Puts the focus on the list. */
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
    const tabStop =
      rows.find(({ conversation }) => conversation.id === this.focusedRowId) ?? this.#findActiveRow(rows) ?? rows[0];
    return html`
      ${this.isOnline ? nothing : html`<div class="note warning" role="status">${translations.reconnecting}</div>`}
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
                (row) => guard(this.#renderKey(row, row === tabStop), () => this.#renderRow(row, row === tabStop)),
              )}
            </div>`
      }
      ${this.#renderEnded()}
      <div class="visually-hidden" aria-live="polite">${this.#announcer.text}</div>
    `;
  }

  /** What a row's look depends on: with many conversations, only those are drawn again in which something happened. */
  #renderKey(row: ConversationRow, isTabStop: boolean): unknown[] {
    const { translations, localize } = this;
    const today = new Date(this.#now()).toDateString();
    const isActive = row.conversation.id === this.#activeId.value;
    return [
      ...Object.values(row),
      this.#formatWait(row),
      isTabStop,
      isActive,
      translations,
      localize.lang,
      localize.dir,
      today,
    ];
  }

  #renderRow(row: ConversationRow, isTabStop: boolean): TemplateResult {
    const { translations } = this;
    const { conversation, name, unreadCount } = row;
    const channel = this.#getChannelName(row);
    return html`<div
      part="row"
      class="row ${unreadCount > 0 ? 'unread' : ''}"
      role="option"
      aria-selected=${conversation.id === this.#activeId.value ? 'true' : 'false'}
      tabindex=${isTabStop ? '0' : '-1'}
      data-id=${conversation.id}
      @click=${() => this.#select(conversation.id)}
      @focus=${() => (this.focusedRowId = conversation.id)}
    >
      <div class="top">
        <bdi class="name truncate">${name}</bdi>
        ${conversation.role === 'primary' ? nothing : html`<span class="badge">${translations.roleName(conversation.role)}</span>`}
      </div>
      ${this.#renderTime(row)}
      <div class="bottom">
        ${channel === '' ? nothing : html`<span class="channel truncate">${channel}</span>`} ${this.#renderPreview(row)}
      </div>
      <div class="end">
        ${
          row.hasProblem
            ? html`<span class="trouble" title=${translations.listDeliveryFailed}
                >${icon('warning')}<span class="visually-hidden">${translations.listDeliveryFailed}</span></span
              >`
            : nothing
        }
        ${
          unreadCount === 0
            ? nothing
            : html`<span part="unread" class="count numeric" aria-hidden="true"
                  >${this.localize.number(unreadCount)}</span
                ><span class="visually-hidden">${translations.listUnread(unreadCount)}</span>`
        }
      </div>
    </div>`;
  }

  /** For how long the customer has been waiting, in words; empty when that is not worth saying. */
  #formatWait({ waitingSince }: ConversationRow): string {
    if (waitingSince === null) return '';
    this.#needsTick = true;
    const waitMs = this.#now() - waitingSince;
    return waitMs < minDisplayedWaitMs ? '' : this.translations.listWaiting(this.localize.duration(waitMs));
  }

  #renderTime(row: ConversationRow): TemplateResult {
    const { localize } = this;
    const { lastMessage, waitingSince } = row;
    const waitText = this.#formatWait(row);
    if (waitText !== '' && waitingSince !== null) {
      return html`<span class="time waiting numeric" title=${localize.dateTime(waitingSince)}>${waitText}</span>`;
    }
    if (lastMessage === undefined) return html`<span></span>`;
    const isToday = new Date(lastMessage.at).toDateString() === new Date(this.#now()).toDateString();
    return html`<time
      class="time numeric"
      datetime=${new Date(lastMessage.at).toISOString()}
      title=${localize.dateTime(lastMessage.at)}
      >${isToday ? localize.time(lastMessage.at) : localize.shortDay(lastMessage.at)}</time
    >`;
  }

  #renderPreview({ lastMessage, isTyping }: ConversationRow): TemplateResult {
    const { translations } = this;
    if (isTyping) return html`<span class="line typing truncate">${translations.listTyping}</span>`;
    if (lastMessage === undefined) return html`<span class="line truncate">${translations.listNoMessages}</span>`;
    const senderLabel = this.#formatSender(lastMessage);
    return html`${
        lastMessage.whisper
          ? html`<span class="whispered" title=${translations.composerWhisper}
              >${icon('whisper')}<span class="visually-hidden">${translations.composerWhisper}</span></span
            >`
          : nothing
      }
      ${senderLabel === '' ? nothing : html`<span class="line by truncate">${senderLabel}</span>`}
      <span class="line truncate" dir="auto">${formatMessagePreview(lastMessage.body, translations)}</span>`;
  }

  /** Who has said it, where that is not the customer. */
  #formatSender(message: Message): string {
    if (isOwnMessage(message, this.currentSession?.state.agent?.id)) return this.translations.listYou;
    const { sender } = message;
    if (sender.kind !== 'agent' && sender.kind !== 'bot') return '';
    const name = sanitizeName(sender.name) || (sender.kind === 'bot' ? this.translations.senderBot : '');
    return name === '' ? '' : `${isolateBidi(name)}:`;
  }

  #renderEnded(): TemplateResult | typeof nothing {
    const { translations } = this;
    const ended = this.#getEndedToShow();
    if (ended.length === 0) return nothing;
    return html`<div part="ended" class="ended" role="status">
      <ul aria-label=${translations.listEnded}>
        ${repeat(
          ended,
          ({ conversation, at }) => `${conversation.id} ${at}`,
          ({ conversation, reason, detail }) =>
            html`<li class="truncate">
              <bdi class="name">${formatCustomerName(conversation.customer, translations)}</bdi> –
              ${translations.endReason(reason, isolateBidi(detail))}
            </li>`,
        )}
      </ul>
      ${iconButton('close', translations.listDismissEnded, this.#handleDismiss)}
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
    const rows = this.#conversations.value.map((conversation): ConversationRow => {
      const isTyping = isCustomerTyping(conversation, now);
      if (isTyping) this.#needsTick = true;
      return {
        conversation,
        name: formatCustomerName(conversation.customer, this.translations),
        lastMessage: selectLastMessage(selectThread(state, conversation.id)),
        unreadCount: this.#unreadCounts.value.get(conversation.id) ?? 0,
        isTyping,
        hasProblem: selectHasDeliveryProblem(state, conversation.id),
        waitingSince: conversation.role === 'primary' ? selectWaitingSince(conversation.entries) : null,
      };
    });
    if (this.sort !== 'recent') return rows;
    const getLatestTime = ({ lastMessage, conversation }: ConversationRow) => lastMessage?.at ?? conversation.openedAt;
    return rows.toSorted((a, b) => getLatestTime(b) - getLatestTime(a));
  }

  #findActiveRow(rows: readonly ConversationRow[]): ConversationRow | undefined {
    return rows.find(({ conversation }) => conversation.id === this.#activeId.value);
  }

  #getChannelName({ lastMessage, conversation }: ConversationRow): string {
    const channelSessions = conversation.channelSessions;
    const channelSession =
      channelSessions.find(({ id }) => id === lastMessage?.channelSessionId) ?? channelSessions.at(-1);
    return channelSession?.channel.name ?? lastMessage?.channelName ?? '';
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
