import type { Reason } from './agent.js';
import type { ByType } from './by-type.js';
import type { AgentId, ChannelSessionId, ConversationId, MediaDomainId, MessageId } from './ids.js';
import type { MessageBody, WrapUpCode } from './message.js';
import type { PullList, QueueItem, TeamChat } from './team.js';

/** Bodies an agent can send. */
export type OutgoingBody = Extract<
  MessageBody,
  {
    readonly type:
      'text' | 'image' | 'video' | 'audio' | 'file' | 'link' | 'location' | 'contacts' | 'buttons' | 'comment';
  }
>;

/** The target of a transfer, conference or consultation. Queues are addressed by name. */
export type RerouteTarget =
  | { readonly to: 'queue'; readonly queueName: string }
  | {
      readonly to: 'agent';
      readonly agentId: string;
      /** Their name, for display only. The server takes the id. */
      readonly agentName?: string;
    };

/** Everything a session can request from the server. */
export type Command =
  | { readonly type: 'set-state'; readonly state: 'ready' | 'not-ready'; readonly reason: Reason | null }
  | { readonly type: 'log-out'; readonly reason: Reason | null }
  | { readonly type: 'set-channel'; readonly channelId: MediaDomainId; readonly ready: boolean }
  /**
   * A supervisor makes an agent of a supervised team ready, or signs them out. The server answers only if it refuses; the
   * next report (`session.teamReport`) that shows the new state confirms it.
   */
  | {
      readonly type: 'set-agent-state';
      readonly agentId: AgentId;
      readonly state: 'ready' | 'logged-out';
      /** Why they are signed out; null for `ready`. */
      readonly reason: Reason | null;
    }
  | { readonly type: 'accept-offer'; readonly conversationId: ConversationId }
  | { readonly type: 'leave'; readonly conversationId: ConversationId }
  | {
      readonly type: 'send-message';
      readonly conversationId: ConversationId;
      readonly body: OutgoingBody;
      readonly replyTo: MessageId | null;
      readonly whisper: boolean;
      /** The channel session to send it on; null for the conversation's reply channel. */
      readonly channelSessionId: ChannelSessionId | null;
    }
  | { readonly type: 'send-typing'; readonly conversationId: ConversationId }
  | { readonly type: 'send-read'; readonly conversationId: ConversationId; readonly messageId: MessageId }
  | {
      readonly type: 'transfer' | 'conference' | 'consult' | 'consult-conference';
      readonly conversationId: ConversationId;
      readonly target: RerouteTarget;
      readonly note: string;
    }
  | { readonly type: 'consult-transfer'; readonly conversationId: ConversationId; readonly agentId: string }
  | { readonly type: 'monitor'; readonly chat: Pick<TeamChat, 'conversationId' | 'channelSession'> }
  | { readonly type: 'whisper-mode'; readonly conversationId: ConversationId }
  | { readonly type: 'barge-in'; readonly conversationId: ConversationId }
  | { readonly type: 'pause'; readonly conversationId: ConversationId; readonly seconds: number }
  | { readonly type: 'resume'; readonly conversationId: ConversationId }
  | {
      readonly type: 'close-wrap-up';
      readonly conversationId: ConversationId;
      /** Null skips wrap-up. */
      readonly codes: readonly WrapUpCode[] | null;
      readonly note: string;
      /** The session has sent it, shortly before the end of the wrap-up time. */
      readonly automatic?: boolean;
    }
  | { readonly type: 'extend-sla'; readonly conversationId: ConversationId }
  /** Asks for a supervisor, or no longer does. On digital channels only, and not during a call. */
  | { readonly type: 'raise-hand' | 'lower-hand'; readonly conversationId: ConversationId }
  | { readonly type: 'subscribe-list' | 'unsubscribe-list'; readonly list: PullList }
  | { readonly type: 'join-item'; readonly item: QueueItem }
  | { readonly type: 'end-item'; readonly itemId: string };

export type CommandType = Command['type'];

/** The command with this type. */
export type CommandOf<Type extends CommandType> = ByType<Command, Type>;

/** How a command ended. Every command gets exactly one outcome. */
export type CommandOutcome =
  /** The server has carried it out. */
  | { readonly status: 'confirmed' }
  /** The server refused it. `message` is the server's text, possibly empty. */
  | { readonly status: 'refused'; readonly message: string; readonly code?: RefusalCode }
  /**
   * It was sent, but neither an answer in time nor the state after a reconnect shows whether it was carried out. What was
   * interrupted by a lost connection first waits for that state.
   */
  | { readonly status: 'unknown' }
  /** It never left this page. */
  | { readonly status: 'not-sent'; readonly why: NotSentReason }
  /** The agent discarded it. */
  | { readonly status: 'discarded' }
  /** It is no command: `expected` says what was expected. Nothing was sent, and no event is dispatched. */
  | { readonly status: 'invalid'; readonly expected: string };

/** Refusals with a translated text, on servers that send the code. */
export type RefusalCode =
  'already-monitored' | 'other-team' | 'not-push-mode' | 'not-supervisor' | 'conversation-over' | 'conversation-full';

export type NotSentReason =
  /** The agent is asked first what becomes of messages that are not confirmed. */
  | 'unsent-messages'
  | 'offline'
  | 'already-pending'
  | 'no-such-conversation'
  | 'no-such-offer'
  | 'no-channel'
  | 'not-allowed'
  | 'no-whisper-recipient'
  | 'empty'
  | 'connection-lost'
  | 'session-ended';
