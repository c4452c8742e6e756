/** Offers and their tasks: ringing at an agent, ringing in vain, being taken back, settled or given up. */
import { queueById } from '../world/seed-data.js';
import { closeIfAbandoned } from './leaving.js';
import { ccUser } from '../payloads/agent-payloads.js';
import { routingEngine } from '../payloads/cim-payloads.js';
import { roomInfo } from '../payloads/channel-session-payloads.js';
import {
  taskEnqueuedData,
  taskRequestPayload,
  taskStateData,
  taskType,
  wireTaskId,
} from '../payloads/task-payloads.js';
import { setNotReady } from './presence.js';
import { addToIndex } from '../world/records.js';
import { startRouteTimers, addQueuedTask, routeWaitingRequests } from './routing.js';
import type { Agent, Conversation, RouteRequest, Task } from '../world/world-types.js';
import type { World } from '../world/world.js';

/** Reserves the request for an agent and rings there. */
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
  if (request.direction === 'CONSULT' && request.missedBy.length === 0) taskStateChanged(world, conversation, task);
  sendOffer(world, request);
  const channel = session?.['channel'] as { channelType?: { name?: string } } | undefined;
  const customer = world.customers.get(conversation.customerId);
  world.sendPush(agent, {
    title: 'New chat request',
    body: `${customer?.firstName ?? 'A customer'} on ${channel?.channelType?.name ?? 'WEB'}`,
    event: 'taskRequest',
    payload: JSON.stringify({ conversationId: conversation.id, taskId: wireTaskId(task) }),
  });
}

/** The `taskRequest` of an open offer, also when it is repeated after a reconnect. */
export function sendOffer(world: World, request: RouteRequest): void {
  if (!request.offer) return;
  const conversation = world.conversation(request.conversationId);
  const payload = taskRequestPayload(conversation, world.task(request.taskId), request, request.offer, {
    ronaSeconds: world.options.ronaMs / 1000,
    correlationId: world.ids.uuid(),
  });
  world.send(request.offer.agentId, 'taskRequest', payload);
}

/** Tells the conversation that a task moved on. */
export function taskStateChanged(world: World, conversation: Conversation, task: Task): void {
  world.append(
    conversation,
    world.createEvent(conversation, {
      name: 'TASK_STATE_CHANGED',
      emitter: routingEngine,
      data: taskStateData(task, conversation.sessions[0]),
    }),
  );
}

/** Closes a task and says so to its conversation. */
export function closeTask(world: World, conversation: Conversation, task: Task, reasonCode: string): void {
  task.state = 'CLOSED';
  task.mediaState = 'CLOSED';
  task.reasonCode = reasonCode;
  world.indexTask(task);
  taskStateChanged(world, conversation, task);
}

function revokeOffer(world: World, request: RouteRequest, reason: string): void {
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
  world.clock.clear(`rona:${request.id}`);
  request.offer = null;
  world.markChanged('route', request.id);
}

/** Takes an offer back and lets the request wait again under a new task. */
function requeue(world: World, request: RouteRequest, reason: string): void {
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

/** Nobody answered in time: the next one's turn. */
export function handleRingTimeout(world: World, request: RouteRequest): void {
  const agentId = request.offer?.agentId;
  if (agentId === undefined) return;
  requeue(world, request, 'RONA');
  request.missedBy.push(agentId);
  const agent = world.agents.get(agentId);
  if (agent && world.options.ronaNotReady && agent.state === 'READY') setNotReady(world, agent, null);
  routeWaitingRequests(world, request.mrdId);
}

/** The agent is gone: what rang there rings elsewhere. */
export function revokeOffersOf(world: World, agentId: string, reason: string): void {
  for (const request of world.offersTo(agentId)) {
    requeue(world, request, reason);
    routeWaitingRequests(world, request.mrdId);
  }
}

/** Nobody took it in time. */
export function abandon(world: World, request: RouteRequest): void {
  const conversation = world.conversation(request.conversationId);
  const task = world.task(request.taskId);
  revokeOffer(world, request, 'NO_AGENT_AVAILABLE');
  world.dropRouteRequest(request);
  world.append(
    conversation,
    world.createEvent(conversation, {
      name: 'NO_AGENT_AVAILABLE',
      emitter: routingEngine,
      data: { requestType: taskType(task) },
    }),
  );
  closeTask(world, conversation, task, 'NO_AGENT_AVAILABLE');
  closeIfAbandoned(world, conversation);
  routeWaitingRequests(world, request.mrdId);
}

/** Withdraws a request: the customer left, or whoever asked is gone. */
export function cancelRequest(world: World, request: RouteRequest): void {
  const conversation = world.conversation(request.conversationId);
  revokeOffer(world, request, 'CANCELLED');
  world.dropRouteRequest(request);
  closeTask(world, conversation, world.task(request.taskId), 'CANCELLED');
}

/** The offer was accepted: the request is settled, its task now belongs to the agent. */
export function acceptOffer(world: World, request: RouteRequest): Task {
  const task = world.task(request.taskId);
  world.dropRouteRequest(request);
  request.offer = null;
  task.mediaState = 'ACTIVE';
  task.answerTime = world.now();
  world.indexTask(task);
  return task;
}
