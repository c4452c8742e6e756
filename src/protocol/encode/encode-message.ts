import type { Command, ConversationId, EntryId, Message, MessageId } from '../../domain/index.js';
import { parseChannelSession } from '../decode/decode-parts.js';
import { encodeBody } from './encode-body.js';
import { EncodeError, type EncodeContext, type MessageIdentity, type SendMessage } from './encode-context.js';
import { getChannelData, encodeOpaque, buildRoomFields, buildSender } from './encode-parts.js';
import type { JsonObject } from '../json.js';
import { toWireName } from '../wire-names.js';
import { fromOpaque } from '../wire-objects.js';

type CloseWrapUp = Extract<Command, { type: 'close-wrap-up' }>;

/** Creates the ids of a message. A reply in `reuse-id` mode reuses the quoted message's id, except for social comments. */
export function createMessageIdentity(
  newId: () => string,
  command: SendMessage,
  replyMode: EncodeContext['replyMode'],
): MessageIdentity {
  const eventId = newId() as EntryId;
  const reusedId = replyMode === 'reuse-id' && command.body.type !== 'comment' ? command.replyTo : null;
  return { eventId, messageId: reusedId ?? (newId() as MessageId) };
}

/**
 * The event that contains a message. The channel session is next to `data`; the header has only its id. Event and message
 * have the same time. `extraHeader` holds header fields that a plain message does not have.
 */
function buildEnvelope(
  name: string,
  body: JsonObject,
  context: EncodeContext,
  extraHeader: JsonObject = {},
  identity = createFreshIdentity(context),
): JsonObject {
  const { conversation, channelSession: session, now } = context;
  if (conversation === null) throw new EncodeError('no-such-conversation');
  if (session === null) throw new EncodeError('no-channel');
  const conversationId = conversation.id;
  const sender = buildSender(context.agent);
  const roomId = conversation.room && fromOpaque(conversation.room)['id'];
  return {
    id: identity.eventId,
    name,
    type: name.endsWith('_MESSAGE') ? 'MESSAGE' : 'NOTIFICATION',
    timestamp: now,
    conversationId,
    eventEmitter: sender,
    channelSession: encodeOpaque(session.source),
    data: {
      id: identity.messageId,
      header: {
        sender,
        channelData: getChannelData(session),
        timestamp: now,
        intent: null,
        channelSessionId: session.id,
        conversationId,
        customer: fromOpaque(conversation.customer.source),
        ...(roomId ? { roomId } : {}),
        ...extraHeader,
      },
      body,
    },
    ...buildRoomFields(conversation.room),
  };
}

/** A message to the customer, or, as a whisper, to the other agents. A whisper without other agents is an error. */
export function encodeMessage(command: SendMessage, context: EncodeContext): JsonObject {
  const { body, replyTo, whisper } = command;
  if (whisper && context.conversation?.participants.every(({ agentId }) => agentId === context.agent.id)) {
    throw new EncodeError('no-whisper-recipient');
  }
  // Sent in both reply modes: the vendor's client reads it from here.
  const reply = replyTo && { intent: 'REPLY_TO', originalMessageId: replyTo };
  const extraHeader = body.type === 'comment' ? buildCommentHeader(body.act, replyTo, context) : { ...reply };
  const name = whisper ? 'WHISPER_MESSAGE' : 'AGENT_MESSAGE';
  const identity = context.identity ?? createMessageIdentity(context.newId, command, context.replyMode);
  return buildEnvelope(name, encodeBody(body, context.server), context, extraHeader, identity);
}

/** Refers to a social comment by the network's id. Actions also carry the message id; texts, images and videos do not. */
function buildCommentHeader(act: string, replyTo: MessageId | null, { conversation }: EncodeContext): JsonObject {
  // Other messages may have the same id, but no comment id.
  const target = conversation?.entries.find(
    (entry): entry is Message =>
      entry.kind === 'message' && entry.messageId === replyTo && entry.body.type === 'comment',
  );
  const commentId = target?.body.type === 'comment' ? target.body.commentId : undefined;
  const isNewContent = ['text', 'image', 'video'].includes(act);
  return {
    ...(replyTo && !isNewContent && { originalMessageId: replyTo }),
    ...(commentId !== undefined && { providerMessageId: commentId }),
  };
}

export const encodeTyping = (context: EncodeContext): JsonObject =>
  buildEnvelope(
    'TYPING_INDICATOR',
    { type: 'NOTIFICATION', markdownText: '', notificationType: 'TYPING_STARTED' },
    context,
  );

/** A read receipt has only the two identifiers of the channel data and no timestamp. */
export function encodeRead(messageId: MessageId, context: EncodeContext): JsonObject {
  const body = { type: 'DELIVERYNOTIFICATION', markdownText: '', messageId, status: 'READ', reasonCode: 200 };
  const sessionChannelData = context.channelSession === null ? {} : getChannelData(context.channelSession);
  const { channelCustomerIdentifier, serviceIdentifier } = sessionChannelData;
  const extraHeader = { channelData: { channelCustomerIdentifier, serviceIdentifier }, timestamp: '' };
  return buildEnvelope('MESSAGE_DELIVERY_NOTIFICATION', body, context, extraHeader);
}

/** Requests more time to answer: an event without a message, sender or session. */
export const encodeSlaExtension = (conversationId: ConversationId, context: EncodeContext): JsonObject => ({
  id: context.newId(),
  name: 'RESET_AGENT_SLA',
  type: 'NOTIFICATION',
  timestamp: context.now,
  conversationId,
  data: {},
  ...buildRoomFields(context.conversation?.room ?? null),
});

/** Raises or lowers this agent's hand. The event lists all hands that are raised then, as the server's own events do. */
export function encodeHand(isRaised: boolean, context: EncodeContext): JsonObject {
  const { agent, conversation, now, newId } = context;
  if (conversation === null) throw new EncodeError('no-such-conversation');
  const session = conversation.firstChannelSession ?? conversation.channelSessions[0]?.source;
  if (session === undefined) throw new EncodeError('no-channel');
  const others = conversation.handsRaised.filter((name) => name !== agent.username);
  const agentNames = isRaised ? [...others, agent.username] : others;
  return {
    id: newId(),
    name: isRaised ? 'HAND_RAISED' : 'HAND_DOWN',
    type: 'NOTIFICATION',
    timestamp: now,
    conversationId: conversation.id,
    eventEmitter: buildSender(agent),
    channelSession: encodeOpaque(session),
    data: { handRaised: agentNames.length > 0, agentNames },
    ...buildRoomFields(conversation.room),
  };
}

/** The wrap-up codes as a message; null skips wrap-up. It carries the conversation's first session, even if that has ended. */
export function encodeWrapUp({ codes, note }: CloseWrapUp, context: EncodeContext): JsonObject | null {
  if (codes === null) return null;
  const { conversation } = context;
  const firstSession = conversation?.firstChannelSession ?? null;
  const channelSession =
    (firstSession && parseChannelSession(fromOpaque(firstSession))) ??
    conversation?.channelSessions[0] ??
    context.channelSession;
  const wrapups = codes.map(({ category, value }) => ({
    categoryName: toWireName(category),
    value: toWireName(value),
  }));
  return buildEnvelope(
    'AGENT_MESSAGE',
    { type: 'WRAPUP', markdownText: '', wrapups, note },
    { ...context, channelSession },
  );
}

const createFreshIdentity = ({ newId }: EncodeContext): MessageIdentity => ({
  eventId: newId() as EntryId,
  messageId: newId() as MessageId,
});

/** The local echo: the entry shown until the server confirms the message. */
export function createLocalEcho(command: SendMessage, context: EncodeContext): Message {
  const identity = context.identity ?? createMessageIdentity(context.newId, command, context.replyMode);
  const { channelSession } = context;
  return {
    kind: 'message',
    id: identity.eventId,
    messageId: identity.messageId,
    at: context.now,
    sender: {
      kind: 'agent',
      id: context.agent.id,
      name: context.agent.username,
      ...(context.agent.displayName !== context.agent.username && { fullName: context.agent.displayName }),
    },
    body: command.body,
    whisper: command.whisper,
    replyTo: command.replyTo,
    channelSessionId: channelSession?.id ?? command.channelSessionId,
    channelName: channelSession?.channel.name ?? '',
    delivery: 'queued',
    seenBy: [],
    failure: '',
    suggestions: [],
    activity: null,
    pendingCommand: null,
  };
}
