/** Logout: requested by the agent, forced by a supervisor, or after too long without a socket. */
import { queueById, requeuePriority } from '../world/seed-data.js';
import type { Agent, Reason } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { updateMrdState } from './agent-states.js';
import { cleanUpAfterLeave, removeParticipant } from './leaving.js';
import { requeueOffer } from './offers.js';
import { setPullStatus } from './pull-requests.js';
import { defaultQueue, enqueue, routeWaitingRequests } from './routing.js';

/** Logs the agent out: revokes offers, closes tasks, and routes the requests again. */
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
    mrd.readyRequested = false;
    updateMrdState(world, agent, mrd);
  }
  revokeOffersOf(world, agent.id, 'AGENT_LOGOUT');
  closeForLogout(world, agent.id);
  world.sendPresence(agent, { parentChanged: true, changedMrdIds: agent.mrds.map((mrd) => mrd.mrdId) });
  for (const mrd of agent.mrds) routeWaitingRequests(world, mrd.mrdId);
}

/** A supervisor logs the agent out; the socket is closed too. */
export function forceLogout(world: World, agent: Agent): void {
  logout(world, agent, { id: null, name: 'FORCED_LOGOUT_BY_SUPERVISOR', type: 'LOGOUT' });
  world.disconnect(agent.id);
}

/** Revokes the offers to an agent and routes their requests again. */
function revokeOffersOf(world: World, agentId: string, reason: string): void {
  for (const request of world.offersTo(agentId)) {
    requeueOffer(world, request, reason);
    routeWaitingRequests(world, request.mrdId);
  }
}

/** Closes the agent's tasks. Conversations without another primary are queued again, with a high priority. */
function closeForLogout(world: World, agentId: string): void {
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
