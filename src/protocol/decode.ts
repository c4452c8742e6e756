import type { AgentId, ServerEvent } from '../domain/index.js';
import { decodePresence } from './decode-agent.js';
import { decodeConversationEvent } from './decode-cim.js';
import { decodeSnapshot } from './decode-conversation.js';
import { channelOf, conversationIdOf } from './decode-parts.js';
import {
  decodeAssistancePlaced,
  decodeConsultTransferred,
  decodeOffer,
  decodeRevoked,
  decodeUnsubscribed,
  decodeWrapUpStarted,
  type ConversationDecoder,
} from './decode-task.js';
import { announcementOf, pullListsOf, queueItemOf, queueItemsOf } from './decode-team.js';
import { admit, admitJson, MAX_EVENT } from './gate.js';
import { alike, firstText, lookUp, text, upper, wire, wires, type Wire } from './guards.js';
import { moment } from './time.js';
import type { DecodeContext, Decoded } from './types.js';
import { plainName } from './wire-events.js';

export type { DecodeContext, Decoded } from './types.js';

/** One fact, several, or what is wrong. */
type Result = ServerEvent | readonly ServerEvent[] | string;
/** Most payloads are objects; for the others there is the third parameter. */
type Decoder = (fields: Wire, context: DecodeContext, payload: unknown) => Result;

/**
 * What a Socket.IO event tells. Never throws: what cannot be read comes back as a problem, and a caller may report it
 * and go on, since nothing of it has had any effect.
 */
export function decode(event: string, args: readonly unknown[], context: DecodeContext): Decoded {
  let result: Result;
  let problems: readonly string[] = [];
  try {
    const name = plainName(event);
    if (name === 'ontopicdata') {
      // Weighed piece by piece: one broken event of the history must not cost the conversation.
      const snapshot = decodeSnapshot(args[0], context);
      if (typeof snapshot === 'string') result = snapshot;
      else ({ event: result, problems } = snapshot);
    } else {
      const decoder = byPlainName.get(name);
      const admitted = admit(args[0], MAX_EVENT);
      if (decoder === undefined) result = 'unknown event';
      else if ('refused' in admitted) result = admitted.refused;
      else result = decoder(wire(admitted.value), context, admitted.value);
    }
  } catch {
    // No JSON gets here; this is for whatever is not JSON, or a mistake of ours.
    result = 'the decoder failed';
  }
  if (typeof result === 'string') {
    problems = [result];
    result = [];
  }
  return {
    events: 'type' in result ? [result] : result,
    problems: problems.map((problem) => ({ event: event.slice(0, 100), problem })),
  };
}

/** For what is about one conversation, wherever within it says which. */
const inConversation =
  (decoder: ConversationDecoder): Decoder =>
  (payload, context) => {
    const { channelSession, newTask, task } = payload;
    const conversationId = conversationIdOf(payload, wire(channelSession), wire(newTask ?? task));
    return conversationId === '' ? 'no conversation id' : decoder(payload, conversationId, context);
  };

/** For lists, of which one item may come alone. */
const listed =
  (decoder: (rows: unknown, context: DecodeContext) => ServerEvent): Decoder =>
  (fields, context, payload) =>
    Array.isArray(payload) || payload === fields ? decoder(payload, context) : 'not a list';

/** `onCimEvent`: something happened in a conversation. Servers send it as JSON text, their documentation as an object. */
function decodeLive(payload: Wire, context: DecodeContext): Result {
  const admitted = admitJson(payload['cimEvent'], MAX_EVENT);
  if ('refused' in admitted) return `event: ${admitted.refused}`;
  const event = wire(admitted.value);
  const conversationId = conversationIdOf(payload, event);
  if (conversationId === '') return 'no conversation id';
  const at = moment(event['timestamp']) ?? moment(wire(wire(event['data'])['header'])['timestamp']) ?? context.now;
  return decodeConversationEvent(event, { ...context, conversationId, at });
}

const refusals = alike(
  'already-monitored',
  'other-team',
  'not-push-mode',
  'not-supervisor',
  'conversation-over',
  'conversation-full',
);

/** `errors`: no shape is promised, so a bare text counts as the message. A code is more than most servers say. */
function decodeError(error: Wire, _context: DecodeContext, payload: unknown): ServerEvent {
  const message = wire(error['msg']);
  const code = lookUp(refusals, upper(error['code']));
  return {
    type: 'request-refused',
    event: text(error['task']),
    message: firstText(error['msg'], message['msg'], message['message'], error['message'], payload),
    ...(code && { code }),
    conversationId: conversationIdOf(error) || null,
  };
}

/** A change to one waiting customer; travels as JSON text within an object. */
function decodePullItem(payload: Wire, context: DecodeContext): Result {
  const admitted = admitJson(payload['pullModeEvent'], MAX_EVENT);
  const item = 'refused' in admitted ? null : queueItemOf(wire(admitted.value), context.now);
  return item === null ? 'no request' : { type: 'queue-item-changed', item };
}

const decodePullItems = (replace: boolean): Decoder =>
  listed((rows, { now }) => ({ type: 'queue-items-listed', items: queueItemsOf(rows, now), replace }));

function decodeAnnounced(payload: Wire, context: DecodeContext): Result {
  const announcement = announcementOf(payload);
  if (announcement === null) return 'no announcement id';
  return announcement.fromId === context.agentId ? [] : { type: 'announcement-made', announcement };
}

const assistanceAssigned = inConversation(({ type }, conversationId) => ({
  type: 'assistance-assigned',
  conversationId,
  kind: text(type),
}));

/** What each event of the server but `onTopicData` tells. Their names are compared without regard to case or a trailing `_`. */
export const decoders: Readonly<Record<string, Decoder>> = {
  onChannelTypes: listed((rows) => {
    const channels = wires(rows)
      .map(channelOf)
      .filter((channel) => channel.name !== '');
    return { type: 'channel-types-listed', channels };
  }),
  agentPresence: decodePresence,
  taskRequest: inConversation(decodeOffer),
  revokeTask: inConversation(decodeRevoked),
  onCimEvent: decodeLive,
  topicUnsubscription: inConversation(decodeUnsubscribed),
  topicClosed: inConversation((_payload, conversationId) => ({ type: 'conversation-ended', conversationId })),
  errors: decodeError,
  socketSessionRemoved: ({ agentId }) => ({
    type: 'session-taken-over',
    agentId: (text(agentId) || null) as AgentId | null,
  }),
  wrapupTimerStarted: inConversation(decodeWrapUpStarted),
  // 4.4 names of the wrap-up events; the second tells nothing the unsubscription does not.
  WRAP_UP_TIMER_STARTED: inConversation(decodeWrapUpStarted),
  WRAP_UP_CLOSED: () => [],
  agentAssistanceRequestPlaced: decodeAssistancePlaced,
  agentAssignedForAssistance: assistanceAssigned,
  // 4.5 name of the same.
  agentAssignedForAgentTransfer: assistanceAssigned,
  // Spelled without its t by every server seen.
  consulTransferRequestSuccess: inConversation(decodeConsultTransferred),
  consultTransferRequestSuccess: inConversation(decodeConsultTransferred),
  onPullModeSubscribedList: listed((rows) => ({ type: 'pull-lists-subscribed', lists: pullListsOf(rows) })),
  onPullModeSubscribedListRequest: decodePullItem,
  pullModeSubscribedListRequests: decodePullItems(true),
  addPullModeSubscribedListRequests: decodePullItems(false),
  removePullModeSubscribedListRequests: ({ listId: inList, id }, _context, payload) => {
    const listId = firstText(payload, inList, id);
    return listId === '' ? 'no list id' : { type: 'pull-list-dropped', listId };
  },
  ANNOUNCEMENT_CREATED: decodeAnnounced,
  ANNOUNCEMENT_DELETED: (fields, _context, payload) => {
    const id = firstText(fields['id'], fields['_id'], payload);
    return id === '' ? 'no announcement id' : { type: 'announcement-withdrawn', id };
  },
};

const byPlainName = new Map(Object.entries(decoders).map(([event, decoder]) => [plainName(event), decoder]));
