import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import { hasPermission, type ConversationId, type PastConversation } from '../../domain/index.js';
import { selectActiveConversation } from '../../store/selectors.js';
import { takeEscape } from '../internal/events/contain-escape.js';
import { channelShape } from '../internal/styles/channel-icons.js';
import { noteButtonStyles } from '../internal/styles/note-buttons.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { watchForTags } from '../internal/base/watch-for-tags.js';
import { ConnectionNotice } from '../internal/connection/connection-notice.js';
import { ConversationController } from '../internal/controllers/conversation-controller.js';
import { nextIndex } from '../internal/focus/next-index.js';
import { joinNames } from '../internal/format/join-names.js';
import { icon, renderIcon } from '../internal/styles/icons.js';
import { repeat } from '../internal/rows/repeat.js';
import { registerEnglish } from '../../translations/en.js';
import { customer as customerTexts, customerHistory } from '../../translations/en/parts/customer.js';
import { customerHistoryStyles } from './customer-history.styles.js';
import { PastController } from './past-controller.js';

registerEnglish({ ...customerTexts, ...customerHistory });

/**
 * The earlier conversations of a customer across all channels, by day. Selecting one opens it in a thread that can only be
 * read. Shows the customer of the conversation given by `conversation-id`, or else of the session's active one. Needs the
 * permission `agent-conversation-control: view_history`.
 *
 * Keyboard: Up, Down, Home and End move between the conversations, Escape returns from a conversation to the list.
 *
 * @summary A customer's earlier conversations across channels, to be read.
 * @element customer-history
 *
 * @csspart base - The wrapper of all content.
 * @csspart channel-filter - Shows the conversations of one channel; there when they came by several.
 * @csspart list - The conversations.
 * @csspart day - The heading of a day.
 * @csspart conversation - One conversation.
 * @csspart more-button - Shows older conversations.
 * @csspart reading - The conversation that is read.
 * @csspart back-button - Returns to the list.
 * @csspart message - Why the conversations could not be loaded.
 * @csspart placeholder - Shown while there is no session, no agent is signed in or the permission is missing.
 * @csspart connection - Says that the connection is lost; one visible element of each session does.
 *
 * @cssproperty [--customer-history-reading-height=28rem] - Height of the thread in which a conversation is read.
 */
export class CustomerHistory extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, noteButtonStyles, customerHistoryStyles];

  protected override readonly connectionNotice = new ConnectionNotice(this, this.sessionController, () => 6);
  readonly #agent = new SelectController(this, this.sessionController, (state) => state.agent);
  readonly #conversation = new ConversationController(
    this,
    this.sessionController,
    (state) => this.conversationId ?? selectActiveConversation(state),
  );
  readonly #past = new PastController(this, this.sessionController, () => this.#conversation.value);
  /** Selector of the element to focus after the next render. */
  #focusSelector: string | null = null;

  /** Id of the conversation whose customer is shown; without it, the session's active one. */
  @property({ attribute: 'conversation-id' }) conversationId: ConversationId | null = null;

  /** Conversations of this channel are listed; of all when none of this customer's is of it. */
  @state() private channel = '';

  protected override firstUpdated(): void {
    watchForTags(this.renderRoot as ShadowRoot);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    // For the styles of this element and of the card.
    this.toggleAttribute('reading', this.#past.openId !== null);
    if (this.#focusSelector === null) return;
    this.renderRoot.querySelector<HTMLElement>(this.#focusSelector)?.focus();
    this.#focusSelector = null;
  }

  readonly #handleOpen = (id: ConversationId): void => {
    if (this.#past.open(id)) this.#focusSelector = '.back';
  };

  readonly #handleBack = (): void => {
    const id = this.#past.openId;
    this.#past.close();
    if (id !== null) this.#focusSelector = `[data-conversation="${CSS.escape(id)}"]`;
  };

  readonly #handleMore = (): void => {
    void this.#past.loadMore();
  };

  readonly #handleReadingKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    takeEscape(event);
    this.#handleBack();
  };

  readonly #handleListKeydown = (event: KeyboardEvent): void => {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-conversation]')];
    const index = nextIndex(event, rows.indexOf(event.target as HTMLElement), rows.length);
    if (index === undefined) return;
    event.preventDefault();
    rows[index]?.focus();
  };

  protected override render(): TemplateResult {
    const { translations, localize } = this;
    return html`<div
      part="base"
      dir=${localize.dir}
      lang=${localize.lang}
      role="region"
      aria-label=${translations.historyLabel}
    >
      ${this.renderPlaceholder() ?? this.#renderContent()}
    </div>`;
  }

  #renderContent(): TemplateResult {
    const { translations } = this;
    if (!hasPermission(this.#agent.value, 'view-history'))
      return html`<div part="placeholder" class="empty" role="status">${translations.historyNotPermitted}</div>`;
    if (this.#conversation.value === undefined)
      return html`<div class="empty">
        <div>${translations.cardEmpty}</div>
        <div class="small">${translations.cardEmptyHint}</div>
      </div>`;
    const { openId, conversations } = this.#past;
    const open = conversations?.find(({ id }) => id === openId);
    return open === undefined ? this.#renderList() : this.#renderReading(open);
  }

  #renderList(): TemplateResult {
    const { translations, localize } = this;
    const { conversations, isLoading, problem, hasMore } = this.#past;
    const why = this.describeProblem(problem);
    const all = conversations ?? [];
    const channelNames = [...new Set(all.flatMap(({ channels }) => channels))].filter((name) => name !== '').sort();
    const channel = channelNames.includes(this.channel) ? this.channel : '';
    const shown = channel === '' ? all : all.filter(({ channels }) => channels.includes(channel));
    return html`<div class="list-head">
        <h3>${translations.cardEarlier}</h3>
        ${channelNames.length < 2 ? nothing : this.#renderFilter(channelNames, channel)}
      </div>
      ${this.connectionNotice.render(translations, localize)}
      ${
        shown.length === 0
          ? nothing
          : html`<div part="list" class="list" @keydown=${this.#handleListKeydown}>
              ${this.#groupByDay(shown).map(
                ({ day, rows }) =>
                  html`<h4 part="day">${day}</h4>
                    <ul>
                      ${repeat(
                        rows,
                        ({ id }) => id,
                        (row) => this.renderItemSafely('item', row, () => this.#renderRow(row)),
                      )}
                    </ul>`,
              )}
            </div>`
      }
      ${conversations?.length === 0 && !isLoading ? html`<p class="muted none">${translations.historyEmpty}</p>` : nothing}
      ${
        why === null
          ? nothing
          : html`<div class="note warning message" part="message" role="status">
              <span>${translations.historyFailed(why)}</span>
              <button class="button" type="button" @click=${this.#handleMore}>${translations.retry}</button>
            </div>`
      }
      ${
        isLoading
          ? html`<p class="muted small none" role="status">${translations.loading}</p>`
          : hasMore && why === null && conversations !== null
            ? html`<button
                class="button quiet more"
                part="more-button"
                type="button"
                aria-disabled=${this.isOnline ? nothing : 'true'}
                title=${this.isOnline ? nothing : translations.outcomeOffline}
                @click=${() => {
                  if (this.isOnline) this.#handleMore();
                }}
              >
                ${translations.historyMore}
              </button>`
            : nothing
      }`;
  }

  #renderFilter(names: readonly string[], channel: string): TemplateResult {
    const { translations } = this;
    return html`<select
      class="field"
      part="channel-filter"
      aria-label=${translations.historyChannel}
      @change=${({ target }: Event) => (this.channel = (target as HTMLSelectElement).value)}
    >
      <option value="" .selected=${channel === ''}>${translations.historyAllChannels}</option>
      ${names.map((name) => html`<option value=${name} translate="no" .selected=${name === channel}>${name}</option>`)}
    </select>`;
  }

  #formatDay(at: number): string {
    return this.localize.day(at, this.currentSession?.clock.now() ?? at);
  }

  /** The latest first. */
  #groupByDay(
    conversations: readonly PastConversation[],
  ): readonly { readonly day: string; readonly rows: readonly PastConversation[] }[] {
    const days = new Map<string, PastConversation[]>();
    for (const conversation of conversations) {
      const day = this.#formatDay(conversation.endedAt);
      const rows = days.get(day);
      if (rows === undefined) days.set(day, [conversation]);
      else rows.push(conversation);
    }
    return [...days].map(([day, rows]) => ({ day, rows }));
  }

  #renderRow({ id, channels, endedAt, subject, agents, messageCount }: PastConversation): TemplateResult {
    const { translations, localize } = this;
    const details = [
      joinNames(channels, localize),
      ...(agents.length === 0 ? [] : [joinNames(agents, localize)]),
      translations.historyMessages(messageCount),
    ];
    return html`<li>
      <button
        class="row"
        part="conversation"
        type="button"
        data-conversation=${id}
        @click=${() => this.#handleOpen(id)}
      >
        ${renderIcon(channelShape(channels[0] ?? ''))}
        <bdi class="subject truncate" translate="no">${subject || translations.historyNoWords}</bdi>
        <time
          class="numeric muted tiny"
          translate="no"
          datetime=${new Date(endedAt).toISOString()}
          title=${localize.dateTime(endedAt)}
          >${localize.time(endedAt)}</time
        >
        <span class="details muted truncate">${details.join(' · ')}</span>
      </button>
    </li>`;
  }

  #renderReading({ id, endedAt, channels }: PastConversation): TemplateResult {
    const { translations, localize } = this;
    return html`<div class="reading" part="reading" data-escape @keydown=${this.#handleReadingKeydown}>
      <div class="reading-head">
        <button
          class="button quiet icon back"
          part="back-button"
          type="button"
          title=${translations.historyBack}
          aria-label=${translations.historyBack}
          @click=${this.#handleBack}
        >
          ${icon('back')}
        </button>
        <div class="what">
          <h3>${translations.historyReading(this.#formatDay(endedAt))}</h3>
          <div class="muted tiny truncate">${joinNames(channels, localize)} · ${translations.historyReadOnly}</div>
        </div>
      </div>
      <chat-thread
        exportparts="messages, message, notice, attachment"
        read-only
        .session=${this.currentSession}
        .conversationId=${id}
      ></chat-thread>
    </div>`;
  }
}
