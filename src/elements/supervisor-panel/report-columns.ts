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

/** Customer-given text keeps its own direction. */
const named = (text: string): TemplateResult => html`<bdi>${text}</bdi>`;

export function chatColumns({ words, elapsed, renderActions }: ColumnContext): readonly Column<TeamChat>[] {
  return [
    customerColumn(words),
    queueColumn(words),
    {
      name: 'agent',
      label: words.supervisorAgent,
      sortBy: ({ agentName }) => agentName,
      cell: ({ agentName }) => named(agentName),
    },
    channelColumn(words),
    durationColumn(words.supervisorDuration, elapsed),
    { name: 'actions', label: words.supervisorActions, className: 'act', cell: renderActions },
  ];
}

export function queuedColumns({ words, elapsed }: ColumnContext): readonly Column<QueuedChat>[] {
  return [
    customerColumn(words),
    queueColumn(words),
    channelColumn(words),
    durationColumn(words.supervisorWaiting, elapsed),
  ];
}

export function botColumns({ words, elapsed }: ColumnContext): readonly Column<BotChat>[] {
  return [
    customerColumn(words),
    {
      name: 'bot',
      label: words.supervisorBot,
      sortBy: ({ botName }) => botName,
      cell: ({ botName }) => named(botName),
    },
    channelColumn(words),
    durationColumn(words.supervisorDuration, elapsed),
  ];
}

export function agentColumns({ words, number, elapsed }: ColumnContext): readonly Column<TeamMember>[] {
  return [
    {
      name: 'agent',
      label: words.supervisorAgent,
      className: 'name',
      sortBy: ({ name }) => name,
      cell: ({ name }) => named(name),
    },
    {
      name: 'state',
      label: words.supervisorState,
      sortBy: ({ state }) => words.supervisorMemberState(state),
      cell: ({ state, channels }) =>
        html`<span class="state ${channels.some((channel) => isChannelOn(channel.state)) ? 'on' : 'off'}"
          >${words.supervisorMemberState(state)}</span
        >`,
    },
    {
      name: 'since',
      label: words.supervisorStateSince,
      className: 'number',
      sortBy: ({ since }) => (since === null ? 0 : -since),
      cell: ({ since }) => (since === null ? nothing : elapsed(since)),
    },
    {
      name: 'channels',
      label: words.supervisorChannels,
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
  ];
}

function toneOf(state: ChannelState): string {
  if (state === 'busy' || state === 'pending-not-ready' || state === 'interrupted') return 'full';
  return isChannelOn(state) ? 'on' : 'off';
}

function customerColumn(words: Messages): Column<{ readonly customerName: string }> {
  const nameOf = ({ customerName }: { readonly customerName: string }) => customerName || words.unknownCustomer;
  return {
    name: 'customer',
    label: words.supervisorCustomer,
    className: 'name',
    sortBy: nameOf,
    cell: (row) => named(nameOf(row)),
  };
}

function queueColumn(words: Messages): Column<{ readonly queue: { readonly name: string } }> {
  return {
    name: 'queue',
    label: words.supervisorQueue,
    sortBy: ({ queue }) => queue.name,
    cell: ({ queue }) => named(queue.name),
  };
}

function channelColumn(words: Messages): Column<{ readonly channelName: string }> {
  return {
    name: 'channel',
    label: words.supervisorChannel,
    sortBy: ({ channelName }) => channelName,
    cell: ({ channelName }) => named(channelName),
  };
}

/** Sorted by length, though what is kept is the beginning. */
function durationColumn(label: string, elapsed: ColumnContext['elapsed']): Column<{ readonly since: EpochMs }> {
  return {
    name: 'duration',
    label,
    className: 'number',
    sortBy: ({ since }) => -since,
    cell: ({ since }) => elapsed(since),
  };
}
