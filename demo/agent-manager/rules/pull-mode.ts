/** Pull mode: lists agents subscribe to, and requests they take out of them, whatever their own state. */
import { pullLists, type PullList } from '../world/seed-data.js';
import { getId, CommandError } from '../world/untrusted-input.js';
import { joinConversation, requireCapacity, sendTopicData, requestedRecordId } from './joining.js';
import { closeConversation } from './leaving.js';
import { isoTime } from '../payloads/cim-payloads.js';
import { roomInfo } from '../payloads/channel-session-payloads.js';
import { defaultQueue } from './routing.js';
import type { Agent, Conversation, Json, PullRequest } from '../world/world-types.js';
import type { World } from '../world/world.js';

function pullRequestPayload(
  world: World,
  request: PullRequest,
  time: string | number,
  status: string = request.status,
): Json {
  const conversation = world.conversations.get(request.conversationId);
  return {
    id: request.id,
    channelSession: conversation?.sessions[0] ?? null,
    status,
    listId: request.listId,
    time,
    ...(conversation ? { roomInfo: roomInfo(conversation.roomId) } : {}),
  };
}

function openRequests(world: World, listIds: readonly string[]): Json[] {
  const found: Json[] = [];
  for (const request of world.pullRequests.values()) {
    if (request.status !== 'CLOSED' && listIds.includes(request.listId)) {
      found.push(pullRequestPayload(world, request, isoTime(request.time)));
    }
  }
  return found;
}

/** What a desk is told about its lists when it connects. */
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

/** Puts a waiting conversation on a list. The request carries the conversation's id, as desks expect. */
export function addPullRequest(world: World, conversation: Conversation, list: PullList): PullRequest {
  const request: PullRequest = {
    id: conversation.id,
    listId: list.id,
    conversationId: conversation.id,
    status: 'CREATED',
    time: world.now(),
  };
  world.pullRequests.set(request.id, request);
  world.markChanged('pull', request.id);
  notifySubscribers(world, request, 'PULL_MODE_LIST_REQUEST_RECEIVED');
  return request;
}

export function setPullStatus(world: World, conversation: Conversation, status: PullRequest['status']): void {
  const request = world.pullRequests.get(conversation.id);
  if (!request || request.status === status) return;
  request.status = status;
  world.markChanged('pull', request.id);
  notifySubscribers(world, request, 'PULL_MODE_LIST_REQUEST_STATE_CHANGED');
}

function notifySubscribers(world: World, request: PullRequest, type: string): void {
  const conversation = world.conversations.get(request.conversationId);
  const wireStatus = request.status === 'CLOSED' ? 'CLOSING' : request.status;
  const payload = {
    pullModeEvent: JSON.stringify(pullRequestPayload(world, request, world.now(), wireStatus)),
    type,
    conversationId: request.listId,
    ...(conversation ? { roomInfo: roomInfo(conversation.roomId) } : {}),
  };
  for (const agent of world.agents.values()) {
    if (agent.state !== 'LOGOUT' && agent.subscribedListIds.includes(request.listId)) {
      world.send(agent.id, 'onPullModeSubscribedListRequest', payload);
    }
  }
}

/** `joinPullModeRequest`: takes a request out of a list. */
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
  const task = world.addTask({
    id: world.ids.uuid(),
    mediaId: world.ids.uuid(),
    conversationId: conversation.id,
    mrdId: defaultQueue(conversation)?.mrdId ?? '',
    queue: list ? { id: list.id, name: list.name } : null,
    direction: 'INBOUND',
    mode: 'AGENT',
    requestedBy: null,
    priority: 1,
    state: 'ACTIVE',
    reasonCode: null,
    mediaState: 'ACTIVE',
    assignedTo: { id: agent.id, name: agent.username },
    ttlTimerId: world.ids.uuid(),
    enqueueTime: request.time,
    answerTime: world.now(),
  });
  joinConversation(world, conversation, agent, {
    role: 'PRIMARY',
    task,
    recordId: requestedRecordId(world, conversation, payload),
  });
  setPullStatus(world, conversation, 'ACTIVE');
}

/** `deletePullModeRequest`: strikes a request nobody has taken. */
export function deletePullModeRequest(world: World, id: string): void {
  const request = world.pullRequests.get(id);
  if (!request || request.status === 'CLOSED') throw new CommandError('unknown request', 404, id);
  if (request.status !== 'CREATED') throw new CommandError('the request is taken', 409, id);
  closeConversation(world, world.conversation(request.conversationId), 'FORCE_CLOSED');
}
