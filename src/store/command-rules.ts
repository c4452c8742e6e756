import type {
  Command,
  CommandOf,
  Conversation,
  NotSentReason,
  OutgoingBody,
  Role,
  ServerEvent,
} from '../domain/index.js';
import { isBlank, isSupervisor } from '../domain/index.js';
import { canRaiseHand, getCommandConversationId, selectCanWhisper, selectWithdrawnOffer } from './selectors.js';
import { addCommandRules, confirmed, type CommandRule, type Settlement } from './basic-command-rules.js';
import type { PendingCommand, SessionState } from './state.js';

export { getCommandRule } from './basic-command-rules.js';

const requireConversation = (state: SessionState, command: Command): NotSentReason | null => {
  const id = getCommandConversationId(command);
  return id !== null && state.conversations.byId.has(id) ? null : 'no-such-conversation';
};

const requirePrimary = (state: SessionState, command: Command): NotSentReason | null => {
  const notSentReason = requireConversation(state, command);
  if (notSentReason !== null) return notSentReason;
  const id = getCommandConversationId(command);
  const conversation = id === null ? undefined : state.conversations.byId.get(id);
  return conversation?.role === 'primary' && conversation.state !== 'closed' ? null : 'not-allowed';
};

/** The conversation of a command as the server sends it again; null for other events. */
const getSnapshot = (event: ServerEvent, command: Command): Conversation | null =>
  event.type === 'conversation-snapshot' && event.conversation.id === getCommandConversationId(command)
    ? event.conversation
    : null;

/** The role that an event states for this agent. */
function getOwnRole(event: ServerEvent, command: Command, state: SessionState): Role | null {
  const snapshot = getSnapshot(event, command);
  if (snapshot !== null) return snapshot.role;
  return event.type === 'participant-role-changed' &&
    event.conversationId === getCommandConversationId(command) &&
    event.participant.agentId === state.agent?.id
    ? event.participant.role
    : null;
}

const settleBySnapshot = (event: ServerEvent, command: Command): Settlement =>
  getSnapshot(event, command) === null ? null : confirmed;

/** The conversation has been paused, or goes on. */
const settleByHold = (event: ServerEvent, command: Command, paused: boolean): Settlement => {
  const snapshot = getSnapshot(event, command);
  const isPaused = snapshot === null ? null : snapshot.state === 'paused';
  const isHeld =
    event.type === 'hold-changed' && event.conversationId === getCommandConversationId(command)
      ? event.paused
      : isPaused;
  return isHeld === paused ? confirmed : null;
};

/** Answered by the list of hands with or without this agent's; a supervisor who joins lowers all of them. */
const createHandRule = (isRaised: boolean): CommandRule<CommandOf<'raise-hand'>> => ({
  responseKind: 'request',
  queueKey: conversationQueueKey,
  check: (state, command) => {
    const conversation = state.conversations.byId.get(command.conversationId);
    if (conversation === undefined) return 'no-such-conversation';
    return !isRaised || canRaiseHand(conversation) ? null : 'not-allowed';
  },
  settle: (event, { command }, { agent }) => {
    const isAbout = event.type === 'hands-changed' && event.conversationId === command.conversationId;
    const names = isAbout ? event.names : getSnapshot(event, command)?.handsRaised;
    return agent !== null && names?.includes(agent.username) === isRaised ? confirmed : null;
  },
});

const isClosedBy = (event: ServerEvent, command: Command): boolean =>
  event.type === 'conversation-closed' && event.conversationId === getCommandConversationId(command);

const conversationQueueKey = (command: Command) => `${command.type} ${String(getCommandConversationId(command))}`;

/** The conversation ended before the command took effect. An unknown reason does not count as that. */
const hasEndedOtherwise = (event: ServerEvent, command: Command): boolean =>
  event.type === 'conversation-closed' &&
  event.conversationId === getCommandConversationId(command) &&
  (event.reason === 'customer-left' || event.reason === 'logged-out');

/** The clocks of server and page may differ by as much when history is searched for what a command has caused. */
const clockToleranceMs = 10_000;

/** The events of a conversation that may answer a command: a live one, or those of its history since the command. */
function eventsSince(event: ServerEvent, { command, issuedAt }: PendingCommand): readonly ServerEvent[] {
  if (event.type !== 'conversation-snapshot') return [event];
  if (event.conversation.id !== getCommandConversationId(command)) return [];
  return event.history.filter((past) => past.type === 'entry-added' && past.entry.at >= issuedAt - clockToleranceMs);
}

function settleReroute(
  event: ServerEvent,
  pendingCommand: PendingCommand & { readonly command: CommandOf<'transfer'> },
  state: SessionState,
): Settlement {
  const { command } = pendingCommand;
  if (hasEndedOtherwise(event, command)) return { refused: '' };
  // A transfer removes this agent from the conversation. For a conference or a consultation, removal means it failed.
  if (isClosedBy(event, command)) return command.type === 'transfer' ? confirmed : { refused: '' };
  if (event.type === 'reroute-acknowledged') return event.action === command.type ? confirmed : null;
  const isPlaced = eventsSince(event, pendingCommand).some(
    (past) =>
      past.type === 'entry-added' &&
      past.conversationId === command.conversationId &&
      past.entry.kind === 'notice' &&
      past.entry.what.type === 'reroute-placed' &&
      past.entry.what.direction === command.type &&
      // A colleague in the same conversation may have made the same request.
      [state.agent?.username, ''].includes(past.entry.what.requestedBy),
  );
  return isPlaced ? confirmed : null;
}

/** We left the conversation, or moved on to wrap-up. */
const isDeparture = (event: ServerEvent, command: Command): boolean =>
  isClosedBy(event, command) ||
  (event.type === 'wrap-up-started' && event.conversationId === getCommandConversationId(command)) ||
  getSnapshot(event, command)?.role === 'wrap-up';

const rerouteRule: CommandRule<CommandOf<'transfer'>> = {
  responseKind: 'request',
  queueKey: conversationQueueKey,
  check: requirePrimary,
  settle: settleReroute,
};

/** One rule per command: what answers it, what it may run beside, what it requires, and which events settle it. */
addCommandRules({
  'set-agent-state': {
    responseKind: 'request',
    queueKey: ({ agentId }) => `agent ${agentId}`,
    check: ({ agent }, { agentId }) =>
      agent !== null && isSupervisor(agent) && agentId !== agent.id ? null : 'not-allowed',
    settle: (event, { command }) =>
      event.type === 'team-reported' &&
      event.members.some(({ id, state }) => id === command.agentId && state === command.state)
        ? confirmed
        : null,
  },
  'accept-offer': {
    responseKind: 'request',
    queueKey: conversationQueueKey,
    check: (state, { conversationId }) => (state.offers.byId.has(conversationId) ? null : 'no-such-offer'),
    settle: (event, { command }, state) =>
      event.type === 'offer-withdrawn' && selectWithdrawnOffer(state, event)?.conversationId === command.conversationId
        ? { refused: '' }
        : settleBySnapshot(event, command),
  },
  leave: {
    responseKind: 'request',
    queueKey: conversationQueueKey,
    check: requireConversation,
    settle: (event, { command }) => (isDeparture(event, command) ? confirmed : null),
  },
  // Its delivery has rules of its own (`delivery/delivery.ts`).
  'send-message': { responseKind: 'message', check: checkMessage },
  'send-typing': { responseKind: 'none', check: requirePrimary },
  'send-read': { responseKind: 'none', check: requirePrimary },
  'extend-sla': { responseKind: 'none', check: requirePrimary },
  'raise-hand': createHandRule(true),
  'lower-hand': createHandRule(false),
  transfer: rerouteRule,
  conference: rerouteRule,
  consult: rerouteRule,
  'consult-conference': {
    responseKind: 'request',
    queueKey: conversationQueueKey,
    check: requirePrimary,
    // Nothing is routed: the colleague is already there and only changes roles.
    settle: (event, { command }, state) => {
      const isRoleChange = event.type === 'participant-role-changed' && event.conversationId === command.conversationId;
      const participants = isRoleChange ? [event.participant] : (getSnapshot(event, command)?.participants ?? []);
      const isPrimary = participants.some(
        ({ role, agentId }) =>
          role === 'primary' &&
          agentId !== state.agent?.id &&
          (command.target.to === 'queue' || agentId === command.target.agentId),
      );
      return isPrimary ? confirmed : null;
    },
  },
  'consult-transfer': {
    responseKind: 'request',
    queueKey: conversationQueueKey,
    check: requirePrimary,
    settle: (event, { command }) => {
      if (hasEndedOtherwise(event, command)) return { refused: '' };
      return isDeparture(event, command) ? confirmed : null;
    },
  },
  monitor: {
    responseKind: 'request',
    queueKey: conversationQueueKey,
    check: ({ agent }) => (agent !== null && isSupervisor(agent) ? null : 'not-allowed'),
    settle: (event, { command }) => settleBySnapshot(event, command),
  },
  'whisper-mode': {
    responseKind: 'request',
    queueKey: conversationQueueKey,
    check: requireConversation,
    settle: (event, { command }, state) => (getOwnRole(event, command, state) === 'assistant' ? confirmed : null),
  },
  'barge-in': {
    responseKind: 'request',
    queueKey: conversationQueueKey,
    check: requireConversation,
    settle: (event, { command }, state) => (getOwnRole(event, command, state) === 'primary' ? confirmed : null),
  },
  pause: {
    responseKind: 'request',
    queueKey: conversationQueueKey,
    check: requirePrimary,
    settle: (event, { command }) => settleByHold(event, command, true),
  },
  resume: {
    responseKind: 'request',
    queueKey: conversationQueueKey,
    check: requirePrimary,
    settle: (event, { command }) => settleByHold(event, command, false),
  },
  'close-wrap-up': {
    responseKind: 'request',
    queueKey: conversationQueueKey,
    check: requireConversation,
    settle: (event, { command }) => {
      if (event.type !== 'conversation-closed' || event.conversationId !== command.conversationId) return null;
      // Wrap-up expired before the codes arrived. They are lost, and the agent must be informed.
      return command.codes !== null && event.reason === 'wrap-up-expired' ? { refused: '' } : confirmed;
    },
  },
  'subscribe-list': {
    responseKind: 'request',
    queueKey: ({ list }) => `list ${list.id}`,
    settle: (event, { command }) =>
      event.type === 'pull-lists-subscribed' && event.lists.some(({ id }) => id === command.list.id) ? confirmed : null,
  },
  'unsubscribe-list': {
    responseKind: 'request',
    queueKey: ({ list }) => `list ${list.id}`,
    settle: (event, { command }) => {
      if (event.type === 'pull-list-dropped') return event.listId === command.list.id ? confirmed : null;
      if (event.type !== 'pull-lists-subscribed') return null;
      return event.lists.some(({ id }) => id === command.list.id) ? null : confirmed;
    },
  },
  'join-item': {
    responseKind: 'request',
    queueKey: conversationQueueKey,
    settle: (event, { command }) => settleBySnapshot(event, command),
  },
  'end-item': {
    responseKind: 'request',
    queueKey: ({ itemId }) => `end ${itemId}`,
    settle: (event, { command }) => {
      if (event.type === 'queue-items-listed')
        return event.replace && event.items.every(({ id }) => id !== command.itemId) ? confirmed : null;
      if (event.type !== 'queue-item-changed' || event.item.id !== command.itemId) return null;
      return event.item.status === 'closing' || event.item.status === 'closed' ? confirmed : null;
    },
  },
});

/** Checks that the server does not make: it would drop such a message, or send a whisper to the customer. */
function checkMessage(state: SessionState, command: CommandOf<'send-message'>): NotSentReason | null {
  const conversation = state.conversations.byId.get(command.conversationId);
  if (conversation === undefined) return 'no-such-conversation';
  if (isEmpty(command.body)) return 'empty';
  if (conversation.state === 'closed' || conversation.role === 'wrap-up') return 'not-allowed';
  if (command.whisper) return selectCanWhisper(state, conversation) ? null : 'no-whisper-recipient';
  if (conversation.role !== 'primary') return 'not-allowed';
  return conversation.channelSessions.some(({ voice }) => !voice) ? null : 'no-channel';
}

const isEmpty = (body: OutgoingBody): boolean => body.type === 'text' && isBlank(body.text);
