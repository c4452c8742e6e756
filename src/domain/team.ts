import type { AgentState, ChannelState, Team } from './agent.js';
import type { ConnectionProblem } from './connection.js';
import type { ConversationId, Opaque, QueueId, EpochMs } from './ids.js';
import type { Queue } from './task.js';

/** A queue as a transfer or conference target. */
export interface QueueTarget {
  readonly id: QueueId;
  readonly name: string;
  readonly freeAgents: number;
  readonly agents: readonly { readonly id: string; readonly name: string }[];
}

/** A media routing domain of an agent in a team. Servers need not say how much of it is taken. */
export interface TeamMemberChannel {
  readonly id: string;
  readonly name: string;
  readonly state: ChannelState;
  readonly load: number | null;
  readonly limit: number | null;
}

/** An agent as a supervisor sees them. */
export interface TeamMember {
  readonly name: string;
  readonly state: AgentState;
  /** Since when, by our clock; null when the report does not say, as older ones do not. */
  readonly since: EpochMs | null;
  readonly activeChats: number;
  readonly channels: readonly TeamMemberChannel[];
  readonly queues: readonly string[];
}

/** A running conversation in a supervisor's report. */
export interface TeamChat {
  readonly conversationId: ConversationId;
  readonly queue: Queue;
  readonly agentName: string;
  readonly agentUsername: string;
  readonly customerName: string;
  readonly channelName: string;
  /** When it began, by our clock: the report says how many seconds ago. */
  readonly since: EpochMs;
  /** Telephony monitors its calls by its own means. */
  readonly voice: boolean;
  /** Who listens in already, and what was said last; empty where the server does not say. */
  readonly monitoredBy: string;
  readonly lastLine: string;
  /** Sent back unchanged when monitoring. */
  readonly channelSession: Opaque;
}

/** A customer waiting in a queue. */
export interface QueuedChat {
  readonly queue: Queue;
  readonly customerName: string;
  readonly channelName: string;
  readonly since: EpochMs;
}

/** A conversation still with a bot. */
export interface BotChat {
  readonly botName: string;
  readonly customerName: string;
  readonly channelName: string;
  readonly since: EpochMs;
}

/** A row with a name that lasts from one reading to the next. */
export type Keyed<Row> = Row & { readonly key: string };

export interface TeamReportRows {
  readonly members: readonly Keyed<TeamMember>[];
  readonly chats: readonly Keyed<TeamChat>[];
  readonly queued: readonly Keyed<QueuedChat>[];
  readonly botChats: readonly Keyed<BotChat>[];
}

/** Why one of a report's tables could not be read, and when it last could be (by our clock); null: never. */
export interface TableProblem {
  readonly code: ConnectionProblem['code'];
  readonly readAt: EpochMs | null;
}

export interface TeamReport extends TeamReportRows {
  readonly team: Team;
  /** When the numbers were read, by our clock, as every `since` in them. */
  readonly at: EpochMs;
  /** What could not be read this time: the rows are those of an earlier reading, or none. */
  readonly problems: Readonly<Partial<Record<keyof TeamReportRows, TableProblem>>>;
}

export interface PullList {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** Work waiting in a pull-mode list. */
export interface QueueItem {
  readonly id: string;
  readonly listId: string;
  readonly conversationId: ConversationId;
  readonly customerName: string;
  readonly channelName: string;
  readonly status: 'created' | 'active' | 'inactive' | 'closing' | 'closed';
  readonly since: EpochMs;
  readonly channelSession: Opaque;
}

export interface Announcement {
  readonly id: string;
  readonly text: string;
  readonly from: string;
  readonly fromId: string;
  /** When it was made; null when the server does not say. */
  readonly at: EpochMs | null;
  readonly expiresAt: EpochMs | null;
  /** Ids of the agents who have seen it. */
  readonly seenBy: readonly string[];
}

export interface WrapUpForm {
  /** At most this many codes: 1 or 5. */
  readonly maxCodes: number;
  readonly categories: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** The settings an administrator made for all desks. */
export interface DeskSettings {
  readonly fileSharing: boolean;
  readonly emojis: boolean;
  readonly formatting: boolean;
  readonly participants: boolean;
  readonly autoAnswer: boolean;
}
