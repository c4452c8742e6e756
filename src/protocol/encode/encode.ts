import type { Command, ConversationId, Opaque } from '../../domain/index.js';
import { buildAgentState, buildBasicPayload } from './encode-basic.js';
import { EncodeError, type EncodeContext, type OutgoingEvent } from './encode-context.js';
import {
  encodeHand,
  encodeMessage,
  encodeRead,
  encodeSlaExtension,
  encodeTyping,
  encodeWrapUp,
} from './encode-message.js';
import { encodeOpaque, buildParticipant, buildRoomFields } from './encode-parts.js';
import { validatePayload, MAX_EVENT_SIZE } from '../payload-limits.js';
import { asObject, type JsonObject } from '../json.js';
import { isAtLeast } from '../server-version.js';
import { getCommandEventName } from '../event-names.js';
import { toWireName } from '../wire-names.js';

export {
  EncodeError,
  type EncodeContext,
  type MessageIdentity,
  type SendMessage,
  type OutgoingEvent,
} from './encode-context.js';
export { encodeHandshake } from './encode-basic.js';
export { getCommandEventName, isCommandEventName } from '../event-names.js';
export { createMessageIdentity, createLocalEcho } from './encode-message.js';
export type { ServerVersion } from '../server-version.js';

/**
 * The events to emit for a command, nearly always one. Throws an `EncodeError` when required data is missing. Permissions
 * are not checked here.
 */
export function encode(command: Command, context: EncodeContext): readonly OutgoingEvent[] {
  const event = getCommandEventName(command.type, context.server);
  if (command.type !== 'close-wrap-up' || isAtLeast(context.server, '4.5')) {
    return [{ event, payload: buildPayload(command, context) }];
  }
  // 4.4 takes the codes as a separate message before the close. Newer servers take both at once.
  const closePayload = { conversationId: command.conversationId, agentId: context.agent.id };
  const cimEvent = encodeWrapUp(command, context);
  const publishEvent = {
    event: getCommandEventName('send-message', context.server),
    payload: { cimEvent, ...closePayload, ...buildRoom(context) },
  };
  return [...(cimEvent === null ? [] : [publishEvent]), { event, payload: closePayload }];
}

function buildPayload(command: Command, context: EncodeContext): unknown {
  const agentId = context.agent.id;
  const conversationFields =
    'conversationId' in command ? { conversationId: command.conversationId, ...buildRoom(context) } : {};
  const agentFields = { ...conversationFields, agentId };
  const participantFields = { ...conversationFields, participantId: agentId };
  switch (command.type) {
    case 'set-state':
    case 'log-out':
    case 'set-channel':
      return buildBasicPayload(command, agentId);
    case 'set-agent-state':
      return command.state === 'ready'
        ? buildAgentState(command.agentId, 'READY', null)
        : buildAgentState(command.agentId, 'LOGOUT', command.reason);
    case 'accept-offer':
      return { ...agentFields, ...buildAcceptance(command.conversationId, context) };
    case 'leave':
      return agentFields;
    case 'send-message':
      return { ...agentFields, cimEvent: encodeMessage(command, context) };
    case 'send-typing':
      return { ...agentFields, cimEvent: encodeTyping(context) };
    case 'send-read':
      return { ...agentFields, cimEvent: encodeRead(command.messageId, context) };
    case 'extend-sla':
      return { ...agentFields, cimEvent: encodeSlaExtension(command.conversationId, context) };
    case 'raise-hand':
    case 'lower-hand':
      return { ...agentFields, cimEvent: encodeHand(command.type === 'raise-hand', context) };
    case 'transfer':
    case 'conference':
    case 'consult':
    case 'consult-conference': {
      const { target, note } = command;
      return {
        ...buildRequester(context),
        ...(target.to === 'queue'
          ? { mode: 'queue', queueName: toWireName(target.queueName) }
          : { mode: 'agent', requestedAgentId: target.agentId, offerToAgent: true }),
        ...(note && { note }),
      };
    }
    case 'consult-transfer': {
      const { conversationId, agentId: requestedAgentId } = command;
      return { conversationId, ...buildRequester(context), requestedAgentId, mode: 'agent', offerToAgent: false };
    }
    case 'monitor':
      return {
        topicParticipant: buildParticipant(context, command.chat.conversationId, 'SILENT_MONITOR'),
        agentId,
        channelSession: validateSession(command.chat.channelSession),
      };
    case 'whisper-mode':
    case 'barge-in':
      return participantFields;
    case 'pause':
      return { ...participantFields, duration: command.seconds, state: 'ON_HOLD' };
    case 'resume':
      return { ...participantFields, state: 'ACTIVE' };
    case 'close-wrap-up':
      return { ...agentFields, cimEvent: encodeWrapUp(command, context) };
    case 'subscribe-list':
    case 'unsubscribe-list': {
      const { id, name, description } = command.list;
      return {
        topicParticipant: buildParticipant(context, id as ConversationId, 'PRIMARY'),
        agentId,
        listId: id,
        list: { id, name, description: description || null },
      };
    }
    case 'join-item':
      return {
        topicParticipant: buildParticipant(context, command.item.conversationId, 'PRIMARY'),
        agentId,
        channelSession: encodeOpaque(command.item.channelSession),
        requestId: command.item.id,
      };
    case 'end-item':
      return command.itemId;
  }
}

/** Newer servers send the room of a conversation and require it in requests. */
const buildRoom = ({ conversation, offer }: EncodeContext): JsonObject =>
  buildRoomFields(conversation?.room ?? offer?.room ?? null);

/** Accepts an offer. Without an offer it subscribes again to an open conversation, which makes servers send a snapshot. */
function buildAcceptance(conversationId: ConversationId, context: EncodeContext): JsonObject {
  const { offer, conversation } = context;
  if (offer === null) {
    if (conversation === null) throw new EncodeError('no-such-offer');
    return { topicParticipant: encodeOpaque(conversation.ownParticipant), taskId: conversation.taskId };
  }
  const role =
    offer.direction === 'consult' ? 'ASSISTANT' : offer.direction === 'monitor' ? 'SILENT_MONITOR' : 'PRIMARY';
  return { topicParticipant: buildParticipant(context, conversationId, role), taskId: offer.taskId };
}

/** The session of a report row, which was not validated when the report was decoded. */
function validateSession(session: Opaque): JsonObject {
  const check = validatePayload(encodeOpaque(session), MAX_EVENT_SIZE);
  if ('refused' in check) throw new EncodeError('not-allowed');
  return asObject(check.value);
}

/** The requesting agent and the conversation's first session. The server takes all ids from these. */
function buildRequester({ conversation }: EncodeContext): JsonObject {
  if (conversation === null) throw new EncodeError('no-such-conversation');
  const session = conversation.firstChannelSession ?? conversation.channelSessions[0]?.source;
  if (session === undefined) throw new EncodeError('no-channel');
  return { channelSession: encodeOpaque(session), agentParticipant: encodeOpaque(conversation.ownParticipant) };
}
