import type {
  Agent,
  ChannelPresence,
  CloseReason,
  ConversationId,
  Offer,
  Presence,
  ScreenPop,
  ScreenPopCustomer,
  TaskDirection,
  WithdrawReason,
} from '../../domain/index.js';
import type { JsonObject } from '../json.js';
import {
  encodeAgent,
  encodeAgentName,
  encodeCustomer,
  encodeOffer,
  encodePresence,
  encodeReason,
  encodeScreenPop,
} from './crm-fields.js';
import { closeReasonNames, taskDirectionNames, withdrawReasonNames } from './crm-names.js';

/**
 * A message of the vendor's desk to the page around it. Of `AGENT_LOGIN`, `AGENT_STATE_CHANGE` and `END_CONVERSATION` there are
 * examples; all others are reconstructed from what the vendor documents.
 */
export type CrmMessage =
  | { readonly eventName: string; readonly agentData: JsonObject }
  | { readonly event: string; readonly agentData: JsonObject };

export const agentLogin = (agent: Agent): CrmMessage => ({
  eventName: 'AGENT_LOGIN',
  agentData: { ...encodeAgentName(agent), agentData: encodeAgent(agent) },
});

/** What the agent was before is null after the sign-in: then everything has changed. */
export interface PresenceReport {
  readonly presence: Presence;
  readonly channels: readonly ChannelPresence[];
}

const hasChanged = (before: PresenceReport | null, { presence }: PresenceReport): boolean =>
  before?.presence.state !== presence.state || before.presence.reason?.id !== presence.reason?.id;

const changedChannels = (before: PresenceReport | null, { channels }: PresenceReport): readonly ChannelPresence[] =>
  channels.filter(({ id, state, limit }) => {
    const known = before?.channels.find((channel) => channel.id === id);
    return known?.state !== state || known.limit !== limit;
  });

/** Null if nothing has changed: the server repeats the state after a reconnect. */
export function agentStateChange(
  agent: Agent,
  before: PresenceReport | null,
  report: PresenceReport,
): CrmMessage | null {
  const agentStateChanged = hasChanged(before, report);
  const mrdStateChanges = changedChannels(before, report).map(({ id }) => id);
  if (!agentStateChanged && mrdStateChanges.length === 0) return null;
  return {
    eventName: 'AGENT_STATE_CHANGE',
    agentData: {
      ...encodeAgentName(agent),
      agentData: {
        action: 'AGENT_STATE_CHANGED',
        agentStateChanged,
        mrdStateChanges: before === null ? [] : mrdStateChanges,
        agentPresence: encodePresence(agent, report.presence, report.channels),
      },
    },
  };
}

/** Reconstructed. */
export const agentLogout = (agent: Agent, presence: Presence | null): CrmMessage => ({
  eventName: 'LOGOUT',
  agentData: {
    ...encodeAgentName(agent),
    reasonCode: presence?.state === 'logged-out' ? encodeReason(presence) : null,
  },
});

const taskState = (state: { readonly name: string; readonly reasonCode?: string }, fields: JsonObject): CrmMessage => ({
  eventName: 'AGENT_TASK_STATE',
  agentData: { ...fields, taskState: state },
});

/** Reconstructed: an offer rings. */
export const taskReserved = (offer: Offer): CrmMessage => taskState({ name: 'RESERVED' }, encodeOffer(offer));

/** Reconstructed: the agent has the conversation. */
export const taskAnswered = (screenPop: ScreenPop): CrmMessage =>
  taskState({ name: 'ANSWERED' }, { ...encodeScreenPop(screenPop), state: 'CREATED' });

/** Reconstructed: only the wrap-up is left. */
export const taskWrapUp = (conversationId: ConversationId): CrmMessage =>
  taskState({ name: 'WRAP_UP' }, { conversationId });

/** Ours: an offer does not ring any more. The vendor's desk says nothing. */
export const taskWithdrawn = ({ conversationId, taskId }: Offer, reason: WithdrawReason): CrmMessage =>
  taskState({ name: 'CLOSED', reasonCode: withdrawReasonNames[reason] }, { conversationId, taskId });

/** Reconstructed: the server took the request for a transfer, a conference or a consultation. */
export const taskRerouted = (conversationId: ConversationId, direction: TaskDirection): CrmMessage => ({
  eventName: 'TASK_STATE_CHANGED',
  agentData: { conversationId, taskDirection: taskDirectionNames[direction] },
});

export const conversationEnded = (conversationId: ConversationId, reason: CloseReason): CrmMessage => ({
  eventName: 'END_CONVERSATION',
  agentData: {
    task: 'topicUnsubscription',
    conversationId,
    statusCode: 200,
    reason: closeReasonNames[reason],
  },
});

/** A conversation that the agent looks at, or the one before. */
export interface ShownConversation {
  readonly conversationId: ConversationId;
  readonly customer: ScreenPopCustomer;
}

const encodeShown = (shown: ShownConversation | null): JsonObject => ({
  conversationId: shown?.conversationId ?? null,
  customer: shown && encodeCustomer(shown.customer),
});

/** Reconstructed. */
export const chatSwitched = (current: ShownConversation, previous: ShownConversation | null): CrmMessage => ({
  event: 'CHAT_SWITCHING',
  agentData: { currentCustomer: encodeShown(current), previousCustomer: encodeShown(previous) },
});
