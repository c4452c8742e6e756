import type {
  Channel,
  ChannelSession,
  ChannelSessionId,
  ConversationId,
  Countdown,
  Customer,
  CustomerId,
  EpochMs,
  Opaque,
  Queue,
  QueueId,
  TaskDirection,
} from '../domain/index.js';
import { lookUp, opaque, personName } from './decode-agent.js';
import { firstText, flag, id, isWire, numberOrNull, text, texts, upper, wire, type Wire } from './guards.js';
import { moment } from './time.js';

/** Conversations were called topics once; the id is the same. */
export const conversationIdOf = (...holders: readonly Wire[]): ConversationId =>
  firstText(...holders.flatMap((holder) => [holder['conversationId'], holder['topicId']])) as ConversationId;

export function customerOf(customer: Wire): Customer {
  return {
    id: firstText(customer['_id'], customer['id']) as CustomerId,
    name: personName(customer),
    anonymous: flag(customer['isAnonymous'], false),
    phones: texts(customer['phoneNumber']),
    source: opaque(customer),
  };
}

/** Administrators add channel types of their own, so any name is one. */
export function channelOf(type: Wire): Channel {
  return { name: upper(type['name']).slice(0, 100), logo: text(type['channelLogo']) };
}

/** The channel type of a session; the oldest samples have no more than its code beside the customer's address. */
export function sessionChannel(session: Wire): Channel {
  const type = wire(session['channel'])['channelType'];
  if (isWire(type)) return channelOf(type);
  return channelOf({ name: firstText(type, wire(session['channelData'])['channelTypeCode']) });
}

/** Conversations on these channels are held by telephony; the desk only shows them. */
export const isVoice = (channel: Channel): boolean => channel.name === 'CX_VOICE' || channel.name === 'CISCO_CC';

export function channelSessionOf(session: Wire): ChannelSession | null {
  const sessionId = id<ChannelSessionId>(session['id']);
  if (sessionId === '') return null;
  const channel = sessionChannel(session);
  return {
    id: sessionId,
    channel,
    customerAddress: text(wire(session['channelData'])['channelCustomerIdentifier']),
    voice: isVoice(channel),
    source: opaque(session),
  };
}

/** A server-side countdown; one without a length is not running. */
export function countdownOf(timer: Wire, now: EpochMs): Countdown | null {
  const seconds = numberOrNull(timer['totalDuration']);
  if (seconds === null || seconds <= 0) return null;
  return { startedAt: moment(timer['startTime']) ?? now, seconds };
}

/** User names of the agents asking for help; none once the hand is down. */
export const handsOf = (hands: Wire): readonly string[] =>
  flag(hands['handRaised'], true) ? texts(hands['agentNames']) : [];

/** The container of a customer's conversations. Newer servers want it back with every answer. */
export function roomOf(...holders: readonly Wire[]): Opaque | null {
  for (const holder of holders) if (isWire(holder['roomInfo'])) return opaque(holder['roomInfo']);
  return null;
}

const directions: Readonly<Record<string, TaskDirection>> = {
  INBOUND: 'inbound',
  OUTBOUND: 'outbound',
  DIRECT_TRANSFER: 'transfer',
  DIRECT_CONFERENCE: 'conference',
  CONSULT: 'consult',
  CONSULT_TRANSFER: 'consult-transfer',
  CONSULT_CONFERENCE: 'consult-conference',
  SILENT_MONITOR: 'monitor',
  BARGE_IN: 'barge-in',
};

export const directionOf = (direction: unknown): TaskDirection => lookUp(directions, upper(direction)) ?? 'unknown';

/** A queue as an object, or just as its id. */
export function queueOf(queue: unknown): Queue | null {
  const queueId = (isWire(queue) ? firstText(queue['id'], queue['queueId']) : text(queue)) as QueueId;
  const name = isWire(queue) ? firstText(queue['name'], queue['queueName']) : '';
  return queueId === '' && name === '' ? null : { id: queueId, name };
}
