/**
 * The routing engine: who is offered a waiting request, what happens when it rings in vain, and when it is given up.
 */
import { findQueue, mrdById, queueById, type Queue } from './catalog.js';
import { closeIfAbandoned } from './leaving.js';
import { ccUser } from './payloads-agent.js';
import { ROUTING_ENGINE } from './payloads-cim.js';
import { roomInfo } from './payloads-session.js';
import { taskEnqueuedData, taskRequestPayload, taskStateData, taskType, wireTaskId } from './payloads-task.js';
import { setNotReady } from './presence.js';
import type { Agent, Conversation, Direction, RouteRequest, Task } from './types.js';
import { addTo, type World } from './world.js';

export interface RouteWish {
  readonly direction: Direction;
  readonly queue: Queue | null;
  readonly target?: Agent;
  readonly priority?: number;
  readonly requester?: Agent;
  readonly note?: string | null;
}

/** A fresh task of a request, waiting in its queue. */
function queuedTask(world: World, from: Omit<Task, 'id' | 'mediaId' | 'state' | 'reasonCode' | 'mediaState' | 'assignedTo' | 'answerTime'>): Task {
  return world.addTask({
    ...from,
    id: world.ids.uuid(),
    mediaId: world.ids.uuid(),
    state: 'ACTIVE',
    reasonCode: null,
    mediaState: 'QUEUED',
    assignedTo: null,
    answerTime: 0,
  });
}

/** Puts a request into the routing engine; `route` has to be called for it to find an agent. */
export function enqueue(world: World, conversation: Conversation, wish: RouteWish): RouteRequest {
  const session = conversation.sessions[0];
  const channel = session?.['channel'] as { channelType?: { mediaRoutingDomain?: string } } | undefined;
  const mrdId = wish.queue?.mrdId ?? channel?.channelType?.mediaRoutingDomain ?? '';
  const task = queuedTask(world, {
    conversationId: conversation.id,
    mrdId,
    queue: wish.queue ? { id: wish.queue.id, name: wish.queue.name } : null,
    direction: wish.direction,
    mode: wish.target ? 'AGENT' : 'QUEUE',
    requestedBy: wish.requester?.username ?? null,
    priority: wish.priority ?? 1,
    ttlTimerId: world.ids.uuid(),
    enqueueTime: world.now(),
  });
  const request = world.addRoute({
    id: world.ids.uuid(),
    conversationId: conversation.id,
    taskId: task.id,
    queueId: wish.queue?.id ?? null,
    targetId: wish.target?.id ?? null,
    mrdId,
    direction: wish.direction,
    priority: task.priority,
    order: world.order++,
    ttlAt: world.now() + world.options.ttlMs,
    requesterId: wish.requester?.id ?? null,
    requestedBy: wish.requester?.username ?? null,
    note: wish.note ?? null,
    rung: [],
    offer: null,
  });
  armRoute(world, request);
  world.append(
    conversation,
    world.event(conversation, {
      name: 'TASK_ENQUEUED',
      emitter: ROUTING_ENGINE,
      data: taskEnqueuedData(task, session),
    }),
  );
  return request;
}

/** Starts the timers of a request, also after a restart. */
export function armRoute(world: World, request: RouteRequest): void {
  world.clock.set(`ttl:${request.id}`, request.ttlAt, () => {
    giveUp(world, request);
  });
  if (request.offer) {
    world.clock.set(`rona:${request.id}`, request.offer.expiresAt, () => {
      rangInVain(world, request);
    });
  }
}

/** Offers whatever waits in a domain to whoever may have it, higher priorities and older requests first. */
export function route(world: World, mrdId: string): void {
  let routable: Agent[] | undefined;
  const waiting: RouteRequest[] = [];
  for (const request of world.routes.values()) {
    if (request.mrdId === mrdId && !request.offer) waiting.push(request);
  }
  waiting.sort((a, b) => b.priority - a.priority || a.order - b.order);
  for (const request of waiting) {
    routable ??= routableAgents(world, mrdId);
    if (routable.length === 0) return;
    const agent = choose(world, request, routable);
    if (agent) offer(world, request, agent, false);
  }
}

/** Agents whose domain takes requests, the longest available first. */
export function routableAgents(world: World, mrdId: string): Agent[] {
  const found: { agent: Agent; lastReady: number; order: number }[] = [];
  for (const agent of world.agents.values()) {
    const mrd = agent.mrds.find((entry) => entry.mrdId === mrdId);
    if (mrd?.state === 'READY' || mrd?.state === 'ACTIVE') {
      found.push({ agent, lastReady: mrd.lastReady, order: mrd.readyOrder });
    }
  }
  found.sort((a, b) => a.lastReady - b.lastReady || a.order - b.order);
  return found.map((entry) => entry.agent);
}

/**
 * Who is next. An agent who let the request ring waits until every other routable agent has had it once; one who is
 * merely holding another offer still counts as somebody to wait for.
 */
function choose(world: World, request: RouteRequest, routable: readonly Agent[]): Agent | undefined {
  const conversation = world.conversations.get(request.conversationId);
  if (!conversation) return undefined;
  const eligible = routable.filter(
    (agent) =>
      (request.targetId === null || request.targetId === agent.id) &&
      request.requesterId !== agent.id &&
      !world.participant(conversation, agent.id),
  );
  const fresh = eligible.filter((agent) => !request.rung.includes(agent.id));
  const free = (agent: Agent) => !hasOffer(world, agent.id, request.mrdId);
  if (fresh.length > 0) return fresh.find(free);
  const again = eligible.find(free);
  if (again) request.rung = [];
  return again;
}

function hasOffer(world: World, agentId: string, mrdId: string): boolean {
  return world.offersOf(agentId).some((request) => request.mrdId === mrdId);
}

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

function rangInVain(world: World, request: RouteRequest): void {
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
function giveUp(world: World, request: RouteRequest): void {
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

/** The queue a conversation waits in when nobody says otherwise. */
export function homeQueue(conversation: Conversation): Queue | null {
  return findQueue(undefined, conversation.queueId) ?? null;
}

/** Whether an agent serves a domain at all. */
export function serves(agent: Agent, mrdId: string): boolean {
  return mrdById(mrdId) !== undefined && agent.mrds.some((mrd) => mrd.mrdId === mrdId);
}
