/** `changeAgentState`: agents change their own state, supervisors that of the agents in their teams. */
import { CommandError, getId, getName, getObject } from '../world/untrusted-input.js';
import type { Agent, Json } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { forceLogout } from './logout.js';
import { changeOwnState, readReason, setReady } from './presence.js';
import { isSupervisor } from './supervisor-roles.js';

export function changeAgentState(world: World, agent: Agent, payload: Json): void {
  if (getId(payload, 'agentId') === agent.id) changeOwnState(world, agent, payload);
  else changeSupervisedAgent(world, agent, payload);
}

/** Nothing answers the supervisor's socket, except a refusal. The agent gets the presence if the state has changed. */
function changeSupervisedAgent(world: World, supervisor: Agent, payload: Json): void {
  const agent = world.agents.get(getId(payload, 'agentId') ?? '');
  if (!agent || !isSupervisor(supervisor) || !supervisor.supervises.includes(agent.teamId))
    throw new CommandError('agentId is neither the agent of this connection nor one of a supervised team', 403);
  if (supervisor.state === 'LOGOUT') throw new CommandError('the agent is logged out', 409);
  if (getName(payload, 'action') !== 'AGENTSTATE')
    throw new CommandError('only the state of another agent can be changed', 403);
  const state = getObject(payload, 'state');
  const name = getName(state, 'name');
  if (name === 'LOGOUT') {
    readReason(state, 'LOGOUT');
    if (agent.state !== 'LOGOUT') forceLogout(world, agent);
  } else if (name === 'READY') {
    if (agent.state === 'LOGOUT') throw new CommandError('the other agent is logged out', 409);
    if (agent.state !== 'READY') setReady(world, agent);
  } else {
    throw new CommandError('state cannot be requested for another agent', 403);
  }
}
