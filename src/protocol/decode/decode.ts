import type { AgentId } from '../../domain/index.js';
import { decodePresence } from './decode-agent.js';
import { decodeConversationEvent } from './decode-conversation-event.js';
import { decodeSnapshot } from './decode-snapshot.js';
import { parseChannel, findConversationId } from './decode-parts.js';
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
import { ownValue } from '../../domain/own-value.js';
import {
  enumTable,
  firstNonBlank,
  asString,
  asUpperCase,
  asObject,
  asObjects,
  type JsonObject,
  asLabel,
} from '../json.js';
import { parseTimestamp } from '../timestamp.js';
import { isMessageAdded, withoutContent } from './decode-oversized.js';
import type { DecodeContext, DecodeResult, EventStamp, LabelledEvent } from './decode-context.js';
import { normalizeEventName } from '../event-names.js';

export type { DecodeContext, DecodeResult } from './decode-context.js';

/** Events with what else is known about them, and the problem, if there was one in spite of which they were possible. */
interface DetailedResult extends Partial<Pick<DecodeResult, 'stamp' | 'disputed' | 'earlier'>> {
  readonly problem?: string;
  readonly events: readonly LabelledEvent[];
}
/** One event, several, or a description of the problem. */
type DecoderResult = LabelledEvent | readonly LabelledEvent[] | string | DetailedResult;
/** `fields` is the payload as an object, empty for other types. `payload` is the payload itself. */
type Decoder = (fields: JsonObject, context: DecodeContext, payload: unknown) => DecoderResult;

/** Decodes a Socket.IO event. Never throws: an invalid payload gives a problem and no events. */
export function decode(event: string, args: readonly unknown[], context: DecodeContext): DecodeResult {
  let result: DecoderResult;
  let problems: readonly string[] = [];
  let detailed: DetailedResult;
  try {
    const name = normalizeEventName(event);
    if (name === 'ontopicdata') {
      // Validated in parts, so that one invalid event of the history does not reject the snapshot.
      const snapshot = decodeSnapshot(args[0], context);
      if (typeof snapshot === 'string') result = snapshot;
      else {
        result = { events: [snapshot.event], earlier: snapshot.earlier };
        ({ problems } = snapshot);
      }
    } else {
      const decoder = decodersByName.get(name);
      const check = validatePayload(args[0], MAX_EVENT_SIZE);
      if (decoder === undefined) result = 'unknown event';
      else if ('refused' in check)
        result = decoder === decodeCimEvent ? decodeOversized(args[0], context, check.refused) : check.refused;
      else result = decoder(asObject(check.value), context, check.value);
    }
  } catch {
    // JSON cannot cause this; only a payload that is not JSON or an error in a decoder can.
    result = 'the decoder failed';
  }
  if (typeof result === 'string') detailed = { problem: result, events: [] };
  else if ('events' in result) detailed = result;
  else detailed = { events: 'type' in result ? [result] : result };
  const { problem, events, stamp = null, disputed = [], earlier = null } = detailed;
  if (problem !== undefined) problems = [problem];
  return {
    events,
    problems: problems.map((text) => ({ event: event.slice(0, 100), problem: text })),
    stamp,
    disputed,
    earlier,
  };
}

/** For payloads about one conversation, whose id may be in several places. */
const forConversation =
  (decoder: ConversationDecoder): Decoder =>
  (payload, context) => {
    const { channelSession, newTask, task } = payload;
    const conversationId = findConversationId(payload, asObject(channelSession), asObject(newTask ?? task));
    return conversationId === '' ? 'no conversation id' : decoder(payload, conversationId, context);
  };

/** For lists. A single item may be sent without a list around it. */
const forList =
  (decoder: (rows: unknown, context: DecodeContext) => LabelledEvent): Decoder =>
  (fields, context, payload) =>
    Array.isArray(payload) || payload === fields ? decoder(payload, context) : 'not a list';

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

const refusalCodes = enumTable(
  'already-monitored',
  'other-team',
  'not-push-mode',
  'not-supervisor',
  'conversation-over',
  'conversation-full',
);

/** `errors`: the format is not documented, so a plain string counts as the message. Most servers send no code. */
function decodeError(error: JsonObject, _context: DecodeContext, payload: unknown): LabelledEvent {
  const message = asObject(error['msg']);
  const code = ownValue(refusalCodes, asUpperCase(error['code']));
  return {
    type: 'request-refused',
    event: asString(error['task']),
    message: asLabel(error['msg'], message['msg'], message['message'], error['message'], payload),
    ...(code && { code }),
    conversationId: findConversationId(error) || null,
  };
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
  onChannelTypes: forList((rows) => {
    const channels = asObjects(rows)
      .map(parseChannel)
      .filter((channel) => channel.name !== '');
    return { type: 'channel-types-listed', channels };
  }),
  agentPresence: decodePresence,
  taskRequest: forConversation(decodeOffer),
  revokeTask: forConversation(decodeRevoked),
  onCimEvent: decodeCimEvent,
  topicUnsubscription: forConversation(decodeUnsubscribed),
  topicClosed: forConversation((_payload, conversationId) => ({ type: 'conversation-ended', conversationId })),
  errors: decodeError,
  socketSessionRemoved: ({ agentId }) => ({
    type: 'session-taken-over',
    agentId: (asString(agentId) || null) as AgentId | null,
  }),
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
