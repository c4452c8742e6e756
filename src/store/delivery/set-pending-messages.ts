import type { PendingCommand, SessionState } from '../state.js';

/** Replaces the own messages, which stay in their order after all other commands. Unchanged ones keep their identity. */
export function setPendingMessages(state: SessionState, messages: readonly PendingCommand[]): SessionState {
  const known = new Map(state.pending.map((pending) => [pending.id, pending]));
  const next = messages.map((message) => {
    const same = known.get(message.id);
    return same?.delivery === message.delivery &&
      same.problem === message.problem &&
      same.message?.at === message.message?.at
      ? same
      : message;
  });
  const pending = [...state.pending.filter(({ command }) => command.type !== 'send-message'), ...next];
  const isSame = pending.length === state.pending.length && pending.every((one, i) => one === state.pending[i]);
  return isSame ? state : { ...state, pending };
}
