import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationId, EpochMs } from '../../domain/index.js';
import { isReady, reportColumns, type ColumnContext } from './report-columns.js';
import { matching, sorted, type Column, type Sort } from './report-rows.js';
import { renderTable } from './report-table.js';
import type { Keyed, SteadyReport } from './steady-report.js';

export type TableName = 'chats' | 'queued' | 'bots' | 'agents';
export type Sorts = Readonly<Record<TableName, Sort>>;

/** Who has been waiting or talking longest needs a supervisor first. */
const longestFirst: Sort = { column: 'duration', ascending: false };
export const firstSorts: Sorts = {
  chats: longestFirst,
  queued: longestFirst,
  bots: longestFirst,
  agents: { column: 'agent', ascending: true },
};

export interface ReportView extends ColumnContext {
  readonly report: SteadyReport;
  readonly lang: string;
  readonly search: string;
  readonly sorts: Sorts;
  readonly onSort: (sorts: Sorts) => void;
  readonly activeConversation: ConversationId | null;
}

/** The numbers and the four tables. */
export function renderReport(view: ReportView): TemplateResult {
  const { report, words, search, sorts } = view;
  const columns = reportColumns(view);
  let matches = 0;
  const render = <Row>(
    name: TableName,
    title: string,
    empty: string,
    all: readonly Keyed<Row>[],
    columnsOf: readonly Column<Row>[],
    isCurrent: (row: Row) => boolean = () => false,
  ): TemplateResult => {
    const rows = matching(all, columnsOf, search);
    matches += rows.length;
    return renderTable({
      name,
      caption: words.supervisorCaption(title, rows.length),
      columns: columnsOf,
      rows: sorted(rows, columnsOf, sorts[name], view.lang),
      sort: sorts[name],
      onSort: (column) => view.onSort({ ...sorts, [name]: sortAfter(sorts[name], column) }),
      empty: all.length > 0 ? words.supervisorNoMatch : empty,
      isCurrent,
    });
  };
  const tables = [
    render(
      'chats',
      words.supervisorChats,
      words.supervisorNoChats,
      report.chats,
      columns.chats,
      (chat) => chat.conversationId === view.activeConversation,
    ),
    render('queued', words.supervisorQueued, words.supervisorNoQueued, report.queued, columns.queued),
    render('bots', words.supervisorBots, words.supervisorNoBots, report.bots, columns.bots),
    render('agents', words.supervisorAgents, words.supervisorNoAgents, report.agents, columns.agents),
  ];
  return html`
    <div class="visually-hidden" role="status">
      ${search.trim() === '' ? nothing : words.supervisorMatches(matches)}
    </div>
    ${renderSummary(view)}
    <div class="tables">${tables.map((table) => html`<div class="block">${table}</div>`)}</div>
  `;
}

/** After a click on a heading: another column, numbers from their interesting end, or the same one the other way round. */
const sortAfter = <Row>(old: Sort, { name, className }: Column<Row>): Sort => ({
  column: name,
  ascending: old.column === name ? !old.ascending : className !== 'number',
});

function renderSummary({ report, words, number, elapsed }: ReportView): TemplateResult {
  const { agents, chats, queued, bots } = report;
  const longest = (rows: readonly { readonly since: EpochMs }[]) =>
    rows.length === 0 ? '' : words.supervisorLongest(elapsed(Math.min(...rows.map(({ since }) => since))));
  const numbers = [
    [words.supervisorAgents, agents.length, words.supervisorReadyOf(agents.filter(isReady).length, agents.length)],
    [words.supervisorChats, chats.length, longest(chats)],
    [words.supervisorQueued, queued.length, longest(queued)],
    [words.supervisorBots, bots.length, longest(bots)],
  ] as const;
  return html`<dl part="summary">
    ${numbers.map(
      ([label, n, more]) =>
        html`<div>
          <dt class="muted small">${label}</dt>
          <dd class="numeric"><span class="big">${number(n)}</span><span class="muted small">${more}</span></dd>
        </div>`,
    )}
  </dl>`;
}
