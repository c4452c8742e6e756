import type {
  AgentId,
  ConversationEvent,
  ConversationId,
  EpochMs,
  ProtocolProblem,
  ServerEvent,
} from '../../domain/index.js';
import type { Labelled } from '../../domain/text/label.js';
import type { JsonObject } from '../json.js';
import type { EarlierRows } from './decode-history.js';

/** Input of decoders besides the payload. */
export interface DecodeContext {
  /** This session's agent, whose own receipts and announcements are skipped. */
  readonly agentId: AgentId | null;
  /** Server time, for payloads without a timestamp. */
  readonly now: EpochMs;
  /** How many rows of a snapshot's history are decoded at once, the newest ones; all of them if absent. */
  readonly newestCount?: (conversationId: ConversationId) => number;
}

/** Conversation and time of one conversation event. */
export interface EventScope extends DecodeContext {
  readonly conversationId: ConversationId;
  readonly at: EpochMs;
}

/** The parts of one conversation event. Missing parts are empty objects. */
export interface CimContext extends EventScope {
  readonly source: JsonObject;
  /** In upper case. */
  readonly name: string;
  readonly data: JsonObject;
  /** Header of the message in `data`, if there is one. */
  readonly header: JsonObject;
  readonly body: JsonObject;
}

type WithoutConversationId<Event> = Event extends unknown ? Omit<Event, 'conversationId'> : never;

/** A conversation event without its conversation id. */
export type UnscopedEvent = WithoutConversationId<Labelled<ConversationEvent>>;

/** What decoders make of a message of the server. */
export type LabelledEvent = Labelled<ServerEvent>;

/** Returns the decoded events, or a description of the problem. */
export type EventDecoder = (event: CimContext) => readonly UnscopedEvent[] | string;

/** The timestamp of a live event. */
export interface EventStamp {
  readonly at: EpochMs;
  /** False when another device than the server may have made it: a customer's, or a colleague's desk. */
  readonly isServerMade: boolean;
}

/** Both lists are empty for messages without effect, such as this agent's own receipts. */
export interface DecodeResult {
  readonly events: readonly ServerEvent[];
  readonly problems: readonly ProtocolProblem[];
  /** Of a conversation event, if it has one. */
  readonly stamp: EventStamp | null;
  /** The conversations that an event names in different places, so that it belongs to none for certain. */
  readonly disputed: readonly ConversationId[];
  /** The rows of a snapshot's history that were left for later; null if there are none. */
  readonly earlier: EarlierRows | null;
}
