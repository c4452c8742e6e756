import type {
  ChannelSessionId,
  ConversationEvent,
  EntryId,
  Message,
  MessageId,
  Sender,
  SenderKind,
} from '../domain/index.js';
import { personName } from './decode-agent.js';
import { bodyOf } from './decode-body.js';
import { sessionChannel } from './decode-parts.js';
import { firstText, id, isWire, numberOrNull, text, textOrNull, upper, wire, wires, type Wire } from './guards.js';
import type { EventScope } from './types.js';

const nobody: Sender = { kind: 'system', id: '', name: '' };

/** Whom an event of this name is from when its sender does not say. */
const kindByEvent: Readonly<Record<string, SenderKind>> = {
  CUSTOMER_MESSAGE: 'customer',
  AGENT_MESSAGE: 'agent',
  WHISPER_MESSAGE: 'agent',
  BOT_MESSAGE: 'bot',
};

/**
 * Who is speaking. A CONNECTOR is the customer speaking through a channel, and goes by the customer's name; what runs
 * the system has no name; the oldest servers put a whole participant record where newer ones put id, type and name.
 */
export function senderOf(event: Wire, eventName: string): Sender {
  const header = wire(wire(event['data'])['header']);
  const emitter = wire(event['eventEmitter']);
  const sender = isWire(header['sender']) ? header['sender'] : emitter;
  const person = wire(sender['participant']);
  switch (upper(sender['type'])) {
    case 'CONNECTOR':
    case 'CUSTOMER':
      return customerSender(header, sender, person, emitter);
    case 'AGENT':
      return agentSender(sender, person);
    case 'BOT':
      return botSender(sender, person);
    case 'SYSTEM':
    case 'APP':
    case 'IVR':
      return nobody;
    default:
      switch (kindByEvent[eventName]) {
        case 'customer':
          return customerSender(header, sender, person, emitter);
        case 'agent':
          return agentSender(sender, person);
        case 'bot':
          return botSender(sender, person);
        default:
          return nobody;
      }
  }
}

function customerSender(header: Wire, sender: Wire, person: Wire, emitter: Wire): Sender {
  const fromCustomer =
    upper(emitter['type']) === 'CUSTOMER' ? emitter : upper(sender['type']) === 'CUSTOMER' ? sender : {};
  const customer = isWire(header['customer']) ? header['customer'] : wire(person['customer']);
  const emitted = {
    firstName: fromCustomer['senderName'],
    lastName: wire(fromCustomer['additionalDetail'])['lastName'],
  };
  return {
    kind: 'customer',
    id: firstText(customer['_id'], customer['id'], fromCustomer['id']),
    name: personName(customer) || personName(emitted),
  };
}

/** Agents go by their user name, the one name every generation sends. */
function agentSender(sender: Wire, person: Wire): Sender {
  const user = wire(person['keycloakUser']);
  return {
    kind: 'agent',
    id: firstText(user['id'], person['id'], sender['id']),
    name: firstText(sender['senderName'], user['username'], person['displayName']),
  };
}

/** The part of the server that greets customers speaks as a bot too; its name is not one for people. */
function botSender(sender: Wire, person: Wire): Sender {
  const name = firstText(sender['senderName'], person['name'], person['displayName']);
  return {
    kind: 'bot',
    id: firstText(person['id'], sender['id']),
    name: name === 'CONVERSATION_MONITOR' ? '' : name,
  };
}

/** The channel session of an event: beside the data on newer servers, in the header on older ones. */
const sessionOf = (event: Wire, header: Wire): Wire =>
  isWire(event['channelSession']) ? event['channelSession'] : wire(header['channelSession']);

/** An event that shows somebody saying something, or one of the things that travel as a message and are none. */
export function decodeMessage(event: Wire, name: string, scope: EventScope): readonly ConversationEvent[] | string {
  const data = wire(event['data']);
  const body = data['body'];
  if (!isWire(body)) return 'no body';
  const { conversationId } = scope;
  switch (upper(body['type'])) {
    case 'DELIVERYNOTIFICATION':
      return decodeReceipt(event, name, scope);
    case 'DELETEDNOTIFICATION': {
      const messageId = id<MessageId>(body['messageId']);
      return messageId === '' ? 'deleted nothing' : [{ type: 'message-deleted', conversationId, messageId }];
    }
    case 'NOTIFICATION':
      if (upper(body['notificationType']).startsWith('TYPING_')) return decodeTyping(event, name, scope);
  }
  const message = messageOf(event, data, body, name, scope);
  return message === null ? 'no id' : [{ type: 'entry-added', conversationId, entry: message }];
}

function messageOf(event: Wire, data: Wire, body: Wire, name: string, scope: EventScope): Message | null {
  const header = wire(data['header']);
  const session = sessionOf(event, header);
  const entryId = firstText(event['id'], data['id']) as EntryId;
  if (entryId === '') return null;
  const messageId = firstText(data['id'], event['id']) as MessageId;
  const { body: content, activity } = activityOf(header, name);
  return {
    kind: 'message',
    id: entryId,
    messageId,
    at: scope.at,
    sender: content === 'ours' ? nobody : senderOf(event, name),
    body: bodyOf(body, header),
    whisper: name === 'WHISPER_MESSAGE',
    replyTo: repliedTo(header, messageId),
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
function repliedTo(header: Wire, messageId: MessageId): MessageId | null {
  const named = firstText(header['originalMessageId'], header['replyToMessageId']);
  if (named !== '') return named as MessageId;
  return upper(header['intent']) === 'REPLY_TO' ? messageId : null;
}

/**
 * Messages others send on our behalf: scheduled ones carry their schedule, and campaigns mark theirs as outbound,
 * which is how one coming through a connector is told from the customer's own words.
 */
function activityOf(header: Wire, name: string): { body: 'ours' | 'theirs'; activity: Message['activity'] } {
  if (name !== 'THIRD_PARTY_ACTIVITY') return { body: 'theirs', activity: null };
  const outbound = wires(wire(header['channelData'])['additionalAttributes']).some(
    (attribute) => upper(attribute['value']) === 'OUTBOUND',
  );
  if (isWire(header['schedulingMetaData'])) return { body: 'ours', activity: 'scheduled' };
  const byApp = upper(wire(header['sender'])['type']) === 'APP';
  return outbound || byApp ? { body: 'ours', activity: 'outbound' } : { body: 'theirs', activity: null };
}

const receiptStates: Readonly<Record<string, 'delivered' | 'seen' | 'failed'>> = {
  DELIVERED: 'delivered',
  CONNECTED: 'delivered',
  READ: 'seen',
  FAILED: 'failed',
};

/** Somebody got, read or failed to get a message. Our own receipts come back to us too and are not news. */
export function decodeReceipt(event: Wire, name: string, scope: EventScope): readonly ConversationEvent[] | string {
  const data = wire(event['data']);
  const body = wire(data['body']);
  const state = upper(body['status']);
  const status = Object.hasOwn(receiptStates, state) ? receiptStates[state] : undefined;
  if (status === undefined) return 'unknown receipt';
  const by = senderOf(event, name);
  if (by.kind === 'agent' && by.id === scope.agentId) return [];
  const messageId = firstText(body['messageId'], wire(data['header'])['providerMessageId']) as MessageId;
  const detail = status === 'failed' ? firstText(body['markdownText'], body['reasonCode']) : '';
  return [
    { type: 'receipt-received', conversationId: scope.conversationId, messageId, status, by, at: scope.at, detail },
  ];
}

/** Only customers are shown as typing; agents' own typing comes around on some servers and is no news. */
export function decodeTyping(event: Wire, name: string, scope: EventScope): readonly ConversationEvent[] | string {
  const type = upper(wire(wire(event['data'])['body'])['notificationType']);
  if (type !== 'TYPING_STARTED' && type !== 'TYPING_STOPPED') return 'unknown typing state';
  if (senderOf(event, name).kind !== 'customer') return [];
  const { conversationId, at } = scope;
  return [{ type: 'customer-typing', conversationId, typing: type === 'TYPING_STARTED', at }];
}

/** What a bot proposes to answer a customer's message. */
export function decodeSuggestions(data: Wire, scope: EventScope): readonly ConversationEvent[] | string {
  const messageId = id<MessageId>(wire(data['requestedMessage'])['id']);
  if (messageId === '') return 'suggestions to nothing';
  const suggestions = wires(data['suggestions'])
    .map((row) => ({
      text: textOrNull(wire(row['messageBody'])['markdownText']) ?? text(row['messageBody']),
      confidence: numberOrNull(row['confidenceLevel']),
    }))
    .filter((suggestion) => suggestion.text !== '');
  return [{ type: 'suggestions-made', conversationId: scope.conversationId, messageId, suggestions }];
}
