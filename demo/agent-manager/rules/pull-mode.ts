/** Pull mode: agents subscribe to lists, and join requests from them in any agent state. */
import { isoTime } from '../payloads/cim-payloads.js';
import { pullLists, type PullList } from '../world/seed-data.js';
import { CommandError, getId } from '../world/untrusted-input.js';
import type { Agent, Json } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { joinConversation } from './joining.js';
import { closeConversation } from './leaving.js';
import { requestedRecordId, requireCapacity, sendTopicData } from './participants.js';
import { pullRequestPayload, setPullStatus } from './pull-requests.js';
import { defaultQueue } from './routing.js';
import { addStartedTask } from './tasks.js';

function openRequests(world: World, listIds: readonly string[]): Json[] {
  const found: Json[] = [];
  for (const request of world.pullRequests.values()) {
    if (request.status !== 'CLOSED' && listIds.includes(request.listId)) {
      found.push(pullRequestPayload(world, request, isoTime(request.time)));
    }
  }
  return found;
}

/** Sends the subscribed lists and their open requests to a desk that connects. */
export function sendPullState(world: World, agent: Agent): void {
  sendLists(world, agent);
  world.send(agent.id, 'pullModeSubscribedListRequests', openRequests(world, agent.subscribedListIds));
}

function sendLists(world: World, agent: Agent): void {
  const lists = pullLists.filter((list) => agent.subscribedListIds.includes(list.id));
  world.send(agent.id, 'onPullModeSubscribedList', lists);
}

function requireList(payload: Json): PullList {
  const id =
    getId(payload, 'listId') ?? getId(payload, 'list', 'id') ?? getId(payload, 'topicParticipant', 'conversationId');
  const list = pullLists.find((entry) => entry.id === id);
  if (!list) throw new CommandError('unknown list', 404);
  return list;
}

export function subscribePullModeList(world: World, agent: Agent, payload: Json): void {
  const list = requireList(payload);
  if (!agent.subscribedListIds.includes(list.id)) agent.subscribedListIds.push(list.id);
  world.markChanged('agent', agent.id);
  sendLists(world, agent);
  world.send(agent.id, 'addPullModeSubscribedListRequests', openRequests(world, [list.id]));
}

export function unsubscribePullModeList(world: World, agent: Agent, payload: Json): void {
  const list = requireList(payload);
  agent.subscribedListIds = agent.subscribedListIds.filter((id) => id !== list.id);
  world.markChanged('agent', agent.id);
  sendLists(world, agent);
  world.send(agent.id, 'removePullModeSubscribedListRequests', list.id);
}

/** `joinPullModeRequest`: joins the conversation of a request. */
export function joinPullModeRequest(world: World, agent: Agent, payload: Json): void {
  const id = getId(payload, 'requestId') ?? getId(payload, 'topicParticipant', 'conversationId');
  const request = world.pullRequests.get(id ?? '');
  if (!request) throw new CommandError('unknown request', 404, id);
  const conversation = world.conversation(request.conversationId);
  const existing = world.participant(conversation, agent.id);
  if (existing) {
    sendTopicData(world, conversation, existing);
    return;
  }
  if (request.status !== 'CREATED') throw new CommandError('the request is taken', 409, conversation.id);
  requireCapacity(conversation);
  const list = pullLists.find((entry) => entry.id === request.listId);
  const task = addStartedTask(world, conversation, agent, {
    mrdId: defaultQueue(conversation)?.mrdId ?? '',
    queue: list ? { id: list.id, name: list.name } : null,
    direction: 'INBOUND',
    requestedBy: null,
    enqueueTime: request.time,
  });
  joinConversation(world, conversation, agent, {
    role: 'PRIMARY',
    task,
    recordId: requestedRecordId(world, conversation, payload),
  });
  setPullStatus(world, conversation, 'ACTIVE');
}

/** `deletePullModeRequest`: deletes a request that no agent has joined. */
export function deletePullModeRequest(world: World, id: string): void {
  const request = world.pullRequests.get(id);
  if (!request || request.status === 'CLOSED') throw new CommandError('unknown request', 404, id);
  if (request.status !== 'CREATED') throw new CommandError('the request is taken', 409, id);
  closeConversation(world, world.conversation(request.conversationId), 'FORCE_CLOSED');
}
