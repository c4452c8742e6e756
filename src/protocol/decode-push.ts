import type { ConversationId, PushNews, TaskId } from '../domain/index.js';
import { firstText, isWire, lookUp, text, upper, wire, type Wire } from './guards.js';

const kinds: Readonly<Record<string, PushNews['kind']>> = { TASKREQUEST: 'offer', ONCIMEVENT: 'message' };

/** Ids go into the address of a page: whatever does not look like one is none. */
const idPattern = /^[\w:.-]{1,200}$/;

/**
 * What a push is about; null when it is none of ours, or cannot be read. The vendor documents no keys. `data` is a flat
 * object of texts; its `payload`, where there is one, is JSON in which the ids are looked for.
 */
export function decodePush(data: unknown): PushNews | null {
  if (!isWire(data)) return null;
  const payload = payloadOf(data);
  const event = upper(data['event']);
  // Presence and the like are pushed too, and nothing to wake anybody for.
  const kind = event === '' ? 'other' : lookUp(kinds, event);
  if (payload === null || kind === undefined) return null;
  const named = payload['conversationId'] ?? data['conversationId'];
  const conversationId = text(named);
  // Without a conversation there must be something else to show that this is a call.
  const isCall = named === undefined ? typeof data['title'] === 'string' : idPattern.test(conversationId);
  if (!isCall) return null;
  const taskId = firstText(payload['taskId'], data['taskId']);
  return {
    kind,
    conversationId: (conversationId || null) as ConversationId | null,
    taskId: idPattern.test(taskId) ? (taskId as TaskId) : null,
    title: text(data['title']).trim(),
    body: text(data['body']).trim(),
  };
}

function payloadOf(data: Wire): Wire | null {
  const { payload } = data;
  if (payload === undefined || payload === '') return wire(undefined);
  if (isWire(payload)) return payload;
  try {
    const parsed: unknown = JSON.parse(text(payload));
    return isWire(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
