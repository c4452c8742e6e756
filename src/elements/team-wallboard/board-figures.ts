import {
  isChannelOn,
  joinTeamChats,
  type Capacity,
  type EpochMs,
  type ReportTableName,
  type TeamChat,
  type TeamMember,
  type TeamReport,
} from '../../domain/index.js';
import { getAvailability } from '../internal/reports/availability.js';
import { mergeRows } from '../internal/reports/merge-reports.js';

export const capacities: readonly Capacity[] = ['free', 'full', 'not-ready', 'signed-out'];

export interface QueueFigures {
  readonly name: string;
  readonly waiting: number;
  /** When the customer who waits longest began to wait; null when no one does. */
  readonly since: EpochMs | null;
}

/** The figures of a wallboard: counts and queue names, no data of persons. Null: the table was never loaded. */
export interface BoardFigures {
  readonly waiting: number | null;
  /** The longest wait and its queue; null when no one waits. */
  readonly longest: { readonly name: string; readonly since: EpochMs } | null;
  /** When each chat began. */
  readonly chats: readonly EpochMs[] | null;
  readonly agents: Readonly<Record<Capacity, number>> | null;
  /** The longest wait first, then by name. */
  readonly queues: readonly QueueFigures[];
}

/** Without loads and limits in the report, no agent is full. */
export function getCapacity(member: TeamMember): Capacity {
  const availability = getAvailability(member);
  if (availability !== 'ready') return availability;
  const on = member.channels.filter(({ state }) => isChannelOn(state));
  const isFull = on.every(({ load, limit }) => load !== null && limit !== null && load >= limit);
  return isFull ? 'full' : 'free';
}

/** The figures of several teams. Agents, chats and customers who are in two of them count once. */
export function computeBoardFigures(reports: readonly TeamReport[]): BoardFigures {
  const queued = rowsOfTable(reports, 'queued', (report) => report.queued);
  const chats = rowsOfTable(reports, 'chats', (report) => report.chats, joinTeamChats);
  const members = rowsOfTable(reports, 'members', (report) => report.members);
  const queues = new Map<string, QueueFigures>();
  const names = [
    ...(members ?? []).flatMap((member) => member.queues),
    ...(chats ?? []).map(({ queue }) => queue.name),
  ].filter((name) => name !== '');
  for (const name of names) queues.set(name, { name, waiting: 0, since: null });
  for (const { queue, since } of queued ?? []) {
    const figures = queues.get(queue.name);
    queues.set(queue.name, {
      name: queue.name,
      waiting: (figures?.waiting ?? 0) + 1,
      since: Math.min(figures?.since ?? since, since),
    });
  }
  const sorted = [...queues.values()].sort(
    (a, b) => (a.since ?? Infinity) - (b.since ?? Infinity) || (a.name < b.name ? -1 : 1),
  );
  const [first] = sorted;
  return {
    waiting: queued?.length ?? null,
    longest: first === undefined || first.since === null ? null : { name: first.name, since: first.since },
    chats: chats === null ? null : earliestByConversation(chats),
    agents: members === null ? null : countCapacities(members),
    queues: queued === null ? [] : sorted,
  };
}

/** Two agents in one conversation are two rows of older servers, who may have come to it one after the other. */
function earliestByConversation(chats: readonly TeamChat[]): readonly EpochMs[] {
  const starts = new Map<string, EpochMs>();
  for (const { conversationId: id, since } of chats) starts.set(id, Math.min(starts.get(id) ?? since, since));
  return [...starts.values()];
}

/** All agents, in whatever state. */
export const countAgents = (agents: Readonly<Record<Capacity, number>>): number =>
  capacities.reduce((sum, capacity) => sum + agents[capacity], 0);

function countCapacities(members: readonly TeamMember[]): Record<Capacity, number> {
  const counts = { free: 0, full: 0, 'not-ready': 0, 'signed-out': 0 };
  for (const member of members) counts[getCapacity(member)]++;
  return counts;
}

/** The rows of a table of all reports, each once; null when no report has it. */
function rowsOfTable<Row extends { readonly key: string }>(
  reports: readonly TeamReport[],
  table: ReportTableName,
  rowsOf: (report: TeamReport) => readonly Row[],
  join?: (row: Row, other: Row) => Row,
): readonly Row[] | null {
  const loaded = reports.filter(({ problems }) => problems[table]?.readAt !== null);
  if (loaded.length === 0) return null;
  return mergeRows(loaded, rowsOf, join);
}
