/** The requests on pull-mode lists, and the events that report them to the subscribed agents. */
import { roomInfo } from '../payloads/channel-session-payloads.js';
import type { PullList } from '../world/seed-data.js';
import type { Conversation, Json, PullRequest } from '../world/world-types.js';
import type { World } from '../world/world.js';

export function pullRequestPayload(
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

/** Adds a conversation to a list. The request has the conversation's id, as desks expect. */
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
