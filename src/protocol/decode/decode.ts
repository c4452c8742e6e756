import type {} from '../../domain/index.js';
import { decodeConversationEvent } from './decode-conversation-event.js';
import { decodeSnapshot } from './decode-snapshot.js';
import { findConversationId } from './basic-fields.js';
import {
  decodeAssistancePlaced,
  decodeConsultTransferred,
  decodeOffer,
  decodeRevoked,
  decodeUnsubscribed,
  decodeWrapUpStarted,
  type ConversationDecoder,
} from './decode-task.js';
import { parseAnnouncement, parsePullLists, parseQueueItem, parseQueueItems } from './decode-team.js';
import { validatePayload, validateJson, MAX_EVENT_SIZE } from '../payload-limits.js';
import { firstNonBlank, asString, asUpperCase, asObject, type JsonObject } from '../json.js';
import { parseTimestamp } from '../timestamp.js';
import {
  basicDecoders,
  forList,
  toResult,
  type Decoder,
  type DecoderResult,
  type DetailedResult,
} from './decode-basic.js';
import { isMessageAdded, withoutContent } from './body/decode-oversized.js';
import type { DecodeContext, DecodeResult, EventStamp, LabelledEvent } from './decode-context.js';
import { normalizeEventName } from '../event-names.js';

export type { DecodeContext, DecodeResult } from './decode-context.js';

/** Decodes a Socket.IO event. Never throws: an invalid payload gives a problem and no events. */
export const decode = (event: string, args: readonly unknown[], context: DecodeContext): DecodeResult =>
  toResult(event, () => {
    const name = normalizeEventName(event);
    // Validated in parts, so that one invalid event of the history does not reject the snapshot.
    if (name === 'ontopicdata') {
      const snapshot = decodeSnapshot(args[0], context);
      return typeof snapshot === 'string' ? snapshot : { ...snapshot, events: [snapshot.event] };
    }
    const decoder = decodersByName.get(name);
    if (decoder === undefined) return 'unknown event';
    const check = validatePayload(args[0], MAX_EVENT_SIZE);
    if ('refused' in check)
      return decoder === decodeCimEvent ? decodeOversized(args[0], context, check.refused) : check.refused;
    return decoder(asObject(check.value), context, check.value);
  });

/** For payloads about one conversation, whose id may be in several places. */
const forConversation =
  (decoder: ConversationDecoder): Decoder =>
  (payload, context) => {
    const { channelSession, newTask, task } = payload;
    const conversationId = findConversationId(payload, asObject(channelSession), asObject(newTask ?? task));
    return conversationId === '' ? 'no conversation id' : decoder(payload, conversationId, context);
  };

/** An event within an event, as JSON text or as an object. The object was measured with its payload. */
const parseEmbedded = (value: unknown): { readonly value: unknown } | { readonly refused: string } =>
  typeof value === 'string' ? validateJson(value, MAX_EVENT_SIZE) : { value };

/** `onCimEvent`: a conversation event. Servers send it as JSON text, the documentation shows an object. */
function decodeCimEvent(payload: JsonObject, context: DecodeContext): DecoderResult {
  const check = parseEmbedded(payload['cimEvent']);
  if ('refused' in check) return decodeOversized(payload, context, check.refused, 'event: ');
  const event = asObject(check.value);
  const events = decodeEmbedded(payload, event, context);
  return Array.isArray(events) ? { events, stamp: parseStamp(event) } : events;
}

/** Servers state the conversation in two places. When they disagree, no thread may show the event: it may be another customer's. */
function decodeEmbedded(
  payload: JsonObject,
  event: JsonObject,
  context: DecodeContext,
): readonly LabelledEvent[] | string | DetailedResult {
  const conversationId = findConversationId(payload, event);
  if (conversationId === '') return 'no conversation id';
  const disputed = findDisputed(payload, event);
  if (disputed.length > 0) return { problem: 'two conversation ids', events: [], disputed };
  const at =
    parseTimestamp(event['timestamp']) ??
    parseTimestamp(asObject(asObject(event['data'])['header'])['timestamp']) ??
    context.now;
  return decodeConversationEvent(event, { ...context, conversationId, at });
}

function findDisputed(payload: JsonObject, event: JsonObject | null): DecodeResult['disputed'] {
  const ids = new Set([findConversationId(payload), findConversationId(event ?? {})].filter((id) => id !== ''));
  return ids.size > 1 ? [...ids] : [];
}

const serverSenders = new Set(['', 'SYSTEM', 'BOT']);

/** Customers and agents may send a timestamp of their own device; scheduled activities may have one of the future. */
function parseStamp(event: JsonObject): EventStamp | null {
  const at = parseTimestamp(event['timestamp']);
  if (at === null) return null;
  const senders = [event['eventEmitter'], asObject(asObject(event['data'])['header'])['sender']];
  const isServerMade =
    senders.every((sender) => serverSenders.has(asUpperCase(asObject(sender)['type']))) &&
    asUpperCase(event['name']) !== 'THIRD_PARTY_ACTIVITY';
  return { at, isServerMade };
}

/** A conversation event over the limits. Messages are shown without their content. */
function decodeOversized(payload: unknown, context: DecodeContext, refused: string, where = ''): DecoderResult {
  const envelope = asObject(payload);
  const event = withoutContent(envelope['cimEvent'], refused, context.now);
  const decoded = event === null ? [] : decodeEmbedded(envelope, event, context);
  const events = Array.isArray(decoded) ? decoded.filter(isMessageAdded) : [];
  return { problem: where + refused, events, disputed: findDisputed(envelope, event) };
}

/** A change to one waiting customer, sent as JSON text within an object. */
function decodeQueueItem(payload: JsonObject, context: DecodeContext): DecoderResult {
  const check = parseEmbedded(payload['pullModeEvent']);
  const item = 'refused' in check ? null : parseQueueItem(asObject(check.value), context.now);
  return item === null ? 'no request' : { type: 'queue-item-changed', item };
}

const decodeQueueItems = (replace: boolean): Decoder =>
  forList((rows, { now }) => ({ type: 'queue-items-listed', items: parseQueueItems(rows, now), replace }));

function decodeAnnouncement(payload: JsonObject, context: DecodeContext): DecoderResult {
  const announcement = parseAnnouncement(payload);
  if (announcement === null) return 'no announcement id';
  return announcement.fromId === context.agentId ? [] : { type: 'announcement-made', announcement };
}

const decodeAssistanceAssigned = forConversation(({ type }, conversationId) => ({
  type: 'assistance-assigned',
  conversationId,
  kind: asString(type),
}));

/** Decoders by event, all but `onTopicData`. Names are compared ignoring case and a trailing `_`. */
export const decoders: Readonly<Record<string, Decoder>> = {
  ...basicDecoders,
  taskRequest: forConversation(decodeOffer),
  revokeTask: forConversation(decodeRevoked),
  onCimEvent: decodeCimEvent,
  topicUnsubscription: forConversation(decodeUnsubscribed),
  topicClosed: forConversation((_payload, conversationId) => ({ type: 'conversation-ended', conversationId })),
  wrapupTimerStarted: forConversation(decodeWrapUpStarted),
  // 4.4 names of the wrap-up events. The second adds nothing to the unsubscription.
  WRAP_UP_TIMER_STARTED: forConversation(decodeWrapUpStarted),
  WRAP_UP_CLOSED: () => [],
  agentAssistanceRequestPlaced: decodeAssistancePlaced,
  agentAssignedForAssistance: decodeAssistanceAssigned,
  // The 4.5 name.
  agentAssignedForAgentTransfer: decodeAssistanceAssigned,
  // All known servers omit the `t` of `consult`.
  consulTransferRequestSuccess: forConversation(decodeConsultTransferred),
  consultTransferRequestSuccess: forConversation(decodeConsultTransferred),
  onPullModeSubscribedList: forList((rows) => ({ type: 'pull-lists-subscribed', lists: parsePullLists(rows) })),
  onPullModeSubscribedListRequest: decodeQueueItem,
  pullModeSubscribedListRequests: decodeQueueItems(true),
  addPullModeSubscribedListRequests: decodeQueueItems(false),
  removePullModeSubscribedListRequests: ({ listId: fieldListId, id }, _context, payload) => {
    const listId = firstNonBlank(payload, fieldListId, id);
    return listId === '' ? 'no list id' : { type: 'pull-list-dropped', listId };
  },
  ANNOUNCEMENT_CREATED: decodeAnnouncement,
  ANNOUNCEMENT_DELETED: (fields, _context, payload) => {
    const id = firstNonBlank(fields['id'], fields['_id'], payload);
    return id === '' ? 'no announcement id' : { type: 'announcement-withdrawn', id };
  },
};

const decodersByName = new Map(
  Object.entries(decoders).map(([event, decoder]) => [normalizeEventName(event), decoder]),
);
