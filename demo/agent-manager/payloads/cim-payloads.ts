/** Wire form of the CIM events that the server creates: envelopes, emitters, messages. */
import type { ChannelSession, CimEvent, Conversation, Customer, Json } from '../world/world-types.js';
import { channelTypeOf, roomInfo } from './channel-session-payloads.js';

function systemSender(id: string, type: string, senderName: string): Json {
  return { id, type, senderName, additionalDetail: null };
}

export const conversationManager = systemSender(
  '55550000-0000-4000-8000-000000000001',
  'SYSTEM',
  'CONVERSATION_MANAGER',
);
export const routingEngine = systemSender('55550000-0000-4000-8000-000000000002', 'SYSTEM', 'ROUTING_ENGINE');
export const conversationMonitor = systemSender('55550000-0000-4000-8000-000000000003', 'BOT', 'CONVERSATION_MONITOR');
export const agentManager = systemSender('55550000-0000-4000-8000-000000000004', 'SYSTEM', 'AGENT_MANAGER');

/** The names of the events that are messages between customer, agents and bot. */
export const messageEventNames: ReadonlySet<string> = new Set(['CUSTOMER_MESSAGE', 'AGENT_MESSAGE', 'BOT_MESSAGE']);

/** The customer as emitter of an event. */
export function customerEmitter(customer: Customer): Json {
  const knownFields = new Set(['_id', 'firstName', 'phoneNumber', 'isAnonymous', '__v']);
  const additionalDetail = Object.fromEntries(Object.entries(customer).filter(([key]) => !knownFields.has(key)));
  return { id: customer._id, type: 'CUSTOMER', senderName: customer.firstName, additionalDetail };
}

/** An agent as sender of a message. */
export function agentSender(agent: { id: string; username: string; firstName: string; lastName: string }): Json {
  return {
    id: agent.id,
    type: 'AGENT',
    senderName: agent.username,
    additionalDetail: { firstName: agent.firstName, lastName: agent.lastName },
  };
}

/** The connector that sends the customer's messages of a channel. */
export function connectorSender(session: ChannelSession): Json {
  const name = channelTypeOf(session)?.name ?? 'WEB';
  return systemSender(
    `cc000000-0000-4000-8000-00000000000${name === 'WEB' ? '1' : '2'}`,
    'CONNECTOR',
    `${name}_CONNECTOR`,
  );
}

export interface CimEventParts {
  readonly id: string;
  readonly name: string;
  readonly type?: string;
  readonly at: number;
  readonly emitter: Json;
  readonly session?: ChannelSession | null;
  readonly data: unknown;
}

/** Wraps data in the CIM envelope. */
export function createCimEvent(conversation: Conversation, parts: CimEventParts): CimEvent {
  return {
    id: parts.id,
    name: parts.name,
    type: parts.type ?? 'NOTIFICATION',
    timestamp: parts.at,
    conversationId: conversation.id,
    eventEmitter: parts.emitter,
    channelSession: parts.session === undefined ? (conversation.sessions[0] ?? null) : parts.session,
    data: parts.data,
    roomInfo: roomInfo(conversation.roomId),
  };
}

export interface CimMessageParts {
  readonly id: string;
  readonly at: number;
  readonly sender: Json;
  readonly session: ChannelSession;
  readonly body: Json;
  readonly replyTo?: string | null;
  readonly providerMessageId?: string | null;
  /** Sent by a connector: the channel data has only the identifying fields. */
  readonly incoming?: boolean;
}

/** A CIM message, with the header fields a real server adds. */
export function cimMessage(conversation: Conversation, parts: CimMessageParts): Json {
  const { session } = parts;
  const channelData = session['channelData'] as Json;
  return {
    id: parts.id,
    header: {
      sender: parts.sender,
      channelData: parts.incoming ? identifyingChannelData(channelData) : channelData,
      language: {},
      timestamp: parts.at,
      securityInfo: {},
      stamps: [],
      intent: parts.replyTo ? 'REPLY_TO' : null,
      entities: {},
      channelSessionId: session.id,
      conversationId: conversation.id,
      customer: session['customer'],
      originalMessageId: parts.replyTo ?? null,
      providerMessageId: parts.providerMessageId ?? null,
      roomId: conversation.roomId,
      schedulingMetaData: null,
    },
    body: parts.body,
  };
}

const identifyingDataCache = new WeakMap<Json, Json>();

function identifyingChannelData(data: Json): Json {
  let identifyingData = identifyingDataCache.get(data);
  if (!identifyingData) {
    identifyingData = {
      channelCustomerIdentifier: data['channelCustomerIdentifier'],
      serviceIdentifier: data['serviceIdentifier'],
      requestPriority: data['requestPriority'],
      customerFirstName: null,
      customerLastName: null,
      additionalAttributes: [],
    };
    identifyingDataCache.set(data, identifyingData);
  }
  return identifyingData;
}

export function isoTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '+00:00');
}

/** An event as it is in history: with its timestamp as ISO text. */
export function historyEvent(event: CimEvent): Json {
  return { ...event, timestamp: isoTime(event.timestamp) };
}

/** The start time of service-level and hold timers: UTC without a time zone. */
export function formatTimerStart(at: number): string {
  return new Date(at).toISOString().replace('T', ' ').replace('Z', '');
}
