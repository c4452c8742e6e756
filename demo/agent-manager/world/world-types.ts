/**
 * The records the emulated Agent Manager keeps. They are not wire shapes: `payloads/` converts them, so that a change
 * of the wire format does not affect the rules.
 */

/** A JSON object of unknown content, received or sent. */
export type Json = Record<string, unknown>;

/** The options that affect the rules; times in milliseconds. */
export interface WorldOptions {
  readonly ronaMs: number;
  readonly ttlMs: number;
  readonly awayMs: number;
  readonly wrapupMs: number;
  readonly dedupe: boolean;
  readonly remintEventIds: boolean;
  readonly bargeRole: 'PRIMARY' | 'BARGIN';
  readonly ronaNotReady: boolean;
  readonly autoReadyMrds: boolean;
  readonly monitors: 'one' | 'many';
}

export interface Reason {
  readonly id: string | null;
  readonly name: string;
  readonly type: 'NOT_READY' | 'LOGOUT';
}

export type ParentState = 'LOGOUT' | 'NOT_READY' | 'READY';
export type MrdState = 'LOGOUT' | 'NOT_READY' | 'PENDING_NOT_READY' | 'READY' | 'ACTIVE' | 'BUSY';

export interface AgentMrd {
  readonly mrdId: string;
  readonly max: number;
  /** What the agent requested; `state` is computed from it and the number of open tasks. */
  readyRequested: boolean;
  state: MrdState;
  previousState: MrdState | null;
  stateChangeTime: number;
  lastReady: number;
  /** Breaks ties of `lastReady` within one millisecond. */
  readyOrder: number;
}

export interface Agent {
  readonly id: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly roles: readonly string[];
  readonly teamId: string;
  readonly supervises: readonly string[];
  /** Permissions the agent does not have, as `resource/scope`. */
  readonly lacks?: readonly string[];
  readonly extension: string;
  readonly mrds: AgentMrd[];
  state: ParentState;
  reason: Reason | null;
  stateChangeTime: number;
  loginTime: number | null;
  connected: boolean;
  /** How often a desk has connected. */
  connections?: number;
  awayAt: number | null;
  registrationToken: string | null;
  subscribedListIds: string[];
  tokenSerial: number;
  /** Tokens with a serial up to this one have expired. */
  expiredTokenSerial: number;
  settings: Json;
}

export interface Customer {
  readonly _id: string;
  firstName: string;
  phoneNumber: string[];
  isAnonymous: boolean;
  __v: number;
  [key: string]: unknown;
}

/** A channel session in wire form. Never mutated: events keep the snapshot they were created with. */
export interface ChannelSession extends Json {
  readonly id: string;
  readonly isActive: boolean;
}

export type ParticipantRole = 'PRIMARY' | 'ASSISTANT' | 'SILENT_MONITOR' | 'WRAP_UP';

export interface Participant {
  readonly recordId: string;
  readonly agentId: string;
  role: ParticipantRole;
  taskId: string;
  readonly joinedAt: number;
  stateChangedOn: number | null;
  wrapUpEndsAt: number | null;
  wrapUpApplied: boolean;
}

export type ConversationState = 'CREATED' | 'ACTIVE' | 'ON_HOLD' | 'WRAP_UP' | 'CLOSED';

export interface Conversation {
  readonly id: string;
  readonly roomId: string;
  customerId: string;
  state: ConversationState;
  sessions: ChannelSession[];
  participants: Participant[];
  data: Record<string, string>;
  readonly queueId: string;
  /** The pull-mode list of the conversation; null in push mode. */
  readonly listId: string | null;
  readonly createdAt: number;
  endedAt: number | null;
  lastEventAt: number;
  hold: { totalDuration: number; startTime: string; endsAt: number } | null;
  sla: { totalDuration: number; action: string; startTime: string } | null;
  raisedHands: string[];
  wrapUps: unknown[];
}

export interface CimEvent extends Json {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly timestamp: number;
  readonly conversationId: string;
  readonly data: unknown;
}

/** The events of a conversation, append-only. */
export interface ConversationLog {
  readonly events: CimEvent[];
  readonly customerView: CimEvent[];
  /** For `--dedupe`: events by published id, and by message id with a hash of the body. */
  readonly envelopeIds: Map<string, CimEvent>;
  readonly messageBodies: Map<string, { digest: string; event: CimEvent }>;
  nextSequence: number;
}

export type MediaState = 'STARTED' | 'QUEUED' | 'RESERVED' | 'ACTIVE' | 'CLOSED';
export type TaskDirection =
  | 'INBOUND'
  | 'DIRECT_TRANSFER'
  | 'DIRECT_CONFERENCE'
  | 'CONSULT'
  | 'CONSULT_TRANSFER'
  | 'CONSULT_CONFERENCE'
  | 'SILENT_MONITOR'
  | 'BARGE_IN';

export interface Task {
  readonly id: string;
  readonly mediaId: string;
  readonly conversationId: string;
  readonly mrdId: string;
  readonly queue: { readonly id: string; readonly name: string } | null;
  direction: TaskDirection;
  readonly mode: 'QUEUE' | 'AGENT';
  readonly requestedBy: string | null;
  readonly priority: number;
  state: 'ACTIVE' | 'WRAP_UP' | 'CLOSED';
  reasonCode: string | null;
  mediaState: MediaState;
  assignedTo: { readonly id: string; readonly name: string } | null;
  readonly ttlTimerId: string;
  readonly enqueueTime: number;
  answerTime: number;
}

/** A request for an agent, while it is routed. Each offer of it has a task of its own. */
export interface RouteRequest {
  readonly id: string;
  readonly conversationId: string;
  taskId: string;
  readonly queueId: string | null;
  readonly targetId: string | null;
  readonly mrdId: string;
  readonly direction: TaskDirection;
  readonly priority: number;
  readonly order: number;
  readonly ttlAt: number;
  readonly requesterId: string | null;
  readonly requestedBy: string | null;
  readonly note: string | null;
  /** Ids of the agents who missed an offer of it in the current round. */
  missedBy: string[];
  offer: { agentId: string; expiresAt: number; started: boolean } | null;
}

export interface PullRequest {
  readonly id: string;
  readonly listId: string;
  readonly conversationId: string;
  status: 'CREATED' | 'ACTIVE' | 'CLOSED';
  readonly time: number;
}

/** A label that agents give to customers. */
export interface Label {
  readonly _id: string;
  readonly name: string;
  readonly colorCode: string;
  readonly createdBy: string;
}

export interface Announcement {
  readonly id: string;
  readonly text: string;
  readonly teamIds: readonly string[];
  readonly supervisorId: string;
  readonly supervisorName: string;
  readonly scheduledTime: number;
  readonly expiryTime: number;
  seenBy: string[];
}

/** An instruction for the delivery layer, carried out in order. */
export type Outgoing =
  | { readonly kind: 'event'; readonly to: string; readonly name: string; readonly payload: unknown }
  | { readonly kind: 'disconnect'; readonly to: string };

/** A push notification that a real server would have sent to an agent without a socket. */
export interface PushNotification {
  readonly token: string;
  readonly agentId: string;
  readonly data: Record<string, string>;
  readonly at: number;
}
