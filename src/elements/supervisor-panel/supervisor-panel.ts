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
import { selectActiveConversation, selectLastMessage, selectPendingCommand } from '../../store/selectors.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { icon, iconButton } from '../internal/styles/icons.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { formatMessagePreview } from '../internal/format/format-message-preview.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { renderChatActions, type ChatAction } from './chat-actions.js';
import { chartStyles } from './charts.styles.js';
import { defaultSorts, ReportRenderer, type TableSorts } from './report-renderer.js';
import { getFilterOptions, noFilters, type ReportFilters } from './report-filters.js';
import { LastResultCache } from './report-grid/report-table.js';
import { renderToolbar } from './report-toolbar.js';
import { BargeInRequestEvent, ConversationLeaveRequestEvent, MonitorRequestEvent } from './supervisor-panel.events.js';
import { supervisorPanelStyles } from './supervisor-panel.styles.js';
import { TeamReportController } from './team-report-controller.js';
import { registerEnglish } from '../../translations/en.js';
import { supervisor } from '../../translations/en/parts/supervisor.js';

registerEnglish(supervisor);

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

  readonly #agent = new SelectController(this, this.sessionController, (state) => state.agent);
  readonly #conversations = new SelectController(this, this.sessionController, (state) => state.conversations);
  readonly #activeConversation = new SelectController(this, this.sessionController, selectActiveConversation);
  readonly #reportController = new TeamReportController(this, this.sessionController, {
    team: () => this.#team(),
    intervalSeconds: () => this.refreshInterval,
  });

  readonly #renderer = new ReportRenderer();
  readonly #filterOptions = new LastResultCache<ReturnType<typeof getFilterOptions>>();

  @state() private search = '';
  @state() private filters: ReportFilters = noFilters;
  @state() private sorts: TableSorts = defaultSorts;
  /** Why the last wish did not come true. */
  @state() private failure: string | null = null;

  /** Which of the supervised teams is shown; the first, unless this names another. */
  @property({ attribute: 'team-id' }) teamId: string | undefined;

  /** Seconds between two readings of the reports. 0: only when something happened, or when asked. */
  @property({ type: Number, attribute: 'refresh-interval' }) refreshInterval = 10;

  constructor() {
    super();
    // A wish under way changes its button.
    new SelectController(this, this.sessionController, (state) => state.pending);
    new TickController(this, () => this.#reportController.report !== null);
  }

  readonly #handleRefresh = (): void => this.refresh();

  readonly #handleDismiss = (): void => {
    this.failure = null;
  };

  readonly #handleAction = (action: ChatAction, chat: TeamChat): void => {
    this.failure = null;
    if (action === 'open') this.currentSession?.activate(chat.conversationId);
    else void this.#dispatchAction(action, chat);
  };

  async #dispatchAction(action: Exclude<ChatAction, 'open'>, chat: TeamChat): Promise<void> {
    const { conversationId } = chat;
    const [requestEvent, command] = createRequest(action, chat);
    const outcome = await this.requestCommand(requestEvent, command);
    if (outcome === null) return;
    const reason = this.describeOutcome(outcome);
    if (reason !== null) {
      // The report was behind; what the server refused for will be in the next one.
      this.refresh();
      this.failure = this.translations.supervisorActionFailed(action, isolateBidi(this.#customerName(chat)), reason);
      return;
    }
    if (action !== 'leave') this.currentSession?.activate(conversationId);
    // Who is in which chat has just changed.
    this.refresh();
  }

  /** The team shown: null while there is none this person may see. */
  #team(): Team | null {
    const agent = this.#agent.value;
    if (agent === null || !isSupervisor(agent)) return null;
    return agent.supervisedTeams.find(({ id }) => id === this.teamId) ?? agent.supervisedTeams[0] ?? null;
  }

  #customerName({ customerName }: TeamChat): string {
    return customerName || this.translations.unknownCustomer;
  }

  /** How long something has lasted: what the report said, and the time since it was read. */
  #formatElapsed(report: TeamReport, since: EpochMs): string {
    const sinceRead =
      (this.currentSession?.clock.now() ?? this.#reportController.readAt) - this.#reportController.readAt;
    return this.localize.duration(report.at - since + Math.max(0, sinceRead));
  }

  #pendingAction(id: ConversationId): ChatAction | undefined {
    const state = this.currentSession?.state;
    return (['monitor', 'barge-in', 'leave'] as const).find(
      (action) => state !== undefined && selectPendingCommand(state, action, id) !== undefined,
    );
  }

  /** Why something cannot be done about a chat; what only the server knows it says when asked. */
  #getDisabledReason(action: ChatAction, chat: TeamChat): string | null {
    const { translations } = this;
    if (action === 'monitor' && chat.voice) return translations.supervisorVoiceNotMonitored;
    if (action === 'monitor' && this.#getOtherMonitor(chat) !== '') return translations.refusal('already-monitored');
    return null;
  }

  /** Who else listens. Of our own leaving the report learns a little later than we do. */
  #getOtherMonitor({ monitoredBy }: TeamChat): string {
    const agent = this.#agent.value;
    return monitoredBy === agent?.displayName || monitoredBy === agent?.username ? '' : monitoredBy;
  }

  /** Of chats on this desk we know better than the report. */
  #getLastMessage(chat: TeamChat): string {
    const conversation = this.#conversations.value.byId.get(chat.conversationId);
    const message = conversation === undefined ? undefined : selectLastMessage(conversation.entries);
    return message === undefined ? chat.lastLine : formatMessagePreview(message.body, this.translations);
  }

  /** Reads the team's reports now. */
  refresh(): void {
    this.#reportController.refresh();
  }

  protected override render(): TemplateResult {
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      <slot name="header"></slot>
      ${this.renderPlaceholder() ?? this.#renderPanel()}
    </div>`;
  }

  #renderPanel(): TemplateResult {
    const { translations } = this;
    const agent = this.#agent.value;
    const team = this.#team();
    if (agent === null || agent.supervisedTeams.length === 0) {
      return renderState(translations.supervisorNoTeam, translations.supervisorNoTeamHint);
    }
    if (team === null) return renderState(translations.supervisorNotPermitted, translations.supervisorNotPermittedHint);
    const { report } = this.#reportController;
    return html`
      ${this.#renderToolbar(agent, team)} ${this.#renderNotices()}
      ${report === null ? this.#renderLoading() : this.#renderReport(report)}
    `;
  }

  #renderToolbar(agent: Agent, team: Team): TemplateResult {
    const { report } = this.#reportController;
    return renderToolbar({
      agent,
      team,
      search: this.search,
      filters: this.filters,
      filterOptions: this.#filterOptions.get([report], () =>
        report === null ? { queues: [], channels: [] } : getFilterOptions(report),
      ),
      translations: this.translations,
      onTeamChange: (id) => {
        this.teamId = id;
        this.failure = null;
        this.filters = noFilters;
      },
      onSearchChange: (text) => (this.search = text),
      onFiltersChange: (filters) => (this.filters = filters),
      freshness: this.#renderFreshness(),
    });
  }

  #renderFreshness(): TemplateResult {
    const { translations, localize } = this;
    const { readAt, loading, problem, report } = this.#reportController;
    const isStale = problem !== null || !this.isOnline;
    const time = localize.time(readAt);
    const statusText = isStale ? translations.supervisorStale(time) : translations.supervisorUpdated(time);
    return html`<div class="freshness cluster">
      <span class="muted small" title=${report === null ? nothing : localize.dateTime(readAt)}
        >${report === null ? translations.supervisorNeverUpdated : statusText}</span
      >
      <button
        type="button"
        class="button quiet icon"
        aria-label=${translations.supervisorRefresh}
        title=${translations.supervisorRefresh}
        aria-disabled=${loading || !this.isOnline ? 'true' : nothing}
        @click=${this.#handleRefresh}
      >
        ${icon('refresh')}
      </button>
    </div>`;
  }

  #renderNotices(): TemplateResult {
    const { translations, failure } = this;
    const { problem } = this.#reportController;
    return html`
      ${this.isOnline ? nothing : html`<div class="note warning" role="status">${translations.supervisorOffline}</div>`}
      ${
        problem === null || !this.isOnline
          ? nothing
          : html`<div class="note negative cluster" role="status">
              <span>${translations.supervisorReportProblem(problem)}</span>
              <button type="button" class="button" @click=${this.#handleRefresh}>${translations.retry}</button>
            </div>`
      }
      ${
        failure === null
          ? nothing
          : html`<div class="note negative cluster" role="alert">
              <span>${failure}</span>
              ${iconButton('close', translations.close, this.#handleDismiss)}
            </div>`
      }
    `;
  }

  #renderLoading(): TemplateResult | typeof nothing {
    return this.#reportController.problem === null
      ? html`<div class="empty" role="status">${this.translations.supervisorLoading}</div>`
      : nothing;
  }

  /** Drawn again when something in it is different, which not every update means, or a second has gone by. */
  #renderReport(report: TeamReport): unknown {
    const { currentSession: session, translations, search, filters, sorts } = this;
    const currentSecond = Math.floor((session?.clock.now() ?? 0) / 1000);
    const chatInputs = [
      this.#conversations.value,
      this.#activeConversation.value,
      session?.state.pending,
      this.#agent.value,
      this.isOnline,
    ];
    return guard([report, translations, search, filters, sorts, currentSecond, ...chatInputs], () =>
      this.#renderReportContent(report),
    );
  }

  #renderReportContent(report: TeamReport): TemplateResult {
    return this.#renderer.render({
      report,
      translations: this.translations,
      lang: this.localize.lang,
      formatNumber: (n) => this.localize.number(n),
      formatElapsed: (since) => this.#formatElapsed(report, since),
      getLastMessage: (chat) => this.#getLastMessage(chat),
      search: this.search,
      filters: this.filters,
      sorts: this.sorts,
      onSort: (sorts) => (this.sorts = sorts),
      formatTime: (at) => this.localize.time(this.#reportController.readAt + at - report.at),
      onRetry: this.isOnline ? this.#handleRefresh : null,
      activeConversation: this.#activeConversation.value,
      renderActions: (chat) => this.#renderActions(chat),
    });
  }

  #renderActions(chat: TeamChat): TemplateResult {
    return renderChatActions({
      chat,
      customer: this.#customerName(chat),
      conversation: this.#conversations.value.byId.get(chat.conversationId),
      pending: this.#pendingAction(chat.conversationId),
      online: this.isOnline,
      otherMonitor: this.#getOtherMonitor(chat),
      getDisabledReason: (action) => this.#getDisabledReason(action, chat),
      translations: this.translations,
      onAction: this.#handleAction,
    });
  }
}

function createRequest(action: Exclude<ChatAction, 'open'>, chat: TeamChat): readonly [Event, Command] {
  const { conversationId } = chat;
  switch (action) {
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
