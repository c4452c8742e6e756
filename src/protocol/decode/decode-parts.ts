import type {
  Channel,
  ChannelSession,
  ChannelSessionId,
  Countdown,
  Customer,
  CustomerId,
  EpochMs,
  LabeledValue,
  Opaque,
  Queue,
  QueueId,
  TaskDirection,
} from '../../domain/index.js';
import { cleanLabel, type Label, type Labelled } from '../../domain/text/label.js';
import { parseChannel } from './basic-fields.js';
import { formatPersonName } from './decode-agent.js';
import { parseLanguage } from './decode-language.js';
import { ownValue } from '../../domain/own-value.js';
import {
  enumTable,
  firstNonBlank,
  asBoolean,
  asId,
  isObject,
  positiveOrNull,
  asUpperCase,
  asObject,
  asObjects,
  type JsonObject,
  asLabel,
  asTitle,
  asLabels,
} from '../json.js';
import { joinTexts } from './body/read-texts.js';
import { parseTimestamp } from '../timestamp.js';
import { asSentName } from '../wire-names.js';
import { toOpaque } from '../wire-objects.js';

export function parseCustomer(customer: JsonObject): Labelled<Customer> {
  return {
    id: firstNonBlank(customer['_id'], customer['id']) as CustomerId,
    name: formatPersonName(customer),
    anonymous: asBoolean(customer['isAnonymous'], false),
    phones: asLabels(customer['phoneNumber']),
    source: toOpaque(customer),
  };
}

/** The channel type of a session. The oldest servers send only its code, next to the customer's address. */
export const parseSessionChannel = (session: JsonObject): Labelled<Channel> =>
  parseChannel(asObject(session['channel'])['channelType'] ?? asObject(session['channelData'])['channelTypeCode']);

/** By what the two ends of a channel session are known. Old servers send the company's address with the channel only. */
export function parseAddresses(
  session: JsonObject,
): Labelled<Pick<ChannelSession, 'customerAddress' | 'serviceAddress'>> {
  const { channelCustomerIdentifier, serviceIdentifier } = asObject(session['channelData']);
  return {
    customerAddress: asLabel(channelCustomerIdentifier),
    serviceAddress: asLabel(serviceIdentifier, asObject(session['channel'])['serviceIdentifier']),
  };
}

/** Calls are handled by telephony; this client only shows them. */
export const isVoiceChannel = (channel: Channel): boolean => channel.name === 'CX_VOICE' || channel.name === 'CISCO_CC';

export function parseChannelSession(session: JsonObject): Labelled<ChannelSession> | null {
  const sessionId = asId<ChannelSessionId>(session['id']);
  if (sessionId === '') return null;
  const channel = parseSessionChannel(session);
  const language = parseLanguage(session);
  return {
    id: sessionId,
    channel,
    ...parseAddresses(session),
    ...(language === null ? {} : { language }),
    voice: isVoiceChannel(channel),
    publicComments: channel.name === 'FACEBOOK',
    source: toOpaque(session),
  };
}

/** Of a field in which several answers can be chosen, all of them. */
const parseAnswer = (value: unknown): Label =>
  asTitle(typeof value === 'boolean' ? String(value) : value, joinTexts(value));

/** The pre-chat form the customer filled in. It is part of the channel data. */
export const parsePreChatForm = (session: JsonObject): readonly Labelled<LabeledValue>[] =>
  asObjects(asObject(session['channelData'])['additionalAttributes'])
    .flatMap(({ value }) => asObjects(asObject(asObject(value)['formData'])['attributes']))
    .map(({ key, value }) => ({
      label: cleanLabel(asLabel(key).replaceAll('_', ' ').trim()),
      value: parseAnswer(value),
    }))
    .filter(({ value }) => value !== '');

/** A countdown; null when it has no duration and so is not running. */
export function parseCountdown(timer: unknown, now: EpochMs): Countdown | null {
  const { totalDuration, startTime } = asObject(timer);
  const seconds = positiveOrNull(totalDuration);
  return seconds === null ? null : { startedAt: parseTimestamp(startTime) ?? now, seconds };
}

/** User names of the agents with a raised hand. */
export const parseRaisedHands = (hands: JsonObject): readonly Label[] =>
  asBoolean(hands['handRaised'], true) ? asLabels(hands['agentNames']) : [];

/** The room of a conversation. Newer servers expect it in every message from the client. */
export function findRoom(...objects: readonly JsonObject[]): Opaque | null {
  for (const object of objects) if (isObject(object['roomInfo'])) return toOpaque(object['roomInfo']);
  return null;
}

const directions: Readonly<Record<string, TaskDirection>> = {
  ...enumTable('inbound', 'outbound', 'consult', 'consult-transfer', 'consult-conference', 'barge-in'),
  DIRECT_TRANSFER: 'transfer',
  DIRECT_CONFERENCE: 'conference',
  SILENT_MONITOR: 'monitor',
};

export const parseDirection = (direction: unknown): TaskDirection =>
  ownValue(directions, asUpperCase(direction)) ?? 'unknown';

/** A queue, given as an object or as its id. */
export function parseQueue(queue: unknown): Labelled<Queue> | null {
  const fields = asObject(queue);
  const queueId = firstNonBlank(fields['id'], fields['queueId'], queue) as QueueId;
  const name = asSentName(fields['name'], fields['queueName']);
  return queueId === '' && name === '' ? null : { id: queueId, name };
}
