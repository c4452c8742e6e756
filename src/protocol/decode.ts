import type { AgentId, ProtocolProblem, ServerEvent } from '../domain/index.js';
import { decodePresence } from './decode-agent.js';
import { decodeConversationEvent } from './decode-cim.js';
import { decodeSnapshot } from './decode-conversation.js';
import { channelOf, conversationIdOf } from './decode-parts.js';
import {
  decodeAssistanceAssigned,
  decodeAssistancePlaced,
  decodeClosed,
  decodeConsultTransferred,
  decodeOffer,
  decodeRevoked,
  decodeUnsubscribed,
  decodeWrapUpStarted,
} from './decode-task.js';
import { announcementOf, pullListsOf, queueItemOf, queueItemsOf } from './decode-team.js';
import { admit, admitJson, MAX_EVENT } from './gate.js';
import { firstText, isWire, text, wire, wires, type Wire } from './guards.js';
import { moment } from './time.js';
import type { DecodeContext, Decoded } from './types.js';
import { plainName, serverEvents } from './wire-events.js';

export type { DecodeContext, Decoded } from './types.js';

/** One fact, several, or what is wrong. */
type Result = ServerEvent | readonly ServerEvent[] | string;
type Decoder = (payload: unknown, context: DecodeContext) => Result;

/**
 * What a Socket.IO event tells. Never throws: what cannot be read comes back as a problem, and a caller may report it
 * and go on, since nothing of it has had any effect.
 */
export function decode(event: string, args: readonly unknown[], context: DecodeContext): Decoded {
  try {
    return attempt(event, args[0], context);
  } catch {
    // No JSON gets here; this is for whatever is not JSON, or a mistake of ours.
    return { events: [], problems: [{ event, problem: 'the decoder failed' }] };
  }
}

function attempt(event: string, payload: unknown, context: DecodeContext): Decoded {
  const name = plainName(event);
  if (name === conversationName) {
    // Weighed piece by piece: one broken event of the history must not cost the conversation.
    const snapshot = decodeSnapshot(payload, context);
    if (typeof snapshot === 'string') return failed(event, snapshot);
    return { events: [snapshot.event], problems: snapshot.problems.map((problem) => ({ event, problem })) };
  }
  const decoder = decoders.get(name);
  if (decoder === undefined) return failed(event, 'unknown event');
  const admitted = admit(payload, MAX_EVENT);
  if ('refused' in admitted) return failed(event, admitted.refused);
  const result = decoder(admitted.value, context);
  if (typeof result === 'string') return failed(event, result);
  return { events: 'type' in result ? [result] : result, problems: [] };
}

const failed = (event: string, problem: string): Decoded => {
  const problems: readonly ProtocolProblem[] = [{ event: event.slice(0, 100), problem }];
  return { events: [], problems };
};

/** For events whose payload is an object. */
const fields =
  (decoder: (payload: Wire, context: DecodeContext) => Result): Decoder =>
  (payload, context) =>
    isWire(payload) ? decoder(payload, context) : 'not an object';

/** `onCimEvent`: something happened in a conversation. Servers send it as JSON text, their documentation as an object. */
function decodeLive(payload: Wire, context: DecodeContext): Result {
  let content = payload['cimEvent'];
  if (typeof content === 'string') {
    const admitted = admitJson(content, MAX_EVENT);
    if ('refused' in admitted) return `event: ${admitted.refused}`;
    content = admitted.value;
  }
  const event = wire(content);
  const conversationId = conversationIdOf(payload, event);
  if (conversationId === '') return 'no conversation id';
  const at = moment(event['timestamp']) ?? moment(wire(wire(event['data'])['header'])['timestamp']) ?? context.now;
  return decodeConversationEvent(event, { ...context, conversationId, at });
}

/** `errors`: no shape is promised, so a bare text counts as the message. */
function decodeError(payload: unknown): ServerEvent {
  const error = wire(payload);
  const message = wire(error['msg']);
  return {
    type: 'request-refused',
    event: text(error['task']),
    message: firstText(error['msg'], message['msg'], message['message'], error['message'], payload),
    conversationId: conversationIdOf(error) || null,
  };
}

function decodeChannelTypes(payload: unknown): Result {
  if (!Array.isArray(payload)) return 'not a list';
  const channels = wires(payload)
    .map(channelOf)
    .filter((channel) => channel.name !== '');
  return { type: 'channel-types-listed', channels };
}

/** A change to one waiting customer; travels as JSON text within an object. */
function decodePullItem(payload: Wire, context: DecodeContext): Result {
  const admitted = admitJson(payload['pullModeEvent'], MAX_EVENT);
  const item = 'refused' in admitted ? null : queueItemOf(wire(admitted.value), context.now);
  return item === null ? 'no request' : { type: 'queue-item-changed', item };
}

const decodePullItems =
  (replace: boolean): Decoder =>
  (payload, context) =>
    Array.isArray(payload) || isWire(payload)
      ? { type: 'queue-items-listed', items: queueItemsOf(payload, context.now), replace }
      : 'not a list';

function decodePullItemsRemoved(payload: unknown): Result {
  const listId = firstText(payload, wire(payload)['listId'], wire(payload)['id']);
  return listId === '' ? 'no list id' : { type: 'pull-list-dropped', listId };
}

function decodePullLists(payload: unknown): Result {
  if (!Array.isArray(payload) && !isWire(payload)) return 'not a list';
  return { type: 'pull-lists-subscribed', lists: pullListsOf(payload) };
}

function decodeAnnounced(payload: Wire, context: DecodeContext): Result {
  const announcement = announcementOf(payload);
  if (announcement === null) return 'no announcement id';
  return announcement.fromId === context.agentId ? [] : { type: 'announcement-made', announcement };
}

function decodeAnnouncementDeleted(payload: unknown): Result {
  const id = firstText(wire(payload)['id'], wire(payload)['_id'], payload);
  return id === '' ? 'no announcement id' : { type: 'announcement-withdrawn', id };
}

function decodeTakenOver(payload: unknown): ServerEvent {
  return { type: 'session-taken-over', agentId: (text(wire(payload)['agentId']) || null) as AgentId | null };
}

const conversationName = plainName(serverEvents.conversation);

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>(
  (
    [
      [serverEvents.channelTypes, decodeChannelTypes],
      [serverEvents.presence, fields(decodePresence)],
      [serverEvents.offer, fields(decodeOffer)],
      [serverEvents.offerRevoked, fields(decodeRevoked)],
      [serverEvents.conversationEvent, fields(decodeLive)],
      [serverEvents.unsubscribed, fields(decodeUnsubscribed)],
      [serverEvents.closed, fields(decodeClosed)],
      [serverEvents.errors, decodeError],
      [serverEvents.sessionRemoved, decodeTakenOver],
      [serverEvents.wrapUpStarted, fields(decodeWrapUpStarted)],
      [serverEvents.wrapUpStarted44, fields(decodeWrapUpStarted)],
      [serverEvents.wrapUpClosed44, () => []],
      [serverEvents.assistancePlaced, fields(decodeAssistancePlaced)],
      [serverEvents.assistanceAssigned, fields(decodeAssistanceAssigned)],
      [serverEvents.assistanceAssigned45, fields(decodeAssistanceAssigned)],
      [serverEvents.consultTransferDone, fields(decodeConsultTransferred)],
      ['consultTransferRequestSuccess', fields(decodeConsultTransferred)],
      [serverEvents.pullLists, decodePullLists],
      [serverEvents.pullItem, fields(decodePullItem)],
      [serverEvents.pullItems, decodePullItems(true)],
      [serverEvents.pullItemsAdded, decodePullItems(false)],
      [serverEvents.pullItemsRemoved, decodePullItemsRemoved],
      [serverEvents.announced, fields(decodeAnnounced)],
      [serverEvents.announcementDeleted, decodeAnnouncementDeleted],
    ] satisfies readonly (readonly [string, Decoder])[]
  ).map(([event, decoder]) => [plainName(event), decoder]),
);
