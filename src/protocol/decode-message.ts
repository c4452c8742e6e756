import type { ChannelSessionId, EntryId, Message, MessageId, Sender, SenderKind } from '../domain/index.js';
import { personName } from './decode-agent.js';
import { bodyOf } from './decode-body.js';
import { sessionChannel } from './decode-parts.js';
import { firstText, id, isWire, lookUp, NOTHING, numberOrNull, text, upper, wire, wires } from './guards.js';
import type { EventDecoder, Fact, Happening } from './types.js';

const nobody: Sender = { kind: 'system', id: '', name: '' };

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
export function senderOf({ event, name, header }: Happening): Sender {
  const emitter = wire(event['eventEmitter']);
  const sender = isWire(header['sender']) ? header['sender'] : emitter;
  const person = wire(sender['participant']);
  const kind = lookUp(senderKinds, upper(sender['type'])) ?? lookUp(senderKinds, name.replace('_MESSAGE', ''));
  if (kind === 'customer') {
    const self = [emitter, sender].find(({ type }) => upper(type) === 'CUSTOMER') ?? NOTHING;
    const customer = wire(header['customer'] ?? person['customer']);
    const emitted = { firstName: self['senderName'], lastName: wire(self['additionalDetail'])['lastName'] };
    return {
      kind,
      id: firstText(customer['_id'], customer['id'], self['id']),
      name: personName(customer) || personName(emitted),
    };
  }
  if (kind !== 'agent' && kind !== 'bot') return nobody;
  // Agents go by their user name, the one name every generation sends.
  const user = wire(person['keycloakUser']);
  const known = firstText(sender['senderName'], user['username'], person['name'], person['displayName']);
  return {
    kind,
    id: firstText(user['id'], person['id'], sender['id']),
    // The part of the server that greets customers speaks as a bot too; its name is not one for people.
    name: known === 'CONVERSATION_MONITOR' ? '' : known,
  };
}

/** An event that shows somebody saying something, or one of the things that travel as a message and are none. */
export const decodeMessage: EventDecoder = (it) => {
  const { data, body } = it;
  if (!isWire(data['body'])) return 'no body';
  switch (upper(body['type'])) {
    case 'DELIVERYNOTIFICATION':
      return decodeReceipt(it);
    case 'DELETEDNOTIFICATION': {
      const messageId = id<MessageId>(body['messageId']);
      return messageId === '' ? 'deleted nothing' : [{ type: 'message-deleted', messageId }];
    }
    case 'NOTIFICATION':
      if (upper(body['notificationType']).startsWith('TYPING_')) return decodeTyping(it);
  }
  const entry = messageOf(it);
  return entry.id === '' ? 'no id' : [{ type: 'entry-added', entry }];
};

function messageOf(it: Happening): Message {
  const { event, data, header } = it;
  // Beside the data on newer servers, in the header on older ones.
  const session = wire(event['channelSession'] ?? header['channelSession']);
  const messageId = firstText(data['id'], event['id']) as MessageId;
  const activity = activityOf(it);
  return {
    kind: 'message',
    id: firstText(event['id'], data['id']) as EntryId,
    messageId,
    at: it.at,
    sender: activity === null ? senderOf(it) : nobody,
    body: bodyOf(it.body, header),
    whisper: it.name === 'WHISPER_MESSAGE',
    replyTo: repliedTo(it, messageId),
    channelSessionId: (firstText(header['channelSessionId'], session['id']) || null) as ChannelSessionId | null,
    channelName: sessionChannel(session).name,
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
function repliedTo({ header }: Happening, messageId: MessageId): MessageId | null {
  const own = upper(header['intent']) === 'REPLY_TO' ? messageId : null;
  return (firstText(header['originalMessageId'], header['replyToMessageId'], own) || null) as MessageId | null;
}

/**
 * Messages others send on our behalf: scheduled ones carry their schedule, and campaigns mark theirs as outbound,
 * which is how one coming through a connector is told from the customer's own words.
 */
function activityOf({ header, name }: Happening): Message['activity'] {
  if (name !== 'THIRD_PARTY_ACTIVITY') return null;
  if (isWire(header['schedulingMetaData'])) return 'scheduled';
  const marks = wires(wire(header['channelData'])['additionalAttributes']);
  const outbound = marks.some(({ value }) => upper(value) === 'OUTBOUND');
  return outbound || upper(wire(header['sender'])['type']) === 'APP' ? 'outbound' : null;
}

type ReceiptStatus = Extract<Fact, { type: 'receipt-received' }>['status'];

const receiptStates: Readonly<Record<string, ReceiptStatus>> = {
  DELIVERED: 'delivered',
  CONNECTED: 'delivered',
  READ: 'seen',
  FAILED: 'failed',
};

/** Somebody got, read or failed to get a message. Our own receipts come back to us too and are not news. */
export const decodeReceipt: EventDecoder = (it) => {
  const { body, at } = it;
  const status = lookUp(receiptStates, upper(body['status']));
  if (status === undefined) return 'unknown receipt';
  const by = senderOf(it);
  if (by.kind === 'agent' && by.id === it.agentId) return [];
  const messageId = firstText(body['messageId'], it.header['providerMessageId']) as MessageId;
  const detail = status === 'failed' ? firstText(body['markdownText'], body['reasonCode']) : '';
  return [{ type: 'receipt-received', messageId, status, by, at, detail }];
};

/** Only customers are shown as typing; agents' own typing comes around on some servers and is no news. */
export const decodeTyping: EventDecoder = (it) => {
  const state = upper(it.body['notificationType']);
  if (state !== 'TYPING_STARTED' && state !== 'TYPING_STOPPED') return 'unknown typing state';
  if (senderOf(it).kind !== 'customer') return [];
  return [{ type: 'customer-typing', typing: state === 'TYPING_STARTED', at: it.at }];
};

/** What a bot proposes to answer a customer's message. */
export const decodeSuggestions: EventDecoder = ({ data }) => {
  const messageId = id<MessageId>(wire(data['requestedMessage'])['id']);
  if (messageId === '') return 'suggestions to nothing';
  const suggestions = wires(data['suggestions'])
    .map((row) => ({
      text: text(wire(row['messageBody'])['markdownText'] ?? row['messageBody']),
      confidence: numberOrNull(row['confidenceLevel']),
    }))
    .filter((suggestion) => suggestion.text !== '');
  return [{ type: 'suggestions-made', messageId, suggestions }];
};
