import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { SelectController } from '../../context/select-controller.js';
import type { Conversation, ConversationId, Message } from '../../domain/index.js';
import {
  selectActiveConversation,
  selectConversations,
  selectEnded,
  selectHasTrouble,
  selectLastMessage,
  selectThread,
  selectWaitingSince,
} from '../../store/selectors.js';
import type { EndedConversation } from '../../store/state.js';
import { customerName } from '../internal/customer-name.js';
import { DeskElement } from '../internal/desk-element.js';
import { isolate } from '../internal/isolate.js';
import { perFrame } from '../internal/frame.js';
import { icon, iconButton } from '../internal/icons.js';
import { previewOf } from '../internal/message-preview.js';
import { plainName } from '../internal/plain-name.js';
import { stepTo } from '../internal/step-to.js';
import { TickController } from '../internal/ticker.js';
import { ConversationSelectRequestEvent } from './conversation-list.events.js';
import { conversationListStyles } from './conversation-list.styles.js';
import { TypedName } from './typed-name.js';
import { UnreadAnnouncer } from './unread-announcer.js';

/** Everything one row shows. */
interface Row {
  readonly conversation: Conversation;
  readonly name: string;
  readonly last: Message | undefined;
  readonly unread: number;
  readonly typing: boolean;
  readonly trouble: boolean;
  readonly waitingSince: number | null;
}
/** A wait shorter than this is no wait. */
const noticeableWait = 60_000;
/** What the agent did themselves is said only for a moment; anything else stays until they have read it. */
const ownEndSpan = 10_000;
const endedShown = 3;
const ownEnds: ReadonlySet<string> = new Set(['left', 'wrapped-up', 'wrap-up-skipped']);

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

  readonly #conversations = new SelectController(this, this.sessions, selectConversations);
  readonly #active = new SelectController(this, this.sessions, selectActiveConversation);
  readonly #unread = new SelectController(this, this.sessions, (state) => state.local.unread);
  readonly #ended = new SelectController(this, this.sessions, selectEnded);
  #timeMatters = false;
  readonly #typed = new TypedName();
  readonly #announcer = new UnreadAnnouncer(this, {
    unread: (ids) =>
      this.#conversations.value
        .filter(({ id }) => ids.has(id) && id !== this.#active.value)
        .map(({ id, customer }) => ({
          id,
          name: customerName(customer, this.words),
          count: this.#unread.value.get(id) ?? 0,
        }))
        .filter(({ count }) => count > 0),
    one: ({ name, count }) => this.words.messageAnnounced(isolate(name), this.words.listUnread(count)),
    many: (count) => this.words.newMessages(count),
  });

  @query('.row[tabindex="0"]') private stop!: HTMLElement | null;

  /** The row that keyboard focus enters by. */
  @state() private focusRow: ConversationId | null = null;

  /** Order of the rows: `opened` keeps each where it is, `recent` puts the latest message first. */
  @property() sort: 'opened' | 'recent' = 'opened';

  constructor() {
    super();
    // Own messages under way are a line of the list too.
    new SelectController(this, this.sessions, (state) => state.pending);
    new TickController(this, () => this.#timeMatters);
  }

  // However much comes, it is drawn once for each picture.
  protected override scheduleUpdate(): void | Promise<unknown> {
    return perFrame(this, () => super.scheduleUpdate());
  }

  /** Puts the focus on the list. */
  override focus(options?: FocusOptions): void {
    this.stop?.focus(options);
  }

  protected override render(): TemplateResult {
    this.#timeMatters = false;
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      ${this.placeholder() ?? this.#renderList()}
    </div>`;
  }

  #renderList(): TemplateResult {
    const { words } = this;
    const rows = this.#rows();
    this.#announcer.hear(this.#unread.value);
    const stop = rows.find(({ conversation }) => conversation.id === this.focusRow) ?? this.#activeRow(rows) ?? rows[0];
    return html`
      ${this.online ? nothing : html`<div class="note warning" role="status">${words.reconnecting}</div>`}
      ${
        rows.length === 0
          ? html`<slot name="empty"
              ><div class="empty">
                <div>${words.listEmpty}</div>
                <div class="small">${words.listEmptyHint}</div>
              </div></slot
            >`
          : html`<div part="list" role="listbox" aria-label=${words.listLabel} @keydown=${this.#handleKeydown}>
              ${repeat(
                rows,
                ({ conversation }) => conversation.id,
                (row) => guard(this.#looks(row, row === stop), () => this.#renderRow(row, row === stop)),
              )}
            </div>`
      }
      ${this.#renderEnded()}
      <div class="visually-hidden" aria-live="polite">${this.#announcer.text}</div>
    `;
  }

  /** What a row's look depends on: with many conversations, only those are drawn again in which something happened. */
  #looks(row: Row, stop: boolean): unknown[] {
    const { words, localize } = this;
    const today = new Date(this.#now()).toDateString();
    const active = row.conversation.id === this.#active.value;
    return [...Object.values(row), this.#waited(row), stop, active, words, localize.lang, localize.dir, today];
  }

  #renderRow(row: Row, stop: boolean): TemplateResult {
    const { words } = this;
    const { conversation, name, unread } = row;
    const channel = this.#channelOf(row);
    return html`<div
      part="row"
      class="row ${unread > 0 ? 'unread' : ''}"
      role="option"
      aria-selected=${conversation.id === this.#active.value ? 'true' : 'false'}
      tabindex=${stop ? '0' : '-1'}
      data-id=${conversation.id}
      @click=${() => this.#choose(conversation.id)}
      @focus=${() => (this.focusRow = conversation.id)}
    >
      <div class="top">
        <bdi class="name truncate">${name}</bdi>
        ${conversation.role === 'primary' ? nothing : html`<span class="badge">${words.roleName(conversation.role)}</span>`}
      </div>
      ${this.#renderTime(row)}
      <div class="bottom">
        ${channel === '' ? nothing : html`<span class="channel truncate">${channel}</span>`} ${this.#renderLine(row)}
      </div>
      <div class="end">
        ${
          row.trouble
            ? html`<span class="trouble" title=${words.listTrouble}
                >${icon('warning')}<span class="visually-hidden">${words.listTrouble}</span></span
              >`
            : nothing
        }
        ${
          unread === 0
            ? nothing
            : html`<span part="unread" class="count numeric" aria-hidden="true">${this.localize.number(unread)}</span
                ><span class="visually-hidden">${words.listUnread(unread)}</span>`
        }
      </div>
    </div>`;
  }

  /** For how long the customer has been waiting, in words; empty when that is not worth saying. */
  #waited({ waitingSince }: Row): string {
    if (waitingSince === null) return '';
    this.#timeMatters = true;
    const span = this.#now() - waitingSince;
    return span < noticeableWait ? '' : this.words.listWaiting(this.localize.duration(span));
  }

  #renderTime(row: Row): TemplateResult {
    const { localize } = this;
    const { last, waitingSince } = row;
    const waited = this.#waited(row);
    if (waited !== '' && waitingSince !== null) {
      return html`<span class="time waiting numeric" title=${localize.dateTime(waitingSince)}>${waited}</span>`;
    }
    if (last === undefined) return html`<span></span>`;
    const today = new Date(last.at).toDateString() === new Date(this.#now()).toDateString();
    return html`<time
      class="time numeric"
      datetime=${new Date(last.at).toISOString()}
      title=${localize.dateTime(last.at)}
      >${today ? localize.time(last.at) : localize.shortDay(last.at)}</time
    >`;
  }

  #renderLine({ last, typing }: Row): TemplateResult {
    const { words } = this;
    if (typing) return html`<span class="line typing truncate">${words.listTyping}</span>`;
    if (last === undefined) return html`<span class="line truncate">${words.listNoMessages}</span>`;
    const by = this.#speakerOf(last);
    return html`${
        last.whisper
          ? html`<span class="whispered" title=${words.composerWhisper}
              >${icon('whisper')}<span class="visually-hidden">${words.composerWhisper}</span></span
            >`
          : nothing
      }
      ${by === '' ? nothing : html`<span class="line by truncate">${by}</span>`}
      <span class="line truncate" dir="auto">${previewOf(last.body, words)}</span>`;
  }

  /** Who has said it, where that is not the customer. */
  #speakerOf({ sender }: Message): string {
    if (sender.kind !== 'agent' && sender.kind !== 'bot') return '';
    if (sender.id === this.desk?.state.agent?.id) return this.words.listYou;
    const name = plainName(sender.name) || (sender.kind === 'bot' ? this.words.senderBot : '');
    return name === '' ? '' : `${isolate(name)}:`;
  }

  #renderEnded(): TemplateResult | typeof nothing {
    const { words } = this;
    const ended = this.#endedToShow();
    if (ended.length === 0) return nothing;
    return html`<div part="ended" class="ended" role="status">
      <ul aria-label=${words.listEnded}>
        ${repeat(
          ended,
          ({ conversation, at }) => `${conversation.id} ${at}`,
          ({ conversation, reason, detail }) =>
            html`<li class="truncate">
              <bdi class="name">${customerName(conversation.customer, words)}</bdi> –
              ${words.endReason(reason, isolate(detail))}
            </li>`,
        )}
      </ul>
      ${iconButton('close', words.listDismissEnded, this.#handleDismiss)}
    </div>`;
  }

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.row')];
    const from = rows.findIndex((row) => row === event.target);
    const focused = rows[from];
    if (focused === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || (event.key === ' ' && !this.#typed.isOpenAt(event))) {
      event.preventDefault();
      focused.click();
      return;
    }
    const names = () => rows.map((row) => row.querySelector('.name')?.textContent ?? '');
    const to = stepTo(event, from, rows.length) ?? this.#typed.find(event, names(), from);
    if (to === undefined) return;
    event.preventDefault();
    rows[to]?.focus();
  };

  readonly #handleDismiss = (): void => {
    this.desk?.dismissEnded();
    this.focus();
  };

  #choose(id: ConversationId): void {
    if (this.dispatchEvent(new ConversationSelectRequestEvent(id))) this.desk?.activate(id);
  }

  #rows(): readonly Row[] {
    const state = this.desk?.state;
    if (state === undefined) return [];
    const now = this.#now();
    const rows = this.#conversations.value.map((conversation): Row => {
      const typing = conversation.customerTypingUntil !== null && conversation.customerTypingUntil > now;
      if (typing) this.#timeMatters = true;
      return {
        conversation,
        name: customerName(conversation.customer, this.words),
        last: selectLastMessage(selectThread(state, conversation.id)),
        unread: this.#unread.value.get(conversation.id) ?? 0,
        typing,
        trouble: selectHasTrouble(state, conversation.id),
        waitingSince: conversation.role === 'primary' ? selectWaitingSince(conversation.entries) : null,
      };
    });
    if (this.sort !== 'recent') return rows;
    const latest = ({ last, conversation }: Row) => last?.at ?? conversation.openedAt;
    return rows.toSorted((a, b) => latest(b) - latest(a));
  }

  #activeRow(rows: readonly Row[]): Row | undefined {
    return rows.find(({ conversation }) => conversation.id === this.#active.value);
  }

  #channelOf({ last, conversation }: Row): string {
    const sessions = conversation.channelSessions;
    const used = sessions.find(({ id }) => id === last?.channelSessionId) ?? sessions.at(-1);
    return used?.channel.name ?? last?.channelName ?? '';
  }

  #endedToShow(): readonly EndedConversation[] {
    const open = new Set(this.#conversations.value.map(({ id }) => id));
    const now = this.#now();
    return this.#ended.value
      .filter(({ conversation, reason, at }) => {
        if (open.has(conversation.id)) return false;
        if (!ownEnds.has(reason)) return true;
        if (now - at >= ownEndSpan) return false;
        this.#timeMatters = true;
        return true;
      })
      .slice(-endedShown);
  }

  #now(): number {
    return this.desk?.clock.now() ?? Date.now();
  }
}
