/** The routing engine: what waits, and who is offered it. */
import { findQueue, mrdById, type Queue } from './catalog.js';
import { giveUp, offer, rangInVain } from './offers.js';
import { ROUTING_ENGINE } from './payloads-cim.js';
import { taskEnqueuedData } from './payloads-task.js';
import type { Agent, Conversation, Direction, RouteRequest, Task } from './types.js';
import type { World } from './world.js';

export interface RouteWish {
  readonly direction: Direction;
  readonly queue: Queue | null;
  readonly target?: Agent;
  readonly priority?: number;
  readonly requester?: Agent;
  readonly note?: string | null;
}

/** A fresh task of a request, waiting in its queue. */
export function queuedTask(
  world: World,
  from: Omit<Task, 'id' | 'mediaId' | 'state' | 'reasonCode' | 'mediaState' | 'assignedTo' | 'answerTime'>,
): Task {
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

/** The queue a conversation waits in when nobody says otherwise. */
export function homeQueue(conversation: Conversation): Queue | null {
  return findQueue(undefined, conversation.queueId) ?? null;
}

/** Whether an agent serves a domain at all. */
export function serves(agent: Agent, mrdId: string): boolean {
  return mrdById(mrdId) !== undefined && agent.mrds.some((mrd) => mrd.mrdId === mrdId);
}
