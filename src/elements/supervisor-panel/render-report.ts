import { html, nothing, type TemplateResult } from 'lit';
import { isChannelOn, type ConversationId, type EpochMs, type TeamChat, type TeamReport } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { agentColumns, botColumns, chatColumns, queuedColumns, type ColumnContext } from './report-columns.js';
import { matching, sorted, type Column, type KeyedRow, type Sort } from './report-rows.js';
import { renderTable } from './report-table.js';
import { rowKeys } from './row-keys.js';

export type TableName = 'chats' | 'queued' | 'bots' | 'agents';
export type Sorts = Readonly<Record<TableName, Sort>>;

/** Who has been waiting or talking longest needs a supervisor first. */
export const firstSorts: Sorts = {
  chats: { column: 'duration', ascending: false },
  queued: { column: 'duration', ascending: false },
  bots: { column: 'duration', ascending: false },
  agents: { column: 'agent', ascending: true },
};

/** Columns whose interesting end is the large one. */
const largestFirst: ReadonlySet<string> = new Set(['duration', 'load']);

/** The sorts after a click on a heading: another column, or the same one the other way round. */
export function sortedBy(sorts: Sorts, table: TableName, column: string): Sorts {
  const { [table]: old } = sorts;
  const ascending = old.column === column ? !old.ascending : !largestFirst.has(column);
  return { ...sorts, [table]: { column, ascending } };
}

export interface ReportView {
  readonly report: TeamReport;
  readonly words: Messages;
  readonly lang: string;
  readonly number: (n: number) => string;
  /** How long ago something in the report began, as text. */
  readonly elapsed: (since: EpochMs) => string;
  readonly search: string;
  readonly sorts: Sorts;
  readonly onSort: (table: TableName, column: string) => void;
  readonly activeConversation: ConversationId | null;
  readonly renderActions: (chat: TeamChat) => unknown;
}

/** The numbers and the four tables. */
export function renderReport(view: ReportView): TemplateResult {
  const { report, words } = view;
  const context: ColumnContext = view;
  const chats = rowsOf(view, 'chats', report.chats, rowKeys.chats, chatColumns(context), (chat) => [
    chat.customerName || words.unknownCustomer,
    chat.queue.name,
    chat.agentName,
    chat.agentUsername,
    chat.channelName,
  ]);
  const queued = rowsOf(view, 'queued', report.queued, rowKeys.queued, queuedColumns(context), (chat) => [
    chat.customerName || words.unknownCustomer,
    chat.queue.name,
    chat.channelName,
  ]);
  const bots = rowsOf(view, 'bots', report.botChats, rowKeys.bots, botColumns(context), (chat) => [
    chat.customerName || words.unknownCustomer,
    chat.botName,
    chat.channelName,
  ]);
  const agents = rowsOf(view, 'agents', report.members, rowKeys.agents, agentColumns(context), (member) => [
    member.name,
    words.supervisorMemberState(member.state),
    ...member.channels.map(({ name }) => name),
  ]);
  const shown = [chats, queued, bots, agents].reduce((sum, table) => sum + table.rows.length, 0);
  const isCurrent = ({ conversationId }: TeamChat) => conversationId === view.activeConversation;
  return html`
    <div class="visually-hidden" role="status">
      ${view.search.trim() === '' ? nothing : words.supervisorMatches(shown)}
    </div>
    ${renderSummary(view)}
    <div class="tables">
      <div class="block wide">
        ${renderRows(view, chats, words.supervisorChats, words.supervisorNoChats, isCurrent)}
      </div>
      <div class="block">${renderRows(view, queued, words.supervisorQueued, words.supervisorNoQueued)}</div>
      <div class="block">${renderRows(view, bots, words.supervisorBots, words.supervisorNoBots)}</div>
      <div class="block wide">${renderRows(view, agents, words.supervisorAgents, words.supervisorNoAgents)}</div>
    </div>
  `;
}

function renderSummary({ report, words, number, elapsed }: ReportView): TemplateResult {
  const { members, chats, queued, botChats } = report;
  const ready = members.filter(({ channels }) => channels.some((channel) => isChannelOn(channel.state))).length;
  const longest = (rows: readonly { readonly since: EpochMs }[]) =>
    rows.length === 0 ? '' : words.supervisorLongest(elapsed(Math.min(...rows.map(({ since }) => since))));
  const numbers = [
    [words.supervisorAgents, members.length, words.supervisorReadyOf(ready, members.length)],
    [words.supervisorChats, chats.length, longest(chats)],
    [words.supervisorQueued, queued.length, longest(queued)],
    [words.supervisorBots, botChats.length, longest(botChats)],
  ] as const;
  return html`<dl part="summary" class="summary">
    ${numbers.map(
      ([label, n, more]) =>
        html`<div>
          <dt>${label}</dt>
          <dd class="numeric"><span class="big">${number(n)}</span><span class="muted small">${more}</span></dd>
        </div>`,
    )}
  </dl>`;
}

interface TableRows<Row> {
  readonly name: TableName;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly KeyedRow<Row>[];
  /** Rows before the search. */
  readonly all: number;
}

function rowsOf<Row>(
  { search, sorts, lang }: ReportView,
  name: TableName,
  all: readonly Row[],
  keysOf: (rows: readonly Row[]) => string[],
  columns: readonly Column<Row>[],
  textOf: (row: Row) => readonly string[],
): TableRows<Row> {
  const keys = keysOf(all);
  const keyed = all.map((row, index) => ({ key: keys[index] ?? '', row }));
  return { name, columns, all: all.length, rows: sorted(matching(keyed, search, textOf), columns, sorts[name], lang) };
}

function renderRows<Row>(
  { words, sorts, onSort }: ReportView,
  { name, columns, rows, all }: TableRows<Row>,
  title: string,
  empty: string,
  isCurrent: (row: Row) => boolean = () => false,
): TemplateResult {
  return renderTable({
    name,
    caption: words.supervisorCaption(title, rows.length),
    columns,
    rows,
    sort: sorts[name],
    onSort: (column) => onSort(name, column),
    empty: all > 0 ? words.supervisorNoMatch : empty,
    isCurrent,
  });
}
