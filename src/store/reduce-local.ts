import type {
  ChannelSessionId,
  Conversation,
  ConversationId,
  HandoverNote,
  Offer,
  ServerError,
} from '../domain/index.js';
import type { Draft, EndedConversation, HandoverNotes, LocalState, SessionState, WrapUpDraft } from './state.js';

/* Changes an agent makes on this page only. Each returns the same slice when there is nothing to change. */

export type LocalUpdate = (local: LocalState) => LocalState;

export function updateLocal(state: SessionState, update: LocalUpdate): SessionState {
  const local = update(state.local);
  return local === state.local ? state : { ...state, local };
}

export const setActiveConversation =
  (id: ConversationId | null): LocalUpdate =>
  (local) =>
    local.activeConversation === id && local.isActiveChosen
      ? local
      : { ...local, activeConversation: id, isActiveChosen: true };

export const markRead =
  (id: ConversationId): LocalUpdate =>
  (local) =>
    local.unread.has(id)
      ? { ...local, unread: withoutKey(local.unread, id), unreadFrom: withoutKey(local.unreadFrom, id) }
      : local;

export const setDraft =
  (id: ConversationId, draft: Draft | null): LocalUpdate =>
  (local) => ({
    ...local,
    drafts: draft === null ? withoutKey(local.drafts, id) : new Map(local.drafts).set(id, draft),
  });

export const setWrapUpDraft =
  (id: ConversationId, draft: WrapUpDraft | null): LocalUpdate =>
  (local) => ({
    ...local,
    wrapUpDrafts: draft === null ? withoutKey(local.wrapUpDrafts, id) : new Map(local.wrapUpDrafts).set(id, draft),
  });

export const setFilter =
  (element: string, filter: unknown): LocalUpdate =>
  (local) => ({ ...local, filters: new Map(local.filters).set(element, filter) });

/** `undefined` removes it. */
export const setOwnSetting =
  (name: string, value: unknown): LocalUpdate =>
  (local) => ({
    ...local,
    ownSettings:
      value === undefined ? withoutKey(local.ownSettings, name) : new Map(local.ownSettings).set(name, value),
  });

export const setReplyChannel =
  (id: ConversationId, session: ChannelSessionId): LocalUpdate =>
  (local) => ({ ...local, replyChannel: new Map(local.replyChannel).set(id, session) });

/** The notes of `second` count, unless both have one that the agent has closed in the first. */
export function mergeHandoverNotes(
  first: HandoverNotes,
  second: Iterable<readonly [ConversationId, HandoverNote]>,
): HandoverNotes {
  const merged = new Map(first);
  for (const [id, note] of second) {
    const known = merged.get(id);
    const isSame = known?.taskId === note.taskId && known.text === note.text;
    if (!isSame || note.isClosed) merged.set(id, note);
  }
  return merged;
}

export const closeHandoverNote =
  (id: ConversationId): LocalUpdate =>
  (local) => {
    const note = local.handoverNotes.get(id);
    if (note === undefined) return local;
    return { ...local, handoverNotes: new Map(local.handoverNotes).set(id, { ...note, isClosed: true }) };
  };

export const hideOffer =
  (id: ConversationId): LocalUpdate =>
  (local) =>
    local.hiddenOffers.has(id) ? local : { ...local, hiddenOffers: new Set(local.hiddenOffers).add(id) };

export const showOffer =
  (id: ConversationId): LocalUpdate =>
  (local) =>
    local.hiddenOffers.has(id) ? { ...local, hiddenOffers: withoutValue(local.hiddenOffers, id) } : local;

export const dismissEnded: LocalUpdate = (local) =>
  local.lostOffers.length === 0 && local.endedConversations.length === 0
    ? local
    : { ...removeEnded(local, () => true), lostOffers: [] };

/** Removes ended conversations with their drafts. An open conversation has no record of an earlier end. */
export function removeEnded(local: LocalState, isRemoved: (ended: EndedConversation) => boolean): LocalState {
  const ids = new Set(local.endedConversations.filter(isRemoved).map(({ conversation }) => conversation.id));
  if (ids.size === 0) return local;
  const { activeConversation } = local;
  return {
    ...local,
    endedConversations: local.endedConversations.filter(({ conversation }) => !ids.has(conversation.id)),
    drafts: new Map([...local.drafts].filter(([id]) => !ids.has(id))),
    wrapUpDrafts: new Map([...local.wrapUpDrafts].filter(([id]) => !ids.has(id))),
    handoverNotes: new Map([...local.handoverNotes].filter(([id]) => !ids.has(id))),
    activeConversation: activeConversation !== null && ids.has(activeConversation) ? null : activeConversation,
  };
}

/** Makes an earlier conversation readable. */
export const setPastConversation =
  (conversation: Conversation): LocalUpdate =>
  (local) => ({ ...local, pastConversations: new Map(local.pastConversations).set(conversation.id, conversation) });

export const removePastConversation =
  (id: ConversationId): LocalUpdate =>
  (local) => {
    const pastConversations = withoutKey(local.pastConversations, id);
    return pastConversations === local.pastConversations ? local : { ...local, pastConversations };
  };

/** More than these would cover the page. */
const maxServerErrors = 3;

/** Lists an error of the server. A repeated one is listed once. */
export const addServerError =
  (error: ServerError): LocalUpdate =>
  (local) =>
    local.serverErrors.some((other) => isSameError(other, error))
      ? local
      : { ...local, serverErrors: [...local.serverErrors, error].slice(-maxServerErrors) };

export const dismissServerErrors =
  (errors: readonly ServerError[]): LocalUpdate =>
  (local) => {
    const remaining = local.serverErrors.filter((error) => !errors.includes(error));
    return remaining.length === local.serverErrors.length ? local : { ...local, serverErrors: remaining };
  };

export const isSameError = (a: ServerError, b: ServerError): boolean =>
  a.event === b.event && a.message === b.message && a.conversationId === b.conversationId && a.code === b.code;

/** Lists an offer as lost that ended before this page received it. */
export const addMissedOffer =
  (offer: Offer): LocalUpdate =>
  (local) => ({ ...local, lostOffers: [...local.lostOffers, { offer, reason: 'gone', at: offer.offeredAt }] });

/** Removes everything kept about a conversation that is no longer open here. */
export const removeConversation =
  (id: ConversationId): LocalUpdate =>
  (local) => ({
    ...local,
    unread: withoutKey(local.unread, id),
    unreadFrom: withoutKey(local.unreadFrom, id),
    drafts: withoutKey(local.drafts, id),
    keptConversations: withoutKey(local.keptConversations, id),
    replyChannel: withoutKey(local.replyChannel, id),
    requestedAgentNames: withoutKey(local.requestedAgentNames, id),
  });

export function withoutKey<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map;
  const next = new Map(map);
  next.delete(key);
  return next;
}

export function withoutValue<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  if (!set.has(value)) return set;
  const next = new Set(set);
  next.delete(value);
  return next;
}

export const hasContent = (draft: Draft | undefined): boolean =>
  draft !== undefined && (draft.text !== '' || [...(draft.files ?? []), ...(draft.waiting ?? [])].length > 0);
