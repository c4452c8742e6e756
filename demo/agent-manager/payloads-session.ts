/** Wire form of customers and of the channel sessions they talk through. */
import { BOT, WEB_TYPE, type ChannelType } from './catalog.js';
import type { Customer, Obj, Session } from './types.js';

const TENANT = { id: '76f000000000000000000f10', name: null };

export interface SessionSeed {
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
  readonly createdOn: number;
}

export function roomInfo(roomId: string): Obj {
  return { id: roomId, mode: 'CONTACT_CENTER' };
}

/** The channel a type is served by; also what the outbound lookup answers. */
export function channelOf(
  type: ChannelType,
  seed?: Pick<SessionSeed, 'ttlSeconds' | 'routingMode' | 'routingObjectId'>,
): Obj {
  const name = type.name.toLowerCase();
  const service = type === WEB_TYPE ? '4600' : '15550199000';
  const suffix = type === WEB_TYPE ? '1' : '2';
  return {
    id: `77a00000000000000000fc0${suffix}`,
    name: `${name}-${service}`,
    serviceIdentifier: service,
    defaultOutbound: false,
    tenant: TENANT,
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
        routingMode: seed?.routingMode ?? 'PUSH',
        routingObjectId: seed?.routingObjectId ?? '',
        agentRequestTtl: seed?.ttlSeconds ?? 300,
      },
      botId: BOT.id,
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
      tenant: TENANT,
    },
    channelType: type,
  };
}

/** A channel session that has just started. */
export function newSession(seed: SessionSeed): Session {
  const { customer, type } = seed;
  const key = type.name.toLowerCase();
  const identifiers = customer[key];
  const identifier = Array.isArray(identifiers) ? String(identifiers[0] ?? customer._id) : customer._id;
  const channel = channelOf(type, seed);
  return {
    participantType: 'ChannelSession',
    id: seed.id,
    channel,
    customer: { ...customer },
    customerSuggestions: [],
    channelData: {
      channelCustomerIdentifier: identifier,
      serviceIdentifier: channel['serviceIdentifier'],
      requestPriority: seed.priority,
      customerFirstName: customer.firstName,
      customerLastName: customer['lastName'] ?? null,
      additionalAttributes: type === WEB_TYPE ? [webChannelData(seed)] : [],
    },
    latestIntent: null,
    customerPresence: { value: null },
    isActive: true,
    active: true,
    conversationId: seed.conversationId,
    roomInfo: roomInfo(seed.roomId),
    state: { name: 'STARTED', reasonCode: 'CUSTOMER' },
    channelSessionDirection: 'INBOUND',
  };
}

/** The same session after it ended. */
export function endedSession(session: Session, reasonCode: string): Session {
  return { ...session, isActive: false, active: false, state: { name: 'ENDED', reasonCode } };
}

function webChannelData(seed: SessionSeed): Obj {
  return {
    key: 'WebChannelData',
    type: 'WebChannelData',
    value: {
      browserDeviceInfo: {
        browserId: seed.id.slice(-6),
        browserIdExpiryTime: '9999',
        browserName: 'firefox',
        deviceType: 'desktop',
      },
      queue: '',
      locale: { timezone: 'europe/lisbon', language: 'english', country: 'portugal' },
      formData: {
        id: 1,
        formId: '78b000000000000000000f01',
        filledBy: 'web-widget',
        attributes: Object.entries(seed.formData).map(([key, value]) => ({ key, type: 'string', value })),
        createdOn: new Date(seed.createdOn).toISOString(),
      },
    },
  };
}
