import type {
  AgentId,
  Conversation,
  ConversationId,
  Entries,
  EntryId,
  EpochMs,
  Message,
  Offer,
  Participant,
  QueueItem,
} from '../domain/index.js';
import { isOwnMessage } from '../domain/index.js';
import { EntriesWithPending, EntryList } from './entry-list.js';
import { findEntry, noticesOf, positionOf } from './entries.js';
import { resolveMessage } from './resolve-message.js';
import {
  getCommandConversationId,
  listRows,
  memoize,
  selectConversation,
  selectReadableConversation,
} from './basic-selectors.js';
import type { Draft, EndedConversation, PendingCommand, SessionState, WrapUpDraft } from './state.js';
import type { ThreadLines } from './thread-lines.js';

export * from './basic-selectors.js';
export type { ThreadLines };

const listVisibleOffers = memoize((offers: SessionState['offers'], hidden: ReadonlySet<ConversationId>) =>
  listRows(offers)
    .filter((offer) => !offer.started && !offer.voice && !hidden.has(offer.conversationId))
    .sort((a, b) => a.offeredAt - b.offeredAt),
);

/** Offers to show, oldest first: without those that are hidden, answered by telephony, or already started. */
export const selectOpenOffers = (state: SessionState): readonly Offer[] =>
  listVisibleOffers(state.offers, state.local.hiddenOffers);

const sortOldestFirst = memoize((items: SessionState['queueItems']) =>
  listRows(items).toSorted((a, b) => a.since - b.since),
);
/** Customers waiting in the lists the agent is subscribed to, longest wait first. */
export const selectQueueItems = (state: SessionState): readonly QueueItem[] => sortOldestFirst(state.queueItems);

/** True when only messages or the typing state differ. Most elements need not render again for those. */
export function isSameExceptMessages(a: Conversation | undefined, b: Conversation | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || noticesOf(a.entries) !== noticesOf(b.entries)) return false;
  let key: keyof Conversation;
  for (key in a) if (key !== 'entries' && key !== 'customerTypingUntil' && a[key] !== b[key]) return false;
  return true;
}

export const selectActiveConversation = (state: SessionState): ConversationId | null => state.local.activeConversation;

export const selectUnreadCount = (state: SessionState, id: ConversationId): number => state.local.unread.get(id) ?? 0;

/** One shared empty array, so that selectors with no result keep returning the same reference. */
const emptyList: readonly never[] = [];

const groupUnconfirmed = memoize(
  (pending: readonly PendingCommand[]): ReadonlyMap<ConversationId, readonly Message[]> => {
    const unconfirmed = pending.flatMap(({ command, message }) =>
      command.type === 'send-message' && message !== null ? [{ id: command.conversationId, message }] : [],
    );
    return new Map(
      unconfirmed.map(({ id }) => [
        id,
        unconfirmed.filter((candidate) => candidate.id === id).map(({ message }) => message),
      ]),
    );
  },
);
/** Own messages of a conversation that the server has not confirmed. */
export const selectUnconfirmed = (state: SessionState, id: ConversationId): readonly Message[] =>
  groupUnconfirmed(state.pending).get(id) ?? emptyList;

// Cached by the unconfirmed messages: several conversations may share one empty list of entries.
const appendUnconfirmed = memoize(
  (unconfirmed: readonly Message[], entries: Entries) => new EntriesWithPending(entries, unconfirmed),
);

/** The thread as the agent sees it: the server's entries, then own messages that are not confirmed. */
export function selectThread(state: SessionState, id: ConversationId | null | undefined): Entries {
  const conversation = selectReadableConversation(state, id ?? null);
  if (conversation === undefined) return emptyList;
  const unconfirmed = selectUnconfirmed(state, conversation.id);
  return unconfirmed.length === 0 ? conversation.entries : appendUnconfirmed(unconfirmed, conversation.entries);
}

/** Position of an entry in a thread, unconfirmed messages included, or -1. */
export const selectPosition = (entries: Entries, id: EntryId): number =>
  entries instanceof EntriesWithPending ? entries.positionOf(id) : positionOf(entries, id);

/** The entries of a thread that have a line, unconfirmed messages included. */
export const selectLines = (entries: Entries): ThreadLines =>
  entries instanceof EntriesWithPending ? entries.lines : EntryList.of(entries).lines;

/** The line of an entry, or the next one if it has none; -1 if the thread has no such entry. */
export function selectLineOf(entries: Entries, id: EntryId): number {
  const position = selectPosition(entries, id);
  return position < 0 ? -1 : selectLines(entries).lineAt(position);
}

/** The newest message of a thread, for a list's second line. */
export const selectLastMessage = (entries: Entries): Message | undefined =>
  entries.findLast((entry) => entry.kind === 'message');

/** Types of the pending commands of a conversation as one string, without messages, which the thread shows. */
export function selectPendingTypes({ pending }: SessionState, id: ConversationId | undefined): string {
  let types = '';
  for (const { command } of pending) {
    if (command.type !== 'send-message' && getCommandConversationId(command) === id) types += ` ${command.type}`;
  }
  return types;
}

/** The participants this agent may see. A silent monitor is visible to that monitor only. */
export const selectVisibleParticipants = (state: SessionState, conversation: Conversation): readonly Participant[] =>
  conversation.participants.filter(({ agentId, role }) => role !== 'monitor' || agentId === state.agent?.id);

/** The open request to bring in another agent, and the agents being consulted. */
export { getRerouting as selectRerouting, getConsultedAgents as selectConsulted, type Rerouting } from './rerouting.js';

export { selectAgentNames, type AgentMention, type AgentNames } from './agent-names.js';

/** The message that a reply quotes. */
export { resolveQuoted as selectQuoted } from './resolve-message.js';

export const emptyWrapUpDraft: WrapUpDraft = { codes: [], note: '' };

/** What the agent has entered in a wrap-up so far. */
export const selectWrapUpDraft = (state: SessionState, id: ConversationId | null): WrapUpDraft =>
  (id === null ? undefined : state.local.wrapUpDrafts.get(id)) ?? emptyWrapUpDraft;

export const selectDraft = (state: SessionState, id: ConversationId | null): Draft | null =>
  id === null ? null : (state.local.drafts.get(id) ?? null);

/** The message that the draft replies to. */
export function selectQuotedMessage(state: SessionState, id: ConversationId | null): Message | undefined {
  const draft = selectDraft(state, id);
  if (draft === null || draft.replyTo === null) return undefined;
  const entries = selectConversation(state, id)?.entries ?? emptyList;
  const chosen = draft.replyToEntry === undefined ? undefined : findEntry(entries, draft.replyToEntry);
  if (chosen?.kind === 'message') return chosen;
  const by = { kind: 'agent', id: state.agent?.id ?? '' } as const;
  const { whisper, replyTo } = draft;
  return resolveMessage(entries, replyTo, { what: 'quoted', by, at: Infinity, whisper, entryId: null }).messages[0];
}

/** The first unread entry, where "new messages" begins; null when all are read. */
export const selectUnreadFrom = (state: SessionState, id: ConversationId | null): EntryId | null =>
  id === null ? null : (state.local.unreadFrom.get(id) ?? null);

/** True when this agent may ask for a supervisor: on digital channels only, and not during a call. */
export const canRaiseHand = ({ role, state, channelSessions }: Conversation): boolean =>
  role === 'primary' &&
  (state === 'active' || state === 'paused') &&
  channelSessions.length > 0 &&
  !channelSessions.some(({ voice }) => voice);

/** True when another agent is there who can receive a whisper. */
export const selectCanWhisper = (state: SessionState, conversation: Conversation): boolean =>
  selectVisibleParticipants(state, conversation).some(({ agentId }) => agentId !== state.agent?.id);

const findNewestOwnMessage = memoize((entries: Entries, ownId: AgentId | undefined): Message | undefined =>
  entries.findLast((entry): entry is Message => entry.kind === 'message' && isOwnMessage(entry, ownId)),
);
/** True when an own message needs attention: it was rejected, may not have arrived, or was not delivered. */
export function selectHasDeliveryProblem(state: SessionState, id: ConversationId): boolean {
  if (selectUnconfirmed(state, id).some(({ delivery }) => delivery === 'undecided' || delivery === 'rejected'))
    return true;
  const entries = selectConversation(state, id)?.entries ?? emptyList;
  return findNewestOwnMessage(entries, state.agent?.id)?.delivery === 'failed';
}

/** Since when the customer has waited for an answer: the time of their first message after the last one to them. */
export const selectWaitingSince = memoize((entries: Entries): EpochMs | null => {
  let since: EpochMs | null = null;
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries.at(i);
    // Messages of earlier sessions do not count.
    if (entry?.kind === 'notice' && entry.what.type === 'channel-session-started') break;
    if (entry?.kind !== 'message' || entry.whisper || entry.sender.kind === 'system') continue;
    if (entry.sender.kind !== 'customer') break;
    since = entry.at;
  }
  return since;
});

export const selectEndedConversations = (state: SessionState): readonly EndedConversation[] =>
  state.local.endedConversations;
