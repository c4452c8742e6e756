import type { Command, CommandId, Message, NotSentReason, ServerEvent } from '../domain/index.js';
import { ruleOf, type Verdict } from './command-rules.js';
import type { LocalState, PendingRow, SessionState } from './state.js';

/** Allowed steps of a message on its way; anything else is a mistake of ours and throws. */
const steps: Record<PendingRow['delivery'], readonly PendingRow['delivery'][]> = {
  queued: ['sending', 'rejected'],
  sending: ['queued', 'unconfirmed', 'rejected'],
  unconfirmed: ['queued', 'undecided', 'rejected'],
  undecided: ['queued', 'rejected'],
  rejected: ['queued'],
};

/** Why a command cannot even be queued; null when it can. */
export function refusalOf(state: SessionState, command: Command): NotSentReason | null {
  if (state.agent === null) return 'session-ended';
  const rule = ruleOf(command);
  const refused = rule.check?.(state, command) ?? null;
  if (refused !== null) return refused;
  const lane = rule.lane?.(command);
  if (lane === undefined || rule.answer === 'state') return null;
  return state.pending.some(({ command: other }) => ruleOf(other).lane?.(other) === lane) ? 'already-pending' : null;
}

export function addRow(state: SessionState, row: PendingRow): SessionState {
  return { ...state, pending: [...state.pending, row], local: rememberAsked(state.local, row.command) };
}

function rememberAsked(local: LocalState, command: Command): LocalState {
  if (!('target' in command)) return local;
  const { conversationId, target } = command;
  const name = target.to === 'agent' ? (target.agentName ?? '') : '';
  return { ...local, askedFor: new Map(local.askedFor).set(conversationId, name) };
}

export function removeRow(state: SessionState, id: CommandId): SessionState {
  const pending = state.pending.filter((row) => row.id !== id);
  return pending.length === state.pending.length ? state : { ...state, pending };
}

export function moveRow(
  state: SessionState,
  id: CommandId,
  delivery: PendingRow['delivery'],
  problem = '',
): SessionState {
  return {
    ...state,
    pending: state.pending.map((row) => {
      if (row.id !== id || row.delivery === delivery) return row;
      if (!steps[row.delivery].includes(delivery)) {
        throw new Error(`A ${row.command.type} cannot go from ${row.delivery} to ${delivery}.`);
      }
      const message: Message | null = row.message === null ? null : { ...row.message, delivery, failure: problem };
      return { ...row, delivery, problem, message };
    }),
  };
}

/**
 * Rows that an event ends, each with what it means. An answer that does not say which of several it answers is claimed
 * by the oldest: no second row takes the same event.
 */
export function verdicts(
  state: SessionState,
  event: ServerEvent,
): readonly { row: PendingRow; verdict: NonNullable<Verdict> }[] {
  const found: { row: PendingRow; verdict: NonNullable<Verdict> }[] = [];
  for (const row of state.pending) {
    if (row.delivery === 'queued' && row.command.type !== 'send-message') continue;
    const verdict = ruleOf(row.command).judge?.(event, row, state) ?? null;
    if (verdict === null) continue;
    found.push({ row, verdict });
    const message = event.type === 'entry-added' && row.command.type === 'send-message';
    if (message || event.type === 'reroute-acknowledged') break;
  }
  return found;
}

/**
 * Rows that may be sent now. State changes go one at a time, because their answers do not say which they answer;
 * messages go one at a time per conversation, in the order they were written, and one whose fate is unknown holds the
 * others back.
 */
export function sendable(state: SessionState): readonly PendingRow[] {
  const busy = new Set<string>();
  const ready: PendingRow[] = [];
  for (const row of state.pending) {
    const lane = laneOf(row.command);
    if (lane !== null) {
      if (busy.has(lane)) continue;
      // A rejected message is only there to be read; it holds nothing back.
      if (row.delivery !== 'rejected') busy.add(lane);
    }
    if (row.delivery === 'queued') ready.push(row);
  }
  return ready;
}

function laneOf(command: Command): string | null {
  if (command.type === 'send-message') return `message ${command.conversationId}`;
  return ruleOf(command).lane?.(command) ?? null;
}
