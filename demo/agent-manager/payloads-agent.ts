/** Wire form of people: the Keycloak user, the contact-centre user, and the presence event. */
import { mrdById, QUEUES, REALM, TEAMS, type Team } from './catalog.js';
import type { Agent, Obj } from './types.js';

const AGENT_RESOURCES: readonly (readonly [string, readonly string[]])[] = [
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
const SUPERVISOR_RESOURCES: readonly (readonly [string, readonly string[]])[] = [
  ['supervisor', ['view_all']],
  ['agent-dashboard', ['view']],
];

function teams(ids: readonly string[]): Team[] {
  return TEAMS.filter((team) => ids.includes(team.teamId));
}

/** The user object a login answers with and a handshake carries. */
export function keycloakUser(agent: Agent): Obj {
  const supervisor = agent.roles.includes('supervisor');
  const resources = supervisor ? [...AGENT_RESOURCES, ...SUPERVISOR_RESOURCES] : AGENT_RESOURCES;
  return {
    id: agent.id,
    firstName: agent.firstName,
    lastName: agent.lastName,
    roles: [`default-roles-${REALM}`, ...agent.roles, 'offline_access', 'uma_authorization'],
    username: agent.username,
    permittedResources: {
      Resources: resources.map(([rsname, scopes], index) => ({
        rsid: `5e500000-0000-4000-8000-00000000000${String(index + 1)}`,
        rsname,
        scopes: scopes.filter((scope) => !agent.lacks?.includes(`${rsname}/${scope}`)),
      })),
    },
    realm: REALM,
    attributes: { agentExtension: [agent.extension] },
    userTeam: teams([agent.teamId])[0] ?? null,
    supervisedTeams: teams(agent.supervises),
  };
}

const ccUsers = new WeakMap<Agent, Obj>();

/** The contact-centre user; built once per agent, since it travels in nearly every event. */
export function ccUser(agent: Agent): Obj {
  let user = ccUsers.get(agent);
  if (!user) {
    user = {
      id: agent.id,
      participantType: 'CCUser',
      keycloakUser: keycloakUser(agent),
      associatedRoutingAttributes: QUEUES.filter((queue) => agent.mrds.some((mrd) => mrd.mrdId === queue.mrdId)).map(
        (queue) => ({
          routingAttribute: { id: queue.id, name: queue.name, description: null, type: 'BOOLEAN', defaultValue: 1 },
          value: 1,
        }),
      ),
      associatedMrds: agent.mrds.map((mrd) => ({ mrdId: mrd.mrdId, maxAgentTasks: mrd.max })),
    };
    ccUsers.set(agent, user);
  }
  return user;
}

/** The whole `agentPresence` payload. */
export function presencePayload(
  agent: Agent,
  change: { changed: boolean; parent: boolean; mrds: readonly string[]; correlationId: string },
): Obj {
  return {
    action: change.changed ? 'AGENT_STATE_CHANGED' : 'AGENT_STATE_UNCHANGED',
    agentStateChanged: change.parent,
    mrdStateChanges: [...change.mrds],
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
export function mrdStates(agent: Agent): Obj[] {
  return agent.mrds.map((entry) => ({
    mrd: mrdById(entry.mrdId),
    state: entry.state,
    previousState: entry.previousState,
    stateChangeTime: entry.stateChangeTime,
    lastReadyStateChangeTime: entry.lastReady,
    maxAgentTasks: entry.max,
  }));
}
