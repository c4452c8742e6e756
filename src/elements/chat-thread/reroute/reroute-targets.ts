import type { Participant, QueueTarget, RerouteTarget } from '../../../domain/index.js';
import { getCollator } from '../../internal/localization/formats.js';
import { foldWords, includesWords } from '../../../domain/text/fold-text.js';

/** A selectable target: a queue, or an agent by name. */
export interface TargetRow {
  /** Unique among queues and agents. */
  readonly key: string;
  readonly name: string;
  readonly target: RerouteTarget;
  /** For a queue: the number of free agents. For an agent: 1, or 0 when no longer free. */
  readonly freeAgents: number;
  /** For an agent: the names of their queues. */
  readonly queues: readonly string[];
  /** The agent is already in the conversation. */
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

/** Each agent who is free in some queue, once. The server lists free agents only. */
export function toAgentRows(
  targets: readonly QueueTarget[],
  participants: readonly Participant[],
  lang: string,
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
  return [...rows.values()].sort((a, b) => getCollator(lang).compare(a.name, b.name));
}

/** Rows with all words of the search in their name or queues. */
export function filterRows(rows: readonly TargetRow[], search: string): readonly TargetRow[] {
  const query = foldWords(search);
  return rows.filter(({ name, queues }) => includesWords(foldWords([name, ...queues].join(' ')), query));
}
