import type {
  Agent,
  AgentId,
  AgentState,
  ChannelPresence,
  ChannelState,
  MediaDomainId,
  Permission,
  Presence,
  Reason,
  Team,
  TeamId,
} from '../../domain/index.js';
import type { Labelled, Label } from '../../domain/text/label.js';
import { ownValue } from '../../domain/own-value.js';
import {
  enumTable,
  firstNonBlank,
  asId,
  asLabel,
  asName,
  numberOrNull,
  asString,
  asStrings,
  asUpperCase,
  asObject,
  asObjects,
  type JsonObject,
} from '../json.js';
import { permissionNames } from '../permissions.js';
import { parseTimestamp } from '../timestamp.js';
import { toOpaque } from '../wire-objects.js';
import type { DecodeContext, LabelledEvent } from './decode-context.js';

/** The user object of the login. Only the id and the user name are required; old servers send little else. */
export function parseAgent(user: JsonObject): Labelled<Agent> | null {
  const agentId = asId<AgentId>(user['id']);
  const username = asLabel(user['username']);
  if (agentId === '' || username === '') return null;
  return {
    id: agentId,
    username,
    displayName: formatPersonName(user) || username,
    roles: asStrings(user['roles']),
    team: parseTeams(user['userTeam'])[0] ?? null,
    supervisedTeams: parseTeams(user['supervisedTeams']),
    permissions: parsePermissions(user),
    source: toOpaque(user),
  };
}

export const formatPersonName = (user: JsonObject): Label =>
  asLabel(`${asString(user['firstName']).trim()} ${asString(user['lastName']).trim()}`.trim());

const parseTeams = (teams: unknown): readonly Labelled<Team>[] =>
  asObjects(teams)
    .map((team) => ({ id: asId<TeamId>(team['teamId']), name: asLabel(team['teamName']) }))
    .filter((team) => team.id !== '');

/** Names and scopes may have stray spaces around them; a resource may be listed twice, with other scopes. */
function parsePermissions(user: JsonObject): Agent['permissions'] {
  const permittedResources = asObject(user['permittedResources']);
  const resources = asObjects(permittedResources['Resources'] ?? permittedResources['resources'])
    .map(({ rsname, scopes }) => ({
      name: asString(rsname).trim(),
      scopes: asStrings(scopes).map((scope) => scope.trim()),
    }))
    .filter(({ name }) => name !== '');
  if (resources.length === 0) return null;
  const isGranted = ([resource, scope]: readonly [string, string]): boolean =>
    resources.some(({ name, scopes }) => name === resource && scopes.includes(scope));
  const permissions = Object.keys(permissionNames) as Permission[];
  return new Set(permissions.filter((permission) => isGranted(permissionNames[permission])));
}

const agentStates: Readonly<Record<string, AgentState>> = {
  ...enumTable('not-ready', 'ready'),
  LOGIN: 'logged-in',
  LOGOUT: 'logged-out',
};

export const parseAgentState = (state: unknown): AgentState => ownValue(agentStates, asName(state)) ?? 'unknown';

/** RESERVED occurs in one page of the documentation only. LOGIN is a short transitional state. */
const channelStates: Readonly<Record<string, ChannelState>> = {
  ...enumTable('not-ready', 'ready', 'active', 'busy', 'pending-not-ready', 'interrupted'),
  LOGIN: 'not-ready',
  RESERVED: 'ready',
  LOGOUT: 'logged-out',
};

export const parseChannelState = (state: unknown): ChannelState => ownValue(channelStates, asName(state)) ?? 'unknown';

/** `agentPresence`: the response to every state request, also sent without a request. */
export function decodePresence(payload: JsonObject, context: DecodeContext): LabelledEvent | string {
  const report = asObject(payload['agentPresence'] ?? payload);
  if (report['state'] === undefined) return 'no state';
  const agent = asObject(report['agent']);
  const agentId = (firstNonBlank(agent['id'], asObject(agent['keycloakUser'])['id']) ||
    context.agentId) as AgentId | null;
  if (agentId === null) return 'no agent id';
  const since = parseTimestamp(report['stateChangeTime']) ?? context.now;
  return {
    type: 'presence-reported',
    agentId,
    changed: asName(payload['action']) !== 'AGENT_STATE_UNCHANGED',
    presence: {
      state: parseAgentState(report['state']),
      reason: parseReason(asObject(report['state'])['reasonCode']),
      since,
    },
    channels: asObjects(report['agentMrdStates'])
      .map((row) => parseChannelPresence(row, since))
      .filter((row) => row.id !== ''),
  };
}

/** An object, or on some servers only its name or id. */
function parseReason(reason: unknown): Labelled<Presence['reason']> {
  const fields = asObject(reason);
  const label = asLabel(fields['name'], fields['label'], reason);
  const reasonId = firstNonBlank(fields['id'], reason);
  return label === '' && reasonId === '' ? null : { id: reasonId, label };
}

function parseChannelPresence(row: JsonObject, defaultSince: number): Labelled<ChannelPresence> {
  const domain = asObject(row['mrd']);
  return {
    id: asId<MediaDomainId>(domain['id'] ?? row['mrdId']),
    name: asLabel(domain['name']),
    state: parseChannelState(row['state']),
    since: parseTimestamp(row['stateChangeTime']) ?? defaultSince,
    limit: numberOrNull(row['maxAgentTasks']) ?? numberOrNull(domain['maxRequests']),
  };
}

/** Reasons for states. The server's list still contains deleted ones, which are left out. */
export const parseReasons = (value: unknown): Labelled<Reason>[] =>
  asObjects(value)
    .filter((row) => row['isDeleted'] !== true && asString(row['id']) !== '')
    .map((row) => ({
      id: asString(row['id']),
      label: asLabel(row['name']),
      kind: asUpperCase(row['type']) === 'LOGOUT' ? 'logout' : 'not-ready',
      source: toOpaque(row),
    }));
