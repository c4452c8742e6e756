import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
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
import { selectAgentNames } from '../../store/selectors.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { noteButtonStyles } from '../internal/styles/note-buttons.js';
import { ConnectionNotice } from '../internal/connection/connection-notice.js';
import { updateWithMarkdown } from '../internal/format/text-format.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { getMemberLevel } from '../internal/reports/attention-items.js';
import { getLevel, type Limit } from '../internal/reports/limits.js';
import type { TeamsReport } from '../internal/reports/merge-reports.js';
import { renderState } from '../internal/reports/render-state.js';
import { TeamReportsController } from '../internal/reports/team-reports-controller.js';
import { AgentDirectory } from './agents/agent-directory.js';
import { AgentRequests } from './agents/agent-requests.js';
import { createAgentRowActions } from './agents/agent-row-actions.js';
import { PanelAttention } from './attention/panel-attention.js';
import { chartStyles } from './charts.styles.js';
import { ChatRequests } from './chats/chat-requests.js';
import { ChatRows } from './chats/chat-rows.js';
import { HostedRows } from './chats/hosted-rows.js';
import { PanelMessages } from './panel-messages.js';
import type { PanelRequestsHost } from './panel-requests-host.js';
import {
  renderFailedTeams,
  renderFreshness,
  renderMessages,
  renderTeamNotes,
  type StatusView,
} from './panel-status.js';
import { PanelView } from './panel-view.js';
import { longestFirst, ReportRenderer } from './report-renderer.js';
import { getPanelLimits } from './panel-limits.js';
import { getFilterOptions, noFilters } from './report-filters.js';
import { focusFirstChat, focusRow } from './row-focus.js';
import { LastResultCache } from './last-result-cache.js';
import { renderToolbar } from './report-toolbar.js';
import { ShownReports } from './shown-reports.js';
import { ChatsShownEvent } from './supervisor-panel.events.js';
import { supervisorPanelStyles } from './supervisor-panel.styles.js';
import { registerEnglish } from '../../translations/en.js';
import { offer } from '../../translations/en/parts/offer.js';
import { raisedHands } from '../../translations/en/parts/raised-hands.js';
import { thread } from '../../translations/en/parts/thread/thread.js';
import { supervisor } from '../../translations/en/parts/supervisor.js';

registerEnglish({ ...supervisor, ...thread, ...offer, ...raisedHands });

/**
 * Live report of the supervised teams: what needs attention, agents and their channels, customers waiting in queues, active
 * chats and chats with a bot. It is reloaded at an interval while the page is visible, and shortly after related session events.
 * What passes its limit is announced, with the sound and the notification of a new message.
 *
 * A supervisor can monitor an active chat without the customer seeing it, advise its agents, barge in, leave, and go on to the
 * next chat of the same agent. The messages are shown by a `<chat-thread>` of the same session.
 *
 * Content of the host in the row of a chat is a child with the slot `chat-<conversation id>`. Only the rows near the viewport
 * exist: `chats-shown` says which.
 *
 * @summary Agents, chats and queues of the supervised teams, with silent monitoring and barge-in.
 * @element supervisor-panel
 *
 * @slot header - Content above the report, e.g. a heading.
 * @slot chat-* - Content of the host in the row of a chat, whose conversation id follows, e.g. a link to a case of its own.
 *
 * @fires chats-shown - Other rows of the table of chats are rendered. Detail: `{ chats }`.
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
 * @csspart next-button - The button that goes on to the next chat of the same agent.
 * @csspart label - A label of a chat's customer.
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
  readonly #names = new SelectController(this, this.sessionController, selectAgentNames);
  // Before the reports, which depend on the team.
  readonly #view = new PanelView(this, this.sessionController);
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
  readonly #agentActions = createAgentRowActions({
    translations: () => this.translations,
    requests: this.#agentRequests,
    names: () => this.#names.value,
    stateTime: (member) => this.#shown.stateTime(member),
    formatElapsed: (since) => this.#formatElapsed(since),
    showChats: (agent) => {
      this.#view.change({ search: '', filters: { ...noFilters, agent } });
      void focusFirstChat(this);
    },
  });
  readonly #directory = new LastResultCache<AgentDirectory>();
  readonly #hosted = new HostedRows(this);
  readonly #chatRows = new ChatRows({
    element: this,
    sessionController: this.sessionController,
    localize: this.localize,
    isOnline: () => this.isOnline,
    requests: this.#requests,
    directory: () => {
      const { report } = this.#shown;
      return report === null ? null : this.#getDirectory(report);
    },
    showRow: (key) => this.#showRow('chats', key),
  });
  readonly #attention = new PanelAttention({
    session: () => this.currentSession,
    translations: () => this.translations,
    localize: this.localize,
    names: () => this.#names.value,
    limits: () => getPanelLimits(this),
    elapsed: (since) => this.#elapsed(since),
    stateTime: (member) => this.#shown.stateTime(member),
    unansweredSince: this.#chatRows.unansweredSince,
    isOnline: () => this.isOnline,
    requests: this.#requests,
    agentActions: () => this.#agentActions,
    showQueue: (queue) =>
      this.#view.change({
        search: '',
        filters: { ...noFilters, queue },
        sorts: { ...this.#view.sorts, queued: longestFirst },
      }),
    showRow: (table, key) => this.#showRow(table, key),
  });

  readonly #renderer = new ReportRenderer();
  readonly #filterOptions = new LastResultCache<ReturnType<typeof getFilterOptions>>();

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
    new TickController(this, () => this.#shown.report !== null);
    updateWithMarkdown(this);
  }

  protected override willUpdate(): void {
    this.#shown.updateTime(this.#isStale);
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
    const { search, filters } = this.#view;
    return renderToolbar({
      agent,
      team: teams.length === 1 ? (teams[0] ?? null) : null,
      search,
      filters,
      filterOptions: this.#filterOptions.get([report], () =>
        report === null ? { queues: [], channels: [] } : getFilterOptions(report),
      ),
      translations: this.translations,
      onTeamChange: (id) => {
        this.#messages.clear();
        this.#view.change({ teamId: id, filters: { ...filters, agent: '' } });
      },
      onSearchChange: (search) => this.#view.change({ search }),
      onFiltersChange: (filters) => this.#view.change({ filters }),
      agentName: filters.agent === '' ? null : this.#names.value.nameOf({ username: filters.agent }),
      freshness: renderFreshness(status),
    });
  }

  /** Renders again only when an input changed or a second has passed. */
  #renderReport(report: TeamsReport, teams: readonly Team[]): unknown {
    const { translations } = this;
    const { search, filters, sorts } = this.#view;
    const currentSecond = Math.floor((this.currentSession?.clock.now() ?? 0) / 1000);
    const limits = Object.values(getPanelLimits(this)).flatMap(({ near, over }) => [near, over]);
    const chatInputs = [
      ...this.#chatRows.inputs,
      this.#hosted.slots,
      this.#names.value,
      this.#agent.value,
      this.isOnline,
    ];
    return guard([report, translations, search, filters, sorts, currentSecond, ...limits, ...chatInputs], () =>
      this.#renderReportContent(report, teams),
    );
  }

  #renderReportContent(report: TeamsReport, teams: readonly Team[]): TemplateResult {
    const limits = getPanelLimits(this);
    const { search, filters, sorts } = this.#view;
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
        formatList: this.localize.list,
        formatElapsed: this.#formatElapsed,
        getLastMessage: this.#chatRows.getLastMessage,
        labelsOf: this.#chatRows.labelsOf,
        search,
        filters,
        sorts,
        onSort: (sorts) => this.#view.change({ sorts }),
        formatTime: (at) => this.localize.time(at),
        onRetry: this.isOnline ? this.#handleRefresh : null,
        activeConversation: this.#chatRows.activeConversation,
        renderActions: this.#chatRows.renderActions,
        hosted: this.#hosted,
        onChatsShown: this.#handleChatsShown,
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

  #showRow(table: ReportTableName, key: string): void {
    void focusRow(this, table, key, () => this.#view.change({ search: '', filters: noFilters }));
  }

  readonly #handleChatsShown = (chats: readonly TeamChat[]): void => {
    this.dispatchEvent(new ChatsShownEvent({ chats }));
  };
}
