import type { Agent, ChannelSession, Conversation, ConversationId, Opaque } from '../domain/index.js';
import type { EncodeContext } from './encode-context.js';
import { isWire, text, wire, type Wire } from './guards.js';

/** Only decoders and encoders look inside what the domain carries closed. */
export const opened = (source: Opaque): Wire => wire(source as unknown);

/** What desks note on their own copies of wire objects. Servers refuse or, worse, keep it. */
const ownNotes = ['isChecked', 'isDisabled', 'webChannelData', 'status', 'seenStatuses', 'scheduledStatus'];

/** A wire object as it goes back: as it came. */
export function forWire(source: Opaque): Wire {
  const fields = opened(source);
  if (!ownNotes.some((name) => name in fields)) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !ownNotes.includes(name)));
}

export type WireRole = 'PRIMARY' | 'ASSISTANT' | 'SILENT_MONITOR';

/** Us as a participant to be: the record id is made here and kept by the server. */
export function participant(context: EncodeContext, conversationId: ConversationId, role: WireRole): Wire {
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
  const user = opened(agent.source);
  const firstName = text(user['firstName']);
  const lastName = text(user['lastName']);
  const named = firstName !== '' || lastName !== '';
  return {
    id: agent.id,
    senderName: agent.username,
    type: 'AGENT',
    ...(named ? { additionalDetail: { firstName, lastName } } : {}),
  };
}

/**
 * How a channel is addressed. Always the session's own: incoming messages carry a stripped version, and a reply sent
 * with that would not arrive.
 */
export function channelData(session: ChannelSession): Wire {
  const data = opened(session.source)['channelData'];
  return isWire(data) ? data : { channelCustomerIdentifier: session.customerAddress };
}

/** The room as newer servers want it in an envelope, and its id as they want it in a header. */
export function roomFields(conversation: Conversation): { readonly roomInfo?: Opaque } {
  return conversation.room === null ? {} : { roomInfo: conversation.room };
}

export function roomId(conversation: Conversation): { readonly roomId?: string } {
  const id = conversation.room === null ? '' : text(opened(conversation.room)['id']);
  return id === '' ? {} : { roomId: id };
}
