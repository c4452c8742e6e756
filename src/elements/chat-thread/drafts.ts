import type { Message } from '../../domain/index.js';
import type { Draft } from '../../store/state.js';

export const emptyDraft: Draft = { text: '', replyTo: null, whisper: false };

/** Null when there is nothing in it worth keeping. */
export const worthKeeping = (draft: Draft): Draft | null =>
  draft.text === '' && draft.replyTo === null && !draft.whisper ? null : draft;

/** Answers to a whisper are whispers: the customer must not even learn that there was one. */
export const replyingTo = (draft: Draft, message: Message): Draft => ({
  ...draft,
  replyTo: message.messageId,
  whisper: draft.whisper || message.whisper,
});

export const withText = (draft: Draft, text: string): Draft => ({
  ...draft,
  text: draft.text + (/\S$/.test(draft.text) ? ' ' : '') + text,
});
