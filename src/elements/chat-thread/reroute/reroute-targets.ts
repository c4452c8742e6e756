import type { Participant, QueueTarget, RerouteTarget } from '../../../domain/index.js';

/** One row of the choice: a queue, or an agent by name. */
export interface TargetRow {
  /** Of the row, among queues and agents alike. */
  readonly key: string;
  readonly name: string;
  readonly target: RerouteTarget;
  /** Of a queue: how many agents are free in it. */
  readonly freeAgents: number;
  /** Of an agent: the queues they were found in. */
  readonly queues: readonly string[];
  /** They take part already. */
  readonly isParticipant: boolean;
}

export const isAvailable = ({ freeAgents, isParticipant }: TargetRow): boolean => freeAgents > 0 && !isParticipant;

export const toQueueRows = (targets: readonly QueueTarget[]): readonly TargetRow[] =>
  targets.map(({ id, name, freeAgents }) => ({
    key: `queue ${id}`,
    name,
    target: { to: 'queue', queueName: name },
    freeAgents,
    queues: [],
    isParticipant: false,
  }));

/** Everybody who is free in some queue, once. Agents who are not free are on no list of this server. */
export function toAgentRows(
  targets: readonly QueueTarget[],
  participants: readonly Participant[],
): readonly TargetRow[] {
  const rows = new Map<string, TargetRow>();
  for (const { name: queue, agents } of targets) {
    for (const { id, name } of agents) {
      const queues = [...(rows.get(id)?.queues ?? []), queue];
      const isParticipant = participants.some(({ agentId }) => agentId === id);
      const target = { to: 'agent', agentId: id, agentName: name } as const;
      rows.set(id, { key: `agent ${id}`, name, target, freeAgents: 1, queues, isParticipant });
    }
  }
  return [...rows.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Rows whose name, or whose queues, have all the words in them that were looked for. */
export function filterRows(rows: readonly TargetRow[], search: string): readonly TargetRow[] {
  const searchText = search.trim().toLocaleLowerCase();
  return searchText === ''
    ? rows
    : rows.filter(({ name, queues }) => [name, ...queues].join(' ').toLocaleLowerCase().includes(searchText));
}
