import type { Message } from '../../domain/index.js';
import type { Draft } from '../../store/state.js';

export const emptyDraft: Draft = { text: '', replyTo: null, whisper: false };

/** Null when there is nothing in it worth keeping. */
export const worthKeeping = (draft: Draft): Draft | null =>
  draft.text === '' && draft.replyTo === null && !draft.whisper ? null : draft;

/** Answers to a whisper are whispers: the customer must not even learn that there was one. */
export const replyingTo = (draft: Draft | null, message: Message): Draft => ({
  ...(draft ?? emptyDraft),
  replyTo: message.messageId,
  whisper: (draft?.whisper ?? false) || message.whisper,
});

export function withText(draft: Draft | null, text: string): Draft {
  const before = draft?.text ?? '';
  const gap = before === '' || /\s$/.test(before) ? '' : ' ';
  return { ...(draft ?? emptyDraft), text: before + gap + text };
}
