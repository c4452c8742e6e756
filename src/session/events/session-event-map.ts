import type {
  Announcement,
  ChannelPresence,
  CloseReason,
  CommandOutcome,
  CommandType,
  ConnectionState,
  ConversationId,
  Message,
  Offer,
  Participant,
  Presence,
  ProtocolProblem,
  QueueItem,
  PushState,
  WithdrawReason,
} from '../../domain/index.js';

/** Facts a session tells its host, each once; `<desk-session>` repeats them as DOM events of the same name and detail. */
export interface SessionEventMap {
  /** The link or the login changed. */
  'connection-changed': ConnectionState;
  /** The server reported the agent's state, changed or confirmed. */
  'presence-changed': { readonly presence: Presence; readonly channels: readonly ChannelPresence[] };
  /** A task rings. Not fired again when the server repeats it after a reconnect. */
  'offer-received': { readonly offer: Offer };
  /** An offer is gone without having been accepted here. */
  'offer-withdrawn': { readonly offer: Offer; readonly reason: WithdrawReason };
  /** The server gave us the task we accepted, or one it had started for us. */
  'task-accepted': { readonly conversationId: ConversationId };
  'conversation-opened': { readonly conversationId: ConversationId };
  /** A message of somebody else, live. */
  'message-received': { readonly conversationId: ConversationId; readonly message: Message };
  /** One of ours was confirmed by the server. */
  'message-sent': { readonly conversationId: ConversationId; readonly message: Message };
  /** One of ours was refused, or delivering it to the customer failed. */
  'message-failed': { readonly conversationId: ConversationId; readonly messageId: string; readonly reason: string };
  'participant-changed': {
    readonly conversationId: ConversationId;
    readonly change: 'joined' | 'left' | 'role';
    readonly agentId: string;
    readonly participant: Participant | null;
  };
  'conversation-closed': {
    readonly conversationId: ConversationId;
    readonly reason: CloseReason;
    readonly detail: string;
  };
  /** A customer waits in a list this agent is subscribed to. Not fired for those who waited before it was. */
  'queue-item-received': { readonly item: QueueItem };
  /** A supervisor has announced something, just now. */
  'announcement-received': { readonly announcement: Announcement };
  /** This login is in use elsewhere; nothing is sent from here any more. */
  'session-taken-over': Record<string, never>;
  /** A command ended, however it did. `conversationId` is null where it is not about one. */
  'command-ended': {
    readonly command: CommandType;
    readonly conversationId: ConversationId | null;
    readonly outcome: CommandOutcome;
  };
  /** A command ended other than confirmed or discarded. */
  'request-refused': {
    readonly command: CommandType;
    readonly conversationId: ConversationId | null;
    readonly outcome: CommandOutcome;
  };
  /** The server said something this client could not read, or refused something nobody here asked for. */
  'protocol-problem': ProtocolProblem;
  /** The active conversation changed, by a person's choice or because it opened or ended. */
  'active-conversation-changed': { readonly conversationId: ConversationId | null };
  /** Being woken by notifications was turned on or off, or cannot be. */
  'push-changed': { readonly state: PushState };
  /** A person has clicked a notification; null when it names no conversation. The session shows it by itself. */
  'conversation-requested': { readonly conversationId: ConversationId | null };
}

export type SessionEventName = keyof SessionEventMap;

/** A session fact as an event; the same class serves the session object and the DOM. */
export class DeskSessionEvent<Name extends SessionEventName = SessionEventName> extends Event {
  constructor(
    readonly name: Name,
    readonly detail: SessionEventMap[Name],
  ) {
    super(name, { bubbles: true, composed: true });
  }
}

export const sessionEventNames = [
  'connection-changed',
  'presence-changed',
  'offer-received',
  'offer-withdrawn',
  'task-accepted',
  'conversation-opened',
  'message-received',
  'message-sent',
  'message-failed',
  'participant-changed',
  'conversation-closed',
  'queue-item-received',
  'announcement-received',
  'session-taken-over',
  'command-ended',
  'request-refused',
  'protocol-problem',
  'active-conversation-changed',
  'push-changed',
  'conversation-requested',
] as const satisfies readonly SessionEventName[];

type SessionDomEventMap = { [Name in SessionEventName]: DeskSessionEvent<Name> };

declare global {
  interface HTMLElementEventMap extends SessionDomEventMap {}
  interface DocumentEventMap extends SessionDomEventMap {}
  interface WindowEventMap extends SessionDomEventMap {}
}
