/** Supervisors in conversations: silent monitoring, whispering and barge-in. */
import { CommandError, getId, getName, getObject } from '../world/untrusted-input.js';
import type { Agent, Conversation, Json, Participant } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { updateAfterTaskChange } from './agent-states.js';
import { firstChannelSession } from './assistance.js';
import { joinConversation } from './joining.js';
import {
  changeRole,
  requestedRecordId,
  requireCapacity,
  requireConversation,
  requireParticipant,
  sendTopicData,
} from './participants.js';
import { lowerHands } from './raised-hands.js';
import { defaultQueue } from './routing.js';
import { addStartedTask, publishTaskState } from './tasks.js';

export function isSupervisor(agent: Agent): boolean {
  return agent.roles.includes('supervisor') && agent.supervises.length > 0;
}

/** `JoinAsSilentMonitor`. */
export function joinAsSilentMonitor(world: World, agent: Agent, payload: Json): void {
  const session = firstChannelSession(payload);
  const conversation = world.conversation(
    getId(session, 'conversationId') ??
      getId(session, 'topicId') ??
      getId(payload, 'topicParticipant', 'conversationId') ??
      getId(payload, 'conversationId'),
  );
  if (!isSupervisor(agent))
    throw new CommandError('only supervisors monitor conversations', 403, conversation.id, 'NOT_SUPERVISOR');
  const role = getName(getObject(payload, 'topicParticipant'), 'role');
  if (role !== undefined && role !== 'SILENT_MONITOR')
    throw new CommandError('role must be SILENT_MONITOR', 400, conversation.id);
  const existing = world.participant(conversation, agent.id);
  if (existing?.role === 'SILENT_MONITOR') {
    sendTopicData(world, conversation, existing);
    return;
  }
  if (existing) throw new CommandError('already in the conversation', 409, conversation.id);
  requireMonitorable(world, conversation, agent);
  const task = addStartedTask(world, conversation, agent, {
    mrdId: defaultQueue(conversation)?.mrdId ?? '',
    queue: null,
    direction: 'SILENT_MONITOR',
    requestedBy: agent.username,
    enqueueTime: world.now(),
  });
  joinConversation(world, conversation, agent, {
    role: 'SILENT_MONITOR',
    task,
    recordId: requestedRecordId(world, conversation, payload),
  });
}

function requireMonitorable(world: World, conversation: Conversation, supervisor: Agent): void {
  if (conversation.listId !== null)
    throw new CommandError('pull-mode chats cannot be monitored', 409, conversation.id, 'NOT_PUSH_MODE');
  const primaries = conversation.participants.filter((participant) => participant.role === 'PRIMARY');
  if (primaries.length === 0 || conversation.state === 'CLOSED') {
    throw new CommandError('the conversation is not active', 409, conversation.id, 'CONVERSATION_OVER');
  }
  const isInSupervisedTeam = primaries.some((participant) =>
    supervisor.supervises.includes(world.agents.get(participant.agentId)?.teamId ?? ''),
  );
  if (!isInSupervisedTeam)
    throw new CommandError('the conversation belongs to another team', 403, conversation.id, 'OTHER_TEAM');
  const isMonitored = conversation.participants.some((participant) => participant.role === 'SILENT_MONITOR');
  if (isMonitored && world.options.monitors === 'one') {
    throw new CommandError('the conversation is already monitored', 409, conversation.id, 'ALREADY_MONITORED');
  }
}

function requireOwnParticipant(
  world: World,
  agent: Agent,
  payload: Json,
): { conversation: Conversation; participant: Participant } {
  const conversation = requireConversation(world, payload);
  const participant = requireParticipant(world, conversation, agent);
  const named = getId(payload, 'participantId');
  if (named === undefined) throw new CommandError('participantId is missing', 400, conversation.id);
  if (named !== agent.id && named !== participant.recordId) {
    throw new CommandError('participantId is not the agent of this connection', 403, conversation.id);
  }
  if (!isSupervisor(agent)) throw new CommandError('only supervisors can whisper or barge in', 403, conversation.id);
  return { conversation, participant };
}

/** `joinAsWhisper` and `moveToWhisperMode`: from silent monitor to assistant. */
export function joinAsWhisper(world: World, agent: Agent, payload: Json): void {
  const { conversation, participant } = requireOwnParticipant(world, agent, payload);
  if (participant.role !== 'SILENT_MONITOR')
    throw new CommandError(`not allowed in role ${participant.role}`, 403, conversation.id);
  requireCapacity(conversation);
  changeRole(world, conversation, participant, 'ASSISTANT');
  lowerHands(world, conversation, conversation.raisedHands);
}

/** `JoinAsBargin`: the supervisor becomes a primary. */
export function joinAsBargeIn(world: World, agent: Agent, payload: Json): void {
  const { conversation, participant } = requireOwnParticipant(world, agent, payload);
  const task = world.tasks.get(participant.taskId);
  if (
    (participant.role !== 'SILENT_MONITOR' && participant.role !== 'ASSISTANT') ||
    task?.direction !== 'SILENT_MONITOR'
  ) {
    throw new CommandError(`not allowed in role ${participant.role}`, 403, conversation.id);
  }
  if (participant.role === 'SILENT_MONITOR') requireCapacity(conversation);
  task.direction = 'BARGE_IN';
  world.markChanged('task', task.id);
  changeRole(world, conversation, participant, 'PRIMARY', { displayedRole: world.options.bargeRole });
  publishTaskState(world, conversation, task);
  updateAfterTaskChange(world, agent.id, task.mrdId);
}
