import type {
  Command,
  CommandOf,
  CommandType,
  Message,
  NotSentReason,
  OutgoingBody,
  Participant,
  ServerEvent,
} from '../domain/index.js';
import { isChannelOn, isSupervisor } from '../domain/index.js';
import { commandConversation, selectMayWhisper, selectWithdrawn } from './selectors.js';
import type { PendingRow, SessionState } from './state.js';

/** What a server event means for a wish: it came true, it was refused, or nothing. */
export type Verdict = { readonly confirmed: true } | { readonly refused: string } | null;

interface Rule<C extends Command> {
  /**
   * How long to wait for an answer: a `state` change, a `request` others must act upon, a `message` echo. `none`: nothing
   * on the wire answers it, it has ended when it was sent.
   */
  readonly answer: 'state' | 'request' | 'message' | 'none';
  /** Only one wish with the same key is under way; further ones wait (`state`) or are turned away. */
  readonly lane?: (command: C) => string;
  /** Why it cannot be sent at all. */
  readonly check?: (state: SessionState, command: C) => NotSentReason | null;
  readonly judge?: (event: ServerEvent, row: PendingRow & { readonly command: C }, state: SessionState) => Verdict;
}

type Rules = { readonly [Type in CommandType]: Rule<CommandOf<Type>> };

const confirmed: Verdict = { confirmed: true };

const holdsConversation = (state: SessionState, command: Command): NotSentReason | null => {
  const id = commandConversation(command);
  return id !== null && state.conversations.byId.has(id) ? null : 'no-such-conversation';
};

const isPrimary = (state: SessionState, command: Command): NotSentReason | null => {
  const missing = holdsConversation(state, command);
  if (missing !== null) return missing;
  const id = commandConversation(command);
  const conversation = id === null ? undefined : state.conversations.byId.get(id);
  return conversation?.role === 'primary' && conversation.state !== 'closed' ? null : 'not-allowed';
};

/** A presence report answers the one state wish under way: it came true, or `changed: false` says that it will not. */
const judgePresence =
  (came: (event: Extract<ServerEvent, { type: 'presence-reported' }>) => boolean) =>
  (event: ServerEvent): Verdict => {
    if (event.type !== 'presence-reported') return null;
    if (came(event)) return confirmed;
    // Presence also comes unasked, after an accept or a RONA; only a refusal is an answer to us.
    return event.changed ? null : { refused: '' };
  };

const ownRoleChange = (event: ServerEvent, command: Command, state: SessionState): Participant | null =>
  event.type === 'participant-role-changed' &&
  event.conversationId === commandConversation(command) &&
  event.participant.agentId === state.agent?.id
    ? event.participant
    : null;

const opens = (event: ServerEvent, command: Command): Verdict =>
  event.type === 'conversation-snapshot' && event.conversation.id === commandConversation(command) ? confirmed : null;

const closes = (event: ServerEvent, command: Command): boolean =>
  event.type === 'conversation-closed' && event.conversationId === commandConversation(command);

const stateLane = () => 'state';
const conversationLane = (command: Command) => `${command.type} ${commandConversation(command) ?? ''}`;

/** It ended before the wish could come true. Words we do not know are no reason to say that it did not. */
const endedOtherwise = (event: ServerEvent, command: Command): boolean =>
  event.type === 'conversation-closed' &&
  event.conversationId === commandConversation(command) &&
  (event.reason === 'customer-left' || event.reason === 'logged-out');

function judgeReroute(event: ServerEvent, command: CommandOf<'transfer'>, state: SessionState): Verdict {
  if (endedOtherwise(event, command)) return { refused: '' };
  // A transfer takes us out; whoever asked for company and is out has not got it.
  if (closes(event, command)) return command.type === 'transfer' ? confirmed : { refused: '' };
  if (event.type === 'reroute-acknowledged') return event.action === command.type ? confirmed : null;
  const placed =
    event.type === 'entry-added' &&
    event.conversationId === command.conversationId &&
    event.entry.kind === 'notice' &&
    event.entry.what.type === 'reroute-placed' &&
    event.entry.what.direction === command.type &&
    // A colleague in the same conversation may have been quicker with the same request.
    [state.agent?.username, ''].includes(event.entry.what.requestedBy);
  return placed ? confirmed : null;
}

/** Out of the conversation, or out of the talk and into wrap-up. */
const departs = (event: ServerEvent, command: Command): boolean =>
  closes(event, command) || (event.type === 'wrap-up-started' && event.conversationId === commandConversation(command));

const reroute: Rule<CommandOf<'transfer'>> = {
  answer: 'request',
  lane: conversationLane,
  check: isPrimary,
  judge: (event, { command }, state) => judgeReroute(event, command, state),
};

/** One row per command: how it is answered, what may be under way beside it, what it needs, what its answers mean. */
export const rules: Rules = {
  'set-state': {
    answer: 'state',
    lane: stateLane,
    judge: (event, { command }) => judgePresence(({ presence }) => presence.state === command.state)(event),
  },
  'set-channel': {
    answer: 'state',
    lane: stateLane,
    check: (state, { channelId }) => (state.channels.some(({ id }) => id === channelId) ? null : 'no-channel'),
    judge: (event, { command }) =>
      judgePresence(({ channels }) => {
        const channel = channels.find(({ id }) => id === command.channelId);
        // Open tasks keep a domain on its way out; that is what was asked for.
        return channel !== undefined && isChannelOn(channel.state) === command.ready;
      })(event),
  },
  'log-out': {
    answer: 'state',
    lane: stateLane,
    judge: (event) => judgePresence(({ presence }) => presence.state === 'logged-out')(event),
  },
  'accept-offer': {
    answer: 'request',
    lane: conversationLane,
    check: (state, { conversationId }) => (state.offers.byId.has(conversationId) ? null : 'no-such-offer'),
    judge: (event, { command }, state) =>
      event.type === 'offer-withdrawn' && selectWithdrawn(state, event)?.conversationId === command.conversationId
        ? { refused: '' }
        : opens(event, command),
  },
  leave: {
    answer: 'request',
    lane: conversationLane,
    check: holdsConversation,
    judge: (event, { command }) => (departs(event, command) ? confirmed : null),
  },
  'send-message': {
    answer: 'message',
    check: checkMessage,
    judge: (event, row, state) => {
      if (event.type === 'entry-added' && event.conversationId === row.command.conversationId) {
        return event.entry.kind === 'message' && confirmsMessage(event.entry, row, state) ? confirmed : null;
      }
      if (event.type !== 'conversation-snapshot' || event.conversation.id !== row.command.conversationId) return null;
      const found = event.history.some(
        (past) =>
          past.type === 'entry-added' && past.entry.kind === 'message' && confirmsMessage(past.entry, row, state),
      );
      return found ? confirmed : null;
    },
  },
  'send-typing': { answer: 'none', check: isPrimary },
  'send-read': { answer: 'none', check: isPrimary },
  'extend-sla': { answer: 'none', check: isPrimary },
  transfer: reroute,
  conference: reroute,
  consult: reroute,
  'consult-conference': {
    answer: 'request',
    lane: conversationLane,
    check: isPrimary,
    // Nothing is routed and nobody rings: the colleague who is there already may speak at once.
    judge: (event, { command }, state) =>
      event.type === 'participant-role-changed' &&
      event.conversationId === command.conversationId &&
      event.participant.role === 'primary' &&
      event.participant.agentId !== state.agent?.id &&
      (command.target.to === 'queue' || event.participant.agentId === command.target.agentId)
        ? confirmed
        : null,
  },
  'consult-transfer': {
    answer: 'request',
    lane: conversationLane,
    check: isPrimary,
    judge: (event, { command }) => {
      if (endedOtherwise(event, command)) return { refused: '' };
      return departs(event, command) ? confirmed : null;
    },
  },
  monitor: {
    answer: 'request',
    lane: conversationLane,
    check: ({ agent }) => (agent !== null && isSupervisor(agent) ? null : 'not-allowed'),
    judge: (event, { command }) => opens(event, command),
  },
  'whisper-mode': {
    answer: 'request',
    lane: conversationLane,
    check: holdsConversation,
    judge: (event, { command }, state) =>
      ownRoleChange(event, command, state)?.role === 'assistant' ? confirmed : null,
  },
  'barge-in': {
    answer: 'request',
    lane: conversationLane,
    check: holdsConversation,
    judge: (event, { command }, state) => (ownRoleChange(event, command, state)?.role === 'primary' ? confirmed : null),
  },
  pause: {
    answer: 'request',
    lane: conversationLane,
    check: isPrimary,
    judge: (event, { command }) =>
      event.type === 'hold-changed' && event.conversationId === command.conversationId && event.paused
        ? confirmed
        : null,
  },
  resume: {
    answer: 'request',
    lane: conversationLane,
    check: isPrimary,
    judge: (event, { command }) =>
      event.type === 'hold-changed' && event.conversationId === command.conversationId && !event.paused
        ? confirmed
        : null,
  },
  'close-wrap-up': {
    answer: 'request',
    lane: conversationLane,
    check: holdsConversation,
    judge: (event, { command }) => {
      if (event.type !== 'conversation-closed' || event.conversationId !== command.conversationId) return null;
      // The timer was quicker than the codes: they are lost, and who wrote them has to know.
      return command.codes !== null && event.reason === 'wrap-up-expired' ? { refused: '' } : confirmed;
    },
  },
  'subscribe-list': {
    answer: 'request',
    lane: ({ list }) => `list ${list.id}`,
    judge: (event, { command }) =>
      event.type === 'pull-lists-subscribed' && event.lists.some(({ id }) => id === command.list.id) ? confirmed : null,
  },
  'unsubscribe-list': {
    answer: 'request',
    lane: ({ list }) => `list ${list.id}`,
    judge: (event, { command }) => {
      if (event.type === 'pull-list-dropped') return event.listId === command.list.id ? confirmed : null;
      if (event.type !== 'pull-lists-subscribed') return null;
      return event.lists.some(({ id }) => id === command.list.id) ? null : confirmed;
    },
  },
  'join-item': {
    answer: 'request',
    lane: conversationLane,
    judge: (event, { command }) => opens(event, command),
  },
  'end-item': {
    answer: 'request',
    lane: ({ itemId }) => `end ${itemId}`,
    judge: (event, { command }) =>
      event.type === 'queue-item-changed' &&
      event.item.id === command.itemId &&
      (event.item.status === 'closing' || event.item.status === 'closed')
        ? confirmed
        : null,
  },
};

/** The rule of a command. The table is keyed by the command's own type, which the compiler cannot follow here. */
export const ruleOf = (command: Command): Rule<Command> => rules[command.type] as unknown as Rule<Command>;

/** Roles that may only whisper, and rules the server would answer with silence or, worse, with a message to the customer. */
function checkMessage(state: SessionState, command: CommandOf<'send-message'>): NotSentReason | null {
  const conversation = state.conversations.byId.get(command.conversationId);
  if (conversation === undefined) return 'no-such-conversation';
  if (isEmpty(command.body)) return 'empty';
  if (conversation.state === 'closed' || conversation.role === 'wrap-up') return 'not-allowed';
  if (command.whisper) return selectMayWhisper(state, conversation) ? null : 'nobody-to-whisper-to';
  if (conversation.role !== 'primary') return 'not-allowed';
  return conversation.channelSessions.some(({ voice }) => !voice) ? null : 'no-channel';
}

const isEmpty = (body: OutgoingBody): boolean => body.type === 'text' && body.text.trim() === '';

/**
 * Is this event our message? The envelope id says so, else (a server that makes new envelope ids) the message id. A
 * reply that reuses the id of what it quotes shares that id with the original and with other replies: there the sender,
 * the quote and the text decide.
 */
export function confirmsMessage(message: Message, row: PendingRow, state: SessionState): boolean {
  const ours = row.message;
  if (ours === null) return false;
  if (message.id === ours.id) return true;
  if (message.messageId !== ours.messageId) return false;
  const reusesId = ours.replyTo !== null && ours.replyTo === ours.messageId;
  if (!reusesId) return true;
  return (
    message.sender.kind === 'agent' &&
    message.sender.id === state.agent?.id &&
    message.replyTo === ours.replyTo &&
    message.body.type === ours.body.type &&
    message.body.text === ours.body.text
  );
}
