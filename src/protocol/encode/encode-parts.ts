import type { Agent, ChannelSession, ConversationId, Opaque } from '../../domain/index.js';
import type { EncodeContext } from './encode-context.js';
import { pickStrings, isObject, type JsonObject } from '../json.js';
import { fromOpaque } from '../wire-objects.js';

/** Fields that clients add to their copies of wire objects. Servers refuse them or, worse, store them. */
const clientOnlyFields = ['isChecked', 'isDisabled', 'webChannelData', 'status', 'seenStatuses', 'scheduledStatus'];

/** A wire object to send back, unchanged but for client-only fields. */
export function encodeOpaque(source: Opaque): JsonObject {
  const fields = fromOpaque(source);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !clientOnlyFields.includes(name)));
}

/** This agent as a new participant. The server keeps the record id created here. */
export function buildParticipant(
  context: EncodeContext,
  conversationId: ConversationId,
  role: 'PRIMARY' | 'ASSISTANT' | 'SILENT_MONITOR',
): JsonObject {
  const { agent, newId } = context;
  return {
    id: newId(),
    type: 'AGENT',
    participant: {
      id: agent.id,
      participantType: 'CCUser',
      keycloakUser: fromOpaque(agent.source),
      associatedRoutingAttributes: [],
    },
    token: null,
    conversationId,
    role,
    userCredentials: null,
    state: 'SUBSCRIBED',
  };
}

/** This agent as a sender. All clients show the user name; newer ones also first and last name. */
export function buildSender(agent: Agent): JsonObject {
  const additionalDetail = pickStrings(fromOpaque(agent.source), 'firstName', 'lastName');
  const hasName = additionalDetail.firstName !== '' || additionalDetail.lastName !== '';
  return { id: agent.id, senderName: agent.username, type: 'AGENT', ...(hasName && { additionalDetail }) };
}

/** The address of a channel. Always the session's: incoming messages have a reduced copy, which does not work in replies. */
export function getChannelData(session: ChannelSession): JsonObject {
  const data = fromOpaque(session.source)['channelData'];
  return isObject(data) ? data : { channelCustomerIdentifier: session.customerAddress };
}

/** The room field, which newer servers require; empty on older ones. */
export const buildRoomFields = (room: Opaque | null): JsonObject =>
  room === null ? {} : { roomInfo: fromOpaque(room) };
