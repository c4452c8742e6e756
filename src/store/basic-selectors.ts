import { isBlank } from '../domain/text/is-blank.js';
import type {
  ChannelSession,
  Command,
  CommandOf,
  CommandType,
  Conversation,
  ConversationId,
  MediaDomainId,
  Offer,
  ServerEvent,
} from '../domain/index.js';
import type { EndedConversation, LocalState, PendingCommand, SessionState } from './state.js';
import type { Table } from './table.js';

/*
 * Selectors run on every state change, so each returns the same reference while its result is unchanged. Results that
 * cost more than a lookup are cached by the part of the state they were computed from.
 */

/** Caches the last result for each `input` (by identity) and its further arguments. */
export function memoize<Input extends object, Rest extends readonly unknown[], Result>(
  compute: (input: Input, ...rest: Rest) => Result,
): (input: Input, ...rest: Rest) => Result {
  const cache = new WeakMap<Input, { rest: Rest; result: Result }>();
  return (input, ...rest) => {
    const cached = cache.get(input);
    if (cached?.rest.every((arg, i) => arg === rest[i])) return cached.result;
    const result = compute(input, ...rest);
    cache.set(input, { rest, result });
    return result;
  };
}

export const listRows = memoize(<Id, T>(table: Table<Id, T>): readonly T[] =>
  table.ids.flatMap((id) => table.byId.get(id) ?? []),
) as <Id, T>(table: Table<Id, T>) => readonly T[];

/** Open conversations in the order they were opened. */
export const selectConversations = (state: SessionState): readonly Conversation[] => listRows(state.conversations);

export const selectConversation = (
  state: SessionState,
  id: ConversationId | null | undefined,
): Conversation | undefined => (id === null || id === undefined ? undefined : state.conversations.byId.get(id));

/** The record of a conversation that has ended; undefined while it is open, and after it was dismissed. */
export const selectEnded = (state: SessionState, id: ConversationId | null): EndedConversation | undefined =>
  id === null || state.conversations.byId.has(id)
    ? undefined
    : state.local.endedConversations.findLast(({ conversation }) => conversation.id === id);

/** An earlier conversation of a customer that an element shows; undefined while the agent is in it. */
export const selectPastConversation = (state: SessionState, id: ConversationId | null): Conversation | undefined =>
  id === null || state.conversations.byId.has(id) || selectEnded(state, id) !== undefined
    ? undefined
    : state.local.pastConversations.get(id);

/** A conversation that can be read: an open one, one that has ended, or an earlier one that is shown. */
export const selectReadableConversation = (state: SessionState, id: ConversationId | null): Conversation | undefined =>
  selectConversation(state, id) ?? selectEnded(state, id)?.conversation ?? selectPastConversation(state, id);

/** The first pending command of a type, optionally for one conversation. */
export function selectPendingCommand<Type extends CommandType>(
  state: SessionState,
  type: Type,
  conversationId?: ConversationId,
): CommandOf<Type> | undefined {
  for (const { command } of state.pending) {
    if (command.type !== type) continue;
    if (conversationId !== undefined && getCommandConversationId(command) !== conversationId) continue;
    return command as CommandOf<Type>;
  }
  return undefined;
}

/** The conversation a command belongs to; null when it belongs to none. */
export function getCommandConversationId(command: Command): ConversationId | null {
  if ('conversationId' in command) return command.conversationId;
  if (command.type === 'monitor') return command.chat.conversationId;
  return command.type === 'join-item' ? command.item.conversationId : null;
}

/**
 * The channel session that replies go to: the one chosen by the agent or by the customer's last activity (see
 * `LocalState.replyChannel`), else the first that is not voice. Null when no channel takes text.
 */
export function selectReplyChannel(state: SessionState, id: ConversationId): ChannelSession | null {
  const conversation = state.conversations.byId.get(id);
  if (conversation === undefined) return null;
  const usable = conversation.channelSessions.filter((session) => !session.voice);
  const chosen = state.local.replyChannel.get(id);
  return usable.find((session) => session.id === chosen) ?? usable[0] ?? null;
}

/** The last availability request without a response. */
export const selectRequestedState = (state: SessionState): CommandOf<'set-state'> | undefined =>
  state.pending.findLast((pendingCommand) => pendingCommand.command.type === 'set-state')?.command as
    CommandOf<'set-state'> | undefined;

const noRequests: ReadonlyMap<MediaDomainId, boolean> = new Map();
const listRequestedChannels = memoize((pending: readonly PendingCommand[]): ReadonlyMap<MediaDomainId, boolean> => {
  const requests = pending.flatMap(({ command }) =>
    command.type === 'set-channel' ? [[command.channelId, command.ready] as const] : [],
  );
  return requests.length === 0 ? noRequests : new Map(requests);
});
/** Media domains with a pending request, each with the requested readiness. */
export const selectRequestedChannels = (state: SessionState): ReadonlyMap<MediaDomainId, boolean> =>
  listRequestedChannels(state.pending);

/** Number of conversations that a logout would abandon. */
export const selectOpenConversationCount = (state: SessionState): number =>
  selectConversations(state).filter((conversation) => conversation.state !== 'closed').length;

const noConversations: ReadonlySet<ConversationId> = new Set();
const listAcceptedOffers = memoize((pending: readonly PendingCommand[]): ReadonlySet<ConversationId> => {
  const ids = pending.flatMap(({ command }) => (command.type === 'accept-offer' ? [command.conversationId] : []));
  return ids.length === 0 ? noConversations : new Set(ids);
});
/** Offers the agent has accepted without a response from the server yet. */
export const selectAcceptedOffers = (state: SessionState): ReadonlySet<ConversationId> =>
  listAcceptedOffers(state.pending);

/** The offer that a withdrawal refers to. A late withdrawal of an earlier task of the same conversation matches none. */
export function selectWithdrawnOffer(
  state: SessionState,
  event: Extract<ServerEvent, { type: 'offer-withdrawn' }>,
): Offer | undefined {
  const offer = state.offers.byId.get(event.conversationId);
  return event.taskId === undefined || event.taskId === offer?.taskId ? offer : undefined;
}

/** What the agent has written and the server has not confirmed. */
export interface UnsentCounts {
  /** Messages, those of ended conversations included. */
  readonly messages: number;
  /** Drafts and wrap-ups. */
  readonly drafts: number;
  /** Messages are sent by themselves, and none waits for the agent. */
  readonly isSending: boolean;
}

const countUnsent = memoize((local: LocalState, pending: readonly PendingCommand[]): UnsentCounts => {
  const deliveries = pending.flatMap(({ delivery, message }) => (message === null ? [] : [delivery]));
  const isStuck = deliveries.some((delivery) => delivery === 'undecided' || delivery === 'rejected');
  const ended = local.endedConversations.reduce((sum, { unsent = [] }) => sum + unsent.length, 0);
  const drafts = [...local.drafts.values()].filter(
    ({ text, files = [], waiting = [] }) => !isBlank(text) || files.length > 0 || waiting.length > 0,
  );
  const wrapUps = [...local.wrapUpDrafts.values()].filter(({ codes, note }) => codes.length > 0 || !isBlank(note));
  return {
    messages: deliveries.length + ended,
    drafts: drafts.length + wrapUps.length,
    isSending: deliveries.length > 0 && !isStuck,
  };
});

export const selectUnsent = ({ local, pending }: SessionState): UnsentCounts => countUnsent(local, pending);

export function selectHasUnsent(state: SessionState): boolean {
  const { messages, drafts } = selectUnsent(state);
  return messages + drafts > 0;
}
