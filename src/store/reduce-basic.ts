import type { ConversationId, ServerEvent } from '../domain/index.js';
import { hasContent } from './reduce-local.js';
import { initialState, type LocalState, type SessionState } from './state.js';
import { emptyTable, mapRows, withRow } from './table.js';

const basicEventTypes = [
  'channel-types-listed',
  'presence-reported',
  'pull-lists-subscribed',
  'queue-items-listed',
  'request-refused',
  'session-taken-over',
] as const;

/** Events that a desk without conversations gets. The code for all others is loaded with the first of them. */
export type BasicEvent = Extract<ServerEvent, { type: (typeof basicEventTypes)[number] }>;

export const isBasicEvent = (event: ServerEvent): event is BasicEvent =>
  (basicEventTypes as readonly string[]).includes(event.type);

export function reduceBasicEvent(state: SessionState, event: BasicEvent): SessionState {
  switch (event.type) {
    case 'channel-types-listed':
      return { ...state, channelTypes: event.channels };
    case 'presence-reported':
      if (state.agent !== null && event.agentId !== state.agent.id) return state;
      return { ...state, presence: event.presence, channels: event.channels };
    case 'pull-lists-subscribed':
      return { ...state, pullLists: event.lists };
    case 'queue-items-listed': {
      const initialTable = event.replace ? emptyTable<string, (typeof event.items)[number]>() : state.queueItems;
      return { ...state, queueItems: event.items.reduce((table, item) => withRow(table, item.id, item), initialTable) };
    }
    default:
      // These settle commands or end the session. They do not change the tables.
      return state;
  }
}

/** After a lost connection the server sends the open offers again. Until then the known ones are kept and marked. */
export function markOffersUncertain(state: SessionState): SessionState {
  if (state.offers.ids.length === 0) return state;
  return { ...state, offers: mapRows(state.offers, (offer) => ({ ...offer, uncertain: true })) };
}

/**
 * Clears everything from the server. Drafts with their conversations, and conversations that ended with something unsent,
 * stay for when the same agent signs in again.
 */
export function resetServerState(state: SessionState): SessionState {
  const { drafts, wrapUpDrafts } = state.local;
  const hasDraft = (id: ConversationId): boolean => hasContent(drafts.get(id)) || wrapUpDrafts.has(id);
  const endedConversations = state.local.endedConversations.filter(
    ({ conversation, unsent = [] }) => unsent.length > 0 || hasDraft(conversation.id),
  );
  const keptConversations = new Map(
    [...state.local.keptConversations, ...state.conversations.byId].filter(([id]) => hasDraft(id)),
  );
  const local: LocalState = { ...initialState.local, drafts, wrapUpDrafts, endedConversations, keptConversations };
  return {
    ...initialState,
    connection: state.connection,
    agent: state.agent,
    agentNames: state.agentNames,
    reasons: state.reasons,
    storageProblem: state.storageProblem,
    alertsElsewhere: state.alertsElsewhere,
    local,
  };
}

/** The session has ended, and the agent has not ended it: conversations and what was not sent stay readable. */
export function freezeServerState(state: SessionState): SessionState {
  const reset = resetServerState(state);
  const { conversations, pending, local } = state;
  const { activeConversation, unread, unreadFrom, replyChannel, handoverNotes, keptConversations } = local;
  return {
    ...reset,
    conversations,
    pending: pending.filter(({ command }) => command.type === 'send-message'),
    local: { ...reset.local, activeConversation, unread, unreadFrom, replyChannel, handoverNotes, keptConversations },
  };
}
