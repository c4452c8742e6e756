import type { Agent, ChannelSession, ConversationId, Opaque } from '../domain/index.js';
import type { EncodeContext } from './encode-context.js';
import { fieldsOf, isWire, wire, type Wire } from './guards.js';

/** Only decoders and encoders look inside what the domain carries closed. */
export const opened = (source: Opaque): Wire => wire(source as unknown);

/** What desks note on their own copies of wire objects. Servers refuse or, worse, keep it. */
const ownNotes = ['isChecked', 'isDisabled', 'webChannelData', 'status', 'seenStatuses', 'scheduledStatus'];

/** A wire object as it goes back: as it came. */
export function forWire(source: Opaque): Wire {
  const fields = opened(source);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !ownNotes.includes(name)));
}

/** Us as a participant to be: the record id is made here and kept by the server. */
export function participant(
  context: EncodeContext,
  conversationId: ConversationId,
  role: 'PRIMARY' | 'ASSISTANT' | 'SILENT_MONITOR',
): Wire {
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
export function senderFields(agent: Agent): Wire {
  const additionalDetail = fieldsOf(opened(agent.source), 'firstName', 'lastName');
  const named = additionalDetail.firstName !== '' || additionalDetail.lastName !== '';
  return { id: agent.id, senderName: agent.username, type: 'AGENT', ...(named && { additionalDetail }) };
}

/**
 * How a channel is addressed. Always the session's own: incoming messages carry a stripped version, and a reply sent
 * with that would not arrive.
 */
export function channelData(session: ChannelSession): Wire {
  const data = opened(session.source)['channelData'];
  return isWire(data) ? data : { channelCustomerIdentifier: session.customerAddress };
}

/** The room as newer servers want it in an envelope; older ones know of none. */
export const roomFields = (roomInfo: Opaque | null): Wire => (roomInfo === null ? {} : { roomInfo });
