import type {
  Agent,
  Announcement,
  Attachment,
  Channel,
  ChannelPresence,
  ChannelSessionId,
  CloseReason,
  Command,
  CommandId,
  ConnectionState,
  ConnectionProblem,
  Conversation,
  ConversationId,
  DeskSettings,
  EntryId,
  EpochMs,
  Message,
  MessageId,
  Offer,
  Presence,
  PushState,
  PullList,
  QueueItem,
  Reason,
  WithdrawReason,
} from '../domain/index.js';
import { emptyTable, type Table } from './table.js';

/** One wish that has not ended. Facts never contain it: selectors lay it over them. */
export interface PendingCommand {
  readonly id: CommandId;
  readonly command: Command;
  /** Messages only: queued → sending → (gone, when confirmed) or unconfirmed → undecided; rejected stays to be read. */
  readonly delivery: 'queued' | 'sending' | 'unconfirmed' | 'undecided' | 'rejected';
  /** Messages only: the entry as the thread shows it meanwhile. */
  readonly message: Message | null;
  readonly issuedAt: EpochMs;
  /** Why a message was rejected, in the server's words. */
  readonly problem: string;
}

/** What only this page knows. A resync leaves it alone. */
export interface LocalState {
  readonly activeConversation: ConversationId | null;
  /** Entries the agent has not seen, by conversation. */
  readonly unread: ReadonlyMap<ConversationId, number>;
  /** First unread entry when counting began: where "new messages" is drawn. */
  readonly unreadFrom: ReadonlyMap<ConversationId, EntryId>;
  readonly drafts: ReadonlyMap<ConversationId, Draft>;
  /** The channel session answers go to, where it is not the automatic one. */
  readonly replyChannel: ReadonlyMap<ConversationId, ChannelSessionId>;
  /** Offers the agent let pass: still ringing on the server, hidden here. */
  readonly hiddenOffers: ReadonlySet<ConversationId>;
  /** The agent last asked for by name in a conversation: the server's own lines about the request do not name them. */
  readonly requestedAgentNames: ReadonlyMap<ConversationId, string>;
  /** Offers that went away lately and why, newest last; shown for a moment. */
  readonly lostOffers: readonly LostOffer[];
  /** Conversations that ended lately and why, newest last. */
  readonly endedConversations: readonly EndedConversation[];
  /** Announcements, newest last. */
  readonly announcements: readonly Announcement[];
}

/** What the agent has begun to write. */
export interface Draft {
  readonly text: string;
  readonly replyTo: MessageId | null;
  readonly whisper: boolean;
  /** Files that are to go with it. */
  readonly files?: readonly DraftFile[];
}

/** A file that is to be sent. The file service gets it first; the message only says where it is. */
export interface DraftFile {
  readonly id: string;
  /** What the agent chose: kept until it is sent, so that an upload that failed can be tried again. */
  readonly file: File;
  /** `waiting` for the link, or for others before it. */
  readonly state: 'waiting' | 'uploading' | 'uploaded' | 'failed';
  /** How much has gone up, from 0 to 1. */
  readonly progress: number;
  /** Why it failed. */
  readonly problem: ConnectionProblem | null;
  /** Where it is, once it has been uploaded. */
  readonly attachment: Attachment | null;
}

export interface LostOffer {
  readonly offer: Offer;
  readonly reason: WithdrawReason;
  readonly at: EpochMs;
}

export interface EndedConversation {
  readonly conversation: Conversation;
  readonly reason: CloseReason;
  /** The server's own words, for reasons we do not know; of a transfer, where it went. */
  readonly detail: string;
  readonly at: EpochMs;
}

export interface SessionState {
  readonly connection: ConnectionState;
  readonly agent: Agent | null;
  readonly presence: Presence | null;
  /** Readiness per media routing domain, in the server's order. */
  readonly channels: readonly ChannelPresence[];
  readonly channelTypes: readonly Channel[];
  readonly offers: Table<ConversationId, Offer>;
  readonly conversations: Table<ConversationId, Conversation>;
  /** Reasons an administrator defined; null until they are loaded. */
  readonly reasons: readonly Reason[] | null;
  readonly settings: DeskSettings | null;
  readonly pullLists: readonly PullList[];
  readonly queueItems: Table<string, QueueItem>;
  readonly pending: readonly PendingCommand[];
  /** Whether this desk is woken by notifications; null where that is not set up. */
  readonly push: PushState | null;
  readonly local: LocalState;
}

export const initialState: SessionState = {
  connection: { status: 'signed-out', problem: null },
  agent: null,
  presence: null,
  channels: [],
  channelTypes: [],
  offers: emptyTable(),
  conversations: emptyTable(),
  reasons: null,
  settings: null,
  pullLists: [],
  queueItems: emptyTable(),
  pending: [],
  push: null,
  local: {
    activeConversation: null,
    unread: new Map(),
    unreadFrom: new Map(),
    drafts: new Map(),
    replyChannel: new Map(),
    hiddenOffers: new Set(),
    requestedAgentNames: new Map(),
    lostOffers: [],
    endedConversations: [],
    announcements: [],
  },
};
