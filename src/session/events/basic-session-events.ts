import type {
  CommandOutcome,
  ConnectionState,
  ConversationId,
  EpochMs,
  Message,
  ServerEvent,
} from '../../domain/index.js';
import { getCommandConversationId } from '../../store/basic-selectors.js';
import type { PendingCommand, SessionState } from '../../store/state.js';
import type { SessionEventName, SessionEventMap } from './session-event-map.js';

/** An event and its detail; of what took time also since when, in server time. */
export type SessionEvent = {
  [Name in SessionEventName]: readonly [Name, SessionEventMap[Name], since?: EpochMs];
}[SessionEventName];

/** The session events that follow from a server event, on a desk without conversations. */
export function basicSessionEventsOf(
  event: ServerEvent,
  before: SessionState,
  after: SessionState,
): readonly SessionEvent[] {
  switch (event.type) {
    case 'presence-reported':
      return after.presence === null || after.presence === before.presence
        ? []
        : [['presence-changed', { presence: after.presence, channels: after.channels }]];
    case 'session-taken-over':
      return [['session-taken-over', {}]];
    default:
      return [];
  }
}

/** The session events that follow from the end of a command. */
export function sessionEventsOfOutcome(
  { command, message, issuedAt }: PendingCommand,
  outcome: CommandOutcome,
): readonly SessionEvent[] {
  const conversationId = getCommandConversationId(command);
  const detail = { command: command.type, conversationId, outcome };
  const events: SessionEvent[] = [['command-ended', detail, issuedAt]];
  if (message !== null && conversationId !== null)
    events.push(...messageOutcomeEvents(conversationId, message, outcome));
  if (outcome.status !== 'confirmed' && outcome.status !== 'discarded') events.push(['request-refused', detail]);
  return events;
}

function messageOutcomeEvents(
  conversationId: ConversationId,
  message: Message,
  outcome: CommandOutcome,
): readonly SessionEvent[] {
  if (outcome.status === 'confirmed') {
    return [['message-sent', { conversationId, message: { ...message, delivery: 'sent', pendingCommand: null } }]];
  }
  if (outcome.status === 'discarded') return [];
  const reason = outcome.status === 'refused' ? outcome.message : outcome.status === 'not-sent' ? outcome.why : '';
  return [['message-failed', { conversationId, messageId: message.messageId, reason }]];
}

/** True for the same status and the same problem. */
export const isSameConnectionState = (a: ConnectionState, b: ConnectionState): boolean =>
  a.status === b.status && a.problem?.code === b.problem?.code && a.problem?.detail === b.problem?.detail;
