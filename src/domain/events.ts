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
import type { Announcement, PullList, QueueItem } from './team.js';

/** What the server tells about one conversation while it runs. Also what history is made of. */
export type ConversationEvent =
  /** A message, or a line about something that happened. */
  | { readonly type: 'entry-added'; readonly conversationId: ConversationId; readonly entry: Entry }
  /** Somebody has received or read up to `messageId`, or delivering it failed. `messageId` is empty when not said. */
  | {
      readonly type: 'receipt-received';
      readonly conversationId: ConversationId;
      readonly messageId: MessageId;
      readonly status: 'delivered' | 'seen' | 'failed';
      readonly by: Sender;
      readonly at: EpochMs;
      /** Why it failed. */
      readonly detail: string;
    }
  | {
      readonly type: 'suggestions-made';
      readonly conversationId: ConversationId;
      /** The customer message the bot proposes answers to. */
      readonly messageId: MessageId;
      readonly suggestions: Message['suggestions'];
    }
  | { readonly type: 'message-deleted'; readonly conversationId: ConversationId; readonly messageId: MessageId }
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
  | { readonly type: 'hands-changed'; readonly conversationId: ConversationId; readonly names: readonly string[] };

/**
 * Everything the server can tell us, in our words. Whatever carries an id is taken once; the rest is idempotent.
 * Decoders make these, reducers consume them.
 */
export type ServerEvent =
  | { readonly type: 'channel-types-listed'; readonly channels: readonly Channel[] }
  | {
      readonly type: 'presence-reported';
      readonly agentId: AgentId;
      /** False: a wish was refused, or there was nothing to do. */
      readonly changed: boolean;
      readonly presence: Presence;
      readonly channels: readonly ChannelPresence[];
    }
  | { readonly type: 'offer-received'; readonly offer: Offer }
  | {
      readonly type: 'offer-withdrawn';
      readonly conversationId: ConversationId;
      /** The task that is no longer offered, when the server says; else whichever is. */
      readonly taskId?: TaskId;
      readonly reason: WithdrawReason;
    }
  | {
      readonly type: 'conversation-snapshot';
      /** As the server holds it now; `entries` is empty and comes from folding `history`. */
      readonly conversation: Conversation;
      /** Oldest first. Only what belongs to the thread is folded: the tables above are already current. */
      readonly history: readonly ConversationEvent[];
    }
  | {
      readonly type: 'conversation-closed';
      readonly conversationId: ConversationId;
      readonly reason: CloseReason;
      /** The server's own words, for reasons we do not know. */
      readonly detail: string;
    }
  /** Over, but still on screen, read-only (older servers). */
  | { readonly type: 'conversation-ended'; readonly conversationId: ConversationId }
  | {
      readonly type: 'wrap-up-started';
      readonly conversationId: ConversationId;
      readonly seconds: number;
      readonly at: EpochMs;
    }
  /** A transfer or conference request was taken in by the router. */
  | { readonly type: 'reroute-acknowledged'; readonly action: 'transfer' | 'conference' }
  | { readonly type: 'assistance-assigned'; readonly conversationId: ConversationId; readonly kind: string }
  /** The task of a conversation has another id now (consult transfer). */
  | { readonly type: 'task-replaced'; readonly conversationId: ConversationId; readonly taskId: TaskId }
  | { readonly type: 'pull-lists-subscribed'; readonly lists: readonly PullList[] }
  /** `replace`: the whole truth for all lists; else merged by id. */
  | { readonly type: 'queue-items-listed'; readonly items: readonly QueueItem[]; readonly replace: boolean }
  | { readonly type: 'queue-item-changed'; readonly item: QueueItem }
  | { readonly type: 'pull-list-dropped'; readonly listId: string }
  | { readonly type: 'announcement-made'; readonly announcement: Announcement }
  | { readonly type: 'announcement-withdrawn'; readonly id: string }
  /** The server refused something we asked for; `event` is the wire event it names, empty when it names none. */
  | {
      readonly type: 'request-refused';
      readonly event: string;
      readonly message: string;
      readonly code?: RefusalCode;
      readonly conversationId: ConversationId | null;
    }
  | { readonly type: 'session-taken-over'; readonly agentId: AgentId | null }
  | ConversationEvent;

/** A server message that could not be read. Reported and skipped; never acted upon. */
export interface ProtocolProblem {
  /** The wire event's name. */
  readonly event: string;
  /** What was wrong, without customer text. */
  readonly problem: string;
}

/** What the login answered, before it is anybody's state. */
export interface LoginResult {
  readonly agent: Agent;
  /** Access token for REST on newer servers; null when the server gave none. */
  readonly token: string | null;
}
