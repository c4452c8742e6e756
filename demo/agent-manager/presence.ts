/** Agent states: login, away, logout, the parent state and the states of the media routing domains. */
import { REASONS } from './catalog.js';
import { get, getId, getName, getObj, isObj, Refusal } from './guards.js';
import { closeForLogout } from './leaving.js';
import { route } from './routing.js';
import { revokeOffersOf } from './offers.js';
import type { Agent, AgentMrd, MrdState, Obj, Reason } from './types.js';
import type { World } from './world.js';

/** Sets an MRD's state from the agent's wish and the number of open tasks; true when it changed. */
export function settleMrd(world: World, agent: Agent, mrd: AgentMrd): boolean {
  const next = mrdStateFor(world, agent, mrd);
  if (next === mrd.state) return false;
  mrd.previousState = mrd.state;
  mrd.state = next;
  mrd.stateChangeTime = world.now();
  if (next === 'READY') {
    mrd.lastReady = world.now();
    mrd.readyOrder = world.order++;
  }
  world.touch('agent', agent.id);
  return true;
}

function mrdStateFor(world: World, agent: Agent, mrd: AgentMrd): MrdState {
  if (agent.state === 'LOGOUT') return 'LOGOUT';
  const count = openTaskCount(world, agent, mrd.mrdId);
  if (!mrd.wantsReady) return count > 0 ? 'PENDING_NOT_READY' : 'NOT_READY';
  if (count === 0) return 'READY';
  return count >= mrd.max ? 'BUSY' : 'ACTIVE';
}

/** Tasks that take a place in the domain: a silent monitor's does not. */
export function openTaskCount(world: World, agent: Agent, mrdId: string): number {
  let count = 0;
  for (const id of world.openTasks.get(agent.id) ?? []) {
    const task = world.tasks.get(id);
    if (task && task.mrdId === mrdId && task.direction !== 'SILENT_MONITOR') count += 1;
  }
  return count;
}

/** Recomputes one domain after its task count changed and says so; routes, since a place may have become free. */
export function tasksChanged(world: World, agentId: string, mrdId: string): void {
  const agent = world.agents.get(agentId);
  const mrd = agent?.mrds.find((entry) => entry.mrdId === mrdId);
  if (!agent || agent.state === 'LOGOUT') return;
  const changed = mrd ? settleMrd(world, agent, mrd) : false;
  world.sendPresence(agent, { mrds: changed ? [mrdId] : [] });
  if (changed) route(world, mrdId);
}

/** A desk connected: a fresh login starts NOT_READY, a returning agent goes on as before. */
export function agentConnected(world: World, agent: Agent, fcmKey: string | null): void {
  agent.connected = true;
  agent.fcmKey = fcmKey;
  agent.awayAt = null;
  world.clock.clear(`away:${agent.id}`);
  world.touch('agent', agent.id);
  if (agent.state !== 'LOGOUT') {
    world.sendPresence(agent);
    return;
  }
  agent.state = 'NOT_READY';
  agent.reason = null;
  agent.stateChangeTime = world.now();
  agent.loginTime = world.now();
  for (const mrd of agent.mrds) {
    mrd.wantsReady = false;
    settleMrd(world, agent, mrd);
    mrd.previousState = null;
  }
  world.sendPresence(agent, { parent: true, mrds: agent.mrds.map((mrd) => mrd.mrdId) });
}

/** The agent's last socket is gone: state and tasks are kept for a while. */
export function agentDisconnected(world: World, agent: Agent): void {
  agent.connected = false;
  world.touch('agent', agent.id);
  if (agent.state === 'LOGOUT') return;
  agent.awayAt = world.now() + world.options.awayMs;
  armAway(world, agent);
}

export function armAway(world: World, agent: Agent): void {
  if (agent.awayAt === null) return;
  world.clock.set(`away:${agent.id}`, agent.awayAt, () => {
    logout(world, agent, null);
  });
}

/** `changeAgentState`: exactly one presence answers every well-formed request. */
export function changeAgentState(world: World, agent: Agent, payload: Obj): void {
  if (getId(payload, 'agentId') !== agent.id) throw new Refusal('agentId is not the agent of this connection', 403);
  const action = getName(payload, 'action');
  if (action === 'AGENTSTATE') changeParent(world, agent, payload);
  else if (action === 'AGENTMRDSTATE') changeMrd(world, agent, payload);
  else throw new Refusal('unknown action');
}

function changeParent(world: World, agent: Agent, payload: Obj): void {
  const state = getObj(payload, 'state');
  const name = getName(state, 'name');
  if (name !== 'READY' && name !== 'NOT_READY' && name !== 'LOGOUT') throw new Refusal('state cannot be requested');
  const reason = name === 'READY' ? null : readReason(state, name);
  if (agent.state === 'LOGOUT') return unchanged(world, agent);
  if (name === 'LOGOUT') return logout(world, agent, reason);
  if (name === 'READY') return setReady(world, agent);
  if (agent.state === 'NOT_READY' && (agent.reason?.id ?? null) === (reason?.id ?? null))
    return unchanged(world, agent);
  setNotReady(world, agent, reason);
}

function readReason(state: Obj | undefined, type: 'NOT_READY' | 'LOGOUT'): Reason | null {
  const given = get(state, 'reasonCode');
  if (given === null || given === undefined || given === '') return null;
  const key = isObj(given) ? (getId(given, 'id') ?? getId(given, 'name')) : getId(state, 'reasonCode');
  const found = REASONS.find((reason) => (reason.id === key || reason.name === key) && reason.type === type);
  if (!found) throw new Refusal('unknown reasonCode for this state');
  return { id: found.id, name: found.name, type: found.type };
}

function unchanged(world: World, agent: Agent): void {
  world.sendPresence(agent, { changed: false });
}

function setReady(world: World, agent: Agent): void {
  if (agent.state === 'READY') return unchanged(world, agent);
  agent.state = 'READY';
  agent.reason = null;
  agent.stateChangeTime = world.now();
  world.touch('agent', agent.id);
  const changed: string[] = [];
  if (world.options.autoReadyMrds) {
    for (const mrd of agent.mrds) {
      mrd.wantsReady = true;
      if (settleMrd(world, agent, mrd)) changed.push(mrd.mrdId);
    }
  }
  world.sendPresence(agent, { parent: true, mrds: changed });
  for (const mrdId of changed) route(world, mrdId);
}

/** Takes the agent out of routing; open tasks are kept. Also what a missed offer does when so configured. */
export function setNotReady(world: World, agent: Agent, reason: Reason | null): void {
  agent.state = 'NOT_READY';
  agent.reason = reason;
  agent.stateChangeTime = world.now();
  world.touch('agent', agent.id);
  const changed: string[] = [];
  for (const mrd of agent.mrds) {
    mrd.wantsReady = false;
    if (settleMrd(world, agent, mrd)) changed.push(mrd.mrdId);
  }
  world.sendPresence(agent, { parent: true, mrds: changed });
  for (const mrdId of changed) route(world, mrdId);
}

function changeMrd(world: World, agent: Agent, payload: Obj): void {
  const wish = getName(payload, 'state');
  if (wish !== 'READY' && wish !== 'NOT_READY') throw new Refusal('state cannot be requested');
  const mrdId = getId(payload, 'mrdId');
  const mrd = agent.mrds.find((entry) => entry.mrdId === mrdId);
  if (!mrd) throw new Refusal('unknown mrdId');
  const ready = wish === 'READY';
  if (agent.state === 'LOGOUT' || ready === mrd.wantsReady || (ready && agent.state !== 'READY')) {
    return unchanged(world, agent);
  }
  mrd.wantsReady = ready;
  settleMrd(world, agent, mrd);
  world.sendPresence(agent, { mrds: [mrd.mrdId] });
  route(world, mrd.mrdId);
}

/** Ends the agent's working session, wherever the wish came from: the desk, a supervisor, or absence. */
export function logout(world: World, agent: Agent, reason: Reason | null): void {
  if (agent.state === 'LOGOUT') return;
  agent.state = 'LOGOUT';
  agent.reason = reason;
  agent.stateChangeTime = world.now();
  agent.awayAt = null;
  agent.fcmKey = null;
  world.clock.clear(`away:${agent.id}`);
  world.touch('agent', agent.id);
  for (const mrd of agent.mrds) {
    mrd.wantsReady = false;
    settleMrd(world, agent, mrd);
  }
  revokeOffersOf(world, agent.id, 'AGENT_LOGOUT');
  closeForLogout(world, agent.id);
  world.sendPresence(agent, { parent: true, mrds: agent.mrds.map((mrd) => mrd.mrdId) });
  for (const mrd of agent.mrds) route(world, mrd.mrdId);
}

/** A supervisor ended the session from elsewhere. */
export function forceLogout(world: World, agent: Agent): void {
  logout(world, agent, { id: null, name: 'FORCED_LOGOUT_BY_SUPERVISOR', type: 'LOGOUT' });
  world.disconnect(agent.id);
}
