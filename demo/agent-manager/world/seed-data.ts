/** The fixed data of the emulator: agents, teams, media routing domains, queues, pull-mode lists and reasons. */
import type { Reason } from './world-types.js';

export const realm = 'aurora';
export const demoPassword = 'demo';
/** The time the real server reports for a domain that was never ready. */
export const neverReadyTime = 639057660000;
export const requeuePriority = 11;
export const maxParticipants = 4;
export const maxTopicEvents = 500;

export interface Team {
  readonly teamId: string;
  readonly teamName: string;
}

export const teams: readonly Team[] = [
  { teamId: '7ea30000-0000-4000-8000-000000000001', teamName: 'Harbour' },
  { teamId: '7ea30000-0000-4000-8000-000000000002', teamName: 'Quay' },
];

export interface Mrd {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly maxRequests: number;
  readonly interruptible: boolean;
}

export const chatDomain: Mrd = {
  id: '6305de07166ba1099d11d8e6',
  type: '64f6edf8b89b71cc6cb60917',
  name: 'CHAT',
  description: 'Web chat',
  maxRequests: 5,
  interruptible: true,
};
export const whatsAppDomain: Mrd = {
  id: '64aa00000000000000000f01',
  type: '64f6edf8b89b71cc6cb60918',
  name: 'WHATSAPP',
  description: 'WhatsApp messages',
  maxRequests: 5,
  interruptible: true,
};
export const mediaRoutingDomains: readonly Mrd[] = [chatDomain, whatsAppDomain];

export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly mrdId: string;
}

export const supportQueue: Queue = { id: '71a000000000000000000a01', name: 'support', mrdId: chatDomain.id };
export const salesQueue: Queue = { id: '71a000000000000000000a02', name: 'sales', mrdId: chatDomain.id };
export const whatsAppQueue: Queue = { id: '71a000000000000000000a03', name: 'whatsapp', mrdId: whatsAppDomain.id };
export const queues: readonly Queue[] = [supportQueue, salesQueue, whatsAppQueue];

export interface PullList {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
}

export const pullLists: readonly PullList[] = [
  { id: '72b000000000000000000b01', name: 'general', description: 'General requests' },
  { id: '72b000000000000000000b02', name: 'callbacks', description: 'Customers who asked to be contacted' },
];

export interface ChannelType {
  readonly id: string;
  readonly name: 'WEB' | 'WHATSAPP';
  readonly channelLogo: string;
  readonly isInteractive: boolean;
  readonly mediaRoutingDomain: string;
}

export const webChannelType: ChannelType = {
  id: '73c000000000000000000c01',
  name: 'WEB',
  channelLogo: '_WEB.svg',
  isInteractive: true,
  mediaRoutingDomain: chatDomain.id,
};
export const whatsAppChannelType: ChannelType = {
  id: '73c000000000000000000c02',
  name: 'WHATSAPP',
  channelLogo: '_WHATSAPP.svg',
  isInteractive: true,
  mediaRoutingDomain: whatsAppDomain.id,
};
export const channelTypes: readonly ChannelType[] = [webChannelType, whatsAppChannelType];

function createReason(id: string, name: string, type: Reason['type'], code: number): Reason & { code: number } {
  return { id, name, type, code };
}

export const stateReasons: readonly (Reason & { code: number })[] = [
  createReason('74d000000000000000000d01', 'Lunch', 'NOT_READY', 1),
  createReason('74d000000000000000000d02', 'Meeting', 'NOT_READY', 2),
  createReason('74d000000000000000000d03', 'Training', 'NOT_READY', 3),
  createReason('74d000000000000000000d11', 'End of shift', 'LOGOUT', 11),
  createReason('74d000000000000000000d12', 'Personal', 'LOGOUT', 12),
];

export interface AgentSeed {
  readonly id: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly roles: readonly string[];
  readonly team: string;
  readonly supervises: readonly string[];
  /** Permissions the agent does not have, as `resource/scope`. */
  readonly lacks?: readonly string[];
  readonly mrds: readonly { readonly name: string; readonly max: number }[];
  readonly extension: string;
}

const chatAssignment = { name: 'CHAT', max: 5 };
const whatsAppAssignment = { name: 'WHATSAPP', max: 5 };

export const agentSeeds: readonly AgentSeed[] = [
  {
    id: 'a1b0c3d2-1111-4a11-8a11-000000000001',
    username: 'mara',
    firstName: 'Mara',
    lastName: 'Quill',
    roles: ['agent'],
    team: 'Harbour',
    supervises: [],
    mrds: [chatAssignment, whatsAppAssignment],
    extension: '1001',
  },
  {
    id: 'a1b0c3d2-2222-4a22-8a22-000000000002',
    username: 'otto',
    firstName: 'Otto',
    lastName: 'Fenn',
    roles: ['agent'],
    team: 'Harbour',
    supervises: [],
    mrds: [chatAssignment, whatsAppAssignment],
    extension: '1002',
  },
  {
    id: 'a1b0c3d2-3333-4a33-8a33-000000000003',
    username: 'ines',
    firstName: 'Ines',
    lastName: 'Marlow',
    roles: ['agent'],
    team: 'Quay',
    supervises: [],
    mrds: [chatAssignment],
    extension: '1003',
  },
  {
    id: 'a1b0c3d2-9999-4a99-8a99-000000000009',
    username: 'vela',
    firstName: 'Vela',
    lastName: 'Strand',
    roles: ['agent', 'supervisor'],
    team: 'Harbour',
    supervises: ['Harbour', 'Quay'],
    mrds: [chatAssignment],
    extension: '1009',
  },
];

export const greeterBot = {
  participantType: 'Bot',
  id: '75e000000000000000000e01',
  type: 'RASA',
  name: 'Greeter',
  uri: 'http://bot.invalid',
} as const;

export const wrapUpFormId = '62d07f4f0980a50a91210bef';

export function mrdById(id: string): Mrd | undefined {
  return mediaRoutingDomains.find((mrd) => mrd.id === id);
}

export function queueById(id: string): Queue | undefined {
  return queues.find((queue) => queue.id === id);
}

/** A queue by name or id: newer desks send `queueId` with or instead of `queueName`. */
export function findQueue(name: string | undefined, id?: string): Queue | undefined {
  return queues.find((queue) => queue.name === name) ?? queues.find((queue) => queue.id === (id ?? name));
}

export function channelTypeByName(name: string): ChannelType | undefined {
  return channelTypes.find((type) => type.name === name.toUpperCase());
}

export function teamByName(name: string): Team | undefined {
  return teams.find((team) => team.teamName === name);
}

/** The languages of a desk. `flag` is the name of an image that the file engine serves. */
export const languages: readonly { readonly code: string; readonly name: string; readonly flag: string }[] = [
  { code: 'en', name: 'English', flag: 'gb' },
  { code: 'ar', name: 'Arabic', flag: 'sa' },
];

export const labelTimestamps = {
  createdAt: '2026-01-01T08:00:00.000Z',
  updatedAt: '2026-01-01T08:00:00.000Z',
  __v: 0,
};

export const seedLabels = [
  { _id: '7ad000000000000000000001', name: 'vip', colorCode: '#b8860b', createdBy: 'admin', ...labelTimestamps },
  { _id: '7ad000000000000000000002', name: 'complaint', colorCode: '#b22222', createdBy: 'admin', ...labelTimestamps },
] as const;
