import type {
  AgentId,
  ConversationEvent,
  ConversationId,
  EpochMs,
  ProtocolProblem,
  ServerEvent,
} from '../../domain/index.js';
import type { JsonObject } from '../json.js';

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

/** One event of a conversation, opened. What it does not have reads as empty. */
export interface CimContext extends EventScope {
  readonly source: JsonObject;
  /** In capitals. */
  readonly name: string;
  readonly data: JsonObject;
  /** Of the message in `data`, where there is one. */
  readonly header: JsonObject;
  readonly body: JsonObject;
}

type WithoutConversationId<Event> = Event extends unknown ? Omit<Event, 'conversationId'> : never;

/** What happened in a conversation, before it is said in which. */
export type UnscopedEvent = WithoutConversationId<ConversationEvent>;

/** The facts an event of a conversation holds, or what is wrong with it. */
export type EventDecoder = (event: CimContext) => readonly UnscopedEvent[] | string;

/** Neither events nor problems: understood, and nothing to tell (our own receipt come back, for one). */
export interface DecodeResult {
  readonly events: readonly ServerEvent[];
  readonly problems: readonly ProtocolProblem[];
}
