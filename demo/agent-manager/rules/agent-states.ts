/** The states of an agent's media routing domains, computed from what the agent requested and from the open tasks. */
import type { Agent, AgentMrd, MrdState, Reason } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { routeWaitingRequests } from './routing.js';

/** Computes an MRD's state from the requested state and the open tasks. Returns whether it changed. */
export function updateMrdState(world: World, agent: Agent, mrd: AgentMrd): boolean {
  const next = computeMrdState(world, agent, mrd);
  if (next === mrd.state) return false;
  mrd.previousState = mrd.state;
  mrd.state = next;
  mrd.stateChangeTime = world.now();
  if (next === 'READY') {
    mrd.lastReady = world.now();
    mrd.readyOrder = world.nextOrder++;
  }
  world.markChanged('agent', agent.id);
  return true;
}

function computeMrdState(world: World, agent: Agent, mrd: AgentMrd): MrdState {
  if (agent.state === 'LOGOUT') return 'LOGOUT';
  const count = openTaskCount(world, agent, mrd.mrdId);
  if (!mrd.readyRequested) return count > 0 ? 'PENDING_NOT_READY' : 'NOT_READY';
  if (count === 0) return 'READY';
  return count >= mrd.max ? 'BUSY' : 'ACTIVE';
}

/** The number of open tasks that count in the domain: those of silent monitors do not. */
export function openTaskCount(world: World, agent: Agent, mrdId: string): number {
  let count = 0;
  for (const id of world.openTaskIdsByAgent.get(agent.id) ?? []) {
    const task = world.tasks.get(id);
    if (task && task.mrdId === mrdId && task.direction !== 'SILENT_MONITOR') count += 1;
  }
  return count;
}

/** Updates a domain after its task count changed, sends the presence, and routes if the state changed. */
export function updateAfterTaskChange(world: World, agentId: string, mrdId: string): void {
  const agent = world.agents.get(agentId);
  const mrd = agent?.mrds.find((entry) => entry.mrdId === mrdId);
  if (!agent || agent.state === 'LOGOUT') return;
  const changed = mrd ? updateMrdState(world, agent, mrd) : false;
  world.sendPresence(agent, { changedMrdIds: changed ? [mrdId] : [] });
  if (changed) routeWaitingRequests(world, mrdId);
}

/** Stops routing to the agent; open tasks are kept. Also used after a missed offer with `--rona-not-ready`. */
export function setNotReady(world: World, agent: Agent, reason: Reason | null): void {
  agent.state = 'NOT_READY';
  agent.reason = reason;
  agent.stateChangeTime = world.now();
  world.markChanged('agent', agent.id);
  const changedMrdIds: string[] = [];
  for (const mrd of agent.mrds) {
    mrd.readyRequested = false;
    if (updateMrdState(world, agent, mrd)) changedMrdIds.push(mrd.mrdId);
  }
  world.sendPresence(agent, { parentChanged: true, changedMrdIds });
  for (const mrdId of changedMrdIds) routeWaitingRequests(world, mrdId);
}
