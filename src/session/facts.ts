import type { ServerEvent } from '../domain/index.js';
import type { SessionState } from '../store/state.js';
import type { SessionFactName, SessionFacts } from './session-events.js';

export type Fact = { [Name in SessionFactName]: readonly [Name, SessionFacts[Name]] }[SessionFactName];

/** What the host is to be told about a server event, given the state before and after it. */
export function factsOf(event: ServerEvent, before: SessionState, after: SessionState): readonly Fact[] {
  switch (event.type) {
    case 'presence-reported':
      return after.presence === null || after.presence === before.presence
        ? []
        : [['presence-changed', { presence: after.presence, channels: after.channels }]];
    case 'offer-received': {
      const { offer } = event;
      const known = before.offers.byId.get(offer.conversationId);
      // The same task again is the server repeating itself after a reconnect.
      return known?.taskId === offer.taskId || offer.started ? [] : [['offer-received', { offer }]];
    }
    case 'offer-withdrawn': {
      const offer = before.offers.byId.get(event.conversationId);
      return offer === undefined || offer.started ? [] : [['offer-withdrawn', { offer, reason: event.reason }]];
    }
    case 'conversation-snapshot': {
      const conversationId = event.conversation.id;
      if (before.conversations.byId.has(conversationId)) return [];
      const accepted: Fact[] = before.offers.byId.has(conversationId) ? [['task-accepted', { conversationId }]] : [];
      return [...accepted, ['conversation-opened', { conversationId }]];
    }
    case 'conversation-closed': {
      const { conversationId, reason, detail } = event;
      return before.conversations.byId.has(conversationId)
        ? [['conversation-closed', { conversationId, reason, detail }]]
        : [];
    }
    case 'entry-added':
      return messageFacts(event, before, after);
    case 'receipt-received': {
      const { conversationId, messageId, detail: reason } = event;
      return event.status === 'failed' ? [['message-failed', { conversationId, messageId, reason }]] : [];
    }
    case 'participant-joined':
    case 'participant-role-changed': {
      const { conversationId, participant } = event;
      const change = event.type === 'participant-joined' ? 'joined' : 'role';
      return [['participant-changed', { conversationId, change, agentId: participant.agentId, participant }]];
    }
    case 'participant-left': {
      const { conversationId, agentId } = event;
      return [['participant-changed', { conversationId, change: 'left', agentId, participant: null }]];
    }
    case 'session-taken-over':
      return [['session-taken-over', {}]];
    default:
      return [];
  }
}

function messageFacts(
  { conversationId, entry }: Extract<ServerEvent, { type: 'entry-added' }>,
  before: SessionState,
  after: SessionState,
): readonly Fact[] {
  if (entry.kind !== 'message') return [];
  const unchanged =
    before.conversations.byId.get(conversationId)?.entries === after.conversations.byId.get(conversationId)?.entries;
  const own = entry.sender.kind === 'agent' && entry.sender.id === after.agent?.id;
  if (unchanged || own) return [];
  return [['message-received', { conversationId, message: entry }]];
}
