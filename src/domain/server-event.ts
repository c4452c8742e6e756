import type { Agent, ChannelPresence, Presence } from './agent.js';
import type {
  Channel,
  ChannelSession,
  CloseReason,
  Conversation,
  Countdown,
  Customer,
  Participant,
} from './conversation.js';
import type { RefusalCode } from './commands.js';
import type { AgentId, ChannelSessionId, ConversationId, EpochMs, MessageId, TaskId } from './ids.js';
import type { Entry, Message, Sender } from './message.js';
import type { Offer, WithdrawReason } from './task.js';
import type { Announcement, PullList, QueueItem, RaisedHand, TeamMember } from './team.js';

/**
 * An event of one conversation. History consists of the same events. `at`: when the server stated it; a decoder sets it for all
 * but entries, which have a time of their own.
 */
export type ConversationEvent = { readonly at?: EpochMs } & ConversationChange;

type ConversationChange =
  /** A message or a notice. */
  | { readonly type: 'entry-added'; readonly conversationId: ConversationId; readonly entry: Entry }
  /** `by` has received or read all messages up to `messageId`, or its delivery failed. An empty id means the latest. */
  | {
      readonly type: 'receipt-received';
      readonly conversationId: ConversationId;
      readonly messageId: MessageId;
      readonly status: 'delivered' | 'seen' | 'failed';
      readonly by: Sender;
      readonly at: EpochMs;
      /** Why it failed. */
      readonly detail: string;
      /** What the note repeats of a message that failed: its text, and when it was sent. */
      readonly about?: { readonly text: string; readonly at: EpochMs | null };
    }
  | {
      readonly type: 'suggestions-made';
      readonly conversationId: ConversationId;
      /** The customer message the suggestions answer. */
      readonly messageId: MessageId;
      readonly suggestions: Message['suggestions'];
    }
  /** `by` has deleted a message. */
  | {
      readonly type: 'message-deleted';
      readonly conversationId: ConversationId;
      readonly messageId: MessageId;
      readonly by: Sender;
      readonly at: EpochMs;
    }
  | {
      readonly type: 'customer-typing';
      readonly conversationId: ConversationId;
      readonly typing: boolean;
      readonly at: EpochMs;
    }
  | { readonly type: 'participant-joined'; readonly conversationId: ConversationId; readonly participant: Participant }
  | { readonly type: 'participant-left'; readonly conversationId: ConversationId; readonly agentId: AgentId }
  | {
      readonly type: 'participant-role-changed';
      readonly conversationId: ConversationId;
      readonly participant: Participant;
    }
  | {
      readonly type: 'channel-session-opened';
      readonly conversationId: ConversationId;
      readonly session: ChannelSession;
    }
  | {
      readonly type: 'channel-session-updated';
      readonly conversationId: ConversationId;
      readonly session: ChannelSession;
    }
  | {
      readonly type: 'channel-session-closed';
      readonly conversationId: ConversationId;
      readonly sessionId: ChannelSessionId;
    }
  | { readonly type: 'customer-changed'; readonly conversationId: ConversationId; readonly customer: Customer }
  | {
      readonly type: 'data-changed';
      readonly conversationId: ConversationId;
      readonly data: ReadonlyMap<string, string>;
    }
  | { readonly type: 'sla-changed'; readonly conversationId: ConversationId; readonly sla: Countdown | null }
  | {
      readonly type: 'hold-changed';
      readonly conversationId: ConversationId;
      readonly paused: boolean;
      readonly hold: Countdown | null;
    }
  | {
      readonly type: 'hands-changed';
      readonly conversationId: ConversationId;
      readonly names: readonly string[];
      /** For supervisors, who may be outside the conversation; null once all hands are down. */
      readonly hand: RaisedHand | null;
    };

/**
 * A decoded message from the server. Decoders create these, reducers apply them. Applying one twice has no further
 * effect: entries are deduplicated by id, the others are idempotent.
 */
export type ServerEvent =
  | { readonly type: 'channel-types-listed'; readonly channels: readonly Channel[] }
  | {
      readonly type: 'presence-reported';
      readonly agentId: AgentId;
      /** False when a request was refused, or changed nothing. */
      readonly changed: boolean;
      readonly presence: Presence;
      readonly channels: readonly ChannelPresence[];
    }
  | { readonly type: 'offer-received'; readonly offer: Offer }
  | {
      readonly type: 'offer-withdrawn';
      readonly conversationId: ConversationId;
      /** The withdrawn task; absent when the server does not name it: then the conversation's current offer. */
      readonly taskId?: TaskId;
      readonly reason: WithdrawReason;
    }
  | {
      readonly type: 'conversation-snapshot';
      /** The current state. `entries` is empty: the thread is built from `history`. */
      readonly conversation: Conversation;
      /** Oldest first. Only thread events are applied; `conversation` already contains the rest. */
      readonly history: readonly ConversationEvent[];
      /** Live events that arrived before the snapshot although they are newer, oldest first. */
      readonly later?: readonly ConversationEvent[];
    }
  /** The rest of a snapshot's history: all of it, oldest first, and the events that have been applied since. */
  | {
      readonly type: 'history-completed';
      readonly conversationId: ConversationId;
      readonly history: readonly ConversationEvent[];
      readonly later: readonly ConversationEvent[];
    }
  | {
      readonly type: 'conversation-closed';
      readonly conversationId: ConversationId;
      readonly reason: CloseReason;
      /** The server's text when the reason is `other`. */
      readonly detail: string;
    }
  /** The conversation has ended but stays open, read-only. Older servers only. */
  | { readonly type: 'conversation-ended'; readonly conversationId: ConversationId }
  | {
      readonly type: 'wrap-up-started';
      readonly conversationId: ConversationId;
      readonly seconds: number;
      readonly at: EpochMs;
    }
  /** The router accepted a transfer or conference request. */
  | { readonly type: 'reroute-acknowledged'; readonly action: 'transfer' | 'conference' }
  | { readonly type: 'assistance-assigned'; readonly conversationId: ConversationId; readonly kind: string }
  /** The task of a conversation has a new id (consult transfer). */
  | { readonly type: 'task-replaced'; readonly conversationId: ConversationId; readonly taskId: TaskId }
  | { readonly type: 'pull-lists-subscribed'; readonly lists: readonly PullList[] }
  /** `replace`: the items of all lists, replacing those known; else merged by id. */
  | { readonly type: 'queue-items-listed'; readonly items: readonly QueueItem[]; readonly replace: boolean }
  | { readonly type: 'queue-item-changed'; readonly item: QueueItem }
  | { readonly type: 'pull-list-dropped'; readonly listId: string }
  | { readonly type: 'announcement-made'; readonly announcement: Announcement }
  | { readonly type: 'announcement-withdrawn'; readonly id: string }
  /** The server refused a request. `event` is the wire event it names, or empty. */
  | {
      readonly type: 'request-refused';
      readonly event: string;
      readonly message: string;
      readonly code?: RefusalCode;
      readonly conversationId: ConversationId | null;
    }
  /** A supervisor's report has arrived. */
  | { readonly type: 'team-reported'; readonly members: readonly TeamMember[] }
  | { readonly type: 'session-taken-over'; readonly agentId: AgentId | null }
  | ConversationEvent;

/** A server message that could not be decoded. It is reported and skipped. */
export interface ProtocolProblem {
  /** Name of the wire event. */
  readonly event: string;
  /** What is wrong with it. Contains no customer data. */
  readonly problem: string;
}

/** An error of the server that answers nothing requested here. */
export interface ServerError {
  /** Name of the wire event that the server names, or empty. */
  readonly event: string;
  /** The server's words, or empty. */
  readonly message: string;
  /** The conversation that it names; null for none. */
  readonly conversationId: ConversationId | null;
  /** The code of this page is no longer on its server. */
  readonly code?: 'new-version';
}

/** The response to a login. */
export interface LoginResult {
  readonly agent: Agent;
  /** Access token for REST calls; null on older servers. */
  readonly token: string | null;
  /** When the server issued the token, in server time; null when it does not say. */
  readonly issuedAt: EpochMs | null;
}
