import type { ConversationId, PushPayload, TaskId } from '../../domain/index.js';
import { cleanLabel, type Labelled } from '../../domain/text/label.js';
import { ownValue } from '../../domain/own-value.js';
import { firstNonBlank, isObject, asString, asUpperCase, asObject, type JsonObject, asLabel } from '../json.js';
import { isUrlSafeId } from '../url-safe-id.js';

const kindsByEvent: Readonly<Record<string, PushPayload['kind']>> = { TASKREQUEST: 'offer', ONCIMEVENT: 'message' };

/**
 * The content of a push message; null when it is unknown or invalid. The vendor does not document the format. `data` is
 * a flat object of strings; an optional `payload` is JSON text with the ids.
 */
export function decodePush(data: unknown): Labelled<PushPayload> | null {
  if (!isObject(data)) return null;
  const payload = parsePayload(data);
  const event = asUpperCase(data['event']);
  // Other events, such as presence, are pushed too but do not need a notification.
  const kind = event === '' ? 'other' : ownValue(kindsByEvent, event);
  if (payload === null || kind === undefined) return null;
  const rawConversationId = payload['conversationId'] ?? data['conversationId'];
  const conversationId = asString(rawConversationId);
  // Without a conversation there must at least be a title to show.
  const isValid = rawConversationId === undefined ? typeof data['title'] === 'string' : isUrlSafeId(conversationId);
  if (!isValid) return null;
  const taskId = firstNonBlank(payload['taskId'], data['taskId']);
  return {
    kind,
    conversationId: (conversationId || null) as ConversationId | null,
    taskId: isUrlSafeId(taskId) ? (taskId as TaskId) : null,
    title: cleanLabel(asLabel(data['title']).trim()),
    body: cleanLabel(asString(data['body']).trim()),
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
