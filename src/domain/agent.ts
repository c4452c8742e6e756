import type { AgentId, EpochMs, MediaDomainId, Opaque, TeamId } from './ids.js';

export interface Team {
  readonly id: TeamId;
  readonly name: string;
}

/** The signed-in agent. */
export interface Agent {
  readonly id: AgentId;
  readonly username: string;
  /** First and last name, else the user name. */
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly team: Team | null;
  /** Teams this login supervises; empty for plain agents. */
  readonly supervisedTeams: readonly Team[];
  /** What this login may do; null when the server lists no permissions. */
  readonly permissions: ReadonlySet<Permission> | null;
  /** The user object as received. It is part of the handshake and of every participant record sent. */
  readonly source: Opaque;
}

export type AgentState = 'logged-in' | 'not-ready' | 'ready' | 'logged-out' | 'unknown';

/** A reason for being not ready or for logging out, as an administrator defined it. */
export interface Reason {
  readonly id: string;
  readonly label: string;
  readonly kind: 'not-ready' | 'logout';
  readonly source: Opaque;
}

/** Whether the agent is available at all. */
export interface Presence {
  readonly state: AgentState;
  readonly reason: { readonly id: string; readonly label: string } | null;
  /** When this state began, in server time. */
  readonly since: EpochMs;
}

export type ChannelState =
  'not-ready' | 'ready' | 'active' | 'busy' | 'pending-not-ready' | 'interrupted' | 'logged-out' | 'unknown';

/** Readiness for one media routing domain. */
export interface ChannelPresence {
  readonly id: MediaDomainId;
  readonly name: string;
  readonly state: ChannelState;
  readonly since: EpochMs;
  /** Most tasks this agent may hold in this domain; null when unknown. */
  readonly limit: number | null;
}

/** True when the domain takes part in routing, or would if it were not full. */
export const isChannelOn = (state: ChannelState): boolean =>
  state === 'ready' || state === 'active' || state === 'busy';

/** What an administrator may allow a login to do. */
export type Permission =
  | 'change-state'
  | 'leave'
  | 'wrap-up'
  | 'transfer'
  | 'conference'
  | 'consult'
  | 'view-lists'
  | 'manage-lists'
  | 'view-customer-details'
  | 'edit-customers'
  | 'assign-labels'
  | 'view-history'
  | 'supervise';

/** A server that lists no permissions at all forbids nothing. Without an agent nothing is permitted. */
export const hasPermission = (agent: Agent | null, permission: Permission): boolean =>
  agent !== null && (agent.permissions?.has(permission) ?? true);

/** Supervision has to be granted: a server that lists no permissions makes no one a supervisor. */
export const isSupervisor = (agent: Agent): boolean =>
  agent.supervisedTeams.length > 0 && (agent.permissions?.has('supervise') ?? false);
