/** What the rules share about participants: checks, the change of a role, and `onTopicData`. */
import { agentManager } from '../payloads/cim-payloads.js';
import { wireTaskId } from '../payloads/task-payloads.js';
import { agentParticipantPayload, topicDataPayload } from '../payloads/topic-payloads.js';
import { maxParticipants } from '../world/seed-data.js';
import { CommandError, getId, getObject } from '../world/untrusted-input.js';
import type { Agent, Conversation, Json, Participant, ParticipantRole } from '../world/world-types.js';
import type { World } from '../world/world.js';

/** The conversation named in a payload. Throws when there is none. */
export function requireConversation(world: World, payload: Json): Conversation {
  return world.conversation(getId(payload, 'conversationId') ?? getId(payload, 'topicId'));
}

/** The participant record of an agent in a conversation. Throws when there is none. */
export function requireParticipant(world: World, conversation: Conversation, agent: Agent): Participant {
  const participant = world.participant(conversation, agent.id);
  if (!participant) throw new CommandError('not subscribed to this conversation', 409, conversation.id);
  return participant;
}

/** Throws when the conversation has the maximum number of primaries and assistants. */
export function requireCapacity(conversation: Conversation): void {
  const count = conversation.participants.filter(
    (participant) => participant.role === 'PRIMARY' || participant.role === 'ASSISTANT',
  ).length;
  if (count >= maxParticipants)
    throw new CommandError('the conversation is full', 409, conversation.id, 'CONVERSATION_FULL');
}

/** The participant record id from the payload, or a new one when it is missing or taken. */
export function requestedRecordId(world: World, conversation: Conversation, payload: Json): string {
  const requestedId = getId(getObject(payload, 'topicParticipant'), 'id');
  const isTaken = conversation.participants.some((participant) => participant.recordId === requestedId);
  return requestedId === undefined || isTaken ? world.ids.uuid() : requestedId;
}

/** Sends the complete conversation to one of its agents (`onTopicData`). */
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

/** Changes a participant's role. `displayedRole` is the role in the event, where it differs. */
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
