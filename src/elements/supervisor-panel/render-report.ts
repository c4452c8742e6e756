import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationId, EpochMs, Keyed, TableProblem, TeamReport, TeamReportRows } from '../../domain/index.js';
import { reportColumns, type ColumnContext } from './report-columns.js';
import { filtered, type Filters } from './report-filters.js';
import type { GridView, TableName, TableProblemView } from './report-grid.js';
import { LastAnswer, matching, sorted, type Column, type Sort } from './report-rows.js';
import { renderSummary } from './report-summary.js';

export type Sorts = Readonly<Record<TableName, Sort>>;

/** Who has been waiting or talking longest needs a supervisor first. */
const longestFirst: Sort = { column: 'duration', ascending: false };
export const firstSorts: Sorts = {
  chats: longestFirst,
  queued: longestFirst,
  bots: longestFirst,
  agents: { column: 'agent', ascending: true },
};

/** Where a table's rows are in a report. */
const rowsOf: Readonly<Record<TableName, keyof TeamReportRows>> = {
  chats: 'chats',
  queued: 'queued',
  bots: 'botChats',
  agents: 'members',
};

export interface ReportView extends Omit<ColumnContext, 'longestWait' | 'mostChats' | 'at'> {
  readonly report: TeamReport;
  readonly lang: string;
  readonly search: string;
  readonly filters: Filters;
  readonly sorts: Sorts;
  readonly onSort: (sorts: Sorts) => void;
  /** A moment of the report as a time of day. */
  readonly time: (at: EpochMs) => string;
  /** Reads the report again; null: it cannot be done now. */
  readonly onRetry: (() => void) | null;
  readonly activeConversation: ConversationId | null;
}

/**
 * The numbers and the four tables. What is worked out from a report is kept until there is another one, or another
 * question: durations change every second, and a thousand rows must not be sorted again for that.
 */
export class ReportRenderer {
  readonly #filtered = new LastAnswer<TeamReport>();
  readonly #rows: Readonly<Record<TableName, LastAnswer<readonly Keyed<unknown>[]>>> = {
    chats: new LastAnswer(),
    queued: new LastAnswer(),
    bots: new LastAnswer(),
    agents: new LastAnswer(),
  };
  readonly #extremes = new LastAnswer<Pick<ColumnContext, 'longestWait' | 'mostChats'>>();

  render(view: ReportView): TemplateResult {
    const { words, search, sorts, filters } = view;
    const report = this.#filtered.of([view.report, filters], () => filtered(view.report, filters));
    const columns = reportColumns({
      ...view,
      ...this.#extremes.of([report], () => extremesOf(report)),
      at: report.at,
    });
    // Servers need not tell what was said last; a column of nothing would only take room from the others.
    const lines = report.chats.some((chat) => chat.lastLine !== '' || view.lastLine(chat) !== '');
    const chatColumns = lines ? columns.chats : columns.chats.filter(({ name }) => name !== 'line');
    const narrowed = search.trim() !== '' || report !== view.report;
    let matches = 0;
    const table = <Row>(
      name: TableName,
      title: string,
      empty: string,
      columnsOf: readonly Column<Row>[],
      isCurrent: (row: Row) => boolean = () => false,
    ): TemplateResult => {
      const problem = report.problems[rowsOf[name]];
      const unknown = problem?.readAt === null;
      const all = report[rowsOf[name]] as readonly Keyed<unknown>[] as readonly Keyed<Row>[];
      const from = [all, search, sorts[name], view.lang, words];
      const rows = this.#rows[name].of(from, () =>
        sorted(matching(all, columnsOf, search), columnsOf, sorts[name], view.lang),
      ) as readonly Keyed<Row>[];
      matches += rows.length;
      const grid: GridView<Row> = {
        name,
        caption: unknown ? title : words.supervisorCaption(title, rows.length),
        columns: columnsOf,
        rows,
        sort: sorts[name],
        onSort: (column) => view.onSort({ ...sorts, [name]: sortAfter(sorts[name], column) }),
        empty: unknown
          ? words.supervisorNotRead
          : narrowed && view.report[rowsOf[name]].length > 0
            ? words.supervisorNoMatch
            : empty,
        problem: problem === undefined ? null : problemView(problem, view),
        isCurrent,
      };
      return html`<agent-desk-report-grid
        class=${name}
        exportparts="table, row, involvement, action-button"
        data-table=${name}
        .view=${grid as unknown as GridView}
      ></agent-desk-report-grid>`;
    };
    const tables = [
      table('chats', words.supervisorChats, words.supervisorNoChats, chatColumns, (chat) => {
        return chat.conversationId === view.activeConversation;
      }),
      table('queued', words.supervisorQueued, words.supervisorNoQueued, columns.queued),
      table('bots', words.supervisorBots, words.supervisorNoBots, columns.bots),
      table('agents', words.supervisorAgents, words.supervisorNoAgents, columns.agents),
    ];
    return html`
      <div class="visually-hidden" role="status">${narrowed ? words.supervisorMatches(matches) : nothing}</div>
      ${renderSummary(report, view)}
      <div class="tables">${tables}</div>
    `;
  }
}

/** What may be another time: the rest the server has decided. */
const passing: readonly TableProblem['code'][] = ['unreachable', 'timed-out', 'server-error'];

function problemView({ code, readAt }: TableProblem, { words, time, onRetry }: ReportView): TableProblemView {
  const said = words.supervisorTableProblem(code);
  return {
    text: readAt === null ? said : `${said} ${words.supervisorTableOld(time(readAt))}`,
    retry: onRetry !== null && passing.includes(code) ? { label: words.retry, act: onRetry } : null,
  };
}

function extremesOf({ queued, members }: TeamReport): Pick<ColumnContext, 'longestWait' | 'mostChats'> {
  return {
    longestWait: queued.reduce<number | null>(
      (first, { since }) => (first === null ? since : Math.min(first, since)),
      null,
    ),
    mostChats: members.reduce((most, { activeChats }) => Math.max(most, activeChats), 0),
  };
}

/** After a click on a heading: another column, numbers from their interesting end, or the same one the other way round. */
const sortAfter = <Row>(old: Sort, { name, numeric }: Column<Row>): Sort => ({
  column: name,
  ascending: old.column === name ? !old.ascending : numeric !== true,
});
