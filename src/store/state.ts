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
  HandoverNote,
  Message,
  MessageId,
  Offer,
  Presence,
  PushState,
  PullList,
  QueueItem,
  RaisedHand,
  Reason,
  ServerError,
  StorageProblem,
  WithdrawReason,
  WrapUpCode,
} from '../domain/index.js';
import { emptyTable, type Table } from './table.js';

/** A command without an outcome yet. Server state never contains it; selectors add it on top. */
export interface PendingCommand {
  readonly id: CommandId;
  readonly command: Command;
  /** Messages: queued → sending → removed when confirmed, else unconfirmed → undecided, or rejected, which stays visible. */
  readonly delivery: 'queued' | 'sending' | 'unconfirmed' | 'undecided' | 'rejected';
  /** Messages only: the entry that the thread shows until then (local echo). */
  readonly message: Message | null;
  readonly issuedAt: EpochMs;
  /** Why a message was rejected, in the server's words. */
  readonly problem: string;
}

/** State of this page only. A resync does not change it. */
export interface LocalState {
  readonly activeConversation: ConversationId | null;
  /** It was chosen by the agent or the host, not because it was the first. */
  readonly isActiveChosen: boolean;
  /** Entries the agent has not seen, by conversation. */
  readonly unread: ReadonlyMap<ConversationId, number>;
  /** First unread entry, where the "new messages" divider is shown. */
  readonly unreadFrom: ReadonlyMap<ConversationId, EntryId>;
  readonly drafts: ReadonlyMap<ConversationId, Draft>;
  /** Wrap-ups that the agent has begun and not saved. */
  readonly wrapUpDrafts: ReadonlyMap<ConversationId, WrapUpDraft>;
  /** The channel session that replies go to, where it is not the default one. */
  readonly replyChannel: ReadonlyMap<ConversationId, ChannelSessionId>;
  /** Notes of colleagues, by the conversation that was transferred or that the agent was asked to join. */
  readonly handoverNotes: HandoverNotes;
  /** Offers the agent dismissed: hidden here, still open on the server. */
  readonly hiddenOffers: ReadonlySet<ConversationId>;
  /** The agent last requested by name in a conversation. The server's notices about the request do not name them. */
  readonly requestedAgentNames: ReadonlyMap<ConversationId, string>;
  /** Recently lost offers and why, newest last; shown for a moment. */
  readonly lostOffers: readonly LostOffer[];
  /** Recently ended conversations and why, newest last. Their drafts stay, to be copied. */
  readonly endedConversations: readonly EndedConversation[];
  /** Conversations with a draft, from a session that has ended. They are open again, or have ended, once the state is read. */
  readonly keptConversations: ReadonlyMap<ConversationId, Conversation>;
  /** Earlier conversations of customers, while an element shows them. */
  readonly pastConversations: ReadonlyMap<ConversationId, Conversation>;
  /** What the agent has chosen to see in an element, by its name. */
  readonly filters: ReadonlyMap<string, unknown>;
  /** The agent's own settings on this device, by name. They hold no data of customers. */
  readonly ownSettings: ReadonlyMap<string, unknown>;
  /** Announcements, newest last. */
  readonly announcements: readonly Announcement[];
  /** What was said over the connection about announcements, by their ids. Their list may have been read before or after that. */
  readonly announcementNews: ReadonlyMap<string, 'made' | 'withdrawn'>;
  /** For supervisors: the hands that are raised in conversations of their teams, oldest first. */
  readonly raisedHands: readonly RaisedHand[];
  /** Errors of the server that answered nothing and have not been dismissed, newest last. */
  readonly serverErrors: readonly ServerError[];
}

export type HandoverNotes = ReadonlyMap<ConversationId, HandoverNote>;

/** An unsent message. */
export interface Draft {
  readonly text: string;
  readonly replyTo: MessageId | null;
  /** The entry of that message: other messages may have its id. */
  readonly replyToEntry?: EntryId;
  readonly whisper: boolean;
  /** Files to send with it. */
  readonly files?: readonly DraftFile[];
  /** Messages of this conversation that are sent once their files are uploaded, oldest first. */
  readonly waiting?: readonly WaitingMessage[];
}

/** The codes and the note of a wrap-up so far. */
export interface WrapUpDraft {
  readonly codes: readonly WrapUpCode[];
  readonly note: string;
}

/** A message that the agent has sent, with files that are still being uploaded. */
export interface WaitingMessage {
  readonly draft: Draft;
  /** Channel session to send it by; null for whispers. */
  readonly channelSessionId: ChannelSessionId | null;
}

/** A file of a draft. It is uploaded to the file service first; the message carries its URL. */
export interface DraftFile {
  readonly id: string;
  /** The chosen file, kept until it is sent so that a failed upload can be retried. */
  readonly file: File;
  /** `waiting` for the connection, or for uploads before it. */
  readonly state: 'waiting' | 'uploading' | 'uploaded' | 'failed';
  /** Uploaded fraction, from 0 to 1. */
  readonly progress: number;
  /** Why it failed. */
  readonly problem: ConnectionProblem | null;
  /** The service does not accept this file, however often it is uploaded. */
  readonly isRefused?: boolean;
  /** Its content was too large to be kept beyond the page. The agent has to choose it again. */
  readonly isMissing?: boolean;
  /** The uploaded file; null before that. */
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
  /** For `other`, the server's text; for a transfer, the queue or agent it went to. */
  readonly detail: string;
  readonly at: EpochMs;
  /** Own messages that the server had not confirmed. */
  readonly unsent?: readonly Message[];
}

/** A lost connection that was not back after a moment. */
export interface Outage {
  /** Time of the last message of the server: what is shown is from then. */
  readonly lastUpdate: EpochMs;
}

export interface SessionState {
  readonly connection: ConnectionState;
  readonly outage: Outage | null;
  readonly agent: Agent | null;
  /** Names of agents, as far as they are known; see `selectAgentNames`. */
  readonly agentNames: ReadonlyMap<string, string>;
  readonly presence: Presence | null;
  /** Readiness per media routing domain, in the server's order. */
  readonly channels: readonly ChannelPresence[];
  readonly channelTypes: readonly Channel[];
  readonly offers: Table<ConversationId, Offer>;
  readonly conversations: Table<ConversationId, Conversation>;
  /** Reasons an administrator defined; null until they are loaded. */
  readonly reasons: readonly Reason[] | null;
  readonly settings: DeskSettings | null;
  /** Why the reasons or the settings could not be loaded. They are requested again until they are there. */
  readonly configurationProblem: ConnectionProblem | null;
  /** Who can renew the credentials of REST requests, which the server refuses; null while they are valid. */
  readonly credentialsExpired: 'password' | 'host' | null;
  readonly pullLists: readonly PullList[];
  readonly queueItems: Table<string, QueueItem>;
  readonly pending: readonly PendingCommand[];
  /** Push notifications; null when they are not configured. */
  readonly push: PushState | null;
  /** Why what the agent writes is not kept on this device; null while it is, or need not be. */
  readonly storageProblem: StorageProblem | null;
  /** Another tab that shares the session calls for the agent's attention. */
  readonly alertsElsewhere: boolean;
  readonly local: LocalState;
}

export const initialState: SessionState = {
  connection: { status: 'signed-out', problem: null },
  outage: null,
  agent: null,
  agentNames: new Map(),
  presence: null,
  channels: [],
  channelTypes: [],
  offers: emptyTable(),
  conversations: emptyTable(),
  reasons: null,
  settings: null,
  configurationProblem: null,
  credentialsExpired: null,
  pullLists: [],
  queueItems: emptyTable(),
  pending: [],
  push: null,
  storageProblem: null,
  alertsElsewhere: false,
  local: {
    activeConversation: null,
    isActiveChosen: false,
    unread: new Map(),
    unreadFrom: new Map(),
    drafts: new Map(),
    wrapUpDrafts: new Map(),
    replyChannel: new Map(),
    handoverNotes: new Map(),
    hiddenOffers: new Set(),
    requestedAgentNames: new Map(),
    lostOffers: [],
    endedConversations: [],
    keptConversations: new Map(),
    pastConversations: new Map(),
    filters: new Map(),
    ownSettings: new Map(),
    announcements: [],
    announcementNews: new Map(),
    raisedHands: [],
    serverErrors: [],
  },
};
