import type { Participant, QueueTarget, RerouteTarget } from '../../domain/index.js';

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
  readonly present: boolean;
}

export const isFree = ({ freeAgents, present }: TargetRow): boolean => freeAgents > 0 && !present;

export const queueRows = (targets: readonly QueueTarget[]): readonly TargetRow[] =>
  targets.map(({ id, name, freeAgents }) => ({
    key: `queue ${id}`,
    name,
    target: { to: 'queue', queueName: name },
    freeAgents,
    queues: [],
    present: false,
  }));

/** Everybody who is free in some queue, once. Agents who are not free are on no list of this server. */
export function agentRows(targets: readonly QueueTarget[], participants: readonly Participant[]): readonly TargetRow[] {
  const rows = new Map<string, TargetRow>();
  for (const { name: queue, agents } of targets) {
    for (const { id, name } of agents) {
      const queues = [...(rows.get(id)?.queues ?? []), queue];
      const present = participants.some(({ agentId }) => agentId === id);
      const target = { to: 'agent', agentId: id, agentName: name } as const;
      rows.set(id, { key: `agent ${id}`, name, target, freeAgents: 1, queues, present });
    }
  }
  return [...rows.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Rows whose name, or whose queues, have all the words in them that were looked for. */
export function matching(rows: readonly TargetRow[], search: string): readonly TargetRow[] {
  const wanted = search.trim().toLocaleLowerCase();
  return wanted === ''
    ? rows
    : rows.filter(({ name, queues }) => [name, ...queues].join(' ').toLocaleLowerCase().includes(wanted));
}
