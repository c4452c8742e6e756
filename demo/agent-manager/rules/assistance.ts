/** Transfer, conference and consult, and how a consult becomes a transfer or a conference. */
import { channelTypeOf, roomInfo } from '../payloads/channel-session-payloads.js';
import { taskPayload } from '../payloads/task-payloads.js';
import { findQueue, type Queue } from '../world/seed-data.js';
import { CommandError, get, getId, getName, getString, isObject } from '../world/untrusted-input.js';
import type { Agent, Conversation, Json, Participant, Task } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { leaveConversation } from './leaving.js';
import { changeRole, requireCapacity, requireParticipant } from './participants.js';
import { enqueue, routeWaitingRequests, servesDomain } from './routing.js';
import { closeTask, publishTaskState } from './tasks.js';

/** The conversation of a request: named by its channel session, or by the payload. */
function findConversation(world: World, payload: Json): Conversation {
  const session = firstChannelSession(payload);
  return world.conversation(
    getId(session, 'conversationId') ??
      getId(session, 'topicId') ??
      getId(payload, 'conversationId') ??
      getId(payload, 'agentParticipant', 'conversationId'),
  );
}

/** The channel session of a payload; newer report rows hold an array, of which the first is used. */
export function firstChannelSession(payload: Json): unknown {
  const given = get(payload, 'channelSession');
  return Array.isArray(given) ? given[0] : given;
}

function requireRequester(
  world: World,
  agent: Agent,
  payload: Json,
): { conversation: Conversation; participant: Participant } {
  const conversation = findConversation(world, payload);
  const named = get(payload, 'agentParticipant');
  if (named !== undefined && named !== null) {
    if (!isObject(named)) throw new CommandError('agentParticipant is malformed', 400, conversation.id);
    const id = getId(named, 'participant', 'id') ?? getId(named, 'participant', 'keycloakUser', 'id');
    if (id !== undefined && id !== agent.id) {
      throw new CommandError('agentParticipant is not the agent of this connection', 403, conversation.id);
    }
  }
  const participant = requireParticipant(world, conversation, agent);
  if (participant.role !== 'PRIMARY')
    throw new CommandError(`not allowed in role ${participant.role}`, 403, conversation.id);
  if (conversation.state === 'CLOSED') throw new CommandError('the conversation is closed', 409, conversation.id);
  return { conversation, participant };
}

interface RequestTarget {
  readonly queue: Queue | null;
  readonly target?: Agent;
  readonly mode: 'queue' | 'agent';
}

function readTarget(world: World, agent: Agent, conversation: Conversation, payload: Json): RequestTarget {
  const mode = getName(payload, 'mode');
  if (mode === 'QUEUE') {
    const queue = findQueue(getId(payload, 'queueName'), getId(payload, 'queueId'));
    if (!queue) throw new CommandError('unknown queue', 404, conversation.id);
    return { queue, mode: 'queue' };
  }
  if (mode !== 'AGENT') throw new CommandError('mode must be queue or agent', 400, conversation.id);
  const target = world.agents.get(getId(payload, 'requestedAgentId') ?? '');
  if (!target) throw new CommandError('unknown agent', 404, conversation.id);
  if (target === agent || world.participant(conversation, target.id)) {
    throw new CommandError('the agent is already in the conversation', 409, conversation.id);
  }
  const session = conversation.sessions[0];
  const mrdId = channelTypeOf(session)?.mediaRoutingDomain ?? '';
  if (!servesDomain(target, mrdId))
    throw new CommandError('the agent does not serve this channel', 409, conversation.id);
  return { queue: null, target, mode: 'agent' };
}

function requestAssistance(
  world: World,
  agent: Agent,
  payload: Json,
  action: 'transfer' | 'conference' | 'consult',
): void {
  const { conversation, participant } = requireRequester(world, agent, payload);
  const requestTarget = readTarget(world, agent, conversation, payload);
  if (world.routeRequestsIn(conversation.id).length > 0)
    throw new CommandError('a request is already pending', 409, conversation.id);
  if (action !== 'transfer') requireCapacity(conversation);
  const direction = ({ transfer: 'DIRECT_TRANSFER', conference: 'DIRECT_CONFERENCE', consult: 'CONSULT' } as const)[
    action
  ];
  world.send(agent.id, 'agentAssistanceRequestPlaced', {
    requestAction: action,
    mode: requestTarget.mode,
    conversationId: conversation.id,
    roomInfo: roomInfo(conversation.roomId),
  });
  const request = enqueue(world, conversation, {
    direction,
    queue: requestTarget.queue,
    ...(requestTarget.target ? { target: requestTarget.target } : {}),
    requester: agent,
    note: getString(payload, 'note') ?? null,
  });
  if (action === 'transfer')
    leaveConversation(world, conversation, participant, { reason: 'CHAT TRANSFERRED', taskReasonCode: 'TRANSFERRED' });
  routeWaitingRequests(world, request.mrdId);
}

export function directTransferRequest(world: World, agent: Agent, payload: Json): void {
  requestAssistance(world, agent, payload, 'transfer');
}

export function directConferenceRequest(world: World, agent: Agent, payload: Json): void {
  requestAssistance(world, agent, payload, 'conference');
}

export function consultRequest(world: World, agent: Agent, payload: Json): void {
  requestAssistance(world, agent, payload, 'consult');
}

/** The consulted agent: the one in `requestedAgentId`, or the first one. */
function findConsulted(
  world: World,
  conversation: Conversation,
  payload: Json,
): { participant: Participant; task: Task } {
  const named = getId(payload, 'requestedAgentId');
  for (const participant of conversation.participants) {
    const task = world.tasks.get(participant.taskId);
    if (participant.role !== 'ASSISTANT' || task?.direction !== 'CONSULT') continue;
    if (named === undefined || named === participant.agentId) return { participant, task };
  }
  throw new CommandError('no agent is being consulted', 409, conversation.id);
}

/** Makes the consulted agent primary under a new task, and sends the new task id to its desk. */
function completeConsultTransfer(
  world: World,
  conversation: Conversation,
  requestedBy: string,
  consulted: { participant: Participant; task: Task },
): void {
  const { participant, task: oldTask } = consulted;
  const task = world.addTask({
    ...oldTask,
    id: world.ids.uuid(),
    mediaId: world.ids.uuid(),
    direction: 'CONSULT_TRANSFER',
    requestedBy,
    answerTime: world.now(),
  });
  participant.taskId = task.id;
  closeTask(world, conversation, oldTask, 'DONE');
  publishTaskState(world, conversation, task);
  changeRole(world, conversation, participant, 'PRIMARY', { visibleToCustomer: true });
  world.send(participant.agentId, 'consulTransferRequestSuccess', {
    conversationId: conversation.id,
    newTask: taskPayload(task, conversation.sessions[0]),
    agentId: participant.agentId,
    roomInfo: roomInfo(conversation.roomId),
  });
}

/** `consultTransferRequest`: the consulted agent takes over, the requester leaves. */
export function consultTransferRequest(world: World, agent: Agent, payload: Json): void {
  const { conversation, participant } = requireRequester(world, agent, payload);
  const consulted = findConsulted(world, conversation, payload);
  completeConsultTransfer(world, conversation, agent.username, consulted);
  leaveConversation(world, conversation, participant, { reason: 'CHAT TRANSFERRED', taskReasonCode: 'TRANSFERRED' });
}

/** `consultConferenceRequest`: the consulted agent becomes a second primary. */
export function consultConferenceRequest(world: World, agent: Agent, payload: Json): void {
  const { conversation } = requireRequester(world, agent, payload);
  const { participant, task } = findConsulted(world, conversation, payload);
  task.direction = 'CONSULT_CONFERENCE';
  world.markChanged('task', task.id);
  publishTaskState(world, conversation, task);
  changeRole(world, conversation, participant, 'PRIMARY', { visibleToCustomer: true });
}
