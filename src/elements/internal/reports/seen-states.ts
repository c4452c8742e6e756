import type { AgentState, EpochMs, TeamMember, TeamReport } from '../../../domain/index.js';

/** Since when an agent has been in their state. */
export interface StateTime {
  readonly since: EpochMs;
  /** They may have been in it for longer: it began before the first report. */
  readonly isAtLeast: boolean;
}

/** When agents changed their states, where the reports read by this page show it. Older servers do not send it. */
export class SeenStates {
  readonly #seen = new Map<string, StateTime & { readonly state: AgentState }>();

  /** Looks at a new report. */
  learn({ members, at }: Pick<TeamReport, 'members' | 'at'>): void {
    for (const member of members) {
      if (member.since !== null) continue;
      const key = keyOf(member);
      const seen = this.#seen.get(key);
      if (seen?.state !== member.state)
        this.#seen.set(key, { state: member.state, since: at, isAtLeast: seen === undefined });
    }
  }

  /** Null for an agent who was in no report yet. */
  get(member: TeamMember): StateTime | null {
    if (member.since !== null) return { since: member.since, isAtLeast: false };
    return this.#seen.get(keyOf(member)) ?? null;
  }
}

const keyOf = ({ id, name }: TeamMember): string => id || name.toLowerCase();
