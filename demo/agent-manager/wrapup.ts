/** Wrap-up: the time after a chat in which a primary may still file what it was about. */
import { departureAfterWrapUp } from './wrapup-end.js';
import { getId, get, Refusal } from './guards.js';
import { changeRole, requireParticipant } from './joining.js';
import { publishWrapUp } from './publish.js';
import { roomInfo } from './payloads-session.js';
import { taskStateChanged } from './offers.js';
import type { Agent, Conversation, Obj, Participant } from './types.js';
import type { World } from './world.js';

/** A primary stops talking to the customer; the task keeps its place until the wrap-up ends. */
export function startWrapUp(world: World, conversation: Conversation, entry: Participant): void {
  entry.wrapUpEndsAt = world.now() + world.options.wrapupMs;
  world.send(entry.agentId, 'wrapupTimerStarted', {
    task: 'wrapupTimerStarted',
    conversationId: conversation.id,
    duration: world.options.wrapupMs / 1000,
    roomInfo: roomInfo(conversation.roomId),
    statusCode: 200,
  });
  changeRole(world, conversation, entry, 'WRAP_UP', { seen: true });
  const task = world.tasks.get(entry.taskId);
  if (task) {
    task.state = 'WRAP_UP';
    world.indexTask(task);
    taskStateChanged(world, conversation, task);
  }
  armWrapUp(world, conversation, entry);
}

export function armWrapUp(world: World, conversation: Conversation, entry: Participant): void {
  if (entry.wrapUpEndsAt === null) return;
  world.clock.set(`wrap:${conversation.id}:${entry.agentId}`, entry.wrapUpEndsAt, () => {
    departureAfterWrapUp(world, conversation, entry, 'wrap Up Timer Expired', 'WRAP_UP_EXPIRED');
  });
}

/** `closeWrapup` (and the older `WRAP_UP_CLOSED`, whose message went ahead through `publishCimEvent`). */
export function closeWrapUp(world: World, agent: Agent, payload: Obj): void {
  const conversation = world.conversation(getId(payload, 'conversationId') ?? getId(payload, 'topicId'));
  const entry = requireParticipant(world, conversation, agent);
  if (entry.role !== 'WRAP_UP') throw new Refusal('no wrap-up is running', 409, conversation.id);
  const event = get(payload, 'cimEvent');
  if (event !== null && event !== undefined) publishWrapUp(world, agent, conversation, event);
  if (entry.wrapUpApplied) departureAfterWrapUp(world, conversation, entry, 'Wrap Up applied', 'WRAP_UP_APPLIED');
  else departureAfterWrapUp(world, conversation, entry, 'choosing leave without Wrap Up', 'WRAP_UP_NOT_APPLIED');
}
