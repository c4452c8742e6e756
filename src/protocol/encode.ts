import type { Agent, Command, Conversation, ConversationId, Opaque } from '../domain/index.js';
import { commandEvent } from './command-event.js';
import type { EncodeContext, WireCommand } from './encode-context.js';
import { EncodeError } from './encode-context.js';
import { encodeMessage, encodeRead, encodeSlaExtension, encodeTyping, encodeWrapUpMessage } from './encode-message.js';
import { forWire, participant, type WireRole } from './encode-parts.js';
import { atLeast } from './server-version.js';
import { clientEvents } from './wire-events.js';

export {
  EncodeError,
  type EncodeContext,
  type MessageIdentity,
  type SendMessage,
  type WireCommand,
} from './encode-context.js';
export { commandEvent, isAbout } from './command-event.js';
export { identify, localEcho } from './encode-message.js';
export type { ServerVersion } from './server-version.js';

/**
 * What to emit for a wish: nearly always one event. Throws an `EncodeError` when something the wire needs is missing;
 * whether the agent may do it is not judged here.
 */
export function encode(command: Command, context: EncodeContext): readonly WireCommand[] {
  const event = commandEvent(command.type, context.server);
  const one = (payload: unknown): readonly WireCommand[] => [{ event, payload }];
  const agentId = context.agent.id;
  switch (command.type) {
    case 'set-state':
      return one(
        parentState(agentId, command.state === 'ready' ? 'READY' : 'NOT_READY', command.reason?.source ?? null),
      );
    case 'log-out':
      return one(parentState(agentId, 'LOGOUT', command.reason?.source ?? null));
    case 'set-channel': {
      const state = command.ready ? 'READY' : 'NOT_READY';
      return one({ agentId, action: 'agentMRDState', state, mrdId: command.channelId });
    }
    case 'accept-offer':
      return one(acceptance(command.conversationId, context));
    case 'leave':
      return one({ conversationId: command.conversationId, agentId, ...room(context) });
    case 'send-message':
      return one(published(command.conversationId, encodeMessage(command, context), context));
    case 'send-typing':
      return one(published(command.conversationId, encodeTyping(context), context));
    case 'send-read':
      return one(published(command.conversationId, encodeRead(command, context), context));
    case 'extend-sla':
      return one(published(command.conversationId, encodeSlaExtension(command.conversationId, context), context));
    case 'transfer':
    case 'conference':
    case 'consult':
    case 'consult-conference':
      return one(rerouting(command, context));
    case 'consult-transfer':
      return one({
        conversationId: command.conversationId,
        ...requester(context),
        requestedAgentId: command.agentId,
        mode: 'agent',
        offerToAgent: false,
      });
    case 'monitor':
      return one({
        topicParticipant: participant(context, command.chat.conversationId, 'SILENT_MONITOR'),
        agentId,
        channelSession: forWire(command.chat.channelSession),
      });
    case 'whisper-mode':
    case 'barge-in':
      return one({ participantId: agentId, conversationId: command.conversationId, ...room(context) });
    case 'pause': {
      const { conversationId, seconds } = command;
      return one({ participantId: agentId, conversationId, ...room(context), duration: seconds, state: 'ON_HOLD' });
    }
    case 'resume':
      return one({ participantId: agentId, conversationId: command.conversationId, ...room(context), state: 'ACTIVE' });
    case 'close-wrap-up':
      return closedWrapUp(command, event, context);
    case 'subscribe-list':
    case 'unsubscribe-list': {
      const { id, name, description } = command.list;
      return one({
        topicParticipant: participant(context, id as ConversationId, 'PRIMARY'),
        agentId,
        listId: id,
        list: { id, name, description: description || null },
      });
    }
    case 'join-item':
      return one({
        topicParticipant: participant(context, command.item.conversationId, 'PRIMARY'),
        agentId,
        channelSession: forWire(command.item.channelSession),
        requestId: command.item.id,
      });
    case 'end-item':
      return one(command.itemId);
  }
}

/** The state of the whole agent is an object, that of one domain a bare word; READY never has a reason. */
function parentState(agentId: string, name: 'READY' | 'NOT_READY' | 'LOGOUT', reason: Opaque | null): unknown {
  const reasonCode = name === 'READY' ? null : reason;
  return { agentId, action: 'agentState', state: { name, reasonCode } };
}

/** Newer servers say which room a conversation is in and want to hear it back; older ones know of none. */
function room(context: EncodeContext): { roomInfo?: Opaque } {
  const roomInfo = context.conversation?.room ?? context.offer?.room ?? null;
  return roomInfo === null ? {} : { roomInfo };
}

function published(conversationId: ConversationId, cimEvent: unknown, context: EncodeContext): unknown {
  return { cimEvent, agentId: context.agent.id, conversationId, ...room(context) };
}

/**
 * Takes what is offered. With no offer but a conversation at hand it asks for that conversation again, as the same
 * participant: servers answer with a fresh snapshot.
 */
function acceptance(conversationId: ConversationId, context: EncodeContext): unknown {
  const { offer, conversation, agent } = context;
  if (offer === null) {
    if (conversation === null) throw new EncodeError('no-such-offer');
    const topicParticipant = forWire(conversation.ownParticipant);
    return { topicParticipant, agentId: agent.id, conversationId, ...room(context), taskId: conversation.taskId };
  }
  const role: WireRole =
    offer.direction === 'consult' ? 'ASSISTANT' : offer.direction === 'monitor' ? 'SILENT_MONITOR' : 'PRIMARY';
  return {
    topicParticipant: participant(context, conversationId, role),
    agentId: agent.id,
    conversationId,
    ...(offer.room === null ? {} : { roomInfo: offer.room }),
    taskId: offer.taskId,
  };
}

function conversationOf(context: EncodeContext): Conversation {
  if (context.conversation === null) throw new EncodeError('no-such-conversation');
  return context.conversation;
}

/** Who asks, and about which session: the one the conversation was requested on. The server reads all ids from these. */
function requester(context: EncodeContext): { channelSession: unknown; agentParticipant: unknown } {
  const conversation = conversationOf(context);
  const session = conversation.firstChannelSession ?? conversation.channelSessions[0]?.source;
  if (session === undefined) throw new EncodeError('no-channel');
  return { channelSession: forWire(session), agentParticipant: forWire(conversation.ownParticipant) };
}

type Rerouting = Extract<Command, { type: 'transfer' | 'conference' | 'consult' | 'consult-conference' }>;

function rerouting({ target, note }: Rerouting, context: EncodeContext): unknown {
  const written = note === '' ? {} : { note };
  return target.to === 'queue'
    ? { ...requester(context), mode: 'queue', queueName: target.queueName, ...written }
    : { ...requester(context), mode: 'agent', requestedAgentId: target.agentId, ...written, offerToAgent: true };
}

/** 4.4 publishes the codes as a message of its own and then closes; newer servers take both at once. */
function closedWrapUp(
  command: Extract<Command, { type: 'close-wrap-up' }>,
  event: string,
  context: EncodeContext,
): readonly WireCommand[] {
  const { conversationId } = command;
  const agentId = context.agent.id;
  const message = command.codes === null ? null : encodeWrapUpMessage(command.codes, command.note, context);
  if (atLeast(context.server, '4.5')) {
    return [{ event, payload: { cimEvent: message, ...room(context), conversationId, agentId } }];
  }
  const closing: WireCommand = { event, payload: { conversationId, agentId } };
  if (message === null) return [closing];
  return [{ event: clientEvents.publish, payload: published(conversationId, message, context) }, closing];
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
