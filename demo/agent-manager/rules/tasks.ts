/** Tasks: creating one, queued or started, closing one, and the event that reports a task's state. */
import { routingEngine } from '../payloads/cim-payloads.js';
import { taskStateData } from '../payloads/task-payloads.js';
import type { Agent, Conversation, Task } from '../world/world-types.js';
import type { World } from '../world/world.js';

/** Creates a task in state QUEUED. */
export function addQueuedTask(
  world: World,
  from: Omit<Task, 'id' | 'mediaId' | 'state' | 'reasonCode' | 'mediaState' | 'assignedTo' | 'answerTime'>,
): Task {
  return world.addTask({
    ...from,
    id: world.ids.uuid(),
    mediaId: world.ids.uuid(),
    state: 'ACTIVE',
    reasonCode: null,
    mediaState: 'QUEUED',
    assignedTo: null,
    answerTime: 0,
  });
}

/** Creates the task of an agent who joins without an offer. */
export function addStartedTask(
  world: World,
  conversation: Conversation,
  agent: Agent,
  from: Pick<Task, 'mrdId' | 'queue' | 'direction' | 'requestedBy' | 'enqueueTime'>,
): Task {
  return world.addTask({
    ...from,
    id: world.ids.uuid(),
    mediaId: world.ids.uuid(),
    conversationId: conversation.id,
    mode: 'AGENT',
    priority: 1,
    state: 'ACTIVE',
    reasonCode: null,
    mediaState: 'ACTIVE',
    assignedTo: { id: agent.id, name: agent.username },
    ttlTimerId: world.ids.uuid(),
    answerTime: world.now(),
  });
}

/** Sends the state of a task to its conversation. */
export function publishTaskState(world: World, conversation: Conversation, task: Task): void {
  world.append(
    conversation,
    world.createEvent(conversation, {
      name: 'TASK_STATE_CHANGED',
      emitter: routingEngine,
      data: taskStateData(task, conversation.sessions[0]),
    }),
  );
}

/** Closes a task and sends its state to the conversation. */
export function closeTask(world: World, conversation: Conversation, task: Task, reasonCode: string): void {
  task.state = 'CLOSED';
  task.mediaState = 'CLOSED';
  task.reasonCode = reasonCode;
  world.indexTask(task);
  publishTaskState(world, conversation, task);
}
