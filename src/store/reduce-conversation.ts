import type {
  AgentId,
  Conversation,
  ConversationEvent,
  ConversationId,
  Entries,
  EntryId,
  Message,
  Participant,
  Role,
  ServerEvent,
} from '../domain/index.js';
import { EntryList } from './entry-list.js';
import { mergeHistory, noticesOf } from './entries.js';
import { channelChosen, forgotten, withoutKey } from './reduce-local.js';
import { foldHistory, reduceThread } from './reduce-thread.js';
import { whereItWent } from './rerouting.js';
import type { LocalState, SessionState } from './state.js';
import { updateRow, withRow, withoutRow } from './table.js';

type Snapshot = Extract<ServerEvent, { type: 'conversation-snapshot' }>;
type Closed = Extract<ServerEvent, { type: 'conversation-closed' }>;

/** How long a customer counts as typing without a further sign (ms). */
const typingSpan = 5000;
/** Ended conversations are kept for a word about where they went, not for ever. */
const endedKept = 20;

/** One event about one conversation. Events for conversations this agent does not hold change nothing. */
export function reduceConversation(state: SessionState, event: ConversationEvent): SessionState {
  const known = state.conversations.byId.get(event.conversationId);
  if (known === undefined) return state;
  const changed = reduceFacts(known, event, state.agent?.id ?? null);
  const conversations = withRow(state.conversations, event.conversationId, changed);
  const local = reduceLocal(state, known, changed, event);
  return conversations === state.conversations && local === state.local ? state : { ...state, conversations, local };
}

function reduceFacts(
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
      const spoke =
        event.type === 'entry-added' && event.entry.kind === 'message' && event.entry.sender.kind === 'customer';
      return { ...conversation, entries, ...(spoke ? { customerTypingUntil: null } : {}) };
    }
    case 'customer-typing':
      return { ...conversation, customerTypingUntil: event.typing ? event.at + typingSpan : null };
    case 'participant-joined':
      return withParticipant(conversation, event.participant, ownId);
    case 'participant-left':
      return {
        ...conversation,
        participants: conversation.participants.filter(({ agentId }) => agentId !== event.agentId),
      };
    case 'participant-role-changed':
      return withRole(conversation, event.participant, ownId);
    case 'channel-session-opened':
    case 'channel-session-updated': {
      const present = conversation.channelSessions.some(({ id }) => id === event.session.id);
      if (!present && event.type === 'channel-session-updated') return conversation;
      return {
        ...conversation,
        channelSessions: present
          ? conversation.channelSessions.map((old) => (old.id === event.session.id ? event.session : old))
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
      return { ...conversation, hold: event.hold, state: heldState(conversation.state, event.paused) };
    case 'hands-changed':
      return { ...conversation, handsRaised: event.names };
  }
}

/** Colleagues may pause a talk that we are no longer part of: for us it stays over. */
const heldState = (state: Conversation['state'], paused: boolean): Conversation['state'] =>
  state === 'active' || state === 'paused' ? (paused ? 'paused' : 'active') : state;

function withParticipant(
  conversation: Conversation,
  participant: Participant,
  ownId: Participant['agentId'] | null,
): Conversation {
  const present = conversation.participants.some(({ agentId }) => agentId === participant.agentId);
  const participants = present
    ? conversation.participants.map((old) => (old.agentId === participant.agentId ? participant : old))
    : [...conversation.participants, participant];
  const own = participant.agentId === ownId;
  return {
    ...conversation,
    participants,
    ...(own ? { role: participant.role, bargedIn: participant.bargedIn, ownParticipant: participant.source } : {}),
  };
}

/** Somebody in wrap-up has left the talk: they are no longer listed, unless it is ourselves. */
function withRole(
  conversation: Conversation,
  participant: Participant,
  ownId: Participant['agentId'] | null,
): Conversation {
  const bargedIn =
    participant.bargedIn || (participant.role === 'primary' && cameWatching(conversation, participant.agentId));
  if (participant.role === 'wrap-up' && participant.agentId !== ownId) {
    return {
      ...conversation,
      participants: conversation.participants.filter(({ agentId }) => agentId !== participant.agentId),
    };
  }
  return withParticipant(conversation, { ...participant, bargedIn }, ownId);
}

/**
 * Most servers say PRIMARY after a barge-in, and nothing else ever after: that it was one shows only in how the agent
 * came in, which the thread has kept. An adviser may have been a monitor before, or have been asked for help.
 */
function cameWatching({ participants, entries }: Pick<Conversation, 'participants' | 'entries'>, id: AgentId): boolean {
  let came: Role | null = null;
  for (const { what } of noticesOf(entries)) {
    if (what.type === 'agent-joined' && what.agentId === id) came ??= what.role;
    else if (what.type === 'agent-left' && what.agentId === id) came = null;
  }
  if (came !== null) return came === 'monitor';
  // They came before the oldest line here.
  const before = participants.find(({ agentId }) => agentId === id);
  return before?.role === 'monitor' || before?.bargedIn === true;
}

function reduceLocal(
  state: SessionState,
  known: Conversation,
  changed: Conversation,
  event: ConversationEvent,
): LocalState {
  const { local } = state;
  const id = event.conversationId;
  if (event.type === 'entry-added' && changed !== known && event.entry.kind === 'message') {
    const message = event.entry;
    const own = message.sender.kind === 'agent' && message.sender.id === state.agent?.id;
    if (own || message.sender.kind === 'system') return local;
    const counted = withUnread(local, id, message.id, 1);
    return message.sender.kind === 'customer' ? followChannel(counted, changed, message) : counted;
  }
  if (event.type === 'channel-session-opened' && !event.session.voice) {
    return channelChosen(id, event.session.id)(local);
  }
  if (event.type === 'channel-session-closed' && local.replyChannel.get(id) === event.sessionId) {
    // Answers to a public post are not where an agent expects to go on by themselves.
    const next = changed.channelSessions.find(({ voice, channel }) => !voice && channel.name !== 'FACEBOOK');
    return next === undefined
      ? { ...local, replyChannel: withoutKey(local.replyChannel, id) }
      : channelChosen(id, next.id)(local);
  }
  return local;
}

/** Counts what the agent has not seen; `first` is where "new" begins if nothing was new before. */
const withUnread = (local: LocalState, id: ConversationId, first: EntryId, more: number): LocalState => ({
  ...local,
  unread: new Map(local.unread).set(id, (local.unread.get(id) ?? 0) + more),
  unreadFrom: local.unreadFrom.has(id) ? local.unreadFrom : new Map(local.unreadFrom).set(id, first),
});

/** The customer's messages since somebody last answered. */
function unanswered(entries: Entries): readonly Message[] {
  const spoken = entries.filter((entry): entry is Message => entry.kind === 'message' && !entry.whisper);
  const answered = spoken.findLastIndex(({ sender }) => sender.kind !== 'customer');
  return spoken.slice(answered + 1);
}

/** An answer goes where the customer last wrote: that session, or the open one of the same channel. */
function followChannel(local: LocalState, conversation: Conversation, message: Message): LocalState {
  const usable = conversation.channelSessions.filter(({ voice }) => !voice);
  const session =
    usable.find(({ id }) => id === message.channelSessionId) ??
    usable.find(({ channel }) => message.channelName !== '' && channel.name === message.channelName);
  if (session === undefined || local.replyChannel.get(conversation.id) === session.id) return local;
  return channelChosen(conversation.id, session.id)(local);
}

/** The server's whole truth about a conversation: replaces the tables, joins the thread, leaves the local slice alone. */
export function reduceSnapshot(state: SessionState, { conversation, history }: Snapshot): SessionState {
  const id = conversation.id;
  const known = state.conversations.byId.get(id);
  const entries = mergeHistory(known?.entries ?? EntryList.empty, foldHistory(history, state.agent?.id ?? null));
  const past = { participants: known?.participants ?? [], entries };
  const present = conversation.participants.filter(
    ({ role, agentId }) => role !== 'wrap-up' || agentId === state.agent?.id,
  );
  const participants = present.map((each) =>
    each.role === 'primary' && !each.bargedIn && cameWatching(past, each.agentId) ? { ...each, bargedIn: true } : each,
  );
  const own = participants.find(({ agentId }) => agentId === state.agent?.id);
  const next: Conversation = {
    ...conversation,
    entries,
    participants,
    bargedIn: own?.bargedIn ?? conversation.bargedIn,
    openedAt: known?.openedAt ?? conversation.openedAt,
    wrapUp: conversation.wrapUp ?? (conversation.role === 'wrap-up' ? (known?.wrapUp ?? null) : null),
  };
  const hidden = new Set(state.local.hiddenOffers);
  hidden.delete(id);
  // What came with a conversation that opens behind another one has been seen by nobody.
  const behind = known === undefined && state.local.activeConversation !== null && next.role === 'primary';
  const unseen = behind ? unanswered(entries) : [];
  return {
    ...state,
    conversations: withRow(state.conversations, id, next),
    offers: withoutRow(state.offers, id),
    local: {
      ...(unseen[0] === undefined ? state.local : withUnread(state.local, id, unseen[0].id, unseen.length)),
      hiddenOffers: state.local.hiddenOffers.has(id) ? hidden : state.local.hiddenOffers,
      activeConversation: state.local.activeConversation ?? id,
    },
  };
}

export function reduceClosed(
  state: SessionState,
  { conversationId, reason, detail }: Closed,
  now: number,
): SessionState {
  const conversation = state.conversations.byId.get(conversationId);
  if (conversation === undefined) return state;
  const conversations = withoutRow(state.conversations, conversationId);
  const { local } = state;
  const position = state.conversations.ids.indexOf(conversationId);
  const where = reason === 'transferred' ? whereItWent(conversation, local.askedFor.get(conversationId) ?? '') : detail;
  const ended = { conversation, reason, detail: where, at: now };
  const neighbour = conversations.ids[Math.min(position, conversations.ids.length - 1)] ?? null;
  return {
    ...state,
    conversations,
    local: {
      ...forgotten(conversationId)(local),
      activeConversation: local.activeConversation === conversationId ? neighbour : local.activeConversation,
      endedConversations: [...local.endedConversations, ended].slice(-endedKept),
    },
  };
}

export function changeConversation(
  state: SessionState,
  id: ConversationId,
  change: (conversation: Conversation) => Conversation,
): SessionState {
  const conversations = updateRow(state.conversations, id, change);
  return conversations === state.conversations ? state : { ...state, conversations };
}
