import type { Agent, Command, ConversationId, Opaque, Reason } from '../domain/index.js';
import { EncodeError, type EncodeContext, type WireCommand } from './encode-context.js';
import { encodeMessage, encodeRead, encodeSlaExtension, encodeTyping, encodeWrapUp } from './encode-message.js';
import { forWire, participant, roomFields } from './encode-parts.js';
import { admit, MAX_EVENT } from './gate.js';
import { wire, type Wire } from './guards.js';
import { atLeast } from './server-version.js';
import { commandEvent } from './wire-events.js';

export {
  EncodeError,
  type EncodeContext,
  type MessageIdentity,
  type SendMessage,
  type WireCommand,
} from './encode-context.js';
export { commandEvent, isAbout } from './wire-events.js';
export { identify, localEcho } from './encode-message.js';
export type { ServerVersion } from './server-version.js';

/**
 * What to emit for a wish: nearly always one event. Throws an `EncodeError` when something the wire needs is missing;
 * whether the agent may do it is not judged here.
 */
export function encode(command: Command, context: EncodeContext): readonly WireCommand[] {
  const event = commandEvent(command.type, context.server);
  if (command.type !== 'close-wrap-up' || atLeast(context.server, '4.5')) {
    return [{ event, payload: payloadOf(command, context) }];
  }
  // 4.4 publishes the codes as a message of its own and then closes; newer servers take both at once.
  const closing = { conversationId: command.conversationId, agentId: context.agent.id };
  const cimEvent = encodeWrapUp(command, context);
  const publishing = {
    event: commandEvent('send-message', context.server),
    payload: { cimEvent, ...closing, ...room(context) },
  };
  return [...(cimEvent === null ? [] : [publishing]), { event, payload: closing }];
}

function payloadOf(command: Command, context: EncodeContext): unknown {
  const agentId = context.agent.id;
  const where = 'conversationId' in command ? { conversationId: command.conversationId, ...room(context) } : {};
  const asked = { ...where, agentId };
  const asParticipant = { ...where, participantId: agentId };
  switch (command.type) {
    case 'set-state':
      return command.state === 'ready'
        ? agentState(agentId, 'READY', null)
        : agentState(agentId, 'NOT_READY', command.reason);
    case 'log-out':
      return agentState(agentId, 'LOGOUT', command.reason);
    case 'set-channel': {
      const state = command.ready ? 'READY' : 'NOT_READY';
      return { agentId, action: 'agentMRDState', state, mrdId: command.channelId };
    }
    case 'accept-offer':
      return { ...asked, ...acceptance(command.conversationId, context) };
    case 'leave':
      return asked;
    case 'send-message':
      return { ...asked, cimEvent: encodeMessage(command, context) };
    case 'send-typing':
      return { ...asked, cimEvent: encodeTyping(context) };
    case 'send-read':
      return { ...asked, cimEvent: encodeRead(command.messageId, context) };
    case 'extend-sla':
      return { ...asked, cimEvent: encodeSlaExtension(command.conversationId, context) };
    case 'transfer':
    case 'conference':
    case 'consult':
    case 'consult-conference': {
      const { target, note } = command;
      return {
        ...requester(context),
        ...(target.to === 'queue'
          ? { mode: 'queue', queueName: target.queueName }
          : { mode: 'agent', requestedAgentId: target.agentId, offerToAgent: true }),
        ...(note && { note }),
      };
    }
    case 'consult-transfer': {
      const { conversationId, agentId: requestedAgentId } = command;
      return { conversationId, ...requester(context), requestedAgentId, mode: 'agent', offerToAgent: false };
    }
    case 'monitor':
      return {
        topicParticipant: participant(context, command.chat.conversationId, 'SILENT_MONITOR'),
        agentId,
        channelSession: admittedSession(command.chat.channelSession),
      };
    case 'whisper-mode':
    case 'barge-in':
      return asParticipant;
    case 'pause':
      return { ...asParticipant, duration: command.seconds, state: 'ON_HOLD' };
    case 'resume':
      return { ...asParticipant, state: 'ACTIVE' };
    case 'close-wrap-up':
      return { ...asked, cimEvent: encodeWrapUp(command, context) };
    case 'subscribe-list':
    case 'unsubscribe-list': {
      const { id, name, description } = command.list;
      return {
        topicParticipant: participant(context, id as ConversationId, 'PRIMARY'),
        agentId,
        listId: id,
        list: { id, name, description: description || null },
      };
    }
    case 'join-item':
      return {
        topicParticipant: participant(context, command.item.conversationId, 'PRIMARY'),
        agentId,
        channelSession: forWire(command.item.channelSession),
        requestId: command.item.id,
      };
    case 'end-item':
      return command.itemId;
  }
}

/** The state of the whole agent is an object, that of one domain a bare word. */
const agentState = (agentId: string, name: 'READY' | 'NOT_READY' | 'LOGOUT', reason: Reason | null): unknown => ({
  agentId,
  action: 'agentState',
  state: { name, reasonCode: reason?.source ?? null },
});

/** Newer servers say which room a conversation is in and want to hear it back. */
const room = ({ conversation, offer }: EncodeContext): Wire => roomFields(conversation?.room ?? offer?.room ?? null);

/**
 * Takes what is offered. With no offer but a conversation at hand it asks for that conversation again, as the same
 * participant: servers answer with a fresh snapshot.
 */
function acceptance(conversationId: ConversationId, context: EncodeContext): Wire {
  const { offer, conversation } = context;
  if (offer === null) {
    if (conversation === null) throw new EncodeError('no-such-offer');
    return { topicParticipant: forWire(conversation.ownParticipant), taskId: conversation.taskId };
  }
  const role =
    offer.direction === 'consult' ? 'ASSISTANT' : offer.direction === 'monitor' ? 'SILENT_MONITOR' : 'PRIMARY';
  return { topicParticipant: participant(context, conversationId, role), taskId: offer.taskId };
}

/** The session of a report's row, which came in unlooked at. */
function admittedSession(session: Opaque): Wire {
  const result = admit(forWire(session), MAX_EVENT);
  if ('refused' in result) throw new EncodeError('not-allowed');
  return wire(result.value);
}

/** Who asks, and about which session: the one the conversation was requested on. The server reads all ids from these. */
function requester({ conversation }: EncodeContext): Wire {
  if (conversation === null) throw new EncodeError('no-such-conversation');
  const session = conversation.firstChannelSession ?? conversation.channelSessions[0]?.source;
  if (session === undefined) throw new EncodeError('no-channel');
  return { channelSession: forWire(session), agentParticipant: forWire(conversation.ownParticipant) };
}

/** What the socket is opened with. The user travels as text; of the two push keys a desk has at most one. */
export function encodeHandshake(
  agent: Agent,
  push: { readonly desktop: string | null; readonly mobile: string | null },
): { auth: Record<string, unknown>; query: Record<string, string> } {
  return {
    auth: {
      agent: JSON.stringify(agent.source),
      fcm: { desktopFcmKey: push.desktop, mobileFcmKey: push.mobile },
    },
    query: { username: agent.username },
  };
}
