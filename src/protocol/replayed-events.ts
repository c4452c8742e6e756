import type { ConversationId } from '../domain/index.js';
import { findConversationId } from './decode/basic-fields.js';
import { normalizeEventName } from './event-names.js';
import { asObject, asUpperCase, type JsonObject } from './json.js';

/** What a wire event means for the list of those from which another tab rebuilds the state. */
export type ReplayRule =
  /** It replaces the one before with this key. */
  | { readonly keep: 'latest'; readonly key: string }
  /** It belongs to a list that begins with the event of that name. */
  | { readonly keep: 'list'; readonly key: string; readonly isFirst: boolean }
  | { readonly keep: 'offer' | 'conversation' | 'rest-of-conversation'; readonly id: ConversationId }
  | { readonly keep: 'end-of-offer' | 'end-of-conversation'; readonly id: ConversationId }
  | { readonly keep: 'nothing' };

const nothing: ReplayRule = { keep: 'nothing' };

const fixedRules: Readonly<Record<string, ReplayRule>> = {
  errors: nothing,
  socketsessionremoved: nothing,
  onchanneltypes: { keep: 'latest', key: 'channel-types' },
  agentpresence: { keep: 'latest', key: 'presence' },
  onpullmodesubscribedlist: { keep: 'latest', key: 'lists' },
  pullmodesubscribedlistrequests: { keep: 'list', key: 'queue', isFirst: true },
  addpullmodesubscribedlistrequests: { keep: 'list', key: 'queue', isFirst: false },
  removepullmodesubscribedlistrequests: { keep: 'list', key: 'queue', isFirst: false },
  onpullmodesubscribedlistrequest: { keep: 'list', key: 'queue', isFirst: false },
  announcement_created: { keep: 'list', key: 'announcements', isFirst: false },
  announcement_deleted: { keep: 'list', key: 'announcements', isFirst: false },
};

const conversationRules: Readonly<Record<string, 'offer' | 'conversation' | 'end-of-offer' | 'end-of-conversation'>> = {
  taskrequest: 'offer',
  revoketask: 'end-of-offer',
  ontopicdata: 'conversation',
  topicunsubscription: 'end-of-conversation',
};

/** Reads only what decides; the event is checked when it is decoded. Never throws. */
export function getReplayRule(event: string, args: readonly unknown[]): ReplayRule {
  const name = normalizeEventName(event);
  const fixed = Object.hasOwn(fixedRules, name) ? fixedRules[name] : undefined;
  if (fixed !== undefined) return fixed;
  const payload = asObject(args[0]);
  const { channelSession, newTask, task, topicData } = payload;
  const cimEvent = parseEvent(payload['cimEvent']);
  const places = [channelSession, newTask ?? task, cimEvent].map((place) => asObject(place));
  const id = findConversationId(payload, ...places, { conversationId: asObject(topicData)['id'] });
  if (id === '' || isTyping(cimEvent)) return nothing;
  const keep = Object.hasOwn(conversationRules, name) ? conversationRules[name] : undefined;
  return { keep: keep ?? 'rest-of-conversation', id };
}

/** Over in a moment. */
function isTyping(event: JsonObject): boolean {
  const { notificationType } = asObject(asObject(event['data'])['body']);
  return asUpperCase(event['name']) === 'TYPING_INDICATOR' || asUpperCase(notificationType).startsWith('TYPING_');
}

function parseEvent(value: unknown): JsonObject {
  if (typeof value !== 'string') return asObject(value);
  try {
    return asObject(JSON.parse(value));
  } catch {
    return {};
  }
}
