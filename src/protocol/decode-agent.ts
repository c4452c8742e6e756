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
import {
  alike,
  firstText,
  id,
  lookUp,
  nameOf,
  numberOrNull,
  text,
  texts,
  upper,
  wire,
  wires,
  type Wire,
} from './guards.js';
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
    team: teamsOf(user['userTeam'])[0] ?? null,
    supervisedTeams: teamsOf(user['supervisedTeams']),
    permissions: permissionsOf(user),
    source: opaque(user),
  };
}

export const personName = (user: Wire): string =>
  `${text(user['firstName']).trim()} ${text(user['lastName']).trim()}`.trim();

const teamsOf = (teams: unknown): readonly Team[] =>
  wires(teams)
    .map((team) => ({ id: id<TeamId>(team['teamId']), name: text(team['teamName']) }))
    .filter((team) => team.id !== '');

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
  ...alike('not-ready', 'ready'),
  LOGIN: 'logged-in',
  LOGOUT: 'logged-out',
};

export const agentStateOf = (state: unknown): AgentState => lookUp(agentStates, nameOf(state)) ?? 'unknown';

/** RESERVED is in one page of documentation only; the agent is still shown as ready. LOGIN lasts a moment. */
const channelStates: Readonly<Record<string, ChannelState>> = {
  ...alike('not-ready', 'ready', 'active', 'busy', 'pending-not-ready', 'interrupted'),
  LOGIN: 'not-ready',
  RESERVED: 'ready',
  LOGOUT: 'logged-out',
};

export const channelStateOf = (state: unknown): ChannelState => lookUp(channelStates, nameOf(state)) ?? 'unknown';

/** `agentPresence`: the answer to every wish about states, and what the server tells of its own accord. */
export function decodePresence(payload: Wire, context: DecodeContext): ServerEvent | string {
  const report = wire(payload['agentPresence'] ?? payload);
  if (report['state'] === undefined) return 'no state';
  const agent = wire(report['agent']);
  const agentId = (firstText(agent['id'], wire(agent['keycloakUser'])['id']) || context.agentId) as AgentId | null;
  if (agentId === null) return 'no agent id';
  const since = moment(report['stateChangeTime']) ?? context.now;
  return {
    type: 'presence-reported',
    agentId,
    changed: nameOf(payload['action']) !== 'AGENT_STATE_UNCHANGED',
    presence: {
      state: agentStateOf(report['state']),
      reason: reasonOf(wire(report['state'])['reasonCode']),
      since,
    },
    channels: wires(report['agentMrdStates'])
      .map((row) => channelPresenceOf(row, since))
      .filter((row) => row.id !== ''),
  };
}

/** An object, or on some servers just its name or id. */
function reasonOf(reason: unknown): Presence['reason'] {
  const fields = wire(reason);
  const label = firstText(fields['name'], fields['label'], reason);
  const reasonId = firstText(fields['id'], reason);
  return label === '' && reasonId === '' ? null : { id: reasonId, label };
}

function channelPresenceOf(row: Wire, otherwise: number): ChannelPresence {
  const domain = wire(row['mrd']);
  return {
    id: id<MediaDomainId>(domain['id'] ?? row['mrdId']),
    name: text(domain['name']),
    state: channelStateOf(row['state']),
    since: moment(row['stateChangeTime']) ?? otherwise,
    limit: numberOrNull(row['maxAgentTasks']) ?? numberOrNull(domain['maxRequests']),
  };
}

/** The reasons an administrator keeps; deleted ones stay in the server's list and are left out here. */
export const reasonsOf = (value: unknown): Reason[] =>
  wires(value)
    .filter((row) => row['isDeleted'] !== true && text(row['id']) !== '')
    .map((row) => ({
      id: text(row['id']),
      label: text(row['name']),
      kind: upper(row['type']) === 'LOGOUT' ? 'logout' : 'not-ready',
      source: opaque(row),
    }));

const roles: Readonly<Record<string, Role>> = { ...alike('primary', 'wrap-up'), SILENT_MONITOR: 'monitor' };

/**
 * A role as the wire names it. The guide calls a barged-in supervisor `BargIn`, servers make them a PRIMARY. ASSISTANT
 * and WHISPER advise, and so does a role nobody has heard of: of those that may not speak to the customer it is the one
 * that is shown, and a stranger should not sit there unseen.
 */
export function roleOf(role: unknown): { readonly role: Role; readonly bargedIn: boolean } {
  const name = upper(role);
  const bargedIn = /^BARGE?_?IN$/.test(name);
  return { role: bargedIn ? 'primary' : (lookUp(roles, name) ?? 'assistant'), bargedIn };
}

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
