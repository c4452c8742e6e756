import type {
  AgentId,
  CloseReason,
  Conversation,
  ConversationEvent,
  ConversationId,
  Entries,
  EntryId,
  Message,
  Offer,
  Participant,
  Role,
  ServerEvent,
} from '../domain/index.js';
import { isBlank, isOwnMessage } from '../domain/index.js';
import { EntryList } from './entry-list.js';
import { mergeHistory, noticesOf } from './entries.js';
import {
  hasContent,
  mergeHandoverNotes,
  removeConversation,
  removeEnded,
  setReplyChannel,
  withoutKey,
  withoutValue,
} from './reduce-local.js';
import { foldHistory, mergeSnapshot, reduceThread } from './reduce-thread.js';
import { selectAgentNames } from './agent-names.js';
import { getTransferTarget } from './rerouting.js';
import { selectEnded, selectUnconfirmed } from './selectors.js';
import type { EndedConversation, HandoverNotes, LocalState, SessionState } from './state.js';
import { updateRow, withRow, withoutRow } from './table.js';

type SnapshotEvent = Extract<ServerEvent, { type: 'conversation-snapshot' }>;
type ClosedEvent = Extract<ServerEvent, { type: 'conversation-closed' }>;

/** How long a customer is shown as typing after each typing event (ms). */
const typingTimeoutMs = 5000;
/** Ended conversations stay in the list to be read and searched. */
const maxEndedConversations = 50;

/** Applies an event to its conversation. Events for conversations this agent does not hold are ignored. */
export function reduceConversation(state: SessionState, event: ConversationEvent): SessionState {
  const previous = state.conversations.byId.get(event.conversationId);
  if (previous === undefined) return state;
  const updated = applyConversationEvent(previous, event, state.agent?.id ?? null);
  const conversations = withRow(state.conversations, event.conversationId, updated);
  const local = reduceLocal(state, previous, updated, event);
  return conversations === state.conversations && local === state.local ? state : { ...state, conversations, local };
}

function applyConversationEvent(
  conversation: Conversation,
  event: ConversationEvent,
  ownId: Participant['agentId'] | null,
): Conversation {
  switch (event.type) {
    case 'entry-added':
    case 'receipt-received':
    case 'suggestions-made':
    case 'message-deleted': {
      const entries = reduceThread(conversation.entries, event, ownId);
      if (entries === conversation.entries) return conversation;
      const isCustomerMessage =
        event.type === 'entry-added' && event.entry.kind === 'message' && event.entry.sender.kind === 'customer';
      return { ...conversation, entries, ...(isCustomerMessage ? { customerTypingUntil: null } : {}) };
    }
    case 'customer-typing':
      return { ...conversation, customerTypingUntil: event.typing ? event.at + typingTimeoutMs : null };
    case 'participant-joined':
      return withParticipant(conversation, event.participant, ownId);
    case 'participant-left':
      return {
        ...conversation,
        participants: conversation.participants.filter(({ agentId }) => agentId !== event.agentId),
      };
    case 'participant-role-changed':
      return applyRole(conversation, event.participant, ownId);
    case 'channel-session-opened':
    case 'channel-session-updated': {
      const isKnown = conversation.channelSessions.some(({ id }) => id === event.session.id);
      if (!isKnown && event.type === 'channel-session-updated') return conversation;
      return {
        ...conversation,
        channelSessions: isKnown
          ? conversation.channelSessions.map((session) => (session.id === event.session.id ? event.session : session))
          : [...conversation.channelSessions, event.session],
      };
    }
    case 'channel-session-closed':
      return {
        ...conversation,
        channelSessions: conversation.channelSessions.filter(({ id }) => id !== event.sessionId),
      };
    case 'customer-changed':
      return { ...conversation, customer: event.customer };
    case 'data-changed':
      return { ...conversation, data: event.data };
    case 'sla-changed':
      return { ...conversation, sla: event.sla };
    case 'hold-changed':
      return { ...conversation, hold: event.hold, state: applyHold(conversation.state, event.paused) };
    case 'hands-changed':
      return { ...conversation, handsRaised: event.names };
  }
}

/** Colleagues may pause a conversation after this agent's part has ended. The state does not change then. */
const applyHold = (state: Conversation['state'], paused: boolean): Conversation['state'] =>
  state === 'active' || state === 'paused' ? (paused ? 'paused' : 'active') : state;

function withParticipant(
  conversation: Conversation,
  participant: Participant,
  ownId: Participant['agentId'] | null,
): Conversation {
  const isKnown = conversation.participants.some(({ agentId }) => agentId === participant.agentId);
  const participants = isKnown
    ? conversation.participants.map((existing) => (existing.agentId === participant.agentId ? participant : existing))
    : [...conversation.participants, participant];
  const isOwn = participant.agentId === ownId;
  return {
    ...conversation,
    participants,
    ...(isOwn ? { role: participant.role, bargedIn: participant.bargedIn, ownParticipant: participant.source } : {}),
  };
}

/** Another agent in wrap-up has left the conversation and is no longer listed. This agent's own record stays. */
function applyRole(
  conversation: Conversation,
  participant: Participant,
  ownId: Participant['agentId'] | null,
): Conversation {
  const bargedIn =
    participant.bargedIn || (participant.role === 'primary' && hasJoinedAsMonitor(conversation, participant.agentId));
  if (participant.role === 'wrap-up' && participant.agentId !== ownId) {
    return {
      ...conversation,
      participants: conversation.participants.filter(({ agentId }) => agentId !== participant.agentId),
    };
  }
  return withParticipant(conversation, { ...participant, bargedIn }, ownId);
}

/**
 * Most servers report a barge-in only as a change to the primary role. It is a barge-in if the agent joined as a monitor,
 * which the thread's notices show. The current role is not enough: an assistant may have been consulted.
 */
function hasJoinedAsMonitor(
  { participants, entries }: Pick<Conversation, 'participants' | 'entries'>,
  id: AgentId,
): boolean {
  let joinedRole: Role | null = null;
  for (const { what } of noticesOf(entries)) {
    if (what.type === 'agent-joined' && what.agentId === id) joinedRole ??= what.role;
    else if (what.type === 'agent-left' && what.agentId === id) joinedRole = null;
  }
  if (joinedRole !== null) return joinedRole === 'monitor';
  // They joined before the oldest loaded notice.
  const participant = participants.find(({ agentId }) => agentId === id);
  return participant?.role === 'monitor' || participant?.bargedIn === true;
}

function reduceLocal(
  state: SessionState,
  previous: Conversation,
  updated: Conversation,
  event: ConversationEvent,
): LocalState {
  const { local } = state;
  const id = event.conversationId;
  if (event.type === 'entry-added' && updated !== previous && event.entry.kind === 'message') {
    const message = event.entry;
    if (isOwnMessage(message, state.agent?.id) || message.sender.kind === 'system') return local;
    const updatedLocal = withUnread(local, id, message.id, 1);
    return message.sender.kind === 'customer' ? followChannel(updatedLocal, updated, message) : updatedLocal;
  }
  if (event.type === 'channel-session-opened' && !event.session.voice) {
    return setReplyChannel(id, event.session.id)(local);
  }
  if (event.type === 'channel-session-closed' && local.replyChannel.get(id) === event.sessionId) {
    // Never switch to a channel with public comments automatically.
    const next = updated.channelSessions.find(({ voice, publicComments }) => !voice && !publicComments);
    return next === undefined
      ? { ...local, replyChannel: withoutKey(local.replyChannel, id) }
      : setReplyChannel(id, next.id)(local);
  }
  return local;
}

/** Adds to the unread count; `first` is the first unread entry if there was none before. */
const withUnread = (local: LocalState, id: ConversationId, first: EntryId, count: number): LocalState => ({
  ...local,
  unread: new Map(local.unread).set(id, (local.unread.get(id) ?? 0) + count),
  unreadFrom: local.unreadFrom.has(id) ? local.unreadFrom : new Map(local.unreadFrom).set(id, first),
});

/** The customer's messages after the last answer. */
function getUnansweredMessages(entries: Entries): readonly Message[] {
  const messages = entries.filter((entry): entry is Message => entry.kind === 'message' && !entry.whisper);
  const lastAnswerIndex = messages.findLastIndex(({ sender }) => sender.kind !== 'customer');
  return messages.slice(lastAnswerIndex + 1);
}

/** Replies go to the session the customer last wrote on, or to the open one of the same channel. */
function followChannel(local: LocalState, conversation: Conversation, message: Message): LocalState {
  const usable = conversation.channelSessions.filter(({ voice }) => !voice);
  const session =
    usable.find(({ id }) => id === message.channelSessionId) ??
    usable.find(({ channel }) => message.channelName !== '' && channel.name === message.channelName);
  if (session === undefined || local.replyChannel.get(conversation.id) === session.id) return local;
  return setReplyChannel(conversation.id, session.id)(local);
}

/** The note of an accepted offer; that of an earlier task goes. */
function withNoteOf(offer: Offer | undefined, notes: HandoverNotes): HandoverNotes {
  if (offer === undefined) return notes;
  const { conversationId, requestedBy, direction, taskId } = offer;
  const text = offer.note ?? '';
  if (isBlank(text)) return notes.get(conversationId)?.taskId === taskId ? notes : withoutKey(notes, conversationId);
  return mergeHandoverNotes(notes, [[conversationId, { text, requestedBy, direction, taskId, isClosed: false }]]);
}

/** Applies a full snapshot of a conversation: replaces its fields and merges its thread. Drafts and the like stay. */
export function reduceSnapshot(
  state: SessionState,
  { conversation, history, later = [] }: SnapshotEvent,
): SessionState {
  const id = conversation.id;
  const known = state.conversations.byId.get(id);
  const entries = mergeSnapshot(
    known?.entries ?? EntryList.empty,
    foldHistory([...history, ...later], state.agent?.id ?? null),
  );
  const merged = { participants: known?.participants ?? [], entries };
  const activeParticipants = conversation.participants.filter(
    ({ role, agentId }) => role !== 'wrap-up' || agentId === state.agent?.id,
  );
  const participants = markBargedIn(activeParticipants, merged);
  const own = participants.find(({ agentId }) => agentId === state.agent?.id);
  const snapshot: Conversation = {
    ...conversation,
    entries,
    participants,
    bargedIn: own?.bargedIn ?? conversation.bargedIn,
    openedAt: known?.openedAt ?? conversation.openedAt,
    wrapUp: conversation.wrapUp ?? (conversation.role === 'wrap-up' ? (known?.wrapUp ?? null) : null),
  };
  const ownId = state.agent?.id ?? null;
  const next = later.reduce((current, event) => applyConversationEvent(current, event, ownId), snapshot);
  // One that is open again has its draft back; its earlier end needs no more explanation.
  const endedConversations = state.local.endedConversations.filter((ended) => ended.conversation.id !== id);
  const active = state.local.activeConversation;
  // An ended conversation in front gives way, unless there is something in it to copy.
  const activeEnded = selectEnded(state, active);
  const isInFront =
    active === null
      ? // A list that the agent has gone back to stays, unless a conversation is new.
        known === undefined || !state.local.isActiveChosen
      : known === undefined &&
        activeEnded !== undefined &&
        (activeEnded.unsent ?? []).length === 0 &&
        !hasContent(state.local.drafts.get(active));
  // A conversation that opens in the background starts with unread messages.
  const opensInBackground = known === undefined && !isInFront && active !== id && next.role === 'primary';
  const unreadMessages = opensInBackground ? getUnansweredMessages(entries) : [];
  return {
    ...state,
    conversations: withRow(state.conversations, id, next),
    offers: withoutRow(state.offers, id),
    local: {
      ...(unreadMessages[0] === undefined
        ? state.local
        : withUnread(state.local, id, unreadMessages[0].id, unreadMessages.length)),
      handoverNotes: withNoteOf(state.offers.byId.get(id), state.local.handoverNotes),
      hiddenOffers: withoutValue(state.local.hiddenOffers, id),
      keptConversations: withoutKey(state.local.keptConversations, id),
      // It was not lost after all.
      lostOffers: state.local.lostOffers.some(({ offer: lost }) => lost.conversationId === id)
        ? state.local.lostOffers.filter(({ offer: lost }) => lost.conversationId !== id)
        : state.local.lostOffers,
      activeConversation: isInFront ? id : active,
      endedConversations:
        endedConversations.length === state.local.endedConversations.length
          ? state.local.endedConversations
          : endedConversations,
    },
  };
}

/** Applies the rest of a history, with the same result as if the snapshot had brought it at once. */
export function completeHistory(
  state: SessionState,
  { conversationId, history, later }: Extract<ServerEvent, { type: 'history-completed' }>,
): SessionState {
  return updateReadableConversation(state, conversationId, (conversation) => {
    const ownId = state.agent?.id ?? null;
    const past = mergeSnapshot(EntryList.empty, foldHistory(history, ownId));
    const whole = later.reduce<Entries>((entries, event) => reduceThread(entries, event, ownId), past);
    const entries = mergeHistory(conversation.entries, whole);
    const { participants } = conversation;
    return { ...conversation, entries, participants: markBargedIn(participants, { participants, entries }) };
  });
}

type KnownThread = Pick<Conversation, 'participants' | 'entries'>;

/** Most servers do not say who has barged in; the notices of the thread do. */
function markBargedIn(participants: readonly Participant[], known: KnownThread): readonly Participant[] {
  const marked = participants.map((participant) =>
    participant.role === 'primary' && !participant.bargedIn && hasJoinedAsMonitor(known, participant.agentId)
      ? { ...participant, bargedIn: true }
      : participant,
  );
  return marked.some((participant, i) => participant !== participants[i]) ? marked : participants;
}

export function reduceClosed(
  state: SessionState,
  { conversationId, reason, detail }: ClosedEvent,
  now: number,
): SessionState {
  const conversation =
    state.conversations.byId.get(conversationId) ?? state.local.keptConversations.get(conversationId);
  if (conversation === undefined) return state;
  const conversations = withoutRow(state.conversations, conversationId);
  const { local } = state;
  const position = state.conversations.ids.indexOf(conversationId);
  const closeDetail =
    reason === 'transferred'
      ? getTransferTarget(conversation, local.requestedAgentNames.get(conversationId) ?? '', selectAgentNames(state))
      : detail;
  const unsent = selectUnconfirmed(state, conversationId);
  const ended: EndedConversation = {
    conversation: { ...conversation, state: 'closed', customerTypingUntil: null, wrapUp: null, sla: null, hold: null },
    reason,
    detail: closeDetail,
    at: now,
    unsent,
  };
  const neighbour = conversations.ids[Math.min(position, conversations.ids.length - 1)] ?? null;
  // What the agent did not end stays in front, as does what they may still want to copy.
  const staysActive = !ownEndReasons.has(reason) || unsent.length > 0 || hasContent(local.drafts.get(conversationId));
  // What was written before the agent signed in again is in front, to be copied, unless something else is.
  const active =
    local.activeConversation ?? (local.keptConversations.has(conversationId) && staysActive ? conversationId : null);
  const kept = removeEnded(local, ({ conversation: other }) => other.id === conversationId);
  const endedConversations = [...kept.endedConversations, ended];
  // What was not sent stays until the agent dismisses it.
  const isEmpty = ({ conversation: { id }, unsent: texts = [] }: EndedConversation): boolean =>
    texts.length === 0 && !hasContent(local.drafts.get(id)) && !local.wrapUpDrafts.has(id);
  const oldest = endedConversations.length > maxEndedConversations ? kept.endedConversations.find(isEmpty) : undefined;
  return {
    ...state,
    conversations,
    local: {
      ...removeConversation(conversationId)(local),
      wrapUpDrafts: settledWrapUps.has(reason) ? withoutKey(local.wrapUpDrafts, conversationId) : local.wrapUpDrafts,
      drafts: oldest === undefined ? local.drafts : withoutKey(local.drafts, oldest.conversation.id),
      activeConversation: active === conversationId && !staysActive ? neighbour : active,
      endedConversations: endedConversations.filter((other) => other !== oldest),
    },
  };
}

const ownEndReasons: ReadonlySet<CloseReason> = new Set(['left', 'transferred', 'wrapped-up', 'wrap-up-skipped']);

/** The server has the wrap-up, or the agent wants none. */
const settledWrapUps: ReadonlySet<CloseReason> = new Set(['wrapped-up', 'wrap-up-filed', 'wrap-up-skipped']);

/** Changes an open conversation, or the record of one that has ended. */
export function updateReadableConversation(
  state: SessionState,
  id: ConversationId,
  update: (conversation: Conversation) => Conversation,
): SessionState {
  const ended = selectEnded(state, id);
  if (ended === undefined) return updateConversation(state, id, update);
  const conversation = update(ended.conversation);
  if (conversation === ended.conversation) return state;
  const endedConversations = state.local.endedConversations.map((other) =>
    other === ended ? { ...ended, conversation } : other,
  );
  return { ...state, local: { ...state.local, endedConversations } };
}

export function updateConversation(
  state: SessionState,
  id: ConversationId,
  update: (conversation: Conversation) => Conversation,
): SessionState {
  const conversations = updateRow(state.conversations, id, update);
  return conversations === state.conversations ? state : { ...state, conversations };
}
