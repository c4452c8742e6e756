import type { AgentId, EpochMs, MediaDomainId, Opaque, TeamId } from './ids.js';

export interface Team {
  readonly id: TeamId;
  readonly name: string;
}

/** The person at the desk, as the login answered. */
export interface Agent {
  readonly id: AgentId;
  readonly username: string;
  /** First and last name, else the user name. */
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly team: Team | null;
  /** Teams this login supervises; empty for plain agents. */
  readonly supervisedTeams: readonly Team[];
  /** Permission scopes by resource name, both as the server names them. */
  readonly permissions: ReadonlyMap<string, ReadonlySet<string>>;
  /** The user object as received: the handshake and every participant we send carry it. */
  readonly source: Opaque;
}

export type AgentState = 'logged-in' | 'not-ready' | 'ready' | 'logged-out' | 'unknown';

/** Why an agent is not ready, or why they logged out. */
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
  /** When this state began (server time). */
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
  /** How many tasks this agent may hold in this domain; null when the server does not say. */
  readonly limit: number | null;
}

/** On for people: the domain takes part in routing, or would if it were not full. */
export const isChannelOn = (state: ChannelState): boolean =>
  state === 'ready' || state === 'active' || state === 'busy';

export const isSupervisor = (agent: Agent): boolean =>
  agent.supervisedTeams.length > 0 && (agent.permissions.get('supervisor')?.has('view_all') ?? false);

/** What a login may be allowed to do; an administrator decides, and the server names each by a resource and a scope. */
const permissions = {
  'change-state': ['state-change', 'manage_state_change'],
  leave: ['agent-conversation-control', 'view_leave_chat'],
  'wrap-up': ['agent-conversation-control', 'view_wrap_up'],
  transfer: ['agent-conversation-control', 'view_direct_transfer'],
  conference: ['agent-conversation-control', 'view_conference'],
  consult: ['agent-conversation-control', 'view_consult'],
} as const;

export type Permission = keyof typeof permissions;

/** Is the agent allowed to do this? Nobody is not. */
export const isPermitted = (agent: Agent | null, permission: Permission): boolean => {
  const [resource, scope] = permissions[permission];
  return agent !== null && hasPermission(agent, resource, scope);
};

/** True unless the server listed the resource without this scope. Servers that list nothing forbid nothing. */
export const hasPermission = (agent: Agent, resource: string, scope: string): boolean =>
  agent.permissions.size === 0 || (agent.permissions.get(resource)?.has(scope) ?? false);
