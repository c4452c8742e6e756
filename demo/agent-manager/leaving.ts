/** How agents leave conversations and conversations end: own wish, transfer, logout, the last primary's going. */
import { REQUEUE_PRIORITY, queueById } from './catalog.js';
import { AGENT_MANAGER, CONVERSATION_MANAGER } from './payloads-cim.js';
import { getId, Refusal } from './guards.js';
import { endedSession, roomInfo } from './payloads-session.js';
import { agentParticipant } from './payloads-topic.js';
import { tasksChanged } from './presence.js';
import { setPullStatus } from './pull.js';
import { enqueue, homeQueue, route } from './routing.js';
import { cancelRoute, closeTask } from './offers.js';
import type { Agent, Conversation, Obj, Participant } from './types.js';
import { startWrapUp } from './wrapup.js';
import type { World } from './world.js';

export interface LeaveReasons {
  /** Told to the one who leaves, in `topicUnsubscription`. */
  readonly told: string;
  /** Why the task closes. */
  readonly closing: string;
  /** Told to the others, in AGENT_UNSUBSCRIBED; the same as `told` unless given. */
  readonly others?: string;
}

/** Takes an agent out of a conversation, with everything the desks are told about it. */
export function removeParticipant(
  world: World,
  conversation: Conversation,
  entry: Participant,
  why: LeaveReasons,
): void {
  const record = agentParticipant(world.agents, conversation, entry);
  world.dropParticipant(conversation, entry);
  world.send(entry.agentId, 'topicUnsubscription', {
    task: 'topicUnsubscription',
    conversationId: conversation.id,
    statusCode: 200,
    reason: why.told,
    roomInfo: roomInfo(conversation.roomId),
  });
  const task = world.tasks.get(entry.taskId);
  if (task && task.state !== 'CLOSED') closeTask(world, conversation, task, why.closing);
  const event = world.event(conversation, {
    name: 'AGENT_UNSUBSCRIBED',
    emitter: AGENT_MANAGER,
    session: null,
    data: { agentParticipant: { ...record, state: 'UNSUBSCRIBED', isActive: false }, reason: why.others ?? why.told },
  });
  world.append(conversation, event, { seen: entry.role === 'PRIMARY' });
  conversation.raisedHands = conversation.raisedHands.filter(
    (name) => name !== world.agents.get(entry.agentId)?.username,
  );
  if (task && task.direction !== 'SILENT_MONITOR') tasksChanged(world, entry.agentId, task.mrdId);
}

/** `topicUnsubscription` from a desk. */
export function leave(world: World, agent: Agent, payload: Obj): void {
  const conversation = world.conversation(getId(payload, 'conversationId') ?? getId(payload, 'topicId'));
  const entry = world.participant(conversation, agent.id);
  if (!entry) throw new Refusal('not subscribed to this conversation', 409, conversation.id);
  if (entry.role === 'WRAP_UP') throw new Refusal('wrap-up is running: close it first', 409, conversation.id);
  departure(world, conversation, entry, { told: 'UNSUBSCRIBED', closing: 'DONE' });
}

/** A participant goes; a primary first wraps up where that is on. */
export function departure(world: World, conversation: Conversation, entry: Participant, why: LeaveReasons): void {
  if (entry.role === 'PRIMARY' && world.options.wrapupMs > 0) startWrapUp(world, conversation, entry);
  else removeParticipant(world, conversation, entry, why);
  afterDeparture(world, conversation);
}

/** What follows when no primary is left. */
export function afterDeparture(world: World, conversation: Conversation): void {
  if (conversation.state === 'CLOSED' || conversation.participants.some((entry) => entry.role === 'PRIMARY')) return;
  for (const entry of [...conversation.participants]) {
    if (entry.role === 'WRAP_UP') continue;
    removeParticipant(world, conversation, entry, { told: 'NO_PRIMARY_AGENT', closing: 'DONE' });
  }
  for (const request of world.routesIn(conversation.id)) {
    if (request.direction !== 'DIRECT_CONFERENCE' && request.direction !== 'CONSULT') continue;
    cancelRoute(world, request);
    route(world, request.mrdId);
  }
  closeIfAbandoned(world, conversation);
}

/** Closes a conversation that agents have been in, once nobody is in it and nobody is being looked for. */
export function closeIfAbandoned(world: World, conversation: Conversation): void {
  if (conversation.state === 'CREATED' || conversation.state === 'CLOSED') return;
  if (world.routesIn(conversation.id).length > 0) return;
  if (conversation.listId !== null && world.pulls.get(conversation.id)?.status === 'CREATED') return;
  const wrapping = conversation.participants.length > 0;
  if (conversation.participants.some((entry) => entry.role !== 'WRAP_UP')) return;
  if (wrapping) {
    conversation.state = 'WRAP_UP';
    world.touch('conversation', conversation.id);
    return;
  }
  closeConversation(world, conversation, 'AGENT');
}

/** Ends the conversation and the customer's sessions in it. */
export function closeConversation(world: World, conversation: Conversation, reasonCode: string): void {
  for (const session of conversation.sessions.filter((entry) => entry.isActive)) {
    endSession(world, conversation, session.id, reasonCode);
  }
  conversation.state = 'CLOSED';
  conversation.endedAt = world.now();
  conversation.hold = null;
  world.clock.clear(`hold:${conversation.id}`);
  world.touch('conversation', conversation.id);
  if (conversation.listId !== null) setPullStatus(world, conversation, 'CLOSED');
}

export function endSession(world: World, conversation: Conversation, sessionId: string, reasonCode: string): void {
  const index = conversation.sessions.findIndex((session) => session.id === sessionId);
  const session = conversation.sessions[index];
  if (!session) return;
  const ended = endedSession(session, reasonCode);
  conversation.sessions = conversation.sessions.map((entry) => (entry === session ? ended : entry));
  world.append(
    conversation,
    world.event(conversation, {
      name: 'CHANNEL_SESSION_ENDED',
      emitter: CONVERSATION_MANAGER,
      session: ended,
      data: ended,
    }),
  );
}

/** The customer is gone: open requests are withdrawn and everybody who is not wrapping up is taken out. */
export function customerGone(world: World, conversation: Conversation): void {
  const domains = new Set<string>();
  for (const request of world.routesIn(conversation.id)) {
    domains.add(request.mrdId);
    cancelRoute(world, request);
  }
  for (const session of conversation.sessions.filter((entry) => entry.isActive)) {
    endSession(world, conversation, session.id, 'CUSTOMER');
  }
  world.append(
    conversation,
    world.event(conversation, { name: 'CUSTOMER_LEFT', emitter: CONVERSATION_MANAGER, data: {} }),
  );
  closeConversation(world, conversation, 'CUSTOMER');
  for (const entry of [...conversation.participants]) {
    if (entry.role === 'WRAP_UP') continue;
    removeParticipant(world, conversation, entry, { told: 'CUSTOMER_LEFT', closing: 'DONE' });
  }
  for (const mrdId of domains) route(world, mrdId);
}

/** The agent logged out or stayed away: tasks close, and what nobody else serves is queued again, first in line. */
export function closeForLogout(world: World, agentId: string): void {
  for (const conversationId of [...(world.joined.get(agentId) ?? [])]) {
    const conversation = world.conversation(conversationId);
    const entry = world.participant(conversation, agentId);
    if (!entry) continue;
    const queue = queueById(world.tasks.get(entry.taskId)?.queue?.id ?? '') ?? homeQueue(conversation);
    removeParticipant(world, conversation, entry, { told: 'AGENT_LOGOUT', closing: 'AGENT_LOGOUT' });
    const alone = entry.role === 'PRIMARY' && !conversation.participants.some((other) => other.role === 'PRIMARY');
    const routed = world.routesIn(conversation.id).some((request) => isReplacement(request.direction));
    if (alone && !routed && conversation.state !== 'CLOSED') {
      if (conversation.listId !== null) setPullStatus(world, conversation, 'CREATED');
      else enqueue(world, conversation, { direction: 'INBOUND', queue, priority: REQUEUE_PRIORITY });
    }
    afterDeparture(world, conversation);
    if (queue) route(world, queue.mrdId);
  }
}

function isReplacement(direction: string): boolean {
  return direction === 'INBOUND' || direction === 'DIRECT_TRANSFER';
}
