import type { AgentId, ChannelSessionId, ConversationId, CustomerId, EpochMs, Opaque, TaskId } from './ids.js';
import type { Entries } from './message.js';
import type { TaskDirection } from './task.js';

/** A channel type such as WEB or WHATSAPP. Administrators can add types, so the name is any upper-case text. */
export interface Channel {
  readonly name: string;
  /** File name of the logo in the file service, or empty. */
  readonly logo: string;
}

export interface Customer {
  readonly id: CustomerId;
  /** First and last name, or empty. */
  readonly name: string;
  readonly anonymous: boolean;
  readonly phones: readonly string[];
  readonly source: Opaque;
}

/** One open channel of a conversation. */
export interface ChannelSession {
  readonly id: ChannelSessionId;
  readonly channel: Channel;
  /** The customer's address on that channel: a number, a browser id, an e-mail address. */
  readonly customerAddress: string;
  /** The company's address that the customer used: a number, a page, the id of a web chat; may be empty. */
  readonly serviceAddress: string;
  /** The language of the customer’s browser, a BCP 47 tag; absent when the channel does not tell it. */
  readonly language?: string;
  readonly voice: boolean;
  /** True when messages on it are public comments under a post. */
  readonly publicComments: boolean;
  readonly source: Opaque;
}

export type Role = 'primary' | 'assistant' | 'monitor' | 'wrap-up';

/** An agent in a conversation, this session's agent included. */
export interface Participant {
  readonly agentId: AgentId;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  /** True for a primary who joined as a monitor. */
  readonly bargedIn: boolean;
  readonly joinedAt: EpochMs | null;
  readonly source: Opaque;
}

export type ConversationState = 'active' | 'paused' | 'customer-left' | 'wrapping-up' | 'closed';

/** The wrap-up countdown: codes are accepted until `endsAt`. */
export interface WrapUpTimer {
  readonly endsAt: EpochMs;
  readonly seconds: number;
}

/** A countdown that runs on the server: time to answer (SLA) or time on hold. */
export interface Countdown {
  readonly startedAt: EpochMs;
  readonly seconds: number;
}

/** What the colleague wrote who transferred the conversation here, or asked this agent to join. */
export interface HandoverNote {
  readonly text: string;
  readonly requestedBy: string | null;
  readonly direction: TaskDirection;
  /** The task that was accepted. */
  readonly taskId: TaskId;
  /** The agent has closed it. */
  readonly isClosed: boolean;
}

/** Server state of one conversation this agent takes part in. */
export interface Conversation {
  readonly id: ConversationId;
  readonly taskId: TaskId;
  readonly state: ConversationState;
  readonly customer: Customer;
  /** Open channel sessions, in the order they were opened. */
  readonly channelSessions: readonly ChannelSession[];
  /** The session the conversation began on. Transfer requests carry it. Null on some servers. */
  readonly firstChannelSession: Opaque | null;
  /** All agents, this session's agent included. */
  readonly participants: readonly Participant[];
  /** Role of this session's agent. */
  readonly role: Role;
  readonly bargedIn: boolean;
  /** Thread content, oldest first. */
  readonly entries: Entries;
  /** Until when the customer counts as typing; null when not typing. */
  readonly customerTypingUntil: EpochMs | null;
  /** Values collected before the agent joined, by a form or a bot. */
  readonly data: ReadonlyMap<string, string>;
  readonly wrapUp: WrapUpTimer | null;
  readonly sla: Countdown | null;
  readonly hold: Countdown | null;
  /** User names of agents who asked for a supervisor's help. */
  readonly handsRaised: readonly string[];
  readonly openedAt: EpochMs;
  readonly room: Opaque | null;
  /** This agent's participant record as the server last sent it. */
  readonly ownParticipant: Opaque;
}

/** A conversation of which only the customer is known: all other fields are empty. */
export const blankConversation = (id: ConversationId, customer: Customer): Conversation => ({
  id,
  taskId: '' as TaskId,
  state: 'closed',
  customer,
  channelSessions: [],
  firstChannelSession: null,
  participants: [],
  role: 'monitor',
  bargedIn: false,
  entries: [],
  customerTypingUntil: null,
  data: new Map(),
  wrapUp: null,
  sla: null,
  hold: null,
  handsRaised: [],
  openedAt: 0,
  room: null,
  ownParticipant: {} as Opaque,
});

/** True while the customer is shown as typing; `now` is the server's time. */
export const isCustomerTyping = ({ customerTypingUntil }: Conversation, now: EpochMs): boolean =>
  customerTypingUntil !== null && customerTypingUntil > now;

/** Why a conversation was closed for this agent. */
export type CloseReason =
  | 'left'
  | 'transferred'
  | 'customer-left'
  | 'wrapped-up'
  | 'wrap-up-filed'
  | 'wrap-up-skipped'
  | 'wrap-up-expired'
  | 'no-primary-agent'
  | 'logged-out'
  | 'other';
