import type { CommandOf, Conversation, EpochMs } from '../../domain/index.js';
import { isObject } from '../../domain/is-object.js';
import { createRow, type OutboxRow } from '../../store/delivery/outbox-row.js';
import type { SessionState } from '../../store/state.js';

/** An own message on the device. */
export interface StoredMessage {
  readonly row: OutboxRow;
  readonly command: CommandOf<'send-message'>;
  readonly issuedAt: EpochMs;
  /** Its conversation without entries, to name it if it ends meanwhile. */
  readonly conversation: Conversation | null;
}

/** Null for what another script has written. */
export function readStoredMessage(value: unknown): StoredMessage | null {
  if (!isObject(value)) return null;
  const { row, command, issuedAt, conversation } = value as unknown as StoredMessage;
  if (!isObject(row) || !isObject(command) || typeof issuedAt !== 'number') return null;
  const { id, conversationId, message } = row;
  const isMessage =
    isObject(message) && isObject(message.body) && isObject(message.sender) && command.type === 'send-message';
  const texts: readonly unknown[] = [id, conversationId, message?.id, message?.messageId];
  if (!isMessage || command.conversationId !== conversationId || texts.some((text) => typeof text !== 'string')) {
    return null;
  }
  return { row: createRow(row), command, issuedAt, conversation: isObject(conversation) ? conversation : null };
}

/** Lists conversations that have ended before this page knew them, with the messages that were not confirmed. */
export function listUnsentAsEnded(state: SessionState, stored: readonly StoredMessage[], now: EpochMs): SessionState {
  const [first] = stored;
  const conversation = first?.conversation ?? null;
  if (first === undefined || conversation === null) return state;
  const { endedConversations } = state.local;
  const unsent = stored.map(({ row }) => ({
    ...row.message,
    delivery: row.sends > 0 ? ('undecided' as const) : ('queued' as const),
  }));
  const known = endedConversations.find((ended) => ended.conversation.id === conversation.id);
  const ended = known ?? { conversation, reason: 'other' as const, detail: '', at: now };
  const others = endedConversations.filter((other) => other !== known);
  const listed = { ...ended, unsent: [...(ended.unsent ?? []), ...unsent] };
  return { ...state, local: { ...state.local, endedConversations: [...others, listed] } };
}
