/** The routing engine: queues requests and offers them to agents. */
import { channelTypeOf } from '../payloads/channel-session-payloads.js';
import { routingEngine } from '../payloads/cim-payloads.js';
import { taskEnqueuedData } from '../payloads/task-payloads.js';
import { findQueue, mrdById, type Queue } from '../world/seed-data.js';
import type { Agent, Conversation, RouteRequest, TaskDirection } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { offerRequest } from './offers.js';
import { startRouteTimers } from './start-timers.js';
import { addQueuedTask } from './tasks.js';

export interface RouteOptions {
  readonly direction: TaskDirection;
  readonly queue: Queue | null;
  readonly target?: Agent;
  readonly priority?: number;
  readonly requester?: Agent;
  readonly note?: string | null;
}

/** Queues a request. Call `routeWaitingRequests` to offer it to an agent. */
export function enqueue(world: World, conversation: Conversation, options: RouteOptions): RouteRequest {
  const session = conversation.sessions[0];
  const mrdId = options.queue?.mrdId ?? channelTypeOf(session)?.mediaRoutingDomain ?? '';
  const task = addQueuedTask(world, {
    conversationId: conversation.id,
    mrdId,
    queue: options.queue ? { id: options.queue.id, name: options.queue.name } : null,
    direction: options.direction,
    mode: options.target ? 'AGENT' : 'QUEUE',
    requestedBy: options.requester?.username ?? null,
    priority: options.priority ?? 1,
    ttlTimerId: world.ids.uuid(),
    enqueueTime: world.now(),
  });
  const request = world.addRouteRequest({
    id: world.ids.uuid(),
    conversationId: conversation.id,
    taskId: task.id,
    queueId: options.queue?.id ?? null,
    targetId: options.target?.id ?? null,
    mrdId,
    direction: options.direction,
    priority: task.priority,
    order: world.nextOrder++,
    ttlAt: world.now() + world.options.ttlMs,
    requesterId: options.requester?.id ?? null,
    requestedBy: options.requester?.username ?? null,
    note: options.note ?? null,
    missedBy: [],
    offer: null,
  });
  startRouteTimers(world, request);
  world.append(
    conversation,
    world.createEvent(conversation, {
      name: 'TASK_ENQUEUED',
      emitter: routingEngine,
      data: taskEnqueuedData(task, session),
    }),
  );
  return request;
}

/** Offers the waiting requests of a domain to agents: higher priorities first, then older requests. */
export function routeWaitingRequests(world: World, mrdId: string): void {
  let routable: Agent[] | undefined;
  const waiting: RouteRequest[] = [];
  for (const request of world.routeRequests.values()) {
    if (request.mrdId === mrdId && !request.offer) waiting.push(request);
  }
  waiting.sort((a, b) => b.priority - a.priority || a.order - b.order);
  for (const request of waiting) {
    routable ??= routableAgents(world, mrdId);
    if (routable.length === 0) return;
    const agent = chooseAgent(world, request, routable);
    if (agent) offerRequest(world, request, agent, false);
  }
}

/** Agents who can be offered requests of the domain, the longest available first. */
export function routableAgents(world: World, mrdId: string): Agent[] {
  const candidates: { agent: Agent; lastReady: number; order: number }[] = [];
  for (const agent of world.agents.values()) {
    const mrd = agent.mrds.find((entry) => entry.mrdId === mrdId);
    if (mrd?.state === 'READY' || mrd?.state === 'ACTIVE') {
      candidates.push({ agent, lastReady: mrd.lastReady, order: mrd.readyOrder });
    }
  }
  candidates.sort((a, b) => a.lastReady - b.lastReady || a.order - b.order);
  return candidates.map((entry) => entry.agent);
}

/**
 * The next agent to offer the request to. An agent who missed it gets it again only after every other routable agent,
 * including those with another open offer at the moment, has had it once.
 */
function chooseAgent(world: World, request: RouteRequest, routable: readonly Agent[]): Agent | undefined {
  const conversation = world.conversations.get(request.conversationId);
  if (!conversation) return undefined;
  const eligible = routable.filter(
    (agent) =>
      (request.targetId === null || request.targetId === agent.id) &&
      request.requesterId !== agent.id &&
      !world.participant(conversation, agent.id),
  );
  const untried = eligible.filter((agent) => !request.missedBy.includes(agent.id));
  const isFree = (agent: Agent) => !hasOffer(world, agent.id, request.mrdId);
  if (untried.length > 0) return untried.find(isFree);
  const retryAgent = eligible.find(isFree);
  if (retryAgent) request.missedBy = [];
  return retryAgent;
}

function hasOffer(world: World, agentId: string, mrdId: string): boolean {
  return world.offersTo(agentId).some((request) => request.mrdId === mrdId);
}

/** The queue of a conversation, unless a request names another one. */
export function defaultQueue(conversation: Conversation): Queue | null {
  return findQueue(undefined, conversation.queueId) ?? null;
}

/** Whether an agent has the domain. */
export function servesDomain(agent: Agent, mrdId: string): boolean {
  return mrdById(mrdId) !== undefined && agent.mrds.some((mrd) => mrd.mrdId === mrdId);
}
