import type { Capacity } from '../../../domain/index.js';
import { formatNumber, pluralize } from '../pluralize.js';

const capacities: Readonly<Record<Capacity, string>> = {
  free: 'free',
  full: 'full',
  'not-ready': 'not ready',
  'signed-out': 'signed out',
};

/** Texts of `<team-wallboard>`. */
export const wallboard = {
  boardNow: 'Now',
  boardSize: (agents: number, queues: number) =>
    `${pluralize(agents, 'agent', 'agents')}, ${pluralize(queues, 'queue', 'queues')}`,
  boardAsOf: (time: string) => `As of ${time}`,
  boardStale: (time: string) => `Not up to date, as of ${time}`,
  boardLoading: 'Loading the figures…',
  boardFailed: 'The figures could not be loaded. The board tries again.',
  boardUnknown: 'not known',
  boardWaiting: 'Waiting',
  boardLongestWait: 'Longest wait',
  boardInChats: 'In chats',
  boardFreeAgents: 'Free agents',
  boardNoneWaiting: 'No one is waiting',
  boardQueue: 'Queue',
  boardLongest: 'Longest',
  boardQueues: 'Per queue',
  boardNone: 'none',
  boardScale: (minutes: string, limit: string) => `0 to ${minutes} min, limit at ${limit}`,
  boardChange: (change: number, minutes: number) =>
    change === 0
      ? `As many as ${pluralize(minutes, 'minute', 'minutes')} ago`
      : `${formatNumber(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} than ${pluralize(minutes, 'minute', 'minutes')} ago`,
  boardInQueue: (queue: string) => `in ${queue}`,
  boardChatsOver: (n: number, limit: string) => `${formatNumber(n)} over the limit of ${limit}`,
  boardFreeOf: (total: number) => `of ${formatNumber(total)}`,
  boardFreeLimit: (total: number, least: number) => `of ${formatNumber(total)}, at least ${formatNumber(least)} wanted`,
  boardAgentsByState: 'Agents by state',
  boardCapacity: (capacity: Capacity) => capacities[capacity],
  boardWaitingSince: (time: string) => `Waiting since ${time}`,
  boardTrend: (first: number, most: number, now: number) =>
    `From ${formatNumber(first)}, most ${formatNumber(most)}, now ${formatNumber(now)}`,
  boardTable: 'Table',
  boardTime: 'Time',
  boardLimit: (limit: string) => `limit ${limit}`,
};
