/** Logout, requested by the agent or a supervisor, or after too long without a socket. */
import { queueById, requeuePriority } from '../world/seed-data.js';
import type { Agent, Reason } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { updateMrdState } from './agent-states.js';
import { cleanUpAfterLeave, removeParticipant } from './leaving.js';
import { requeue } from './offers.js';
import { setPullStatus } from './pull-requests.js';
import { defaultQueue, enqueue, routeWaitingRequests } from './routing.js';

/** Ends the agent's working session, wherever the wish came from: the desk, a supervisor, or absence. */
export function logout(world: World, agent: Agent, reason: Reason | null): void {
  if (agent.state === 'LOGOUT') return;
  agent.state = 'LOGOUT';
  agent.reason = reason;
  agent.stateChangeTime = world.now();
  agent.awayAt = null;
  agent.registrationToken = null;
  world.clearTimer({ kind: 'away', agentId: agent.id });
  world.markChanged('agent', agent.id);
  for (const mrd of agent.mrds) {
    mrd.wantsReady = false;
    updateMrdState(world, agent, mrd);
  }
  revokeOffersOf(world, agent.id, 'AGENT_LOGOUT');
  closeForLogout(world, agent.id);
  world.sendPresence(agent, { parentChanged: true, changedMrdIds: agent.mrds.map((mrd) => mrd.mrdId) });
  for (const mrd of agent.mrds) routeWaitingRequests(world, mrd.mrdId);
}

/** A supervisor ended the session from elsewhere. */
export function forceLogout(world: World, agent: Agent): void {
  logout(world, agent, { id: null, name: 'FORCED_LOGOUT_BY_SUPERVISOR', type: 'LOGOUT' });
  world.disconnect(agent.id);
}

/** The agent is gone: what rang there rings elsewhere. */
export function revokeOffersOf(world: World, agentId: string, reason: string): void {
  for (const request of world.offersTo(agentId)) {
    requeue(world, request, reason);
    routeWaitingRequests(world, request.mrdId);
  }
}

/** The agent logged out or stayed away: tasks close, and what nobody else serves is queued again, first in line. */
export function closeForLogout(world: World, agentId: string): void {
  for (const conversationId of [...(world.conversationIdsByAgent.get(agentId) ?? [])]) {
    const conversation = world.conversation(conversationId);
    const participant = world.participant(conversation, agentId);
    if (!participant) continue;
    const queue = queueById(world.tasks.get(participant.taskId)?.queue?.id ?? '') ?? defaultQueue(conversation);
    removeParticipant(world, conversation, participant, { reason: 'AGENT_LOGOUT', taskReasonCode: 'AGENT_LOGOUT' });
    const wasLastPrimary =
      participant.role === 'PRIMARY' && !conversation.participants.some((other) => other.role === 'PRIMARY');
    const hasReplacementRequest = world
      .routeRequestsIn(conversation.id)
      .some((request) => isReplacement(request.direction));
    if (wasLastPrimary && !hasReplacementRequest && conversation.state !== 'CLOSED') {
      if (conversation.listId !== null) setPullStatus(world, conversation, 'CREATED');
      else enqueue(world, conversation, { direction: 'INBOUND', queue, priority: requeuePriority });
    }
    cleanUpAfterLeave(world, conversation);
    if (queue) routeWaitingRequests(world, queue.mrdId);
  }
}

function isReplacement(direction: string): boolean {
  return direction === 'INBOUND' || direction === 'DIRECT_TRANSFER';
}
