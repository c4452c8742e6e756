import type { ChannelSessionId, EntryId, Message, MessageId, Sender, SenderKind } from '../../domain/index.js';
import { formatPersonName } from './decode-agent.js';
import { parseBody } from './decode-body.js';
import { parseSessionChannel } from './decode-parts.js';
import {
  firstNonBlank,
  asId,
  isObject,
  ownValue,
  EMPTY_OBJECT,
  numberOrNull,
  asString,
  asUpperCase,
  asObject,
  asObjects,
} from '../json.js';
import type { EventDecoder, UnscopedEvent, CimContext } from './decode-context.js';

const systemSender: Sender = { kind: 'system', id: '', name: '' };

/** Who is speaking by the sender's type, or, when that does not say, by the first word of the event's name. */
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
 * Who is speaking. A CONNECTOR is the customer speaking through a channel, and goes by the customer's name; what runs
 * the system has no name; the oldest servers put a whole participant record where newer ones put id, type and name.
 */
export function parseSender({ source, name, header }: CimContext): Sender {
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
  // Agents go by their user name, the one name every generation sends.
  const user = asObject(person['keycloakUser']);
  const senderName = firstNonBlank(sender['senderName'], user['username'], person['name'], person['displayName']);
  return {
    kind,
    id: firstNonBlank(user['id'], person['id'], sender['id']),
    // The part of the server that greets customers speaks as a bot too; its name is not one for people.
    name: senderName === 'CONVERSATION_MONITOR' ? '' : senderName,
  };
}

/** An event that shows somebody saying something, or one of the things that travel as a message and are none. */
export const decodeMessage: EventDecoder = (event) => {
  const { data, body } = event;
  if (!isObject(data['body'])) return 'no body';
  switch (asUpperCase(body['type'])) {
    case 'DELIVERYNOTIFICATION':
      return decodeReceipt(event);
    case 'DELETEDNOTIFICATION': {
      const messageId = asId<MessageId>(body['messageId']);
      return messageId === '' ? 'deleted nothing' : [{ type: 'message-deleted', messageId }];
    }
    case 'NOTIFICATION':
      if (asUpperCase(body['notificationType']).startsWith('TYPING_')) return decodeTyping(event);
  }
  const entry = parseMessage(event);
  return entry.id === '' ? 'no id' : [{ type: 'entry-added', entry }];
};

function parseMessage(event: CimContext): Message {
  const { source, data, header } = event;
  // Beside the data on newer servers, in the header on older ones.
  const session = asObject(source['channelSession'] ?? header['channelSession']);
  const messageId = firstNonBlank(data['id'], source['id']) as MessageId;
  const activity = parseActivity(event);
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
    seenBy: [],
    failure: '',
    suggestions: [],
    activity,
    pendingCommand: null,
  };
}

/**
 * What a message answers. Servers and desks name it in the header; where a reply only says that it is one, it is in
 * the guide's form and its own id is the id of what it answers.
 */
function parseReplyTo({ header }: CimContext, messageId: MessageId): MessageId | null {
  const reusedId = asUpperCase(header['intent']) === 'REPLY_TO' ? messageId : null;
  return (firstNonBlank(header['originalMessageId'], header['replyToMessageId'], reusedId) || null) as MessageId | null;
}

/**
 * Messages others send on our behalf: scheduled ones carry their schedule, and campaigns mark theirs as outbound,
 * which is how one coming through a connector is told from the customer's own words.
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

/** Somebody got, read or failed to get a message. Our own receipts come back to us too and are not news. */
export const decodeReceipt: EventDecoder = (event) => {
  const { body, at } = event;
  const status = ownValue(receiptStatuses, asUpperCase(body['status']));
  if (status === undefined) return 'unknown receipt';
  const by = parseSender(event);
  if (by.kind === 'agent' && by.id === event.agentId) return [];
  const messageId = firstNonBlank(body['messageId'], event.header['providerMessageId']) as MessageId;
  const detail = status === 'failed' ? firstNonBlank(body['markdownText'], body['reasonCode']) : '';
  return [{ type: 'receipt-received', messageId, status, by, at, detail }];
};

/** Only customers are shown as typing; agents' own typing comes around on some servers and is no news. */
export const decodeTyping: EventDecoder = (event) => {
  const state = asUpperCase(event.body['notificationType']);
  if (state !== 'TYPING_STARTED' && state !== 'TYPING_STOPPED') return 'unknown typing state';
  if (parseSender(event).kind !== 'customer') return [];
  return [{ type: 'customer-typing', typing: state === 'TYPING_STARTED', at: event.at }];
};

/** What a bot proposes to answer a customer's message. */
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
