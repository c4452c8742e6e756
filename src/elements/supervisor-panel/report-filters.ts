import type { TeamReportRows } from '../../domain/index.js';
import { getAvailability, type Availability } from '../internal/reports/availability.js';
import type { TeamsReport } from '../internal/reports/merge-reports.js';
import type { AgentDirectory } from './agents/agent-directory.js';

/** Filters of the tables. An empty string means no filter. */
export interface ReportFilters {
  readonly queue: string;
  readonly channel: string;
  readonly availability: Availability | '';
  /** The name of an agent in the report, whose chats are shown. */
  readonly agent: string;
}

export const noFilters: ReportFilters = { queue: '', channel: '', availability: '', agent: '' };

/** Filters a report. Rows without a queue (bot chats, agents of older servers) pass the queue filter. */
export function filterReport(report: TeamsReport, filters: ReportFilters, directory: AgentDirectory): TeamsReport {
  const { queue, channel, availability, agent } = filters;
  if (queue === '' && channel === '' && availability === '' && agent === '') return report;
  const member = agent === '' ? undefined : report.members.find(({ name }) => name === agent);
  const agentChats = agent === '' ? null : new Set(member === undefined ? [] : directory.chatsOf(member));
  const matchesChannel = (row: { readonly channelName: string }) => channel === '' || row.channelName === channel;
  const matchesQueue = (row: { readonly queue: { readonly name: string } }) => queue === '' || row.queue.name === queue;
  return {
    ...report,
    chats: report.chats.filter(
      (chat) => matchesQueue(chat) && matchesChannel(chat) && (agentChats === null || agentChats.has(chat)),
    ),
    queued: report.queued.filter((chat) => matchesQueue(chat) && matchesChannel(chat)),
    botChats: report.botChats.filter(matchesChannel),
    members: report.members.filter(
      (member) =>
        (queue === '' || member.queues.length === 0 || member.queues.includes(queue)) &&
        (availability === '' || getAvailability(member) === availability),
    ),
  };
}

/** The options of the filters. */
export function getFilterOptions({ chats, queued, botChats, members }: TeamReportRows): {
  readonly queues: readonly string[];
  readonly channels: readonly string[];
} {
  const names = { queues: new Set<string>(), channels: new Set<string>() };
  for (const rows of [chats, queued])
    for (const { queue, channelName } of rows) {
      names.queues.add(queue.name);
      names.channels.add(channelName);
    }
  for (const { channelName } of botChats) names.channels.add(channelName);
  for (const { queues } of members) for (const queue of queues) names.queues.add(queue);
  return { queues: sorted(names.queues), channels: sorted(names.channels) };
}

const sorted = (names: ReadonlySet<string>): readonly string[] =>
  [...names].filter((name) => name !== '').sort((a, b) => (a < b ? -1 : 1));
