/** Asking for help: transfer, conference, consult, and what a consultation can turn into. */
import { findQueue, type Queue } from './catalog.js';
import { getId, getName, getText, isObj, get, Refusal } from './guards.js';
import { changeRole, requireParticipant, requirePlace } from './joining.js';
import { departure } from './leaving.js';
import { roomInfo } from './payloads-session.js';
import { taskObject } from './payloads-task.js';
import { enqueue, route, serves } from './routing.js';
import { closeTask, taskStateChanged } from './offers.js';
import type { Agent, Conversation, Obj, Participant, Task } from './types.js';
import type { World } from './world.js';

/** The conversation a request is about: it travels inside the channel session. */
function conversationOf(world: World, payload: Obj): Conversation {
  const session = firstSession(payload);
  return world.conversation(
    getId(session, 'conversationId') ??
      getId(session, 'topicId') ??
      getId(payload, 'conversationId') ??
      getId(payload, 'agentParticipant', 'conversationId'),
  );
}

/** Newer report rows hold an array of sessions: the first counts. */
export function firstSession(payload: Obj): unknown {
  const given = get(payload, 'channelSession');
  return Array.isArray(given) ? given[0] : given;
}

function requester(world: World, agent: Agent, payload: Obj): { conversation: Conversation; entry: Participant } {
  const conversation = conversationOf(world, payload);
  const named = get(payload, 'agentParticipant');
  if (named !== undefined && named !== null) {
    if (!isObj(named)) throw new Refusal('agentParticipant is malformed', 400, conversation.id);
    const id = getId(named, 'participant', 'id') ?? getId(named, 'participant', 'keycloakUser', 'id');
    if (id !== undefined && id !== agent.id) {
      throw new Refusal('agentParticipant is not the agent of this connection', 403, conversation.id);
    }
  }
  const entry = requireParticipant(world, conversation, agent);
  if (entry.role !== 'PRIMARY') throw new Refusal(`not allowed in role ${entry.role}`, 403, conversation.id);
  if (conversation.state === 'CLOSED') throw new Refusal('the conversation is closed', 409, conversation.id);
  return { conversation, entry };
}

interface Target {
  readonly queue: Queue | null;
  readonly target?: Agent;
  readonly mode: 'queue' | 'agent';
}

function targetOf(world: World, agent: Agent, conversation: Conversation, payload: Obj): Target {
  const mode = getName(payload, 'mode');
  if (mode === 'QUEUE') {
    const queue = findQueue(getId(payload, 'queueName'), getId(payload, 'queueId'));
    if (!queue) throw new Refusal('unknown queue', 404, conversation.id);
    return { queue, mode: 'queue' };
  }
  if (mode !== 'AGENT') throw new Refusal('mode is queue or agent', 400, conversation.id);
  const target = world.agents.get(getId(payload, 'requestedAgentId') ?? '');
  if (!target) throw new Refusal('unknown agent', 404, conversation.id);
  if (target === agent || world.participant(conversation, target.id)) {
    throw new Refusal('the agent is already in the conversation', 409, conversation.id);
  }
  const session = conversation.sessions[0];
  const mrdId = getId(session?.['channel'], 'channelType', 'mediaRoutingDomain') ?? '';
  if (!serves(target, mrdId)) throw new Refusal('the agent does not serve this channel', 409, conversation.id);
  return { queue: null, target, mode: 'agent' };
}

function ask(world: World, agent: Agent, payload: Obj, action: 'transfer' | 'conference' | 'consult'): void {
  const { conversation, entry } = requester(world, agent, payload);
  const wish = targetOf(world, agent, conversation, payload);
  if (world.routesIn(conversation.id).length > 0)
    throw new Refusal('a request is already pending', 409, conversation.id);
  if (action !== 'transfer') requirePlace(conversation);
  const direction = ({ transfer: 'DIRECT_TRANSFER', conference: 'DIRECT_CONFERENCE', consult: 'CONSULT' } as const)[
    action
  ];
  world.send(agent.id, 'agentAssistanceRequestPlaced', {
    requestAction: action,
    mode: wish.mode,
    conversationId: conversation.id,
    roomInfo: roomInfo(conversation.roomId),
  });
  const request = enqueue(world, conversation, {
    direction,
    queue: wish.queue,
    ...(wish.target ? { target: wish.target } : {}),
    requester: agent,
    note: getText(payload, 'note') ?? null,
  });
  if (action === 'transfer')
    departure(world, conversation, entry, { told: 'CHAT TRANSFERRED', closing: 'TRANSFERRED' });
  route(world, request.mrdId);
}

export function directTransferRequest(world: World, agent: Agent, payload: Obj): void {
  ask(world, agent, payload, 'transfer');
}

export function directConferenceRequest(world: World, agent: Agent, payload: Obj): void {
  ask(world, agent, payload, 'conference');
}

export function consultRequest(world: World, agent: Agent, payload: Obj): void {
  ask(world, agent, payload, 'consult');
}

/** The agent being consulted: the one named, or the only one there is. */
function consulted(world: World, conversation: Conversation, payload: Obj): { entry: Participant; task: Task } {
  const named = getId(payload, 'requestedAgentId');
  for (const entry of conversation.participants) {
    const task = world.tasks.get(entry.taskId);
    if (entry.role !== 'ASSISTANT' || task?.direction !== 'CONSULT') continue;
    if (named === undefined || named === entry.agentId) return { entry, task };
  }
  throw new Refusal('nobody is being consulted', 409, conversation.id);
}

/** The consulted agent goes on under a task of its own, and its desk is told the new id. */
function handOver(
  world: World,
  conversation: Conversation,
  requestedBy: string,
  helper: { entry: Participant; task: Task },
): void {
  const { entry, task: old } = helper;
  const task = world.addTask({
    ...old,
    id: world.ids.uuid(),
    mediaId: world.ids.uuid(),
    direction: 'CONSULT_TRANSFER',
    requestedBy,
    answerTime: world.now(),
  });
  entry.taskId = task.id;
  closeTask(world, conversation, old, 'DONE');
  taskStateChanged(world, conversation, task);
  changeRole(world, conversation, entry, 'PRIMARY', { seen: true });
  world.send(entry.agentId, 'consulTransferRequestSuccess', {
    conversationId: conversation.id,
    newTask: taskObject(task, conversation.sessions[0]),
    agentId: entry.agentId,
    roomInfo: roomInfo(conversation.roomId),
  });
}

/** The consulted agent takes over, the one who asked goes. */
export function consultTransferRequest(world: World, agent: Agent, payload: Obj): void {
  const { conversation, entry } = requester(world, agent, payload);
  const helper = consulted(world, conversation, payload);
  handOver(world, conversation, agent.username, helper);
  departure(world, conversation, entry, { told: 'CHAT TRANSFERRED', closing: 'TRANSFERRED' });
}

/** The consulted agent speaks to the customer too. */
export function consultConferenceRequest(world: World, agent: Agent, payload: Obj): void {
  const { conversation } = requester(world, agent, payload);
  const { entry, task } = consulted(world, conversation, payload);
  task.direction = 'CONSULT_CONFERENCE';
  world.touch('task', task.id);
  taskStateChanged(world, conversation, task);
  changeRole(world, conversation, entry, 'PRIMARY', { seen: true });
}
