import type { AgentId, ConversationId, EpochMs, ProtocolProblem, ServerEvent } from '../domain/index.js';

/** What a decoder has to know besides the message itself. */
export interface DecodeContext {
  /** Us. Own receipts and own announcements are not news. */
  readonly agentId: AgentId | null;
  /** Server time, for whatever carries no time of its own. */
  readonly now: EpochMs;
}

/** For one event of a conversation: which conversation, and when it happened. */
export interface EventScope extends DecodeContext {
  readonly conversationId: ConversationId;
  readonly at: EpochMs;
}

/** Neither events nor problems: understood, and nothing to tell (our own receipt come back, for one). */
export interface Decoded {
  readonly events: readonly ServerEvent[];
  readonly problems: readonly ProtocolProblem[];
}
