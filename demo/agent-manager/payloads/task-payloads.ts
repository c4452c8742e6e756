/** Wire form of tasks, in the newer (media) and the older (flat) shape, and of offers. */
import { mrdById } from '../world/seed-data.js';
import type { ChannelSession, Conversation, Json, RouteRequest, Task } from '../world/world-types.js';
import { roomInfo } from './channel-session-payloads.js';

/** The task id that desks receive and send back. */
export function wireTaskId(task: Task): string {
  return `${task.id}:${task.mediaId}`;
}

/** Direction, mode and requester of a task. */
export function taskType(task: Task): Json {
  return {
    direction: task.direction,
    mode: task.mode,
    metadata: task.requestedBy === null ? {} : { requestedBy: task.requestedBy },
  };
}

/** A task in the newer shape. */
export function taskPayload(task: Task, session: ChannelSession | undefined): Json {
  return {
    id: task.id,
    conversationId: task.conversationId,
    state: { name: task.state, reasonCode: task.reasonCode },
    assignedTo: task.assignedTo,
    agentRequestTtlTimerId: task.ttlTimerId,
    activeMedia: [
      {
        id: task.mediaId,
        mrdId: task.mrdId,
        taskId: task.id,
        queue: task.queue,
        type: taskType(task),
        priority: task.priority,
        state: task.mediaState,
        requestSession: session ?? null,
        channelSessions: task.mediaState === 'ACTIVE' && session ? [session] : [],
        enqueueTime: task.enqueueTime,
        answerTime: task.answerTime,
      },
    ],
  };
}

/** The fields of the older shape. */
function legacyTaskFields(task: Task, session: ChannelSession | undefined): Json {
  return {
    channelSession: session ?? null,
    mrd: mrdById(task.mrdId) ?? null,
    queue: task.queue?.id ?? null,
    type: taskType(task),
    priority: task.priority,
    enqueueTime: task.enqueueTime,
  };
}

/** `data` of TASK_ENQUEUED: both shapes in one task object. */
export function taskEnqueuedData(task: Task, session: ChannelSession | undefined): Json {
  return { task: { ...legacyTaskFields(task, session), ...taskPayload(task, session) }, queue: task.queue };
}

/** `data` of TASK_STATE_CHANGED: the fields of the newer shape, and those of the older flat task. */
export function taskStateData(task: Task, session: ChannelSession | undefined): Json {
  return {
    ...legacyTaskFields(task, session),
    id: task.id,
    state: { name: task.mediaState, reasonCode: task.reasonCode },
    assignedTo: task.assignedTo?.id ?? null,
    task: { ...taskPayload(task, session), type: taskType(task) },
    taskStateChanged: true,
    mediaStateChanges: [task.mediaId],
  };
}

/** The `taskRequest` payload of an open offer. */
export function taskRequestPayload(
  conversation: Conversation,
  task: Task,
  request: RouteRequest,
  offer: NonNullable<RouteRequest['offer']>,
  extra: { ronaSeconds: number; correlationId: string },
): Json {
  return {
    conversationId: conversation.id,
    taskId: wireTaskId(task),
    channelSession: conversation.sessions[0] ?? null,
    roomInfo: roomInfo(conversation.roomId),
    taskState: { name: offer.started ? 'STARTED' : 'RESERVED', reasonCode: null },
    taskDirection: task.direction,
    queue: task.queue,
    note: request.note,
    requestedBy: request.requestedBy,
    ronaSeconds: extra.ronaSeconds,
    expiresAt: offer.expiresAt,
    correlationId: extra.correlationId,
  };
}
