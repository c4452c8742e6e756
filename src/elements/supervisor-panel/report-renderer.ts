import { html, nothing, type TemplateResult } from 'lit';
import { foldText } from '../../domain/text/fold-text.js';
import type {
  ConversationId,
  EpochMs,
  Keyed,
  Level,
  ReportTableName,
  TableProblem,
  TeamChat,
} from '../../domain/index.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { isReady } from '../internal/reports/availability.js';
import type { TeamsReport, TeamTableProblem } from '../internal/reports/merge-reports.js';
import type { HostedRows } from './chats/hosted-rows.js';
import { createReportColumns, type ColumnContext } from './report-columns.js';
import { filterReport, type ReportFilters } from './report-filters.js';
import type { GridView, TableProblemView } from './report-grid/report-grid.js';
import { LastResultCache } from './last-result-cache.js';
import { filterRows, sortRows, type Column, type Sort } from './report-grid/report-table.js';
import { earliestSince, renderSummary } from './report-summary.js';

export type TableSorts = Readonly<Record<ReportTableName, Sort>>;

/** The longest waits and chats come first: they need a supervisor most. */
export const longestFirst: Sort = { column: 'duration', ascending: false };
export const defaultSorts: TableSorts = {
  chats: longestFirst,
  queued: longestFirst,
  botChats: longestFirst,
  members: { column: 'agent', ascending: true },
};

export interface ReportView extends Omit<
  ColumnContext,
  'longestWaitSince' | 'maxChats' | 'reportedAt' | 'teamNamesOf'
> {
  readonly report: TeamsReport;
  readonly lang: string;
  readonly search: string;
  readonly filters: ReportFilters;
  readonly sorts: TableSorts;
  readonly onSort: (sorts: TableSorts) => void;
  /** Formats a timestamp of the report as a time of day. */
  readonly formatTime: (at: EpochMs) => string;
  /** Reloads the report; null while that is not possible. */
  readonly onRetry: (() => void) | null;
  readonly activeConversation: ConversationId | null;
  /** How many teams are shown. */
  readonly teamCount: number;
  /** Content of the host in the rows of chats. */
  readonly hosted: HostedRows;
  readonly onChatsShown: (chats: readonly TeamChat[]) => void;
}

/**
 * Renders the summary and the four tables. Results derived from a report are cached until the report or the filters
 * change: durations change every second, and that must not sort a thousand rows again.
 */
export class ReportRenderer {
  readonly #filteredReport = new LastResultCache<TeamsReport>();
  readonly #rowCaches: Readonly<Record<ReportTableName, LastResultCache<readonly Keyed<unknown>[]>>> = {
    chats: new LastResultCache(),
    queued: new LastResultCache(),
    botChats: new LastResultCache(),
    members: new LastResultCache(),
  };
  readonly #extremes = new LastResultCache<Pick<ColumnContext, 'longestWaitSince' | 'maxChats'>>();

  render(view: ReportView): TemplateResult {
    const { translations, search, sorts, filters } = view;
    const report = this.#filteredReport.get([view.report, filters, view.directory], () =>
      filterReport(view.report, filters, view.directory),
    );
    const columns = createReportColumns({
      ...view,
      ...this.#extremes.get([report], () => findExtremes(report)),
      reportedAt: report.at,
      teamNamesOf: ({ key }) => report.teamNames.get(key) ?? [],
    });
    // Some servers do not send the last message. Hide the empty column then.
    const hasLastMessages = report.chats.some((chat) => chat.lastLine !== '' || view.getLastMessage(chat) !== '');
    const chatColumns = columns.chats.filter(
      ({ name }) => (name !== 'last-message' || hasLastMessages) && (name !== 'hosted' || view.hosted.slots.length > 0),
    );
    const isFiltered = foldText(search) !== '' || report !== view.report;
    let matchCount = 0;
    const renderTable = <Row>(
      name: ReportTableName,
      title: string,
      empty: string,
      tableColumns: readonly Column<Row>[],
      { note = '', getLevel = () => 'ok', isCurrent = () => false, onShown, content }: TableOptions<Row> = {},
    ): TemplateResult => {
      const isUnavailable = report.unknown.has(name);
      const allRows = report[name] as readonly Keyed<unknown>[] as readonly Keyed<Row>[];
      const inputs = [allRows, search, sorts[name], view.lang, translations, view.directory];
      const rows = this.#rowCaches[name].get(inputs, (previous = []) =>
        sortRows(filterRows(allRows, tableColumns, search), tableColumns, sorts[name], view.lang, previous),
      ) as readonly Keyed<Row>[];
      matchCount += rows.length;
      const gridView: GridView<Row> = {
        name,
        caption: isUnavailable ? title : translations.supervisorCaption(title, rows.length),
        note: isUnavailable ? '' : note,
        columns: tableColumns,
        rows,
        sort: sorts[name],
        asked: [search, filters, sorts[name]],
        onSort: (column) => view.onSort({ ...sorts, [name]: nextSort(sorts[name], column) }),
        empty: isUnavailable
          ? translations.supervisorUnknown
          : isFiltered && view.report[name].length > 0
            ? translations.supervisorNoMatch
            : empty,
        problems: toProblemViews(report.problems[name] ?? [], view),
        isCurrent,
        getLevel,
        onShown,
      };
      return html`<agent-desk-report-grid
        class=${name}
        exportparts="table, row, hand, involvement, action-button, next-button, label, agent-button"
        data-table=${name}
        .view=${gridView as unknown as GridView}
        >${content ?? nothing}</agent-desk-report-grid
      >`;
    };
    const longest = (rows: readonly { readonly since: EpochMs }[]): string =>
      rows.length === 0 ? '' : translations.supervisorLongest(view.formatElapsed(earliestSince(rows)));
    const { members, queued, chats } = report;
    const tables = [
      renderTable('members', translations.supervisorAgents, translations.supervisorNoAgents, columns.members, {
        note: translations.supervisorReadyOf(members.filter(isReady).length, members.length),
        getLevel: view.levels.member,
      }),
      html`<div class="side">
        ${renderTable('queued', translations.supervisorQueued, translations.supervisorNoQueued, columns.queued, {
          note: longest(queued),
          getLevel: view.levels.queued,
        })}
        ${renderTable('botChats', translations.supervisorBots, translations.supervisorNoBots, columns.botChats)}
      </div>`,
      renderTable('chats', translations.supervisorChats, translations.supervisorNoChats, chatColumns, {
        note: longest(chats),
        getLevel: view.levels.chat,
        isCurrent: (chat) => chat.conversationId === view.activeConversation,
        onShown: view.onChatsShown,
        content: view.hosted.render(),
      }),
    ];
    return html`
      <div class="visually-hidden" role="status">
        ${isFiltered ? translations.supervisorMatches(matchCount) : nothing}
      </div>
      <div class="tables">${tables}</div>
      ${renderSummary(report, view)}
    `;
  }
}

interface TableOptions<Row> {
  /** Next to the caption. */
  readonly note?: string;
  readonly getLevel?: (row: Row) => Level;
  readonly isCurrent?: (row: Row) => boolean;
  /** Called with the rows that are rendered, when they are others. */
  readonly onShown?: (rows: readonly Row[]) => void;
  /** Children of the table, for the slots in its rows. */
  readonly content?: unknown;
}

/** Problems that a retry may solve. The others are decisions of the server. */
const retryableProblems: readonly TableProblem['code'][] = ['unreachable', 'timed-out', 'server-error'];

/** A problem of each team; one that all of them have is one, without names. */
function toProblemViews(problems: readonly TeamTableProblem[], view: ReportView): readonly TableProblemView[] {
  const [first] = problems;
  if (first === undefined) return [];
  const isOfAll = problems.length === view.teamCount && problems.every(({ code }) => code === first.code);
  return isOfAll
    ? [toProblemView(first, '', view)]
    : problems.map((problem) => toProblemView(problem, problem.teamName, view));
}

function toProblemView(
  { code, readAt }: TableProblem,
  teamName: string,
  { translations, formatTime, onRetry }: ReportView,
): TableProblemView {
  const problem = translations.supervisorTableProblem(code);
  const text = teamName === '' ? problem : translations.supervisorOfTeam(isolateBidi(teamName), problem);
  return {
    text: readAt === null ? text : `${text} ${translations.supervisorTableStale(formatTime(readAt))}`,
    retry:
      onRetry !== null && retryableProblems.includes(code) ? { label: translations.retry, onClick: onRetry } : null,
  };
}

function findExtremes({ queued, members }: TeamsReport): Pick<ColumnContext, 'longestWaitSince' | 'maxChats'> {
  return {
    longestWaitSince: queued.reduce<number | null>(
      (earliest, { since }) => (earliest === null ? since : Math.min(earliest, since)),
      null,
    ),
    maxChats: members.reduce((max, { activeChats }) => Math.max(max, activeChats), 0),
  };
}

/** The sort after a click on a heading: a new column starts descending for numbers; the same column reverses. */
const nextSort = <Row>(current: Sort, { name, isNumeric }: Column<Row>): Sort => ({
  column: name,
  ascending: current.column === name ? !current.ascending : isNumeric !== true,
});
