import type { Command, CommandId, EntryId, Message, NotSentReason, ServerEvent } from '../domain/index.js';
import { getCommandRule, type Settlement } from './command-rules.js';
import type { LocalState, PendingCommand, SessionState } from './state.js';

/** Allowed delivery transitions. Any other is a programming error and throws. */
const allowedTransitions: Record<PendingCommand['delivery'], readonly PendingCommand['delivery'][]> = {
  queued: ['sending', 'rejected'],
  sending: ['queued', 'unconfirmed', 'rejected'],
  unconfirmed: ['queued', 'undecided', 'rejected'],
  undecided: ['queued', 'rejected'],
  rejected: ['queued'],
};

/** Why a command cannot even be queued; null when it can. */
export function getNotSentReason(state: SessionState, command: Command): NotSentReason | null {
  if (state.agent === null) return 'session-ended';
  const rule = getCommandRule(command);
  const notSentReason = rule.check?.(state, command) ?? null;
  if (notSentReason !== null) return notSentReason;
  const queueKey = rule.queueKey?.(command);
  if (queueKey === undefined || rule.responseKind === 'state') return null;
  return state.pending.some(({ command: other }) => getCommandRule(other).queueKey?.(other) === queueKey)
    ? 'already-pending'
    : null;
}

export function addPendingCommand(state: SessionState, pendingCommand: PendingCommand): SessionState {
  return {
    ...state,
    pending: [...state.pending, pendingCommand],
    local: rememberRequestedAgent(state.local, pendingCommand.command),
  };
}

function rememberRequestedAgent(local: LocalState, command: Command): LocalState {
  if (!('target' in command)) return local;
  const { conversationId, target } = command;
  const name = target.to === 'agent' ? (target.agentName ?? '') : '';
  return { ...local, requestedAgentNames: new Map(local.requestedAgentNames).set(conversationId, name) };
}

export function removePendingCommand(state: SessionState, id: CommandId): SessionState {
  const pending = state.pending.filter((pendingCommand) => pendingCommand.id !== id);
  return pending.length === state.pending.length ? state : { ...state, pending };
}

/**
 * Puts the texts of own messages without an outcome back into the drafts, before what has been written since. A draft with a
 * whisper in it is a whisper, so that none goes to the customer.
 */
export function returnMessagesToDrafts(state: SessionState): SessionState {
  const drafts = new Map(state.local.drafts);
  for (const { command } of [...state.pending].reverse()) {
    if (command.type !== 'send-message') continue;
    const { conversationId, body, replyTo, whisper } = command;
    const text = 'text' in body ? body.text : '';
    if (text === '') continue;
    const later = drafts.get(conversationId) ?? { text: '', replyTo: null, whisper: false };
    drafts.set(conversationId, {
      ...later,
      text: later.text === '' ? text : `${text}\n${later.text}`,
      replyTo: later.replyTo ?? replyTo,
      whisper: later.whisper || whisper,
    });
  }
  return { ...state, local: { ...state.local, drafts } };
}

export function updateDelivery(
  state: SessionState,
  id: CommandId,
  delivery: PendingCommand['delivery'],
  problem = '',
): SessionState {
  return {
    ...state,
    pending: state.pending.map((pendingCommand) => {
      if (pendingCommand.id !== id || pendingCommand.delivery === delivery) return pendingCommand;
      if (!allowedTransitions[pendingCommand.delivery].includes(delivery)) {
        throw new Error(`A ${pendingCommand.command.type} cannot go from ${pendingCommand.delivery} to ${delivery}.`);
      }
      const message: Message | null =
        pendingCommand.message === null ? null : { ...pendingCommand.message, delivery, failure: problem };
      return { ...pendingCommand, delivery, problem, message };
    }),
  };
}

/**
 * The pending commands that an event settles. An event that may refer to several commands settles only the oldest.
 */
export function findSettlements(
  state: SessionState,
  event: ServerEvent,
): readonly { pendingCommand: PendingCommand; settlement: NonNullable<Settlement> }[] {
  const settlements: { pendingCommand: PendingCommand; settlement: NonNullable<Settlement> }[] = [];
  const claimed = new Set<EntryId>();
  for (const pendingCommand of state.pending) {
    if (pendingCommand.delivery === 'queued' && pendingCommand.command.type !== 'send-message') continue;
    const settlement = getCommandRule(pendingCommand.command).settle?.(event, pendingCommand, state, claimed) ?? null;
    if (settlement === null) continue;
    settlements.push({ pendingCommand, settlement });
    const isEcho = event.type === 'entry-added' && pendingCommand.command.type === 'send-message';
    if (isEcho || event.type === 'reroute-acknowledged') break;
  }
  return settlements;
}

/**
 * The commands that may be sent now. State changes are sent one at a time, because responses do not say which request
 * they answer. Messages are sent one at a time and in order per conversation; an undecided one blocks those after it.
 */
export function getSendableCommands(state: SessionState): readonly PendingCommand[] {
  const busyQueueKeys = new Set<string>();
  const sendable: PendingCommand[] = [];
  for (const pendingCommand of state.pending) {
    const queueKey = getQueueKey(pendingCommand.command);
    if (queueKey !== null) {
      if (busyQueueKeys.has(queueKey)) continue;
      // A rejected message is only shown; it does not block others.
      if (pendingCommand.delivery !== 'rejected') busyQueueKeys.add(queueKey);
    }
    if (pendingCommand.delivery === 'queued') sendable.push(pendingCommand);
  }
  return sendable;
}

function getQueueKey(command: Command): string | null {
  if (command.type === 'send-message') return `message ${command.conversationId}`;
  return getCommandRule(command).queueKey?.(command) ?? null;
}
