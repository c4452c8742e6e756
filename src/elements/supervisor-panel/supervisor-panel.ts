import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { SelectController } from '../../context/select-controller.js';
import {
  isSupervisor,
  type Agent,
  type Command,
  type ConnectionProblem,
  type ConversationId,
  type EpochMs,
  type Team,
  type TeamChat,
  type TeamReport,
} from '../../domain/index.js';
import {
  selectAgentNames,
  selectActiveConversation,
  selectLastMessage,
  selectPendingCommand,
} from '../../store/selectors.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { noteButtonStyles } from '../internal/styles/note-buttons.js';
import { ConnectionNotice } from '../internal/connection/connection-notice.js';
import { icon, iconButton } from '../internal/styles/icons.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { formatMessagePreview } from '../internal/format/format-message-preview.js';
import { getTextFormats, updateWithMarkdown } from '../internal/format/text-format.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { renderState } from '../internal/reports/render-state.js';
import type { TeamReportFeed } from '../internal/reports/team-report-feed.js';
import { TeamReportsController } from '../internal/reports/team-reports-controller.js';
import { renderChatActions, type ChatAction } from './chat-actions.js';
import { chartStyles } from './charts.styles.js';
import { defaultSorts, ReportRenderer, type TableSorts } from './report-renderer.js';
import { getFilterOptions, noFilters, type ReportFilters } from './report-filters.js';
import { readKeptView, type KeptView } from './kept-view.js';
import { LastResultCache } from './last-result-cache.js';
import { renderToolbar } from './report-toolbar.js';
import { BargeInRequestEvent, ConversationLeaveRequestEvent, MonitorRequestEvent } from './supervisor-panel.events.js';
import { supervisorPanelStyles } from './supervisor-panel.styles.js';
import { registerEnglish } from '../../translations/en.js';
import { offer } from '../../translations/en/parts/offer.js';
import { thread } from '../../translations/en/parts/thread.js';
import { supervisor } from '../../translations/en/parts/supervisor.js';

registerEnglish({ ...supervisor, ...thread, ...offer });

/** Under which its view is kept. */
const viewName = 'supervisor-panel';

/**
 * Live report of a supervised team: agents and their channels, active chats, customers waiting in queues and chats with
 * a bot. The report is reloaded at an interval while the page is visible, and shortly after related session events.
 *
 * A supervisor can monitor an active chat without the customer seeing it, barge in, and leave. The messages are shown by
 * a `<chat-thread>` of the same session.
 *
 * @summary Agents, chats and queues of the supervised teams, with silent monitoring and barge-in.
 * @element supervisor-panel
 *
 * @slot header - Content above the report, e.g. a heading.
 *
 * @fires monitor-request - The supervisor requests to monitor a chat. Cancelable. Detail: `{ chat }`.
 * @fires barge-in-request - The supervisor requests to barge in on a monitored chat. Cancelable. Detail:
 *   `{ conversationId }`.
 * @fires conversation-leave-request - The supervisor requests to stop monitoring. Cancelable. Detail:
 *   `{ conversationId }`.
 *
 * @csspart base - The wrapper of all content.
 * @csspart toolbar - Team, search, filters and refresh.
 * @csspart summary - The figures above the tables.
 * @csspart table - Each of the four tables.
 * @csspart row - One row of a table.
 * @csspart involvement - How the supervisor takes part in a chat, e.g. "Monitoring".
 * @csspart action-button - Each action button of a chat.
 * @csspart placeholder - Shown while there is no team to supervise.
 * @csspart connection - Says that the connection is lost; one visible element of each session does.
 * @csspart storage-notice - Says that what the agent writes is not kept on this device; one visible element of the page does.
 *
 * @cssproperty [--supervisor-panel-table-height=26rem] - Maximum height of a table before it scrolls.
 */
export class SupervisorPanel extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, noteButtonStyles, chartStyles, supervisorPanelStyles];

  protected override readonly connectionNotice = new ConnectionNotice(this, this.sessionController, () => 3);
  readonly #agent = new SelectController(this, this.sessionController, (state) => state.agent);
  readonly #conversations = new SelectController(this, this.sessionController, (state) => state.conversations);
  readonly #names = new SelectController(this, this.sessionController, selectAgentNames);
  readonly #settings = new SelectController(this, this.sessionController, (state) => state.settings);
  readonly #activeConversation = new SelectController(this, this.sessionController, selectActiveConversation);
  readonly #reports = new TeamReportsController(this, this.sessionController, {
    teams: () => [this.#team()].filter((team) => team !== null),
    intervalSeconds: () => this.refreshInterval,
  });

  readonly #keptView = new SelectController(this, this.sessionController, ({ local }) => local.filters.get(viewName));
  /** The kept view that is shown. */
  #shownView: unknown;
  readonly #renderer = new ReportRenderer();
  readonly #filterOptions = new LastResultCache<ReturnType<typeof getFilterOptions>>();

  @state() private search = '';
  @state() private filters: ReportFilters = noFilters;
  @state() private sorts: TableSorts = defaultSorts;
  /** Why the last request failed. */
  @state() private failure: string | null = null;

  /** Id of the supervised team to show. Default: the first. */
  @property({ attribute: 'team-id' }) teamId: string | undefined;

  /** Seconds between two loads of the report. `0` disables polling; session events and `refresh()` still reload it. */
  @property({ type: Number, attribute: 'refresh-interval' }) refreshInterval = 10;

  constructor() {
    super();
    // A pending command changes its button.
    new SelectController(this, this.sessionController, (state) => state.pending);
    new TickController(this, () => this.#report !== null);
    updateWithMarkdown(this);
  }

  protected override willUpdate(): void {
    const kept = this.#keptView.value;
    if (kept === this.#shownView) return;
    this.#shownView = kept;
    const view = readKeptView(kept);
    if (view !== null) this.#show(view);
  }

  #changeView(change: Partial<KeptView>): void {
    const { teamId, search, filters, sorts } = this;
    const view: KeptView = { teamId, search, filters, sorts, ...change };
    this.#show(view);
    this.#shownView = view;
    this.currentSession?.setFilter(viewName, view);
  }

  #show({ teamId, search, filters, sorts }: KeptView): void {
    this.teamId = teamId ?? this.teamId;
    this.search = search;
    this.filters = filters;
    this.sorts = sorts;
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
      // The report was out of date. Reload it to show why the server refused.
      this.refresh();
      this.failure = this.translations.supervisorActionFailed(action, isolateBidi(this.#customerName(chat)), reason);
      return;
    }
    if (action !== 'leave') this.currentSession?.activate(conversationId);
    // The participants of the chat have changed.
    this.refresh();
  }

  get #feed(): TeamReportFeed | undefined {
    return this.#reports.feeds[0];
  }

  /** The last report of the team; null before the first. */
  get #report(): TeamReport | null {
    return this.#feed?.report ?? null;
  }

  /** Why the last load failed; null when it did not. */
  get #problem(): ConnectionProblem['code'] | null {
    return this.#feed?.problem ?? null;
  }

  /** The team to show; null when the agent has permission for none. */
  #team(): Team | null {
    const agent = this.#agent.value;
    if (agent === null || !isSupervisor(agent)) return null;
    return agent.supervisedTeams.find(({ id }) => id === this.teamId) ?? agent.supervisedTeams[0] ?? null;
  }

  #customerName({ customerName }: TeamChat): string {
    return customerName || this.translations.unknownCustomer;
  }

  /** Duration since `since`: the age in the report plus the time since the report was loaded. */
  #formatElapsed(report: TeamReport, since: EpochMs): string {
    const sinceRead = performance.now() - (this.#feed?.readAt ?? 0);
    return this.localize.duration(report.at - since + sinceRead);
  }

  #pendingAction(id: ConversationId): ChatAction | undefined {
    const state = this.currentSession?.state;
    return (['monitor', 'barge-in', 'leave'] as const).find(
      (action) => state !== undefined && selectPendingCommand(state, action, id) !== undefined,
    );
  }

  /** Why an action is disabled; null when it is not. The server may still refuse it. */
  #getDisabledReason(action: ChatAction, chat: TeamChat): string | null {
    const { translations } = this;
    if (action === 'monitor' && chat.voice) return translations.supervisorVoiceNotMonitored;
    if (action === 'monitor' && this.#getOtherMonitor(chat) !== '') return translations.refusal('already-monitored');
    return null;
  }

  /** Another supervisor who monitors the chat. The report may still name this one shortly after leaving. */
  #getOtherMonitor({ monitoredBy }: TeamChat): string {
    const monitor = { username: monitoredBy };
    return this.#names.value.isOwn(monitor) ? '' : this.#names.value.nameOf(monitor);
  }

  /** For conversations of this session the store is more recent than the report. */
  #getLastMessage(chat: TeamChat): string {
    const conversation = this.#conversations.value.byId.get(chat.conversationId);
    const message = conversation === undefined ? undefined : selectLastMessage(conversation.entries);
    return message === undefined
      ? chat.lastLine
      : formatMessagePreview(message, getTextFormats(this.#settings.value, 'text'), this.translations);
  }

  /** Reloads the team's report now. */
  refresh(): void {
    this.#reports.refresh();
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
    const report = this.#report;
    return html`
      ${this.#renderToolbar(agent, team)} ${this.#renderNotices()}
      ${report === null ? this.#renderLoading() : this.#renderReport(report)}
    `;
  }

  #renderToolbar(agent: Agent, team: Team): TemplateResult {
    const report = this.#report;
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
        this.failure = null;
        this.#changeView({ teamId: id, filters: noFilters });
      },
      onSearchChange: (search) => this.#changeView({ search }),
      onFiltersChange: (filters) => this.#changeView({ filters }),
      freshness: this.#renderFreshness(),
    });
  }

  #renderFreshness(): TemplateResult {
    const { translations, localize } = this;
    const report = this.#report;
    const problem = this.#problem;
    const loading = this.#feed?.loading === true;
    const isStale = problem !== null || !this.isOnline;
    const formatStatus = isStale ? translations.supervisorStale : translations.supervisorUpdated;
    return html`<div class="freshness cluster">
      <span class="muted small" title=${report === null ? nothing : localize.dateTime(report.at)}
        >${report === null ? translations.supervisorNeverUpdated : formatStatus(localize.time(report.at))}</span
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
    const problem = this.#problem;
    return html`
      ${this.connectionNotice.render(translations, this.localize)}
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
    return this.#problem === null
      ? html`<div class="empty" role="status">${this.translations.supervisorLoading}</div>`
      : nothing;
  }

  /** Renders again only when an input changed or a second has passed. */
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
      names: this.#names.value,
      lang: this.localize.lang,
      formatNumber: (n) => this.localize.number(n),
      formatElapsed: (since) => this.#formatElapsed(report, since),
      getLastMessage: (chat) => this.#getLastMessage(chat),
      search: this.search,
      filters: this.filters,
      sorts: this.sorts,
      onSort: (sorts) => this.#changeView({ sorts }),
      formatTime: (at) => this.localize.time(at),
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
