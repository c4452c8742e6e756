import type { Reason } from './agent.js';
import type { ChannelSessionId, ConversationId, MediaDomainId, MessageId } from './ids.js';
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

/** Where a conversation is to go. Queues are addressed by name on this wire. */
export type RerouteTarget =
  | { readonly to: 'queue'; readonly queueName: string }
  | {
      readonly to: 'agent';
      readonly agentId: string;
      /** Their name, for what is said here about the request; the server wants only the id. */
      readonly agentName?: string;
    };

/** Everything this desk can ask of the server. */
export type Command =
  | { readonly type: 'set-state'; readonly state: 'ready' | 'not-ready'; readonly reason: Reason | null }
  | { readonly type: 'log-out'; readonly reason: Reason | null }
  | { readonly type: 'set-channel'; readonly channelId: MediaDomainId; readonly ready: boolean }
  | { readonly type: 'accept-offer'; readonly conversationId: ConversationId }
  | { readonly type: 'leave'; readonly conversationId: ConversationId }
  | {
      readonly type: 'send-message';
      readonly conversationId: ConversationId;
      readonly body: OutgoingBody;
      readonly replyTo: MessageId | null;
      readonly whisper: boolean;
      /** The channel session it goes by; null = the chosen one of the conversation. */
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
  | { readonly type: 'monitor'; readonly chat: TeamChat }
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
    }
  | { readonly type: 'extend-sla'; readonly conversationId: ConversationId }
  | { readonly type: 'subscribe-list' | 'unsubscribe-list'; readonly list: PullList }
  | { readonly type: 'join-item'; readonly item: QueueItem }
  | { readonly type: 'end-item'; readonly itemId: string };

export type CommandType = Command['type'];

/** The command with this type. Some commands share one shape, which `Extract` would miss. */
export type CommandOf<Type extends CommandType> = Command extends infer Candidate
  ? Candidate extends { readonly type: infer CandidateType }
    ? Type extends CandidateType
      ? Candidate
      : never
    : never
  : never;

/** How a command ended. Every command ends in exactly one of these; none stays pending for ever. */
export type CommandOutcome =
  /** The server did it. */
  | { readonly status: 'confirmed' }
  /** The server, or a rule we know it has, said no. `message` is the server's text, possibly empty. */
  | { readonly status: 'refused'; readonly message: string; readonly code?: RefusalCode }
  /** No answer in time: it may or may not have happened. */
  | { readonly status: 'timed-out' }
  /** Never left this page. */
  | { readonly status: 'not-sent'; readonly why: NotSentReason }
  /** The agent withdrew it. */
  | { readonly status: 'discarded' };

/** Refusals that have words of their own, where the server says which one it is. */
export type RefusalCode =
  'already-monitored' | 'other-team' | 'not-push-mode' | 'not-supervisor' | 'conversation-over' | 'conversation-full';

export type NotSentReason =
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
