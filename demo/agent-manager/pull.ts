/** Pull mode: lists agents subscribe to, and requests they take out of them, whatever their own state. */
import { LISTS, type PullList } from './catalog.js';
import { getId, Refusal } from './guards.js';
import { join, requirePlace, sendTopicData, wishedRecordId } from './joining.js';
import { closeConversation } from './leaving.js';
import { iso } from './payloads-cim.js';
import { roomInfo } from './payloads-session.js';
import { homeQueue } from './routing.js';
import type { Agent, Conversation, Obj, PullRequest } from './types.js';
import type { World } from './world.js';

function wireRequest(world: World, request: PullRequest, time: string | number, status: string = request.status): Obj {
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

function openRequests(world: World, listIds: readonly string[]): Obj[] {
  const found: Obj[] = [];
  for (const request of world.pulls.values()) {
    if (request.status !== 'CLOSED' && listIds.includes(request.listId)) {
      found.push(wireRequest(world, request, iso(request.time)));
    }
  }
  return found;
}

/** What a desk is told about its lists when it connects. */
export function sendPullState(world: World, agent: Agent): void {
  sendLists(world, agent);
  world.send(agent.id, 'pullModeSubscribedListRequests', openRequests(world, agent.lists));
}

function sendLists(world: World, agent: Agent): void {
  const lists = LISTS.filter((list) => agent.lists.includes(list.id));
  world.send(agent.id, 'onPullModeSubscribedList', lists);
}

function listOf(payload: Obj): PullList {
  const id =
    getId(payload, 'listId') ?? getId(payload, 'list', 'id') ?? getId(payload, 'topicParticipant', 'conversationId');
  const list = LISTS.find((entry) => entry.id === id);
  if (!list) throw new Refusal('unknown list', 404);
  return list;
}

export function subscribePullModeList(world: World, agent: Agent, payload: Obj): void {
  const list = listOf(payload);
  if (!agent.lists.includes(list.id)) agent.lists.push(list.id);
  world.touch('agent', agent.id);
  sendLists(world, agent);
  world.send(agent.id, 'addPullModeSubscribedListRequests', openRequests(world, [list.id]));
}

export function unsubscribePullModeList(world: World, agent: Agent, payload: Obj): void {
  const list = listOf(payload);
  agent.lists = agent.lists.filter((id) => id !== list.id);
  world.touch('agent', agent.id);
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
  world.pulls.set(request.id, request);
  world.touch('pull', request.id);
  notify(world, request, 'PULL_MODE_LIST_REQUEST_RECEIVED');
  return request;
}

export function setPullStatus(world: World, conversation: Conversation, status: PullRequest['status']): void {
  const request = world.pulls.get(conversation.id);
  if (!request || request.status === status) return;
  request.status = status;
  world.touch('pull', request.id);
  notify(world, request, 'PULL_MODE_LIST_REQUEST_STATE_CHANGED');
}

function notify(world: World, request: PullRequest, type: string): void {
  const conversation = world.conversations.get(request.conversationId);
  const shown = request.status === 'CLOSED' ? 'CLOSING' : request.status;
  const payload = {
    pullModeEvent: JSON.stringify(wireRequest(world, request, world.now(), shown)),
    type,
    conversationId: request.listId,
    ...(conversation ? { roomInfo: roomInfo(conversation.roomId) } : {}),
  };
  for (const agent of world.agents.values()) {
    if (agent.state !== 'LOGOUT' && agent.lists.includes(request.listId)) {
      world.send(agent.id, 'onPullModeSubscribedListRequest', payload);
    }
  }
}

/** `joinPullModeRequest`: takes a request out of a list. */
export function joinPullModeRequest(world: World, agent: Agent, payload: Obj): void {
  const id = getId(payload, 'requestId') ?? getId(payload, 'topicParticipant', 'conversationId');
  const request = world.pulls.get(id ?? '');
  if (!request) throw new Refusal('unknown request', 404, id);
  const conversation = world.conversation(request.conversationId);
  const own = world.participant(conversation, agent.id);
  if (own) {
    sendTopicData(world, conversation, own);
    return;
  }
  if (request.status !== 'CREATED') throw new Refusal('the request is taken', 409, conversation.id);
  requirePlace(conversation);
  const list = LISTS.find((entry) => entry.id === request.listId);
  const task = world.addTask({
    id: world.ids.uuid(),
    mediaId: world.ids.uuid(),
    conversationId: conversation.id,
    mrdId: homeQueue(conversation)?.mrdId ?? '',
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
  join(world, conversation, agent, { role: 'PRIMARY', task, recordId: wishedRecordId(world, conversation, payload) });
  setPullStatus(world, conversation, 'ACTIVE');
}

/** `deletePullModeRequest`: strikes a request nobody has taken. */
export function deletePullModeRequest(world: World, id: string): void {
  const request = world.pulls.get(id);
  if (!request || request.status === 'CLOSED') throw new Refusal('unknown request', 404, id);
  if (request.status !== 'CREATED') throw new Refusal('the request is taken', 409, id);
  closeConversation(world, world.conversation(request.conversationId), 'FORCE_CLOSED');
}
