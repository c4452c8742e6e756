import type {
  Agent,
  AgentState,
  ChannelPresence,
  ChannelState,
  Offer,
  Presence,
  ScreenPop,
  ScreenPopChannel,
  ScreenPopCustomer,
  Team,
} from '../../domain/index.js';
import { asObject, asString, asStrings, type JsonObject } from '../json.js';
import { fromOpaque } from '../wire-objects.js';
import { applyFieldRules, composed, withheld, type FieldRules } from './field-rules.js';
import { taskDirectionNames } from './crm-names.js';

/*
 * The fields of the messages to a CRM, with the names that the vendor's desk gives them. Only decoded and masked data is read,
 * never what the server sent about a customer.
 */

const teamFields: FieldRules<Team> = {
  id: (teamId) => ({ teamId }),
  name: (teamName) => ({ teamName }),
};
const encodeTeam = (team: Team): JsonObject => applyFieldRules(teamFields, team);

/** The agent's own record has names and extension that the domain does not need. The permissions in it are not for a CRM. */
function encodeAgentSource(source: Agent['source']): JsonObject {
  const { firstName, lastName, attributes } = fromOpaque(source);
  const agentExtension = asStrings(asObject(attributes)['agentExtension']);
  return {
    firstName: asString(firstName),
    lastName: asString(lastName),
    ...(agentExtension.length > 0 && { attributes: { agentExtension } }),
  };
}

const agentFields: FieldRules<Agent> = {
  id: (id) => ({ id }),
  username: (username) => ({ username }),
  displayName: withheld,
  roles: (roles) => ({ roles: [...roles] }),
  team: (team) => ({ userTeam: team && encodeTeam(team) }),
  supervisedTeams: (teams) => ({ supervisedTeams: teams.map(encodeTeam) }),
  permissions: withheld,
  source: encodeAgentSource,
};
export const encodeAgent = (agent: Agent): JsonObject => applyFieldRules(agentFields, agent);

/** What every message about the agent begins with. */
export const encodeAgentName = (agent: Agent): JsonObject => ({
  id: agent.id,
  firstName: asString(fromOpaque(agent.source)['firstName']),
});

const agentStateNames: Readonly<Record<AgentState, string>> = {
  'logged-in': 'LOGIN',
  'not-ready': 'NOT_READY',
  ready: 'READY',
  'logged-out': 'LOGOUT',
  unknown: 'UNKNOWN',
};

const presenceFields: FieldRules<Presence> = {
  // The reason has the type of its state, so both are encoded together.
  state: composed,
  reason: composed,
  since: (stateChangeTime) => ({ stateChangeTime }),
};

export const encodeReason = ({ state, reason }: Presence): JsonObject | null =>
  reason && { id: reason.id, name: reason.label, type: agentStateNames[state] };

const channelStateNames: Readonly<Record<ChannelState, string>> = {
  'not-ready': 'NOT_READY',
  ready: 'READY',
  active: 'ACTIVE',
  busy: 'BUSY',
  'pending-not-ready': 'PENDING_NOT_READY',
  interrupted: 'INTERRUPTED',
  'logged-out': 'LOGOUT',
  unknown: 'UNKNOWN',
};

const channelPresenceFields: FieldRules<ChannelPresence> = {
  id: composed,
  name: composed,
  state: (state) => ({ state: channelStateNames[state] }),
  since: (stateChangeTime) => ({ stateChangeTime }),
  limit: (maxAgentTasks) => ({ maxAgentTasks }),
};

export const encodePresence = (agent: Agent, presence: Presence, channels: readonly ChannelPresence[]): JsonObject => ({
  agent: { id: agent.id, keycloakUser: encodeAgent(agent) },
  state: { name: agentStateNames[presence.state], reasonCode: encodeReason(presence) },
  ...applyFieldRules(presenceFields, presence),
  agentMrdStates: channels.map((channel) => ({
    mrd: { id: channel.id, name: channel.name },
    ...applyFieldRules(channelPresenceFields, channel),
  })),
});

const customerFields: FieldRules<ScreenPopCustomer> = {
  id: (_id) => ({ _id }),
  name: (name) => {
    const [firstName = '', ...others] = name.split(' ');
    return { firstName, lastName: others.join(' ') };
  },
  anonymous: (isAnonymous) => ({ isAnonymous }),
  phones: (phones) => ({ phoneNumber: [...phones] }),
};
export const encodeCustomer = (customer: ScreenPopCustomer): JsonObject => applyFieldRules(customerFields, customer);

/** The part of a channel session with which both a message about an offer and one about a conversation are read. */
const encodeChannelSession = (
  channel: string,
  channelCustomerIdentifier: string,
  serviceIdentifier: string,
): JsonObject => ({
  channel: { serviceIdentifier, channelType: { name: channel } },
  channelData: { channelCustomerIdentifier, serviceIdentifier },
});

const screenPopChannelFields: FieldRules<ScreenPopChannel> = {
  channel: composed,
  customerAddress: composed,
  serviceAddress: composed,
  language: withheld,
  voice: withheld,
};

const encodeScreenPopChannel = (session: ScreenPopChannel): JsonObject => ({
  ...encodeChannelSession(session.channel, session.customerAddress, session.serviceAddress),
  ...applyFieldRules(screenPopChannelFields, session),
});

const offerFields: FieldRules<Offer> = {
  conversationId: (conversationId) => ({ conversationId }),
  taskId: (taskId) => ({ taskId }),
  direction: (direction) => ({ taskDirection: taskDirectionNames[direction] }),
  customer: composed,
  channel: composed,
  customerAddress: (channelCustomerIdentifier) => ({ channelCustomerIdentifier }),
  serviceAddress: composed,
  queue: (queue) => ({ queue: queue && { id: queue.id, name: queue.name } }),
  // What colleagues write about a customer stays on the desk.
  note: withheld,
  requestedBy: (requestedBy) => ({ requestedBy }),
  offeredAt: withheld,
  expiresAt: withheld,
  ringSeconds: withheld,
  started: withheld,
  voice: withheld,
  uncertain: withheld,
  room: withheld,
};

export const encodeOffer = (offer: Offer): JsonObject => ({
  ...applyFieldRules(offerFields, offer),
  channelSession: {
    ...encodeChannelSession(offer.channel.name, offer.customerAddress, offer.serviceAddress),
    customer: encodeCustomer(offer.customer),
  },
});

const screenPopFields: FieldRules<ScreenPop> = {
  conversationId: composed,
  customer: (customer) => ({ customer: encodeCustomer(customer) }),
  channels: (channels) => ({
    channelSession: channels[0] === undefined ? null : encodeScreenPopChannel(channels[0]),
    channelSessions: channels.map(encodeScreenPopChannel),
  }),
  data: (data) => ({ conversationData: data }),
};

export const encodeScreenPop = (screenPop: ScreenPop): JsonObject => ({
  conversationId: screenPop.conversationId,
  channelCustomerIdentifier: screenPop.channels[0]?.customerAddress ?? '',
  topicData: { id: screenPop.conversationId, ...applyFieldRules(screenPopFields, screenPop) },
});
