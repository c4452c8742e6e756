/** Wrap-up: the time after a chat in which a primary may still file what it was about. */
import { leaveAfterWrapUp } from './leave-after-wrap-up.js';
import { getId, get, CommandError } from '../world/untrusted-input.js';
import { changeRole, requireParticipant } from './joining.js';
import { publishWrapUp } from './publish-cim-event.js';
import { roomInfo } from '../payloads/channel-session-payloads.js';
import { taskStateChanged } from './offers.js';
import type { Agent, Conversation, Json, Participant } from '../world/world-types.js';
import type { World } from '../world/world.js';

/** A primary stops talking to the customer; the task keeps its place until the wrap-up ends. */
export function startWrapUp(world: World, conversation: Conversation, participant: Participant): void {
  participant.wrapUpEndsAt = world.now() + world.options.wrapupMs;
  world.send(participant.agentId, 'wrapupTimerStarted', {
    task: 'wrapupTimerStarted',
    conversationId: conversation.id,
    duration: world.options.wrapupMs / 1000,
    roomInfo: roomInfo(conversation.roomId),
    statusCode: 200,
  });
  changeRole(world, conversation, participant, 'WRAP_UP', { visibleToCustomer: true });
  const task = world.tasks.get(participant.taskId);
  if (task) {
    task.state = 'WRAP_UP';
    world.indexTask(task);
    taskStateChanged(world, conversation, task);
  }
  startWrapUpTimer(world, conversation, participant);
}

export function startWrapUpTimer(world: World, conversation: Conversation, participant: Participant): void {
  if (participant.wrapUpEndsAt === null) return;
  world.clock.set(`wrap:${conversation.id}:${participant.agentId}`, participant.wrapUpEndsAt, () => {
    leaveAfterWrapUp(world, conversation, participant, 'wrap Up Timer Expired', 'WRAP_UP_EXPIRED');
  });
}

/** `closeWrapup` (and the older `WRAP_UP_CLOSED`, whose message went ahead through `publishCimEvent`). */
export function closeWrapUp(world: World, agent: Agent, payload: Json): void {
  const conversation = world.conversation(getId(payload, 'conversationId') ?? getId(payload, 'topicId'));
  const participant = requireParticipant(world, conversation, agent);
  if (participant.role !== 'WRAP_UP') throw new CommandError('no wrap-up is running', 409, conversation.id);
  const event = get(payload, 'cimEvent');
  if (event !== null && event !== undefined) publishWrapUp(world, agent, conversation, event);
  if (participant.wrapUpApplied)
    leaveAfterWrapUp(world, conversation, participant, 'Wrap Up applied', 'WRAP_UP_APPLIED');
  else leaveAfterWrapUp(world, conversation, participant, 'choosing leave without Wrap Up', 'WRAP_UP_NOT_APPLIED');
}
