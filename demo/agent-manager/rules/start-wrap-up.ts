/** The start of a wrap-up. Its end is in `close-wrap-up.ts`. */
import { roomInfo } from '../payloads/channel-session-payloads.js';
import type { Conversation, Participant } from '../world/world-types.js';
import type { World } from '../world/world.js';
import { changeRole } from './participants.js';
import { startWrapUpTimer } from './start-timers.js';
import { publishTaskState } from './tasks.js';

/** Moves a primary to wrap-up; the task counts as open until the wrap-up ends. */
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
    publishTaskState(world, conversation, task);
  }
  startWrapUpTimer(world, conversation, participant);
}
