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
  RaisedHand,
  PushState,
  ScreenPop,
  ServerError,
  WithdrawReason,
  WrapUpTimer,
} from '../../domain/index.js';

/** Events of a session. `<desk-session>` dispatches each as a DOM event of the same name and detail. */
export interface SessionEventMap {
  /** The connection or sign-in state changed. */
  'connection-changed': ConnectionState;
  /** The server changed or confirmed the agent's state. */
  'presence-changed': { readonly presence: Presence; readonly channels: readonly ChannelPresence[] };
  /** A new offer. Not fired again when the server repeats it after a reconnect. */
  'offer-received': { readonly offer: Offer };
  /** An offer ended without being accepted here. */
  'offer-withdrawn': { readonly offer: Offer; readonly reason: WithdrawReason };
  /** The server assigned the task that was accepted, or one that it started itself. */
  'task-accepted': ScreenPop;
  /** A conversation is there, accepted, started by the server, joined, or open before the page was loaded. */
  'conversation-opened': ScreenPop;
  /** The conversation itself is over; the agent files the wrap-up until `endsAt`, in server time. */
  'wrap-up-started': { readonly conversationId: ConversationId } & WrapUpTimer;
  /** A new message of another participant. */
  'message-received': { readonly conversationId: ConversationId; readonly message: Message };
  /** The server confirmed a message of this agent. */
  'message-sent': { readonly conversationId: ConversationId; readonly message: Message };
  /** The server refused a message of this agent, or could not deliver it to the customer. */
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
  /** A new customer waits in a subscribed list. Not fired for customers who waited before the subscription. */
  'queue-item-received': { readonly item: QueueItem };
  /** For supervisors: an agent of their teams asks for one. Not fired again while the hand is up. */
  'hand-raised': { readonly hand: RaisedHand };
  /** For supervisors: all hands of the conversation are down. */
  'hand-lowered': { readonly conversationId: ConversationId };
  /** A supervisor made an announcement. */
  'announcement-received': { readonly announcement: Announcement };
  /** The login is in use elsewhere. This session no longer sends anything. */
  'session-taken-over': Record<string, never>;
  /**
   * The server refuses the credentials of REST requests. The connection and the conversations go on. By `password`: the
   * elements ask the agent for it. By the `host`: its function `token` failed, or returned a token that was refused too.
   */
  'credentials-expired': { readonly renewedBy: 'password' | 'host' };
  /** A command finished, with any outcome. `conversationId` is null when it concerns no conversation. */
  'command-ended': {
    readonly command: CommandType;
    readonly conversationId: ConversationId | null;
    readonly outcome: CommandOutcome;
  };
  /** A command finished with an outcome other than confirmed or discarded. */
  'request-refused': {
    readonly command: CommandType;
    readonly conversationId: ConversationId | null;
    readonly outcome: CommandOutcome;
  };
  /** The server sent something that could not be decoded, or refused something that was not requested here. */
  'protocol-problem': ProtocolProblem;
  /**
   * The server reported an error that answers nothing requested here. Cancelable: the elements then do not show it to the
   * agent.
   */
  'server-error-reported': ServerError;
  /** The active conversation changed: it was selected, opened or ended. */
  'active-conversation-changed': { readonly conversationId: ConversationId | null };
  /** Push notifications were turned on or off, or are not available. */
  'push-changed': { readonly state: PushState };
  /** A notification was clicked. The session activates the conversation itself; null when it names none. */
  'conversation-requested': { readonly conversationId: ConversationId | null };
}

export type SessionEventName = keyof SessionEventMap;

const cancelableNames: ReadonlySet<SessionEventName> = new Set(['server-error-reported']);

/** An event of a session, dispatched on the session object and in the DOM. */
export class DeskSessionEvent<Name extends SessionEventName = SessionEventName> extends Event {
  constructor(
    readonly name: Name,
    readonly detail: SessionEventMap[Name],
  ) {
    super(name, { bubbles: true, composed: true, cancelable: cancelableNames.has(name) });
  }
}

export const sessionEventNames = [
  'connection-changed',
  'presence-changed',
  'offer-received',
  'offer-withdrawn',
  'task-accepted',
  'conversation-opened',
  'wrap-up-started',
  'message-received',
  'message-sent',
  'message-failed',
  'participant-changed',
  'conversation-closed',
  'queue-item-received',
  'hand-raised',
  'hand-lowered',
  'announcement-received',
  'session-taken-over',
  'credentials-expired',
  'command-ended',
  'request-refused',
  'protocol-problem',
  'server-error-reported',
  'active-conversation-changed',
  'push-changed',
  'conversation-requested',
] as const satisfies readonly SessionEventName[];

/** An event target whose listeners know the details of session events. */
interface SessionEventTarget extends EventTarget {
  addEventListener<Name extends SessionEventName>(
    name: Name,
    listener: (event: DeskSessionEvent<Name>) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(...args: Parameters<EventTarget['addEventListener']>): void;
  removeEventListener<Name extends SessionEventName>(
    name: Name,
    listener: (event: DeskSessionEvent<Name>) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void;
}

export const SessionEventTarget = EventTarget as new () => SessionEventTarget;

/** The same events in the DOM, as `<desk-session>` dispatches them. */
export type SessionDomEventMap = { readonly [Name in SessionEventName]: DeskSessionEvent<Name> };
