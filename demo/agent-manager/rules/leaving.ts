/** How agents leave conversations, and how conversations end. */
import { roomInfo, toEndedSession } from '../payloads/channel-session-payloads.js';
import { agentManager, conversationManager } from '../payloads/cim-payloads.js';
import { agentParticipantPayload } from '../payloads/topic-payloads.js';
import { CommandError } from '../world/untrusted-input.js';
import type { Agent, Conversation, Json, Participant } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { updateAfterTaskChange } from './agent-states.js';
import { cancelRequest } from './offers.js';
import { requireConversation, requireParticipant } from './participants.js';
import { setPullStatus } from './pull-requests.js';
import { lowerHands } from './raised-hands.js';
import { routeWaitingRequests } from './routing.js';
import { startWrapUp } from './start-wrap-up.js';
import { closeTask } from './tasks.js';

export interface LeaveReasons {
  /** The reason in `topicUnsubscription`, sent to the leaving agent. */
  readonly reason: string;
  /** The reason code of the closed task. */
  readonly taskReasonCode: string;
  /** The reason in AGENT_UNSUBSCRIBED, sent to the other agents. Default: `reason`. */
  readonly reasonForOthers?: string;
}

/** Removes an agent from a conversation, closes the task, and sends the events. */
export function removeParticipant(
  world: World,
  conversation: Conversation,
  participant: Participant,
  reasons: LeaveReasons,
): void {
  const record = agentParticipantPayload(world.agents, conversation, participant);
  world.dropParticipant(conversation, participant);
  world.send(participant.agentId, 'topicUnsubscription', {
    task: 'topicUnsubscription',
    conversationId: conversation.id,
    statusCode: 200,
    reason: reasons.reason,
    roomInfo: roomInfo(conversation.roomId),
  });
  const task = world.tasks.get(participant.taskId);
  if (task && task.state !== 'CLOSED') closeTask(world, conversation, task, reasons.taskReasonCode);
  const event = world.createEvent(conversation, {
    name: 'AGENT_UNSUBSCRIBED',
    emitter: agentManager,
    session: null,
    data: {
      agentParticipant: { ...record, state: 'UNSUBSCRIBED', isActive: false },
      reason: reasons.reasonForOthers ?? reasons.reason,
    },
  });
  world.append(conversation, event, { visibleToCustomer: participant.role === 'PRIMARY' });
  lowerHands(world, conversation, [world.agents.get(participant.agentId)?.username ?? '']);
  if (task && task.direction !== 'SILENT_MONITOR') updateAfterTaskChange(world, participant.agentId, task.mrdId);
}

/** `topicUnsubscription` from a desk. */
export function topicUnsubscription(world: World, agent: Agent, payload: Json): void {
  const conversation = requireConversation(world, payload);
  const participant = requireParticipant(world, conversation, agent);
  if (participant.role === 'WRAP_UP')
    throw new CommandError('wrap-up is running: close it first', 409, conversation.id);
  leaveConversation(world, conversation, participant, { reason: 'UNSUBSCRIBED', taskReasonCode: 'DONE' });
}

/** A participant leaves; a primary goes to wrap-up first, when it is enabled. */
export function leaveConversation(
  world: World,
  conversation: Conversation,
  participant: Participant,
  reasons: LeaveReasons,
): void {
  if (participant.role === 'PRIMARY' && world.options.wrapupMs > 0) startWrapUp(world, conversation, participant);
  else removeParticipant(world, conversation, participant, reasons);
  cleanUpAfterLeave(world, conversation);
}

/** Without a primary: removes the other participants and cancels open conference and consult requests. */
export function cleanUpAfterLeave(world: World, conversation: Conversation): void {
  if (
    conversation.state === 'CLOSED' ||
    conversation.participants.some((participant) => participant.role === 'PRIMARY')
  )
    return;
  for (const participant of [...conversation.participants]) {
    if (participant.role === 'WRAP_UP') continue;
    removeParticipant(world, conversation, participant, { reason: 'NO_PRIMARY_AGENT', taskReasonCode: 'DONE' });
  }
  for (const request of world.routeRequestsIn(conversation.id)) {
    if (request.direction !== 'DIRECT_CONFERENCE' && request.direction !== 'CONSULT') continue;
    cancelRequest(world, request);
    routeWaitingRequests(world, request.mrdId);
  }
  closeIfAbandoned(world, conversation);
}

/** Closes a conversation without agents and open requests, unless no agent has joined it yet. */
export function closeIfAbandoned(world: World, conversation: Conversation): void {
  if (conversation.state === 'CREATED' || conversation.state === 'CLOSED') return;
  if (world.routeRequestsIn(conversation.id).length > 0) return;
  if (conversation.listId !== null && world.pullRequests.get(conversation.id)?.status === 'CREATED') return;
  const isWrappingUp = conversation.participants.length > 0;
  if (conversation.participants.some((participant) => participant.role !== 'WRAP_UP')) return;
  if (isWrappingUp) {
    conversation.state = 'WRAP_UP';
    world.markChanged('conversation', conversation.id);
    return;
  }
  closeConversation(world, conversation, 'AGENT');
}

/** Closes the conversation and ends its channel sessions. */
export function closeConversation(world: World, conversation: Conversation, reasonCode: string): void {
  for (const session of conversation.sessions.filter((channelSession) => channelSession.isActive)) {
    endChannelSession(world, conversation, session.id, reasonCode);
  }
  conversation.state = 'CLOSED';
  conversation.endedAt = world.now();
  conversation.hold = null;
  world.clearTimer({ kind: 'hold', conversationId: conversation.id });
  world.markChanged('conversation', conversation.id);
  if (conversation.listId !== null) setPullStatus(world, conversation, 'CLOSED');
}

export function endChannelSession(
  world: World,
  conversation: Conversation,
  sessionId: string,
  reasonCode: string,
): void {
  const index = conversation.sessions.findIndex((session) => session.id === sessionId);
  const session = conversation.sessions[index];
  if (!session) return;
  const ended = toEndedSession(session, reasonCode);
  conversation.sessions = conversation.sessions.map((channelSession) =>
    channelSession === session ? ended : channelSession,
  );
  world.append(
    conversation,
    world.createEvent(conversation, {
      name: 'CHANNEL_SESSION_ENDED',
      emitter: conversationManager,
      session: ended,
      data: ended,
    }),
  );
}

/** The customer left: cancels open requests and removes all agents, except those in wrap-up. */
export function handleCustomerLeft(world: World, conversation: Conversation): void {
  const mrdIds = new Set<string>();
  for (const request of world.routeRequestsIn(conversation.id)) {
    mrdIds.add(request.mrdId);
    cancelRequest(world, request);
  }
  for (const session of conversation.sessions.filter((channelSession) => channelSession.isActive)) {
    endChannelSession(world, conversation, session.id, 'CUSTOMER');
  }
  world.append(
    conversation,
    world.createEvent(conversation, { name: 'CUSTOMER_LEFT', emitter: conversationManager, data: {} }),
  );
  closeConversation(world, conversation, 'CUSTOMER');
  for (const participant of [...conversation.participants]) {
    if (participant.role === 'WRAP_UP') continue;
    removeParticipant(world, conversation, participant, { reason: 'CUSTOMER_LEFT', taskReasonCode: 'DONE' });
  }
  for (const mrdId of mrdIds) routeWaitingRequests(world, mrdId);
}
