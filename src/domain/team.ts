import type { AgentState, ChannelState, Team } from './agent.js';
import type { ConnectionProblem } from './connection-state.js';
import type { AgentId, ConversationId, CustomerLabelId, Opaque, QueueId, EpochMs } from './ids.js';
import type { Queue, TaskDirection } from './task.js';

/** A queue as a transfer or conference target. */
export interface QueueTarget {
  readonly id: QueueId;
  readonly name: string;
  readonly freeAgents: number;
  readonly agents: readonly { readonly id: string; readonly name: string }[];
}

/** A media routing domain of an agent in a team. `load` and `limit` are null when the server does not say. */
export interface TeamMemberChannel {
  readonly id: string;
  readonly name: string;
  readonly state: ChannelState;
  readonly load: number | null;
  readonly limit: number | null;
}

/** An agent in a supervisor's report. */
export interface TeamMember {
  /** Empty when the server does not say. */
  readonly id: AgentId;
  readonly name: string;
  readonly state: AgentState;
  /** When this state began, by this machine's clock; null in older reports. */
  readonly since: EpochMs | null;
  readonly activeChats: number;
  readonly channels: readonly TeamMemberChannel[];
  readonly queues: readonly string[];
}

/** A running conversation in a supervisor's report. */
export interface TeamChat {
  readonly conversationId: ConversationId;
  readonly queue: Queue;
  /** The agents in it. */
  readonly agentNames: readonly string[];
  /** The first of them. */
  readonly agentName: string;
  readonly agentUsername: string;
  readonly customerName: string;
  readonly channelName: string;
  /** When it began, by this machine's clock. */
  readonly since: EpochMs;
  /** A call. It cannot be monitored here. */
  readonly voice: boolean;
  /** `unknown` when the server does not say. */
  readonly direction: TaskDirection;
  /** Labels of the customer. */
  readonly labelIds: readonly CustomerLabelId[];
  /** Names of the supervisors who monitor it. */
  readonly monitors: readonly string[];
  /** The last message; empty when the server does not say. */
  readonly lastLine: string;
  /** Sent back in a monitor request. */
  readonly channelSession: Opaque;
}

/** A hand that agents of a supervised team have raised in a conversation: they ask for a supervisor. */
export interface RaisedHand {
  readonly conversationId: ConversationId;
  /** User names of these agents. */
  readonly agentNames: readonly string[];
  readonly customerName: string;
  readonly channelName: string;
  /** When it was raised, in server time. */
  readonly since: EpochMs;
  /** Sent back in a monitor request. */
  readonly channelSession: Opaque;
}

/** A customer waiting in a queue. */
export interface QueuedChat {
  readonly queue: Queue;
  readonly customerName: string;
  readonly channelName: string;
  readonly since: EpochMs;
}

/** A conversation handled by a bot. */
export interface BotChat {
  readonly botName: string;
  readonly customerName: string;
  readonly channelName: string;
  readonly since: EpochMs;
}

/** The same array if it has all of the others. */
const joinNames = (names: readonly string[], others: readonly string[]): readonly string[] =>
  others.every((name) => names.includes(name)) ? names : [...new Set([...names, ...others])];

/**
 * Two rows of one chat, as older servers and other teams report it for each of its agents. The first one, if the other adds
 * nothing.
 */
export function joinTeamChats<Chat extends TeamChat>(chat: Chat, other: Chat): Chat {
  const joined: Chat = {
    ...chat,
    agentNames: joinNames(chat.agentNames, other.agentNames),
    since: Math.min(chat.since, other.since),
    voice: chat.voice || other.voice,
    direction: chat.direction === 'unknown' ? other.direction : chat.direction,
    monitors: joinNames(chat.monitors, other.monitors),
    lastLine: chat.lastLine || other.lastLine,
  };
  return (Object.keys(joined) as (keyof Chat)[]).every((name) => joined[name] === chat[name]) ? chat : joined;
}

/** A row with a key that stays the same across reports. */
export type Keyed<Row> = Row & { readonly key: string };

export interface TeamReportRows {
  readonly members: readonly Keyed<TeamMember>[];
  readonly chats: readonly Keyed<TeamChat>[];
  readonly queued: readonly Keyed<QueuedChat>[];
  readonly botChats: readonly Keyed<BotChat>[];
}

export type ReportTableName = keyof TeamReportRows;

/** Why a table of a report could not be loaded, and when it last was (server time); null for never. */
export interface TableProblem {
  readonly code: ConnectionProblem['code'];
  readonly readAt: EpochMs | null;
}

export interface TeamReport extends TeamReportRows {
  readonly team: Team;
  /** When the report was loaded, in server time, like every `since` in it. */
  readonly at: EpochMs;
  /** Tables that failed to load this time. Their rows are from an earlier report, or empty. */
  readonly problems: Readonly<Partial<Record<ReportTableName, TableProblem>>>;
}

/** What an agent can take on. `full`: each channel that is on has as many chats as it may have. */
export type Capacity = 'free' | 'full' | 'not-ready' | 'signed-out';

/** How far a figure is from its limit. */
export type Level = 'ok' | 'near' | 'over';

export interface PullList {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** A customer waiting in a pull-mode list. */
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
  /** When it was published; null when the server does not say. */
  readonly at: EpochMs | null;
  readonly expiresAt: EpochMs | null;
  /** Ids of agents who have seen it. */
  readonly seenBy: readonly string[];
}

/** An announcement that this supervisor wrote. */
export interface OwnAnnouncement extends Announcement {
  readonly teams: readonly Team[];
}

/** Agents read an announcement at a glance. Longest text, in characters. */
export const maxAnnouncementLength = 1000;

/** What a supervisor writes to their teams. */
export interface AnnouncementDraft {
  readonly text: string;
  /** Teams that the supervisor supervises; at least one. */
  readonly teams: readonly Team[];
  /** When it is shown, and until when; in server time. */
  readonly from: EpochMs;
  readonly until: EpochMs;
}

/** What is wrong with an announcement before it is sent, by field. */
export interface AnnouncementDraftProblems {
  readonly text?: 'missing' | 'too-long';
  readonly teams?: 'missing';
  readonly from?: 'missing';
  readonly until?: 'missing' | 'before-from' | 'past';
}

export interface WrapUpForm {
  /** Most codes that can be chosen: 1 or 5. */
  readonly maxCodes: number;
  readonly categories: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** Settings an administrator made for all agents. */
export interface DeskSettings {
  readonly fileSharing: boolean;
  readonly emojis: boolean;
  readonly formatting: boolean;
  readonly participants: boolean;
  readonly autoAnswer: boolean;
}
