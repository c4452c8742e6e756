/** Connecting and disconnecting, and an agent's own state: the parent state and the states of the domains. */
import { stateReasons } from '../world/seed-data.js';
import { CommandError, get, getId, getName, getObject, isObject } from '../world/untrusted-input.js';
import type { Agent, Json, Reason } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { setNotReady, updateMrdState } from './agent-states.js';
import { logout } from './logout.js';
import { routeWaitingRequests } from './routing.js';
import { startAwayTimer } from './start-timers.js';

/** A desk connected: a logged-out agent starts in NOT_READY, others keep their state. */
export function agentConnected(world: World, agent: Agent, registrationToken: string | null): void {
  agent.connected = true;
  agent.connections = (agent.connections ?? 0) + 1;
  agent.registrationToken = registrationToken;
  agent.awayAt = null;
  world.clearTimer({ kind: 'away', agentId: agent.id });
  world.markChanged('agent', agent.id);
  if (agent.state !== 'LOGOUT') {
    world.sendPresence(agent);
    return;
  }
  agent.state = 'NOT_READY';
  agent.reason = null;
  agent.stateChangeTime = world.now();
  agent.loginTime = world.now();
  for (const mrd of agent.mrds) {
    mrd.readyRequested = false;
    updateMrdState(world, agent, mrd);
    mrd.previousState = null;
  }
  world.sendPresence(agent, { parentChanged: true, changedMrdIds: agent.mrds.map((mrd) => mrd.mrdId) });
}

/** The agent has no socket any more: state and tasks are kept until the away timer is due. */
export function agentDisconnected(world: World, agent: Agent): void {
  agent.connected = false;
  world.markChanged('agent', agent.id);
  if (agent.state === 'LOGOUT') return;
  agent.awayAt = world.now() + world.options.awayMs;
  startAwayTimer(world, agent);
}

/** An agent's own `changeAgentState`: every valid request is answered with exactly one `agentPresence`. */
export function changeOwnState(world: World, agent: Agent, payload: Json): void {
  const action = getName(payload, 'action');
  if (action === 'AGENTSTATE') changeParentState(world, agent, payload);
  else if (action === 'AGENTMRDSTATE') changeMrdState(world, agent, payload);
  else throw new CommandError('unknown action');
}

function changeParentState(world: World, agent: Agent, payload: Json): void {
  const state = getObject(payload, 'state');
  const name = getName(state, 'name');
  if (name !== 'READY' && name !== 'NOT_READY' && name !== 'LOGOUT')
    throw new CommandError('state cannot be requested');
  const reason = name === 'READY' ? null : readReason(state, name);
  if (agent.state === 'LOGOUT') return sendUnchanged(world, agent);
  if (name === 'LOGOUT') return logout(world, agent, reason);
  if (name === 'READY') return setReady(world, agent);
  if (agent.state === 'NOT_READY' && (agent.reason?.id ?? null) === (reason?.id ?? null))
    return sendUnchanged(world, agent);
  setNotReady(world, agent, reason);
}

export function readReason(state: Json | undefined, type: 'NOT_READY' | 'LOGOUT'): Reason | null {
  const given = get(state, 'reasonCode');
  if (given === null || given === undefined || given === '') return null;
  const key = isObject(given) ? (getId(given, 'id') ?? getId(given, 'name')) : getId(state, 'reasonCode');
  const found = stateReasons.find((reason) => (reason.id === key || reason.name === key) && reason.type === type);
  if (!found) throw new CommandError('unknown reasonCode for this state');
  return { id: found.id, name: found.name, type: found.type };
}

function sendUnchanged(world: World, agent: Agent): void {
  world.sendPresence(agent, { changed: false });
}

export function setReady(world: World, agent: Agent): void {
  if (agent.state === 'READY') return sendUnchanged(world, agent);
  agent.state = 'READY';
  agent.reason = null;
  agent.stateChangeTime = world.now();
  world.markChanged('agent', agent.id);
  const changedMrdIds: string[] = [];
  if (world.options.autoReadyMrds) {
    for (const mrd of agent.mrds) {
      mrd.readyRequested = true;
      if (updateMrdState(world, agent, mrd)) changedMrdIds.push(mrd.mrdId);
    }
  }
  world.sendPresence(agent, { parentChanged: true, changedMrdIds });
  for (const mrdId of changedMrdIds) routeWaitingRequests(world, mrdId);
}

function changeMrdState(world: World, agent: Agent, payload: Json): void {
  const requestedState = getName(payload, 'state');
  if (requestedState !== 'READY' && requestedState !== 'NOT_READY') throw new CommandError('state cannot be requested');
  const mrdId = getId(payload, 'mrdId');
  const mrd = agent.mrds.find((entry) => entry.mrdId === mrdId);
  if (!mrd) throw new CommandError('unknown mrdId');
  const isReady = requestedState === 'READY';
  if (agent.state === 'LOGOUT' || isReady === mrd.readyRequested || (isReady && agent.state !== 'READY')) {
    return sendUnchanged(world, agent);
  }
  mrd.readyRequested = isReady;
  updateMrdState(world, agent, mrd);
  world.sendPresence(agent, { changedMrdIds: [mrd.mrdId] });
  routeWaitingRequests(world, mrd.mrdId);
}
