import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { SelectController } from '../../context/select-controller.js';
import {
  isSupervisor,
  type Agent,
  type EpochMs,
  type ReportTableName,
  type Team,
  type TeamChat,
} from '../../domain/index.js';
import { hasFeature } from '../../session/features.js';
import {
  selectAgentNames,
  selectActiveConversation,
  selectLastMessage,
  selectWaitingSince,
} from '../../store/selectors.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { noteButtonStyles } from '../internal/styles/note-buttons.js';
import { ConnectionNotice } from '../internal/connection/connection-notice.js';
import { formatMessagePreview } from '../internal/format/format-message-preview.js';
import { getTextFormats, updateWithMarkdown } from '../internal/format/text-format.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { getMemberLevel, type AttentionLimits } from '../internal/reports/attention-items.js';
import { getLevel, type Limit } from '../internal/reports/limits.js';
import type { TeamsReport } from '../internal/reports/merge-reports.js';
import { renderState } from '../internal/reports/render-state.js';
import { TeamReportsController } from '../internal/reports/team-reports-controller.js';
import type { AgentRowActions } from './agents/agent-columns.js';
import { AgentDirectory } from './agents/agent-directory.js';
import { AgentRequests } from './agents/agent-requests.js';
import { PanelAttention } from './attention/panel-attention.js';
import { renderChatActions } from './chat-actions.js';
import { ChatRequests } from './chat-requests.js';
import { chartStyles } from './charts.styles.js';
import { PanelMessages } from './panel-messages.js';
import type { PanelRequestsHost } from './panel-requests-host.js';
import {
  renderFailedTeams,
  renderFreshness,
  renderMessages,
  renderTeamNotes,
  type StatusView,
} from './panel-status.js';
import { defaultSorts, longestFirst, ReportRenderer, type TableSorts } from './report-renderer.js';
import { getFilterOptions, noFilters, type ReportFilters } from './report-filters.js';
import type { ReportGrid } from './report-grid/report-grid.js';
import { readKeptView, type KeptView } from './kept-view.js';
import { LastResultCache } from './last-result-cache.js';
import { renderToolbar } from './report-toolbar.js';
import { ShownReports } from './shown-reports.js';
import { supervisorPanelStyles } from './supervisor-panel.styles.js';
import { registerEnglish } from '../../translations/en.js';
import { offer } from '../../translations/en/parts/offer.js';
import { raisedHands } from '../../translations/en/parts/raised-hands.js';
import { thread } from '../../translations/en/parts/thread.js';
import { supervisor } from '../../translations/en/parts/supervisor.js';

registerEnglish({ ...supervisor, ...thread, ...offer, ...raisedHands });

/** Under which its view is kept. */
const viewName = 'supervisor-panel';

/**
 * Live report of the supervised teams: what needs attention, agents and their channels, customers waiting in queues, active
 * chats and chats with a bot. It is reloaded at an interval while the page is visible, and shortly after related session events.
 * What passes its limit is announced, with the sound and the notification of a new message.
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
 * @fires agent-state-request - The supervisor requests to set an agent ready, or to log them out. Cancelable. Detail:
 *   `{ agentId, state, reason }`.
 * @fires whisper-mode-request - The supervisor requests to advise the agents of a monitored chat, who then see them. Cancelable.
 *   Detail: `{ conversationId }`.
 * @fires barge-in-request - The supervisor requests to barge in on a monitored chat. Cancelable. Detail:
 *   `{ conversationId }`.
 * @fires conversation-leave-request - The supervisor requests to stop monitoring. Cancelable. Detail:
 *   `{ conversationId }`.
 *
 * @csspart base - The wrapper of all content.
 * @csspart toolbar - Team, search, filters and refresh.
 * @csspart attention - The list of what needs attention.
 * @csspart attention-item - Each of its items.
 * @csspart attention-button - What can be done about an item.
 * @csspart summary - The figures below the tables.
 * @csspart table - Each of the four tables.
 * @csspart row - One row of a table.
 * @csspart hand - Says that an agent of a chat asks for a supervisor.
 * @csspart involvement - How the supervisor takes part in a chat, e.g. "Monitoring".
 * @csspart action-button - Each action button of a chat.
 * @csspart agent-button - Each action button of an agent.
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
  readonly #hands = new SelectController(this, this.sessionController, ({ local }) => local.raisedHands);
  readonly #names = new SelectController(this, this.sessionController, selectAgentNames);
  readonly #settings = new SelectController(this, this.sessionController, (state) => state.settings);
  readonly #activeConversation = new SelectController(this, this.sessionController, selectActiveConversation);
  readonly #reports = new TeamReportsController(this, this.sessionController, {
    teams: () => this.#teams(),
    intervalSeconds: () => this.refreshInterval,
  });
  readonly #shown = new ShownReports(
    () => this.#reports.feeds,
    () => this.requestUpdate(),
  );
  readonly #messages = new PanelMessages(() => this.requestUpdate());
  readonly #requestsHost: PanelRequestsHost = {
    element: this,
    session: () => this.currentSession,
    translations: () => this.translations,
    send: (event, command) => this.requestCommand(event, command),
    describeOutcome: (outcome) => this.describeOutcome(outcome),
    refresh: () => this.refresh(),
    messages: this.#messages,
  };
  readonly #requests = new ChatRequests(this.#requestsHost);
  readonly #agentRequests = new AgentRequests(this.#requestsHost);
  readonly #directory = new LastResultCache<AgentDirectory>();
  readonly #attention = new PanelAttention({
    session: () => this.currentSession,
    translations: () => this.translations,
    localize: this.localize,
    names: () => this.#names.value,
    limits: () => this.#limits,
    elapsed: (since) => this.#elapsed(since),
    stateTime: (member) => this.#shown.stateTime(member),
    unansweredSince: (chat) => this.#unansweredSince(chat),
    isOnline: () => this.isOnline,
    requests: this.#requests,
    agentActions: () => this.#agentActions,
    showQueue: (queue) =>
      this.#changeView({
        search: '',
        filters: { ...noFilters, queue },
        sorts: { ...this.sorts, queued: longestFirst },
      }),
    showRow: (table, key) => void this.#showRow(table, key),
  });

  readonly #keptView = new SelectController(this, this.sessionController, ({ local }) => local.filters.get(viewName));
  /** The kept view that is shown. */
  #shownView: unknown;
  readonly #renderer = new ReportRenderer();
  readonly #filterOptions = new LastResultCache<ReturnType<typeof getFilterOptions>>();

  @state() private search = '';
  @state() private filters: ReportFilters = noFilters;
  @state() private sorts: TableSorts = defaultSorts;

  /** Id of one supervised team. Default: all supervised teams together. */
  @property({ attribute: 'team-id' }) teamId: string | undefined;

  /** Seconds between two loads of the report. `0` disables polling; session events and `refresh()` still reload it. */
  @property({ type: Number, attribute: 'refresh-interval' }) refreshInterval = 10;

  /** Waiting time from which a customer in a queue needs attention soon, in seconds; 0 for never. */
  @property({ type: Number, attribute: 'wait-near-after' }) waitNearAfter = 180;

  /** Limit of the waiting time in a queue, in seconds; 0 for none. */
  @property({ type: Number, attribute: 'wait-over-after' }) waitOverAfter = 300;

  /** Time an agent is not ready, from which they need attention soon, in seconds; 0 for never. */
  @property({ type: Number, attribute: 'not-ready-near-after' }) notReadyNearAfter = 2100;

  /** Limit of the time an agent is not ready, in seconds; 0 for none. */
  @property({ type: Number, attribute: 'not-ready-over-after' }) notReadyOverAfter = 2700;

  /** Time without an answer, from which a chat needs attention soon, in seconds; 0 for never. Known of chats one takes part in. */
  @property({ type: Number, attribute: 'answer-near-after' }) answerNearAfter = 180;

  /** Limit of the time without an answer, in seconds; 0 for none. */
  @property({ type: Number, attribute: 'answer-over-after' }) answerOverAfter = 240;

  /** Length from which a chat needs attention soon, in seconds; 0 for never. */
  @property({ type: Number, attribute: 'chat-near-after' }) chatNearAfter = 1500;

  /** Limit of the length of a chat, in seconds; 0 for none. */
  @property({ type: Number, attribute: 'chat-over-after' }) chatOverAfter = 1800;

  constructor() {
    super();
    // A pending command changes its button.
    new SelectController(this, this.sessionController, (state) => state.pending);
    new TickController(this, () => this.#shown.report !== null);
    updateWithMarkdown(this);
  }

  protected override willUpdate(): void {
    this.#shown.updateTime(this.#isStale);
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

  /** The teams to show; none when the agent has permission for none. */
  #teams(): readonly Team[] {
    const agent = this.#agent.value;
    if (agent === null || !isSupervisor(agent)) return [];
    const chosen = agent.supervisedTeams.filter(({ id }) => id === this.teamId);
    return chosen.length > 0 ? chosen : agent.supervisedTeams;
  }

  /** The figures are old: the last load failed, or there is no connection. */
  get #isStale(): boolean {
    return this.#shown.failedTeams.length > 0 || !this.isOnline;
  }

  readonly #elapsed = (since: EpochMs): number => this.#shown.elapsed(since);
  readonly #formatElapsed = (since: EpochMs): string => this.localize.duration(this.#elapsed(since));

  get #limits(): AttentionLimits {
    return {
      waiting: toLimit(this.waitNearAfter, this.waitOverAfter),
      'not-ready': toLimit(this.notReadyNearAfter, this.notReadyOverAfter),
      unanswered: toLimit(this.answerNearAfter, this.answerOverAfter),
      'long-chat': toLimit(this.chatNearAfter, this.chatOverAfter),
    };
  }

  /** Since when the customer has waited for an answer. It is known of conversations of this session. */
  #unansweredSince({ conversationId }: TeamChat): EpochMs | null {
    const conversation = this.#conversations.value.byId.get(conversationId);
    return conversation === undefined ? null : selectWaitingSince(conversation.entries);
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
    if (agent === null || agent.supervisedTeams.length === 0)
      return renderState(translations.supervisorNoTeam, translations.supervisorNoTeamHint);
    const teams = this.#teams();
    if (teams.length === 0)
      return renderState(translations.supervisorNotPermitted, translations.supervisorNotPermittedHint);
    const { report, failedTeams } = this.#shown;
    const status = this.#statusView(report);
    return html`
      ${this.#renderToolbar(agent, teams, status)} ${this.connectionNotice.render(translations, this.localize)}
      ${this.isOnline ? renderFailedTeams(failedTeams, teams.length === 1, status) : nothing}
      ${renderTeamNotes(this.#shown, teams.length === 1, translations)} ${renderMessages(this.#messages, translations)}
      ${
        report !== null
          ? this.#renderReport(report, teams)
          : failedTeams.length > 0
            ? nothing
            : html`<div class="empty" role="status">${translations.supervisorLoading}</div>`
      }
      <div class="announcement visually-hidden" role="status">
        ${
          // Read after the report is rendered, which finds what to announce.
          guard([{}], () => this.#attention.announcement)
        }
      </div>
    `;
  }

  #getDirectory(report: TeamsReport): AgentDirectory {
    const names = this.#names.value;
    return this.#directory.get([report, names], () => new AgentDirectory(report, names));
  }

  readonly #agentActions: AgentRowActions = {
    pendingAction: ({ id }) => this.#agentRequests.pendingAction(id),
    disabledReason: (action, member) => this.#agentRequests.disabledReason(action, member),
    run: (action, member) => {
      const time = this.#shown.stateTime(member);
      const state = this.translations.supervisorMemberState(member.state);
      const facts = time === null ? state : `${state}, ${this.#formatElapsed(time.since)}`;
      void this.#agentRequests.run(action, member, {
        name: this.#names.value.nameOf({ id: member.id, username: member.name }),
        facts,
      });
    },
    showChats: ({ name }) => {
      this.#changeView({ search: '', filters: { ...noFilters, agent: name } });
      void this.#showFirstChat();
    },
  };

  async #showFirstChat(): Promise<void> {
    await this.updateComplete;
    const grid = this.renderRoot.querySelector<ReportGrid>('[data-table="chats"]');
    await grid?.updateComplete;
    const key = grid?.keyAt(0);
    if (key !== undefined) void this.#showRow('chats', key);
  }

  #statusView(report: TeamsReport | null): StatusView {
    return {
      translations: this.translations,
      localize: this.localize,
      at: report?.at ?? null,
      isStale: this.#isStale,
      isLoading: this.#shown.isLoading,
      isOnline: this.isOnline,
      onRefresh: this.#handleRefresh,
    };
  }

  #renderToolbar(agent: Agent, teams: readonly Team[], status: StatusView): TemplateResult {
    const { report } = this.#shown;
    return renderToolbar({
      agent,
      team: teams.length === 1 ? (teams[0] ?? null) : null,
      search: this.search,
      filters: this.filters,
      filterOptions: this.#filterOptions.get([report], () =>
        report === null ? { queues: [], channels: [] } : getFilterOptions(report),
      ),
      translations: this.translations,
      onTeamChange: (id) => {
        this.#messages.clear();
        this.#changeView({ teamId: id, filters: noFilters });
      },
      onSearchChange: (search) => this.#changeView({ search }),
      onFiltersChange: (filters) => this.#changeView({ filters }),
      agentName: this.filters.agent === '' ? null : this.#names.value.nameOf({ username: this.filters.agent }),
      freshness: renderFreshness(status),
    });
  }

  /** Renders again only when an input changed or a second has passed. */
  #renderReport(report: TeamsReport, teams: readonly Team[]): unknown {
    const { currentSession: session, translations, search, filters, sorts } = this;
    const currentSecond = Math.floor((session?.clock.now() ?? 0) / 1000);
    const limits = Object.values(this.#limits).flatMap(({ near, over }) => [near, over]);
    const chatInputs = [
      this.#conversations.value,
      this.#names.value,
      this.#activeConversation.value,
      session?.state.pending,
      this.#agent.value,
      this.isOnline,
      this.#hands.value,
    ];
    return guard([report, translations, search, filters, sorts, currentSecond, ...limits, ...chatInputs], () =>
      this.#renderReportContent(report, teams),
    );
  }

  #renderReportContent(report: TeamsReport, teams: readonly Team[]): TemplateResult {
    const limits = this.#limits;
    const levels = { limits, elapsed: this.#elapsed };
    const stateTime = this.#shown.stateTime.bind(this.#shown);
    const formatLimit = ({ near, over }: Limit): string => this.localize.duration(over || near);
    this.#attention.update(report, this.#shown.knownTeams);
    return html`
      <agent-desk-attention-strip
        exportparts="attention, attention-item, attention-button"
        .view=${this.#attention.view}
      ></agent-desk-attention-strip>
      ${this.#renderer.render({
        report,
        translations: this.translations,
        names: this.#names.value,
        lang: this.localize.lang,
        formatNumber: (n) => this.localize.number(n),
        formatElapsed: this.#formatElapsed,
        getLastMessage: (chat) => this.#getLastMessage(chat),
        search: this.search,
        filters: this.filters,
        sorts: this.sorts,
        onSort: (sorts) => this.#changeView({ sorts }),
        formatTime: (at) => this.localize.time(at),
        onRetry: this.isOnline ? this.#handleRefresh : null,
        activeConversation: this.#activeConversation.value,
        renderActions: (chat) => this.#renderActions(chat),
        teamCount: teams.length,
        stateTime,
        directory: this.#getDirectory(report),
        agentActions: this.#agentActions,
        levels: {
          queued: ({ since }) => getLevel(this.#elapsed(since), limits.waiting),
          chat: ({ since }) => getLevel(this.#elapsed(since), limits['long-chat']),
          member: (member) => getMemberLevel(member, stateTime(member)?.since ?? null, levels),
        },
        limitTexts: {
          queued: formatLimit(limits.waiting),
          chat: formatLimit(limits['long-chat']),
          member: formatLimit(limits['not-ready']),
        },
      })}
    `;
  }

  /** Moves the focus to a row. What hides it is taken back. */
  async #showRow(table: ReportTableName, key: string): Promise<void> {
    await this.updateComplete;
    const grid = this.renderRoot.querySelector<ReportGrid>(`[data-table="${table}"]`);
    if (grid === null) return;
    await grid.updateComplete;
    if (grid.indexOf(key) < 0) {
      this.#changeView({ search: '', filters: noFilters });
      await this.updateComplete;
      await grid.updateComplete;
    }
    grid.scrollIntoView({ block: 'nearest' });
    grid.focusRow(key);
  }

  #renderActions(chat: TeamChat): TemplateResult {
    const { conversationId } = chat;
    const session = this.currentSession;
    return renderChatActions({
      chat,
      customer: chat.customerName || this.translations.unknownCustomer,
      conversation: this.#conversations.value.byId.get(conversationId),
      isHandRaised: this.#hands.value.some((hand) => hand.conversationId === conversationId),
      pending: this.#requests.pendingAction(conversationId),
      canAdvise: session !== undefined && hasFeature(session.options, 'whisper-mode'),
      online: this.isOnline,
      otherMonitor: this.#requests.otherMonitor(chat),
      getDisabledReason: (action) => this.#requests.disabledReason(action, chat),
      translations: this.translations,
      onAction: this.#requests.run,
    });
  }
}

/** A limit of the panel, from seconds. */
const toLimit = (near: number, over: number): Limit => ({ near: near * 1000, over: over * 1000 });
