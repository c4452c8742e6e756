import type {
  Agent,
  AgentId,
  AgentState,
  ChannelPresence,
  ChannelState,
  MediaDomainId,
  Opaque,
  Participant,
  Presence,
  Reason,
  Role,
  ServerEvent,
  Team,
  TeamId,
} from '../domain/index.js';
import { firstText, id, nameOf, numberOrNull, text, texts, upper, wire, wires, type Wire } from './guards.js';
import { moment } from './time.js';
import type { DecodeContext } from './types.js';

/** Wire objects pass the gate before any decoder sees them, so keeping one as it is is safe. */
export const opaque = (value: Wire): Opaque => value as unknown as Opaque;

/** The user object of the login. Only its id and user name must be there; old servers leave out most of the rest. */
export function agentOf(user: Wire): Agent | null {
  const agentId = id<AgentId>(user['id']);
  const username = text(user['username']);
  if (agentId === '' || username === '') return null;
  return {
    id: agentId,
    username,
    displayName: personName(user) || username,
    roles: texts(user['roles']),
    team: teamOf(wire(user['userTeam'])),
    supervisedTeams: wires(user['supervisedTeams'])
      .map(teamOf)
      .filter((team) => team !== null),
    permissions: permissionsOf(user),
    source: opaque(user),
  };
}

export const personName = (user: Wire): string =>
  `${text(user['firstName']).trim()} ${text(user['lastName']).trim()}`.trim();

function teamOf(team: Wire): Team | null {
  const teamId = id<TeamId>(team['teamId']);
  return teamId === '' ? null : { id: teamId, name: text(team['teamName']) };
}

/** Scopes come with stray spaces around them at times. */
function permissionsOf(user: Wire): Agent['permissions'] {
  const permissions = new Map<string, ReadonlySet<string>>();
  const permitted = wire(user['permittedResources']);
  for (const resource of wires(permitted['Resources'] ?? permitted['resources'])) {
    const name = text(resource['rsname']).trim();
    if (name === '') continue;
    const scopes = texts(resource['scopes']).map((scope) => scope.trim());
    permissions.set(name, new Set([...(permissions.get(name) ?? []), ...scopes]));
  }
  return permissions;
}

const agentStates: Readonly<Record<string, AgentState>> = {
  LOGIN: 'logged-in',
  NOT_READY: 'not-ready',
  READY: 'ready',
  LOGOUT: 'logged-out',
};

export const agentStateOf = (state: unknown): AgentState => lookUp(agentStates, nameOf(state)) ?? 'unknown';

/** RESERVED is in one page of documentation only; the agent is still shown as ready. LOGIN lasts a moment. */
const channelStates: Readonly<Record<string, ChannelState>> = {
  LOGIN: 'not-ready',
  NOT_READY: 'not-ready',
  READY: 'ready',
  RESERVED: 'ready',
  ACTIVE: 'active',
  BUSY: 'busy',
  PENDING_NOT_READY: 'pending-not-ready',
  INTERRUPTED: 'interrupted',
  LOGOUT: 'logged-out',
};

export const channelStateOf = (state: unknown): ChannelState => lookUp(channelStates, nameOf(state)) ?? 'unknown';

/** A table read by a name from the wire: `toString` and its like must not be found in it. */
export const lookUp = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** `agentPresence`: the answer to every wish about states, and what the server tells of its own accord. */
export function decodePresence(payload: Wire, context: DecodeContext): ServerEvent | string {
  const report = wire(payload['agentPresence'] ?? payload);
  if (report['state'] === undefined) return 'no state';
  const agent = wire(report['agent']);
  const agentId = (firstText(agent['id'], wire(agent['keycloakUser'])['id']) || context.agentId) as AgentId | null;
  if (agentId === null) return 'no agent id';
  const state = wire(report['state']);
  const since = moment(report['stateChangeTime']) ?? context.now;
  const presence: Presence = {
    state: agentStateOf(report['state']),
    reason: reasonOf(state['reasonCode']),
    since,
  };
  const channels = wires(report['agentMrdStates'])
    .map((row) => channelPresenceOf(row, since))
    .filter((row) => row !== null);
  return {
    type: 'presence-reported',
    agentId,
    changed: nameOf(payload['action']) !== 'AGENT_STATE_UNCHANGED',
    presence,
    channels,
  };
}

/** An object, or on some servers just its name or id. */
function reasonOf(reason: unknown): Presence['reason'] {
  const fields = wire(reason);
  const label = firstText(fields['name'], fields['label'], reason);
  const reasonId = firstText(fields['id'], reason);
  return label === '' && reasonId === '' ? null : { id: reasonId, label };
}

function channelPresenceOf(row: Wire, otherwise: number): ChannelPresence | null {
  const domain = wire(row['mrd']);
  const domainId = id<MediaDomainId>(domain['id'] ?? row['mrdId']);
  if (domainId === '') return null;
  return {
    id: domainId,
    name: text(domain['name']),
    state: channelStateOf(row['state']),
    since: moment(row['stateChangeTime']) ?? otherwise,
    limit: numberOrNull(row['maxAgentTasks']) ?? numberOrNull(domain['maxRequests']),
  };
}

/** The reasons an administrator keeps; deleted ones stay in the server's list and are left out here. */
export function reasonsOf(value: unknown): Reason[] {
  return wires(value)
    .filter((row) => row['isDeleted'] !== true && text(row['id']) !== '')
    .map((row) => ({
      id: text(row['id']),
      label: text(row['name']),
      kind: upper(row['type']) === 'LOGOUT' ? ('logout' as const) : ('not-ready' as const),
      source: opaque(row),
    }));
}

/** A role as the wire names it. The guide calls a barged-in supervisor `BargIn`, servers make them a PRIMARY. */
interface WireRole {
  readonly role: Role;
  readonly bargedIn: boolean;
}

const roles: Readonly<Record<string, WireRole>> = {
  PRIMARY: { role: 'primary', bargedIn: false },
  BARGIN: { role: 'primary', bargedIn: true },
  BARGE_IN: { role: 'primary', bargedIn: true },
  BARGEIN: { role: 'primary', bargedIn: true },
  ASSISTANT: { role: 'assistant', bargedIn: false },
  WHISPER: { role: 'assistant', bargedIn: false },
  SILENT_MONITOR: { role: 'monitor', bargedIn: false },
  WRAP_UP: { role: 'wrap-up', bargedIn: false },
};

/** Of the roles that may not speak to the customer, the one that is shown: a stranger should not sit there unseen. */
const unknownRole: WireRole = { role: 'assistant', bargedIn: false };

export const roleOf = (role: unknown): WireRole => lookUp(roles, upper(role)) ?? unknownRole;

/** An agent's participant record; null when it is somebody else's, or nobody's. */
export function participantOf(record: Wire): Participant | null {
  const person = wire(record['participant']);
  const user = wire(person['keycloakUser']);
  const isAgent = upper(record['type']) === 'AGENT' || upper(person['participantType']) === 'CCUSER';
  const agentId = firstText(user['id'], person['id']) as AgentId;
  if (!isAgent || agentId === '') return null;
  const username = text(user['username']);
  return {
    agentId,
    username,
    displayName: personName(user) || firstText(username, person['displayName']),
    ...roleOf(record['role']),
    joinedAt: moment(record['joiningTime']),
    source: opaque(record),
  };
}

/** A record whose agent is still there. */
export const isPresent = (record: Wire): boolean =>
  record['isActive'] !== false && upper(record['state']) !== 'UNSUBSCRIBED';
