import { html, nothing, type TemplateResult } from 'lit';
import {
  isChannelOn,
  type BotChat,
  type EpochMs,
  type QueuedChat,
  type TeamChat,
  type TeamMember,
  type TeamMemberChannel,
} from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import { renderBar } from './charts.js';
import { isReady } from './report-filters.js';
import type { Column } from './report-grid/report-table.js';

export interface ColumnContext {
  readonly translations: Translations;
  readonly formatNumber: (n: number) => string;
  /** How long ago something in the report began, as text. */
  readonly formatElapsed: (since: EpochMs) => string;
  /** What was said last in a chat, where that is known. */
  readonly getLastMessage: (chat: TeamChat) => string;
  /** When whoever waits longest began to. */
  readonly longestWait: EpochMs | null;
  /** When the report was made. */
  readonly at: EpochMs;
  /** The most chats any agent has. */
  readonly mostChats: number;
  readonly renderActions: (chat: TeamChat) => unknown;
}

export interface ReportColumns {
  readonly chats: readonly Column<TeamChat>[];
  readonly queued: readonly Column<QueuedChat>[];
  readonly bots: readonly Column<BotChat>[];
  readonly agents: readonly Column<TeamMember>[];
}

/** The columns of every table of the report. */
export function createReportColumns(context: ColumnContext): ReportColumns {
  const { translations, formatElapsed } = context;
  const customer = textColumn('customer', translations.supervisorCustomer, (row: { readonly customerName: string }) =>
    row.customerName === '' ? translations.unknownCustomer : row.customerName,
  );
  const queue = textColumn('queue', translations.supervisorQueue, (row: TeamChat | QueuedChat) => row.queue.name);
  const channel = textColumn(
    'channel',
    translations.supervisorChannel,
    (row: { readonly channelName: string }) => row.channelName,
  );
  /** Sorted by length, though what is kept is the beginning. */
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
      customer,
      queue,
      {
        ...textColumn('agent', translations.supervisorAgent, ({ agentName }: TeamChat) => agentName),
        sortBy: ({ agentName, agentUsername }) => `${agentName} ${agentUsername}`,
      },
      channel,
      textColumn('line', translations.supervisorLastLine, context.getLastMessage),
      duration,
      { name: 'act', label: translations.supervisorActions, hasButtons: true, renderCell: context.renderActions },
    ],
    queued: [
      customer,
      queue,
      channel,
      waitingColumn(context, durationColumn('duration', translations.supervisorWaiting)),
    ],
    bots: [
      customer,
      textColumn('bot', translations.supervisorBot, ({ botName }: BotChat) => botName),
      channel,
      duration,
    ],
    agents: [
      textColumn('agent', translations.supervisorAgent, ({ name }: TeamMember) => name),
      {
        name: 'state',
        label: translations.supervisorState,
        sortBy: ({ state }) => translations.supervisorMemberState(state),
        renderCell: (member) =>
          html`<span class="state ${isReady(member) ? 'on' : ''}"
            >${translations.supervisorMemberState(member.state)}</span
          >`,
      },
      durationColumn('since', translations.supervisorStateSince),
      {
        name: 'channels',
        label: translations.supervisorChannels,
        sortBy: ({ channels }) => channels.map(({ name }) => name).join(' '),
        renderCell: ({ channels }) =>
          html`<ul class="channels">
            ${channels.map((memberChannel) => renderChannel(memberChannel, context))}
          </ul>`,
      },
      {
        name: 'load',
        label: translations.supervisorLoad,
        isNumeric: true,
        sortBy: ({ activeChats }) => activeChats,
        renderCell: (member) => renderLoad(member, context),
      },
    ],
  };
}

/** A column of names. What customers and administrators call things keeps its own direction. */
const textColumn = <Row>(name: string, label: string, getText: (row: Row) => string) => ({
  name,
  label,
  sortBy: getText,
  renderCell: (row: Row): TemplateResult => {
    const value = getText(row);
    return html`<bdi title=${value}>${value}</bdi>`;
  },
});

/** How long somebody has waited, next to how long the one has who has waited longest. */
function waitingColumn(
  { longestWait, at, formatElapsed }: ColumnContext,
  column: Column<{ readonly since: EpochMs | null }>,
): Column<{ readonly since: EpochMs }> {
  const longestMs = longestWait === null ? 0 : at - longestWait;
  return {
    ...column,
    renderCell: ({ since }) =>
      html`${renderBar(longestMs <= 0 ? 0 : (at - since) / longestMs)} ${formatElapsed(since)}`,
  };
}

function renderChannel(
  { name, state, load, limit }: TeamMemberChannel,
  { translations, formatNumber }: ColumnContext,
): TemplateResult {
  const isFull = state === 'busy' || state === 'pending-not-ready' || state === 'interrupted';
  const tone = isFull ? 'full' : isChannelOn(state) ? 'on' : '';
  return html`<li class="state ${tone}">
    <bdi>${name}</bdi> ${translations.supervisorChannelState(state)}${
      load === null || limit === null || (load === 0 && tone === '')
        ? nothing
        : ` ${translations.supervisorLoadOf(formatNumber(load), formatNumber(limit))}`
    }
  </li>`;
}

/** Of what the agent may hold, where the server says how much that is; else next to the busiest colleague. */
function renderLoad({ activeChats, channels }: TeamMember, { formatNumber, mostChats }: ColumnContext): TemplateResult {
  const limit = channels.reduce((sum, channel) => sum + (channel.limit ?? 0), 0);
  const share = activeChats / Math.max(1, limit || mostChats);
  return html`${renderBar(share, limit > 0 && share >= 1 ? 'full' : '')} ${formatNumber(activeChats)}`;
}
