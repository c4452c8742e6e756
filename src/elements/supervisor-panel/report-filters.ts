import { isChannelOn, type TeamMember, type TeamReport } from '../../domain/index.js';

/** How available an agent is, as a supervisor asks for it. */
export type Availability = 'ready' | 'away' | 'out';

/** What the tables are narrowed to; empty is no narrowing. */
export interface Filters {
  readonly queue: string;
  readonly channel: string;
  readonly availability: Availability | '';
}

export const noFilters: Filters = { queue: '', channel: '', availability: '' };

export const isReady = ({ channels }: TeamMember): boolean => channels.some(({ state }) => isChannelOn(state));

export function availabilityOf(member: TeamMember): Availability {
  if (member.state === 'logged-out' || member.state === 'unknown') return 'out';
  return isReady(member) ? 'ready' : 'away';
}

/** The part of a report that passes. What does not know of a queue (bots, agents of old servers) is not held back by it. */
export function filtered(report: TeamReport, { queue, channel, availability }: Filters): TeamReport {
  if (queue === '' && channel === '' && availability === '') return report;
  const onChannel = (row: { readonly channelName: string }) => channel === '' || row.channelName === channel;
  const inQueue = (row: { readonly queue: { readonly name: string } }) => queue === '' || row.queue.name === queue;
  return {
    ...report,
    chats: report.chats.filter((chat) => inQueue(chat) && onChannel(chat)),
    queued: report.queued.filter((chat) => inQueue(chat) && onChannel(chat)),
    botChats: report.botChats.filter(onChannel),
    members: report.members.filter(
      (member) =>
        (queue === '' || member.queues.length === 0 || member.queues.includes(queue)) &&
        (availability === '' || availabilityOf(member) === availability),
    ),
  };
}

/** What there is to narrow it to. */
export function choicesOf({ chats, queued, botChats, members }: TeamReport): {
  readonly queues: readonly string[];
  readonly channels: readonly string[];
} {
  const inUse = [...chats, ...queued];
  return {
    queues: distinct([...inUse.map(({ queue }) => queue.name), ...members.flatMap(({ queues }) => queues)]),
    channels: distinct([...inUse, ...botChats].map(({ channelName }) => channelName)),
  };
}

const distinct = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].filter((name) => name !== '').sort((a, b) => (a < b ? -1 : 1));
