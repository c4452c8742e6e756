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
import type { Messages } from '../../messages/catalogue.js';
import { bar } from './charts.js';
import { isReady } from './report-filters.js';
import type { Column } from './report-rows.js';

export interface ColumnContext {
  readonly words: Messages;
  readonly number: (n: number) => string;
  /** How long ago something in the report began, as text. */
  readonly elapsed: (since: EpochMs) => string;
  /** What was said last in a chat, where that is known. */
  readonly lastLine: (chat: TeamChat) => string;
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
export function reportColumns(context: ColumnContext): ReportColumns {
  const { words, elapsed } = context;
  const customer = named('customer', words.supervisorCustomer, (row: { readonly customerName: string }) =>
    row.customerName === '' ? words.unknownCustomer : row.customerName,
  );
  const queue = named('queue', words.supervisorQueue, (row: TeamChat | QueuedChat) => row.queue.name);
  const channel = named('channel', words.supervisorChannel, (row: { readonly channelName: string }) => row.channelName);
  /** Sorted by length, though what is kept is the beginning. */
  const lasting = (name: string, label: string): Column<{ readonly since: EpochMs | null }> => ({
    name,
    label,
    numeric: true,
    sortBy: ({ since }) => (since === null ? 0 : -since),
    cell: ({ since }) => (since === null ? nothing : elapsed(since)),
  });
  const duration = lasting('duration', words.supervisorDuration);
  return {
    chats: [
      customer,
      queue,
      {
        ...named('agent', words.supervisorAgent, ({ agentName }: TeamChat) => agentName),
        sortBy: ({ agentName, agentUsername }) => `${agentName} ${agentUsername}`,
      },
      channel,
      named('line', words.supervisorLastLine, context.lastLine),
      duration,
      { name: 'act', label: words.supervisorActions, acts: true, cell: context.renderActions },
    ],
    queued: [customer, queue, channel, waiting(context, lasting('duration', words.supervisorWaiting))],
    bots: [customer, named('bot', words.supervisorBot, ({ botName }: BotChat) => botName), channel, duration],
    agents: [
      named('agent', words.supervisorAgent, ({ name }: TeamMember) => name),
      {
        name: 'state',
        label: words.supervisorState,
        sortBy: ({ state }) => words.supervisorMemberState(state),
        cell: (member) =>
          html`<span class="state ${isReady(member) ? 'on' : ''}">${words.supervisorMemberState(member.state)}</span>`,
      },
      lasting('since', words.supervisorStateSince),
      {
        name: 'channels',
        label: words.supervisorChannels,
        sortBy: ({ channels }) => channels.map(({ name }) => name).join(' '),
        cell: ({ channels }) =>
          html`<ul class="channels">
            ${channels.map((each) => renderChannel(each, context))}
          </ul>`,
      },
      {
        name: 'load',
        label: words.supervisorLoad,
        numeric: true,
        sortBy: ({ activeChats }) => activeChats,
        cell: (member) => renderLoad(member, context),
      },
    ],
  };
}

/** A column of names. What customers and administrators call things keeps its own direction. */
const named = <Row>(name: string, label: string, text: (row: Row) => string) => ({
  name,
  label,
  sortBy: text,
  cell: (row: Row): TemplateResult => {
    const told = text(row);
    return html`<bdi title=${told}>${told}</bdi>`;
  },
});

/** How long somebody has waited, next to how long the one has who has waited longest. */
function waiting(
  { longestWait, at, elapsed }: ColumnContext,
  column: Column<{ readonly since: EpochMs | null }>,
): Column<{ readonly since: EpochMs }> {
  const longest = longestWait === null ? 0 : at - longestWait;
  return {
    ...column,
    cell: ({ since }) => html`${bar(longest <= 0 ? 0 : (at - since) / longest)} ${elapsed(since)}`,
  };
}

function renderChannel(
  { name, state, load, limit }: TeamMemberChannel,
  { words, number }: ColumnContext,
): TemplateResult {
  const full = state === 'busy' || state === 'pending-not-ready' || state === 'interrupted';
  const tone = full ? 'full' : isChannelOn(state) ? 'on' : '';
  return html`<li class="state ${tone}">
    <bdi>${name}</bdi> ${words.supervisorChannelState(state)}${
      load === null || limit === null || (load === 0 && tone === '')
        ? nothing
        : ` ${words.supervisorLoadOf(number(load), number(limit))}`
    }
  </li>`;
}

/** Of what the agent may hold, where the server says how much that is; else next to the busiest colleague. */
function renderLoad({ activeChats, channels }: TeamMember, { number, mostChats }: ColumnContext): TemplateResult {
  const limit = channels.reduce((sum, each) => sum + (each.limit ?? 0), 0);
  const share = activeChats / Math.max(1, limit || mostChats);
  return html`${bar(share, limit > 0 && share >= 1 ? 'full' : '')} ${number(activeChats)}`;
}
