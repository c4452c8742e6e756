import type {
  ChannelSession,
  Conversation,
  ConversationId,
  EntryId,
  Message,
  MessageId,
  OutgoingBody,
  WrapUpCode,
} from '../domain/index.js';
import { channelSessionOf } from './decode-parts.js';
import { encodeBody } from './encode-body.js';
import { EncodeError, type EncodeContext, type MessageIdentity, type SendMessage } from './encode-context.js';
import { channelData, forWire, opened, roomFields, roomId, senderFields } from './encode-parts.js';
import type { Wire } from './guards.js';

/**
 * Makes the ids of a message. A reply in the guide's form takes over the id of what it answers; an act on a social
 * comment is no reply.
 */
export function identify(
  newId: () => string,
  command: SendMessage,
  replyMode: EncodeContext['replyMode'],
): MessageIdentity {
  const eventId = newId() as EntryId;
  const reused = replyMode === 'reuse-id' && command.body.type !== 'comment' ? command.replyTo : null;
  return { eventId, messageId: reused ?? (newId() as MessageId) };
}

interface Place {
  readonly conversation: Conversation;
  readonly session: ChannelSession;
}

function placeOf(context: EncodeContext): Place {
  const { conversation, channelSession } = context;
  if (conversation === null) throw new EncodeError('no-such-conversation');
  if (channelSession === null) throw new EncodeError('no-channel');
  return { conversation, session: channelSession };
}

interface Draft {
  readonly name: 'AGENT_MESSAGE' | 'WHISPER_MESSAGE' | 'TYPING_INDICATOR' | 'MESSAGE_DELIVERY_NOTIFICATION';
  readonly type: 'MESSAGE' | 'NOTIFICATION';
  readonly identity: MessageIdentity;
  readonly body: Wire;
  /** Whatever of the header differs from a plain message's. */
  readonly header: Wire;
}

/**
 * An event around a message. The session stands beside the data, and only its id in the header; the event's own time
 * and the message's are the same.
 */
function envelope(draft: Draft, { conversation, session }: Place, context: EncodeContext): Wire {
  const sender = senderFields(context.agent);
  return {
    id: draft.identity.eventId,
    name: draft.name,
    type: draft.type,
    timestamp: context.now,
    conversationId: conversation.id,
    eventEmitter: sender,
    channelSession: forWire(session.source),
    data: {
      id: draft.identity.messageId,
      header: {
        sender,
        channelData: channelData(session),
        timestamp: context.now,
        intent: null,
        channelSessionId: session.id,
        conversationId: conversation.id,
        customer: opened(conversation.customer.source),
        ...roomId(conversation),
        ...draft.header,
      },
      body: draft.body,
    },
    ...roomFields(conversation),
  };
}

/** A message to the customer, or, as a whisper, to the other agents: without any there is nobody to hear it. */
export function encodeMessage(command: SendMessage, context: EncodeContext): Wire {
  const place = placeOf(context);
  if (command.whisper && !place.conversation.participants.some((other) => other.agentId !== context.agent.id)) {
    throw new EncodeError('nobody-to-whisper-to');
  }
  const draft: Draft = {
    name: command.whisper ? 'WHISPER_MESSAGE' : 'AGENT_MESSAGE',
    type: 'MESSAGE',
    identity: context.identity ?? identify(context.newId, command, context.replyMode),
    body: encodeBody(command.body),
    header: command.body.type === 'comment' ? commentHeader(command, place) : replyHeader(command.replyTo),
  };
  return envelope(draft, place, context);
}

/** What a reply answers is named in both reply modes: vendor desks look for it here. */
const replyHeader = (replyTo: MessageId | null): Wire =>
  replyTo === null ? {} : { intent: 'REPLY_TO', originalMessageId: replyTo };

/** Social networks know comments by ids of their own. Saying something names only that, an act also the message. */
function commentHeader(command: SendMessage, { conversation }: Place): Wire {
  const { body, replyTo } = command;
  if (body.type !== 'comment') return {};
  const target = conversation.entries.find(
    (entry): entry is Message => entry.kind === 'message' && entry.messageId === replyTo,
  );
  const known = target?.body.type === 'comment' ? target.body.commentId : undefined;
  const named = known === undefined ? {} : { providerMessageId: known };
  const says = ['text', 'image', 'video'].includes(body.act);
  return says || replyTo === null ? named : { originalMessageId: replyTo, ...named };
}

export function encodeTyping(context: EncodeContext): Wire {
  const draft: Draft = {
    name: 'TYPING_INDICATOR',
    type: 'NOTIFICATION',
    identity: fresh(context),
    body: { type: 'NOTIFICATION', markdownText: '', notificationType: 'TYPING_STARTED' },
    header: {},
  };
  return envelope(draft, placeOf(context), context);
}

/** A read receipt goes with the two identifiers of the channel alone, and with no time of its own. */
export function encodeRead(command: { readonly messageId: MessageId }, context: EncodeContext): Wire {
  const place = placeOf(context);
  const { channelCustomerIdentifier, serviceIdentifier } = channelData(place.session);
  const draft: Draft = {
    name: 'MESSAGE_DELIVERY_NOTIFICATION',
    type: 'NOTIFICATION',
    identity: fresh(context),
    body: {
      type: 'DELIVERYNOTIFICATION',
      markdownText: '',
      messageId: command.messageId,
      status: 'READ',
      reasonCode: 200,
    },
    header: { channelData: { channelCustomerIdentifier, serviceIdentifier }, timestamp: '' },
  };
  return envelope(draft, place, context);
}

/** More time to answer: an event without a message, and so without a sender or a session. */
export function encodeSlaExtension(conversationId: ConversationId, context: EncodeContext): Wire {
  const roomInfo = context.conversation === null ? {} : roomFields(context.conversation);
  return {
    id: context.newId(),
    name: 'RESET_AGENT_SLA',
    type: 'NOTIFICATION',
    timestamp: context.now,
    conversationId,
    data: {},
    ...roomInfo,
  };
}

/** Wrap-up goes with the session the conversation was requested on, which may long have ended. */
export function encodeWrapUpMessage(codes: readonly WrapUpCode[], note: string, context: EncodeContext): Wire {
  const { conversation } = context;
  if (conversation === null) throw new EncodeError('no-such-conversation');
  const first = conversation.firstChannelSession;
  const session =
    (first === null ? null : channelSessionOf(opened(first))) ??
    conversation.channelSessions[0] ??
    context.channelSession;
  if (session === null) throw new EncodeError('no-channel');
  const wrapups = codes.map(({ category, value }) => ({ categoryName: category, value }));
  const draft: Draft = {
    name: 'AGENT_MESSAGE',
    type: 'MESSAGE',
    identity: fresh(context),
    body: { type: 'WRAPUP', markdownText: '', wrapups, note },
    header: {},
  };
  return envelope(draft, { conversation, session }, context);
}

const fresh = ({ newId }: EncodeContext): MessageIdentity => ({
  eventId: newId() as EntryId,
  messageId: newId() as MessageId,
});

/** The message as the thread shows it until the server sends it back. */
export function localEcho(command: SendMessage, context: EncodeContext): Message {
  const identity = context.identity ?? identify(context.newId, command, context.replyMode);
  const { channelSession } = context;
  return {
    kind: 'message',
    id: identity.eventId,
    messageId: identity.messageId,
    at: context.now,
    sender: { kind: 'agent', id: context.agent.id, name: context.agent.username },
    body: shown(command.body),
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

/** Every body that can be sent is also one that can be shown. */
const shown = (body: OutgoingBody): Message['body'] => body;
