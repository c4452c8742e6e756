import { hasPermission, type Conversation } from '../../../domain/index.js';
import { hasFeature } from '../../../session/features.js';
import type { DeskSession } from '../../../session/session.js';

/** Ways of bringing in somebody else: to take over, to join in, to give advice. */
export type RerouteKind = 'transfer' | 'conference' | 'consult';

const allKinds: readonly RerouteKind[] = ['transfer', 'conference', 'consult'];

/** What this agent may do here; nothing for those who do not speak to the customer. */
export function getAllowedRerouteKinds(
  { state, options }: DeskSession,
  conversation: Conversation,
): readonly RerouteKind[] {
  if (conversation.role !== 'primary' || conversation.state === 'closed') return [];
  return allKinds.filter(
    (kind) => hasPermission(state.agent, kind) && (kind !== 'consult' || hasFeature(options, 'consult')),
  );
}
