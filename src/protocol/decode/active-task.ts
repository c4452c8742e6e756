import type { ConversationId, TaskId } from '../../domain/index.js';
import { asName, asObject, asObjects, asString, type JsonObject } from '../json.js';
import { findConversationId } from './basic-fields.js';

/**
 * The media of a task, each with a state and a request type. Older servers have both on the task itself, which then
 * counts as its only media.
 */
export function getTaskMedia(task: JsonObject): readonly JsonObject[] {
  const media = asObjects(task['activeMedia']);
  return media.length > 0 ? media : [task];
}

/** Newer servers identify a task by `<task>:<media>`, older ones, without media, by the task's id alone. */
export const buildTaskId = (task: JsonObject, media: JsonObject): TaskId =>
  (media === task ? asString(task['id']) : `${asString(task['id'])}:${asString(media['id'])}`) as TaskId;

export interface ActiveTask {
  readonly conversationId: ConversationId;
  readonly taskId: TaskId;
  readonly phase: 'offered' | 'active' | 'wrapping-up';
}

/** In order of precedence: a task with one active media is active, whatever its other media are. */
const openPhases = [
  ['ACTIVE', 'active'],
  ['STARTED', 'active'],
  ['RESERVED', 'offered'],
] as const;

/** The conversation of a task; empty for what is no task. */
export function getTaskConversation(task: JsonObject): ConversationId | '' {
  const sessions = getTaskMedia(task).map((media) => asObject(media['channelSession'] ?? media['requestSession']));
  return asString(task['id']) === '' ? '' : findConversationId(task, ...sessions);
}

/** An active task, in either task format; null when it is closed or unassigned. */
export function parseActiveTask(task: JsonObject): ActiveTask | null {
  const mediaItems = getTaskMedia(task);
  const conversationId = getTaskConversation(task);
  const state = asName(task['state']);
  if (conversationId === '' || state === 'CLOSED') return null;
  if (state === 'WRAP_UP')
    return { conversationId, taskId: buildTaskId(task, mediaItems.at(-1) ?? task), phase: 'wrapping-up' };
  for (const [name, phase] of openPhases) {
    const media = mediaItems.find((candidate) => asName(candidate['state']) === name);
    if (media !== undefined) return { conversationId, taskId: buildTaskId(task, media), phase };
  }
  return null;
}
