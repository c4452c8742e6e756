/** What happens when an offer or a request times out. */
import { routingEngine } from '../payloads/cim-payloads.js';
import { taskType } from '../payloads/task-payloads.js';
import type { RouteRequest } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { setNotReady } from './agent-states.js';
import { closeIfAbandoned } from './leaving.js';
import { requeueOffer, revokeOffer } from './offers.js';
import { routeWaitingRequests } from './routing.js';
import { closeTask } from './tasks.js';

/** The offer was not accepted in time (RONA): routes the request to the next agent. */
export function handleRingTimeout(world: World, request: RouteRequest): void {
  const agentId = request.offer?.agentId;
  if (agentId === undefined) return;
  requeueOffer(world, request, 'RONA');
  request.missedBy.push(agentId);
  const agent = world.agents.get(agentId);
  if (agent && world.options.ronaNotReady && agent.state === 'READY') setNotReady(world, agent, null);
  routeWaitingRequests(world, request.mrdId);
}

/** No agent accepted the request within its time to live: it ends with NO_AGENT_AVAILABLE. */
export function handleRequestTimeout(world: World, request: RouteRequest): void {
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
