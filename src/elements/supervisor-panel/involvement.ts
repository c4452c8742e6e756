import type { ConversationId, Role } from '../../domain/index.js';
import type { SessionState } from '../../store/state.js';

/** What we are ourselves in a conversation that a report lists. */
export interface Involvement {
  readonly role: Role;
  readonly bargedIn: boolean;
}

export type Involvements = ReadonlyMap<ConversationId, Involvement>;

/** Our part in every conversation on this desk. Compare with `sameInvolvements`: messages do not change it. */
export const selectInvolvements = (state: SessionState): Involvements => {
  const involvements = new Map<ConversationId, Involvement>();
  for (const { id, role, bargedIn } of state.conversations.byId.values()) involvements.set(id, { role, bargedIn });
  return involvements;
};

export const sameInvolvements = (a: Involvements, b: Involvements): boolean =>
  a.size === b.size &&
  [...a].every(([id, { role, bargedIn }]) => {
    const other = b.get(id);
    return other !== undefined && other.role === role && other.bargedIn === bargedIn;
  });
