import type {
  ChannelSession,
  Command,
  CommandOf,
  CommandType,
  Conversation,
  ConversationId,
  Entry,
  EntryId,
  EpochMs,
  MediaDomainId,
  Message,
  Offer,
  Participant,
} from '../domain/index.js';
import type { Draft, EndedConversation, PendingRow, SessionState } from './state.js';
import type { Table } from './table.js';

/*
 * Named questions to the state. Each returns the same reference as long as its answer is the same, because every one of
 * them runs on every change. What is more than a lookup is remembered per input object.
 */

/** Remembers the answer for the last few inputs, compared by identity. */
function memoised<Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
  size = 64,
): (...args: Args) => Result {
  const known: { args: Args; result: Result }[] = [];
  return (...args) => {
    const index = known.findIndex((entry) => entry.args.every((arg, i) => Object.is(arg, args[i])));
    const found = known[index];
    if (found !== undefined) return found.result;
    const result = compute(...args);
    known.unshift({ args, result });
    known.length = Math.min(known.length, size);
    return result;
  };
}

const rows = memoised(<Id, T>(table: Table<Id, T>): readonly T[] =>
  table.ids.flatMap((id) => {
    const row = table.byId.get(id);
    return row === undefined ? [] : [row];
  }),
) as <Id, T>(table: Table<Id, T>) => readonly T[];

const visibleOffers = memoised((offers: SessionState['offers'], hidden: ReadonlySet<ConversationId>) =>
  rows(offers)
    .filter((offer) => !offer.started && !offer.voice && !hidden.has(offer.conversationId))
    .sort((a, b) => a.offeredAt - b.offeredAt),
);

/** Offers to show, oldest first: not those the agent let pass, telephony answers, or the server has started already. */
export const selectOpenOffers = (state: SessionState): readonly Offer[] =>
  visibleOffers(state.offers, state.local.hiddenOffers);

/** Open conversations in the order they were opened. */
export const selectConversations = (state: SessionState): readonly Conversation[] => rows(state.conversations);

export const selectConversation = (
  state: SessionState,
  id: ConversationId | null | undefined,
): Conversation | undefined => (id === null || id === undefined ? undefined : state.conversations.byId.get(id));

export const selectActiveConversation = (state: SessionState): ConversationId | null => state.local.activeConversation;

export const selectUnread = (state: SessionState, id: ConversationId): number => state.local.unread.get(id) ?? 0;

const totalUnread = memoised((unread: ReadonlyMap<ConversationId, number>) =>
  [...unread.values()].reduce((sum, n) => sum + n, 0),
);
export const selectTotalUnread = (state: SessionState): number => totalUnread(state.local.unread);

const withPending = memoised((entries: readonly Entry[], waiting: readonly PendingRow[]): readonly Entry[] =>
  waiting.length === 0
    ? entries
    : [...entries, ...waiting.flatMap((row) => (row.message === null ? [] : [row.message]))],
);
const messagesOf = memoised((pending: readonly PendingRow[], id: ConversationId) =>
  keep(pending.filter((row) => row.command.type === 'send-message' && row.command.conversationId === id)),
);
/** Empty results are one object, so that a change elsewhere in the outbox changes nothing here. */
const none: readonly never[] = [];
const keep = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? none : list);

/** The thread as the agent sees it: what the server has said, then what is still on its way there. */
export function selectThread(state: SessionState, id: ConversationId | null | undefined): readonly Entry[] {
  const conversation = selectConversation(state, id);
  return conversation === undefined
    ? none
    : withPending(conversation.entries, messagesOf(state.pending, conversation.id));
}

/** Own messages of a conversation that the server has not confirmed. */
export const selectUnsettledMessages = (state: SessionState, id: ConversationId): readonly PendingRow[] =>
  messagesOf(state.pending, id);

/** The newest message of a thread, for a list's second line. */
export const selectLastMessage = memoised((entries: readonly Entry[]): Message | undefined => {
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (entry?.kind === 'message') return entry;
  }
  return undefined;
});

/** The first pending command of a kind, optionally about one conversation. */
export function selectPending<Type extends CommandType>(
  state: SessionState,
  type: Type,
  conversationId?: ConversationId,
): CommandOf<Type> | undefined {
  for (const { command } of state.pending) {
    if (command.type !== type) continue;
    if (conversationId !== undefined && commandConversation(command) !== conversationId) continue;
    return command as CommandOf<Type>;
  }
  return undefined;
}

/** The conversation a command is about, if it is about one. */
export function commandConversation(command: Command): ConversationId | null {
  if ('conversationId' in command) return command.conversationId;
  if (command.type === 'monitor') return command.chat.conversationId;
  return command.type === 'join-item' ? command.item.conversationId : null;
}

/**
 * Where an answer goes: the session the agent chose, else the one of the customer's last message, else the last opened
 * that is not voice. Null when the customer has no channel that takes text.
 */
export function selectReplyChannel(state: SessionState, id: ConversationId): ChannelSession | null {
  const conversation = state.conversations.byId.get(id);
  if (conversation === undefined) return null;
  const usable = conversation.channelSessions.filter((session) => !session.voice);
  const chosen = state.local.replyChannel.get(id);
  return usable.find((session) => session.id === chosen) ?? usable[0] ?? null;
}

const others = memoised((participants: readonly Participant[], ownId: string | undefined) =>
  participants.filter((participant) => participant.agentId !== ownId),
);
/** The other agents in a conversation. */
export const selectOtherAgents = (state: SessionState, conversation: Conversation): readonly Participant[] =>
  others(conversation.participants, state.agent?.id);

/** A message of the thread by its message id, for quotes. */
export { findMessage as selectMessage } from './entries.js';

export const selectDraft = (state: SessionState, id: ConversationId | null): Draft | null =>
  id === null ? null : (state.local.drafts.get(id) ?? null);

/** Where "new messages" begins; null when the agent has seen everything. */
export const selectUnreadFrom = (state: SessionState, id: ConversationId | null): EntryId | null =>
  id === null ? null : (state.local.unreadFrom.get(id) ?? null);

/** Is there somebody to whisper to? A silent monitor does not count: nobody is to notice that one. */
export const selectMayWhisper = (state: SessionState, conversation: Conversation): boolean =>
  selectOtherAgents(state, conversation).some(({ role }) => role !== 'monitor');

const newestOwn = memoised((entries: readonly Entry[], ownId: string): Message | undefined => {
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (entry?.kind === 'message' && entry.sender.kind === 'agent' && entry.sender.id === ownId) return entry;
  }
  return undefined;
});
/** True when something the agent wrote here needs them: it was refused, may not have arrived, or failed on its way. */
export function selectHasTrouble(state: SessionState, id: ConversationId): boolean {
  if (messagesOf(state.pending, id).some(({ delivery }) => delivery === 'undecided' || delivery === 'rejected')) {
    return true;
  }
  const entries = state.conversations.byId.get(id)?.entries ?? none;
  return newestOwn(entries, state.agent?.id ?? '')?.delivery === 'failed';
}

/** Since when the customer has been waiting for an answer: their first message after the last one to them. */
export const selectWaitingSince = memoised((entries: readonly Entry[]): EpochMs | null => {
  let since: EpochMs | null = null;
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (entry?.kind !== 'message' || entry.whisper || entry.sender.kind === 'system') continue;
    if (entry.sender.kind !== 'customer') break;
    since = entry.at;
  }
  return since;
});

export const selectEnded = (state: SessionState): readonly EndedConversation[] => state.local.endedConversations;

/** The availability last asked for and not yet answered. */
export const selectWishedState = (state: SessionState): CommandOf<'set-state'> | undefined =>
  state.pending.findLast((row) => row.command.type === 'set-state')?.command as CommandOf<'set-state'> | undefined;

const noWishes: ReadonlyMap<MediaDomainId, boolean> = new Map();
const wishedChannels = memoised((pending: readonly PendingRow[]): ReadonlyMap<MediaDomainId, boolean> => {
  const wishes = pending.flatMap(({ command }) =>
    command.type === 'set-channel' ? [[command.channelId, command.ready] as const] : [],
  );
  return wishes.length === 0 ? noWishes : new Map(wishes);
});
/** Domains the agent asked to switch, and to what, until the server has answered. */
export const selectWishedChannels = (state: SessionState): ReadonlyMap<MediaDomainId, boolean> =>
  wishedChannels(state.pending);

/** Conversations that a logout would leave behind. */
export const selectOpenConversationCount = (state: SessionState): number =>
  selectConversations(state).filter((conversation) => conversation.state !== 'closed').length;

const noConversations: ReadonlySet<ConversationId> = new Set();
const acceptedOffers = memoised((pending: readonly PendingRow[]): ReadonlySet<ConversationId> => {
  const ids = pending.flatMap(({ command }) => (command.type === 'accept-offer' ? [command.conversationId] : []));
  return ids.length === 0 ? noConversations : new Set(ids);
});
/** Offers the agent has accepted and the server has not given yet. */
export const selectAcceptedOffers = (state: SessionState): ReadonlySet<ConversationId> => acceptedOffers(state.pending);
