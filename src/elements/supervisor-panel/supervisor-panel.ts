import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import {
  isSupervisor,
  type Agent,
  type Command,
  type CommandOutcome,
  type ConversationId,
  type EpochMs,
  type Team,
  type TeamChat,
  type TeamReport,
} from '../../domain/index.js';
import { selectActiveConversation, selectPending } from '../../store/selectors.js';
import { DeskElement } from '../internal/desk-element.js';
import { icon } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { TickController } from '../internal/ticker.js';
import { renderChatActions, type ChatAct } from './chat-actions.js';
import { FocusKeeper } from './focus-keeper.js';
import { sameInvolvements, selectInvolvements } from './involvement.js';
import { firstSorts, renderReport, sortedBy, type Sorts, type TableName } from './render-report.js';
import { BargeInRequestEvent, MonitorLeaveRequestEvent, MonitorRequestEvent } from './supervisor-panel.events.js';
import { supervisorPanelStyles } from './supervisor-panel.styles.js';
import { TeamReportController } from './team-report-controller.js';

/**
 * What the supervised teams are doing: agents and their channels, running chats, who waits in queues and who talks to a
 * bot. It reads the reports again by itself while the page is visible, and soon after something happened.
 *
 * A supervisor can listen to a running chat unseen, barge in on it, and leave it again. The chat itself is shown by a
 * `<chat-thread>` of the same session.
 *
 * @summary Agents, chats and queues of the supervised teams, with silent monitoring and barge-in.
 * @element supervisor-panel
 *
 * @slot header - Before the team's numbers, e.g. a heading.
 *
 * @fires monitor-request - A supervisor wants to listen to a chat. Detail: `{ chat }`. Cancel it to prevent that.
 * @fires barge-in-request - A supervisor wants to talk in a monitored chat. Detail: `{ conversationId }`. Cancelable.
 * @fires monitor-leave-request - A supervisor wants to stop monitoring. Detail: `{ conversationId }`. Cancelable.
 *
 * @csspart base - Everything.
 * @csspart toolbar - Team, search and refresh.
 * @csspart summary - The numbers above the tables.
 * @csspart table - Each of the four tables.
 * @csspart row - One row of a table.
 * @csspart involvement - The words for our own part in a chat, such as "Monitoring".
 * @csspart action-button - Each button of a chat.
 * @csspart placeholder - What is shown while there is nothing to supervise.
 */
export class SupervisorPanel extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, supervisorPanelStyles];

  readonly #agent = new SelectController(this, this.sessions, (state) => state.agent);
  readonly #involvements = new SelectController(this, this.sessions, selectInvolvements, sameInvolvements);
  readonly #active = new SelectController(this, this.sessions, selectActiveConversation);
  readonly #report = new TeamReportController(this, this.sessions, {
    team: () => this.#team(),
    interval: () => this.refreshInterval,
  });

  @state() private search = '';
  @state() private sorts: Sorts = firstSorts;
  /** The last wish that did not come true. */
  @state() private failure: {
    readonly act: ChatAct;
    readonly customer: string;
    readonly outcome: CommandOutcome;
  } | null = null;

  /** Which of the supervised teams is shown; the first, unless this names another. */
  @property({ attribute: 'team-id' }) teamId: string | undefined;

  /** Seconds between two readings of the reports. 0: only when something happened, or when asked. */
  @property({ type: Number, attribute: 'refresh-interval' }) refreshInterval = 10;

  constructor() {
    super();
    // A wish under way changes its button.
    new SelectController(this, this.sessions, (state) => state.pending);
    new TickController(this, () => this.#showsDurations());
    new FocusKeeper(this);
  }

  readonly #handleTeam = (event: Event): void => {
    this.teamId = (event.target as HTMLSelectElement).value;
    this.failure = null;
  };

  readonly #handleSearch = (event: Event): void => {
    this.search = (event.target as HTMLInputElement).value;
  };

  readonly #handleRefresh = (): void => {
    this.refresh();
  };

  readonly #handleDismiss = (): void => {
    this.failure = null;
  };

  readonly #handleAct = (act: ChatAct, chat: TeamChat): void => {
    this.failure = null;
    if (act === 'open') this.desk?.activate(chat.conversationId);
    else void this.#carryOut(act, chat);
  };

  readonly #handleSort = (table: TableName, column: string): void => {
    this.sorts = sortedBy(this.sorts, table, column);
  };

  async #carryOut(act: Exclude<ChatAct, 'open'>, chat: TeamChat): Promise<void> {
    const { conversationId } = chat;
    const [request, command] = wishOf(act, chat);
    const outcome = await this.ask(request, command);
    if (outcome === null) return;
    if (outcome.status === 'confirmed') {
      if (act === 'monitor' || act === 'barge-in') this.desk?.activate(conversationId);
      // Who is in which chat has just changed.
      this.refresh();
    } else {
      this.failure = { act, customer: this.#customerOf(chat), outcome };
    }
  }

  /** The team shown: null while there is none this person may see. */
  #team(): Team | null {
    const agent = this.#agent.value;
    if (agent === null || !isSupervisor(agent)) return null;
    return agent.supervisedTeams.find(({ id }) => id === this.teamId) ?? agent.supervisedTeams[0] ?? null;
  }

  #showsDurations(): boolean {
    const { report } = this.#report;
    return report !== null && report.chats.length + report.queued.length + report.botChats.length > 0;
  }

  #customerOf({ customerName }: { readonly customerName: string }): string {
    return customerName || this.words.unknownCustomer;
  }

  /** How long something has lasted: what the report said, and the time since it was read. */
  #elapsed(report: TeamReport, since: EpochMs): string {
    const sinceRead = (this.desk?.clock.now() ?? this.#report.readAt) - this.#report.readAt;
    return this.localize.duration(report.at - since + Math.max(0, sinceRead));
  }

  #pendingAct(id: ConversationId): Exclude<ChatAct, 'open'> | null {
    const state = this.desk?.state;
    if (state === undefined) return null;
    if (selectPending(state, 'monitor', id) !== undefined) return 'monitor';
    if (selectPending(state, 'barge-in', id) !== undefined) return 'barge-in';
    return selectPending(state, 'leave', id) !== undefined ? 'leave' : null;
  }

  /** Reads the team's reports now. */
  refresh(): void {
    this.#report.refresh();
  }

  protected override render(): TemplateResult {
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      <slot name="header"></slot>
      ${this.placeholder() ?? this.#renderPanel()}
    </div>`;
  }

  #renderPanel(): TemplateResult {
    const { words } = this;
    const agent = this.#agent.value;
    const team = this.#team();
    if (agent === null || agent.supervisedTeams.length === 0) {
      return renderState(words.supervisorNoTeam, words.supervisorNoTeamHint);
    }
    if (team === null) return renderState(words.supervisorNotPermitted, words.supervisorNotPermittedHint);
    const { report } = this.#report;
    return html`
      ${this.#renderToolbar(agent, team)} ${this.#renderNotes()}
      ${report === null ? this.#renderWaiting() : this.#renderReport(report)}
    `;
  }

  #renderToolbar(agent: Agent, team: Team): TemplateResult {
    const { words } = this;
    return html`<div part="toolbar" class="toolbar">
      ${
        agent.supervisedTeams.length === 1
          ? html`<bdi class="only-team">${team.name}</bdi>`
          : html`<label
              >${words.supervisorTeam}
              <select class="field" @change=${this.#handleTeam}>
                ${agent.supervisedTeams.map(
                  ({ id, name }) => html`<option value=${id} ?selected=${id === team.id}>${name}</option>`,
                )}
              </select>
            </label>`
      }
      <div class="search">
        ${icon('search')}
        <input
          type="search"
          class="field"
          aria-label=${words.supervisorSearch}
          placeholder=${words.supervisorSearchHint}
          .value=${this.search}
          @input=${this.#handleSearch}
        />
      </div>
      ${this.#renderFreshness()}
    </div>`;
  }

  #renderFreshness(): TemplateResult {
    const { words, localize } = this;
    const { readAt, loading, problem, report } = this.#report;
    const stale = problem !== null || !this.online;
    const time = localize.time(readAt);
    const said = stale ? words.supervisorStale(time) : words.supervisorUpdated(time);
    return html`<div class="freshness">
      <span class="muted small" title=${report === null ? nothing : localize.dateTime(readAt)}
        >${report === null ? words.supervisorNeverUpdated : said}</span
      >
      <button
        type="button"
        class="button quiet icon"
        aria-label=${words.supervisorRefresh}
        title=${words.supervisorRefresh}
        aria-disabled=${loading || !this.online ? 'true' : nothing}
        @click=${this.#handleRefresh}
      >
        ${icon('refresh')}
      </button>
    </div>`;
  }

  #renderNotes(): TemplateResult {
    const { words } = this;
    const { problem } = this.#report;
    const failure = this.#failureWords();
    return html`
      ${this.online ? nothing : html`<div class="note warning" role="status">${words.supervisorOffline}</div>`}
      ${
        problem === null || !this.online
          ? nothing
          : html`<div class="note negative" role="status">
              <span>${this.#problemWords()}</span>
              <button type="button" class="button" @click=${this.#handleRefresh}>${words.retry}</button>
            </div>`
      }
      ${
        failure === null
          ? nothing
          : html`<div class="note negative" role="alert">
              <span>${failure}</span>
              <button type="button" class="button quiet icon" aria-label=${words.close} @click=${this.#handleDismiss}>
                ${icon('close')}
              </button>
            </div>`
      }
    `;
  }

  #renderWaiting(): TemplateResult | typeof nothing {
    return this.#report.problem === null
      ? html`<div class="empty" role="status">${this.words.supervisorLoading}</div>`
      : nothing;
  }

  #renderReport(report: TeamReport): TemplateResult {
    return renderReport({
      report,
      words: this.words,
      lang: this.localize.lang,
      number: (n) => this.localize.number(n),
      elapsed: (since) => this.#elapsed(report, since),
      search: this.search,
      sorts: this.sorts,
      onSort: this.#handleSort,
      activeConversation: this.#active.value,
      renderActions: (chat) => this.#renderActions(chat),
    });
  }

  #renderActions(chat: TeamChat): TemplateResult {
    return renderChatActions({
      chat,
      customer: this.#customerOf(chat),
      involvement: this.#involvements.value.get(chat.conversationId),
      pending: this.#pendingAct(chat.conversationId),
      online: this.online,
      words: this.words,
      onAct: this.#handleAct,
    });
  }

  #problemWords(): string {
    const { words } = this;
    switch (this.#report.problem) {
      case 'unreachable':
        return words.supervisorReportUnreachable;
      case 'timed-out':
        return words.supervisorReportTimedOut;
      case 'unauthorised':
        return words.supervisorReportForbidden;
      default:
        return words.supervisorReportFailed;
    }
  }

  #failureWords(): string | null {
    const { failure, words } = this;
    const why = failure === null ? null : this.explain(failure.outcome);
    if (failure === null || why === null) return null;
    const customer = isolate(failure.customer);
    if (failure.act === 'barge-in') return words.supervisorBargeInFailed(customer, why);
    return failure.act === 'leave'
      ? words.supervisorLeaveFailed(customer, why)
      : words.supervisorMonitorFailed(customer, why);
  }
}

function wishOf(act: Exclude<ChatAct, 'open'>, chat: TeamChat): readonly [Event, Command] {
  const { conversationId } = chat;
  switch (act) {
    case 'monitor':
      return [new MonitorRequestEvent({ chat }), { type: 'monitor', chat }];
    case 'barge-in':
      return [new BargeInRequestEvent({ conversationId }), { type: 'barge-in', conversationId }];
    case 'leave':
      return [new MonitorLeaveRequestEvent({ conversationId }), { type: 'leave', conversationId }];
  }
}

const renderState = (title: string, hint: string): TemplateResult =>
  html`<div part="placeholder" class="empty" role="status">
    <div>${title}</div>
    <div class="small">${hint}</div>
  </div>`;
