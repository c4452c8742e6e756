/** Wire form of channel sessions and their customers. */
import { greeterBot, webChannelType, type ChannelType } from '../world/seed-data.js';
import type { ChannelSession, Customer, Json } from '../world/world-types.js';

const tenant = { id: '76f000000000000000000f10', name: null };

export interface ChannelSessionInit {
  readonly id: string;
  readonly type: ChannelType;
  readonly customer: Customer;
  readonly conversationId: string;
  readonly roomId: string;
  readonly ttlSeconds: number;
  readonly routingMode: 'PUSH' | 'PULL';
  readonly routingObjectId: string;
  readonly priority: number;
  readonly formData: Record<string, string>;
  readonly language?: string;
  readonly createdOn: number;
}

export function roomInfo(roomId: string): Json {
  return { id: roomId, mode: 'CONTACT_CENTER' };
}

/** The channel type of a session. */
export function channelTypeOf(session: ChannelSession | undefined): ChannelType | undefined {
  return (session?.['channel'] as { channelType?: ChannelType } | undefined)?.channelType;
}

/** The channel of a channel type; also the response of the outbound lookup. */
export function channelForType(
  type: ChannelType,
  init?: Pick<ChannelSessionInit, 'ttlSeconds' | 'routingMode' | 'routingObjectId'>,
): Json {
  const name = type.name.toLowerCase();
  const service = type === webChannelType ? '4600' : '15550199000';
  const suffix = type === webChannelType ? '1' : '2';
  return {
    id: `77a00000000000000000fc0${suffix}`,
    name: `${name}-${service}`,
    serviceIdentifier: service,
    defaultOutbound: false,
    tenant,
    channelConfig: {
      id: `77a00000000000000000cf0${suffix}`,
      channelMode: 'HYBRID',
      conversationBot: '',
      responseSla: 0,
      customerActivityTimeout: 600,
      customerSla: { totalDuration: null, action: null, startTime: null },
      customerIdentificationCriteria: { value: null },
      routingPolicy: {
        agentSelectionPolicy: 'LONGEST_AVAILABLE',
        routeToLastAgent: false,
        routingMode: init?.routingMode ?? 'PUSH',
        routingObjectId: init?.routingObjectId ?? '',
        agentRequestTtl: init?.ttlSeconds ?? 300,
      },
      botId: greeterBot.id,
    },
    channelConnector: {
      id: `77a00000000000000000cc0${suffix}`,
      name: `${name}-connector`,
      channelProviderInterface: {
        id: `77a00000000000000000ce0${suffix}`,
        name: `${name}-provider`,
        supportedChannelTypes: [type],
        providerWebhook: `http://${name}-connector.invalid/message/receive`,
        channelProviderConfigSchema: [],
      },
      channelProviderConfigs: [],
      tenant,
    },
    channelType: type,
  };
}

/** Creates a channel session in state STARTED. */
export function createChannelSession(init: ChannelSessionInit): ChannelSession {
  const { customer, type } = init;
  const key = type.name.toLowerCase();
  const identifiers = customer[key];
  const identifier = Array.isArray(identifiers) ? String(identifiers[0] ?? customer._id) : customer._id;
  const channel = channelForType(type, init);
  return {
    participantType: 'ChannelSession',
    id: init.id,
    channel,
    customer: { ...customer },
    customerSuggestions: [],
    channelData: {
      channelCustomerIdentifier: identifier,
      serviceIdentifier: channel['serviceIdentifier'],
      requestPriority: init.priority,
      customerFirstName: customer.firstName,
      customerLastName: customer['lastName'] ?? null,
      additionalAttributes: type === webChannelType ? [webChannelData(init)] : [],
    },
    latestIntent: null,
    customerPresence: { value: null },
    isActive: true,
    active: true,
    conversationId: init.conversationId,
    roomInfo: roomInfo(init.roomId),
    state: { name: 'STARTED', reasonCode: 'CUSTOMER' },
    channelSessionDirection: 'INBOUND',
  };
}

/** The same session in state ENDED. */
export function toEndedSession(session: ChannelSession, reasonCode: string): ChannelSession {
  return { ...session, isActive: false, active: false, state: { name: 'ENDED', reasonCode } };
}

function webChannelData(init: ChannelSessionInit): Json {
  return {
    key: 'WebChannelData',
    type: 'WebChannelData',
    value: {
      browserDeviceInfo: {
        browserId: init.id.slice(-6),
        browserIdExpiryTime: '9999',
        browserName: 'firefox',
        deviceType: 'desktop',
      },
      queue: '',
      locale: { timezone: 'europe/lisbon', language: init.language ?? 'english', country: 'portugal' },
      formData: {
        id: 1,
        formId: '78b000000000000000000f01',
        filledBy: 'web-widget',
        attributes: Object.entries(init.formData).map(([key, value]) => ({ key, type: 'string', value })),
        createdOn: new Date(init.createdOn).toISOString(),
      },
    },
  };
}
