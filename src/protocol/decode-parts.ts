import type {
  Channel,
  ChannelSession,
  ChannelSessionId,
  ConversationId,
  Countdown,
  Customer,
  CustomerId,
  EpochMs,
  Line,
  Opaque,
  Queue,
  QueueId,
  TaskDirection,
} from '../domain/index.js';
import { opaque, personName } from './decode-agent.js';
import {
  alike,
  firstText,
  flag,
  id,
  isWire,
  lookUp,
  nameOf,
  positive,
  text,
  texts,
  upper,
  wire,
  wires,
  type Wire,
} from './guards.js';
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
export const channelOf = (type: unknown): Channel => ({
  name: nameOf(type).slice(0, 100),
  logo: text(wire(type)['channelLogo']),
});

/** The channel type of a session; the oldest samples have no more than its code beside the customer's address. */
export const sessionChannel = (session: Wire): Channel =>
  channelOf(wire(session['channel'])['channelType'] ?? wire(session['channelData'])['channelTypeCode']);

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

/** What a customer filled in before the chat: it travels among what the channel says about them. */
export const formOf = (session: Wire): readonly Line[] =>
  wires(wire(session['channelData'])['additionalAttributes'])
    .flatMap(({ value }) => wires(wire(wire(value)['formData'])['attributes']))
    .map(({ key, value }) => ({ label: text(key).replaceAll('_', ' ').trim(), value: text(value) }))
    .filter(({ value }) => value !== '');

/** A server-side countdown; one without a length is not running. */
export function countdownOf(timer: unknown, now: EpochMs): Countdown | null {
  const { totalDuration, startTime } = wire(timer);
  const seconds = positive(totalDuration);
  return seconds === null ? null : { startedAt: moment(startTime) ?? now, seconds };
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
  ...alike('inbound', 'outbound', 'consult', 'consult-transfer', 'consult-conference', 'barge-in'),
  DIRECT_TRANSFER: 'transfer',
  DIRECT_CONFERENCE: 'conference',
  SILENT_MONITOR: 'monitor',
};

export const directionOf = (direction: unknown): TaskDirection => lookUp(directions, upper(direction)) ?? 'unknown';

/** A queue as an object, or just as its id. */
export function queueOf(queue: unknown): Queue | null {
  const fields = wire(queue);
  const queueId = firstText(fields['id'], fields['queueId'], queue) as QueueId;
  const name = firstText(fields['name'], fields['queueName']);
  return queueId === '' && name === '' ? null : { id: queueId, name };
}
