/** Offers: made to an agent, accepted, revoked, queued again or cancelled. */
import { ccUser } from '../payloads/agent-payloads.js';
import { channelTypeOf, roomInfo } from '../payloads/channel-session-payloads.js';
import { routingEngine } from '../payloads/cim-payloads.js';
import { taskEnqueuedData, taskRequestPayload, wireTaskId } from '../payloads/task-payloads.js';
import { addToIndex } from '../world/records.js';
import { queueById } from '../world/seed-data.js';
import type { Agent, RouteRequest, Task } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { startRouteTimers } from './start-timers.js';
import { addQueuedTask, closeTask, publishTaskState } from './tasks.js';

/** Reserves the request for an agent and sends the offer. */
export function offerRequest(world: World, request: RouteRequest, agent: Agent, started: boolean): void {
  const conversation = world.conversation(request.conversationId);
  const task = world.task(request.taskId);
  task.assignedTo = { id: agent.id, name: agent.username };
  task.mediaState = started ? 'STARTED' : 'RESERVED';
  world.markChanged('task', task.id);
  request.offer = { agentId: agent.id, expiresAt: world.now() + world.options.ronaMs, started };
  addToIndex(world.offerIdsByAgent, agent.id, request.id);
  world.markChanged('route', request.id);
  startRouteTimers(world, request);
  const session = conversation.sessions[0];
  world.append(
    conversation,
    world.createEvent(conversation, {
      name: 'AGENT_RESERVED',
      emitter: routingEngine,
      data: { task: taskEnqueuedData(task, session)['task'], ccUser: ccUser(agent) },
    }),
  );
  if (request.direction === 'CONSULT' && request.missedBy.length === 0) publishTaskState(world, conversation, task);
  sendOffer(world, request);
  const customer = world.customers.get(conversation.customerId);
  world.sendPush(agent, {
    title: 'New chat request',
    body: `${customer?.firstName ?? 'A customer'} on ${channelTypeOf(session)?.name ?? 'WEB'}`,
    event: 'taskRequest',
    payload: JSON.stringify({ conversationId: conversation.id, taskId: wireTaskId(task) }),
  });
}

/** Sends the `taskRequest` of an open offer; repeated after a reconnect. */
export function sendOffer(world: World, request: RouteRequest): void {
  if (!request.offer) return;
  const conversation = world.conversation(request.conversationId);
  const payload = taskRequestPayload(conversation, world.task(request.taskId), request, request.offer, {
    ronaSeconds: world.options.ronaMs / 1000,
    correlationId: world.ids.uuid(),
  });
  world.send(request.offer.agentId, 'taskRequest', payload);
}

export function revokeOffer(world: World, request: RouteRequest, reason: string): void {
  const offer = request.offer;
  if (!offer) return;
  const task = world.task(request.taskId);
  const conversation = world.conversation(request.conversationId);
  world.send(offer.agentId, 'revokeTask', {
    conversationId: conversation.id,
    taskId: wireTaskId(task),
    reason,
    roomInfo: roomInfo(conversation.roomId),
  });
  world.offerIdsByAgent.get(offer.agentId)?.delete(request.id);
  world.clearTimer({ kind: 'ring-timeout', requestId: request.id });
  request.offer = null;
  world.markChanged('route', request.id);
}

/** Revokes an offer and queues the request again, under a new task. */
export function requeueOffer(world: World, request: RouteRequest, reason: string): void {
  const conversation = world.conversation(request.conversationId);
  const oldTask = world.task(request.taskId);
  revokeOffer(world, request, reason);
  closeTask(world, conversation, oldTask, reason);
  const { conversationId, mrdId, queue, direction, mode, requestedBy, priority, ttlTimerId, enqueueTime } = oldTask;
  const newTask = addQueuedTask(world, {
    conversationId,
    mrdId,
    queue: queue ?? queueReference(request.queueId),
    direction,
    mode,
    requestedBy,
    priority,
    ttlTimerId,
    enqueueTime,
  });
  request.taskId = newTask.id;
  world.markChanged('route', request.id);
}

function queueReference(id: string | null): { id: string; name: string } | null {
  const queue = id === null ? undefined : queueById(id);
  return queue ? { id: queue.id, name: queue.name } : null;
}

/** Cancels a request: the customer or the requester has left. */
export function cancelRequest(world: World, request: RouteRequest): void {
  const conversation = world.conversation(request.conversationId);
  revokeOffer(world, request, 'CANCELLED');
  world.dropRouteRequest(request);
  closeTask(world, conversation, world.task(request.taskId), 'CANCELLED');
}

/** The offer was accepted: removes the request and makes its task active. */
export function acceptOffer(world: World, request: RouteRequest): Task {
  const task = world.task(request.taskId);
  world.dropRouteRequest(request);
  request.offer = null;
  task.mediaState = 'ACTIVE';
  task.answerTime = world.now();
  world.indexTask(task);
  return task;
}
