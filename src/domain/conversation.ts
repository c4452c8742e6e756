import type { AgentId, ChannelSessionId, ConversationId, CustomerId, EpochMs, Opaque, TaskId } from './ids.js';
import type { Entries } from './message.js';

/** A channel type such as WEB or WHATSAPP. Administrators add their own, so the name is free text in upper case. */
export interface Channel {
  readonly name: string;
  /** File name of its logo in the file service; empty when there is none. */
  readonly logo: string;
}

export interface Customer {
  readonly id: CustomerId;
  /** First and last name; empty when nothing is known. */
  readonly name: string;
  readonly anonymous: boolean;
  readonly phones: readonly string[];
  readonly source: Opaque;
}

/** One open channel inside a conversation. */
export interface ChannelSession {
  readonly id: ChannelSessionId;
  readonly channel: Channel;
  /** How the customer is known on that channel (number, browser id, address). */
  readonly customerAddress: string;
  readonly voice: boolean;
  /** True when messages on it are public comments under a post. */
  readonly publicComments: boolean;
  readonly source: Opaque;
}

export type Role = 'primary' | 'assistant' | 'monitor' | 'wrap-up';

/** An agent in a conversation, ourselves included. */
export interface Participant {
  readonly agentId: AgentId;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  /** A primary who came in as a monitor. */
  readonly bargedIn: boolean;
  readonly joinedAt: EpochMs | null;
  readonly source: Opaque;
}

export type ConversationState = 'active' | 'paused' | 'customer-left' | 'wrapping-up' | 'closed';

/** Wrap-up is running: codes may be given until `endsAt`. */
export interface WrapUpTimer {
  readonly endsAt: EpochMs;
  readonly seconds: number;
}

/** A running server-side countdown: time to answer (SLA) or time on hold. */
export interface Countdown {
  readonly startedAt: EpochMs;
  readonly seconds: number;
}

/** What the server says about one conversation this agent takes part in. */
export interface Conversation {
  readonly id: ConversationId;
  readonly taskId: TaskId;
  readonly state: ConversationState;
  readonly customer: Customer;
  /** Live channel sessions in the order they were opened. */
  readonly channelSessions: readonly ChannelSession[];
  /** The session the conversation was requested on; transfers are asked for on it. Null on some servers. */
  readonly firstChannelSession: Opaque | null;
  /** All agents, ourselves included. */
  readonly participants: readonly Participant[];
  /** Our own role. */
  readonly role: Role;
  readonly bargedIn: boolean;
  /** Thread content, oldest first. */
  readonly entries: Entries;
  /** Until when the customer is shown as typing; null when not. */
  readonly customerTypingUntil: EpochMs | null;
  /** Values gathered before the agent joined (forms, bot). */
  readonly data: ReadonlyMap<string, string>;
  readonly wrapUp: WrapUpTimer | null;
  readonly sla: Countdown | null;
  readonly hold: Countdown | null;
  /** User names of agents who asked for a supervisor. */
  readonly handsRaised: readonly string[];
  readonly openedAt: EpochMs;
  readonly room: Opaque | null;
  /** Our participant record as the server last sent it. */
  readonly ownParticipant: Opaque;
}

/** Why a conversation left the desk. */
export type CloseReason =
  | 'left'
  | 'transferred'
  | 'customer-left'
  | 'wrapped-up'
  | 'wrap-up-skipped'
  | 'wrap-up-expired'
  | 'no-primary-agent'
  | 'logged-out'
  | 'other';
