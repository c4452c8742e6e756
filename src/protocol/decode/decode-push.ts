import type { ConversationId, PushPayload, TaskId } from '../../domain/index.js';
import { firstNonBlank, isObject, ownValue, asString, asUpperCase, asObject, type JsonObject } from '../json.js';

const kindsByEvent: Readonly<Record<string, PushPayload['kind']>> = { TASKREQUEST: 'offer', ONCIMEVENT: 'message' };

/** Ids go into the address of a page: whatever does not look like one is none. */
const idPattern = /^[\w:.-]{1,200}$/;

/**
 * What a push is about; null when it is none of ours, or cannot be read. The vendor documents no keys. `data` is a flat
 * object of texts; its `payload`, where there is one, is JSON in which the ids are looked for.
 */
export function decodePush(data: unknown): PushPayload | null {
  if (!isObject(data)) return null;
  const payload = parsePayload(data);
  const event = asUpperCase(data['event']);
  // Presence and the like are pushed too, and nothing to wake anybody for.
  const kind = event === '' ? 'other' : ownValue(kindsByEvent, event);
  if (payload === null || kind === undefined) return null;
  const rawConversationId = payload['conversationId'] ?? data['conversationId'];
  const conversationId = asString(rawConversationId);
  // Without a conversation there must be something else to show that this is a call.
  const isValid = rawConversationId === undefined ? typeof data['title'] === 'string' : idPattern.test(conversationId);
  if (!isValid) return null;
  const taskId = firstNonBlank(payload['taskId'], data['taskId']);
  return {
    kind,
    conversationId: (conversationId || null) as ConversationId | null,
    taskId: idPattern.test(taskId) ? (taskId as TaskId) : null,
    title: asString(data['title']).trim(),
    body: asString(data['body']).trim(),
  };
}

function parsePayload(data: JsonObject): JsonObject | null {
  const { payload } = data;
  if (payload === undefined || payload === '') return asObject(undefined);
  if (isObject(payload)) return payload;
  try {
    const parsed: unknown = JSON.parse(asString(payload));
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
