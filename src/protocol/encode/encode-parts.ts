import type { Agent, ChannelSession, ConversationId, Opaque } from '../../domain/index.js';
import type { EncodeContext } from './encode-context.js';
import { pickStrings, isObject, asObject, type JsonObject } from '../json.js';

/** Only decoders and encoders look inside what the domain carries closed. */
export const fromOpaque = (source: Opaque): JsonObject => asObject(source as unknown);

/** What desks note on their own copies of wire objects. Servers refuse or, worse, keep it. */
const clientOnlyFields = ['isChecked', 'isDisabled', 'webChannelData', 'status', 'seenStatuses', 'scheduledStatus'];

/** A wire object as it goes back: as it came. */
export function encodeOpaque(source: Opaque): JsonObject {
  const fields = fromOpaque(source);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !clientOnlyFields.includes(name)));
}

/** Us as a participant to be: the record id is made here and kept by the server. */
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
      keycloakUser: agent.source,
      associatedRoutingAttributes: [],
    },
    token: null,
    conversationId,
    role,
    userCredentials: null,
    state: 'SUBSCRIBED',
  };
}

/** Us as a sender. The user name is what every desk shows; newer ones also read the names of the person. */
export function buildSender(agent: Agent): JsonObject {
  const additionalDetail = pickStrings(fromOpaque(agent.source), 'firstName', 'lastName');
  const hasName = additionalDetail.firstName !== '' || additionalDetail.lastName !== '';
  return { id: agent.id, senderName: agent.username, type: 'AGENT', ...(hasName && { additionalDetail }) };
}

/**
 * How a channel is addressed. Always the session's own: incoming messages carry a stripped version, and a reply sent
 * with that would not arrive.
 */
export function getChannelData(session: ChannelSession): JsonObject {
  const data = fromOpaque(session.source)['channelData'];
  return isObject(data) ? data : { channelCustomerIdentifier: session.customerAddress };
}

/** The room as newer servers want it in an envelope; older ones know of none. */
export const buildRoomFields = (roomInfo: Opaque | null): JsonObject => (roomInfo === null ? {} : { roomInfo });
