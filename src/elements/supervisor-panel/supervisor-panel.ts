import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { SelectController } from '../../context/select-controller.js';
import {
  isSupervisor,
  type Agent,
  type Command,
  type ConversationId,
  type EpochMs,
  type Team,
  type TeamChat,
  type TeamReport,
} from '../../domain/index.js';
import { selectActiveConversation, selectLastMessage, selectPending } from '../../store/selectors.js';
import { DeskElement } from '../internal/desk-element.js';
import { icon, iconButton } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { previewOf } from '../internal/message-preview.js';
import { TickController } from '../internal/ticker.js';
import { renderChatActions, type ChatAct } from './chat-actions.js';
import { chartStyles } from './charts.styles.js';
import { firstSorts, ReportRenderer, type Sorts } from './render-report.js';
import { choicesOf, noFilters, type Filters } from './report-filters.js';
import { LastAnswer } from './report-rows.js';
import { renderToolbar } from './report-toolbar.js';
import { BargeInRequestEvent, ConversationLeaveRequestEvent, MonitorRequestEvent } from './supervisor-panel.events.js';
import { supervisorPanelStyles } from './supervisor-panel.styles.js';
import { TeamReportController } from './team-report-controller.js';
import { addEnglish } from '../../messages/en.js';
import { supervisor } from '../../messages/en/parts/supervisor.js';

addEnglish(supervisor);

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
 * @fires conversation-leave-request - A supervisor wants to stop monitoring. Detail: `{ conversationId }`. Cancelable.
 *
 * @csspart base - Everything.
 * @csspart toolbar - Team, search and refresh.
 * @csspart summary - The numbers above the tables.
 * @csspart table - Each of the four tables.
 * @csspart row - One row of a table.
 * @csspart involvement - The words for our own part in a chat, such as "Monitoring".
 * @csspart action-button - Each button of a chat.
 * @csspart placeholder - What is shown while there is nothing to supervise.
 *
 * @cssproperty [--supervisor-panel-table-height=26rem] - The most room a table takes before it scrolls.
 */
export class SupervisorPanel extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, chartStyles, supervisorPanelStyles];

  readonly #agent = new SelectController(this, this.sessions, (state) => state.agent);
  readonly #conversations = new SelectController(this, this.sessions, (state) => state.conversations);
  readonly #active = new SelectController(this, this.sessions, selectActiveConversation);
  readonly #report = new TeamReportController(this, this.sessions, {
    team: () => this.#team(),
    interval: () => this.refreshInterval,
  });

  readonly #renderer = new ReportRenderer();
  readonly #choices = new LastAnswer<ReturnType<typeof choicesOf>>();

  @state() private search = '';
  @state() private filters: Filters = noFilters;
  @state() private sorts: Sorts = firstSorts;
  /** Why the last wish did not come true. */
  @state() private failure: string | null = null;

  /** Which of the supervised teams is shown; the first, unless this names another. */
  @property({ attribute: 'team-id' }) teamId: string | undefined;

  /** Seconds between two readings of the reports. 0: only when something happened, or when asked. */
  @property({ type: Number, attribute: 'refresh-interval' }) refreshInterval = 10;

  constructor() {
    super();
    // A wish under way changes its button.
    new SelectController(this, this.sessions, (state) => state.pending);
    new TickController(this, () => this.#report.report !== null);
  }

  readonly #handleRefresh = (): void => this.refresh();

  readonly #handleDismiss = (): void => {
    this.failure = null;
  };

  readonly #handleAct = (act: ChatAct, chat: TeamChat): void => {
    this.failure = null;
    if (act === 'open') this.desk?.activate(chat.conversationId);
    else void this.#carryOut(act, chat);
  };

  async #carryOut(act: Exclude<ChatAct, 'open'>, chat: TeamChat): Promise<void> {
    const { conversationId } = chat;
    const [request, command] = wishOf(act, chat);
    const outcome = await this.ask(request, command);
    if (outcome === null) return;
    const why = this.explain(outcome);
    if (why !== null) {
      // The report was behind; what the server refused for will be in the next one.
      this.refresh();
      this.failure = this.words.supervisorActFailed(act, isolate(this.#customerOf(chat)), why);
      return;
    }
    if (act !== 'leave') this.desk?.activate(conversationId);
    // Who is in which chat has just changed.
    this.refresh();
  }

  /** The team shown: null while there is none this person may see. */
  #team(): Team | null {
    const agent = this.#agent.value;
    if (agent === null || !isSupervisor(agent)) return null;
    return agent.supervisedTeams.find(({ id }) => id === this.teamId) ?? agent.supervisedTeams[0] ?? null;
  }

  #customerOf({ customerName }: TeamChat): string {
    return customerName || this.words.unknownCustomer;
  }

  /** How long something has lasted: what the report said, and the time since it was read. */
  #elapsed(report: TeamReport, since: EpochMs): string {
    const sinceRead = (this.desk?.clock.now() ?? this.#report.readAt) - this.#report.readAt;
    return this.localize.duration(report.at - since + Math.max(0, sinceRead));
  }

  #pendingAct(id: ConversationId): ChatAct | undefined {
    const state = this.desk?.state;
    return (['monitor', 'barge-in', 'leave'] as const).find(
      (act) => state !== undefined && selectPending(state, act, id) !== undefined,
    );
  }

  /** Why something cannot be done about a chat; what only the server knows it says when asked. */
  #obstacle(act: ChatAct, chat: TeamChat): string | null {
    const { words } = this;
    if (act === 'monitor' && chat.voice) return words.supervisorVoice;
    if (act === 'monitor' && this.#otherMonitor(chat) !== '') return words.refusal('already-monitored');
    return null;
  }

  /** Who else listens. Of our own leaving the report learns a little later than we do. */
  #otherMonitor({ monitoredBy }: TeamChat): string {
    const agent = this.#agent.value;
    return monitoredBy === agent?.displayName || monitoredBy === agent?.username ? '' : monitoredBy;
  }

  /** Of chats on this desk we know better than the report. */
  #lastLine(chat: TeamChat): string {
    const conversation = this.#conversations.value.byId.get(chat.conversationId);
    const message = conversation === undefined ? undefined : selectLastMessage(conversation.entries);
    return message === undefined ? chat.lastLine : previewOf(message.body, this.words);
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
    const { report } = this.#report;
    return renderToolbar({
      agent,
      team,
      search: this.search,
      filters: this.filters,
      choices: this.#choices.of([report], () => (report === null ? { queues: [], channels: [] } : choicesOf(report))),
      words: this.words,
      onTeam: (id) => {
        this.teamId = id;
        this.failure = null;
        this.filters = noFilters;
      },
      onSearch: (text) => (this.search = text),
      onFilter: (filters) => (this.filters = filters),
      freshness: this.#renderFreshness(),
    });
  }

  #renderFreshness(): TemplateResult {
    const { words, localize } = this;
    const { readAt, loading, problem, report } = this.#report;
    const stale = problem !== null || !this.online;
    const time = localize.time(readAt);
    const said = stale ? words.supervisorStale(time) : words.supervisorUpdated(time);
    return html`<div class="freshness cluster">
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
    const { words, failure } = this;
    const { problem } = this.#report;
    return html`
      ${this.online ? nothing : html`<div class="note warning" role="status">${words.supervisorOffline}</div>`}
      ${
        problem === null || !this.online
          ? nothing
          : html`<div class="note negative cluster" role="status">
              <span>${words.supervisorReportProblem(problem)}</span>
              <button type="button" class="button" @click=${this.#handleRefresh}>${words.retry}</button>
            </div>`
      }
      ${
        failure === null
          ? nothing
          : html`<div class="note negative cluster" role="alert">
              <span>${failure}</span>
              ${iconButton('close', words.close, this.#handleDismiss)}
            </div>`
      }
    `;
  }

  #renderWaiting(): TemplateResult | typeof nothing {
    return this.#report.problem === null
      ? html`<div class="empty" role="status">${this.words.supervisorLoading}</div>`
      : nothing;
  }

  /** Drawn again when something in it is different, which not every update means, or a second has gone by. */
  #renderReport(report: TeamReport): unknown {
    const { desk, words, search, filters, sorts } = this;
    const second = Math.floor((desk?.clock.now() ?? 0) / 1000);
    const chats = [this.#conversations.value, this.#active.value, desk?.state.pending, this.#agent.value, this.online];
    return guard([report, words, search, filters, sorts, second, ...chats], () => this.#drawReport(report));
  }

  #drawReport(report: TeamReport): TemplateResult {
    return this.#renderer.render({
      report,
      words: this.words,
      lang: this.localize.lang,
      number: (n) => this.localize.number(n),
      elapsed: (since) => this.#elapsed(report, since),
      lastLine: (chat) => this.#lastLine(chat),
      search: this.search,
      filters: this.filters,
      sorts: this.sorts,
      onSort: (sorts) => (this.sorts = sorts),
      time: (at) => this.localize.time(this.#report.readAt + at - report.at),
      onRetry: this.online ? this.#handleRefresh : null,
      activeConversation: this.#active.value,
      renderActions: (chat) => this.#renderActions(chat),
    });
  }

  #renderActions(chat: TeamChat): TemplateResult {
    return renderChatActions({
      chat,
      customer: this.#customerOf(chat),
      conversation: this.#conversations.value.byId.get(chat.conversationId),
      pending: this.#pendingAct(chat.conversationId),
      online: this.online,
      monitor: this.#otherMonitor(chat),
      obstacle: (act) => this.#obstacle(act, chat),
      words: this.words,
      onAct: this.#handleAct,
    });
  }
}

function wishOf(act: Exclude<ChatAct, 'open'>, chat: TeamChat): readonly [Event, Command] {
  const { conversationId } = chat;
  switch (act) {
    case 'monitor':
      return [new MonitorRequestEvent({ chat }), { type: 'monitor', chat }];
    case 'barge-in':
      return [new BargeInRequestEvent(conversationId), { type: 'barge-in', conversationId }];
    case 'leave':
      return [new ConversationLeaveRequestEvent(conversationId), { type: 'leave', conversationId }];
  }
}

const renderState = (title: string, hint: string): TemplateResult =>
  html`<div part="placeholder" class="empty" role="status">
    <div>${title}</div>
    <div class="small">${hint}</div>
  </div>`;
