import { hasPermission, type Conversation } from '../../../domain/index.js';
import { hasFeature } from '../../../session/features.js';
import type { DeskSession } from '../../../session/session.js';

/** How another agent is added: to take over, to join, or to advise without being visible to the customer. */
export type RerouteKind = 'transfer' | 'conference' | 'consult';

const allKinds: readonly RerouteKind[] = ['transfer', 'conference', 'consult'];

/** The kinds this agent is permitted to request; none unless the agent is primary. */
export function getAllowedRerouteKinds(
  { state, options }: DeskSession,
  conversation: Conversation,
): readonly RerouteKind[] {
  if (conversation.role !== 'primary' || conversation.state === 'closed') return [];
  return allKinds.filter(
    (kind) => hasPermission(state.agent, kind) && (kind !== 'consult' || hasFeature(options, 'consult')),
  );
}
