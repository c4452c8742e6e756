import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationId, EpochMs, Keyed, TableProblem, TeamReport, TeamReportRows } from '../../domain/index.js';
import { createReportColumns, type ColumnContext } from './report-columns.js';
import { filterReport, type ReportFilters } from './report-filters.js';
import type { GridView, ReportTableName, TableProblemView } from './report-grid/report-grid.js';
import { LastResultCache, filterRows, sortRows, type Column, type Sort } from './report-grid/report-table.js';
import { renderSummary } from './report-summary.js';

export type TableSorts = Readonly<Record<ReportTableName, Sort>>;

/** Who has been waiting or talking longest needs a supervisor first. */
const longestFirst: Sort = { column: 'duration', ascending: false };
export const defaultSorts: TableSorts = {
  chats: longestFirst,
  queued: longestFirst,
  bots: longestFirst,
  agents: { column: 'agent', ascending: true },
};

/** Where a table's rows are in a report. */
const rowsKeys: Readonly<Record<ReportTableName, keyof TeamReportRows>> = {
  chats: 'chats',
  queued: 'queued',
  bots: 'botChats',
  agents: 'members',
};

export interface ReportView extends Omit<ColumnContext, 'longestWait' | 'mostChats' | 'at'> {
  readonly report: TeamReport;
  readonly lang: string;
  readonly search: string;
  readonly filters: ReportFilters;
  readonly sorts: TableSorts;
  readonly onSort: (sorts: TableSorts) => void;
  /** A moment of the report as a time of day. */
  readonly formatTime: (at: EpochMs) => string;
  /** Reads the report again; null: it cannot be done now. */
  readonly onRetry: (() => void) | null;
  readonly activeConversation: ConversationId | null;
}

/**
 * The numbers and the four tables. What is worked out from a report is kept until there is another one, or another
 * question: durations change every second, and a thousand rows must not be sorted again for that.
 */
export class ReportRenderer {
  readonly #filteredReport = new LastResultCache<TeamReport>();
  readonly #rowCaches: Readonly<Record<ReportTableName, LastResultCache<readonly Keyed<unknown>[]>>> = {
    chats: new LastResultCache(),
    queued: new LastResultCache(),
    bots: new LastResultCache(),
    agents: new LastResultCache(),
  };
  readonly #extremes = new LastResultCache<Pick<ColumnContext, 'longestWait' | 'mostChats'>>();

  render(view: ReportView): TemplateResult {
    const { translations, search, sorts, filters } = view;
    const report = this.#filteredReport.get([view.report, filters], () => filterReport(view.report, filters));
    const columns = createReportColumns({
      ...view,
      ...this.#extremes.get([report], () => findExtremes(report)),
      at: report.at,
    });
    // Servers need not tell what was said last; a column of nothing would only take room from the others.
    const hasLastMessages = report.chats.some((chat) => chat.lastLine !== '' || view.getLastMessage(chat) !== '');
    const chatColumns = hasLastMessages ? columns.chats : columns.chats.filter(({ name }) => name !== 'line');
    const isFiltered = search.trim() !== '' || report !== view.report;
    let matchCount = 0;
    const renderTable = <Row>(
      name: ReportTableName,
      title: string,
      empty: string,
      tableColumns: readonly Column<Row>[],
      isCurrent: (row: Row) => boolean = () => false,
    ): TemplateResult => {
      const problem = report.problems[rowsKeys[name]];
      const isUnavailable = problem?.readAt === null;
      const allRows = report[rowsKeys[name]] as readonly Keyed<unknown>[] as readonly Keyed<Row>[];
      const inputs = [allRows, search, sorts[name], view.lang, translations];
      const rows = this.#rowCaches[name].get(inputs, () =>
        sortRows(filterRows(allRows, tableColumns, search), tableColumns, sorts[name], view.lang),
      ) as readonly Keyed<Row>[];
      matchCount += rows.length;
      const gridView: GridView<Row> = {
        name,
        caption: isUnavailable ? title : translations.supervisorCaption(title, rows.length),
        columns: tableColumns,
        rows,
        sort: sorts[name],
        onSort: (column) => view.onSort({ ...sorts, [name]: nextSort(sorts[name], column) }),
        empty: isUnavailable
          ? translations.supervisorUnknown
          : isFiltered && view.report[rowsKeys[name]].length > 0
            ? translations.supervisorNoMatch
            : empty,
        problem: problem === undefined ? null : toProblemView(problem, view),
        isCurrent,
      };
      return html`<agent-desk-report-grid
        class=${name}
        exportparts="table, row, involvement, action-button"
        data-table=${name}
        .view=${gridView as unknown as GridView}
      ></agent-desk-report-grid>`;
    };
    const tables = [
      renderTable('chats', translations.supervisorChats, translations.supervisorNoChats, chatColumns, (chat) => {
        return chat.conversationId === view.activeConversation;
      }),
      renderTable('queued', translations.supervisorQueued, translations.supervisorNoQueued, columns.queued),
      renderTable('bots', translations.supervisorBots, translations.supervisorNoBots, columns.bots),
      renderTable('agents', translations.supervisorAgents, translations.supervisorNoAgents, columns.agents),
    ];
    return html`
      <div class="visually-hidden" role="status">
        ${isFiltered ? translations.supervisorMatches(matchCount) : nothing}
      </div>
      ${renderSummary(report, view)}
      <div class="tables">${tables}</div>
    `;
  }
}

/** What may be another time: the rest the server has decided. */
const retryableProblems: readonly TableProblem['code'][] = ['unreachable', 'timed-out', 'server-error'];

function toProblemView(
  { code, readAt }: TableProblem,
  { translations, formatTime, onRetry }: ReportView,
): TableProblemView {
  const text = translations.supervisorTableProblem(code);
  return {
    text: readAt === null ? text : `${text} ${translations.supervisorTableStale(formatTime(readAt))}`,
    retry:
      onRetry !== null && retryableProblems.includes(code) ? { label: translations.retry, onClick: onRetry } : null,
  };
}

function findExtremes({ queued, members }: TeamReport): Pick<ColumnContext, 'longestWait' | 'mostChats'> {
  return {
    longestWait: queued.reduce<number | null>(
      (earliest, { since }) => (earliest === null ? since : Math.min(earliest, since)),
      null,
    ),
    mostChats: members.reduce((max, { activeChats }) => Math.max(max, activeChats), 0),
  };
}

/** After a click on a heading: another column, numbers from their interesting end, or the same one the other way round. */
const nextSort = <Row>(current: Sort, { name, isNumeric: numeric }: Column<Row>): Sort => ({
  column: name,
  ascending: current.column === name ? !current.ascending : numeric !== true,
});
