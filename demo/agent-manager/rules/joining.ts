/** How agents get into conversations: accepting an offer, and what everybody is told when somebody joins. */
import { maxParticipants } from '../world/seed-data.js';
import { getId, getName, getObject, CommandError } from '../world/untrusted-input.js';
import { agentManager } from '../payloads/cim-payloads.js';
import { wireTaskId } from '../payloads/task-payloads.js';
import { agentParticipantPayload, topicDataPayload } from '../payloads/topic-payloads.js';
import { updateAfterTaskChange } from './presence.js';
import { routeWaitingRequests } from './routing.js';
import { acceptOffer, taskStateChanged } from './offers.js';
import type { Agent, Conversation, Json, Participant, ParticipantRole, Task } from '../world/world-types.js';
import type { World } from '../world/world.js';

/** Sends the whole conversation to one of its agents. */
export function sendTopicData(world: World, conversation: Conversation, participant: Participant): void {
  const task = world.tasks.get(participant.taskId);
  const payload = topicDataPayload(world.agents, conversation, world.log(conversation.id), participant, {
    customer: world.customers.get(conversation.customerId),
    taskId: task ? wireTaskId(task) : participant.taskId,
    now: world.now(),
    correlationId: world.ids.uuid(),
  });
  world.send(participant.agentId, 'onTopicData', payload);
}

/** Refuses what would put a fifth speaking or whispering agent into a conversation. */
export function requireCapacity(conversation: Conversation): void {
  const count = conversation.participants.filter(
    (participant) => participant.role === 'PRIMARY' || participant.role === 'ASSISTANT',
  ).length;
  if (count >= maxParticipants)
    throw new CommandError('the conversation is full', 409, conversation.id, 'CONVERSATION_FULL');
}

/** `topicSubscription`: accepts an offer, or asks again for a conversation one is in. */
export function topicSubscription(world: World, agent: Agent, payload: Json): void {
  const conversation = world.conversation(getId(payload, 'conversationId') ?? getId(payload, 'topicId'));
  const taskId = getId(payload, 'taskId');
  if (taskId === undefined) throw new CommandError('taskId is missing', 400, conversation.id);
  const existing = world.participant(conversation, agent.id);
  if (existing) {
    sendTopicData(world, conversation, existing);
    return;
  }
  const request = world
    .offersTo(agent.id)
    .find((entry) => entry.conversationId === conversation.id && wireTaskId(world.task(entry.taskId)) === taskId);
  if (!request) throw new CommandError('task is no longer reserved for this agent', 409, conversation.id);
  const role: ParticipantRole = request.direction === 'CONSULT' ? 'ASSISTANT' : 'PRIMARY';
  const requestedRole = getName(payload, 'topicParticipant', 'role');
  if (requestedRole !== undefined && requestedRole !== role) {
    throw new CommandError(`this task is joined in role ${role}`, 403, conversation.id);
  }
  requireCapacity(conversation);
  const recordId = requestedRecordId(world, conversation, payload);
  const task = acceptOffer(world, request);
  joinConversation(world, conversation, agent, { role, task, recordId });
  routeWaitingRequests(world, request.mrdId);
}

/** The participant record id a desk proposes, or one of ours where it is missing or taken. */
export function requestedRecordId(world: World, conversation: Conversation, payload: Json): string {
  const requestedId = getId(getObject(payload, 'topicParticipant'), 'id');
  const isTaken = conversation.participants.some((participant) => participant.recordId === requestedId);
  return requestedId === undefined || isTaken ? world.ids.uuid() : requestedId;
}

/** Puts an agent into a conversation and tells everybody, in the order desks rely on. */
export function joinConversation(
  world: World,
  conversation: Conversation,
  agent: Agent,
  options: { role: ParticipantRole; task: Task; recordId: string },
): void {
  const participant: Participant = {
    recordId: options.recordId,
    agentId: agent.id,
    role: options.role,
    taskId: options.task.id,
    joinedAt: world.now(),
    stateChangedOn: null,
    wrapUpEndsAt: null,
    wrapUpApplied: false,
  };
  world.addParticipant(conversation, participant);
  sendTopicData(world, conversation, participant);
  if (conversation.state === 'CREATED' || conversation.state === 'WRAP_UP') {
    conversation.state = 'ACTIVE';
    world.markChanged('conversation', conversation.id);
  }
  const isMonitor = options.role === 'SILENT_MONITOR';
  if (!isMonitor) taskStateChanged(world, conversation, options.task);
  world.append(
    conversation,
    world.createEvent(conversation, {
      name: 'AGENT_SUBSCRIBED',
      emitter: agentManager,
      session: null,
      data: { agentParticipant: agentParticipantPayload(world.agents, conversation, participant), reason: null },
    }),
    { visibleToCustomer: options.role === 'PRIMARY' },
  );
  if (!isMonitor) updateAfterTaskChange(world, agent.id, options.task.mrdId);
}

/** Changes a participant's role and tells everybody; `shown` is the role as desks are to read it. */
export function changeRole(
  world: World,
  conversation: Conversation,
  participant: Participant,
  role: ParticipantRole,
  options: { displayedRole?: string; visibleToCustomer?: boolean } = {},
): void {
  participant.role = role;
  participant.stateChangedOn = world.now();
  world.markChanged('conversation', conversation.id);
  world.append(
    conversation,
    world.createEvent(conversation, {
      name: 'PARTICIPANT_ROLE_CHANGED',
      emitter: agentManager,
      data: {
        conversationParticipant: agentParticipantPayload(
          world.agents,
          conversation,
          participant,
          (at) => at,
          options.displayedRole ?? role,
        ),
        metadata: {},
      },
    }),
    { visibleToCustomer: options.visibleToCustomer === true },
  );
}

/** The participant record of an agent in a conversation, or a refusal. */
export function requireParticipant(world: World, conversation: Conversation, agent: Agent): Participant {
  const participant = world.participant(conversation, agent.id);
  if (!participant) throw new CommandError('not subscribed to this conversation', 409, conversation.id);
  return participant;
}
