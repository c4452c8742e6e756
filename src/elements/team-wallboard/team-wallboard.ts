import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import { isSupervisor, type EpochMs, type Level, type Team, type TeamReport } from '../../domain/index.js';
import { registerEnglish } from '../../translations/en.js';
import { supervisor } from '../../translations/en/parts/supervisor.js';
import { wallboard } from '../../translations/en/parts/wallboard.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { joinNames } from '../internal/format/join-names.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { renderState } from '../internal/reports/render-state.js';
import { TeamReportsController } from '../internal/reports/team-reports-controller.js';
import { icon } from '../internal/styles/icons.js';
import { boardChartStyles } from './board-charts.styles.js';
import { computeBoardFigures, countAgents, type BoardFigures } from './board-figures.js';
import { getFreeLevel, getLevel, type Limit } from '../internal/reports/limits.js';
import { renderAgents, renderCard, renderQueues, type BoardContext } from './render-board.js';
import { renderTrend } from './render-trend.js';
import { teamWallboardStyles } from './team-wallboard.styles.js';
import { addSample, sampleAt, type Sample } from './trend.js';

registerEnglish({ ...supervisor, ...wallboard });

/** The number of those who wait is compared with the one this long ago. */
const comparedMinutes = 15;

/**
 * Figures of the supervised teams for a screen on the wall: how many customers wait and how long, chats, agents by state, each
 * queue, and how many have waited since the board was opened. It shows counts and names of queues and teams, and no data of
 * persons. Give it the height of the screen; in a narrow place the parts stand below each other.
 *
 * The reports are those of `<supervisor-panel>`: a page that shows both asks the server once.
 *
 * @summary Waiting customers, agents and queues in large type, for a screen on the wall.
 * @element team-wallboard
 *
 * @csspart base - The wrapper of all content.
 * @csspart figure - Each of the four large figures.
 * @csspart queues - The table of the queues.
 * @csspart agents - The agents by state.
 * @csspart trend - How many have waited since the board was opened.
 * @csspart placeholder - Shown while there is no team to supervise.
 */
export class TeamWallboard extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, boardChartStyles, teamWallboardStyles];

  readonly #agent = new SelectController(this, this.sessionController, (state) => state.agent);
  readonly #reports = new TeamReportsController(this, this.sessionController, {
    teams: () => this.#teams(),
    intervalSeconds: () => this.refreshInterval,
  });
  #samples: readonly Sample[] = [];
  /** The reports of the last sample. */
  #sampled: readonly (TeamReport | null)[] = [];
  #sampledTeams = '';

  /** Id of one supervised team. Default: all supervised teams together. */
  @property({ attribute: 'team-id' }) teamId: string | undefined;

  /** Seconds between two loads of the reports. */
  @property({ type: Number, attribute: 'refresh-interval' }) refreshInterval = 10;

  /** Waiting time from which a queue is near its limit, in seconds; 0 for never. */
  @property({ type: Number, attribute: 'wait-near-after' }) waitNearAfter = 180;

  /** Limit of the waiting time, in seconds; 0 for none. */
  @property({ type: Number, attribute: 'wait-over-after' }) waitOverAfter = 300;

  /** Length from which a chat is over its limit, in seconds; 0 for none. */
  @property({ type: Number, attribute: 'chat-over-after' }) chatOverAfter = 1800;

  /** Limit of the number of those who wait, drawn in the trend; 0 for none. */
  @property({ type: Number, attribute: 'waiting-limit' }) waitingLimit = 0;

  /** Free agents wanted at least; 0 for no limit. */
  @property({ type: Number, attribute: 'least-free' }) leastFree = 0;

  constructor() {
    super();
    // Waits grow by the second, and so does the age of the figures.
    new TickController(this, () => this.#reports.feeds.some(({ report }) => report !== null));
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const reports = this.#reports.feeds.map(({ report }) => report);
    const teams = this.#teams()
      .map(({ id }) => id)
      .join(' ');
    if (teams !== this.#sampledTeams) this.#samples = [];
    this.#sampledTeams = teams;
    if (reports.every((report, i) => report === this.#sampled[i])) return;
    this.#sampled = reports;
    const loaded = reports.filter((report) => report !== null);
    // A sum of some of the teams only would look like a change.
    if (loaded.length < reports.length || loaded.some(({ problems }) => problems.queued !== undefined)) return;
    const { waiting } = computeBoardFigures(loaded);
    if (waiting !== null) this.#samples = addSample(this.#samples, { at: latestTime(loaded), waiting });
  }

  /** Reloads the reports now. */
  refresh(): void {
    this.#reports.refresh();
  }

  #teams(): readonly Team[] {
    const agent = this.#agent.value;
    if (agent === null || !isSupervisor(agent)) return [];
    const { supervisedTeams } = agent;
    return this.teamId === undefined ? supervisedTeams : supervisedTeams.filter(({ id }) => id === this.teamId);
  }

  protected override render(): TemplateResult {
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      ${this.#renderWithoutFigures() ?? this.#renderBoard()}
    </div>`;
  }

  /** What stands in the place of the figures; null when there are some, however old. */
  #renderWithoutFigures(): TemplateResult | null {
    const { translations } = this;
    if (this.#reports.feeds.some(({ report }) => report !== null)) return null;
    const placeholder = this.renderPlaceholder();
    if (placeholder !== null) return placeholder;
    const agent = this.#agent.value;
    if (agent === null || agent.supervisedTeams.length === 0)
      return renderState(translations.supervisorNoTeam, translations.supervisorNoTeamHint);
    if (this.#teams().length === 0)
      return renderState(translations.supervisorNotPermitted, translations.supervisorNotPermittedHint);
    const isFailed = this.#reports.feeds.some(({ problem }) => problem !== null);
    return renderState(isFailed ? translations.boardFailed : translations.boardLoading);
  }

  #renderBoard(): TemplateResult {
    const reports = this.#reports.feeds.map(({ report }) => report).filter((report) => report !== null);
    const figures = computeBoardFigures(reports);
    const oldest = Math.min(...reports.map(({ at }) => at));
    const isStale =
      !this.isOnline || this.#reports.feeds.some(({ problem, report }) => problem !== null || report === null);
    const now = this.currentSession?.clock.now() ?? oldest;
    const context: BoardContext = {
      translations: this.translations,
      localize: this.localize,
      // Figures that are old do not run on.
      elapsed: (since) => (isStale ? oldest : now) - since,
      waitLimit: this.#waitLimit,
    };
    return html`
      ${this.#renderTop(figures, { now, oldest, isStale })} ${this.#renderFigures(figures, context, now)}
      <div class="main">
        ${renderQueues(figures, context)}
        <div class="side">
          ${renderAgents(figures, context)} ${renderTrend(this.#samples, this.waitingLimit, context)}
        </div>
      </div>
    `;
  }

  get #waitLimit(): Limit {
    return { near: this.waitNearAfter * 1000, over: this.waitOverAfter * 1000 };
  }

  #renderTop(
    { agents, queues }: BoardFigures,
    { now, oldest, isStale }: { readonly now: EpochMs; readonly oldest: EpochMs; readonly isStale: boolean },
  ): TemplateResult {
    const { translations, localize } = this;
    const names = this.#teams().map(({ name }) => name);
    const agentCount = agents === null ? null : countAgents(agents);
    const time = localize.time(oldest);
    return html`<header>
      <h2>${joinNames(names, localize)}</h2>
      ${agentCount === null ? nothing : html`<span>${translations.boardSize(agentCount, queues.length)}</span>`}
      <span class="fresh ${isStale ? 'stale' : ''}" role="status" title=${localize.dateTime(oldest)}
        >${icon(isStale ? 'warning' : 'check')}${isStale ? translations.boardStale(time) : translations.boardAsOf(time)}</span
      >
      <span class="clock numeric">${localize.time(now)}</span>
    </header>`;
  }

  #renderFigures(figures: BoardFigures, context: BoardContext, now: EpochMs): TemplateResult {
    const { translations, localize } = this;
    const { waiting, longest, chats, agents } = figures;
    const wait = longest === null ? null : context.elapsed(longest.since);
    const waitLevel = wait === null ? 'ok' : getLevel(wait, this.#waitLimit);
    const chatLimit = { near: 0, over: this.chatOverAfter * 1000 };
    const chatsOver = (chats ?? []).filter((since) => getLevel(context.elapsed(since), chatLimit) === 'over').length;
    const total = agents === null ? 0 : countAgents(agents);
    return html`<div class="figures" role="group" aria-label=${translations.boardNow}>
      ${renderCard(context, {
        title: translations.boardWaiting,
        figure: waiting,
        level: waiting === null ? 'ok' : getLevel(waiting, { near: 0, over: this.waitingLimit }),
        note: this.#describeChange(waiting, now),
      })}
      ${renderCard(context, {
        title: translations.boardLongestWait,
        figure: waiting === null ? null : localize.duration(wait ?? 0),
        level: waitLevel,
        note:
          longest === null || wait === null
            ? translations.boardNoneWaiting
            : this.#describeWait(waitLevel, longest.name),
      })}
      ${renderCard(context, {
        title: translations.boardInChats,
        figure: chats?.length ?? null,
        level: 'ok',
        note: this.chatOverAfter > 0 ? translations.boardChatsOver(chatsOver, localize.duration(chatLimit.over)) : '',
      })}
      ${renderCard(context, {
        title: translations.boardFreeAgents,
        figure: agents?.free ?? null,
        level: agents === null ? 'ok' : getFreeLevel(agents.free, this.leastFree),
        note: this.leastFree > 0 ? translations.boardFreeLimit(total, this.leastFree) : translations.boardFreeOf(total),
      })}
    </div>`;
  }

  /** Compares with the figure of a quarter of an hour ago, or that of the first report when the board is younger. */
  #describeChange(waiting: number | null, now: EpochMs): string {
    const earlier = sampleAt(this.#samples, now - comparedMinutes * 60_000);
    return waiting === null || earlier === null
      ? ''
      : this.translations.boardChange(waiting - earlier.waiting, comparedMinutes);
  }

  #describeWait(level: Level, queue: string): string {
    const { translations, localize } = this;
    const place = translations.boardInQueue(isolateBidi(queue));
    if (level === 'ok') return place;
    return `${translations.supervisorLevel(level, localize.duration(this.#waitLimit.over))} · ${place}`;
  }
}

const latestTime = (reports: readonly TeamReport[]): EpochMs => Math.max(...reports.map(({ at }) => at));
