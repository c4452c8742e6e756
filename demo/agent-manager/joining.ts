/** How agents get into conversations: accepting an offer, and what everybody is told when somebody joins. */
import { PARTICIPANT_LIMIT } from './catalog.js';
import { getId, getName, getObj, Refusal } from './guards.js';
import { AGENT_MANAGER } from './payloads-cim.js';
import { wireTaskId } from './payloads-task.js';
import { agentParticipant, topicDataPayload } from './payloads-topic.js';
import { tasksChanged } from './presence.js';
import { route } from './routing.js';
import { settleOffer, taskStateChanged } from './offers.js';
import type { Agent, Conversation, Obj, Participant, Role, Task } from './types.js';
import type { World } from './world.js';

/** Sends the whole conversation to one of its agents. */
export function sendTopicData(world: World, conversation: Conversation, entry: Participant): void {
  const task = world.tasks.get(entry.taskId);
  const payload = topicDataPayload(world.agents, conversation, world.log(conversation.id), entry, {
    customer: world.customers.get(conversation.customerId),
    taskId: task ? wireTaskId(task) : entry.taskId,
    now: world.now(),
    correlationId: world.ids.uuid(),
  });
  world.send(entry.agentId, 'onTopicData', payload);
}

/** Refuses what would put a fifth speaking or whispering agent into a conversation. */
export function requirePlace(conversation: Conversation): void {
  const count = conversation.participants.filter(
    (entry) => entry.role === 'PRIMARY' || entry.role === 'ASSISTANT',
  ).length;
  if (count >= PARTICIPANT_LIMIT)
    throw new Refusal('the conversation is full', 409, conversation.id, 'CONVERSATION_FULL');
}

/** `topicSubscription`: accepts an offer, or asks again for a conversation one is in. */
export function topicSubscription(world: World, agent: Agent, payload: Obj): void {
  const conversation = world.conversation(getId(payload, 'conversationId') ?? getId(payload, 'topicId'));
  const taskId = getId(payload, 'taskId');
  if (taskId === undefined) throw new Refusal('taskId is missing', 400, conversation.id);
  const own = world.participant(conversation, agent.id);
  if (own) {
    sendTopicData(world, conversation, own);
    return;
  }
  const request = world
    .offersOf(agent.id)
    .find((entry) => entry.conversationId === conversation.id && wireTaskId(world.task(entry.taskId)) === taskId);
  if (!request) throw new Refusal('task is no longer reserved for this agent', 409, conversation.id);
  const role: Role = request.direction === 'CONSULT' ? 'ASSISTANT' : 'PRIMARY';
  const asked = getName(payload, 'topicParticipant', 'role');
  if (asked !== undefined && asked !== role) {
    throw new Refusal(`this task is joined in role ${role}`, 403, conversation.id);
  }
  requirePlace(conversation);
  const recordId = wishedRecordId(world, conversation, payload);
  const task = settleOffer(world, request);
  join(world, conversation, agent, { role, task, recordId });
  route(world, request.mrdId);
}

/** The participant record id a desk proposes, or one of ours where it is missing or taken. */
export function wishedRecordId(world: World, conversation: Conversation, payload: Obj): string {
  const wished = getId(getObj(payload, 'topicParticipant'), 'id');
  const taken = conversation.participants.some((entry) => entry.recordId === wished);
  return wished === undefined || taken ? world.ids.uuid() : wished;
}

/** Puts an agent into a conversation and tells everybody, in the order desks rely on. */
export function join(
  world: World,
  conversation: Conversation,
  agent: Agent,
  how: { role: Role; task: Task; recordId: string },
): void {
  const entry: Participant = {
    recordId: how.recordId,
    agentId: agent.id,
    role: how.role,
    taskId: how.task.id,
    joinedAt: world.now(),
    stateChangedOn: null,
    wrapUpEndsAt: null,
    wrapUpApplied: false,
  };
  world.addParticipant(conversation, entry);
  sendTopicData(world, conversation, entry);
  if (conversation.state === 'CREATED' || conversation.state === 'WRAP_UP') {
    conversation.state = 'ACTIVE';
    world.touch('conversation', conversation.id);
  }
  const monitor = how.role === 'SILENT_MONITOR';
  if (!monitor) taskStateChanged(world, conversation, how.task);
  world.append(
    conversation,
    world.event(conversation, {
      name: 'AGENT_SUBSCRIBED',
      emitter: AGENT_MANAGER,
      session: null,
      data: { agentParticipant: agentParticipant(world.agents, conversation, entry), reason: null },
    }),
    { seen: how.role === 'PRIMARY' },
  );
  if (!monitor) tasksChanged(world, agent.id, how.task.mrdId);
}

/** Changes a participant's role and tells everybody; `shown` is the role as desks are to read it. */
export function changeRole(
  world: World,
  conversation: Conversation,
  entry: Participant,
  role: Role,
  options: { shown?: string; seen?: boolean } = {},
): void {
  entry.role = role;
  entry.stateChangedOn = world.now();
  world.touch('conversation', conversation.id);
  world.append(
    conversation,
    world.event(conversation, {
      name: 'PARTICIPANT_ROLE_CHANGED',
      emitter: AGENT_MANAGER,
      data: {
        conversationParticipant: agentParticipant(world.agents, conversation, entry, (at) => at, options.shown ?? role),
        metadata: {},
      },
    }),
    { seen: options.seen === true },
  );
}

/** The participant record of an agent in a conversation, or a refusal. */
export function requireParticipant(world: World, conversation: Conversation, agent: Agent): Participant {
  const entry = world.participant(conversation, agent.id);
  if (!entry) throw new Refusal('not subscribed to this conversation', 409, conversation.id);
  return entry;
}
