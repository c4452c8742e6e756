import { html, nothing, type TemplateResult } from 'lit';
import {
  type BotChat,
  type CustomerLabel,
  type EpochMs,
  type Keyed,
  type Level,
  type QueuedChat,
  type TeamChat,
  type TeamMember,
} from '../../domain/index.js';
import type { AgentNames } from '../../store/selectors.js';
import type { Translations } from '../../translations/translations.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';
import { formatAgentName } from '../internal/format/format-agent-name.js';
import { createAgentColumns } from './agents/agent-columns.js';
import type { AgentRowActions } from './agents/agent-row-actions.js';
import type { AgentDirectory } from './agents/agent-directory.js';
import { renderBar } from './charts.js';
import { renderLabelled, renderPlace } from './chats/chat-cells.js';
import { hostedSlotOf } from './chats/hosted-rows.js';
import { renderLevelTime } from '../internal/reports/render-level.js';
import type { StateTime } from '../internal/reports/seen-states.js';
import type { Column } from './report-grid/report-table.js';

export interface ColumnContext {
  readonly translations: Translations;
  readonly names: AgentNames;
  readonly formatNumber: (n: number) => string;
  readonly formatList: LocalizeController['list'];
  /** Time since a timestamp of the report, formatted. */
  readonly formatElapsed: (since: EpochMs) => string;
  /** Preview of the last message in a chat, or an empty string. */
  readonly getLastMessage: (chat: TeamChat) => string;
  /** Start of the longest wait; null when no customer waits. */
  readonly longestWaitSince: EpochMs | null;
  /** Time of the report. */
  readonly reportedAt: EpochMs;
  /** Highest number of active chats of one agent. */
  readonly maxChats: number;
  /** Labels of the customer; empty until they have been loaded. */
  readonly labelsOf: (chat: TeamChat) => readonly CustomerLabel[];
  readonly renderActions: (chat: TeamChat) => unknown;
  /** How urgent the rows are. */
  readonly levels: {
    readonly queued: (row: QueuedChat) => Level;
    readonly chat: (row: TeamChat) => Level;
    readonly member: (row: TeamMember) => Level;
  };
  /** The limits that belong to them, formatted. */
  readonly limitTexts: { readonly queued: string; readonly chat: string; readonly member: string };
  readonly stateTime: (member: TeamMember) => StateTime | null;
  readonly directory: AgentDirectory;
  readonly agentActions: AgentRowActions;
  /** The teams of an agent; empty when one team is shown. */
  readonly teamNamesOf: (member: Keyed<TeamMember>) => readonly string[];
}

export interface ReportColumns {
  readonly chats: readonly Column<TeamChat>[];
  readonly queued: readonly Column<QueuedChat>[];
  readonly botChats: readonly Column<BotChat>[];
  readonly members: readonly Column<TeamMember>[];
}

/** Columns of the four tables. */
export function createReportColumns(context: ColumnContext): ReportColumns {
  const { translations, formatElapsed, levels, limitTexts } = context;
  const customer = textColumn('customer', translations.supervisorCustomer, (row: { readonly customerName: string }) =>
    row.customerName === '' ? translations.unknownCustomer : row.customerName,
  );
  const queue = textColumn('queue', translations.supervisorQueue, (row: TeamChat | QueuedChat) => row.queue.name);
  const channel = textColumn(
    'channel',
    translations.supervisorChannel,
    (row: { readonly channelName: string }) => row.channelName,
  );
  /** Sorts by duration, although rows hold the start time. */
  const durationColumn = (name: string, label: string): Column<{ readonly since: EpochMs | null }> => ({
    name,
    label,
    isNumeric: true,
    sortBy: ({ since }) => (since === null ? 0 : -since),
    renderCell: ({ since }) => (since === null ? nothing : formatElapsed(since)),
  });
  const duration = durationColumn('duration', translations.supervisorDuration);
  return {
    chats: [
      {
        ...customer,
        renderCell: (chat: TeamChat) => renderLabelled(customer.renderCell(chat), context.labelsOf(chat)),
      },
      { ...queue, renderCell: (chat: TeamChat) => renderPlace(chat, queue.renderCell(chat), translations) },
      {
        ...textColumn('agent', translations.supervisorAgent, (chat: TeamChat) => formatChatAgents(chat, context)),
        sortBy: (chat) => `${agentNamesOf(chat, context.names, translations).join(' ')} ${chat.agentUsername}`,
      },
      channel,
      textColumn('last-message', translations.supervisorLastLine, context.getLastMessage),
      {
        ...duration,
        renderCell: (chat: TeamChat) =>
          renderLevelTime(
            { text: formatElapsed(chat.since), level: levels.chat(chat), limit: limitTexts.chat },
            translations,
          ),
      },
      {
        name: 'hosted',
        label: translations.supervisorHosted,
        renderCell: ({ conversationId }) => html`<slot name=${hostedSlotOf(conversationId)}></slot>`,
      },
      { name: 'actions', label: translations.supervisorActions, hasButtons: true, renderCell: context.renderActions },
    ],
    queued: [
      customer,
      queue,
      channel,
      waitingColumn(context, durationColumn('duration', translations.supervisorWaiting)),
    ],
    botChats: [
      customer,
      textColumn('bot', translations.supervisorBot, ({ botName }: BotChat) => botName),
      channel,
      duration,
    ],
    members: createAgentColumns(context),
  };
}

/** The first agent of a chat has a user name, too. */
const agentNamesOf = (
  { agentNames, agentUsername }: TeamChat,
  names: AgentNames,
  translations: Translations,
): readonly string[] =>
  agentNames.map((name, index) => {
    const isFirst = index === 0 && agentUsername !== '';
    const username = isFirst && (names.isOwn({ username: agentUsername }) || name === '') ? agentUsername : name;
    return formatAgentName({ username }, names, translations);
  });

/** The agents of a chat as one text. */
export function formatChatAgents(
  chat: TeamChat,
  { names, translations, formatList }: Pick<ColumnContext, 'names' | 'translations' | 'formatList'>,
): string {
  const all = agentNamesOf(chat, names, translations);
  return all.length === 1 ? (all[0] ?? '') : formatList(all);
}

/** A column of names. Each name keeps its own text direction. */
const textColumn = <Row>(name: string, label: string, getText: (row: Row) => string) => ({
  name,
  label,
  sortBy: getText,
  renderCell: (row: Row): TemplateResult => {
    const value = getText(row);
    return html`<bdi translate="no" title=${value}>${value}</bdi>`;
  },
});

/** Waiting time, with a bar relative to the longest wait. */
function waitingColumn(
  { longestWaitSince, reportedAt, formatElapsed, levels, limitTexts, translations }: ColumnContext,
  column: Column<{ readonly since: EpochMs | null }>,
): Column<QueuedChat> {
  const longestMs = longestWaitSince === null ? 0 : reportedAt - longestWaitSince;
  return {
    ...column,
    renderCell: (row: QueuedChat) => {
      const time = { text: formatElapsed(row.since), level: levels.queued(row), limit: limitTexts.queued };
      return html`${renderBar(longestMs <= 0 ? 0 : (reportedAt - row.since) / longestMs, levels.queued(row))}
      ${renderLevelTime(time, translations)}`;
    },
  };
}
