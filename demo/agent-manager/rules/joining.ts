/** How agents join conversations: by accepting an offer, or through another rule. */
import { agentManager } from '../payloads/cim-payloads.js';
import { wireTaskId } from '../payloads/task-payloads.js';
import { agentParticipantPayload } from '../payloads/topic-payloads.js';
import { CommandError, getId, getName } from '../world/untrusted-input.js';
import type { Agent, Conversation, Json, Participant, ParticipantRole, Task } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { updateAfterTaskChange } from './agent-states.js';
import { acceptOffer } from './offers.js';
import { requestedRecordId, requireCapacity, requireConversation, sendTopicData } from './participants.js';
import { routeWaitingRequests } from './routing.js';
import { publishTaskState } from './tasks.js';

/** `topicSubscription`: accepts an offer, or requests the data of a conversation the agent is in. */
export function topicSubscription(world: World, agent: Agent, payload: Json): void {
  const conversation = requireConversation(world, payload);
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

/** Adds an agent to a conversation and sends the events, in the order desks rely on. */
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
  if (!isMonitor) publishTaskState(world, conversation, options.task);
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
