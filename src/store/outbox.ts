import type { Command, CommandId, NotSentReason, ServerEvent } from '../domain/index.js';
import { getCommandRule, type Settlement } from './basic-command-rules.js';
import type { LocalState, PendingCommand, SessionState } from './state.js';

/** Allowed transitions of commands that are no messages. Any other is a programming error and throws. */
const allowedTransitions: Partial<Record<PendingCommand['delivery'], readonly PendingCommand['delivery'][]>> = {
  queued: ['sending'],
  sending: ['unconfirmed'],
};

/** Why a command cannot even be queued; null when it can. */
export function getNotSentReason(state: SessionState, command: Command): NotSentReason | null {
  const isFrozen = command.type === 'send-message' && state.connection.status === 'taken-over';
  if (state.agent === null || isFrozen) return 'session-ended';
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

export function updateDelivery(state: SessionState, id: CommandId, delivery: PendingCommand['delivery']): SessionState {
  return {
    ...state,
    pending: state.pending.map((pendingCommand) => {
      if (pendingCommand.id !== id || pendingCommand.delivery === delivery) return pendingCommand;
      if (!(allowedTransitions[pendingCommand.delivery] ?? []).includes(delivery)) {
        throw new Error(`A ${pendingCommand.command.type} cannot go from ${pendingCommand.delivery} to ${delivery}.`);
      }
      return { ...pendingCommand, delivery };
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
  for (const pendingCommand of state.pending) {
    if (pendingCommand.delivery === 'queued') continue;
    const settlement = getCommandRule(pendingCommand.command).settle?.(event, pendingCommand, state) ?? null;
    if (settlement === null) continue;
    settlements.push({ pendingCommand, settlement });
    if (event.type === 'reroute-acknowledged') break;
  }
  return settlements;
}

/**
 * The commands that may be sent now. State changes are sent one at a time, because responses do not say which request they
 * answer. Messages are sent by the rules of delivery (`delivery/delivery.ts`).
 */
export function getSendableCommands(state: SessionState): readonly PendingCommand[] {
  const busyQueueKeys = new Set<string>();
  const sendable: PendingCommand[] = [];
  for (const pendingCommand of state.pending) {
    const { command, delivery } = pendingCommand;
    if (command.type === 'send-message') continue;
    const queueKey = getCommandRule(command).queueKey?.(command) ?? null;
    if (queueKey !== null) {
      if (busyQueueKeys.has(queueKey)) continue;
      busyQueueKeys.add(queueKey);
    }
    if (delivery === 'queued') sendable.push(pendingCommand);
  }
  return sendable;
}
