import type { ChannelSessionId, EntryId, Message, MessageId, Sender, SenderKind } from '../../domain/index.js';
import { cleanLabel, type Labelled } from '../../domain/text/label.js';
import { formatPersonName } from './decode-agent.js';
import { parseBody } from './body/decode-body.js';
import { parseSessionChannel } from './decode-parts.js';
import { ownValue } from '../../domain/own-value.js';
import {
  firstNonBlank,
  asId,
  asLabel,
  isObject,
  EMPTY_OBJECT,
  numberOrNull,
  asString,
  asUpperCase,
  asObject,
  asObjects,
} from '../json.js';
import { parseTimestamp } from '../timestamp.js';
import type { EventDecoder, UnscopedEvent, CimContext } from './decode-context.js';

const systemSender: Labelled<Sender> = { kind: 'system', id: '', name: cleanLabel('') };

/** Sender kind by the sender's type, or else by the first word of the event's name. */
const senderKinds: Readonly<Record<string, SenderKind>> = {
  CONNECTOR: 'customer',
  CUSTOMER: 'customer',
  AGENT: 'agent',
  WHISPER: 'agent',
  BOT: 'bot',
  SYSTEM: 'system',
  APP: 'system',
  IVR: 'system',
};

/**
 * The sender of an event. A CONNECTOR is a channel that passes on what the customer wrote: the sender is the customer.
 * System senders have no name. The oldest servers send a participant record instead of id, type and name.
 */
export function parseSender({ source, name, header }: CimContext): Labelled<Sender> {
  const emitter = asObject(source['eventEmitter']);
  const sender = isObject(header['sender']) ? header['sender'] : emitter;
  const person = asObject(sender['participant']);
  const kind =
    ownValue(senderKinds, asUpperCase(sender['type'])) ?? ownValue(senderKinds, name.replace('_MESSAGE', ''));
  if (kind === 'customer') {
    const customerSender = [emitter, sender].find(({ type }) => asUpperCase(type) === 'CUSTOMER') ?? EMPTY_OBJECT;
    const customer = asObject(header['customer'] ?? person['customer']);
    const emitterName = {
      firstName: customerSender['senderName'],
      lastName: asObject(customerSender['additionalDetail'])['lastName'],
    };
    return {
      kind,
      id: firstNonBlank(customer['_id'], customer['id'], customerSender['id']),
      name: formatPersonName(customer) || formatPersonName(emitterName),
    };
  }
  if (kind !== 'agent' && kind !== 'bot') return systemSender;
  // The user name is the only name that all server versions send.
  const user = asObject(person['keycloakUser']);
  const fullName = formatPersonName(asObject(sender['additionalDetail'])) || formatPersonName(user);
  const senderName = asLabel(sender['senderName'], user['username'], person['name'], person['displayName']);
  return {
    kind,
    id: firstNonBlank(user['id'], person['id'], sender['id']),
    // An internal component that greets customers as a bot. Its name is not for display.
    name: senderName === 'CONVERSATION_MONITOR' ? '' : senderName,
    ...(kind === 'agent' && fullName !== '' && { fullName }),
  };
}

/** Who acts on a message. What a system passes on as the customer's is the customer's. */
function parseAuthor(event: CimContext): Labelled<Sender> {
  const sender = parseSender(event);
  const isPassedOn = sender.kind === 'system' && event.name === 'CUSTOMER_MESSAGE';
  return isPassedOn ? { kind: 'customer', id: '', name: '' } : sender;
}

/** A message, or a receipt, deletion or typing state, which are sent in the form of a message. */
export const decodeMessage: EventDecoder = (event) => {
  const { data, body, at } = event;
  if (!isObject(data['body'])) return 'no body';
  switch (asUpperCase(body['type'])) {
    case 'DELIVERYNOTIFICATION':
      return decodeReceipt(event);
    case 'DELETEDNOTIFICATION': {
      const messageId = asId<MessageId>(body['messageId']);
      return messageId === ''
        ? 'deleted nothing'
        : [{ type: 'message-deleted', messageId, by: parseAuthor(event), at }];
    }
    case 'NOTIFICATION':
      if (asUpperCase(body['notificationType']).startsWith('TYPING_')) return decodeTyping(event);
  }
  const entry = parseMessage(event);
  return entry.id === '' ? 'no id' : [{ type: 'entry-added', entry }];
};

/** One list for all messages, most of which have no readers and suggestions. */
const none: readonly never[] = [];

function parseMessage(event: CimContext): Labelled<Message> {
  const { source, data, header } = event;
  // Newer servers send it next to `data`, older ones in the header.
  const session = asObject(source['channelSession'] ?? header['channelSession']);
  const messageId = firstNonBlank(data['id'], source['id']) as MessageId;
  const activity = parseActivity(event);
  const scheduledAt = parseTimestamp(asObject(header['schedulingMetaData'])['scheduledDatetime']);
  return {
    kind: 'message',
    id: firstNonBlank(source['id'], data['id']) as EntryId,
    messageId,
    at: event.at,
    sender: activity === null ? parseSender(event) : systemSender,
    body: parseBody(event.body, header),
    whisper: event.name === 'WHISPER_MESSAGE',
    replyTo: parseReplyTo(event, messageId),
    channelSessionId: (firstNonBlank(header['channelSessionId'], session['id']) || null) as ChannelSessionId | null,
    channelName: parseSessionChannel(session).name,
    delivery: 'sent',
    seenBy: none,
    failure: '',
    suggestions: none,
    activity,
    ...(activity === 'scheduled' && scheduledAt !== null && { scheduledAt }),
    pendingCommand: null,
  };
}

/**
 * The id of the quoted message. It is in the header, except in replies in `reuse-id` mode, which have only the intent
 * and whose own id is the id of the quoted message.
 */
function parseReplyTo({ header }: CimContext, messageId: MessageId): MessageId | null {
  const intent = asUpperCase(header['intent']);
  const reusedId = intent === 'REPLY_TO' ? messageId : null;
  const id = firstNonBlank(header['originalMessageId'], header['replyToMessageId'], reusedId);
  // A correction of the message that had this id before.
  return id === '' || (intent === 'UPDATE' && id === messageId) ? null : (id as MessageId);
}

/**
 * Messages that other systems send or schedule. Campaign messages come through a connector as the customer's do and
 * are marked as outbound.
 */
function parseActivity({ header, name }: CimContext): Message['activity'] {
  if (name !== 'THIRD_PARTY_ACTIVITY') return null;
  if (isObject(header['schedulingMetaData'])) return 'scheduled';
  const attributes = asObjects(asObject(header['channelData'])['additionalAttributes']);
  const isOutbound = attributes.some(({ value }) => asUpperCase(value) === 'OUTBOUND');
  return isOutbound || asUpperCase(asObject(header['sender'])['type']) === 'APP' ? 'outbound' : null;
}

type ReceiptStatus = Extract<UnscopedEvent, { type: 'receipt-received' }>['status'];

const receiptStatuses: Readonly<Record<string, ReceiptStatus>> = {
  DELIVERED: 'delivered',
  CONNECTED: 'delivered',
  READ: 'seen',
  FAILED: 'failed',
};

/** A delivery, read or failure receipt. The server also echoes this agent's receipts; those are skipped. */
export const decodeReceipt: EventDecoder = (event) => {
  const { body, at } = event;
  const status = ownValue(receiptStatuses, asUpperCase(body['status']));
  if (status === undefined) return 'unknown receipt';
  const by = parseSender(event);
  if (by.kind === 'agent' && by.id === event.agentId) return [];
  const messageId = firstNonBlank(body['messageId'], event.header['providerMessageId']) as MessageId;
  if (status !== 'failed') return [{ type: 'receipt-received', messageId, status, by, at, detail: '' }];
  const detail = asLabel(body['markdownText'], body['reasonCode']);
  const sentAt = parseTimestamp(body['timestamp']) ?? parseTimestamp(event.header['timestamp']);
  const about = { text: asString(body['markdownText']), at: sentAt === at ? null : sentAt };
  return [{ type: 'receipt-received', messageId, status, by, at, detail, about }];
};

/** Typing of customers. Some servers also send that of agents, which is skipped. */
export const decodeTyping: EventDecoder = (event) => {
  const state = asUpperCase(event.body['notificationType']);
  if (state !== 'TYPING_STARTED' && state !== 'TYPING_STOPPED') return 'unknown typing state';
  if (parseSender(event).kind !== 'customer') return [];
  return [{ type: 'customer-typing', typing: state === 'TYPING_STARTED', at: event.now }];
};

/** A bot's suggested answers to a customer's message. */
export const decodeSuggestions: EventDecoder = ({ data }) => {
  const messageId = asId<MessageId>(asObject(data['requestedMessage'])['id']);
  if (messageId === '') return 'suggestions to nothing';
  const suggestions = asObjects(data['suggestions'])
    .map((row) => ({
      text: asString(asObject(row['messageBody'])['markdownText'] ?? row['messageBody']),
      confidence: numberOrNull(row['confidenceLevel']),
    }))
    .filter((suggestion) => suggestion.text !== '');
  return [{ type: 'suggestions-made', messageId, suggestions }];
};
