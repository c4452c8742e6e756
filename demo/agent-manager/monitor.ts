/** Supervisors in conversations: listening unseen, whispering, stepping in. */
import { getId, getName, getObj, Refusal } from './guards.js';
import { firstSession } from './assist.js';
import { changeRole, join, requireParticipant, requirePlace, sendTopicData, wishedRecordId } from './joining.js';
import { tasksChanged } from './presence.js';
import { homeQueue } from './routing.js';
import { taskStateChanged } from './offers.js';
import type { Agent, Conversation, Obj, Participant } from './types.js';
import type { World } from './world.js';

function isSupervisor(agent: Agent): boolean {
  return agent.roles.includes('supervisor') && agent.supervises.length > 0;
}

/** `JoinAsSilentMonitor`. */
export function joinAsSilentMonitor(world: World, agent: Agent, payload: Obj): void {
  const session = firstSession(payload);
  const conversation = world.conversation(
    getId(session, 'conversationId') ??
      getId(session, 'topicId') ??
      getId(payload, 'topicParticipant', 'conversationId') ??
      getId(payload, 'conversationId'),
  );
  if (!isSupervisor(agent))
    throw new Refusal('only supervisors monitor conversations', 403, conversation.id, 'NOT_SUPERVISOR');
  const role = getName(getObj(payload, 'topicParticipant'), 'role');
  if (role !== undefined && role !== 'SILENT_MONITOR')
    throw new Refusal('role must be SILENT_MONITOR', 400, conversation.id);
  const own = world.participant(conversation, agent.id);
  if (own?.role === 'SILENT_MONITOR') {
    sendTopicData(world, conversation, own);
    return;
  }
  if (own) throw new Refusal('already in the conversation', 409, conversation.id);
  requireMonitorable(world, conversation, agent);
  const task = world.addTask({
    id: world.ids.uuid(),
    mediaId: world.ids.uuid(),
    conversationId: conversation.id,
    mrdId: homeQueue(conversation)?.mrdId ?? '',
    queue: null,
    direction: 'SILENT_MONITOR',
    mode: 'AGENT',
    requestedBy: agent.username,
    priority: 1,
    state: 'ACTIVE',
    reasonCode: null,
    mediaState: 'ACTIVE',
    assignedTo: { id: agent.id, name: agent.username },
    ttlTimerId: world.ids.uuid(),
    enqueueTime: world.now(),
    answerTime: world.now(),
  });
  join(world, conversation, agent, {
    role: 'SILENT_MONITOR',
    task,
    recordId: wishedRecordId(world, conversation, payload),
  });
}

function requireMonitorable(world: World, conversation: Conversation, supervisor: Agent): void {
  if (conversation.listId !== null)
    throw new Refusal('pull-mode chats cannot be monitored', 409, conversation.id, 'NOT_PUSH_MODE');
  const primaries = conversation.participants.filter((entry) => entry.role === 'PRIMARY');
  if (primaries.length === 0 || conversation.state === 'CLOSED') {
    throw new Refusal('the conversation is not active', 409, conversation.id, 'CONVERSATION_OVER');
  }
  const ofTeam = primaries.some((entry) =>
    supervisor.supervises.includes(world.agents.get(entry.agentId)?.teamId ?? ''),
  );
  if (!ofTeam) throw new Refusal('the conversation belongs to another team', 403, conversation.id, 'OTHER_TEAM');
  if (conversation.participants.some((entry) => entry.role === 'SILENT_MONITOR')) {
    throw new Refusal('the conversation is already monitored', 409, conversation.id, 'ALREADY_MONITORED');
  }
}

function ownEntry(world: World, agent: Agent, payload: Obj): { conversation: Conversation; entry: Participant } {
  const conversation = world.conversation(getId(payload, 'conversationId') ?? getId(payload, 'topicId'));
  const entry = requireParticipant(world, conversation, agent);
  const named = getId(payload, 'participantId');
  if (named === undefined) throw new Refusal('participantId is missing', 400, conversation.id);
  if (named !== agent.id && named !== entry.recordId) {
    throw new Refusal('participantId is not the agent of this connection', 403, conversation.id);
  }
  if (!isSupervisor(agent)) throw new Refusal('only supervisors step in', 403, conversation.id);
  return { conversation, entry };
}

/** `joinAsWhisper` and `moveToWhisperMode`: from listening to advising. */
export function joinAsWhisper(world: World, agent: Agent, payload: Obj): void {
  const { conversation, entry } = ownEntry(world, agent, payload);
  if (entry.role !== 'SILENT_MONITOR') throw new Refusal(`not allowed in role ${entry.role}`, 403, conversation.id);
  requirePlace(conversation);
  changeRole(world, conversation, entry, 'ASSISTANT');
}

/** `JoinAsBargin`: the supervisor talks to the customer from now on. */
export function joinAsBargin(world: World, agent: Agent, payload: Obj): void {
  const { conversation, entry } = ownEntry(world, agent, payload);
  const task = world.tasks.get(entry.taskId);
  if ((entry.role !== 'SILENT_MONITOR' && entry.role !== 'ASSISTANT') || task?.direction !== 'SILENT_MONITOR') {
    throw new Refusal(`not allowed in role ${entry.role}`, 403, conversation.id);
  }
  if (entry.role === 'SILENT_MONITOR') requirePlace(conversation);
  task.direction = 'BARGE_IN';
  world.touch('task', task.id);
  changeRole(world, conversation, entry, 'PRIMARY', { shown: world.options.bargeRole });
  taskStateChanged(world, conversation, task);
  tasksChanged(world, agent.id, task.mrdId);
}
