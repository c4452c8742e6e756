import { html, nothing, type TemplateResult } from 'lit';
import {
  isChannelOn,
  type BotChat,
  type ChannelState,
  type EpochMs,
  type QueuedChat,
  type TeamChat,
  type TeamMember,
} from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import type { Column } from './report-rows.js';

export interface ColumnContext {
  readonly words: Messages;
  readonly number: (n: number) => string;
  /** How long ago something in the report began, as text. */
  readonly elapsed: (since: EpochMs) => string;
  readonly renderActions: (chat: TeamChat) => unknown;
}

export interface ReportColumns {
  readonly chats: readonly Column<TeamChat>[];
  readonly queued: readonly Column<QueuedChat>[];
  readonly bots: readonly Column<BotChat>[];
  readonly agents: readonly Column<TeamMember>[];
}

export const isReady = ({ channels }: TeamMember): boolean => channels.some(({ state }) => isChannelOn(state));

/** The columns of every table of the report. */
export function reportColumns({ words, number, elapsed, renderActions }: ColumnContext): ReportColumns {
  const customer = {
    ...named('customer', words.supervisorCustomer, (row: { readonly customerName: string }) =>
      row.customerName === '' ? words.unknownCustomer : row.customerName,
    ),
    className: 'name',
  };
  const queue = named('queue', words.supervisorQueue, (row: TeamChat | QueuedChat) => row.queue.name);
  const channel = named('channel', words.supervisorChannel, (row: { readonly channelName: string }) => row.channelName);
  /** Sorted by length, though what is kept is the beginning. */
  const lasting = (name: string, label: string): Column<{ readonly since: EpochMs | null }> => ({
    name,
    label,
    className: 'number',
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
      duration,
      { name: 'actions', label: words.supervisorActions, className: 'act', cell: renderActions },
    ],
    queued: [customer, queue, channel, lasting('duration', words.supervisorWaiting)],
    bots: [customer, named('bot', words.supervisorBot, ({ botName }: BotChat) => botName), channel, duration],
    agents: [
      { ...named('agent', words.supervisorAgent, ({ name }: TeamMember) => name), className: 'name' },
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
            ${channels.map(
              ({ name, state }) =>
                html`<li class="state ${toneOf(state)}"><bdi>${name}</bdi> ${words.supervisorChannelState(state)}</li>`,
            )}
          </ul>`,
      },
      {
        name: 'load',
        label: words.supervisorLoad,
        className: 'number',
        sortBy: ({ activeChats }) => activeChats,
        cell: ({ activeChats }) => number(activeChats),
      },
    ],
  };
}

/** A column of names. What customers and administrators call things keeps its own direction. */
const named = <Row>(name: string, label: string, text: (row: Row) => string) => ({
  name,
  label,
  sortBy: text,
  cell: (row: Row): TemplateResult => html`<bdi>${text(row)}</bdi>`,
});

function toneOf(state: ChannelState): string {
  if (state === 'busy' || state === 'pending-not-ready' || state === 'interrupted') return 'full';
  return isChannelOn(state) ? 'on' : '';
}
