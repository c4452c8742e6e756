/** Offers and their tasks: ringing at an agent, ringing in vain, being taken back, settled or given up. */
import { queueById } from './catalog.js';
import { closeIfAbandoned } from './leaving.js';
import { ccUser } from './payloads-agent.js';
import { ROUTING_ENGINE } from './payloads-cim.js';
import { roomInfo } from './payloads-session.js';
import { taskEnqueuedData, taskRequestPayload, taskStateData, taskType, wireTaskId } from './payloads-task.js';
import { setNotReady } from './presence.js';
import { addTo } from './records.js';
import { armRoute, queuedTask, route } from './routing.js';
import type { Agent, Conversation, RouteRequest, Task } from './types.js';
import type { World } from './world.js';

/** Reserves the request for an agent and rings there. */
export function offer(world: World, request: RouteRequest, agent: Agent, started: boolean): void {
  const conversation = world.conversation(request.conversationId);
  const task = world.task(request.taskId);
  task.assignedTo = { id: agent.id, name: agent.username };
  task.mediaState = started ? 'STARTED' : 'RESERVED';
  world.touch('task', task.id);
  request.offer = { agentId: agent.id, expiresAt: world.now() + world.options.ronaMs, started };
  addTo(world.offers, agent.id, request.id);
  world.touch('route', request.id);
  armRoute(world, request);
  const session = conversation.sessions[0];
  world.append(
    conversation,
    world.event(conversation, {
      name: 'AGENT_RESERVED',
      emitter: ROUTING_ENGINE,
      data: { task: taskEnqueuedData(task, session)['task'], ccUser: ccUser(agent) },
    }),
  );
  if (request.direction === 'CONSULT' && request.rung.length === 0) taskStateChanged(world, conversation, task);
  sendOffer(world, request);
  const channel = session?.['channel'] as { channelType?: { name?: string } } | undefined;
  const customer = world.customers.get(conversation.customerId);
  world.push(agent, {
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
    world.event(conversation, {
      name: 'TASK_STATE_CHANGED',
      emitter: ROUTING_ENGINE,
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

function revoke(world: World, request: RouteRequest, reason: string): void {
  const held = request.offer;
  if (!held) return;
  const task = world.task(request.taskId);
  const conversation = world.conversation(request.conversationId);
  world.send(held.agentId, 'revokeTask', {
    conversationId: conversation.id,
    taskId: wireTaskId(task),
    reason,
    roomInfo: roomInfo(conversation.roomId),
  });
  world.offers.get(held.agentId)?.delete(request.id);
  world.clock.clear(`rona:${request.id}`);
  request.offer = null;
  world.touch('route', request.id);
}

/** Takes an offer back and lets the request wait again under a new task. */
function backToQueue(world: World, request: RouteRequest, reason: string): void {
  const conversation = world.conversation(request.conversationId);
  const old = world.task(request.taskId);
  revoke(world, request, reason);
  closeTask(world, conversation, old, reason);
  const { conversationId, mrdId, queue, direction, mode, requestedBy, priority, ttlTimerId, enqueueTime } = old;
  const fresh = queuedTask(world, {
    conversationId,
    mrdId,
    queue: queue ?? queueOf(request.queueId),
    direction,
    mode,
    requestedBy,
    priority,
    ttlTimerId,
    enqueueTime,
  });
  request.taskId = fresh.id;
  world.touch('route', request.id);
}

function queueOf(id: string | null): { id: string; name: string } | null {
  const queue = id === null ? undefined : queueById(id);
  return queue ? { id: queue.id, name: queue.name } : null;
}

/** Nobody answered in time: the next one's turn. */
export function rangInVain(world: World, request: RouteRequest): void {
  const agentId = request.offer?.agentId;
  if (agentId === undefined) return;
  backToQueue(world, request, 'RONA');
  request.rung.push(agentId);
  const agent = world.agents.get(agentId);
  if (agent && world.options.ronaNotReady && agent.state === 'READY') setNotReady(world, agent, null);
  route(world, request.mrdId);
}

/** The agent is gone: what rang there rings elsewhere. */
export function revokeOffersOf(world: World, agentId: string, reason: string): void {
  for (const request of world.offersOf(agentId)) {
    backToQueue(world, request, reason);
    route(world, request.mrdId);
  }
}

/** Nobody took it in time. */
export function giveUp(world: World, request: RouteRequest): void {
  const conversation = world.conversation(request.conversationId);
  const task = world.task(request.taskId);
  revoke(world, request, 'NO_AGENT_AVAILABLE');
  world.dropRoute(request);
  world.append(
    conversation,
    world.event(conversation, {
      name: 'NO_AGENT_AVAILABLE',
      emitter: ROUTING_ENGINE,
      data: { requestType: taskType(task) },
    }),
  );
  closeTask(world, conversation, task, 'NO_AGENT_AVAILABLE');
  closeIfAbandoned(world, conversation);
  route(world, request.mrdId);
}

/** Withdraws a request: the customer left, or whoever asked is gone. */
export function cancelRoute(world: World, request: RouteRequest): void {
  const conversation = world.conversation(request.conversationId);
  revoke(world, request, 'CANCELLED');
  world.dropRoute(request);
  closeTask(world, conversation, world.task(request.taskId), 'CANCELLED');
}

/** The offer was accepted: the request is settled, its task now belongs to the agent. */
export function settleOffer(world: World, request: RouteRequest): Task {
  const task = world.task(request.taskId);
  world.dropRoute(request);
  request.offer = null;
  task.mediaState = 'ACTIVE';
  task.answerTime = world.now();
  world.indexTask(task);
  return task;
}
