import type { CommandOutcome, Connection, ConversationId, Message, QueueItem, ServerEvent } from '../domain/index.js';
import { commandConversation, selectWithdrawn } from '../store/selectors.js';
import { initialState, type PendingRow, type SessionState } from '../store/state.js';
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
      const offer = selectWithdrawn(before, event);
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
      // A host page that lists who came must not give away who only listens.
      if (participant.role === 'monitor' && participant.agentId !== after.agent?.id) return [];
      const change = event.type === 'participant-joined' ? 'joined' : 'role';
      return [['participant-changed', { conversationId, change, agentId: participant.agentId, participant }]];
    }
    case 'participant-left': {
      const { conversationId, agentId } = event;
      const left = before.conversations.byId.get(conversationId)?.participants.find((each) => each.agentId === agentId);
      if (left?.role === 'monitor' && agentId !== after.agent?.id) return [];
      return [['participant-changed', { conversationId, change: 'left', agentId, participant: null }]];
    }
    case 'announcement-made': {
      const { announcement } = event;
      const known = before.local.announcements.some(({ id }) => id === announcement.id);
      return known ? [] : [['announcement-received', { announcement }]];
    }
    case 'queue-item-changed':
      return newcomers([event.item], before);
    case 'queue-items-listed':
      // The first listing is how things stand, and so is what a list just subscribed to holds.
      return event.replace && before.queueItems !== initialState.queueItems ? newcomers(event.items, before) : [];
    case 'session-taken-over':
      return [['session-taken-over', {}]];
    default:
      return [];
  }
}

const newcomers = (items: readonly QueueItem[], { queueItems }: SessionState): readonly Fact[] =>
  items
    .filter(({ id, status }) => status === 'created' && !queueItems.byId.has(id))
    .map((item) => ['queue-item-received', { item }]);

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

/** What the host is to be told about the end of a wish. */
export function factsOfOutcome({ command, message }: PendingRow, outcome: CommandOutcome): readonly Fact[] {
  const conversationId = commandConversation(command);
  const end = { command: command.type, conversationId, outcome };
  const facts: Fact[] = [['command-ended', end]];
  if (message !== null && conversationId !== null) facts.push(...factsOfMessage(conversationId, message, outcome));
  if (outcome.status !== 'confirmed' && outcome.status !== 'discarded') facts.push(['request-refused', end]);
  return facts;
}

function factsOfMessage(conversationId: ConversationId, message: Message, outcome: CommandOutcome): readonly Fact[] {
  if (outcome.status === 'confirmed') {
    return [['message-sent', { conversationId, message: { ...message, delivery: 'sent', pendingCommand: null } }]];
  }
  if (outcome.status === 'discarded') return [];
  const reason = outcome.status === 'refused' ? outcome.message : outcome.status === 'not-sent' ? outcome.why : '';
  return [['message-failed', { conversationId, messageId: message.messageId, reason }]];
}

/** The server's time, of an event that was stamped just now; null of one that may be older. */
export function stampOf(event: ServerEvent, state: SessionState, resynced: boolean): number | null {
  if (event.type === 'presence-reported') {
    const asked = state.pending.some(
      ({ command }) => command.type === 'set-state' && command.state === event.presence.state,
    );
    return asked && event.changed ? event.presence.since : null;
  }
  if (event.type !== 'offer-received' || !resynced) return null;
  const { expiresAt, ringSeconds } = event.offer;
  return expiresAt === null || ringSeconds === null ? null : expiresAt - ringSeconds * 1000;
}

/** Nothing to tell: the same status for the same reason. */
export const sameConnection = (a: Connection, b: Connection): boolean =>
  a.status === b.status && a.problem?.code === b.problem?.code && a.problem?.detail === b.problem?.detail;
