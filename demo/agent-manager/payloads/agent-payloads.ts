/** Wire form of agents: the Keycloak user, the contact-centre user, and the presence event. */
import { mrdById, queues, realm, teams, type Team } from '../world/seed-data.js';
import type { Agent, Json } from '../world/world-types.js';

const agentResources: readonly (readonly [string, readonly string[]])[] = [
  ['state-change', ['manage_state_change']],
  [
    'agent-conversation-control',
    [
      'view_leave_chat',
      'view_wrap_up',
      'view_direct_transfer',
      'view_conference',
      'view_consult',
      'view_history',
      'view_history_active_customer',
      'view_initiate_chat',
    ],
  ],
  ['customer', ['view', 'view_pii', 'view_in_conversation', 'manage', 'manage_in_conversation']],
  ['customer-labels', ['assign_label', 'manage']],
  ['subscribed-list', ['view', 'manage']],
];
const supervisorResources: readonly (readonly [string, readonly string[]])[] = [
  ['supervisor', ['view_all']],
  ['agent-dashboard', ['view']],
];

function teamsWithIds(ids: readonly string[]): Team[] {
  return teams.filter((team) => ids.includes(team.teamId));
}

/** First and last name of an agent, or the username without them. */
export function displayName(agent: Agent): string {
  return `${agent.firstName} ${agent.lastName}`.trim() || agent.username;
}

/** The user object of the login response and the handshake. */
export function keycloakUser(agent: Agent): Json {
  const isSupervisor = agent.roles.includes('supervisor');
  const resources = isSupervisor ? [...agentResources, ...supervisorResources] : agentResources;
  return {
    id: agent.id,
    firstName: agent.firstName,
    lastName: agent.lastName,
    roles: [`default-roles-${realm}`, ...agent.roles, 'offline_access', 'uma_authorization'],
    username: agent.username,
    permittedResources: {
      Resources: resources.map(([rsname, scopes], index) => ({
        rsid: `5e500000-0000-4000-8000-00000000000${String(index + 1)}`,
        rsname,
        scopes: scopes.filter((scope) => !agent.lacks?.includes(`${rsname}/${scope}`)),
      })),
    },
    realm,
    attributes: { agentExtension: [agent.extension] },
    userTeam: teamsWithIds([agent.teamId])[0] ?? null,
    supervisedTeams: teamsWithIds(agent.supervises),
  };
}

const ccUserCache = new WeakMap<Agent, Json>();

/** The contact-centre user; cached per agent, since nearly every event contains it. */
export function ccUser(agent: Agent): Json {
  let user = ccUserCache.get(agent);
  if (!user) {
    user = {
      id: agent.id,
      participantType: 'CCUser',
      keycloakUser: keycloakUser(agent),
      associatedRoutingAttributes: queues
        .filter((queue) => agent.mrds.some((mrd) => mrd.mrdId === queue.mrdId))
        .map((queue) => ({
          routingAttribute: { id: queue.id, name: queue.name, description: null, type: 'BOOLEAN', defaultValue: 1 },
          value: 1,
        })),
      associatedMrds: agent.mrds.map((mrd) => ({ mrdId: mrd.mrdId, maxAgentTasks: mrd.max })),
    };
    ccUserCache.set(agent, user);
  }
  return user;
}

/** The `agentPresence` payload. */
export function presencePayload(
  agent: Agent,
  change: { changed: boolean; parentChanged: boolean; changedMrdIds: readonly string[]; correlationId: string },
): Json {
  return {
    action: change.changed ? 'AGENT_STATE_CHANGED' : 'AGENT_STATE_UNCHANGED',
    agentStateChanged: change.parentChanged,
    mrdStateChanges: [...change.changedMrdIds],
    agentPresence: {
      agent: ccUser(agent),
      state: { name: agent.state, reasonCode: agent.reason },
      stateChangeTime: agent.stateChangeTime,
      agentMrdStates: mrdStates(agent),
      agentLoginTime: agent.loginTime,
    },
    correlationId: change.correlationId,
  };
}

/** Every media routing domain of the agent with its state, in wire form. */
export function mrdStates(agent: Agent): Json[] {
  return agent.mrds.map((mrd) => ({
    mrd: mrdById(mrd.mrdId),
    state: mrd.state,
    previousState: mrd.previousState,
    stateChangeTime: mrd.stateChangeTime,
    lastReadyStateChangeTime: mrd.lastReady,
    maxAgentTasks: mrd.max,
  }));
}
